/** Larkfield makes old houses warm: the home page of a company that does not exist, every layer placed by hand. */
import { openHand, shuffleLayers, type Hand } from '../draw/hand.ts';
import type { IconName } from '../draw/icons.ts';
import { frame, type Sketch, type TypeStyle } from '../draw/sketch.ts';
import { picture, shadow, tint, type Hex } from '../draw/values.ts';

const pine = '#1f4d3f';
const ink = '#1c2723';
const muted = '#66716c';
const sand = '#f4efe5';
const ember = '#e9743b';
const white = '#ffffff';
const hair = '#e2ddd1';

function poppins(weight: number, size: number, line: TypeStyle['line'] = 'auto', spacing = 0): TypeStyle {
  return { family: 'Poppins', weight, size, line, spacing };
}
const t = {
  hero: poppins(600, 64, 'auto', -1.28),
  h2: poppins(600, 40, 'auto', -0.4),
  h3: poppins(600, 20),
  figure: poppins(600, 48, 'auto', -0.5),
  lead: poppins(400, 18, 30),
  body: poppins(400, 16, 26),
  small: poppins(400, 14, 22),
  nav: poppins(500, 15),
  label: poppins(600, 16),
  labelSmall: poppins(600, 14),
  over: poppins(600, 14, 'auto', 1.4),
  logo: poppins(700, 24, 'auto', -0.4),
  tiny: poppins(500, 12),
} as const;

const hand = openHand({ seed: 71 });
const centre = [0.5, 0.5] as const;
const centreTop = [0.5, 0] as const;

function logo(x: number, y: number, colour: Hex): Sketch {
  const c = hand.at(x, y);
  return hand.group([
    c.ellipse(0, 0, 36, 36, { fill: ember }),
    c.icon(6, 6, 24, 'leaf', { stroke: white }, 2.25),
    c.text(46, 0, 'Larkfield', t.logo, { fill: colour }),
  ]);
}

const corner = hand.at(1160, 24);
const header: readonly Sketch[] = [
  logo(120, 30, pine),
  hand.text(512, 37, 'Home', t.nav, { fill: ember }),
  hand.text(594, 37, 'Services', t.nav, { fill: ink }),
  hand.text(699, 37, 'Our work', t.nav, { fill: ink }),
  hand.text(805, 37, 'About us', t.nav, { fill: ink }),
  hand.text(910, 37, 'Contact', t.nav, { fill: ink }),
  corner.rectangle(0, 0, 160, 48, { fill: pine, radius: 24 }),
  corner.text(80, 24, 'Get a quote', t.labelSmall, { fill: white, pivot: centre }),
];

function heroLayers(): readonly Sketch[] {
  const faces = ['maud', 'tomasz', 'ayo', 'lena'] as const;
  const card = hand.at(652, 566);
  return [
    hand.rectangle(720, 132, 600, 556, { fill: picture('house'), radius: 32 }),
    // Each line of the heading is a text of its own.
    hand.text(120, 168, 'Warm rooms,', t.hero, { fill: ink }),
    hand.text(120, 244, 'lower bills,', t.hero, { fill: ink }),
    hand.text(120, 320, 'no more gas.', t.hero, { fill: ember }),
    hand.text(
      120,
      430,
      'We fit heat pumps, insulation and solar in houses that were built long before any of it existed. One team, one price, one warm winter.',
      t.lead,
      { fill: muted, width: 488 },
    ),
    hand.group([
      hand.rectangle(120, 548, 224, 58, { fill: ember, radius: 29 }),
      hand.text(232, 577, 'Book a home visit', t.label, { fill: white, pivot: centre }),
    ]),
    hand.rectangle(361, 548, 212, 58, { stroke: pine, strokeWeight: 1.5, radius: 29 }),
    hand.libraryIcon(386, 567, 20, 'ph:play', 'play', { stroke: pine }),
    hand.text(416, 565, 'See how it works', t.label, { fill: pine }),
    hand.group(
      faces.map((face, index) =>
        hand.ellipse(120 + index * 34, 640, 46, 46, {
          fill: picture(face),
          stroke: sand,
          strokeWeight: 3,
          strokeAlign: 'OUTSIDE',
        }),
      ),
    ),
    hand.text(284, 640, '1,240 houses', t.label, { fill: ink }),
    hand.text(284, 663, 'warmed since 2014', t.small, { fill: muted }),
    hand.frame(
      652,
      566,
      244,
      96,
      { fill: white, radius: 20, effects: [shadow(16, 40, '#1c272326')], name: 'Frame 3' },
      floating(card.inside()),
    ),
  ];
}

function floating(c: Hand): readonly Sketch[] {
  return [
    c.ellipse(20, 22, 52, 52, { fill: '#fdeadf' }),
    c.icon(34, 36, 24, 'flame', { stroke: ember }, 2),
    c.text(88, 17, '−64 %', poppins(600, 24), { fill: ink }),
    c.text(88, 52, 'average heating bill', poppins(400, 13), { fill: muted }),
  ];
}

const partners: readonly Sketch[] = [
  hand.text(120, 823, 'Certified by', t.small, { fill: muted }),
  hand.text(310, 817, 'NordWärme', poppins(700, 22), { fill: '#9ba29c' }),
  hand.text(533, 817, 'helio·grid', poppins(500, 22), { fill: '#9ba29c' }),
  hand.text(733, 817, 'BRENNAN', poppins(700, 22, 'auto', 2.5), { fill: '#9ba29c' }),
  hand.text(952, 817, 'Airsource+', poppins(600, 22), { fill: '#9ba29c' }),
  hand.text(1170, 817, 'woolhouse', poppins(600, 22, 'auto', -1), { fill: '#9ba29c' }),
];

interface Service {
  readonly glyph: IconName;
  readonly title: string;
  readonly about: string;
  readonly badge?: string;
}
const services: readonly Service[] = [
  {
    glyph: 'flame',
    title: 'Heat pumps',
    about:
      'Sized for your walls, not for a catalogue. Quiet enough for the neighbours, strong enough for January.',
    badge: 'Most booked',
  },
  {
    glyph: 'layers',
    title: 'Insulation',
    about: 'Lofts, floors and solid walls, with wood fibre and cork that let old masonry breathe.',
  },
  {
    glyph: 'sun',
    title: 'Solar roofs',
    about: 'Panels and batteries that follow the pitch of the roof, and an app that is easy to read.',
  },
  {
    glyph: 'wave',
    title: 'Ventilation',
    about: 'Fresh air in every room, with nine tenths of the warmth kept inside where it belongs.',
  },
  {
    glyph: 'home',
    title: 'Windows',
    about: 'Slim double glazing in your old frames. The street will not notice, your feet will.',
  },
];

function serviceCard(x: number, y: number, { glyph, title, about, badge }: Service): readonly Sketch[] {
  const c = hand.at(x, y);
  return [
    c.rectangle(0, 0, 384, 292, { fill: white, stroke: hair, radius: 24 }),
    c.ellipse(32, 32, 56, 56, { fill: '#e5efe8' }),
    c.icon(46, 46, 28, glyph, { stroke: pine }, 2),
    ...(badge === undefined
      ? []
      : [
          c.rectangle(247, 40, 108, 30, { fill: '#fdeadf', radius: 15 }),
          c.text(301, 55, badge, t.tiny, { fill: '#c4531d', pivot: centre }),
        ]),
    c.text(32, 108, title, t.h3, { fill: ink }),
    c.text(32, 146, about, t.small, { fill: muted, width: 320 }),
    c.text(32, 238, 'Learn more', t.labelSmall, { fill: ember }),
    c.icon(120, 239, 18, 'arrow', { stroke: ember }, 2),
  ];
}

function servicesLayers(): readonly Sketch[] {
  const [first, second, third, fourth, fifth] = services;
  if (!first || !second || !third || !fourth || !fifth) throw new Error('A service is missing.');
  const last = hand.at(936, 1476);
  return [
    hand.text(720, 962, 'OUR SERVICES', t.over, { fill: ember, pivot: centreTop }),
    hand.text(720, 992, 'Everything between draught and cosy', t.h2, { fill: ink, pivot: centreTop }),
    hand.text(
      720,
      1062,
      'Pick one job or let us plan the whole house. Grants and paperwork are part of every offer.',
      t.body,
      { fill: muted, pivot: centreTop },
    ),
    hand.group(serviceCard(120, 1160, first)),
    hand.group(serviceCard(528, 1160, second)),
    hand.group(serviceCard(936, 1160, third)),
    // Two cards ended up in one group, and the last is in none.
    hand.group([...serviceCard(120, 1476, fourth), ...serviceCard(529, 1476, fifth)]),
    last.rectangle(0, 0, 384, 292, { fill: pine, radius: 24 }),
    last.text(32, 44, 'Not sure where', t.h3, { fill: white }),
    last.text(32, 74, 'to start?', t.h3, { fill: white }),
    last.text(
      32,
      118,
      'An engineer walks through your house for two hours and leaves a plan in plain words.',
      t.small,
      {
        fill: '#cfe0d8',
        width: 312,
      },
    ),
    last.rectangle(32, 212, 196, 48, { fill: white, radius: 24 }),
    last.text(130, 236, 'Book a home visit', t.labelSmall, { fill: pine, pivot: centre }),
  ];
}

const figures = [
  ['1,240', 'houses renovated'],
  ['11.6 GWh', 'of gas not burnt'],
  ['96 %', 'would ask us again'],
  ['10 years', 'guarantee on all work'],
] as const;

const figureLayers: readonly Sketch[] = figures.flatMap(([value, label], index) => [
  hand.text(270 + index * 300, 1886, value, t.figure, { fill: white, pivot: centreTop }),
  hand.text(270 + index * 300, 1960, label, t.body, { fill: '#b9d2c7', pivot: centreTop }),
]);

const steps = [
  ['Call or write', 'Tell us about the house and what bothers you in it. Ten minutes are enough.'],
  ['Home visit', 'We measure heat loss room by room and show you where the money goes.'],
  ['One fixed price', 'You get a plan with grants already taken off. It is valid for three months.'],
  ['Three weeks of work', 'Our own fitters, dust sheets included. You can stay in the house.'],
] as const;

function stepLayers(): readonly Sketch[] {
  return [
    hand.line(176, 2364, 900, { stroke: '#c9c2b2', strokeWeight: 2, dashes: [6, 8] }),
    hand.text(120, 2142, 'From first call', t.h2, { fill: ink }),
    hand.text(120, 2192, 'to first warm evening', t.h2, { fill: ink }),
    hand.text(1140, 2210, 'Read the full guide', t.labelSmall, { fill: pine }),
    hand.icon(1281, 2211, 18, 'arrow', { stroke: pine }, 2),
    hand.group(
      steps.flatMap((_, index) => [
        hand.ellipse(120 + index * 312, 2336, 56, 56, { fill: index === 0 ? ember : pine }),
        hand.text(148 + index * 312, 2364, String(index + 1), t.h3, { fill: white, pivot: centre }),
      ]),
    ),
    ...steps.flatMap(([title, about], index) => [
      hand.text(120 + index * 312, 2416, title, t.h3, { fill: ink }),
      hand.text(120 + index * 312, 2454, about, t.small, { fill: muted, width: 256 }),
    ]),
  ];
}

interface Voice {
  readonly said: string;
  readonly name: string;
  readonly place: string;
  /** The portrait, or the letters that stand in its place. */
  readonly face: { readonly picture: string } | { readonly letters: string };
}
const voices: readonly Voice[] = [
  {
    said: '“Our vicarage has walls as thick as my arm and still it was cold. Now we heat three rooms for the price of one, and the bats in the loft did not even move.”',
    name: 'Maud Ellery',
    place: 'Vicarage, 1861',
    face: { picture: 'maud' },
  },
  {
    said: '“They found the leak that two other firms had missed. The price on the first page was the price on the last. We had stopped believing that this was possible.”',
    name: 'Tomasz Wrona',
    place: 'Terraced house, 1934',
    face: { picture: 'tomasz' },
  },
  {
    said: '“Nineteen days, four tidy people, one very quiet box behind the shed. The cat approves of the floor, the bank approves of the grant, and I sleep again.”',
    name: 'Priya Nair',
    place: 'Bungalow, 1958',
    face: { letters: 'PN' },
  },
];

function voiceCard(c: Hand, { said, name, place, face }: Voice): readonly Sketch[] {
  const portrait =
    'picture' in face
      ? [c.ellipse(32, 230, 52, 52, { fill: picture(face.picture) })]
      : [
          c.ellipse(32, 230, 52, 52, { fill: '#e5efe8' }),
          c.text(58, 256, face.letters, t.label, { fill: pine, pivot: centre }),
        ];
  return [
    ...Array.from({ length: 5 }, (_, index) => c.star(32 + index * 24, 32, 20, { fill: '#f2b33d' })),
    c.text(32, 70, said, t.body, { fill: ink, width: 322 }),
    ...portrait,
    c.text(98, 232, name, t.label, { fill: ink }),
    c.text(98, 257, place, poppins(400, 13), { fill: muted }),
  ];
}

function voicesLayers(): readonly Sketch[] {
  const [first, second, third] = voices;
  if (!first || !second || !third) throw new Error('A voice is missing.');
  const soft = { fill: white, radius: 24, effects: [shadow(8, 24, '#1c27230f')] } as const;
  const loose = hand.at(936, 2846);
  return [
    hand.text(720, 2698, 'Neighbours talk', t.h2, { fill: ink, pivot: centreTop }),
    hand.text(720, 2762, '4.9 of 5 from 318 reviews', t.body, { fill: muted, pivot: centreTop }),
    hand.frame(120, 2846, 384, 314, soft, voiceCard(hand.inside(0.06), first)),
    hand.frame(528, 2846, 384, 314, soft, voiceCard(hand.inside(0.06), second)),
    loose.rectangle(0, 0, 384, 314, soft),
    hand.group(voiceCard(loose, third)),
    hand.ellipse(690, 3202, 10, 10, { fill: pine }),
    hand.ellipse(715, 3202, 10, 10, { fill: '#c9c2b2' }),
    hand.ellipse(740, 3202, 10, 10, { fill: '#c9c2b2' }),
  ];
}

const callLayers: readonly Sketch[] = [
  hand.rectangle(120, 3336, 1200, 252, { fill: ember, radius: 36 }),
  hand.text(184, 3394, 'How warm could', t.h2, { fill: white }),
  hand.text(184, 3444, 'your house be?', t.h2, { fill: white }),
  hand.text(184, 3514, 'A first estimate takes a minute and costs nothing.', t.small, { fill: '#fde3d5' }),
  hand.text(756, 3400, 'Your postcode', t.labelSmall, { fill: white }),
  hand.rectangle(756, 3430, 308, 60, { fill: white, radius: 16 }),
  hand.text(780, 3448, 'e.g. 28195', t.body, { fill: '#9a948a' }),
  hand.rectangle(1080, 3430, 180, 60, { fill: pine, radius: 16 }),
  hand.text(1170, 3460, 'Check my house', t.labelSmall, { fill: white, pivot: centre }),
  hand.text(756, 3504, 'We never pass your data on.', poppins(400, 12), { fill: '#fde3d5' }),
];

const pale = '#b9d2c7';

function footerList(x: number, title: string, links: readonly string[]): readonly Sketch[] {
  return [
    hand.text(x, 3768, title, t.label, { fill: white }),
    ...links.map((link, index) => hand.text(x, 3810 + index * 34, link, t.small, { fill: pale })),
  ];
}

const footerLayers: readonly Sketch[] = [
  logo(120, 3764, white),
  hand.text(
    120,
    3822,
    'Heat pumps, insulation and solar for old houses between the river and the sea.',
    t.small,
    {
      fill: pale,
      width: 300,
    },
  ),
  hand.group(
    footerList(560, 'Services', ['Heat pumps', 'Insulation', 'Solar roofs', 'Ventilation', 'Windows']),
  ),
  ...footerList(780, 'Company', ['About us', 'Our work', 'Jobs', 'Journal']),
  hand.group([
    hand.text(1000, 3768, 'Contact', t.label, { fill: white }),
    hand.icon(1000, 3811, 20, 'phone', { stroke: pale }),
    hand.text(1032, 3810, '+49 421 555 01 80', t.small, { fill: pale }),
    hand.icon(1000, 3847, 20, 'mail', { stroke: pale }),
    hand.text(1032, 3846, 'hello@larkfield.example', t.small, { fill: pale }),
    hand.icon(1000, 3883, 20, 'pin', { stroke: pale }),
    hand.text(1032, 3882, 'Ropewalk 12, 28199 Bremen', t.small, { fill: pale }),
  ]),
  ...(['camera', 'chat', 'play'] as const).flatMap((glyph, index) => [
    hand.ellipse(120 + index * 52, 3912, 40, 40, { fill: tint(white, 0.1) }),
    hand.icon(130 + index * 52, 3922, 20, glyph, { stroke: white }),
  ]),
  hand.line(120, 4012, 1200, { stroke: tint(white, 0.18) }),
  hand.text(120, 4034, '© 2027 Larkfield GmbH. Stay warm.', poppins(400, 13), { fill: pale }),
  hand.text(1070, 4034, 'Imprint', poppins(400, 13), { fill: pale }),
  hand.text(1153, 4034, 'Privacy', poppins(400, 13), { fill: pale }),
  hand.text(1237, 4034, 'Cookies', poppins(400, 13), { fill: pale }),
];

/** Grounds reach the edges, or a little over them. */
const steady = hand.inside(0);
const grounds: readonly Sketch[] = [
  steady.rectangle(0, 0, 1440, 770, { fill: sand }),
  steady.rectangle(-1, 1846, 1442, 192, { fill: pine }),
  steady.rectangle(0, 2646, 1441, 612, { fill: sand }),
  steady.rectangle(-2, 3696, 1443, 401, { fill: '#163a2f' }),
];

const layers = [
  ...grounds,
  ...heroLayers(),
  ...header,
  ...partners,
  ...servicesLayers(),
  ...figureLayers,
  ...stepLayers(),
  ...voicesLayers(),
  ...callLayers,
  ...footerLayers,
];

export const companyPages = [
  {
    name: 'Page 1',
    background: '#e5e5e5',
    children: [
      frame(
        'Desktop - 1',
        { at: { left: -212, top: 84 }, width: 1440, height: 4096, fill: white, clip: true },
        shuffleLayers(layers, 0.22, 5),
      ),
    ],
  },
];
