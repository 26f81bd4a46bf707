/** Sprig looks after house plants: an app for the phone that does not exist, in five screens. */
import { icon, type IconName } from '../draw/icons.ts';
import {
  booleanProperty,
  column,
  component,
  ellipse,
  frame,
  rectangle,
  row,
  text,
  textProperty,
  use,
  variants,
  type Look,
  type Sketch,
  type TypeStyle,
} from '../draw/sketch.ts';
import { linear, picture, shadow, tint, type Hex } from '../draw/values.ts';

const forest = '#1f3d2f';
const ink = '#17261e';
const muted = '#6b7a71';
const leaf = '#3f8f63';
const mint = '#e3f1e6';
const paper = '#fbfaf5';
const sand = '#f1eee4';
const clay = '#e07a5f';
const sky = '#3f7fb5';

function display(name: string, size: number, line: number, spacing: number): TypeStyle {
  return { name, family: 'Bricolage Grotesque', weight: 700, size, line, spacing };
}
function sans(name: string, weight: number, size: number, line: number, spacing = 0): TypeStyle {
  return { name, family: 'Inter', weight, size, line, spacing };
}
const t = {
  huge: display('Display', 44, 46, -1.2),
  title: display('Title', 32, 36, -0.8),
  heading: { ...display('Heading', 20, 26, -0.3), weight: 600 },
  name: { ...display('Plant name', 17, 22, -0.2), weight: 600 },
  figure: display('Figure', 24, 28, -0.4),
  body: sans('Body', 400, 16, 24, -0.1),
  label: sans('Label', 600, 16, 22, -0.1),
  meta: sans('Meta', 400, 14, 20),
  metaStrong: sans('Meta strong', 600, 14, 20),
  tiny: sans('Tiny', 500, 12, 16),
  clock: sans('Clock', 600, 15, 20, -0.2),
} as const;

const button = variants('Button', {}, { Kind: ['Filled', 'Quiet'] }, ({ Kind }) => {
  const colour: Hex = Kind === 'Filled' ? '#ffffff' : forest;
  return row(
    'Button',
    {
      width: 342,
      height: 56,
      gap: 8,
      align: 'CENTER',
      justify: 'CENTER',
      radius: 18,
      fill: Kind === 'Filled' ? forest : mint,
    },
    [
      text(textProperty('Label', 'Water now'), { style: t.label, fill: colour }, 'Label'),
      icon('arrow', 20, { stroke: colour, visible: booleanProperty('Arrow', false) }),
    ],
  );
});

const statusBar = component(
  row('Status bar', { width: 390, height: 54, gap: 'auto', align: 'CENTER', pad: [10, 28, 0, 32] }, [
    text('9:41', { style: t.clock, fill: ink }),
    row('Signs', { gap: 6, align: 'MAX' }, [
      row(
        'Signal',
        { gap: 2, align: 'MAX' },
        [4, 6, 9, 12].map((height, index) =>
          rectangle(`Bar ${index + 1}`, { width: 3, height, radius: 1, fill: ink }),
        ),
      ),
      frame('Battery', { width: 26, height: 13 }, [
        rectangle('Case', {
          width: 23,
          height: 13,
          at: { left: 0, top: 0 },
          radius: 4,
          stroke: ink,
          opacity: 0.4,
        }),
        rectangle('Charge', { width: 17, height: 9, at: { left: 2, top: 2 }, radius: 2, fill: ink }),
        rectangle('Pole', {
          width: 2,
          height: 5,
          at: { left: 24, top: 4 },
          radius: 1,
          fill: ink,
          opacity: 0.4,
        }),
      ]),
    ]),
  ]),
);

const tab = variants(
  'Tab',
  {},
  { Icon: ['home', 'leaf', 'calendar', 'user'], State: ['Rest', 'Active'] },
  ({ Icon, State }) => {
    const active = State === 'Active';
    return column(
      'Tab',
      { width: 72, gap: 4, pad: [10, 0], align: 'CENTER', radius: 16, ...(active ? { fill: mint } : {}) },
      [
        icon(Icon as IconName, 24, { stroke: active ? forest : muted }),
        text(textProperty('Label', 'Today'), { style: t.tiny, fill: active ? forest : muted }, 'Label'),
      ],
    );
  },
);

const tabs = [
  { Icon: 'home', Label: 'Today', opens: 'Today' },
  { Icon: 'leaf', Label: 'Plants', opens: 'Plants' },
  { Icon: 'calendar', Label: 'Plan', opens: 'Plan' },
  { Icon: 'user', Label: 'Me', opens: 'Today' },
] as const;

function tabBar(active: string): Sketch {
  return row(
    'Tab bar',
    {
      at: { left: 0, right: 0, bottom: 0 },
      height: 96,
      gap: 'auto',
      pad: [8, 24, 24, 24],
      fill: tint('#ffffff', 0.92),
      sticks: 'FIXED',
      stroke: '#e6e3d8',
      strokeWeight: [1, 0, 0, 0],
      effects: [{ kind: 'background-blur', radius: 24 }],
    },
    tabs.map(({ Icon, Label, opens }) =>
      use(tab.pick({ Icon, State: Label === active ? 'Active' : 'Rest' }), {
        properties: { Label },
        look: { opens },
      }),
    ),
  );
}

const task = variants(
  'Task',
  {},
  { Kind: ['Water', 'Turn', 'Feed'], Done: ['No', 'Yes'] },
  ({ Kind, Done }) => {
    const glyph: IconName = Kind === 'Water' ? 'drop' : Kind === 'Turn' ? 'sun' : 'leaf';
    const colour: Hex = Kind === 'Water' ? sky : Kind === 'Turn' ? '#c98a1b' : leaf;
    const wash: Hex = Kind === 'Water' ? '#e2eef8' : Kind === 'Turn' ? '#fbf0d6' : mint;
    const done = Done === 'Yes';
    return row(
      'Task',
      {
        width: 342,
        gap: 14,
        pad: 12,
        align: 'CENTER',
        radius: 22,
        fill: '#ffffff',
        effects: [shadow(2, 10, '#1f3d2f0f')],
        effectStyle: 'Card',
        ...(done ? { opacity: 0.6 } : {}),
      },
      [
        rectangle('Picture', { width: 64, height: 64, radius: 16, fill: picture('fern') }),
        column('Words', { width: 'fill', gap: 4 }, [
          text(
            textProperty('Plant', 'Boston fern'),
            {
              style: t.name,
              fill: ink,
              width: 'fill',
              ...(done ? { decoration: 'STRIKETHROUGH' as const } : {}),
            },
            'Plant',
          ),
          row('Job', { gap: 6, align: 'CENTER', pad: [3, 10, 3, 8], radius: 999, fill: wash }, [
            icon(glyph, 14, { stroke: colour }, 2),
            text(textProperty('Job', '250 ml, lukewarm'), { style: t.tiny, fill: colour }, 'Job'),
          ]),
        ]),
        row(
          'Tick',
          {
            width: 32,
            height: 32,
            radius: 16,
            align: 'CENTER',
            justify: 'CENTER',
            ...(done ? { fill: leaf } : { stroke: '#cfd6cf', strokeWeight: 2 }),
          },
          [icon('check', 18, { stroke: done ? '#ffffff' : '#cfd6cf', visible: done }, 2.25)],
        ),
      ],
    );
  },
);

const plantCard = component(
  column(
    'Plant card',
    {
      width: 165,
      gap: 12,
      pad: [8, 8, 16, 8],
      radius: 24,
      fill: '#ffffff',
      effects: [shadow(2, 10, '#1f3d2f0f')],
      effectStyle: 'Card',
    },
    [
      frame('Shot', { width: 'fill', height: 160, radius: 18, clip: true, fill: picture('calathea') }, [
        row(
          'Mood',
          {
            at: { left: 8, top: 8 },
            gap: 4,
            pad: [4, 9],
            align: 'CENTER',
            radius: 999,
            fill: tint('#ffffff', 0.86),
          },
          [
            ellipse('Dot', { width: 7, height: 7, fill: leaf }),
            text(textProperty('Mood', 'Thriving'), { style: t.tiny, fill: ink }, 'Mood'),
          ],
        ),
      ]),
      column('Words', { width: 'fill', gap: 2, pad: [0, 6] }, [
        text(textProperty('Name', 'Calathea'), { style: t.name, fill: ink, width: 'fill' }, 'Name'),
        text(textProperty('Place', 'Bedroom, north'), { style: t.meta, fill: muted, width: 'fill' }, 'Place'),
      ]),
    ],
  ),
);

function screen(
  name: string,
  index: number,
  fill: Hex,
  children: readonly (Sketch | null)[],
  look: Look = {},
): Sketch {
  return column(
    name,
    { at: { left: index * 470, top: 0 }, width: 390, height: 844, fill, clip: true, ...look },
    children,
  );
}

function welcome(): Sketch {
  return screen('Welcome', 0, '#dcebdc', [
    use(statusBar, { look: { width: 'fill' } }),
    frame('Plant', { width: 'fill', height: 'fill', fill: picture('fern') }),
    column('Sheet', { width: 'fill', gap: 28, pad: [36, 24, 40, 24], radius: [36, 36, 0, 0], fill: paper }, [
      column('Words', { width: 'fill', gap: 12 }, [
        text('Plants that outlive their pots', { style: t.huge, fill: ink, width: 'fill' }),
        text(
          'Sprig learns your windows, your seasons and your habits, and tells you what to water before anything droops.',
          { style: t.body, fill: muted, width: 'fill' },
        ),
      ]),
      column('Actions', { width: 'fill', gap: 12 }, [
        use(button.pick(), {
          properties: { Label: 'Add my first plant', Arrow: true },
          look: { width: 'fill', opens: 'Today' },
        }),
        use(button.pick({ Kind: 'Quiet' }), {
          properties: { Label: 'I have an account' },
          look: { width: 'fill', opens: 'Today' },
        }),
      ]),
    ]),
  ]);
}

function stat(glyph: IconName, value: string, label: string, wash: Hex, colour: Hex): Sketch {
  return column(`Stat / ${label}`, { width: 'fill', gap: 10, pad: 14, radius: 20, fill: wash }, [
    icon(glyph, 22, { stroke: colour }),
    column('Words', { width: 'fill', gap: 0 }, [
      text(value, { style: t.figure, fill: ink, width: 'fill' }),
      text(label, { style: t.meta, fill: muted, width: 'fill' }),
    ]),
  ]);
}

function today(): Sketch {
  const doneTask = (Kind: string, shot: string, Plant: string, Job: string, Done = 'No') =>
    use(task.pick({ Kind, Done }), {
      properties: { Plant, Job },
      look: { width: 'fill', opens: 'Plant' },
      inside: { Picture: { look: { fill: picture(shot) } } },
    });
  return screen('Today', 1, paper, [
    use(statusBar, { look: { width: 'fill' } }),
    column(
      'Content',
      {
        width: 'fill',
        height: 'fill',
        gap: 24,
        pad: [12, 24, 120, 24],
        scroll: 'VERTICAL_SCROLLING',
        clip: true,
      },
      [
        row('Head', { width: 'fill', gap: 'auto', align: 'CENTER' }, [
          column('Words', { gap: 2 }, [
            text('Thursday, 14 May', { style: t.meta, fill: muted }),
            text('Morning, Juno', { style: t.title, fill: ink }),
          ]),
          frame('Bell', { width: 48, height: 48, radius: 24, fill: sand }, [
            icon('bell', 24, { stroke: ink, at: { centreX: 0, centreY: 0 } }),
            ellipse('Dot', {
              width: 10,
              height: 10,
              at: { right: 10, top: 10 },
              fill: clay,
              stroke: sand,
              strokeWeight: 2,
              strokeAlign: 'OUTSIDE',
            }),
          ]),
        ]),
        row('Stats', { width: 'fill', gap: 10 }, [
          stat('drop', '3', 'to water', '#e2eef8', sky),
          stat('sun', '6.2 h', 'of sun', '#fbf0d6', '#c98a1b'),
          stat('leaf', '12', 'thriving', mint, leaf),
        ]),
        column('Tasks', { width: 'fill', gap: 12 }, [
          row('Head', { width: 'fill', gap: 'auto', align: 'CENTER' }, [
            text('Today’s round', { style: t.heading, fill: ink }),
            text('1 of 4', { style: t.metaStrong, fill: leaf }),
          ]),
          doneTask('Water', 'fern', 'Boston fern', '250 ml, lukewarm'),
          doneTask('Water', 'pothos', 'Golden pothos', '180 ml'),
          doneTask('Turn', 'cactus', 'Mr Prickles', 'A quarter turn'),
          doneTask('Feed', 'calathea', 'Calathea', 'Half a cap', 'Yes'),
        ]),
      ],
    ),
    tabBar('Today'),
  ]);
}

function plants(): Sketch {
  const card = (shot: string, Name: string, Place: string, Mood: string) =>
    use(plantCard, {
      properties: { Name, Place, Mood },
      look: { opens: 'Plant' },
      inside: { Shot: { look: { fill: picture(shot) } } },
    });
  const chip = (label: string, active: boolean) =>
    row(`Chip / ${label}`, { pad: [9, 16], radius: 999, fill: active ? forest : sand }, [
      text(label, { style: t.metaStrong, fill: active ? '#ffffff' : muted }),
    ]);
  return screen('Plants', 2, paper, [
    use(statusBar, { look: { width: 'fill' } }),
    column(
      'Content',
      {
        width: 'fill',
        height: 'fill',
        gap: 20,
        pad: [12, 24, 120, 24],
        scroll: 'VERTICAL_SCROLLING',
        clip: true,
      },
      [
        row('Head', { width: 'fill', gap: 'auto', align: 'CENTER' }, [
          text('My plants', { style: t.title, fill: ink }),
          row(
            'Add',
            { width: 48, height: 48, radius: 24, align: 'CENTER', justify: 'CENTER', fill: forest },
            [icon('plus', 24, { stroke: '#ffffff' })],
          ),
        ]),
        row('Search', { width: 'fill', gap: 10, pad: [14, 16], align: 'CENTER', radius: 18, fill: sand }, [
          icon('search', 20, { stroke: muted }),
          text('Search 14 plants', { style: t.body, fill: muted, width: 'fill' }),
        ]),
        row('Rooms', { width: 'fill', gap: 8, scroll: 'HORIZONTAL_SCROLLING', clip: true }, [
          chip('All', true),
          chip('Kitchen', false),
          chip('Bedroom', false),
          chip('Balcony', false),
          chip('Office', false),
        ]),
        row('Cards', { width: 'fill', gap: 12, crossGap: 14, wrap: true }, [
          card('calathea', 'Calathea', 'Bedroom, north', 'Thriving'),
          card('fern', 'Boston fern', 'Bathroom, east', 'Thirsty'),
          card('cactus', 'Mr Prickles', 'Kitchen, south', 'Thriving'),
          card('pothos', 'Golden pothos', 'Office, west', 'Growing'),
        ]),
      ],
    ),
    tabBar('Plants'),
  ]);
}

function fact(glyph: IconName, label: string, value: string): Sketch {
  return row(
    `Fact / ${label}`,
    { width: 'fill', gap: 12, pad: [14, 0], align: 'CENTER', stroke: '#e9e5d8', strokeWeight: [0, 0, 1, 0] },
    [
      icon(glyph, 22, { stroke: leaf }),
      text(label, { style: t.body, fill: muted, width: 'fill' }),
      text(value, { style: t.label, fill: ink }),
    ],
  );
}

function plant(): Sketch {
  return screen('Plant', 3, paper, [
    frame('Shot', { width: 'fill', height: 436, fill: picture('pothos') }, [
      use(statusBar, { look: { at: { left: 0, right: 0, top: 0 } } }),
      row(
        'Back',
        {
          at: { left: 24, top: 64 },
          width: 44,
          height: 44,
          radius: 22,
          align: 'CENTER',
          justify: 'CENTER',
          fill: tint('#ffffff', 0.8),
          opens: 'Plants',
        },
        [icon('chevron', 22, { stroke: ink, flip: 'x' })],
      ),
      row(
        'Keep',
        {
          at: { right: 24, top: 64 },
          width: 44,
          height: 44,
          radius: 22,
          align: 'CENTER',
          justify: 'CENTER',
          fill: tint('#ffffff', 0.8),
        },
        [icon('heart', 22, { stroke: clay })],
      ),
    ]),
    column(
      'Sheet',
      {
        gap: 20,
        pad: [28, 24, 32, 24],
        fill: paper,
        radius: [32, 32, 0, 0],
        at: { left: 0, right: 0, top: 404, bottom: 0 },
      },
      [
        row('Head', { width: 'fill', gap: 12, align: 'MAX' }, [
          column('Words', { width: 'fill', gap: 4 }, [
            text('Golden pothos', { style: t.title, fill: ink, width: 'fill' }),
            text('Epipremnum aureum', { style: t.meta, fill: muted, width: 'fill' }),
          ]),
          row('Mood', { pad: [7, 14], radius: 999, fill: mint }, [
            text('Growing', { style: t.metaStrong, fill: leaf }),
          ]),
        ]),
        column('Facts', { width: 'fill' }, [
          fact('drop', 'Next water', 'Today'),
          fact('sun', 'Light', '4 to 6 hours'),
          fact('pin', 'Place', 'Office, west'),
        ]),
        column('Growth', { width: 'fill', gap: 10 }, [
          row('Head', { width: 'fill', gap: 'auto', align: 'CENTER' }, [
            text('Growth this year', { style: t.metaStrong, fill: ink }),
            text('+ 18 cm', { style: t.metaStrong, fill: leaf }),
          ]),
          frame('Track', { width: 'fill', height: 12, radius: 6, fill: sand, clip: true }, [
            rectangle('Bar', {
              width: 226,
              height: 12,
              at: { left: 0, top: 0 },
              radius: 6,
              fill: linear(0, [0, '#8fcfa6'], [1, leaf]),
            }),
          ]),
        ]),
        use(button.pick(), {
          properties: { Label: 'Water 180 ml' },
          look: { width: 'fill', opens: 'Today' },
        }),
      ],
    ),
  ]);
}

function day(label: string, number: string, active: boolean, dots: number): Sketch {
  return column(
    `Day / ${label} ${number}`,
    { width: 'fill', gap: 6, pad: [12, 0], align: 'CENTER', radius: 18, ...(active ? { fill: forest } : {}) },
    [
      text(label, { style: t.tiny, fill: active ? '#b8d8c4' : muted }),
      text(number, { style: t.label, fill: active ? '#ffffff' : ink }),
      row(
        'Dots',
        { width: 15, height: 6, gap: 3, justify: 'CENTER' },
        Array.from({ length: dots }, (_, index) =>
          ellipse(`Dot ${index + 1}`, { width: 6, height: 6, fill: index === 0 ? sky : '#e9b949' }),
        ),
      ),
    ],
  );
}

function plan(): Sketch {
  const entry = (time: string, name: string, what: string, wash: Hex, colour: Hex, height: number) =>
    row(`Entry / ${name}`, { width: 'fill', gap: 14 }, [
      text(time, { style: t.meta, fill: muted, width: 44 }),
      row('Block', { width: 'fill', height, gap: 12, pad: 14, radius: 18, fill: wash }, [
        rectangle('Edge', { width: 4, height: 'fill', radius: 2, fill: colour }),
        column('Words', { width: 'fill', gap: 2 }, [
          text(name, { style: t.name, fill: ink, width: 'fill' }),
          text(what, { style: t.meta, fill: muted, width: 'fill' }),
        ]),
      ]),
    ]);
  return screen('Plan', 4, paper, [
    use(statusBar, { look: { width: 'fill' } }),
    column('Content', { width: 'fill', height: 'fill', gap: 24, pad: [12, 24, 120, 24] }, [
      column('Head', { width: 'fill', gap: 2 }, [
        text('May', { style: t.title, fill: ink }),
        text('Nineteen jobs, most of them water', { style: t.meta, fill: muted }),
      ]),
      row('Week', { width: 'fill', gap: 4, pad: 6, radius: 24, fill: sand }, [
        day('Mon', '11', false, 1),
        day('Tue', '12', false, 0),
        day('Wed', '13', false, 2),
        day('Thu', '14', true, 2),
        day('Fri', '15', false, 1),
        day('Sat', '16', false, 0),
        day('Sun', '17', false, 1),
      ]),
      column('Day', { width: 'fill', gap: 12 }, [
        entry('08:00', 'Water the shelf', 'Fern, pothos, calathea', '#e2eef8', sky, 92),
        entry('12:30', 'Turn Mr Prickles', 'A quarter to the left', '#fbf0d6', '#e9b949', 72),
        entry(
          '18:00',
          'Repot the calathea',
          'Two sizes up, fresh soil, no water until Saturday',
          mint,
          leaf,
          112,
        ),
        entry('20:00', 'Mist', 'Everything with leaves', '#f8e4de', clay, 72),
      ]),
    ]),
    tabBar('Plan'),
  ]);
}

export const phonePages = [
  { name: 'App', background: '#e9e6db', children: [welcome(), today(), plants(), plant(), plan()] },
  {
    name: 'Components',
    background: '#ececec',
    arranged: true,
    children: [button.sketch, statusBar, tab.sketch, task.sketch, plantCard],
  },
];
