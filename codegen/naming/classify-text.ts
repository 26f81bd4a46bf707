import type { LayoutText } from '../layout/layout-tree.ts';

/** Letters from which on a text describes something. */
const longText = 80;

const currency = '[$€£¥₹₺₽₩₴₫฿]|USD|EUR|GBP|CHF|TL|kr|zł';
const amount = String.raw`\d[\d\s.,']*`;
const month = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';

/** What a text is by how it is written; the first that fits. */
const textKinds: readonly (readonly [word: string, pattern: RegExp])[] = [
  ['email', /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i],
  ['address', /^(https?:\/\/|www\.)\S+$/i],
  [
    'price',
    new RegExp(
      `^[-+]?\\s*((${currency})\\s*${amount}|${amount}\\s*(${currency}))(\\s*\\/\\s*\\p{L}+)?$`,
      'iu',
    ),
  ],
  ['share', /^[-+]?\d+([.,]\d+)?\s*%$/],
  ['time', /^\d{1,2}[:.]\d{2}(\s*[ap]\.?m\.?)?(\s*[-–]\s*\d{1,2}[:.]\d{2}(\s*[ap]\.?m\.?)?)?$/i],
  [
    'date',
    new RegExp(
      `^((${month})\\p{L}*[.,]?\\s+\\d{1,2}|\\d{1,2}\\.?\\s+(${month})\\p{L}*)\\b.{0,8}$|^\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{1,4}$`,
      'iu',
    ),
  ],
  ['count', /^\(?[-+]?\d[\d.,]*[kKmM]?\+?\)?$/],
  ['phone', /^\+?[\d\s()/.-]{7,}$/],
];

/** What a text without a name of its own is called, where it is no heading: by how it is written, or how long it is. */
export function classifyText(text: LayoutText): string {
  const start = beginningOf(text)
    .slice(0, longText + 1)
    .trim();
  if (start.length > longText) return 'description';
  return textKinds.find(([, pattern]) => pattern.test(start))?.[0] ?? 'text';
}

/** The words that a text begins with: no more of a long one than tells that it is long. */
function beginningOf({ blocks }: LayoutText): string {
  const parts: string[] = [];
  let length = 0;
  for (const { runs } of blocks) {
    for (const { text } of runs) {
      parts.push(text);
      length += text.length + 1;
      if (length > longText + 1) return parts.join(' ');
    }
  }
  return parts.join(' ');
}
