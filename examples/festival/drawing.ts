/** Lowtide is a festival of sound on an island that does not exist: one long page, every layer placed by hand. */
import { openHand, shuffleLayers, type Hand } from '../draw/hand.ts';
import { frame, type Sketch, type TypeStyle } from '../draw/sketch.ts';
import { linear, picture, tint, type Hex } from '../draw/values.ts';

const night = '#0e2233';
const coral = '#ff6b4a';
const kelp = '#1d6f6a';
const sun = '#ffd166';
const sand = '#f8f0e1';
const muted = '#5d6d78';
const hair = '#dfd3bd';
const white = '#ffffff';

function oswald(size: number, line: TypeStyle['line'] = 'auto', spacing = 0, weight = 600): TypeStyle {
  return { family: 'Oswald', weight, size, line, spacing };
}
function open(weight: number, size: number, line: TypeStyle['line'] = 'auto'): TypeStyle {
  return { family: 'Open Sans', weight, size, line };
}
const t = {
  hero: oswald(112, 120, 1.12),
  h2: oswald(56, 64, 0.56),
  h3: oswald(24, 'auto', 0.24),
  figure: oswald(40),
  nav: open(600, 15),
  lead: open(400, 18, 30),
  body: open(400, 16, 26),
  strong: open(600, 16),
  small: open(400, 14, 22),
  smallStrong: open(600, 14),
  tiny: open(700, 12),
  button: oswald(18, 'auto', 0.72, 500),
} as const;

const hand = openHand({ seed: 618, shake: 0.42, first: 3 });
const centre = [0.5, 0.5] as const;
const centreTop = [0.5, 0] as const;

function button(
  x: number,
  y: number,
  width: number,
  label: string,
  fill: Hex,
  colour: Hex,
): readonly Sketch[] {
  const c = hand.at(x, y);
  return [
    c.rectangle(0, 0, width, 56, { fill, radius: 4 }),
    c.text(width / 2, 28, label, t.button, { fill: colour, pivot: centre }),
  ];
}

const countdown = [
  ['142', 'days'],
  ['08', 'hours'],
  ['36', 'minutes'],
  ['51', 'seconds'],
] as const;

function heroLayers(): readonly Sketch[] {
  const links = ['Programme', 'Speakers', 'Tickets', 'Getting here', 'Questions'];
  const places = [548, 665, 763, 846, 968];
  return [
    hand.group([
      hand.icon(120, 34, 34, 'wave', { stroke: sun }, 3),
      hand.text(166, 28, 'LOWTIDE', oswald(30, 'auto', 1.5), { fill: white }),
    ]),
    ...links.map((label, index) => hand.text(places[index] ?? 0, 41, label, t.nav, { fill: white })),
    hand.rectangle(1166, 26, 154, 48, { stroke: white, strokeWeight: 1.5, radius: 4 }),
    hand.text(1243, 50, 'Get tickets', oswald(17, 'auto', 0.5, 500), { fill: white, pivot: centre }),
    hand.rectangle(120, 170, 262, 36, { fill: tint(sun, 0.18), radius: 4 }),
    hand.text(251, 188, '18–20 June 2027 · Skerry Point', t.smallStrong, { fill: sun, pivot: centre }),
    hand.text(118, 226, 'THREE DAYS', t.hero, { fill: white }),
    hand.text(118, 342, 'OF SOUND', t.hero, { fill: white }),
    hand.text(118, 458, 'AND SALT', t.hero, { fill: coral }),
    hand.text(
      120,
      598,
      'Forty-two acts on five stages, and the only headliner that is never late: the sea goes out twice a day.',
      t.lead,
      { fill: '#e6eef0', width: 520 },
    ),
    hand.group(button(120, 706, 196, 'Get tickets', coral, night)),
    hand.rectangle(334, 706, 226, 56, { stroke: white, strokeWeight: 1.5, radius: 4 }),
    hand.text(447, 734, 'See the programme', t.button, { fill: white, pivot: centre }),
    ...countdown.flatMap(([value, label], index) => {
      const c = hand.at(872 + index * 114, 668);
      const parts = [
        c.rectangle(0, 0, 104, 100, { fill: tint(night, 0.6), radius: 6 }),
        c.text(52, 12, value, t.figure, { fill: white, pivot: centreTop }),
        c.text(52, 68, label, t.small, { fill: '#c9d7dc', pivot: centreTop }),
      ];
      return index < 2 ? [hand.group(parts)] : parts;
    }),
  ];
}

const facts = [
  ['42', 'acts and talks'],
  ['5', 'stages, one floating'],
  ['0', 'cars on the island'],
] as const;

const aboutLayers: readonly Sketch[] = [
  hand.image(120, 960, 560, 424, { fill: picture('beach'), radius: 8 }),
  hand.text(760, 948, 'WHERE THE SEA', t.h2, { fill: night }),
  hand.text(760, 1010, 'GIVES THE BEAT', t.h2, { fill: night }),
  hand.text(
    760,
    1096,
    'Lowtide began with a borrowed generator and eleven people who had missed the last ferry. Twelve years later the ferry waits for us, the generator runs on sun, and the tide table is still the programme.',
    t.body,
    { fill: muted, width: 548 },
  ),
  ...facts.flatMap(([value, label], index) => [
    hand.text(760 + index * 190, 1254, value, t.figure, { fill: coral }),
    hand.text(760 + index * 190, 1318, label, t.small, { fill: muted }),
  ]),
  hand.text(760, 1368, 'How we look after the island', t.smallStrong, {
    fill: kelp,
    decoration: 'UNDERLINE',
  }),
];

interface Act {
  readonly time: string;
  readonly title: string;
  readonly who: string;
  readonly stage: readonly [name: string, width: number, ground: Hex, colour: Hex];
  readonly note?: string;
}
const quay = ['Quay stage', 100, '#d8ece8', kelp] as const;
const raft = ['The Raft', 84, '#ffe1d9', '#b8391c'] as const;
const chapel = ['Chapel', 76, '#e8e0f3', '#5e3f8c'] as const;
const acts: readonly Act[] = [
  { time: '10:00', title: 'Breathing with the harbour', who: 'Ida Lindqvist', stage: quay },
  {
    time: '11:30',
    title: 'What whales hear of us',
    who: 'Dr. Samir Haddad',
    stage: chapel,
    note: 'Sold out',
  },
  { time: '13:15', title: 'Songs for slow boats', who: 'The Kofi Mensah Trio', stage: raft },
  {
    time: '16:30',
    title: 'Build a hydrophone in an hour',
    who: 'Yuki Tanabe',
    stage: chapel,
    note: 'Bring a jar',
  },
  { time: '18:00', title: 'Net menders’ choir', who: 'Forty people of Skerry', stage: quay },
  { time: '20:30', title: 'Undertow', who: 'Runa Falk', stage: raft },
  { time: '23:00', title: 'Night swim with loudspeakers', who: 'Amal Rashid', stage: quay },
];

/** Between the rows there is room for the tide itself. */
const tideAfter = 2;
const rowTop = (index: number) => 1806 + index * 84 + (index > tideAfter ? 84 : 0);

function actRow({ time, title, who, stage, note }: Act, index: number): Sketch | readonly Sketch[] {
  const c = hand.at(120, rowTop(index), 0.1);
  const [name, width, ground, colour] = stage;
  const parts = [
    c.text(24, 28, time, open(700, 18), { fill: night }),
    c.text(176, 29, title, t.strong, { fill: night }),
    c.text(560, 30, who, t.small, { fill: muted }),
    c.rectangle(840, 26, width, 32, { fill: ground, radius: 16 }),
    c.text(840 + width / 2, 42, name, t.tiny, { fill: colour, pivot: centre }),
    ...(note === undefined
      ? []
      : [c.text(990, 33, note, t.tiny, { fill: note === 'Sold out' ? '#b8391c' : muted })]),
    c.icon(1146, 30, 24, index === 5 ? 'check' : 'plus', { stroke: index === 5 ? kelp : night }),
  ];
  return index % 3 === 1 ? hand.group(parts) : parts;
}

function programmeLayers(): readonly Sketch[] {
  const days = [
    ['Friday', '18 June'],
    ['Saturday', '19 June'],
    ['Sunday', '20 June'],
  ] as const;
  return [
    hand.text(120, 1536, 'PROGRAMME', t.h2, { fill: night }),
    hand.icon(1180, 1564, 20, 'down', { stroke: kelp }, 2),
    hand.text(1206, 1564, 'All days as PDF', t.smallStrong, { fill: kelp }),
    ...days.map(([day, date], index) => {
      const c = hand.at(120 + index * 204, 1632);
      const isOpen = index === 1;
      return hand.group([
        c.rectangle(
          0,
          0,
          192,
          72,
          isOpen ? { fill: night, radius: 6 } : { fill: white, stroke: hair, radius: 6 },
        ),
        c.text(20, 9, day, oswald(20, 'auto', 0.2, 500), { fill: isOpen ? white : night }),
        c.text(20, 40, date, t.small, { fill: isOpen ? '#c9d7dc' : muted }),
      ]);
    }),
    hand.rectangle(120, 1744, 1200, 750, { fill: white, radius: 8 }),
    hand.text(144, 1768, 'Time', t.tiny, { fill: muted }),
    hand.text(296, 1768, 'What', t.tiny, { fill: muted }),
    hand.text(680, 1768, 'Who', t.tiny, { fill: muted }),
    hand.text(960, 1768, 'Where', t.tiny, { fill: muted }),
    hand.line(120, 1806, 1200, { stroke: hair }),
    ...acts.flatMap((act, index) => [actRow(act, index)].flat()),
    ...acts.slice(0, -1).map((_, index) => hand.line(144, rowTop(index) + 84, 1152, { stroke: '#efe6d4' })),
    hand.group([
      hand.rectangle(120, 2058, 1200, 84, { fill: '#e3f0ee' }),
      hand.text(144, 2087, '14:45', open(700, 18), { fill: kelp }),
      hand.icon(296, 2088, 24, 'wave', { stroke: kelp }, 2),
      hand.text(330, 2089, 'The tide is out: everyone walks to the outer rocks', t.strong, { fill: kelp }),
    ]),
  ];
}

const speakers = [
  ['runa', 'Runa Falk', 'Sings with ice and cello', 'Opening night'],
  ['kofi', 'Kofi Mensah', 'Trio for slow boats'],
  ['ida', 'Ida Lindqvist', 'Composer of harbours'],
  ['samir', 'Dr. Samir Haddad', 'Listens to whales'],
  ['yuki', 'Yuki Tanabe', 'Builds instruments from jars'],
  ['brendan', 'Brendan Shaw', 'Keeper of the lighthouse'],
  ['amal', 'Amal Rashid', 'Night music under water'],
] as const;

function speakerCard(x: number, y: number, [face, name, about, badge]: (typeof speakers)[number]): Sketch[] {
  const c = hand.at(x, y);
  return [
    c.rectangle(0, 0, 282, 300, { fill: picture(face), radius: 8 }),
    ...(badge === undefined
      ? []
      : [
          c.rectangle(16, 252, 126, 32, { fill: sun, radius: 4 }),
          c.text(79, 268, badge, t.tiny, { fill: night, pivot: centre }),
        ]),
    c.text(0, 314, name, t.h3, { fill: night }),
    c.text(0, 353, about, t.small, { fill: muted }),
  ];
}

function speakerLayers(): readonly Sketch[] {
  const place = (index: number) => [120 + (index % 4) * 306, 2762 + Math.floor(index / 4) * 420] as const;
  const [x, y] = place(7);
  const last = hand.at(x, y);
  return [
    hand.text(120, 2634, 'VOICES OF THIS YEAR', t.h2, { fill: night }),
    hand.text(1320, 2666, 'All 42 acts', t.smallStrong, {
      fill: kelp,
      pivot: [1, 0],
      decoration: 'UNDERLINE',
    }),
    ...speakers.flatMap((speaker, index) => {
      const card = speakerCard(...place(index), speaker);
      if (index === 3) return card;
      return index % 2 === 0 ? [hand.group(card)] : [hand.group(card.slice(0, -2)), ...card.slice(-2)];
    }),
    last.rectangle(0, 0, 282, 300, { fill: kelp, radius: 8 }),
    last.text(28, 92, '+35', oswald(64), { fill: sun }),
    last.text(28, 196, 'more to come, the last\nin May', t.body, { fill: white }),
  ];
}

interface Ticket {
  readonly name: string;
  readonly price: string;
  readonly about: string;
  readonly gets: readonly string[];
  /** What it does not include. */
  readonly lacks?: string;
  readonly action: string;
}
const tickets: readonly Ticket[] = [
  {
    name: 'Day',
    price: '€ 45',
    about: 'One day of your choice',
    gets: ['All five stages', 'Ferry there and back', 'Children under 12 free'],
    lacks: 'No camping',
    action: 'Choose a day',
  },
  {
    name: 'Weekend',
    price: '€ 95',
    about: 'Friday noon to Sunday night',
    gets: ['All five stages', 'Ferry there and back', 'Children under 12 free', 'Camping on the meadow'],
    action: 'Buy weekend',
  },
  {
    name: 'Patron',
    price: '€ 180',
    about: 'For those who want us to go on',
    gets: [
      'Everything of Weekend',
      'A bed in the old school',
      'Supper with the artists',
      'Your name on the raft',
    ],
    action: 'Become a patron',
  },
];

function ticketCard(c: Hand, ticket: Ticket, isBest: boolean): readonly Sketch[] {
  const colour: Hex = isBest ? night : white;
  const soft: Hex = isBest ? '#4a3b12' : '#b9c8d0';
  const lines = [...ticket.gets, ...(ticket.lacks === undefined ? [] : [ticket.lacks])];
  return [
    c.text(32, 30, ticket.name.toUpperCase(), oswald(26, 'auto', 0.52), { fill: colour }),
    c.text(32, 74, ticket.price, oswald(52), { fill: colour }),
    c.text(32, 160, ticket.about, t.small, { fill: soft }),
    ...lines.flatMap((line, index) => {
      const isMissing = line === ticket.lacks;
      return [
        c.icon(32, 206 + index * 36, 20, isMissing ? 'close' : 'check', { stroke: isBest ? night : sun }, 2),
        c.text(64, 205 + index * 36, line, t.small, { fill: isMissing ? soft : colour }),
      ];
    }),
    c.rectangle(32, 372, 320, 56, isBest ? { fill: night, radius: 4 } : { stroke: white, radius: 4 }),
    c.text(192, 400, ticket.action, t.button, { fill: white, pivot: centre }),
  ];
}

function ticketLayers(): readonly Sketch[] {
  const [day, weekend, patron] = tickets;
  if (!day || !weekend || !patron) throw new Error('A ticket is missing.');
  const dark = { fill: '#17344a', radius: 8 } as const;
  const loose = hand.at(936, 3878);
  return [
    hand.text(720, 3704, 'TICKETS', t.h2, { fill: white, pivot: centreTop }),
    hand.text(720, 3778, 'The island holds 4,000 people. When they are here, the ferry stops.', t.body, {
      fill: '#b9c8d0',
      pivot: centreTop,
    }),
    hand.frame(120, 3878, 384, 460, dark, ticketCard(hand.inside(0.05), day, false)),
    hand.frame(528, 3854, 384, 484, { fill: sun, radius: 8 }, [
      hand.inside(0).rectangle(250, 46, 102, 30, { fill: coral, radius: 4 }),
      hand.inside(0).text(301, 61, 'Best value', t.tiny, { fill: night, pivot: centre }),
      ...ticketCard(hand.inside(0.05).at(0, 12), weekend, true),
    ]),
    loose.rectangle(0, 0, 384, 460, dark),
    ...ticketCard(loose, patron, false),
  ];
}

const questions = [
  'Can I bring my dog?',
  'What if the ferry does not run?',
  'Is there food without fish?',
  'How do I get around with a wheelchair?',
] as const;

function questionLayers(): readonly Sketch[] {
  return [
    hand.text(120, 4520, 'GOOD', t.h2, { fill: night }),
    hand.text(120, 4582, 'QUESTIONS', t.h2, { fill: night }),
    hand.text(120, 4670, 'Not answered here? Write to', t.body, { fill: muted }),
    hand.text(120, 4698, 'ahoy@lowtide.example', t.strong, { fill: kelp, decoration: 'UNDERLINE' }),
    hand.line(528, 4520, 792, { stroke: hair }),
    hand.text(528, 4544, 'What should I pack?', t.strong, { fill: night }),
    hand.icon(1296, 4543, 24, 'minus', { stroke: night }),
    hand.text(
      528,
      4580,
      'A torch, a towel, shoes that may get wet and a cup of your own. Everything else is sold at the quay at a fair price, and what you forget is mostly not needed.',
      t.body,
      { fill: muted, width: 692 },
    ),
    ...questions.flatMap((question, index) => [
      hand.line(528, 4684 + index * 72, 792, { stroke: hair }),
      hand.text(528, 4709 + index * 72, question, t.strong, { fill: night }),
      hand.icon(1296, 4708 + index * 72, 24, 'plus', { stroke: night }),
    ]),
    hand.line(528, 4972, 792, { stroke: hair }),
  ];
}

const footer: readonly Sketch[] = [
  hand.group([
    hand.icon(120, 5110, 34, 'wave', { stroke: sun }, 3),
    hand.text(166, 5104, 'LOWTIDE', oswald(30, 'auto', 1.5), { fill: white }),
  ]),
  hand.text(120, 5168, '18–20 June 2027\nSkerry Point, by ferry from Port Ellis', t.small, {
    fill: '#b9c8d0',
  }),
  hand.text(560, 5112, 'Festival', t.smallStrong, { fill: white }),
  hand.group(
    ['Programme', 'Speakers', 'Tickets'].map((link, index) =>
      hand.text(560, 5144 + index * 30, link, t.small, { fill: '#b9c8d0' }),
    ),
  ),
  hand.text(740, 5112, 'Island', t.smallStrong, { fill: white }),
  ...['Getting here', 'Where to sleep', 'Access'].map((link, index) =>
    hand.text(740, 5144 + index * 30, link, t.small, { fill: '#b9c8d0' }),
  ),
  hand.text(936, 5112, 'News by mail', t.smallStrong, { fill: white }),
  hand.rectangle(936, 5146, 268, 52, { fill: tint(white, 0.1), radius: 4 }),
  hand.text(954, 5161, 'you@post.example', t.small, { fill: '#b9c8d0' }),
  hand.rectangle(1216, 5146, 104, 52, { fill: coral, radius: 4 }),
  hand.text(1268, 5172, 'Sign up', oswald(16, 'auto', 0.5, 500), { fill: night, pivot: centre }),
  hand.line(120, 5288, 1200, { stroke: tint(white, 0.16) }),
  hand.text(120, 5310, '© 2027 Lowtide e. V.', t.small, { fill: '#b9c8d0' }),
  hand.text(1320, 5310, 'Imprint', t.small, { fill: '#b9c8d0', pivot: [1, 0] }),
  hand.text(1236, 5310, 'Privacy', t.small, { fill: '#b9c8d0', pivot: [1, 0] }),
];

const steady = hand.inside(0);
const layers = [
  steady.rectangle(0, 0, 1440, 860, { fill: picture('island') }),
  steady.rectangle(0, 0, 1440, 860, { fill: linear(0, [0, '#0e2233cc'], [0.7, '#0e223300']) }),
  steady.rectangle(-1, 1480, 1442, 1084, { fill: sand }),
  steady.rectangle(0, 3640, 1440, 786, { fill: night }),
  steady.rectangle(0, 5048, 1441, 302, { fill: night }),
  ...heroLayers(),
  ...aboutLayers,
  ...programmeLayers(),
  ...speakerLayers(),
  ...ticketLayers(),
  ...questionLayers(),
  ...footer,
];

export const festivalPages = [
  {
    name: 'Website',
    background: '#1e1e1e',
    children: [
      frame(
        'MacBook Pro 14" - 1',
        { at: { left: 0, top: 0 }, width: 1440, height: 5350, fill: white, clip: true },
        shuffleLayers(layers, 0.2, 33),
      ),
    ],
  },
];
