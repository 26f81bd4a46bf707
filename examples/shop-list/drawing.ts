/** Kiln Row sells pots: the list of its tableware with filters, every layer placed by hand. */
import { openHand, shuffleLayers, type Hand } from '../draw/hand.ts';
import { frame, type Sketch, type TypeStyle } from '../draw/sketch.ts';
import { picture, type Hex } from '../draw/values.ts';

const ink = '#2b2622';
const muted = '#7d746b';
const clay = '#b0523d';
const paper = '#fbf8f3';
const hair = '#e4dcd1';
const white = '#ffffff';

function montserrat(weight: number, size: number, line: TypeStyle['line'] = 'auto', spacing = 0): TypeStyle {
  return { family: 'Montserrat', weight, size, line, spacing };
}
const t = {
  logo: montserrat(700, 26, 'auto', 3.12),
  h1: montserrat(600, 44, 'auto', -0.88),
  h2: montserrat(600, 32, 40, -0.32),
  h3: montserrat(600, 16),
  nav: montserrat(500, 15),
  name: montserrat(600, 16),
  price: montserrat(600, 17),
  body: montserrat(400, 15, 24),
  small: montserrat(400, 14),
  tiny: montserrat(600, 12),
  label: montserrat(600, 15),
} as const;

const hand = openHand({ seed: 204, shake: 0.4, first: 14 });
const centre = [0.5, 0.5] as const;

const header: readonly Sketch[] = [
  hand.text(720, 20, 'Free shipping over €60 · 30 days to send it back', montserrat(500, 13), {
    fill: '#f1e6d8',
    pivot: centre,
  }),
  hand.text(80, 71, 'Shop', t.nav, { fill: clay }),
  hand.text(148, 71, 'New in', t.nav, { fill: ink }),
  hand.text(228, 71, 'Studio', t.nav, { fill: ink }),
  hand.text(308, 71, 'Journal', t.nav, { fill: ink }),
  hand.text(720, 80, 'KILN ROW', t.logo, { fill: ink, pivot: centre }),
  hand.icon(1210, 68, 24, 'search', { stroke: ink }),
  hand.icon(1254, 68, 24, 'user', { stroke: ink }),
  hand.icon(1297, 68, 24, 'heart', { stroke: ink }),
  hand.group([
    hand.icon(1336, 68, 24, 'bag', { stroke: ink }),
    hand.ellipse(1350, 62, 18, 18, { fill: clay }),
    hand.text(1359, 71, '2', montserrat(700, 10), { fill: white, pivot: centre }),
  ]),
  hand.line(0, 121, 1440, { stroke: hair }),
];

const head: readonly Sketch[] = [
  hand.text(80, 148, 'Home', t.small, { fill: muted }),
  hand.text(131, 148, '/', t.small, { fill: muted }),
  hand.text(147, 148, 'Shop', t.small, { fill: muted }),
  hand.text(194, 148, '/', t.small, { fill: muted }),
  hand.text(210, 148, 'Tableware', t.small, { fill: ink }),
  hand.text(80, 188, 'Tableware', t.h1, { fill: ink }),
  hand.text(80, 252, '48 pieces, thrown and glazed in our yard in Porto.', t.body, { fill: muted }),
  hand.rectangle(1136, 226, 224, 48, { fill: white, stroke: hair, radius: 8 }),
  hand.text(1154, 242, 'Sort by: Newest', t.small, { fill: ink }),
  hand.icon(1326, 241, 18, 'down', { stroke: ink }),
];

function check(x: number, y: number, label: string, count: string, isOn: boolean): readonly Sketch[] {
  const c = hand.at(x, y, 0.12);
  return [
    c.rectangle(
      0,
      0,
      20,
      20,
      isOn ? { fill: clay, radius: 4 } : { fill: white, stroke: '#c9beb0', radius: 4 },
    ),
    ...(isOn ? [c.icon(3, 3, 14, 'check', { stroke: white }, 2)] : []),
    c.text(32, 2, label, t.small, { fill: ink }),
    c.text(240, 2, count, t.small, { fill: muted, pivot: [1, 0], alignText: 'RIGHT' }),
  ];
}

const categories = [
  ['All tableware', '48', true],
  ['Mugs and cups', '14', false],
  ['Bowls', '11', false],
  ['Plates', '9', false],
  ['Vases and jugs', '14', false],
] as const;
const colours = ['#e9dcc6', '#6f8f8a', '#3f4a52', '#c96f4a', '#d8a24a', '#f2eee4'] as const;
const glazes = [
  ['Matt', '21', false],
  ['Satin', '18', false],
  ['Ash', '9', true],
] as const;

function filters(): readonly Sketch[] {
  return [
    hand.text(80, 330, 'Filters', montserrat(600, 20), { fill: ink }),
    hand.text(320, 334, 'Clear all', t.small, { fill: clay, pivot: [1, 0], decoration: 'UNDERLINE' }),
    hand.line(80, 374, 240, { stroke: hair }),
    hand.text(80, 394, 'Category', t.h3, { fill: ink }),
    hand.group(
      categories.flatMap(([label, count, isOn], index) => check(80, 430 + index * 36, label, count, isOn)),
    ),
    hand.line(80, 624, 240, { stroke: hair }),
    hand.text(80, 644, 'Price', t.h3, { fill: ink }),
    hand.rectangle(80, 690, 240, 4, { fill: hair, radius: 2 }),
    hand.rectangle(110, 690, 168, 4, { fill: clay, radius: 2 }),
    hand.ellipse(100, 682, 20, 20, { fill: white, stroke: clay, strokeWeight: 2 }),
    hand.ellipse(268, 682, 20, 20, { fill: white, stroke: clay, strokeWeight: 2 }),
    hand.rectangle(80, 722, 108, 42, { fill: white, stroke: hair, radius: 8 }),
    hand.text(94, 735, '€ 18', t.small, { fill: ink }),
    hand.text(200, 743, '–', t.small, { fill: muted, pivot: centre }),
    hand.rectangle(212, 722, 108, 42, { fill: white, stroke: hair, radius: 8 }),
    hand.text(226, 735, '€ 120', t.small, { fill: ink }),
    hand.line(80, 792, 240, { stroke: hair }),
    hand.text(80, 812, 'Colour', t.h3, { fill: ink }),
    hand.group([
      hand.ellipse(116, 844, 40, 40, { stroke: clay, strokeWeight: 2 }),
      ...colours.map((fill, index) =>
        hand.ellipse(80 + index * 41, 849, 30, 30, { fill, stroke: '#00000014' }),
      ),
    ]),
    hand.line(80, 906, 240, { stroke: hair }),
    hand.text(80, 926, 'Glaze', t.h3, { fill: ink }),
    ...glazes.flatMap(([label, count, isOn], index) => check(80, 962 + index * 36, label, count, isOn)),
    hand.line(80, 1084, 240, { stroke: hair }),
    hand.text(80, 1108, 'In stock only', t.h3, { fill: ink }),
    hand.rectangle(276, 1104, 44, 26, { fill: '#d8cec2', radius: 13 }),
    hand.ellipse(279, 1107, 20, 20, { fill: white }),
  ];
}

function chip(x: number, label: string, width: number): Sketch {
  const c = hand.at(x, 325);
  return hand.group([
    c.rectangle(0, 0, width, 34, { fill: '#f1e7da', radius: 17 }),
    c.text(16, 9, label, montserrat(500, 13), { fill: ink }),
    c.icon(width - 30, 10, 14, 'close', { stroke: ink }, 1.5),
  ]);
}

interface Product {
  readonly picture: string;
  readonly name: string;
  readonly maker: string;
  readonly price: string;
  readonly badge?: readonly [label: string, fill: Hex];
  readonly old?: string;
  readonly note?: string;
  readonly isSoldOut?: boolean;
  readonly isLiked?: boolean;
}
const products: readonly Product[] = [
  { picture: 'dune', name: 'Dune mug', maker: 'Inês Faria', price: '€ 28', badge: ['New', clay] },
  { picture: 'morning', name: 'Morning bowl', maker: 'Rui Bastos', price: '€ 34', isLiked: true },
  { picture: 'tidal', name: 'Tidal plate, 26 cm', maker: 'Inês Faria', price: '€ 39' },
  { picture: 'lantern', name: 'Lantern vase', maker: 'Marta Veiga', price: '€ 86', note: 'Only 2 left' },
  { picture: 'goose', name: 'Goose jug', maker: 'Rui Bastos', price: '€ 58' },
  { picture: 'yard', name: 'Yard espresso cup', maker: 'Nuno Leal', price: '€ 18', badge: ['New', clay] },
  {
    picture: 'harvest',
    name: 'Harvest bowl',
    maker: 'Marta Veiga',
    price: '€ 38',
    old: '€ 48',
    badge: ['−20 %', '#4f7a6b'],
  },
  { picture: 'bud', name: 'Bud vase', maker: 'Nuno Leal', price: '€ 24' },
  { picture: 'pond', name: 'Pond side plate', maker: 'Inês Faria', price: '€ 26' },
  { picture: 'kettle', name: 'Kettle hill teapot', maker: 'Rui Bastos', price: '€ 94', isSoldOut: true },
];

function card(x: number, y: number, product: Product, habit: number): readonly Sketch[] {
  const c = hand.at(x, y);
  const { name, maker, price, badge, old, note, isSoldOut = false, isLiked = false } = product;
  const shot = [
    c.image(0, 0, 312, 312, {
      fill: picture(product.picture),
      radius: 10,
      ...(isSoldOut ? { opacity: 0.55 } : {}),
    }),
    c.ellipse(260, 14, 38, 38, { fill: white }),
    c.icon(269, 23, 20, 'heart', isLiked ? { stroke: clay } : { stroke: ink }, isLiked ? 2.5 : 1.5),
    ...(badge
      ? [
          c.rectangle(14, 18, badge[0].length > 3 ? 70 : 54, 28, { fill: badge[1], radius: 6 }),
          c.text(badge[0].length > 3 ? 49 : 41, 32, badge[0], t.tiny, { fill: white, pivot: centre }),
        ]
      : []),
    ...(isSoldOut
      ? [
          c.rectangle(106, 138, 100, 36, { fill: ink, radius: 6 }),
          c.text(156, 156, 'Sold out', t.tiny, { fill: white, pivot: centre }),
        ]
      : []),
  ];
  const words = [
    c.text(0, 328, name, t.name, { fill: isSoldOut ? muted : ink }),
    c.text(0, 354, `by ${maker}`, t.small, { fill: muted }),
    c.text(0, 384, price, t.price, { fill: old === undefined ? (isSoldOut ? muted : ink) : clay }),
    ...(old === undefined
      ? []
      : [c.text(56, 386, old, montserrat(400, 15), { fill: muted, decoration: 'STRIKETHROUGH' })]),
    ...(note === undefined
      ? []
      : [c.text(312, 386, note, montserrat(500, 13), { fill: clay, pivot: [1, 0], alignText: 'RIGHT' })]),
  ];
  // Some cards are a group, some are loose layers, some have only their picture grouped.
  if (habit === 0) return [hand.group([...shot, ...words])];
  return habit === 1 ? [...shot, ...words] : [hand.group(shot), ...words];
}

function promotion(c: Hand): readonly Sketch[] {
  return [
    c.rectangle(0, 0, 648, 404, { fill: picture('kiln'), radius: 10 }),
    c.rectangle(0, 0, 648, 404, { fill: '#2a1d1880', radius: 10 }),
    c.text(40, 150, 'The autumn firing', t.h2, { fill: white }),
    c.text(40, 190, 'opens on Friday', t.h2, { fill: '#ffd27a' }),
    c.text(40, 242, 'Ninety pots, wood ash and four days of fire. No two are alike.', t.body, {
      fill: '#f1e6d8',
      width: 322,
    }),
    c.rectangle(40, 316, 178, 48, { fill: white, radius: 8 }),
    c.text(129, 340, 'See the firing', t.label, { fill: ink, pivot: centre }),
  ];
}

const columns = [376, 712, 1048] as const;

function grid(): readonly Sketch[] {
  const at = (index: number): readonly [x: number, y: number] => {
    // The promotion takes the first two places of the second row.
    const cell = index < 3 ? index : index + 2;
    return [columns[cell % 3] ?? 0, 384 + Math.floor(cell / 3) * 452];
  };
  const habits = [0, 0, 2, 1, 0, 0, 2, 0, 1, 0];
  return [
    ...products.flatMap((product, index) => card(...at(index), product, habits[index] ?? 0)),
    hand.group(promotion(hand.at(376, 836))),
  ];
}

const pages: readonly Sketch[] = [
  hand.icon(728, 2208, 20, 'left', { stroke: muted }),
  ...['1', '2', '3', '…', '5'].flatMap((label, index) => [
    ...(index === 0 ? [hand.rectangle(768, 2198, 40, 40, { fill: ink, radius: 8 })] : []),
    hand.text(788 + index * 48, 2218, label, t.label, { fill: index === 0 ? white : ink, pivot: centre }),
  ]),
  hand.icon(1012, 2208, 20, 'chevron', { stroke: ink }),
];

const letterLayers: readonly Sketch[] = [
  hand.text(80, 2386, 'Letters from the yard', t.h2, { fill: ink }),
  hand.text(80, 2436, 'Four times a year, when the kiln has cooled. First pick of every firing.', t.body, {
    fill: muted,
    width: 420,
  }),
  hand.rectangle(780, 2394, 400, 56, { fill: white, stroke: hair, radius: 8 }),
  hand.text(802, 2413, 'Your email address', t.small, { fill: muted }),
  hand.rectangle(1196, 2394, 164, 56, { fill: clay, radius: 8 }),
  hand.text(1278, 2422, 'Sign me up', t.label, { fill: white, pivot: centre }),
  hand.rectangle(780, 2466, 18, 18, { fill: white, stroke: '#c9beb0', radius: 4 }),
  hand.text(808, 2467, 'I have read the privacy notice', montserrat(400, 13), { fill: muted }),
];

function linkList(x: number, title: string, links: readonly string[]): readonly Sketch[] {
  return [
    hand.text(x, 2622, title, t.h3, { fill: ink }),
    ...links.map((link, index) => hand.text(x, 2658 + index * 32, link, t.small, { fill: muted })),
  ];
}

const footer: readonly Sketch[] = [
  hand.text(80, 2618, 'KILN ROW', montserrat(700, 20, 'auto', 2.4), { fill: ink }),
  hand.text(80, 2658, 'Rua do Forno 8\n4100 Porto, Portugal', t.body, { fill: muted }),
  hand.text(80, 2722, 'potters@kilnrow.example', t.body, { fill: clay }),
  hand.group(linkList(560, 'Shop', ['Tableware', 'Vases', 'Gift cards', 'Seconds'])),
  hand.group(linkList(800, 'Help', ['Shipping', 'Returns', 'Care of pots', 'Questions'])),
  ...linkList(1040, 'Studio', ['Our potters', 'Courses', 'Visit us']),
  hand.line(80, 2812, 1280, { stroke: hair }),
  hand.text(80, 2832, '© 2027 Kiln Row', montserrat(400, 13), { fill: muted }),
  hand.text(1360, 2832, 'English · EUR', montserrat(400, 13), { fill: muted, pivot: [1, 0] }),
];

const steady = hand.inside(0);
const layers = [
  steady.rectangle(0, 0, 1440, 40, { fill: ink }),
  steady.rectangle(-1, 2326, 1442, 220, { fill: '#f1e7da' }),
  ...header,
  ...head,
  ...filters(),
  chip(376, 'Ash', 80),
  chip(468, '€ 18 – € 120', 140),
  chip(620, 'Sea green', 120),
  hand.text(1360, 334, '10 of 48', t.small, { fill: muted, pivot: [1, 0] }),
  ...grid(),
  ...pages,
  ...letterLayers,
  ...footer,
];

export const shopPages = [
  {
    name: 'Page 1',
    background: '#f5f5f5',
    children: [
      frame(
        'Frame 1',
        { at: { left: 0, top: 0 }, width: 1440, height: 2880, fill: paper, clip: true },
        shuffleLayers(layers, 0.2, 9),
      ),
    ],
  },
];
