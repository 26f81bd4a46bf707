/** Classifies texts by their format, to name layers without a name. */
import { monthNames } from '#design/lexicon/lexicon';
import { foldedWordsOf } from '#design/lexicon/term-table';
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
  const figure = classifyFigures(texts);
  if (figure !== null) return figure;
  const areAmounts = texts.every((text) => /\d/.test(text) && text.length <= maxAmountLength);
  if (texts.length < 2 || !areAmounts) return null;
  const [first = [], ...others] = texts.map((text) => contentWordsOf(text));
  const shared = first.filter((word) => word.length > 2 && others.every((words) => words.includes(word)));
  return shared[0] ?? null;
}

/**
 * Returns what all of some texts are a figure of; `null` where they are none. A word may be in the place of one of
 * several: `$9`, `$29`, `Custom`.
 */
export function classifyFigures(texts: readonly string[]): string | null {
  const plain = texts.map((text) => text.trim());
  const [word, ...more] = plain.filter((text) => kindOf(text) === null);
  const kinds = new Set(plain.flatMap((text) => kindOf(text) ?? []));
  const [kind = null] = kinds;
  const isWord = word !== undefined && /^[^\s\d]+$/u.test(word) && word.length <= maxFigureWord;
  const isOne = kinds.size === 1 && kind !== null && figureKinds.has(kind);
  const isAll = word === undefined || (isWord && more.length === 0 && plain.length > 2);
  return isOne && isAll ? kind : null;
}

/** Letters of a word that takes the place of a figure. */
const maxFigureWord = 12;

const figureKinds: ReadonlySet<string> = new Set(['price', 'share', 'time', 'count']);

/** Letters of an amount with its unit. */
const maxAmountLength = 24;

/** Whether a text is a whole quotation, with its marks. */
export function isQuotation(text: string): boolean {
  return beginsAsQuotation(text) && /[”“»"」』]$/u.test(text);
}

function beginsAsQuotation(text: string): boolean {
  return /^[“„«"「『]/u.test(text) && text.length >= minQuoteLength;
}

function kindOf(text: string): string | null {
  if (beginsAsQuotation(text)) return 'quote';
  if (text.length > minDescriptionLength) return 'description';
  const plain = withLatinDigits(text);
  return (
    textKinds.find(([, isKind]) => (isKind instanceof RegExp ? isKind.test(plain) : isKind(plain)))?.[0] ??
    null
  );
}

/** Returns a text with the digits of all scripts as those of ASCII. */
function withLatinDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.findLast((first) => first <= code) ?? code;
    return code - zero < 10 ? String(code - zero) : digit;
  });
}

/** The code points of the digit zero in scripts with digits of their own, in ascending order. */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20,
  0x1040, 0x17e0, 0x1810, 0xff10,
];

/** Whether a text is a date: numbers alone, the signs of East Asia, or a month in any language beside a number. */
function isDate(text: string): boolean {
  if (/^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(text)) return true;
  if (/^(\d{2,4}\s?[年년]\s?)?\d{1,2}\s?[月월](\s?\d{1,2}\s?[日일])?(\s?[（(].{1,3}[)）])?$/u.test(text))
    return true;
  const words = foldedWordsOf(text);
  const isDay = (word: string | undefined) => word !== undefined && /^\d{1,2}(st|nd|rd|th)?$/.test(word);
  return (
    words.length <= maxDateWords &&
    words.some((word, at) => monthNames().has(word) && (isDay(words[at - 1]) || isDay(words[at + 1])))
  );
}

/** Words of a date with its weekday and year. */
const maxDateWords = 5;

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

/** Characters from which a text in quotation marks is what somebody says. */
const minQuoteLength = 20;

/** Characters from which a text is a description. */
const minDescriptionLength = 80;

const currency = String.raw`[$€£¥₹₺₽₩₴₫฿₪₱₦₸]|R\$|Rp\.?|RM|USD|EUR|GBP|CHF|TL|kr|zł|Kč|Ft|lei|руб\.?|грн\.?|元|円|원|تومان|ریال|đ`;

const amount = String.raw`\d[\d\s.,'’٬٫]*`;

/** Kinds of text by their format; the first that matches. */
const textKinds: readonly (readonly [word: string, isKind: RegExp | ((text: string) => boolean)])[] = [
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
  ['date', isDate],
  ['count', /^\(?[-+]?\d[\d.,]*[kKmM]?\+?\)?$/],
  // Of a whole, as below a field with a limit: `84 / 240`.
  ['count', /^\d[\d.,]*\s+\/\s+\d[\d.,]*$/],
  ['handle', /^@[\p{L}\d_.-]+$/u],
  ['rating', /^[0-5]([.,]\d)?\s*(\/\s*(5|10)|★|\(\d[\d.,]*\))$/],
  ['phone', /^\+?[\d\s()/.-]{7,}$/],
];
