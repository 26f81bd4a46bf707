/** Classifies texts by their format, to name layers without a name. */
import { contentWordsOf } from './identifiers.ts';
import type { LayoutText } from '../layout/layout-tree.ts';

/** Returns a name for a text that is not a heading, by its format or its length. */
export function classifyText(text: LayoutText): string {
  const start = beginningOf(text)
    .slice(0, minDescriptionLength + 1)
    .trim();
  return kindOf(start) ?? 'text';
}

/**
 * Returns what all these texts are: one of the kinds by format, a handle, or the unit of amounts (`pts` in `2,456
 * pts` and `97 pts`). `null` where nothing holds for all.
 */
export function classifyTexts(texts: readonly string[]): string | null {
  const kinds = new Set(texts.map((text) => kindOf(text.trim())));
  const [kind = null] = kinds;
  if (kinds.size === 1 && kind !== null) return kind;
  const areAmounts = texts.every((text) => /\d/.test(text) && text.length <= maxAmountLength);
  if (texts.length < 2 || !areAmounts) return null;
  const [first = [], ...others] = texts.map((text) => contentWordsOf(text));
  const shared = first.filter((word) => word.length > 2 && others.every((words) => words.includes(word)));
  return shared[0] ?? null;
}

/** Letters of an amount with its unit. */
const maxAmountLength = 24;

function kindOf(text: string): string | null {
  if (text.length > minDescriptionLength) return 'description';
  return textKinds.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}

/** Returns the start of a text, just long enough to classify it. */
function beginningOf({ blocks }: LayoutText): string {
  const parts: string[] = [];
  let length = 0;
  for (const { runs } of blocks) {
    for (const { text } of runs) {
      parts.push(text);
      length += text.length + 1;
      if (length > minDescriptionLength + 1) return parts.join(' ');
    }
  }
  return parts.join(' ');
}

/** Characters from which a text is a description. */
const minDescriptionLength = 80;

const currency = '[$€£¥₹₺₽₩₴₫฿]|USD|EUR|GBP|CHF|TL|kr|zł';

const amount = String.raw`\d[\d\s.,']*`;

const month = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec';

/** Kinds of text by their format; the first that matches. */
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
  ['handle', /^@[\p{L}\d_.-]+$/u],
  ['rating', /^[0-5]([.,]\d)?\s*(\/\s*(5|10)|★|\(\d[\d.,]*\))$/],
  ['phone', /^\+?[\d\s()/.-]{7,}$/],
];
