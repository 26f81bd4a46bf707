/** سفره, a cooking school that does not exist: a page in Persian, from right to left, partly with auto layout. */
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
  type Look,
  type Sketch,
  type TypeStyle,
} from '../draw/sketch.ts';
import { picture, type Hex } from '../draw/values.ts';

const ink = '#2a1f1c';
const muted = '#7a6a60';
const pome = '#a3263c';
const saffron = '#e0a030';
const herb = '#4c6b3c';
const cream = '#fff9ef';
const hair = '#eadfce';
const white = '#ffffff';

function noto(weight: number, size: number, lineHeight: number): TypeStyle {
  return { family: 'Noto Sans Arabic', weight, size, line: lineHeight };
}
const t = {
  h1: noto(700, 52, 76),
  h2: noto(700, 36, 56),
  h3: noto(600, 20, 32),
  lead: noto(400, 18, 34),
  body: noto(400, 16, 28),
  label: noto(500, 16, 26),
  strong: noto(600, 16, 26),
  small: noto(400, 14, 24),
  smallStrong: noto(600, 14, 24),
  figure: noto(700, 32, 44),
  quote: noto(500, 28, 52),
} as const;

let frames = 427318;
function next(): string {
  frames += 1;
  return `Frame ${frames}`;
}

/** Auto layout runs from left to right, so what is read first is the last layer. */
function rowFromRight(name: string, look: Look, children: readonly Sketch[]): Sketch {
  return row(name, look, [...children].reverse());
}

function words(said: string, style: TypeStyle, fill: Hex, look: Look = {}): Sketch {
  return text(said, { ...(look as { width?: number }), style, fill, alignText: 'RIGHT' });
}

function button(label: string, kind: 'full' | 'line', glyph?: IconName): Sketch {
  const colour: Hex = kind === 'full' ? white : pome;
  return rowFromRight(
    'Button',
    {
      height: 52,
      gap: 8,
      pad: [12, 28],
      align: 'CENTER',
      justify: 'CENTER',
      radius: 12,
      ...(kind === 'full' ? { fill: pome } : { stroke: pome, strokeWeight: 1.5 }),
    },
    [
      text(label, { style: t.strong, fill: colour }),
      ...(glyph ? [icon(glyph, 20, { stroke: colour }, 2)] : []),
    ],
  );
}

function logo(colour: Hex): Sketch {
  return rowFromRight('logo', { gap: 12, align: 'CENTER' }, [
    frame('Frame 12', { width: 44, height: 44, radius: 22, fill: saffron }, [
      ellipse('Ellipse 2', {
        width: 28,
        height: 28,
        at: { left: 8, top: 8 },
        stroke: white,
        strokeWeight: 3,
      }),
      ellipse('Ellipse 3', { width: 10, height: 10, at: { left: 17, top: 17 }, fill: white }),
    ]),
    text('سفره', { style: noto(700, 28, 44), fill: colour }),
  ]);
}

function header(): Sketch {
  const links = ['خانه', 'کلاس‌ها', 'استادان', 'کارت هدیه', 'تماس با ما'];
  return rowFromRight(
    next(),
    {
      width: 1440,
      height: 96,
      gap: 'auto',
      align: 'CENTER',
      pad: [0, 120],
      fill: cream,
      at: { left: 0, top: 0 },
    },
    [
      logo(ink),
      rowFromRight(
        next(),
        { gap: 36, align: 'CENTER' },
        links.map((said, index) => text(said, { style: t.label, fill: index === 0 ? pome : ink })),
      ),
      rowFromRight(next(), { gap: 20, align: 'CENTER' }, [
        text('ورود', { style: t.strong, fill: ink }),
        button('ثبت‌نام', 'full'),
      ]),
    ],
  );
}

const facts = [
  ['۴۸', 'کلاس در هر فصل'],
  ['۱۲', 'استاد آشپزی'],
  ['۴٫۹', 'امتیاز شاگردان'],
] as const;

/** Placed by hand: this part was there before anyone thought of auto layout. */
function hero(): Sketch {
  return frame('Hero', { width: 1440, height: 640, fill: cream, clip: true, at: { left: 0, top: 96 } }, [
    ellipse('Ellipse 1', { width: 420, height: 420, fill: '#f7e6c8', at: { left: -92, top: 318 } }),
    rectangle('image 7', {
      width: 561,
      height: 480,
      radius: 28,
      fill: picture('table'),
      at: { left: 120, top: 72 },
    }),
    group('Group 4', {}, [
      rectangle('Rectangle 6', {
        width: 218,
        height: 84,
        radius: 16,
        fill: white,
        at: { left: 560, top: 418 },
      }),
      ellipse('Ellipse 5', { width: 44, height: 44, fill: '#e6eddd', at: { left: 714, top: 438 } }),
      icon('flame', 22, { stroke: herb, at: { left: 725, top: 449 } }, 2),
      text('کلاس امروز', { style: t.smallStrong, fill: ink, at: { left: 698, top: 436, pivot: [1, 0] } }),
      text('ساعت ۱۷، نان سنگک', { style: t.small, fill: muted, at: { left: 698, top: 461, pivot: [1, 0] } }),
    ]),
    text('آموزشگاه آشپزی در شیراز', {
      style: t.strong,
      fill: pome,
      at: { left: 1320, top: 84, pivot: [1, 0] },
    }),
    // Two texts are one heading.
    text('آشپزی را از دستِ', { style: t.h1, fill: ink, at: { left: 1320, top: 118, pivot: [1, 0] } }),
    text('مادربزرگ‌ها بیاموزید', { style: t.h1, fill: ink, at: { left: 1321, top: 192, pivot: [1, 0] } }),
    text(
      'در آشپزخانه‌ی ما دوازده نفر دور یک میز می‌پزند، می‌چشند و گپ می‌زنند. هر چه پختید با خودتان به خانه می‌برید.',
      { style: t.lead, fill: muted, width: 496, alignText: 'RIGHT', at: { left: 824, top: 286 } },
    ),
    rowFromRight(next(), { gap: 16, at: { left: 1320, top: 400, pivot: [1, 0] } }, [
      button('دیدن کلاس‌ها', 'full'),
      button('خرید کارت هدیه', 'line', 'ticket'),
    ]),
    ...facts.flatMap(([value, label], index) => {
      const left = [1320, 1130, 960][index] ?? 0;
      return [
        text(value, { style: t.figure, fill: ink, at: { left, top: 500, pivot: [1, 0] } }),
        text(label, { style: t.small, fill: muted, at: { left, top: 544, pivot: [1, 0] } }),
      ];
    }),
  ]);
}

const classCard = component(
  column('Class card', { width: 384, radius: 20, fill: white, stroke: hair, clip: true }, [
    frame('Frame 427299', { width: 'fill', height: 240 }, [
      rectangle('Photo', { width: 384, height: 240, fill: picture('stew'), at: { left: 0, top: 0 } }),
      row(
        'Badge',
        {
          pad: [4, 14],
          radius: 16,
          fill: saffron,
          at: { right: 16, top: 16 },
          visible: booleanProperty('Has badge', false),
        },
        [text(textProperty('Badge', 'تازه'), { style: t.smallStrong, fill: ink }, 'Badge label')],
      ),
    ]),
    column('Frame 427300', { width: 'fill', gap: 12, pad: 24, align: 'MAX' }, [
      text(
        textProperty('Title', 'قورمه‌سبزی'),
        { style: t.h3, fill: ink, width: 'fill', alignText: 'RIGHT' },
        'Title',
      ),
      rowFromRight('Frame 427301', { gap: 8, align: 'CENTER' }, [
        icon('user', 20, { stroke: muted }),
        text(textProperty('Teacher', 'پروین صالحی'), { style: t.small, fill: muted }, 'Teacher'),
      ]),
      rowFromRight('Frame 427302', { gap: 8, align: 'CENTER' }, [
        icon('calendar', 20, { stroke: muted }),
        text(textProperty('When', 'شنبه ۱۲ مهر، ساعت ۱۶'), { style: t.small, fill: muted }, 'When'),
      ]),
      line('Line 8', { width: 'fill', stroke: hair }),
      rowFromRight('Frame 427303', { width: 'fill', gap: 'auto', align: 'CENTER' }, [
        column('Frame 427304', { gap: 0, align: 'MAX' }, [
          text(
            textProperty('Old price', '۹۵۰٬۰۰۰ تومان'),
            {
              style: t.small,
              fill: muted,
              decoration: 'STRIKETHROUGH',
              visible: booleanProperty('Has old price', false),
            },
            'Old price',
          ),
          text(textProperty('Price', '۸۵۰٬۰۰۰ تومان'), { style: t.strong, fill: pome }, 'Price'),
        ]),
        row('Action', { pad: [8, 20], radius: 10, fill: '#f8e3e3' }, [
          text(textProperty('Action', 'رزرو'), { style: t.smallStrong, fill: pome }, 'Action label'),
        ]),
      ]),
    ]),
  ]),
);

interface Course {
  readonly photo: string;
  readonly Title: string;
  readonly Teacher: string;
  readonly When: string;
  readonly Price: string;
  readonly badge?: string;
  readonly old?: string;
  readonly isFull?: boolean;
}
const courses: readonly Course[] = [
  {
    photo: 'stew',
    Title: 'قورمه‌سبزی از صفر',
    Teacher: 'پروین صالحی',
    When: 'شنبه ۱۲ مهر، ساعت ۱۶',
    Price: '۸۵۰٬۰۰۰ تومان',
  },
  {
    photo: 'rice',
    Title: 'ته‌دیگ و برنج زعفرانی',
    Teacher: 'کامران رستگار',
    When: 'دوشنبه ۱۴ مهر، ساعت ۱۸',
    Price: '۷۲۰٬۰۰۰ تومان',
    badge: 'تازه',
  },
  {
    photo: 'bread',
    Title: 'نان سنگک در تنور خانه',
    Teacher: 'شیرین کاویانی',
    When: 'پنجشنبه ۱۷ مهر، ساعت ۱۰',
    Price: '۶۸۰٬۰۰۰ تومان',
    old: '۷۸۰٬۰۰۰ تومان',
    badge: 'تخفیف پاییزی',
  },
  {
    photo: 'north',
    Title: 'میرزا قاسمی و باقالا قاتق',
    Teacher: 'دریا فرهمند',
    When: 'شنبه ۱۹ مهر، ساعت ۱۷',
    Price: '۷۹۰٬۰۰۰ تومان',
  },
  {
    photo: 'pickle',
    Title: 'ترشی لیته و شور پاییزی',
    Teacher: 'پروین صالحی',
    When: 'سه‌شنبه ۲۲ مهر، ساعت ۱۵',
    Price: '۵۴۰٬۰۰۰ تومان',
    isFull: true,
  },
  {
    photo: 'green',
    Title: 'سفره‌ی گیاهی برای مهمانی',
    Teacher: 'دریا فرهمند',
    When: 'جمعه ۲۵ مهر، ساعت ۱۱',
    Price: '۸۲۰٬۰۰۰ تومان',
  },
];

function courseUse({ photo, badge, old, isFull = false, ...said }: Course): Sketch {
  return use(classCard, {
    look: { height: 'fill' },
    properties: {
      ...said,
      ...(badge === undefined ? {} : { 'Has badge': true, Badge: badge }),
      ...(old === undefined ? {} : { 'Has old price': true, 'Old price': old }),
      ...(isFull ? { Action: 'ظرفیت پر شد' } : {}),
    },
    inside: {
      Photo: { look: { fill: picture(photo), ...(isFull ? { opacity: 0.55 } : {}) } },
      ...(isFull ? { Action: { look: { fill: '#efe9df' } }, 'Action label': { look: { fill: muted } } } : {}),
    },
  });
}

function classes(): Sketch {
  const kinds = ['همه', 'خورش‌ها', 'برنج و ته‌دیگ', 'نان و شیرینی', 'ترشی و مربا', 'گیاهی'];
  return column(
    next(),
    { width: 1440, gap: 32, pad: [96, 120], align: 'MAX', fill: white, at: { left: 0, top: 736 } },
    [
      rowFromRight(next(), { width: 'fill', gap: 'auto', align: 'MAX' }, [
        column(next(), { gap: 4, align: 'MAX' }, [
          text('کلاس‌های این ماه', { style: t.h2, fill: ink }),
          words('هر کلاس سه ساعت است و همه‌ی مواد آماده است.', t.body, muted),
        ]),
        rowFromRight(next(), { gap: 8, align: 'CENTER' }, [
          text('همه‌ی ۴۸ کلاس', { style: t.strong, fill: pome }),
          icon('left', 20, { stroke: pome }, 2),
        ]),
      ]),
      rowFromRight(
        next(),
        { gap: 12 },
        kinds.map((said, index) =>
          row(next(), { pad: [8, 20], radius: 22, ...(index === 0 ? { fill: ink } : { stroke: hair }) }, [
            text(said, { style: t.label, fill: index === 0 ? white : ink }),
          ]),
        ),
      ),
      rowFromRight(next(), { width: 'fill', gap: 24 }, courses.slice(0, 3).map(courseUse)),
      rowFromRight(next(), { width: 'fill', gap: 24 }, courses.slice(3).map(courseUse)),
    ],
  );
}

const reasons: readonly (readonly [glyph: IconName, title: string, about: string])[] = [
  ['user', 'گروه‌های کوچک', 'هرگز بیش از دوازده نفر نیستیم، پس کسی تماشاچی نمی‌ماند.'],
  ['leaf', 'مواد تازه از بازار وکیل', 'صبحِ هر کلاس خودمان خرید می‌کنیم، فصل به فصل.'],
  ['heart', 'شام دور یک سفره', 'در پایان می‌نشینیم و با هم می‌خوریم؛ مهمان هم بیاورید.'],
];

function reasonsBand(): Sketch {
  return rowFromRight(
    next(),
    { width: 1440, gap: 48, pad: [72, 120], fill: herb, at: { left: 0, top: 2078 } },
    reasons.map(([glyph, title, about]) =>
      rowFromRight(next(), { width: 'fill', gap: 20 }, [
        row(
          next(),
          { width: 56, height: 56, radius: 28, fill: '#5f8050', align: 'CENTER', justify: 'CENTER' },
          [icon(glyph, 26, { stroke: white })],
        ),
        column(next(), { width: 'fill', gap: 6, align: 'MAX' }, [
          words(title, t.h3, white, { width: 'fill' }),
          words(about, t.body, '#dde7d3', { width: 'fill' }),
        ]),
      ]),
    ),
  );
}

const teachers = [
  ['parvin', 'پروین صالحی', 'خورش‌های شیرازی'],
  ['kamran', 'کامران رستگار', 'برنج و کباب'],
  ['shirin', 'شیرین کاویانی', 'نان و شیرینی'],
  ['darya', 'دریا فرهمند', 'غذای شمالی و گیاهی'],
] as const;

function teacherSection(): Sketch {
  return column(
    next(),
    { width: 1440, gap: 40, pad: [96, 120], align: 'CENTER', at: { left: 0, top: 2316 } },
    [
      text('استادان ما', { style: t.h2, fill: ink }),
      rowFromRight(
        next(),
        { width: 'fill', gap: 24 },
        teachers.map(([face, name, about], index) =>
          column(next(), { width: 'fill', gap: 4, align: 'CENTER' }, [
            ellipse('Photo', { width: 180, height: 180, fill: picture(face) }),
            ...(index === 3
              ? [
                  row(next(), { pad: [2, 12], radius: 14, fill: saffron }, [
                    text('استاد مهمان', { style: t.smallStrong, fill: ink }),
                  ]),
                ]
              : []),
            text(name, { style: t.h3, fill: ink }),
            text(about, { style: t.small, fill: muted }),
          ]),
        ),
      ),
    ],
  );
}

function quote(): Sketch {
  return frame(
    'Frame 427400',
    { width: 1200, height: 312, radius: 28, fill: '#f7e6c8', at: { left: 120, top: 2892 } },
    [
      text('«برای ته‌دیگ آمدم و با هفت دوست تازه برگشتم. حالا هر پنجشنبه خانه‌ی یکی از ما سفره پهن است.»', {
        style: t.quote,
        fill: ink,
        width: 900,
        alignText: 'CENTER',
        at: { left: 150, top: 60 },
      }),
      text('نگار احمدی، شاگرد کلاس برنج', {
        style: t.strong,
        fill: pome,
        at: { left: 600, top: 206, pivot: [0.5, 0] },
      }),
      ...[0, 1, 2].map((index) =>
        ellipse(`Ellipse ${21 + index}`, {
          width: 10,
          height: 10,
          fill: index === 2 ? pome : '#d9c49b',
          at: { left: 575 + index * 20, top: 262 },
        }),
      ),
    ],
  );
}

function letter(): Sketch {
  return rowFromRight(
    next(),
    {
      width: 1200,
      gap: 'auto',
      align: 'CENTER',
      pad: [56, 64],
      radius: 28,
      fill: pome,
      at: { left: 120, top: 3268 },
    },
    [
      column(next(), { gap: 4, align: 'MAX' }, [
        text('دستور پختِ هفته در ایمیل شما', { style: noto(700, 28, 44), fill: white }),
        words('هر شنبه یک دستور، بدون تبلیغ.', t.body, '#f3cfd3'),
      ]),
      rowFromRight(next(), { gap: 12 }, [
        row(
          next(),
          { width: 340, height: 56, pad: [14, 20], align: 'CENTER', justify: 'MAX', radius: 12, fill: white },
          [text('نشانی ایمیل', { style: t.body, fill: '#9b8b80' })],
        ),
        row(next(), { height: 56, pad: [14, 28], align: 'CENTER', radius: 12, fill: saffron }, [
          text('عضو می‌شوم', { style: t.strong, fill: ink }),
        ]),
      ]),
    ],
  );
}

function footer(): Sketch {
  const list = (title: string, links: readonly string[]) =>
    column(next(), { gap: 10, align: 'MAX' }, [
      text(title, { style: t.strong, fill: white }),
      ...links.map((said) => text(said, { style: t.small, fill: '#d3c3ba' })),
    ]);
  const contact = (glyph: IconName, said: string) =>
    rowFromRight(next(), { gap: 10, align: 'CENTER' }, [
      icon(glyph, 20, { stroke: '#d3c3ba' }),
      text(said, { style: t.small, fill: '#d3c3ba' }),
    ]);
  return column(
    'Footer',
    { width: 1440, gap: 40, pad: [72, 120, 32, 120], fill: ink, at: { left: 0, top: 3520 } },
    [
      rowFromRight(next(), { width: 'fill', gap: 'auto' }, [
        column(next(), { width: 300, gap: 16, align: 'MAX' }, [
          logo(white),
          words('آموزشگاه آشپزی خانگی در کوچه‌ی سنگ سیاه شیراز، از سال ۱۳۹۲.', t.small, '#d3c3ba', {
            width: 'fill',
          }),
        ]),
        list('آموزشگاه', ['کلاس‌ها', 'استادان', 'کارت هدیه', 'مهمانی خصوصی']),
        list('راهنما', ['پرسش‌های پرتکرار', 'لغو رزرو', 'راه رسیدن']),
        column(next(), { gap: 10, align: 'MAX' }, [
          text('تماس', { style: t.strong, fill: white }),
          contact('phone', '۰۷۱ ۳۲۲۴ ۵۵۵۰'),
          contact('pin', 'شیراز، کوچه‌ی سنگ سیاه، پلاک ۱۴'),
        ]),
      ]),
      line('Line 12', { width: 'fill', stroke: '#4a3c37' }),
      rowFromRight(next(), { width: 'fill', gap: 'auto' }, [
        text('© ۱۴۰۶ سفره. همه‌ی حقوق محفوظ است.', { style: t.small, fill: '#d3c3ba' }),
        rowFromRight(next(), { gap: 24 }, [
          text('حریم خصوصی', { style: t.small, fill: '#d3c3ba' }),
          text('قوانین', { style: t.small, fill: '#d3c3ba' }),
        ]),
      ]),
    ],
  );
}

export const persianPages = [
  {
    name: 'صفحه‌ی اول',
    background: '#eeeeee',
    children: [
      frame('Desktop - 2', { at: { left: 0, top: 0 }, width: 1440, height: 3864, fill: cream, clip: true }, [
        hero(),
        classes(),
        teacherSection(),
        reasonsBand(),
        quote(),
        letter(),
        footer(),
        header(),
      ]),
    ],
  },
  { name: 'Components', background: '#f5f5f5', arranged: true, children: [classCard] },
];
