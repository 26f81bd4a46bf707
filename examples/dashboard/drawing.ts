/** Hearth watches the batteries of a neighbourhood: one dashboard that does not exist, in light and dark. */
import { icon, type IconName } from '../draw/icons.ts';
import {
  booleanProperty,
  column,
  component,
  ellipse,
  frame,
  row,
  text,
  textProperty,
  use,
  variants,
  type Look,
  type Sketch,
  type TypeStyle,
} from '../draw/sketch.ts';
import { linear, shadow, type ColourValue } from '../draw/values.ts';
import { dayChart, ring, spark } from './charts.ts';
import { colour, gap, radius, theme } from './tokens.ts';

function sans(name: string, weight: number, size: number, line: number, spacing = 0): TypeStyle {
  return { name, family: 'Inter', weight, size, line, spacing };
}
const t = {
  title: sans('Title', 600, 28, 34, -0.6),
  figure: sans('Figure', 600, 32, 38, -0.9),
  heading: sans('Heading', 600, 17, 24, -0.2),
  body: sans('Body', 400, 14, 20),
  strong: sans('Strong', 500, 14, 20, -0.05),
  small: sans('Small', 500, 12, 16),
  over: sans('Table head', 500, 12, 16, 0.2),
  logo: { ...sans('Logo', 700, 22, 26, -0.5), family: 'Bricolage Grotesque' },
} as const;

const navItem = variants(
  'Nav item',
  {},
  { Icon: ['grid', 'bolt', 'chart', 'pin', 'gear'], State: ['Rest', 'Active'] },
  ({ Icon, State }) => {
    const active = State === 'Active';
    return row(
      'Nav item',
      {
        width: 208,
        gap: 12,
        pad: [10, 12],
        align: 'CENTER',
        radius: radius.control,
        ...(active ? { fill: colour.accentWash } : {}),
      },
      [
        icon(Icon as IconName, 20, { stroke: active ? colour.accent : colour.muted }),
        text(
          textProperty('Label', 'Overview'),
          { style: t.strong, fill: active ? colour.accent : colour.muted, width: 'fill' },
          'Label',
        ),
      ],
    );
  },
);

const tones = {
  Charging: ['good', 'goodWash'],
  Holding: ['idle', 'idleWash'],
  Fault: ['bad', 'badWash'],
} as const;

const status = variants('Status', {}, { State: ['Charging', 'Holding', 'Fault'] }, ({ State }) => {
  const [ink, wash] = tones[State as keyof typeof tones];
  return row('Status', { gap: 6, pad: [4, 10, 4, 8], align: 'CENTER', radius: 999, fill: colour[wash] }, [
    ellipse('Dot', { width: 6, height: 6, fill: colour[ink] }),
    text(State ?? '', { style: t.small, fill: colour[ink] }),
  ]);
});

const figureCard = component(
  column(
    'Figure card',
    { width: 270, gap: gap.m, pad: gap.l, radius: radius.card, fill: colour.card, stroke: colour.border },
    [
      row('Head', { width: 'fill', gap: 'auto', align: 'CENTER' }, [
        text(textProperty('Label', 'Stored now'), { style: t.strong, fill: colour.muted }, 'Label'),
        row(
          'Change',
          {
            gap: 2,
            pad: [3, 8],
            radius: 999,
            fill: colour.goodWash,
            visible: booleanProperty('Has change', true),
          },
          [text(textProperty('Change', '+ 4.2 %'), { style: t.small, fill: colour.good }, 'Change')],
        ),
      ]),
      row('Foot', { width: 'fill', gap: 'auto', align: 'MAX' }, [
        row('Value', { gap: 6, align: 'BASELINE' }, [
          text(textProperty('Value', '312'), { style: t.figure, fill: colour.text }, 'Value'),
          text(textProperty('Unit', 'kWh'), { style: t.strong, fill: colour.muted }, 'Unit'),
        ]),
        spark([0.2, 0.35, 0.3, 0.55, 0.5, 0.72, 0.68, 0.95], colour.accent, { width: 80 }),
      ]),
    ],
  ),
);

const siteRow = component(
  row(
    'Site row',
    {
      width: 640,
      gap: gap.m,
      pad: [14, 0],
      align: 'CENTER',
      stroke: colour.border,
      strokeWeight: [0, 0, 1, 0],
    },
    [
      row('Site', { width: 'fill', gap: 12, align: 'CENTER' }, [
        row(
          'Badge',
          { width: 36, height: 36, radius: 10, align: 'CENTER', justify: 'CENTER', fill: colour.raised },
          [text(textProperty('Initials', 'AL'), { style: t.small, fill: colour.muted }, 'Initials')],
        ),
        column('Words', { width: 'fill', gap: 0 }, [
          text(
            textProperty('Name', 'Alder Street 4'),
            { style: t.strong, fill: colour.text, width: 'fill' },
            'Name',
          ),
          text(
            textProperty('About', '12 homes'),
            { style: t.small, fill: colour.muted, width: 'fill' },
            'About',
          ),
        ]),
      ]),
      frame('Level', { width: 120, height: 8, radius: 4, fill: colour.raised, clip: true }, [
        frame('Bar', { width: 86, height: 8, radius: 4, at: { left: 0, top: 0 }, fill: colour.accent }),
      ]),
      text(
        textProperty('Charge', '72 %'),
        { style: t.strong, fill: colour.text, width: 44, alignText: 'RIGHT' },
        'Charge',
      ),
      row('Cell', { width: 96, justify: 'MAX' }, [use(status.pick(), { name: 'Status' })]),
    ],
  ),
);

function sidebar(): Sketch {
  const items = [
    ['grid', 'Overview'],
    ['bolt', 'Batteries'],
    ['chart', 'Forecast'],
    ['pin', 'Sites'],
    ['gear', 'Settings'],
  ] as const;
  return column(
    'Sidebar',
    {
      width: 256,
      height: 'fill',
      gap: 'auto',
      pad: gap.l,
      fill: colour.card,
      stroke: colour.border,
      strokeWeight: [0, 1, 0, 0],
    },
    [
      column('Top', { width: 'fill', gap: gap.xl }, [
        row('Logo', { gap: 10, align: 'CENTER' }, [
          row(
            'Mark',
            {
              width: 32,
              height: 32,
              radius: 10,
              align: 'CENTER',
              justify: 'CENTER',
              fill: linear(50, [0, colour.accent], [1, colour.idle]),
            },
            [icon('bolt', 18, { stroke: '#ffffff' }, 2)],
          ),
          text('Hearth', { style: t.logo, fill: colour.text }),
        ]),
        column(
          'Nav',
          { width: 'fill', gap: gap.xs },
          items.map(([Icon, Label], index) =>
            use(navItem.pick({ Icon, State: index === 0 ? 'Active' : 'Rest' }), {
              properties: { Label },
              look: { width: 'fill' },
            }),
          ),
        ),
      ]),
      column('Tip', { width: 'fill', gap: gap.s, pad: gap.m, radius: radius.card, fill: colour.raised }, [
        text('Storm on Friday', { style: t.strong, fill: colour.text, width: 'fill' }),
        text('Fill the pack before noon: wind will stop the export until Saturday.', {
          style: t.body,
          fill: colour.muted,
          width: 'fill',
        }),
        row(
          'Button',
          { width: 'fill', pad: [9, 12], justify: 'CENTER', radius: radius.control, fill: colour.accent },
          [text('Fill now', { style: t.strong, fill: colour.onAccent })],
        ),
      ]),
    ],
  );
}

function topBar(): Sketch {
  return row('Top bar', { width: 'fill', gap: 'auto', align: 'CENTER' }, [
    column('Words', { gap: 2 }, [
      text('Good evening, Wren', { style: t.title, fill: colour.text }),
      text('38 batteries in 6 streets, 31 of them charging', { style: t.body, fill: colour.muted }),
    ]),
    row('Tools', { gap: 12, align: 'CENTER' }, [
      row(
        'Search',
        {
          width: 260,
          gap: 10,
          pad: [10, 14],
          align: 'CENTER',
          radius: radius.control,
          fill: colour.card,
          stroke: colour.border,
        },
        [
          icon('search', 18, { stroke: colour.muted }),
          text('Find a site', { style: t.body, fill: colour.muted, width: 'fill' }),
          row('Key', { pad: [2, 6], radius: 6, fill: colour.raised }, [
            text('/', { style: t.small, fill: colour.muted }),
          ]),
        ],
      ),
      frame(
        'Bell',
        { width: 42, height: 42, radius: radius.control, fill: colour.card, stroke: colour.border },
        [
          icon('bell', 20, { stroke: colour.text, at: { centreX: 0, centreY: 0 } }),
          ellipse('Dot', { width: 8, height: 8, at: { right: 10, top: 10 }, fill: colour.accent }),
        ],
      ),
      row(
        'Face',
        {
          width: 42,
          height: 42,
          radius: 21,
          align: 'CENTER',
          justify: 'CENTER',
          fill: linear(60, [0, '#9a8dff'], [1, '#6c5ce7']),
        },
        [text('WK', { style: t.strong, fill: '#ffffff' })],
      ),
    ]),
  ]);
}

function card(name: string, look: Look, children: readonly Sketch[]): Sketch {
  return column(
    name,
    {
      width: 'fill',
      gap: gap.l,
      pad: gap.l,
      radius: radius.card,
      fill: colour.card,
      stroke: colour.border,
      effects: [shadow(1, 2, '#10182808')],
      effectStyle: 'Card',
      ...look,
    },
    children,
  );
}

function legend(name: string, fill: ColourValue): Sketch {
  return row(`Legend / ${name}`, { gap: 6, align: 'CENTER' }, [
    ellipse('Dot', { width: 8, height: 8, fill }),
    text(name, { style: t.small, fill: colour.muted }),
  ]);
}

function dayCard(): Sketch {
  const stored = [0.32, 0.28, 0.25, 0.3, 0.46, 0.68, 0.88, 0.94, 0.86, 0.7, 0.52, 0.44, 0.4];
  const used = [0.2, 0.17, 0.16, 0.24, 0.42, 0.38, 0.33, 0.36, 0.4, 0.56, 0.66, 0.5, 0.3];
  return card('Day', {}, [
    row('Head', { width: 'fill', gap: 'auto', align: 'CENTER' }, [
      column('Words', { gap: 2 }, [
        text('Energy through the day', { style: t.heading, fill: colour.text }),
        text('Kilowatt-hours, all streets', { style: t.body, fill: colour.muted }),
      ]),
      row('Legend', { gap: gap.m, align: 'CENTER' }, [
        legend('Stored', colour.accent),
        legend('Used', colour.idle),
      ]),
    ]),
    dayChart(740, 264, stored, used, t.small),
  ]);
}

function sourceCard(): Sketch {
  const shares = [
    ['Roofs', 0.54, colour.accent],
    ['Wind', 0.29, colour.idle],
    ['Grid', 0.17, colour.good],
  ] as const;
  const lines = shares.map(([name, share, fill]) =>
    row(`Source / ${name}`, { width: 'fill', gap: 8, align: 'CENTER' }, [
      ellipse('Dot', { width: 8, height: 8, fill }),
      text(name, { style: t.body, fill: colour.muted, width: 'fill' }),
      text(`${Math.round(share * 100)} %`, { style: t.strong, fill: colour.text }),
    ]),
  );
  return card('Sources', { width: 316, height: 'fill', gap: 'auto' }, [
    text('Where it came from', { style: t.heading, fill: colour.text }),
    row('Ring box', { width: 'fill', justify: 'CENTER' }, [
      frame('Ring', { width: 168, height: 168 }, [
        ...ring(168, shares),
        column('Middle', { at: { centreX: 0, centreY: 0 }, gap: 0, align: 'CENTER' }, [
          text('1.9', { style: t.figure, fill: colour.text }),
          text('MWh today', { style: t.small, fill: colour.muted }),
        ]),
      ]),
    ]),
    column('Lines', { width: 'fill', gap: 12 }, lines),
  ]);
}

interface Site {
  readonly Initials: string;
  readonly Name: string;
  readonly About: string;
  readonly charge: number;
  readonly state: keyof typeof tones;
}
const sites: readonly Site[] = [
  { Initials: 'AL', Name: 'Alder Street 4', About: '12 homes, 96 kWh', charge: 72, state: 'Charging' },
  { Initials: 'MI', Name: 'Mill Lane school', About: '1 hall, 140 kWh', charge: 91, state: 'Holding' },
  { Initials: 'QY', Name: 'Quay Works', About: '5 studios, 64 kWh', charge: 18, state: 'Fault' },
  { Initials: 'HB', Name: 'Harbour bakery', About: '1 oven, 48 kWh', charge: 56, state: 'Charging' },
];

function sitesCard(): Sketch {
  const rows = sites.map(({ charge, state, ...words }, index) =>
    use(siteRow, {
      properties: { ...words, Charge: `${charge} %` },
      look: { width: 'fill', ...(index === sites.length - 1 ? { strokeWeight: 0 } : {}) },
      inside: {
        Status: { main: status.pick({ State: state }) },
        Bar: {
          look: {
            width: charge * 1.2,
            fill: state === 'Fault' ? colour.bad : state === 'Holding' ? colour.idle : colour.accent,
          },
        },
      },
    }),
  );
  return card('Sites', { gap: gap.s }, [
    row('Head', { width: 'fill', gap: 'auto', align: 'CENTER' }, [
      text('Sites that need a look', { style: t.heading, fill: colour.text }),
      text('All 38', { style: t.strong, fill: colour.accent, url: 'https://hearth.example/sites' }),
    ]),
    column('Rows', { width: 'fill' }, rows),
  ]);
}

function alertsCard(): Sketch {
  const entry = (glyph: IconName, title: string, when: string, ink: ColourValue, wash: ColourValue) =>
    row(`Alert / ${title}`, { width: 'fill', gap: 12 }, [
      row('Sign', { width: 36, height: 36, radius: 10, align: 'CENTER', justify: 'CENTER', fill: wash }, [
        icon(glyph, 18, { stroke: ink }),
      ]),
      column('Words', { width: 'fill', gap: 0 }, [
        text(title, { style: t.strong, fill: colour.text, width: 'fill' }),
        text(when, { style: t.small, fill: colour.muted, width: 'fill' }),
      ]),
    ]);
  return card('Alerts', { width: 316, height: 'fill', gap: gap.m }, [
    text('This evening', { style: t.heading, fill: colour.text }),
    entry('bolt', 'Quay Works lost a cell', '18:42', colour.bad, colour.badWash),
    entry('sun', 'Roofs beat the forecast', '17:10', colour.good, colour.goodWash),
    entry('leaf', 'A day without the grid', '12:00', colour.idle, colour.idleWash),
    entry('bell', 'Price peak at nineteen', '16:55', colour.accent, colour.accentWash),
  ]);
}

function overview(mode: 'Light' | 'Dark', left: number): Sketch {
  const figure = (Label: string, Value: string, Unit: string, Change: string, stroke: ColourValue) =>
    use(figureCard, {
      properties: { Label, Value, Unit, Change },
      look: { width: 'fill' },
      inside: { 'Spark line': { look: { stroke } } },
    });
  return row(
    `Overview / ${mode}`,
    {
      at: { left, top: 0 },
      width: 1440,
      height: 1040,
      fill: colour.canvas,
      clip: true,
      modes: [[theme, mode]],
    },
    [
      sidebar(),
      column('Main', { width: 'fill', height: 'fill', gap: gap.l, pad: gap.xl }, [
        topBar(),
        row('Figures', { width: 'fill', gap: gap.m }, [
          figure('Stored now', '312', 'kWh', '+ 4.2 %', colour.accent),
          figure('Used today', '1.4', 'MWh', '+ 1.1 %', colour.idle),
          figure('Shared', '86', 'homes', '+ 6', colour.good),
          figure('Saved', '214', '€', '+ 9 %', colour.accent),
        ]),
        row('Charts', { width: 'fill', gap: gap.m }, [dayCard(), sourceCard()]),
        row('Lists', { width: 'fill', gap: gap.m }, [sitesCard(), alertsCard()]),
      ]),
    ],
  );
}

export const dashboardPages = [
  { name: 'Dashboard', background: '#e5e7ec', children: [overview('Light', 0), overview('Dark', 1560)] },
  {
    name: 'Components',
    background: '#ececec',
    arranged: true,
    children: [navItem.sketch, status.sketch, figureCard, siteRow],
  },
];
