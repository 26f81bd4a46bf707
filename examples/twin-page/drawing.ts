/** Stillpoint, a studio for yoga and breath that does not exist: the same page at 1440 px and on a phone. */
import { icon, type IconName } from '../draw/icons.ts';
import {
  booleanProperty,
  column,
  component,
  ellipse,
  frame,
  group,
  line,
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
import { picture, shadow, type Hex } from '../draw/values.ts';

const ink = '#23302c';
const muted = '#667570';
const sage = '#2f6f5e';
const wash = '#e7f0ec';
const clay = '#c8694a';
const paper = '#fcfaf6';
const hair = '#e3ded4';
const white = '#ffffff';

function display(name: string, size: number, lineHeight: number, spacing: number): TypeStyle {
  return { name, family: 'Bricolage Grotesque', weight: 700, size, line: lineHeight, spacing };
}
function inter(name: string, weight: number, size: number, lineHeight: number): TypeStyle {
  return { name, family: 'Inter', weight, size, line: lineHeight };
}
const t = {
  h1: display('H1', 72, 76, -2),
  h1Small: display('H1 mobile', 44, 48, -1.2),
  h2: display('H2', 44, 52, -1),
  h2Small: display('H2 mobile', 30, 36, -0.6),
  h3: display('H3', 22, 28, -0.3),
  price: display('Price', 40, 48, -1),
  quote: display('Quote', 32, 42, -0.5),
  quoteSmall: display('Quote mobile', 24, 32, -0.3),
  logo: display('Logo', 24, 28, -0.4),
  lead: inter('Lead', 400, 19, 30),
  body: inter('Body', 400, 16, 25),
  label: inter('Label', 500, 15, 20),
  strong: inter('Strong', 600, 16, 24),
  small: inter('Small', 400, 14, 20),
  smallStrong: inter('Small strong', 600, 14, 20),
} as const;

const button = variants(
  'Button',
  {},
  { Kind: ['Primary', 'Quiet', 'Small', 'Small quiet'] },
  ({ Kind = '' }) => {
    const isSmall = Kind.startsWith('Small');
    const isQuiet = /quiet/i.test(Kind);
    return row(
      'Button',
      {
        height: isSmall ? 40 : 54,
        pad: isSmall ? [10, 18] : [14, 28],
        align: 'CENTER',
        justify: 'CENTER',
        radius: 999,
        ...(isQuiet ? { stroke: sage, strokeWeight: 1.5 } : { fill: sage }),
      },
      [
        text(
          textProperty('Label', 'Book'),
          { style: isSmall ? t.smallStrong : t.strong, fill: isQuiet ? sage : white },
          'Label',
        ),
      ],
    );
  },
);

function press(Label: string, Kind: string, look: Look = {}): Sketch {
  return use(button.pick({ Kind }), { properties: { Label }, look });
}

const classRow = component(
  row(
    'Class row',
    {
      width: 1120,
      gap: 24,
      pad: [20, 0],
      align: 'CENTER',
      stroke: hair,
      strokeWeight: [0, 0, 1, 0],
    },
    [
      text(textProperty('Time', '07:00'), { style: t.h3, fill: ink, width: 96 }, 'Time'),
      column('Words', { width: 'fill', gap: 2 }, [
        text(textProperty('Name', 'Slow flow'), { style: t.strong, fill: ink, width: 'fill' }, 'Name'),
        text(textProperty('About', '60 minutes'), { style: t.small, fill: muted, width: 'fill' }, 'About'),
      ]),
      text(textProperty('Teacher', 'Nadia'), { style: t.body, fill: ink, width: 180 }, 'Teacher'),
      row('Level', { width: 160 }, [
        row('Tag', { pad: [4, 12], radius: 999, fill: wash }, [
          text(textProperty('Level', 'All levels'), { style: t.smallStrong, fill: sage }, 'Level'),
        ]),
      ]),
      text(textProperty('Places', '5 places'), { style: t.small, fill: muted, width: 110 }, 'Places'),
      use(button.pick({ Kind: 'Small' }), {
        name: 'Book',
        properties: { Label: 'Book' },
        look: { width: 120 },
      }),
    ],
  ),
);

const classCard = component(
  column('Class card', { width: 350, gap: 12, pad: 20, radius: 20, fill: white, stroke: hair }, [
    row('Head', { width: 'fill', gap: 'auto', align: 'CENTER' }, [
      text(textProperty('Time', '07:00'), { style: t.h3, fill: ink }, 'Time'),
      row('Tag', { pad: [4, 12], radius: 999, fill: wash }, [
        text(textProperty('Level', 'All levels'), { style: t.smallStrong, fill: sage }, 'Level'),
      ]),
    ]),
    column('Words', { width: 'fill', gap: 2 }, [
      text(textProperty('Name', 'Slow flow'), { style: t.strong, fill: ink, width: 'fill' }, 'Name'),
      text(textProperty('About', 'with Nadia'), { style: t.small, fill: muted, width: 'fill' }, 'About'),
    ]),
    use(button.pick({ Kind: 'Small' }), {
      name: 'Book',
      properties: { Label: 'Book' },
      look: { width: 'fill' },
    }),
  ]),
);

interface Lesson {
  readonly time: string;
  readonly name: string;
  readonly minutes: string;
  readonly teacher: string;
  readonly level: string;
  readonly places: string;
}
const lessons: readonly Lesson[] = [
  {
    time: '07:00',
    name: 'Slow flow',
    minutes: '60 minutes',
    teacher: 'Nadia',
    level: 'All levels',
    places: '5 places',
  },
  {
    time: '09:30',
    name: 'Back and breath',
    minutes: '75 minutes',
    teacher: 'Jonas',
    level: 'Gentle',
    places: '2 places',
  },
  {
    time: '12:15',
    name: 'Lunch break',
    minutes: '35 minutes',
    teacher: 'Mei',
    level: 'All levels',
    places: 'Full',
  },
  {
    time: '17:30',
    name: 'Strong standing',
    minutes: '75 minutes',
    teacher: 'Nadia',
    level: 'Practised',
    places: '8 places',
  },
  {
    time: '20:00',
    name: 'Long rest',
    minutes: '60 minutes',
    teacher: 'Mei',
    level: 'Gentle',
    places: '1 place',
  },
];

function lesson(wide: boolean, { time, name, minutes, teacher, level, places }: Lesson): Sketch {
  const isFull = places === 'Full';
  const book = isFull
    ? {
        Book: {
          main: button.pick({ Kind: 'Small quiet' }),
          properties: { Label: wide ? 'Waiting list' : 'Join the waiting list' },
        },
      }
    : {};
  return wide
    ? use(classRow, {
        properties: {
          Time: time,
          Name: name,
          About: minutes,
          Teacher: teacher,
          Level: level,
          Places: places,
        },
        look: { width: 'fill' },
        inside: book,
      })
    : use(classCard, {
        properties: { Time: time, Name: name, About: `${minutes} with ${teacher}, ${places}`, Level: level },
        look: { width: 'fill' },
        inside: book,
      });
}

const priceCard = component(
  column('Price card', { width: 357, gap: 20, pad: 32, radius: 28, fill: white, stroke: hair }, [
    row('Head', { width: 'fill', gap: 'auto', align: 'CENTER' }, [
      text(textProperty('Name', 'Single class'), { style: t.strong, fill: ink }, 'Name'),
      row('Badge', { pad: [4, 12], radius: 999, fill: clay, visible: booleanProperty('Has badge', false) }, [
        text('Most chosen', { style: t.smallStrong, fill: white }),
      ]),
    ]),
    row('Price', { gap: 8, align: 'BASELINE' }, [
      text(textProperty('Price', '€ 18'), { style: t.price, fill: ink }, 'Price'),
      text(textProperty('Per', 'a class'), { style: t.small, fill: muted }, 'Per'),
    ]),
    text(
      textProperty('About', 'Come when you like.'),
      { style: t.body, fill: muted, width: 'fill' },
      'About',
    ),
    use(button.pick({ Kind: 'Quiet' }), { name: 'Choose', look: { width: 'fill' } }),
  ]),
);

const prices = [
  [
    'Single class',
    '€ 18',
    'a class',
    'Come when you like. Mat, blanket and tea are in the price.',
    'Buy one class',
  ],
  [
    'Ten classes',
    '€ 150',
    'for a year',
    'Share them with a friend, or keep them all to yourself.',
    'Buy ten',
  ],
  [
    'Every day',
    '€ 79',
    'a month',
    'As often as you want. Pause it in any month, free of charge.',
    'Start today',
  ],
] as const;

function price([Name, Price, Per, About, Label]: (typeof prices)[number], index: number): Sketch {
  const isBest = index === 1;
  return use(priceCard, {
    properties: { Name, Price, Per, About, 'Has badge': isBest },
    look: { width: 'fill', ...(isBest ? { fill: wash, stroke: sage } : {}) },
    inside: { Choose: { main: button.pick({ Kind: isBest ? 'Primary' : 'Quiet' }), properties: { Label } } },
  });
}

function logo(): Sketch {
  return row('Logo', { gap: 10, align: 'CENTER' }, [
    frame('Mark', { width: 32, height: 32 }, [
      ellipse('Ellipse 1', {
        width: 32,
        height: 32,
        at: { left: 0, top: 0 },
        stroke: sage,
        strokeWeight: 2.5,
      }),
      ellipse('Ellipse 2', { width: 10, height: 10, at: { left: 11, top: 11 }, fill: clay }),
    ]),
    text('Stillpoint', { style: t.logo, fill: ink }),
  ]);
}

const links = ['Timetable', 'Teachers', 'Prices', 'Find us'];

function header(wide: boolean): Sketch {
  return row(
    'Header',
    { width: 'fill', gap: 'auto', align: 'CENTER', pad: wide ? [20, 160] : [14, 20] },
    wide
      ? [
          logo(),
          row(
            'Links',
            { gap: 36 },
            links.map((said) => text(said, { style: t.label, fill: ink })),
          ),
          press('Book a class', 'Small'),
        ]
      : [logo(), row('Menu', { pad: 10, radius: 999, fill: wash }, [icon('menu', 24, { stroke: ink })])],
  );
}

/** The picture with what lies on it is placed by hand at both widths. */
function shot(wide: boolean): Sketch {
  const [width, height] = wide ? [560, 520] : [350, 316];
  const [left, top] = wide ? [-42, 398] : [16, 260];
  return frame('Frame 8', { width, height }, [
    rectangle('image 3', {
      width,
      height,
      radius: wide ? 32 : 24,
      fill: picture('room'),
      at: { left: 0, top: 0 },
    }),
    group('Group 2', {}, [
      rectangle('Rectangle 4', {
        width: 252,
        height: 80,
        radius: 20,
        fill: white,
        effects: [shadow(12, 32, '#23302c24')],
        at: { left, top },
      }),
      ellipse('Ellipse 5', {
        width: 44,
        height: 44,
        fill: '#f8e6de',
        at: { left: left + 18, top: top + 18 },
      }),
      icon('clock', 22, { stroke: clay, at: { left: left + 29, top: top + 30 } }, 2),
      text('Next class', { style: t.small, fill: muted, at: { left: left + 76, top: top + 18 } }),
      text('Strong standing, 17:30', {
        style: t.smallStrong,
        fill: ink,
        at: { left: left + 76, top: top + 39 },
      }),
    ]),
  ]);
}

function hero(wide: boolean): Sketch {
  const words = column('Words', { width: 'fill', gap: wide ? 24 : 18 }, [
    row('Tag', { pad: [6, 14], radius: 999, fill: wash }, [
      text('Yoga and breath in the old bakery', { style: t.smallStrong, fill: sage }),
    ]),
    text('An hour in which nobody needs you', {
      style: wide ? t.h1 : t.h1Small,
      fill: ink,
      width: 'fill',
    }),
    text(
      wide
        ? 'Small classes from early morning to late evening, for people who sit too long, run too much or sleep too little. The first one is on us.'
        : 'Small classes from morning to late evening. The first one is on us.',
      { style: wide ? t.lead : t.body, fill: muted, width: wide ? 472 : 'fill' },
    ),
    wide
      ? row('Actions', { gap: 14 }, [
          press('Book your first class', 'Primary'),
          press('See the timetable', 'Quiet'),
        ])
      : column('Actions', { width: 'fill', gap: 10 }, [
          press('Book your first class', 'Primary', { width: 'fill' }),
          press('See the timetable', 'Quiet', { width: 'fill' }),
        ]),
  ]);
  return wide
    ? row('Hero', { width: 'fill', gap: 80, align: 'CENTER', pad: [64, 160, 104, 160] }, [words, shot(true)])
    : column('Hero', { width: 'fill', gap: 32, pad: [24, 20, 56, 20] }, [words, shot(false)]);
}

function heading(wide: boolean, title: string, about: string): Sketch {
  return column('Heading', { width: 'fill', gap: 8 }, [
    text(title, { style: wide ? t.h2 : t.h2Small, fill: ink, width: 'fill' }),
    text(about, { style: t.body, fill: muted, width: 'fill' }),
  ]);
}

function section(wide: boolean, name: string, look: Look, children: readonly Sketch[]): Sketch {
  return column(
    name,
    { width: 'fill', gap: wide ? 40 : 24, pad: wide ? [96, 160] : [56, 20], ...look },
    children,
  );
}

function timetable(wide: boolean): Sketch {
  const days = wide
    ? ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
    : ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
  const tabs = days.map((said, index) =>
    row(
      index === 2 ? 'Tab / active' : 'Tab',
      {
        ...(wide ? {} : { width: 'fill' as const, justify: 'CENTER' as const }),
        pad: wide ? [10, 20] : [10, 0],
        radius: 999,
        ...(index === 2 ? { fill: ink } : {}),
      },
      [text(said, { style: t.label, fill: index === 2 ? white : muted })],
    ),
  );
  return section(wide, 'Timetable', { fill: white }, [
    heading(wide, 'What is on this week', 'Come ten minutes early. The door closes when the bell rings.'),
    row(
      'Tabs',
      {
        ...(wide ? {} : { width: 'fill' as const }),
        gap: wide ? 6 : 2,
        pad: 6,
        radius: 999,
        fill: '#f1eee7',
      },
      tabs,
    ),
    column(
      'Classes',
      { width: 'fill', gap: wide ? 0 : 12 },
      lessons.map((each) => lesson(wide, each)),
    ),
  ]);
}

const teachers = [
  ['nadia', 'Nadia Rahal', 'Came for a bad back in 2011 and stayed. Teaches slow flow and strong standing.'],
  ['jonas', 'Jonas Brekke', 'Physiotherapist on weekdays. Knows which of your muscles is lying.'],
  ['mei', 'Mei Tanaka', 'Sings, breathes and rests for a living. Her long rest has a waiting list.'],
] as const;

function teacherSection(wide: boolean): Sketch {
  const cards = teachers.map(([face, name, about], index) => {
    const words = column('Words', { width: 'fill', gap: 6 }, [
      row('Name', { width: 'fill', gap: 10, align: 'CENTER' }, [
        text(name, { style: t.h3, fill: ink }),
        index === 2 &&
          row('Badge', { pad: [2, 10], radius: 999, fill: '#f8e6de' }, [
            text('New', { style: t.smallStrong, fill: '#a44c30' }),
          ]),
      ]),
      text(about, { style: t.body, fill: muted, width: 'fill' }),
      row('Link', { gap: 6, align: 'CENTER' }, [
        text('All classes', { style: t.smallStrong, fill: sage }),
        icon('arrow', 16, { stroke: sage }, 2),
      ]),
    ]);
    return wide
      ? column('Teacher', { width: 'fill', gap: 20 }, [
          rectangle('Photo', { width: 'fill', height: 340, radius: 28, fill: picture(face) }),
          words,
        ])
      : row('Teacher', { width: 'fill', gap: 16 }, [
          rectangle('Photo', { width: 96, height: 120, radius: 18, fill: picture(face) }),
          words,
        ]);
  });
  const look: Look = { width: 'fill', gap: wide ? 24 : 28 };
  return section(wide, 'Teachers', {}, [
    heading(wide, 'Who is in the room', 'Three people, three ways to begin.'),
    wide ? row('List', look, cards) : column('List', look, cards),
  ]);
}

function priceSection(wide: boolean): Sketch {
  const look: Look = { width: 'fill', gap: wide ? 24 : 16 };
  return section(wide, 'Prices', { fill: white }, [
    heading(
      wide,
      'Prices without small print',
      'Students, parents of newborns and people between jobs pay half.',
    ),
    wide ? row('List', look, prices.map(price)) : column('List', look, prices.map(price)),
  ]);
}

function quote(wide: boolean): Sketch {
  return section(wide, 'Quote', { fill: sage, gap: 24, align: wide ? 'CENTER' : 'MIN' }, [
    text('“I arrive with eleven open tabs in my head and leave with one. It says: soup.”', {
      style: wide ? t.quote : t.quoteSmall,
      fill: white,
      width: wide ? 820 : 'fill',
      alignText: wide ? 'CENTER' : 'LEFT',
    }),
    text('Oskar, Thursdays at 20:00', { style: t.label, fill: '#cfe3db' }),
  ]);
}

function field(label: string, value: string, height = 50): Sketch {
  return column('Field', { width: 'fill', gap: 6 }, [
    text(label, { style: t.smallStrong, fill: ink }),
    row('Box', { width: 'fill', height, pad: [12, 16], radius: 14, fill: white, stroke: '#cfc9bc' }, [
      text(value, { style: t.body, fill: '#8a938f', width: 'fill' }),
    ]),
  ]);
}

function findUs(wide: boolean): Sketch {
  const fact = (glyph: IconName, said: string) =>
    row('Fact', { width: 'fill', gap: 12 }, [
      icon(glyph, 22, { stroke: sage }),
      text(said, { style: t.body, fill: ink, width: 'fill' }),
    ]);
  const about = column('About', { width: 'fill', gap: 28 }, [
    heading(wide, 'Find us', 'Behind the blue gate, up the stairs, shoes off.'),
    column('Facts', { width: 'fill', gap: 14 }, [
      fact('pin', 'Rue du Four 27, 1050 Brussels'),
      fact('clock', 'Monday to Saturday, 6:45 to 21:15'),
      fact('phone', '+32 2 555 04 19'),
      fact('mail', 'hello@stillpoint.example'),
    ]),
  ]);
  const fields = [field('Your name', 'Alma Peeters'), field('Your email', 'alma@post.example')];
  const form = column(
    'Form',
    { width: wide ? 560 : 'fill', gap: 16, pad: wide ? 32 : 20, radius: 28, fill: '#f4f0e8' },
    [
      text('Ask us anything', { style: t.h3, fill: ink }),
      ...(wide ? [row('Row', { width: 'fill', gap: 16 }, fields)] : fields),
      field('Your question', 'Is it all right if I fall asleep?', 120),
      press('Send', 'Primary', wide ? {} : { width: 'fill' }),
    ],
  );
  const look: Look = { width: 'fill', gap: wide ? 80 : 32, pad: wide ? [96, 160] : [56, 20] };
  return wide ? row('Find us', look, [about, form]) : column('Find us', look, [about, form]);
}

function footer(wide: boolean): Sketch {
  const small = (said: string) => text(said, { style: t.small, fill: muted });
  const nav = wide
    ? row('Links', { gap: 28 }, ['Imprint', 'Privacy', 'House rules'].map(small))
    : row('Links', { gap: 20 }, ['Imprint', 'Privacy', 'House rules'].map(small));
  return column('Footer', { width: 'fill', gap: 24, pad: wide ? [40, 160] : [32, 20] }, [
    line('Line 1', { width: 'fill', stroke: hair }),
    wide
      ? row('Row', { width: 'fill', gap: 'auto', align: 'CENTER' }, [logo(), nav, small('© 2027 Stillpoint')])
      : column('Rows', { width: 'fill', gap: 20 }, [logo(), nav, small('© 2027 Stillpoint')]),
  ]);
}

function page(wide: boolean): Sketch {
  return column(
    wide ? 'Home / Desktop' : 'Home / Mobile',
    {
      at: { left: wide ? 0 : 1540, top: 0 },
      width: wide ? 1440 : 390,
      fill: paper satisfies Hex,
      clip: true,
    },
    [
      header(wide),
      hero(wide),
      timetable(wide),
      teacherSection(wide),
      priceSection(wide),
      quote(wide),
      findUs(wide),
      footer(wide),
    ],
  );
}

export const twinPages = [
  { name: 'Home', background: '#eceae5', children: [page(true), page(false)] },
  {
    name: 'Components',
    background: '#f2f1ee',
    arranged: true,
    children: [button.sketch, classRow, classCard, priceCard],
  },
];
