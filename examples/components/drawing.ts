/** Pebble, a small kit of components that does not exist: buttons, inputs, switches, cards, and a grid of all of it. */
import { icon, type IconName } from '../draw/icons.ts';
import {
  booleanProperty,
  column,
  component,
  ellipse,
  frame,
  grid,
  row,
  swapProperty,
  text,
  textProperty,
  use,
  variants,
  type Look,
  type Sketch,
  type TypeStyle,
} from '../draw/sketch.ts';
import {
  collection,
  linear,
  picture,
  radial,
  shadow,
  tint,
  token,
  type ColourValue,
  type Hex,
} from '../draw/values.ts';

const palette = collection(1, 'Pebble', ['Day', 'Dusk']);
const c = {
  page: token<Hex>(palette, 'page', '#f5f4f0', '#16151d'),
  card: token<Hex>(palette, 'card', '#ffffff', '#211f2b'),
  line: token<Hex>(palette, 'line', '#dcd9d0', '#3a3747'),
  ink: token<Hex>(palette, 'ink', '#1c1a24', '#f4f2fa'),
  muted: token<Hex>(palette, 'muted', '#6f6b7d', '#a6a1b8'),
  brand: token<Hex>(palette, 'brand', '#4f46e5', '#8b83ff'),
  brandDeep: token<Hex>(palette, 'brand-deep', '#3a32b8', '#a49dff'),
  brandWash: token<Hex>(palette, 'brand-wash', '#ebeafd', '#2c2959'),
  onBrand: token<Hex>(palette, 'on-brand', '#ffffff', '#14122b'),
  wrong: token<Hex>(palette, 'wrong', '#d3344f', '#ff8296'),
  wrongWash: token<Hex>(palette, 'wrong-wash', '#fdecef', '#4a1f2b'),
};
const round = collection(2, 'Shape', ['Default']);
const corner = {
  small: token<number>(round, 'corner/small', 8),
  medium: token<number>(round, 'corner/medium', 12),
  large: token<number>(round, 'corner/large', 24),
};
export const componentCollections = [palette, round];

function sans(name: string, weight: number, size: number, line: number, spacing = 0): TypeStyle {
  return { name, family: 'Inter', weight, size, line, spacing };
}
const t = {
  display: { ...sans('Display', 700, 64, 64, -2), family: 'Bricolage Grotesque' },
  heading: { ...sans('Heading', 600, 24, 30, -0.4), family: 'Bricolage Grotesque' },
  body: sans('Body', 400, 15, 22),
  label: sans('Label', 600, 15, 20, -0.1),
  labelSmall: sans('Label/Small', 600, 13, 18),
  small: sans('Small', 400, 13, 18),
} as const;

const glyphs: Readonly<Record<string, Sketch>> = Object.fromEntries(
  (['plus', 'arrow', 'search', 'heart', 'check', 'bell'] as const).map((name) => [
    name,
    component(
      frame(`Glyph/${name}`, { width: 20, height: 20 }, [
        icon(name, 20, {
          stroke: c.ink,
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
function glyph(name: IconName): Sketch {
  const found = glyphs[name];
  if (!found) throw new Error(`There is no glyph "${name}".`);
  return found;
}
const glyphNames = Object.keys(glyphs).map((name) => `icon/${name}`);
const inColour = (stroke: ColourValue) =>
  Object.fromEntries(glyphNames.map((name) => [name, { look: { stroke } }]));

const sizes = {
  Large: { pad: [15, 22] as const, style: t.label },
  Small: { pad: [9, 14] as const, style: t.labelSmall },
};

const button = variants(
  'Button',
  { width: 760 },
  {
    Kind: ['Primary', 'Secondary', 'Quiet'],
    Size: ['Large', 'Small'],
    State: ['Default', 'Hover', 'Disabled'],
  },
  ({ Kind, Size, State }) => {
    const hover = State === 'Hover';
    const fills: Record<string, Look> = {
      Primary: { fill: hover ? c.brandDeep : c.brand },
      Secondary: { fill: hover ? c.brandWash : c.card, stroke: c.line },
      Quiet: hover ? { fill: c.brandWash } : {},
    };
    const ink = Kind === 'Primary' ? c.onBrand : Kind === 'Secondary' ? c.ink : c.brand;
    const { pad, style } = sizes[Size === 'Small' ? 'Small' : 'Large'];
    return row(
      'Button',
      {
        gap: 8,
        pad,
        align: 'CENTER',
        justify: 'CENTER',
        radius: corner.medium,
        ...fills[Kind ?? ''],
        ...(State === 'Disabled' ? { opacity: 0.4 } : {}),
      },
      [
        use(swapProperty('Icon', glyph('plus')), {
          name: 'Icon',
          look: { visible: booleanProperty('Has icon', false) },
          inside: inColour(ink),
        }),
        text(textProperty('Label', 'Button'), { style, fill: ink }, 'Label'),
      ],
    );
  },
);

const input = variants(
  'Input',
  { width: 680 },
  { State: ['Empty', 'Filled', 'Focus', 'Error'] },
  ({ State }) => {
    const look: Look =
      State === 'Focus'
        ? {
            stroke: c.brand,
            strokeWeight: 2,
            effects: [{ kind: 'drop-shadow', colour: '#4f46e533', offset: [0, 0], blur: 0, spread: 4 }],
          }
        : { stroke: State === 'Error' ? c.wrong : c.line };
    return column('Input', { width: 300, gap: 6 }, [
      text(textProperty('Label', 'E-mail'), { style: t.labelSmall, fill: c.ink, width: 'fill' }, 'Label'),
      row(
        'Field',
        {
          width: 'fill',
          gap: 10,
          pad: [12, 14],
          align: 'CENTER',
          radius: corner.medium,
          fill: c.card,
          ...look,
        },
        [
          use(glyph('search'), {
            name: 'Icon',
            inside: inColour(c.muted),
            look: { visible: booleanProperty('Has icon', false) },
          }),
          text(
            textProperty('Value', State === 'Empty' ? 'you@pebble.example' : 'mina@pebble.example'),
            { style: t.body, fill: State === 'Empty' ? c.muted : c.ink, width: 'fill' },
            'Value',
          ),
        ],
      ),
      text(
        textProperty('Help', State === 'Error' ? 'This address has no dot in it.' : 'We write twice a year.'),
        { style: t.small, fill: State === 'Error' ? c.wrong : c.muted, width: 'fill' },
        'Help',
      ),
    ]);
  },
);

const toggle = variants('Switch', { width: 184 }, { On: ['No', 'Yes'] }, ({ On }) =>
  row(
    'Switch',
    {
      width: 48,
      height: 28,
      pad: 3,
      radius: 14,
      justify: On === 'Yes' ? 'MAX' : 'MIN',
      fill: On === 'Yes' ? c.brand : c.line,
    },
    [ellipse('Knob', { width: 22, height: 22, fill: '#ffffff', effects: [shadow(1, 3, '#0000002e')] })],
  ),
);

const chip = variants('Chip', { width: 220 }, { Chosen: ['No', 'Yes'] }, ({ Chosen }) => {
  const chosen = Chosen === 'Yes';
  return row(
    'Chip',
    {
      gap: 6,
      pad: [7, 14],
      align: 'CENTER',
      radius: 999,
      ...(chosen ? { fill: c.ink } : { stroke: c.line }),
    },
    [text(textProperty('Label', 'Pebble'), { style: t.labelSmall, fill: chosen ? c.card : c.ink }, 'Label')],
  );
});

const avatar = component(
  frame(
    'Avatar',
    { width: 44, height: 44, radius: 22, clip: true, fill: linear(60, [0, '#ffb36b'], [1, '#ff6f91']) },
    [
      text(
        textProperty('Initials', 'MO'),
        { style: t.labelSmall, fill: '#ffffff', at: { centreX: 0, centreY: 0 } },
        'Initials',
      ),
    ],
  ),
);

const card = component(
  column('Card', { width: 340, radius: corner.large, fill: c.card, clip: true, stroke: c.line }, [
    frame('Cover', { width: 'fill', height: 180, fill: picture('pebbles') }),
    column('Body', { width: 'fill', gap: 20, pad: 24 }, [
      column('Words', { width: 'fill', gap: 6 }, [
        text(
          textProperty('Title', 'Stones of the north shore'),
          { style: t.heading, fill: c.ink, width: 'fill' },
          'Title',
        ),
        text(
          textProperty('Text', 'Forty shapes, sorted by the sea and then by us.'),
          { style: t.body, fill: c.muted, width: 'fill', maxLines: 2 },
          'Text',
        ),
      ]),
      row('Foot', { width: 'fill', gap: 'auto', align: 'CENTER' }, [
        row('By', { gap: 10, align: 'CENTER' }, [
          use(avatar),
          text(textProperty('Author', 'Mina Okafor'), { style: t.labelSmall, fill: c.ink }, 'Author'),
        ]),
        use(button.pick({ Kind: 'Secondary', Size: 'Small' }), {
          name: 'Action',
          properties: { Label: 'Keep', 'Has icon': true, Icon: glyph('heart') },
        }),
      ]),
    ]),
  ]),
);

function cell(
  name: string,
  place: NonNullable<Look['cell']>,
  look: Look,
  children: readonly Sketch[],
): Sketch {
  return column(
    name,
    {
      width: 'fill',
      height: 'fill',
      cell: place,
      pad: 28,
      gap: 16,
      radius: corner.large,
      fill: c.card,
      stroke: c.line,
      ...look,
    },
    children,
  );
}

const faces = [
  ['MO', '#ffb36b', '#ff6f91'],
  ['TK', '#7fd1ae', '#2f8f83'],
  ['JL', '#9a8dff', '#4f46e5'],
  ['RA', '#ffd166', '#ef8354'],
] as const;

function showcase(mode: 'Day' | 'Dusk', left: number): Sketch {
  return grid(
    `Showcase / ${mode}`,
    {
      at: { left, top: 0 },
      width: 1240,
      height: 920,
      pad: 40,
      gap: 20,
      crossGap: 20,
      columns: 'minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1fr)',
      rows: 'minmax(0, 1fr) minmax(0, 1fr) minmax(0, 1fr)',
      fill: c.page,
      modes: [[palette, mode]],
      clip: true,
    },
    [
      cell(
        'Title',
        { row: 0, column: 0, columnSpan: 2 },
        { justify: 'MAX', fill: [c.brand, radial([1, 0], [0.9, 1.4], [0, '#ffffff66'], [1, '#ffffff00'])] },
        [
          text('Small parts,\nwell rounded', { style: t.display, fill: c.onBrand }),
          text('Pebble is a kit of twenty parts for calm tools.', {
            style: t.body,
            fill: c.onBrand,
            opacity: 0.8,
          }),
        ],
      ),
      cell('Cover', { row: 0, column: 2 }, { fill: picture('pebbles'), clip: true, justify: 'MAX' }, [
        row('Tag', { pad: [7, 14], radius: 999, fill: tint('#ffffff', 0.85) }, [
          text('North shore', { style: t.labelSmall, fill: '#1c1a24' }),
        ]),
      ]),
      cell('Buttons', { row: 0, column: 3, rowSpan: 2 }, { gap: 14, justify: 'CENTER' }, [
        use(button.pick(), {
          properties: { Label: 'Start a kit', 'Has icon': true },
          look: { width: 'fill' },
        }),
        use(button.pick({ State: 'Hover' }), { properties: { Label: 'Hovered' }, look: { width: 'fill' } }),
        use(button.pick({ Kind: 'Secondary' }), {
          properties: { Label: 'See the parts', 'Has icon': true, Icon: glyph('search') },
          look: { width: 'fill' },
        }),
        use(button.pick({ Kind: 'Quiet' }), { properties: { Label: 'Not now' }, look: { width: 'fill' } }),
        use(button.pick({ State: 'Disabled' }), {
          properties: { Label: 'Sold out' },
          look: { width: 'fill' },
        }),
        row('Small ones', { width: 'fill', gap: 8, justify: 'CENTER' }, [
          use(button.pick({ Size: 'Small' }), { properties: { Label: 'Save' } }),
          use(button.pick({ Kind: 'Secondary', Size: 'Small' }), { properties: { Label: 'Undo' } }),
        ]),
      ]),
      cell('Form', { row: 1, column: 0, rowSpan: 2 }, { gap: 20, justify: 'CENTER' }, [
        use(input.pick({ State: 'Filled' }), {
          properties: { Label: 'Name', Value: 'Mina Okafor', Help: 'As it is on your door.' },
          look: { width: 'fill' },
        }),
        use(input.pick({ State: 'Focus' }), { look: { width: 'fill' } }),
        use(input.pick({ State: 'Error' }), {
          properties: { Value: 'mina@pebble' },
          look: { width: 'fill' },
        }),
        use(input.pick(), {
          properties: {
            Label: 'Search',
            Value: 'Find a stone',
            'Has icon': true,
            Help: 'By shape or by shore.',
          },
          look: { width: 'fill' },
        }),
      ]),
      cell('Card cell', { row: 1, column: 1, rowSpan: 2 }, { pad: 0, clip: true, justify: 'SPACE_BETWEEN' }, [
        use(card, {
          look: { width: 'fill', height: 'fill', strokeWeight: 0 },
          inside: { Cover: { look: { height: 300 } } },
        }),
      ]),
      cell('Switches', { row: 1, column: 2 }, { gap: 18, justify: 'CENTER' }, [
        ...(
          [
            ['Tides', 'Yes'],
            ['Storms', 'No'],
            ['Driftwood', 'Yes'],
          ] as const
        ).map(([label, On]) =>
          row(`Setting / ${label}`, { width: 'fill', gap: 'auto', align: 'CENTER' }, [
            text(label, { style: t.label, fill: c.ink }),
            use(toggle.pick({ On })),
          ]),
        ),
      ]),
      cell('Chips', { row: 2, column: 2 }, { justify: 'CENTER' }, [
        text('Sort by', { style: t.heading, fill: c.ink }),
        row(
          'Chips',
          { width: 'fill', gap: 8, crossGap: 10, wrap: true },
          ['Smooth', 'Flat', 'Speckled', 'Green', 'Heavy'].map((Label, index) =>
            use(chip.pick({ Chosen: index === 0 || index === 3 ? 'Yes' : 'No' }), { properties: { Label } }),
          ),
        ),
      ]),
      cell('People', { row: 2, column: 3 }, { justify: 'CENTER' }, [
        row(
          'Faces',
          { gap: -12, firstOnTop: true },
          faces.map(([Initials, from, to]) =>
            use(avatar, {
              properties: { Initials },
              look: {
                fill: linear(60, [0, from], [1, to]),
                stroke: c.card,
                strokeWeight: 3,
                strokeAlign: 'OUTSIDE',
              },
            }),
          ),
        ),
        text('Made by four people and one patient dog', { style: t.body, fill: c.muted, width: 'fill' }),
      ]),
    ],
  );
}

export const componentPages = [
  { name: 'Showcase', background: '#e7e5df', children: [showcase('Day', 0), showcase('Dusk', 1340)] },
  {
    name: 'Parts',
    background: '#f0f0f0',
    arranged: true,
    children: [
      button.sketch,
      input.sketch,
      toggle.sketch,
      chip.sketch,
      ...Object.values(glyphs),
      avatar,
      card,
    ],
  },
];
