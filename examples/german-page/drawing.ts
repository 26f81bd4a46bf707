/** Mosterei Holzapfel: Startseite einer Mosterei, die es nicht gibt, von Hand gesetzt in einem deutschen Figma. */
import { openHand, shuffleLayers, type DefaultNames } from '../draw/hand.ts';
import type { IconName } from '../draw/icons.ts';
import { frame, type Sketch, type TypeStyle } from '../draw/sketch.ts';
import { picture, shadow } from '../draw/values.ts';

const moss = '#3c5a2a';
const ink = '#2b2a22';
const muted = '#6f6b5c';
const rust = '#b93c28';
const cream = '#fbf6ea';
const hair = '#e5dcc6';
const white = '#ffffff';

function nunito(weight: number, size: number, line: TypeStyle['line'] = 'auto'): TypeStyle {
  return { family: 'Nunito', weight, size, line };
}
const t = {
  h1: nunito(800, 54, 60),
  h2: nunito(800, 38),
  h3: nunito(700, 20),
  over: nunito(700, 15),
  nav: nunito(700, 16),
  lead: nunito(400, 18, 28),
  body: nunito(400, 16, 25),
  strong: nunito(700, 16),
  small: nunito(400, 14, 20),
  smallStrong: nunito(700, 14),
  tiny: nunito(700, 12),
  price: nunito(800, 20),
  button: nunito(700, 16),
} as const;

const names: DefaultNames = {
  rectangle: 'Rechteck',
  ellipse: 'Ellipse',
  line: 'Linie',
  group: 'Gruppe',
  frame: 'Frame',
  image: 'Bild',
  star: 'Stern',
  vector: 'Vektor',
};
const hand = openHand({ seed: 1911, names, shake: 0.44, first: 2 });
const centre = [0.5, 0.5] as const;
const right = [1, 0] as const;

function logo(x: number, y: number, colour: typeof moss | typeof cream): Sketch {
  const c = hand.at(x, y);
  return hand.group([
    c.ellipse(0, 0, 48, 48, { fill: rust }),
    c.icon(10, 9, 28, 'apple', { stroke: white }, 2),
    c.text(60, -2, 'Holzapfel', nunito(800, 24), { fill: colour }),
    c.text(60, 28, 'Mosterei seit 1911', nunito(400, 13), { fill: colour }),
  ]);
}

const header: readonly Sketch[] = [
  logo(120, 24, moss),
  hand.text(500, 37, 'Start', t.nav, { fill: rust }),
  hand.text(573, 37, 'Säfte', t.nav, { fill: ink }),
  hand.text(648, 37, 'Lohnmosten', t.nav, { fill: ink }),
  hand.text(775, 37, 'Termine', t.nav, { fill: ink }),
  hand.text(871, 37, 'Kontakt', t.nav, { fill: ink }),
  hand.icon(994, 38, 20, 'phone', { stroke: moss }),
  hand.text(1021, 37, '04168 555 270', t.nav, { fill: moss }),
  hand.group([
    hand.rectangle(1160, 24, 160, 48, { fill: moss, radius: 24 }),
    hand.text(1240, 48, 'Termin buchen', t.smallStrong, { fill: white, pivot: centre }),
  ]),
];

const advantages: readonly (readonly [glyph: IconName, title: string, about: string])[] = [
  ['apple', 'Ihr eigener Saft', 'Schon ab 50 kg pressen wir jede Ernte für sich.'],
  ['leaf', 'Ohne Zusätze', 'Kein Zucker, kein Konzentrat, nur kurz erhitzt.'],
  ['clock', 'Am selben Tag', 'Morgens bringen, nachmittags warm mitnehmen.'],
];

function heroLayers(): readonly Sketch[] {
  const card = hand.at(168, 168);
  return [
    hand.image(120, 112, 1200, 560, { fill: picture('wiese'), radius: 28 }),
    card.rectangle(0, 0, 520, 448, { fill: white, radius: 24, effects: [shadow(12, 32, '#2b2a221f')] }),
    card.text(44, 40, 'Saison vom 1. September bis 10. November', t.smallStrong, { fill: rust }),
    // Die Überschrift besteht aus zwei Texten.
    card.text(44, 76, 'Aus Ihren Äpfeln', t.h1, { fill: ink }),
    card.text(44, 138, 'wird Ihr Saft.', t.h1, { fill: moss }),
    card.text(
      44,
      218,
      'Bringen Sie Ihre Ernte, wir waschen, pressen und füllen ab. Sie bekommen genau den Saft, der an Ihren Bäumen gewachsen ist.',
      t.body,
      { fill: muted, width: 426 },
    ),
    card.rectangle(44, 334, 192, 56, { fill: rust, radius: 28 }),
    card.text(140, 362, 'Termin buchen', t.button, { fill: white, pivot: centre }),
    card.text(266, 351, 'Preise ansehen', t.button, { fill: moss, decoration: 'UNDERLINE' }),
    ...advantages.flatMap(([glyph, title, about], index) => {
      const c = hand.at(120 + index * 408, 724);
      const parts = [
        c.ellipse(0, 4, 56, 56, { fill: '#eef2df' }),
        c.icon(14, 18, 28, glyph, { stroke: moss }),
        c.text(74, 0, title, t.strong, { fill: ink }),
        c.text(74, 24, about, t.small, { fill: muted, width: 250 }),
      ];
      return index === 1 ? parts : [hand.group(parts)];
    }),
  ];
}

interface Juice {
  readonly picture: string;
  readonly name: string;
  readonly about: string;
  readonly price: string;
  readonly badge?: string;
  readonly isGone?: boolean;
}
const juices: readonly Juice[] = [
  {
    picture: 'altlaender',
    name: 'Altländer Streuobst',
    about: 'Naturtrüb, aus mehr als zwanzig alten Sorten',
    price: '2,80 €',
  },
  {
    picture: 'quitte',
    name: 'Apfel und Quitte',
    about: 'Herb, gelb und am besten sehr kalt',
    price: '3,60 €',
    badge: 'Neu',
  },
  { picture: 'kirsche', name: 'Apfel und Kirsche', about: 'Mit Schattenmorellen aus Jork', price: '3,40 €' },
  {
    picture: 'birne',
    name: 'Birne vom Spalier',
    about: 'Nur alle zwei Jahre, solange es welche gibt',
    price: '3,90 €',
    isGone: true,
  },
];

function juiceCard(x: number, y: number, juice: Juice): readonly Sketch[] {
  const c = hand.at(x, y);
  const { name, about, price, badge, isGone = false } = juice;
  return [
    c.rectangle(0, 0, 282, 500, { fill: white, stroke: hair, radius: 20 }),
    c.rectangle(12, 12, 258, 240, {
      fill: picture(juice.picture),
      radius: 12,
      ...(isGone ? { opacity: 0.6 } : {}),
    }),
    ...(badge === undefined
      ? []
      : [
          c.rectangle(24, 24, 52, 28, { fill: rust, radius: 14 }),
          c.text(50, 38, badge, t.tiny, { fill: white, pivot: centre }),
        ]),
    ...(isGone
      ? [
          c.rectangle(86, 118, 110, 32, { fill: ink, radius: 16 }),
          c.text(141, 134, 'Ausverkauft', t.tiny, { fill: white, pivot: centre }),
        ]
      : []),
    c.text(24, 272, name, t.h3, { fill: ink }),
    c.text(24, 304, about, t.small, { fill: muted, width: 232 }),
    c.text(24, 368, price, t.price, { fill: moss }),
    c.text(94, 375, 'je Liter', t.small, { fill: muted }),
    ...(isGone
      ? [
          c.rectangle(24, 424, 234, 48, { stroke: '#b9b29c', radius: 24 }),
          c.text(141, 448, 'Benachrichtigen', t.smallStrong, { fill: ink, pivot: centre }),
        ]
      : [
          c.rectangle(24, 424, 234, 48, { fill: '#eef2df', radius: 24 }),
          c.text(141, 448, 'In den Korb', t.smallStrong, { fill: moss, pivot: centre }),
        ]),
  ];
}

function juiceLayers(): readonly Sketch[] {
  return [
    hand.text(120, 880, 'Aus unserem Keller', t.over, { fill: rust }),
    hand.text(120, 904, 'Säfte, die nach Garten schmecken', t.h2, { fill: ink }),
    hand.text(1288, 922, 'Alle 14 Sorten', t.strong, { fill: moss, pivot: right }),
    hand.icon(1298, 923, 20, 'arrow', { stroke: moss }, 2),
    ...juices.flatMap((juice, index) => {
      const card = juiceCard(120 + index * 306, 996, juice);
      return index === 2 ? card : [hand.group(card)];
    }),
  ];
}

const steps = [
  ['Anmelden', 'Termin wählen und die ungefähre Menge angeben. Das geht auch am Telefon.'],
  ['Bringen', 'Reife, saubere Äpfel in Säcken oder Kisten. Faule bitte vorher aussortieren.'],
  ['Mitnehmen', 'Nach etwa drei Stunden steht Ihr Saft bereit, abgefüllt und noch warm.'],
] as const;

function stepLayers(): readonly Sketch[] {
  return [
    hand.text(120, 1640, 'Lohnmosten', t.over, { fill: '#d8e2b9' }),
    hand.text(120, 1664, 'In drei Schritten', t.h2, { fill: white }),
    hand.text(120, 1714, 'vom Baum in die Flasche', t.h2, { fill: white }),
    ...steps.flatMap(([title, about], index) => {
      const c = hand.at(120 + index * 408, 1808);
      return [
        c.text(0, 0, `0${index + 1}`, nunito(800, 44), { fill: '#e2a93b' }),
        c.text(0, 68, title, t.h3, { fill: white }),
        c.text(0, 102, about, t.body, { fill: '#dfe6cf', width: 330 }),
        // Nur der letzte Schritt hat einen Hinweis.
        ...(index === 2
          ? [c.text(0, 186, 'Flaschen gibt es gegen Pfand bei uns.', t.smallStrong, { fill: '#e2a93b' })]
          : []),
      ];
    }),
  ];
}

const columns = [152, 500, 760, 1060] as const;
const prices = [
  ['50 bis 150 kg', '0,95 €', '5-Liter-Beutel im Karton', 'etwa 3 Stunden'],
  ['150 bis 500 kg', '0,82 €', '5- oder 10-Liter-Beutel', 'etwa 4 Stunden'],
  ['500 bis 1.500 kg', '0,74 €', 'Beutel oder Flaschen', 'bis zum Abend'],
  ['über 1.500 kg', 'auf Anfrage', 'Fass, Beutel oder Flaschen', 'nach Absprache'],
] as const;

function priceLayers(): readonly Sketch[] {
  const head = ['Menge', 'Preis je Liter', 'Abfüllung', 'Wartezeit'];
  return [
    hand.text(120, 2140, 'Was kostet das Mosten?', t.h2, { fill: ink }),
    hand.text(120, 2196, 'Aus 100 kg Äpfeln werden je nach Sorte 60 bis 70 Liter Saft.', t.body, {
      fill: muted,
    }),
    hand.rectangle(120, 2258, 1200, 360, { fill: white, stroke: hair, radius: 20 }),
    hand.rectangle(121, 2398, 1198, 72, { fill: '#f6efd9' }),
    ...head.map((label, index) =>
      hand.text(columns[index] ?? 0, 2282, label, t.smallStrong, { fill: muted }),
    ),
    ...prices.flatMap((cells, row) => {
      const texts = cells.map((said, index) =>
        hand.text(columns[index] ?? 0, 2350 + row * 72, said, index === 1 ? t.strong : t.body, {
          fill: index === 1 ? moss : ink,
        }),
      );
      return [
        hand.line(120, 2326 + row * 72, 1200, { stroke: hair }),
        ...(row % 2 === 0 ? [hand.group(texts)] : texts),
      ];
    }),
    hand.rectangle(296, 2420, 72, 26, { fill: moss, radius: 13 }),
    hand.text(332, 2433, 'beliebt', t.tiny, { fill: white, pivot: centre }),
    hand.text(120, 2642, 'Alle Preise mit Mehrwertsteuer, ohne Pfand.', t.small, { fill: muted }),
  ];
}

const dates = [
  ['03', 'Okt', 'Hoffest mit Apfelkuchen', 'Samstag, 11 bis 18 Uhr, auf dem Hof', 'Anmelden'],
  ['11', 'Okt', 'Sorten bestimmen mit Heike Ahlers', 'Sonntag, 14 Uhr, in der Scheune', 'Anmelden'],
  ['17', 'Okt', 'Essig selbst ansetzen', 'Samstag, 10 bis 13 Uhr, 35 €', 'Ausgebucht'],
  ['08', 'Nov', 'Letztes Pressen und Grünkohl', 'Sonntag, ab 12 Uhr, auf dem Hof', 'Anmelden'],
] as const;

function dateLayers(): readonly Sketch[] {
  return [
    hand.text(120, 2744, 'Termine auf dem Hof', t.h2, { fill: ink }),
    hand.text(1320, 2762, 'Ganzer Kalender', t.strong, { fill: moss, pivot: right }),
    ...dates.flatMap(([day, month, title, about, action], index) => {
      const c = hand.at(120, 2826 + index * 104);
      const isFull = action === 'Ausgebucht';
      const parts = [
        c.rectangle(0, 0, 72, 80, { fill: index === 0 ? '#f3d9d0' : '#eef2df', radius: 14 }),
        c.text(36, 12, day, nunito(800, 24), { fill: index === 0 ? rust : moss, pivot: [0.5, 0] }),
        c.text(36, 46, month, t.smallStrong, { fill: index === 0 ? rust : moss, pivot: [0.5, 0] }),
        c.text(100, 12, title, t.h3, { fill: ink }),
        c.text(100, 44, about, t.small, { fill: muted }),
        isFull
          ? c.rectangle(1052, 16, 148, 48, { fill: '#efe9da', radius: 24 })
          : c.rectangle(1052, 16, 148, 48, { stroke: moss, strokeWeight: 1.5, radius: 24 }),
        c.text(1126, 40, action, t.smallStrong, { fill: isFull ? '#8d8773' : moss, pivot: centre }),
      ];
      return index % 2 === 1 ? [hand.group(parts)] : parts;
    }),
  ];
}

const hours = [
  ['Montag', 'geschlossen'],
  ['Dienstag bis Freitag', '9–18 Uhr'],
  ['Samstag', '8–16 Uhr'],
  ['Sonntag', '10–13 Uhr'],
] as const;

function contactLayers(): readonly Sketch[] {
  const label = (x: number, y: number, said: string) => hand.text(x, y, said, t.smallStrong, { fill: ink });
  const field = { fill: cream, stroke: '#d5caae', radius: 12 } as const;
  const form = hand.at(688, 3356);
  return [
    hand.text(120, 3372, 'So finden Sie uns', t.h2, { fill: ink }),
    hand.text(120, 3438, 'Mosterei Holzapfel', t.strong, { fill: ink }),
    hand.text(120, 3463, 'Osterjork 42\n21635 Jork-Borstel', t.body, { fill: muted }),
    hand.icon(120, 3534, 22, 'phone', { stroke: rust }),
    hand.text(152, 3534, '04168 555 270', t.strong, { fill: ink }),
    hand.icon(120, 3568, 22, 'mail', { stroke: rust }),
    hand.text(152, 3568, 'hof@holzapfel.example', t.strong, { fill: ink }),
    hand.text(120, 3632, 'Öffnungszeiten in der Saison', t.h3, { fill: ink }),
    hand.group(
      hours.flatMap(([day, time], index) => [
        hand.text(120, 3674 + index * 36, day, t.body, { fill: ink }),
        hand.text(480, 3674 + index * 36, time, t.body, {
          fill: time === 'geschlossen' ? rust : ink,
          pivot: right,
        }),
        hand.line(120, 3705 + index * 36, 360, { stroke: hair }),
      ]),
    ),
    form.rectangle(0, 0, 632, 560, { fill: white, stroke: hair, radius: 24 }),
    form.text(40, 34, 'Termin anfragen', t.h3, { fill: ink }),
    label(728, 3438, 'Name'),
    hand.rectangle(728, 3464, 264, 50, field),
    hand.text(744, 3476, 'Vor- und Nachname', t.body, { fill: '#9b947f' }),
    label(1016, 3438, 'E-Mail'),
    hand.rectangle(1016, 3464, 264, 50, field),
    hand.text(1032, 3476, 'name@post.example', t.body, { fill: '#9b947f' }),
    label(728, 3534, 'Menge'),
    hand.group([
      hand.rectangle(728, 3560, 264, 50, field),
      hand.text(744, 3572, '50 bis 150 kg', t.body, { fill: ink }),
      hand.icon(958, 3575, 20, 'down', { stroke: ink }),
    ]),
    label(1016, 3534, 'Wunschtag'),
    hand.group([
      hand.rectangle(1016, 3560, 264, 50, field),
      hand.text(1032, 3572, 'TT.MM.JJJJ', t.body, { fill: '#9b947f' }),
      hand.icon(1246, 3575, 20, 'calendar', { stroke: ink }),
    ]),
    label(728, 3630, 'Nachricht'),
    hand.rectangle(728, 3656, 552, 112, field),
    hand.text(744, 3668, 'Welche Sorten bringen Sie mit?', t.body, { fill: '#9b947f' }),
    hand.rectangle(728, 3790, 22, 22, { fill: cream, stroke: '#b9ad8d', radius: 6 }),
    hand.text(762, 3791, 'Ich habe die Hinweise zum Datenschutz gelesen.', t.small, { fill: ink }),
    hand.rectangle(728, 3836, 200, 54, { fill: rust, radius: 27 }),
    hand.text(828, 3863, 'Anfrage senden', t.button, { fill: white, pivot: centre }),
    hand.text(952, 3854, 'Antwort am selben Tag', t.small, { fill: muted }),
  ];
}

const footer: readonly Sketch[] = [
  logo(120, 4048, cream),
  ...['Säfte', 'Lohnmosten', 'Termine', 'Hofladen'].map((link, index) =>
    hand.text([540, 624, 757, 853][index] ?? 0, 4061, link, t.nav, { fill: cream }),
  ),
  ...(['camera', 'chat'] as const).flatMap((glyph, index) => [
    hand.ellipse(1224 + index * 54, 4050, 42, 42, { fill: '#4d6d38' }),
    hand.icon(1235 + index * 54, 4061, 20, glyph, { stroke: white }),
  ]),
  hand.line(120, 4126, 1200, { stroke: '#5a7a44' }),
  hand.text(120, 4146, '© 2026 Mosterei Holzapfel, Inhaberin Wiebke Holzapfel', t.small, { fill: '#c9d6b4' }),
  hand.text(1094, 4146, 'Impressum', t.small, { fill: '#c9d6b4' }),
  hand.text(1182, 4146, 'Datenschutz', t.small, { fill: '#c9d6b4' }),
  hand.text(1284, 4146, 'AGB', t.small, { fill: '#c9d6b4' }),
];

const steady = hand.inside(0);
const layers = [
  steady.rectangle(-1, 1580, 1442, 488, { fill: moss }),
  steady.rectangle(0, 3300, 1441, 697, { fill: '#f3ebd6' }),
  steady.rectangle(0, 3996, 1440, 200, { fill: moss }),
  ...header,
  ...heroLayers(),
  ...juiceLayers(),
  ...stepLayers(),
  ...priceLayers(),
  ...dateLayers(),
  ...contactLayers(),
  ...footer,
];

export const germanPages = [
  {
    name: 'Seite 1',
    background: '#e8e8e8',
    children: [
      frame(
        'Desktop – 3',
        { at: { left: 40, top: -120 }, width: 1440, height: 4196, fill: cream, clip: true },
        shuffleLayers(layers, 0.2, 12),
      ),
    ],
  },
];
