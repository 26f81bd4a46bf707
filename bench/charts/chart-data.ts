/** Thirty data sets of our own for charts: edge cases by hand, and others by seed. The numbers are kept beside their text. */
import type { ChartKind } from '#visuals/charts/chart-kinds';

export interface ChartData {
  readonly name: string;
  readonly language: string;
  readonly width: number;
  readonly height: number;
  /** CSV or JSON, as a person would paste it. */
  readonly text: string;
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  readonly kinds: readonly ChartKind[];
  /** Colours of its file. */
  readonly colours: readonly string[];
  readonly ground: 'light' | 'dark';
}

const overCategories = ['bar', 'horizontal-bar', 'stacked-bar', 'line', 'area'] as const;
const all = [...overCategories, 'pie', 'donut'] as const;

const files: readonly (readonly string[])[] = [
  ['#ffffff', '#1d1d1f', '#e4572e', '#17bebb', '#ffc914', '#2e282a', '#76b041', '#5b5f97', '#f5f5f7'],
  ['#0b132b', '#1c2541', '#3a506b', '#5bc0be', '#ffffff', '#f2545b', '#f7b267'],
  ['#fafafa', '#212529', '#4263eb', '#e64980', '#12b886', '#fab005', '#7950f2', '#fd7e14', '#868e96'],
  ['#ffffff', '#111111', '#c0392b'],
];

interface Given {
  readonly name: string;
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
  readonly language?: string;
  readonly size?: readonly [number, number];
  readonly kinds?: readonly ChartKind[];
  readonly text?: string;
  readonly file?: number;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const departments = [
  'Customer support and success',
  'Research and development',
  'Human resources',
  'Operations, logistics and facilities',
  'IT',
  'Marketing, brand and communication',
  'Legal',
];

const given: readonly Given[] = [
  { name: 'one row', categories: ['Total'], series: [{ name: 'Sales', values: [42] }], kinds: all },
  {
    name: 'equal values',
    categories: ['A', 'B', 'C', 'D'],
    series: [{ name: 'Even', values: [7, 7, 7, 7] }],
    kinds: all,
  },
  { name: 'all zero', categories: ['A', 'B', 'C'], series: [{ name: 'Nothing', values: [0, 0, 0] }] },
  {
    name: 'negative values',
    categories: months.slice(0, 6),
    series: [
      { name: 'Profit', values: [12.5, -3, 8, -15.25, 4, 0] },
      { name: 'Cash', values: [-2, -4, 6, 9, -1, 3] },
    ],
  },
  {
    name: 'only negative',
    categories: ['Q1', 'Q2', 'Q3', 'Q4'],
    series: [{ name: 'Loss', values: [-120, -80, -40, -95] }],
  },
  {
    name: 'missing values',
    categories: months.slice(0, 8),
    series: [
      { name: 'North', values: [3, null, 5, 6, null, null, 9, 4] },
      { name: 'South', values: [null, 2, 2.5, null, 3, 8, null, null] },
    ],
  },
  {
    name: 'long labels',
    categories: departments,
    series: [{ name: 'People', values: [124, 230, 80, 400, 12, 310, 9] }],
    kinds: all,
  },
  {
    name: 'long labels in a small frame',
    categories: departments,
    series: [{ name: 'People', values: [124, 230, 80, 400, 12, 310, 9] }],
    size: [260, 200],
    kinds: all,
  },
  {
    name: 'very large',
    categories: ['2021', '2022', '2023', '2024'],
    series: [{ name: 'Tokens', values: [1.2e15, 4.6e16, 8.1e17, 2.2e18] }],
  },
  {
    name: 'millions',
    categories: ['2021', '2022', '2023', '2024'],
    series: [{ name: 'Views', values: [1_204_000, 4_600_500, 8_100_000, 22_000_000] }],
    language: 'de',
  },
  {
    name: 'very small',
    categories: ['a', 'b', 'c', 'd', 'e'],
    series: [{ name: 'Drift', values: [2e-9, 4.5e-9, -1e-9, 7e-9, 3.3e-9] }],
  },
  {
    name: 'large with small differences',
    categories: ['a', 'b', 'c', 'd'],
    series: [{ name: 'Level', values: [100_002, 100_004.5, 100_001, 100_003] }],
    kinds: ['line', 'bar'],
  },
  {
    name: 'german numbers',
    categories: ['Berlin', 'Köln', 'Zürich', 'Wien'],
    series: [{ name: 'Umsatz', values: [1234.5, 2300.75, 800.1, 4000] }],
    text: 'Stadt;Umsatz\nBerlin;1.234,50 €\nKöln;2.300,75 €\nZürich;800,10 €\nWien;4.000,00 €\n',
    language: 'de',
    kinds: all,
  },
  {
    name: 'accounting numbers',
    categories: ['Rent', 'Tools', 'Travel', 'Refunds'],
    series: [{ name: 'Change', values: [-1200, 350.5, -80, 1900] }],
    text: 'Item,Change\nRent,"($1,200.00)"\nTools,$350.50\nTravel,($80.00)\nRefunds,"$1,900.00"\n',
  },
  {
    name: 'percentages',
    categories: ['Phone', 'Laptop', 'Tablet', 'Other'],
    series: [{ name: 'Share', values: [51.5, 38.2, 8.3, 2] }],
    text: 'Device,Share\nPhone,51.5%\nLaptop,38.2%\nTablet,8.3%\nOther,2%\n',
    language: 'fr',
    kinds: all,
  },
  {
    name: 'days with gaps',
    categories: ['2024-01-01', '2024-01-03', '2024-02-20', '2024-02-21', '2024-06-30', '2025-01-15'],
    series: [{ name: 'Visits', values: [30, 42, 18, 55, 61, 20] }],
    kinds: ['line', 'area'],
    language: 'es',
  },
  {
    name: 'arabic',
    categories: ['يناير', 'فبراير', 'مارس', 'أبريل'],
    series: [{ name: 'المبيعات', values: [12, 30, 22, 9] }],
    language: 'ar',
    kinds: all,
  },
  {
    name: 'hebrew, long labels',
    categories: [
      'מחלקת המכירות בצפון',
      'מחלקת השירות במרכז',
      'מחלקת הפיתוח בדרום',
      'הנהלה וכספים',
      'משאבי אנוש',
    ],
    series: [
      { name: 'הכנסות', values: [12, -30, 22, 9, 41] },
      { name: 'הוצאות', values: [10, 18, 25, 7, 3] },
    ],
    language: 'he',
    kinds: all,
    size: [360, 280],
  },
  {
    name: 'japanese',
    categories: ['東京都', '大阪府', '北海道', '福岡県', '愛知県'],
    series: [
      { name: '人口', values: [1396, 883, 528, 513, 754] },
      { name: '世帯', values: [722, 413, 279, 243, 324] },
    ],
    language: 'ja',
  },
  {
    name: 'JSON rows',
    categories: ['Oslo', 'Lima', 'Pune'],
    series: [
      { name: 'rain', values: [80, 2, 120] },
      { name: 'sun', values: [4.5, 6, 7.25] },
    ],
    text: '[{"city":"Oslo","rain":80,"sun":4.5},{"city":"Lima","rain":2,"sun":6},{"city":"Pune","rain":120,"sun":7.25}]',
  },
  {
    name: 'years as numbers',
    categories: ['1990', '2000', '2010', '2020'],
    series: [
      { name: 'A', values: [5, 8, 13, 21] },
      { name: 'B', values: [2, 4, 9, 6] },
    ],
  },
];

/** A sequence of numbers from 0 to 1 that is the same for the same seed. */
function createRandom(seed: number): () => number {
  let state = seed * 2_654_435_761 + 12_345;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) | 0;
    const mixed = Math.imul(state ^ (state >>> 13), 3_266_489_917);
    return ((mixed ^ (mixed >>> 16)) >>> 0) / 4_294_967_296;
  };
}

const words = [
  'Amber',
  'Birch',
  'Cedar plank',
  'Dune',
  'Elm',
  'Fjord and sea',
  'Grove',
  'Heath',
  'Isle',
  'Juniper berries',
  'Kelp',
  'Larch',
  'Moss',
  'North ridge',
  'Oak',
];

/** Ten of other sizes: up to 120 rows, up to nine series, with gaps and negative numbers. */
function generate(seed: number): Given {
  const random = createRandom(seed);
  const rows = [5, 9, 24, 60, 120, 12, 3, 36, 16, 8][seed % 10] ?? 5;
  const count = [1, 3, 2, 1, 2, 5, 9, 1, 4, 7][seed % 10] ?? 1;
  const reach = 10 ** (Math.floor(random() * 7) - 2);
  const pick = (index: number) => words[(index * 7 + seed) % words.length] ?? 'Word';
  const value = () => {
    if (random() < 0.06) return null;
    return Number(((random() - (seed % 3 === 0 ? 0.35 : 0)) * reach).toPrecision(4));
  };
  return {
    name: `by seed ${String(seed)}`,
    categories: Array.from({ length: rows }, (_, row) => `${pick(row)} ${String(row + 1)}`),
    series: Array.from({ length: count }, (_, index) => ({
      name: `${pick(index + 3)} group ${String.fromCharCode(65 + index)}`,
      values: Array.from({ length: rows }, (__, row) =>
        row === 0 ? Number((random() * reach).toPrecision(4)) : value(),
      ),
    })),
    size: [
      [320, 240],
      [480, 320],
      [800, 500],
      [640, 360],
    ][seed % 4] as [number, number],
    language: ['en', 'de', 'fr', 'en', 'pl'][seed % 5] ?? 'en',
  };
}

/** All data sets, with every kind of chart that can show them. */
export function listChartData(): readonly ChartData[] {
  return [...given, ...Array.from({ length: 9 }, (_, index) => generate(index))].map((one, index) => {
    const {
      name,
      categories,
      series,
      language = 'en',
      size = [480, 320],
      kinds = overCategories,
      text,
    } = one;
    const [width, height] = size;
    const own = series.length > 1 ? kinds.filter((kind) => kind !== 'pie' && kind !== 'donut') : kinds;
    return {
      name,
      language,
      width,
      height,
      text: text ?? writeCsv(categories, series),
      categories,
      series,
      kinds:
        series.length === 2 &&
        Number.isNaN(Number(categories[0])) &&
        series.every(({ values }) => values.every((value) => value !== null))
          ? [...own, 'scatter']
          : own,
      colours: files[(one.file ?? index) % files.length] ?? [],
      ground: index % 5 === 1 ? 'dark' : 'light',
    };
  });
}

function writeCsv(categories: Given['categories'], series: Given['series']): string {
  const quote = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  const header = ['Name', ...series.map(({ name }) => name)];
  const rows = categories.map((category, row) => [
    category,
    ...series.map(({ values }) => String(values[row] ?? '')),
  ]);
  return [header, ...rows].map((row) => row.map(quote).join(',')).join('\n');
}
