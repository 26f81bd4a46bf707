/** Nocturne, a company of night trains that does not exist: its landing page on a desk and on a phone. */
import { icon, type IconName } from '../draw/icons.ts';
import {
  booleanProperty,
  column,
  component,
  ellipse,
  frame,
  line,
  rectangle,
  row,
  text,
  textProperty,
  use,
  variants,
  type Look,
  type Sketch,
} from '../draw/sketch.ts';
import { linear, picture, shadow, tint } from '../draw/values.ts';
import { ink, cream, coral, line as hair, muted, night, paper, type as t } from './palette.ts';

const button = variants(
  'Button',
  {},
  { Kind: ['Primary', 'Light', 'Ghost'], Size: ['Medium', 'Small'] },
  ({ Kind, Size }) => {
    const small = Size === 'Small';
    const colour = Kind === 'Primary' ? night : Kind === 'Light' ? ink : '#ffffff';
    const fill = Kind === 'Primary' ? coral : Kind === 'Light' ? '#ffffff' : tint('#ffffff', 0.14);
    return row(
      'Button',
      { gap: 8, pad: small ? [10, 18] : [16, 26], align: 'CENTER', justify: 'CENTER', radius: 999, fill },
      [
        text(
          textProperty('Label', 'Find a berth'),
          { style: small ? t.labelSmall : t.label, fill: colour },
          'Label',
        ),
        icon('arrow', small ? 16 : 18, { stroke: colour, visible: booleanProperty('Arrow', !small) }),
      ],
    );
  },
);

const navLink = component(
  row('Nav link', { pad: [8, 4] }, [
    text(textProperty('Label', 'Routes'), { style: t.labelSmall, fill: '#ffffff' }, 'Label'),
  ]),
);

const field = component(
  column('Search field', { width: 220, gap: 4, pad: [14, 20], radius: 16 }, [
    text(textProperty('Label', 'From'), { style: t.small, fill: muted }, 'Label'),
    text(textProperty('Value', 'Vienna Hbf'), { style: t.fieldValue, fill: ink, width: 'fill' }, 'Value'),
  ]),
);

const featureIcons: Readonly<Record<string, Sketch>> = Object.fromEntries(
  (['moon', 'leaf', 'ticket'] as const).map((name: IconName) => [
    name,
    component(
      frame(`Icon/${name}`, { width: 28, height: 28 }, [
        icon(name, 28, {
          stroke: night,
          at: {
            left: 0,
            top: 0,
            right: 0,
            bottom: 0,
            constraints: { horizontal: 'SCALE', vertical: 'SCALE' },
          },
        }),
      ]),
    ),
  ]),
);

function feature(glyph: string, title: string, body: string, fill: `#${string}`): Sketch {
  const main = featureIcons[glyph];
  if (!main) throw new Error(`There is no icon "${glyph}".`);
  return column(`Feature / ${title}`, { width: 'fill', gap: 20, pad: 32, radius: 28, fill }, [
    row(
      'Badge',
      { width: 56, height: 56, align: 'CENTER', justify: 'CENTER', radius: 18, fill: tint('#ffffff', 0.7) },
      [use(main, { name: 'Icon' })],
    ),
    column('Words', { width: 'fill', gap: 8 }, [
      text(title, { style: t.h4, fill: ink, width: 'fill' }),
      text(body, { style: t.body, fill: muted, width: 'fill' }),
    ]),
  ]);
}

const routeCard = component(
  column(
    'Route card',
    {
      width: 424,
      radius: 28,
      fill: '#ffffff',
      clip: true,
      effects: [shadow(12, 32, '#1b1f4714')],
      effectStyle: 'Card',
    },
    [
      rectangle('Picture', { width: 'fill', height: 264, fill: picture('venice') }),
      column('Body', { width: 'fill', gap: 20, pad: [24, 24, 28, 24] }, [
        column('Title', { width: 'fill', gap: 6 }, [
          row('Cities', { width: 'fill', gap: 12, align: 'CENTER' }, [
            text(textProperty('From', 'Vienna'), { style: t.h3, fill: ink }, 'From'),
            icon('arrow', 20, { stroke: coral }),
            text(textProperty('To', 'Venice'), { style: t.h3, fill: ink }, 'To'),
          ]),
          text(
            textProperty('Times', 'Leaves 21:27, arrives 08:34'),
            { style: t.body, fill: muted, width: 'fill' },
            'Times',
          ),
        ]),
        row('Foot', { width: 'fill', gap: 'auto', align: 'CENTER' }, [
          row('Price', { gap: 6, align: 'BASELINE' }, [
            text('from', { style: t.small, fill: muted }),
            text(textProperty('Price', '€ 49'), { style: t.price, fill: ink }, 'Price'),
          ]),
          row(
            'Tag',
            { pad: [6, 12], radius: 999, fill: '#eef0fb', visible: booleanProperty('Nightly', true) },
            [text('Every night', { style: t.tiny, fill: '#4b4f9c' })],
          ),
        ]),
      ]),
    ],
  ),
);

interface Route {
  readonly picture: string;
  readonly From: string;
  readonly To: string;
  readonly Times: string;
  readonly Price: string;
  readonly Nightly: boolean;
}
const routes: readonly Route[] = [
  {
    picture: 'venice',
    From: 'Vienna',
    To: 'Venice',
    Times: 'Leaves 21:27, arrives 08:34',
    Price: '€ 49',
    Nightly: true,
  },
  {
    picture: 'alps',
    From: 'Berlin',
    To: 'Zürich',
    Times: 'Leaves 20:58, arrives 09:05',
    Price: '€ 69',
    Nightly: true,
  },
  {
    picture: 'coast',
    From: 'Prague',
    To: 'Split',
    Times: 'Leaves 17:45, arrives 11:20',
    Price: '€ 79',
    Nightly: false,
  },
];

function routeUse({ picture: name, ...properties }: Route, look: Look = { width: 'fill' }): Sketch {
  return use(routeCard, { look, properties, inside: { Picture: { look: { fill: picture(name) } } } });
}

function logo(colour: `#${string}`): Sketch {
  return row('Logo', { gap: 10, align: 'CENTER' }, [
    frame('Mark', { width: 28, height: 28 }, [
      ellipse('Disc', { width: 28, height: 28, at: { left: 0, top: 0 }, fill: coral }),
      ellipse('Shade', {
        width: 22,
        height: 22,
        at: { left: 9, top: -3 },
        fill: colour === '#ffffff' ? '#131a47' : paper,
      }),
    ]),
    text('Nocturne', { style: t.logo, fill: colour }),
  ]);
}

function searchCard(wide: boolean): Sketch {
  const fields = [
    { Label: 'From', Value: 'Vienna Hbf' },
    { Label: 'To', Value: 'Venezia Santa Lucia' },
    { Label: 'Departure', Value: 'Fri, 12 June' },
    { Label: 'Travellers', Value: '2 adults' },
  ].map((properties) => use(field, { properties, look: { width: 'fill' } }));
  const action = use(button.pick(), {
    properties: { Label: 'Find a berth' },
    look: wide ? {} : { width: 'fill' },
  });
  const look: Look = {
    width: 'fill',
    fill: '#ffffff',
    effects: [shadow(24, 64, '#0b103340')],
    effectStyle: 'Float',
  };
  if (!wide)
    return column('Search', { ...look, gap: 4, pad: 12, radius: 28 }, [...fields.slice(0, 3), action]);
  const parts = fields.flatMap((each, index) =>
    index === 0 ? [each] : [rectangle('Divider', { width: 1, height: 40, fill: hair }), each],
  );
  return row('Search', { ...look, gap: 4, pad: [12, 12, 12, 16], align: 'CENTER', radius: 32 }, [
    ...parts,
    action,
  ]);
}

const headline = [
  { text: 'Fall asleep in Vienna.\n' },
  { text: 'Wake up by the sea.', style: { italic: true } },
];

function hero(wide: boolean): Sketch {
  const fill = [picture('hero'), linear(90, [0, '#0b1033cc'], [0.55, '#0b103333'], [1, '#0b103300'])];
  const nav = wide
    ? row('Links', { gap: 32, align: 'CENTER' }, [
        ...['Routes', 'Cabins', 'On board', 'Stories'].map((Label) =>
          use(navLink, { properties: { Label } }),
        ),
      ])
    : null;
  return column(
    'Hero',
    {
      width: 'fill',
      height: wide ? 800 : 'hug',
      gap: wide ? 'auto' : 72,
      pad: wide ? [28, 40, 40, 40] : [20, 16, 16, 16],
      radius: wide ? 40 : 28,
      fill,
      clip: true,
    },
    [
      row('Nav', { width: 'fill', gap: 'auto', align: 'CENTER' }, [
        logo('#ffffff'),
        nav,
        wide
          ? use(button.pick({ Kind: 'Ghost', Size: 'Small' }), {
              properties: { Label: 'Sign in', Arrow: false },
            })
          : row('Menu', { pad: 10, radius: 999, fill: tint('#ffffff', 0.14) }, [
              icon('menu', 22, { stroke: '#ffffff' }),
            ]),
      ]),
      column(
        'Words',
        {
          width: 'fill',
          gap: wide ? 20 : 16,
          align: wide ? 'CENTER' : 'MIN',
          pad: wide ? [0, 0, 120, 0] : [0, 8],
        },
        [
          text(
            headline,
            {
              style: wide ? t.display : t.displaySmall,
              fill: '#ffffff',
              alignText: wide ? 'CENTER' : 'LEFT',
              ...(wide ? {} : { width: 'fill' as const }),
            },
            'Headline',
          ),
          text(
            'Forty cities, one good night of sleep. Board after dinner, and let the mountains pass while you dream.',
            {
              style: wide ? t.lead : t.leadSmall,
              fill: '#ffffffd9',
              width: wide ? 560 : 'fill',
              alignText: wide ? 'CENTER' : 'LEFT',
            },
          ),
        ],
      ),
      searchCard(wide),
    ],
  );
}

function heading(wide: boolean, over: string, title: string, colour: `#${string}` = ink): Sketch {
  return column('Heading', { width: wide ? 'hug' : 'fill', gap: 12 }, [
    text(over, { style: t.over, fill: coral, textCase: 'UPPER' }),
    text(title, {
      style: wide ? t.h2 : t.h2Small,
      fill: colour,
      ...(wide ? {} : { width: 'fill' as const }),
    }),
  ]);
}

function reasons(wide: boolean): Sketch {
  const cards = [
    feature(
      'moon',
      'A bed, not a seat',
      'Real mattresses, a door that locks, a window that darkens. You arrive rested, with the whole day in front of you.',
      '#eceefb',
    ),
    feature(
      'leaf',
      'A tenth of the carbon',
      'One berth from Vienna to Venice leaves a tenth of what the same trip by plane does. We print it on each ticket.',
      '#e7f1ea',
    ),
    feature(
      'ticket',
      'Change it, free',
      'Plans move. Any ticket can be changed until the last call on the platform, in the app, without a fee.',
      '#fdeee3',
    ),
  ];
  const look: Look = { width: 'fill', gap: wide ? 24 : 16 };
  return column('Reasons', { width: 'fill', gap: wide ? 48 : 28 }, [
    heading(
      wide,
      'Why by night',
      wide
        ? 'The distance is the same.\nThe morning is not.'
        : 'The distance is the same. The morning is not.',
    ),
    wide ? row('Features', look, cards) : column('Features', look, cards),
  ]);
}

function departures(wide: boolean): Sketch {
  return column('Departures', { width: 'fill', gap: wide ? 40 : 28 }, [
    row('Head', { width: 'fill', gap: 'auto', align: 'MAX' }, [
      heading(wide, 'Tonight', 'Leaving before you yawn'),
      wide
        ? row('All routes', { gap: 8, align: 'CENTER', opens: 'https://nocturne.example/routes' }, [
            text('All 40 routes', { style: t.label, fill: ink, url: 'https://nocturne.example/routes' }),
            icon('arrow', 18, { stroke: ink }),
          ])
        : null,
    ]),
    wide
      ? row(
          'Cards',
          { width: 'fill', gap: 24 },
          routes.map((route) => routeUse(route)),
        )
      : column(
          'Cards',
          { width: 'fill', gap: 16 },
          routes.map((route) => routeUse(route)),
        ),
  ]);
}

function cabinRow(name: string, about: string, price: string, last = false): Sketch {
  return row(
    `Cabin / ${name}`,
    {
      width: 'fill',
      gap: 16,
      align: 'CENTER',
      pad: [20, 0],
      stroke: '#ffffff29',
      strokeWeight: [0, 0, last ? 0 : 1, 0],
    },
    [
      icon('bed', 24, { stroke: '#ffc79a' }),
      column('Words', { width: 'fill', gap: 2 }, [
        text(name, { style: t.h5, fill: '#ffffff', width: 'fill' }),
        text(about, { style: t.small, fill: '#ffffffb3', width: 'fill' }),
      ]),
      text(price, { style: t.priceSmall, fill: '#ffffff' }),
    ],
  );
}

function cabins(wide: boolean): Sketch {
  const words = column(
    'Words',
    { width: 'fill', gap: 28, pad: wide ? [64, 72] : [32, 24], justify: 'CENTER' },
    [
      heading(
        wide,
        'Cabins',
        wide ? 'Three ways to\nsleep at 160 km/h' : 'Three ways to sleep at 160 km/h',
        '#ffffff',
      ),
      column('List', { width: 'fill' }, [
        cabinRow('Berth', 'A bed in a cabin for four, curtain included', '€ 49'),
        cabinRow('Cabin for two', 'Two beds, a basin, breakfast at the window', '€ 119'),
        cabinRow('Suite', 'A double bed, a shower and a view of your own', '€ 189', true),
      ]),
      use(button.pick({ Kind: 'Light' }), { properties: { Label: 'Look inside' } }),
    ],
  );
  const shot = rectangle('Cabin picture', {
    width: wide ? 'fill' : 'fill',
    height: wide ? 'fill' : 280,
    fill: picture('cabin'),
  });
  const look: Look = { width: 'fill', radius: wide ? 40 : 28, fill: night, clip: true };
  return wide
    ? row('Cabins', { ...look, height: 640 }, [shot, { ...words, look: { ...words.look, height: 'fill' } }])
    : column('Cabins', look, [shot, words]);
}

function quote(wide: boolean): Sketch {
  return column(
    'Quote',
    { width: 'fill', gap: 32, align: wide ? 'CENTER' : 'MIN', pad: wide ? [24, 160] : [0, 8] },
    [
      text(
        [
          { text: '“I closed a book in Berlin and opened the blind on a lake. It is ' },
          { text: 'the only hotel', style: { italic: true }, fill: '#e8633f' },
          { text: ' that takes you somewhere.”' },
        ],
        {
          style: wide ? t.quote : t.quoteSmall,
          fill: ink,
          width: 'fill',
          alignText: wide ? 'CENTER' : 'LEFT',
        },
        'Quote',
      ),
      row('Person', { gap: 14, align: 'CENTER' }, [
        frame(
          'Portrait',
          { width: 48, height: 48, radius: 24, clip: true, fill: linear(60, [0, '#ffc79a'], [1, '#e8805f']) },
          [
            ellipse('Shoulders', { width: 44, height: 40, at: { left: 2, top: 31 }, fill: '#3d3474' }),
            ellipse('Head', { width: 18, height: 20, at: { left: 15, top: 11 }, fill: '#ffe8d2' }),
          ],
        ),
        column('Who', { gap: 0 }, [
          text('Ines Halloway', { style: t.h6, fill: ink }),
          text('Sleeps on trains since 2019', { style: t.small, fill: muted }),
        ]),
      ]),
    ],
  );
}

function footer(wide: boolean): Sketch {
  const list = (title: string, links: readonly string[]) =>
    column(`Links / ${title}`, { width: wide ? 'hug' : 'fill', gap: 14, minWidth: 140 }, [
      text(title, { style: t.h6, fill: ink }),
      ...links.map((label) =>
        text(label, {
          style: t.footLink,
          fill: muted,
          url: `https://nocturne.example/${label.toLowerCase().replaceAll(' ', '-')}`,
        }),
      ),
    ]);
  const lists = [
    list('Travel', ['Routes', 'Cabins', 'Timetable', 'Gift a night']),
    list('Help', ['Change a ticket', 'Bicycles', 'Accessibility']),
    list('Company', ['About us', 'Careers', 'Press']),
  ];
  const about = column('About', { width: wide ? 360 : 'fill', gap: 16 }, [
    logo(ink),
    text('Night trains between forty cities, run on wind and water since 2019.', {
      style: t.body,
      fill: muted,
      width: 'fill',
    }),
  ]);
  return column(
    'Footer',
    { width: 'fill', gap: wide ? 48 : 32, pad: wide ? [56, 0, 40, 0] : [32, 0, 24, 0] },
    [
      wide
        ? row('Top', { width: 'fill', gap: 'auto' }, [about, row('Lists', { gap: 72 }, lists)])
        : column('Top', { width: 'fill', gap: 32 }, [
            about,
            row(
              'Lists',
              { width: 'fill', gap: 24, crossGap: 32, wrap: true },
              lists.map((each) => ({ ...each, look: { ...each.look, width: 150 } })),
            ),
          ]),
      line('Rule', { width: 'fill', stroke: hair }),
      text('© 2026 Nocturne Rail. Sleep well.', { style: t.small, fill: muted }),
    ],
  );
}

function landing(wide: boolean): Sketch {
  const inner = column('Content', { width: 'fill', gap: wide ? 136 : 72, pad: wide ? [0, 56] : [0, 8] }, [
    reasons(wide),
    departures(wide),
    cabins(wide),
    quote(wide),
    footer(wide),
  ]);
  return column(
    wide ? 'Landing / Desktop' : 'Landing / Phone',
    {
      at: { left: wide ? 0 : 1560, top: 0 },
      width: wide ? 1440 : 390,
      gap: wide ? 120 : 64,
      pad: wide ? [24, 24, 0, 24] : [12, 12, 0, 12],
      fill: paper,
      clip: true,
    },
    [hero(wide), inner],
  );
}

export const landingPages = [
  { name: 'Landing page', background: cream, children: [landing(true), landing(false)] },
  {
    name: 'Components',
    background: '#ececf2',
    arranged: true,
    children: [button.sketch, navLink, field, ...Object.values(featureIcons), routeCard],
  },
];
