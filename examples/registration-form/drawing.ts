/** Westmere Evening School: the first step of a registration, with fields, choices and what is wrong with them. */
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
  type Run,
  type Sketch,
  type TypeStyle,
} from '../draw/sketch.ts';
import { picture, type Hex } from '../draw/values.ts';

const ink = '#1b1f2a';
const muted = '#5c6473';
const hair = '#d8dce4';
const blue = '#2747c9';
const red = '#b3261e';
const paper = '#f5f6f9';
const white = '#ffffff';

function inter(weight: number, size: number, lineHeight: number, spacing = 0): TypeStyle {
  return { family: 'Inter', weight, size, line: lineHeight, spacing };
}
const t = {
  h1: { ...inter(700, 36, 44, -0.7), name: 'Heading/H1' },
  h2: { ...inter(600, 20, 28, -0.2), name: 'Heading/H2' },
  body: { ...inter(400, 16, 24), name: 'Body/M' },
  label: { ...inter(500, 14, 20), name: 'Label/M' },
  small: { ...inter(400, 14, 20), name: 'Body/S' },
  strong: { ...inter(600, 16, 24), name: 'Body/M strong' },
  smallStrong: { ...inter(600, 14, 20), name: 'Body/S strong' },
  button: { ...inter(600, 16, 24), name: 'Button' },
  tiny: { ...inter(400, 13, 18), name: 'Body/XS' },
} as const;

/** Frames that Shift+A made keep the name that Figma gave them. */
let frames = 31;
function next(): string {
  frames += 1;
  return `Frame ${frames}`;
}

const input = variants('Input', {}, { State: ['Default', 'Filled', 'Error'] }, ({ State }) =>
  column('Input', { width: 348, gap: 6 }, [
    row('Label', { width: 'fill', gap: 4 }, [
      text(textProperty('Label', 'First name'), { style: t.label, fill: ink }, 'Label'),
      text('*', { style: t.label, fill: red, visible: booleanProperty('Required', true) }, 'Required'),
      text(
        '(optional)',
        { style: t.label, fill: muted, visible: booleanProperty('Optional', false) },
        'Optional',
      ),
    ]),
    row(
      'Field',
      {
        width: 'fill',
        height: 48,
        gap: 8,
        pad: [12, 14],
        align: 'CENTER',
        radius: 8,
        fill: white,
        stroke: State === 'Error' ? red : '#aab1bf',
        strokeWeight: State === 'Error' ? 2 : 1,
      },
      [
        text(
          textProperty('Value', 'Placeholder'),
          { style: t.body, fill: State === 'Default' ? '#7b8494' : ink, width: 'fill' },
          'Value',
        ),
        icon('down', 20, { stroke: muted, visible: booleanProperty('Chevron', false) }),
      ],
    ),
    State === 'Error' &&
      row('Message', { width: 'fill', gap: 6, align: 'CENTER' }, [
        icon('info', 16, { stroke: red }),
        text(
          textProperty('Message', 'Please fill in'),
          { style: t.small, fill: red, width: 'fill' },
          'Message',
        ),
      ]),
  ]),
);

const checkbox = variants('Checkbox', {}, { State: ['Off', 'On', 'Error'] }, ({ State }) =>
  row('Checkbox', { width: 348, gap: 12 }, [
    row(
      'Box',
      {
        width: 24,
        height: 24,
        align: 'CENTER',
        justify: 'CENTER',
        radius: 6,
        ...(State === 'On'
          ? { fill: blue }
          : {
              fill: white,
              stroke: State === 'Error' ? red : '#aab1bf',
              strokeWeight: State === 'Error' ? 2 : 1,
            }),
      },
      [icon('check', 16, { stroke: white, visible: State === 'On' }, 2.25)],
    ),
    text(textProperty('Label', 'I agree'), { style: t.body, fill: ink, width: 'fill' }, 'Label'),
  ]),
);

const radio = variants('Radio', {}, { State: ['Off', 'On'] }, ({ State }) =>
  row('Radio', { gap: 10, align: 'CENTER' }, [
    frame('Dot', { width: 22, height: 22, radius: 11, fill: white, ...dotStroke(State === 'On') }, [
      ellipse('Ellipse 1', {
        width: 12,
        height: 12,
        at: { left: 5, top: 5 },
        fill: blue,
        visible: State === 'On',
      }),
    ]),
    text(textProperty('Label', 'New to it'), { style: t.body, fill: ink }, 'Label'),
  ]),
);

function dotStroke(isOn: boolean): Look {
  return { stroke: isOn ? blue : '#aab1bf', strokeWeight: isOn ? 2 : 1 };
}

const dateCard = variants('Date card', {}, { State: ['Default', 'Selected', 'Full'] }, ({ State }) => {
  const isOn = State === 'Selected';
  const isFull = State === 'Full';
  return row(
    'Date card',
    {
      width: 229,
      gap: 12,
      pad: 16,
      radius: 10,
      fill: isOn ? '#eef1fd' : isFull ? '#eceef2' : white,
      stroke: isOn ? blue : hair,
      strokeWeight: isOn ? 2 : 1,
    },
    [
      frame(
        'Dot',
        { width: 22, height: 22, radius: 11, fill: isFull ? '#eceef2' : white, ...dotStroke(isOn) },
        [
          ellipse('Ellipse 1', {
            width: 12,
            height: 12,
            at: { left: 5, top: 5 },
            fill: blue,
            visible: isOn,
          }),
        ],
      ),
      column('Words', { width: 'fill', gap: 2 }, [
        text(
          textProperty('Day', 'Tue 12 January'),
          { style: t.strong, fill: isFull ? '#7b8494' : ink, width: 'fill' },
          'Day',
        ),
        text(
          textProperty('Time', '18:30 to 20:30'),
          { style: t.small, fill: isFull ? '#7b8494' : muted, width: 'fill' },
          'Time',
        ),
        text(
          textProperty('Places', '6 places left'),
          { style: t.small, fill: isFull ? '#7b8494' : '#1b7a46', width: 'fill' },
          'Places',
        ),
      ]),
    ],
  );
});

const button = variants('Button', {}, { Kind: ['Primary', 'Secondary'] }, ({ Kind }) => {
  const isFirst = Kind === 'Primary';
  return row(
    'Button',
    {
      height: 52,
      gap: 8,
      pad: [14, 24],
      align: 'CENTER',
      justify: 'CENTER',
      radius: 10,
      ...(isFirst ? { fill: blue } : { fill: white, stroke: '#aab1bf' }),
    },
    [
      icon('left', 18, { stroke: isFirst ? white : ink, visible: booleanProperty('Icon left', false) }, 2),
      text(textProperty('Label', 'Continue'), { style: t.button, fill: isFirst ? white : ink }, 'Label'),
      icon('arrow', 18, { stroke: isFirst ? white : ink, visible: booleanProperty('Icon right', false) }, 2),
    ],
  );
});

const priceRow = component(
  row('Price row', { width: 288, gap: 'auto' }, [
    text(textProperty('What', 'Course fee'), { style: t.small, fill: muted }, 'What'),
    text(textProperty('Price', '£145.00'), { style: t.small, fill: ink }, 'Price'),
  ]),
);

type State = 'Default' | 'Filled' | 'Error';
function field(
  Label: string,
  Value: string,
  state: State,
  more: Record<string, string | boolean> = {},
): Sketch {
  return use(input.pick({ State: state }), {
    properties: { Label, Value, ...more },
    look: { width: 'fill' },
  });
}

function tick(Label: string, state: 'Off' | 'On' | 'Error'): Sketch {
  return use(checkbox.pick({ State: state }), { properties: { Label }, look: { width: 'fill' } });
}

function pair(...fields: readonly Sketch[]): Sketch {
  return row(next(), { width: 'fill', gap: 24 }, fields);
}

function part(title: string, ...children: readonly Sketch[]): Sketch {
  return column(next(), { width: 'fill', gap: 24, pad: 32, radius: 16, fill: white, stroke: hair }, [
    text(title, { style: t.h2, fill: ink }),
    ...children,
  ]);
}

function group(title: string, ...children: readonly Sketch[]): Sketch {
  return column(next(), { width: 'fill', gap: 10 }, [
    text(title, { style: t.label, fill: ink }),
    ...children,
  ]);
}

function errors(): Sketch {
  const link = (said: string) => text(said, { style: t.body, fill: red, decoration: 'UNDERLINE' });
  return row('Alert', { width: 'fill', gap: 14, pad: [20, 24], radius: 12, fill: '#fdf0ef', stroke: red }, [
    icon('info', 24, { stroke: red }, 2),
    column(next(), { width: 'fill', gap: 4 }, [
      text('Two things need your attention', { style: t.strong, fill: ink }),
      link('Enter an email address like name@example.com'),
      link('Agree to the terms to go on'),
    ]),
  ]);
}

function aboutYou(): Sketch {
  const small = (Label: string, Value: string, width: number) =>
    use(input.pick({ State: 'Filled' }), { properties: { Label, Value, Required: false }, look: { width } });
  return part(
    'About you',
    pair(field('First name', 'Harriet', 'Filled'), field('Last name', 'Okonkwo', 'Filled')),
    pair(
      field('Email', 'harriet.okonkwo@', 'Error', {
        Message: 'Enter an email address like name@example.com',
      }),
      field('Phone', '07700 900 123', 'Default', { Required: false, Optional: true }),
    ),
    group(
      'Date of birth',
      row(next(), { gap: 16 }, [
        small('Day', '14', 88),
        small('Month', '03', 88),
        small('Year', '1988', 120),
      ]),
    ),
  );
}

function yourCourse(): Sketch {
  const date = (state: string, Day: string, Time: string, Places: string) =>
    use(dateCard.pick({ State: state }), { properties: { Day, Time, Places }, look: { width: 'fill' } });
  const level = (state: string, Label: string) =>
    use(radio.pick({ State: state }), { properties: { Label } });
  return part(
    'Your course',
    field('Course', 'Bookbinding for beginners', 'Filled', { Chevron: true }),
    group(
      'When would you like to come?',
      row(next(), { width: 'fill', gap: 12 }, [
        date('Selected', 'Tue 12 January', '18:30 to 20:30', '6 places left'),
        date('Default', 'Thu 14 January', '19:00 to 21:00', '2 places left'),
        date('Full', 'Sat 16 January', '10:00 to 12:00', 'Full'),
      ]),
    ),
    group(
      'How much have you done before?',
      row(next(), { gap: 32 }, [
        level('On', 'I am new to it'),
        level('Off', 'Some practice'),
        level('Off', 'I could teach it'),
      ]),
    ),
  );
}

function goodToKnow(): Sketch {
  return part(
    'Good to know',
    group(
      'What would help you?',
      tick('Step-free access to the workshop', 'Off'),
      tick('A hearing loop', 'Off'),
      tick('The materials kit: paper, thread, bone folder (+ £18)', 'On'),
    ),
    column(next(), { width: 'fill', gap: 6 }, [
      row(next(), { width: 'fill', gap: 'auto' }, [
        text('Anything else we should know?', { style: t.label, fill: ink }),
        text('0 / 400', { style: t.small, fill: muted }),
      ]),
      // Not a component: someone drew the long field once and left it.
      frame(next(), { width: 'fill', height: 128, radius: 8, fill: white, stroke: '#aab1bf' }, [
        text('Allergies, a left hand, a fear of glue …', {
          style: t.body,
          fill: '#7b8494',
          at: { left: 14, top: 12 },
        }),
        line('Line 3', { width: 9, stroke: '#aab1bf', rotate: -45, at: { left: 671, top: 116 } }),
        line('Line 4', { width: 5, stroke: '#aab1bf', rotate: -45, at: { left: 675, top: 119 } }),
      ]),
    ]),
    field('How did you hear of us?', 'Please choose', 'Default', {
      Required: false,
      Optional: true,
      Chevron: true,
    }),
  );
}

function consent(): Sketch {
  const runs: readonly Run[] = [
    { text: 'I agree to the ' },
    {
      text: 'terms and conditions',
      fill: blue,
      decoration: 'UNDERLINE',
      url: 'https://westmere.example/terms',
    },
    { text: ' and have read the ' },
    { text: 'privacy notice', fill: blue, decoration: 'UNDERLINE', url: 'https://westmere.example/privacy' },
    { text: ' *' },
  ];
  return column(next(), { width: 'fill', gap: 16 }, [
    column(next(), { width: 'fill', gap: 6 }, [
      row(next(), { width: 'fill', gap: 12 }, [
        rectangle('Rectangle 5', {
          width: 24,
          height: 24,
          radius: 6,
          fill: white,
          stroke: red,
          strokeWeight: 2,
        }),
        text(runs, { style: t.body, fill: ink, width: 'fill' }),
      ]),
      row(next(), { width: 'fill', gap: 6, align: 'CENTER', pad: [0, 0, 0, 36] }, [
        icon('info', 16, { stroke: red }),
        text('Agree to the terms to go on', { style: t.small, fill: red }),
      ]),
    ]),
    tick('Send me the new programme twice a year', 'On'),
  ]);
}

const actions: Sketch = row(next(), { width: 'fill', gap: 'auto' }, [
  use(button.pick({ Kind: 'Secondary' }), { properties: { Label: 'Back to courses', 'Icon left': true } }),
  use(button.pick({ Kind: 'Primary' }), { properties: { Label: 'Continue to payment', 'Icon right': true } }),
]);

function fact(glyph: IconName, said: string): Sketch {
  return row(next(), { width: 'fill', gap: 10, align: 'CENTER' }, [
    icon(glyph, 20, { stroke: muted }),
    text(said, { style: t.small, fill: ink, width: 'fill' }),
  ]);
}

function price(What: string, Price: string): Sketch {
  return use(priceRow, { properties: { What, Price }, look: { width: 'fill' } });
}

function summary(): Sketch {
  return column(
    'Summary',
    { width: 336, radius: 16, fill: white, stroke: hair, clip: true, at: { left: 952, top: 344 } },
    [
      rectangle('image 4', { width: 'fill', height: 172, fill: picture('books') }),
      column(next(), { width: 'fill', gap: 16, pad: 24 }, [
        text('Your registration', { style: t.smallStrong, fill: blue }),
        text('Bookbinding for beginners', { style: t.h2, fill: ink, width: 'fill' }),
        column(next(), { width: 'fill', gap: 8 }, [
          fact('calendar', 'Tuesdays, 12 January to 16 March'),
          fact('clock', '18:30 to 20:30, ten evenings'),
          fact('pin', 'Workshop 3, Mill Lane'),
          fact('user', 'Taught by Elsa Brandt'),
        ]),
        line('Line 5', { width: 'fill', stroke: hair }),
        column(next(), { width: 'fill', gap: 8 }, [
          price('Course fee', '£145.00'),
          price('Materials kit', '£18.00'),
          price('Early bird until 1 December', '− £15.00'),
        ]),
        line('Line 6', { width: 'fill', stroke: hair }),
        row(next(), { width: 'fill', gap: 'auto', align: 'CENTER' }, [
          text('Total', { style: t.strong, fill: ink }),
          text('£148.00', { style: t.h2, fill: ink }),
        ]),
        row(next(), { width: 'fill', gap: 8, align: 'MAX' }, [
          field('Voucher', 'Code', 'Default', { Required: false }),
          row(next(), { height: 48, pad: [12, 18], align: 'CENTER', radius: 8, stroke: '#aab1bf' }, [
            text('Apply', { style: t.smallStrong, fill: ink }),
          ]),
        ]),
        row(next(), { width: 'fill', gap: 10, pad: 12, radius: 8, fill: '#edf7f0' }, [
          icon('shield', 20, { stroke: '#1b7a46' }),
          text('Free to cancel until 5 January', { style: t.small, fill: '#14592f', width: 'fill' }),
        ]),
      ]),
    ],
  );
}

function help(): Sketch {
  return column(
    'Help',
    { width: 336, gap: 12, pad: 24, radius: 16, fill: white, stroke: hair, at: { left: 953, top: 1086 } },
    [
      text('Need a hand?', { style: t.strong, fill: ink }),
      text('Mo and Ann are at the desk from 9 to 17, Monday to Friday.', {
        style: t.small,
        fill: muted,
        width: 'fill',
      }),
      row(next(), { gap: 10, align: 'CENTER' }, [
        icon('phone', 20, { stroke: blue }),
        text('020 5550 0142', { style: t.smallStrong, fill: blue }),
      ]),
      row(next(), { gap: 10, align: 'CENTER' }, [
        icon('mail', 20, { stroke: blue }),
        text('desk@westmere.example', { style: t.smallStrong, fill: blue }),
      ]),
    ],
  );
}

function header(): readonly Sketch[] {
  const link = (left: number, said: string) =>
    text(said, { style: t.label, fill: ink, at: { left, top: 30 } });
  return [
    rectangle('Rectangle 1', { width: 1440, height: 80, fill: white, at: { left: 0, top: 0 } }),
    line('Line 1', { width: 1440, stroke: hair, at: { left: 0, top: 80 } }),
    rectangle('Rectangle 2', { width: 40, height: 40, radius: 10, fill: blue, at: { left: 152, top: 20 } }),
    text('W', { style: inter(700, 20, 28), fill: white, at: { left: 172, top: 40, pivot: [0.5, 0.5] } }),
    text('Westmere Evening School', { style: t.strong, fill: ink, at: { left: 204, top: 28 } }),
    link(628, 'Courses'),
    link(722, 'Teachers'),
    link(821, 'Calendar'),
    link(918, 'Help'),
    text('Sign in', { style: t.smallStrong, fill: blue, at: { left: 1288, top: 30, pivot: [1, 0] } }),
  ];
}

function steps(): readonly Sketch[] {
  const step = (left: number, number: string, said: string, isHere: boolean): Sketch =>
    row(next(), { gap: 10, align: 'CENTER', at: { left, top: 120 } }, [
      row(
        next(),
        {
          width: 32,
          height: 32,
          radius: 16,
          align: 'CENTER',
          justify: 'CENTER',
          ...(isHere ? { fill: blue } : { stroke: '#aab1bf' }),
        },
        [text(number, { style: t.smallStrong, fill: isHere ? white : muted })],
      ),
      text(said, { style: isHere ? t.smallStrong : t.label, fill: isHere ? ink : muted }),
    ]);
  return [
    step(152, '1', 'Your details', true),
    line('Line 2', { width: 64, stroke: '#aab1bf', at: { left: 300, top: 136 } }),
    step(380, '2', 'Payment', false),
    line('Line 2', { width: 64, stroke: '#aab1bf', at: { left: 503, top: 136 } }),
    step(583, '3', 'Confirmation', false),
  ];
}

function footer(top: number): readonly Sketch[] {
  const link = (left: number, said: string) =>
    text(said, { style: t.tiny, fill: muted, at: { left, top: top + 32 } });
  return [
    line('Line 7', { width: 1440, stroke: hair, at: { left: 0, top } }),
    text('© 2027 Westmere Evening School, charity no. 205 881', {
      style: t.tiny,
      fill: muted,
      at: { left: 152, top: top + 32 },
    }),
    link(1078, 'Terms'),
    link(1140, 'Privacy'),
    link(1212, 'Accessibility'),
  ];
}

const form = column('Form', { width: 752, gap: 24, at: { left: 152, top: 344 } }, [
  errors(),
  aboutYou(),
  yourCourse(),
  goodToKnow(),
  consent(),
  actions,
]);

const height = 2296;

export const formPages = [
  {
    name: 'Registration',
    background: '#e9ebf0' satisfies Hex,
    children: [
      frame('Step 1 – errors', { at: { left: 0, top: 0 }, width: 1440, height, fill: paper, clip: true }, [
        ...header(),
        ...steps(),
        text('Register for a course', { style: t.h1, fill: ink, at: { left: 152, top: 200 } }),
        text('It takes about four minutes. Fields with * are required.', {
          style: t.body,
          fill: muted,
          at: { left: 152, top: 256 },
        }),
        text('You can save and come back later.', {
          style: t.body,
          fill: muted,
          at: { left: 152, top: 280 },
        }),
        form,
        summary(),
        help(),
        ...footer(height - 84),
      ]),
    ],
  },
  {
    name: 'Components',
    background: '#f2f3f6',
    arranged: true,
    children: [input.sketch, checkbox.sketch, radio.sketch, dateCard.sketch, button.sketch, priceRow],
  },
];
