/**
 * Verifies extracted numbers: those of three digits and more by the texts on layers, which are exact, all others by a
 * second reading of the same pictures. A number that nobody else confirms is reported and stays as it was read first.
 */
import type { ExtractedNumber } from '#design/question';

/** Lists every number of some values, and every text with digits. */
export function verifyNumbers(
  values: unknown,
  layerTexts: readonly string[],
  second: { readonly values: unknown } | null,
): readonly ExtractedNumber[] {
  const known = new Set(layerTexts.flatMap(numbersIn));
  const words = layerTexts.map(plainText).join('\n');
  return listLeaves(values, '').map(({ path, value }): ExtractedNumber => {
    const isOnLayer =
      isTelling(value) && (typeof value === 'number' ? known.has(value) : words.includes(plainText(value)));
    if (isOnLayer) return { path, value, verifiedBy: 'layer' };
    if (second === null) return { path, value, verifiedBy: null };
    const again = valueAt(second.values, path);
    if (isSame(value, again)) return { path, value, verifiedBy: 'second-reading' };
    return { path, value, verifiedBy: null, second: again ?? null };
  });
}

/** Whether a value is long enough that a layer has it hardly by chance: short numbers are on many layers. */
function isTelling(value: string | number): boolean {
  return (String(value).match(/\p{Nd}/gu)?.length ?? 0) >= 3;
}

/** Whether a second reading could still confirm a number. */
export function needsSecondReading(numbers: readonly ExtractedNumber[]): boolean {
  return numbers.some(({ verifiedBy }) => verifiedBy === null);
}

interface Leaf {
  readonly path: string;
  readonly value: string | number;
}

function listLeaves(value: unknown, path: string): readonly Leaf[] {
  if (typeof value === 'number') return [{ path, value }];
  if (typeof value === 'string') return /\p{Nd}/u.test(value) ? [{ path, value }] : [];
  if (Array.isArray(value))
    return value.flatMap((item, index) => listLeaves(item, `${path}[${String(index)}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    listLeaves(inner, path === '' ? name : `${path}.${name}`),
  );
}

function valueAt(values: unknown, path: string): unknown {
  return listLeaves(values, '').find((leaf) => leaf.path === path)?.value;
}

function isSame(one: string | number, other: unknown): boolean {
  if (typeof one === 'number') return other === one;
  return typeof other === 'string' && plainText(one) === plainText(other);
}

function plainText(text: string): string {
  return westernDigits(text.normalize('NFKC')).replace(/\s+/g, '').toLowerCase();
}

/** The first digits of the scripts that write numbers with digits of their own. */
const zeros = [0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50];

function westernDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const point = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((start) => point >= start && point < start + 10);
    return zero === undefined ? digit : String(point - zero);
  });
}

const factors: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, b: 1e9, bn: 1e9, mrd: 1e9 };

/** Every number that a text may mean: separators differ by country, so some of them are read in two ways. */
export function numbersIn(text: string): readonly number[] {
  const plain = westernDigits(text.normalize('NFKC')).replace(/[−–]/g, '-');
  const found = plain.matchAll(/(-\s?)?(\d(?:[\d.,'’٫٬\s]*\d)?)\s?(k|mrd|m|bn|b)?(?![\p{L}])/giu);
  return [...found].flatMap(([, sign = '', digits = '', unit = '']) => {
    const factor = factors[unit.toLowerCase()] ?? 1;
    const values = readDigits(digits).flatMap((value) =>
      factor === 1 ? [value] : [value, round(value * factor)],
    );
    // A hyphen may be a minus or join two numbers.
    return sign === '' ? values : values.flatMap((value) => [value, -value]);
  });
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}

/** "1.234,56" is one number; "1.234" may be two; spaces may also part two numbers. */
function readDigits(digits: string): readonly number[] {
  const parts = digits.split(/\s+/);
  const whole = digits.replace(/[\s'’٬]/g, '').replace(/٫/g, '.');
  return [...new Set([whole, ...parts].flatMap(readSeparators))];
}

function readSeparators(text: string): readonly number[] {
  const separators = text.replace(/\d/g, '');
  if (separators === '') return asNumber(text);
  const last = separators.at(-1) ?? '';
  const isSingle = separators.length === 1;
  const grouped = text.replace(/[.,]/g, '');
  const decimal = text.replace(last === '.' ? /,/g : /\./g, '').replace(',', '.');
  if (isSingle) return [...asNumber(decimal), ...(/[.,]\d{3}$/.test(text) ? asNumber(grouped) : [])];
  return new Set(separators).size === 1 ? asNumber(grouped) : asNumber(decimal);
}

function asNumber(text: string): readonly number[] {
  const value = Number(text);
  return Number.isFinite(value) ? [value] : [];
}
