/** Converts lengths to steps of Tailwind's spacing scale, to fractions, or to arbitrary values in brackets. */
import { expandSides, readPx, splitCssValues } from '../../css/css-values.ts';
import { valueInRem } from '../../css/print-css.ts';
import { signedUtilities, spacingUtilities } from './tailwind-table.ts';

/** `4` for 16px: a step of the spacing scale is a quarter of a rem, and quarters of a step are allowed. */
export function spacingStep(value: string): string | null {
  const pixels = readPx(value);
  return pixels !== null && pixels >= 0 && Number.isInteger(pixels) ? String(pixels / 4) : null;
}

const sizeKeywords: Readonly<Record<string, string>> = {
  '0': '0',
  '100%': 'full',
  '1lh': 'lh',
  auto: 'auto',
  'max-content': 'max',
  'min-content': 'min',
  'fit-content': 'fit',
  none: 'none',
};

/** `w-6`, `-mt-2`, `left-1/2`, `h-(--height)`. */
export function spacingUtility(value: string, utility: string): string {
  const [, sign = '', length = value] = /^(-?)(.*)$/.exec(value) ?? [];
  const takesSign = sign === '' || signedUtilities.test(utility);
  const step = length === '1px' ? 'px' : (spacingStep(length) ?? fractionOf(length, utility));
  if (step !== null && takesSign) return `${sign}${utility}-${step}`;
  const keyword = sizeKeywords[value];
  if (keyword !== undefined)
    return acceptsKeyword(utility, keyword) ? `${utility}-${keyword}` : `${utility}-[${value}]`;
  return value.startsWith('var(--') && !value.includes(',')
    ? `${utility}-(${value.slice(4, -1)})`
    : `${utility}-[${arbitraryValue(valueInRem(propertyOfUtility.get(utility) ?? 'width', value))}]`;
}

const propertyOfUtility: ReadonlyMap<string, string> = new Map(
  Object.entries(spacingUtilities).map(([property, utility]) => [utility, property]),
);

const sizes = /^(w|h|min-w|min-h|max-w|max-h)$/;
const insets = /^(top|right|bottom|left|inset|inset-x|inset-y)$/;

function fractionOf(value: string, utility: string): string | null {
  const takesFractions = sizes.test(utility) || utility === 'size' || utility === 'basis';
  const isOffset = insets.test(utility) || utility.startsWith('translate');
  return takesFractions || isOffset ? findFraction(value) : null;
}

/** Not every utility has every keyword: gaps have no `full`, and only heights have `lh`. */
function acceptsKeyword(utility: string, keyword: string): boolean {
  if (keyword === '0') return true;
  if (keyword === 'lh') return /^(h|min-h|max-h)$/.test(utility);
  if (sizes.test(utility) || utility === 'size') return keyword !== 'none' || utility.startsWith('max-');
  if (insets.test(utility)) return keyword === 'auto' || keyword === 'full';
  if (utility === 'basis') return keyword === 'auto' || keyword === 'full';
  return keyword === 'auto' && /^m[xytrblse]?$/.test(utility);
}

/** `px-4 py-2`, or separate sides if they differ. */
export function boxSideUtilities(value: string, utility: 'm' | 'p'): readonly string[] | null {
  const [top, right, bottom, left] = expandSides(value);
  const side = (length: string, name: string) => spacingUtility(length, `${utility}${name}`);
  if (top === bottom && left === right) {
    return top === left
      ? definedUtilities([side(top, '')])
      : definedUtilities([utilityUnlessZero(top, side(top, 'y')), utilityUnlessZero(left, side(left, 'x'))]);
  }
  const vertical =
    top === bottom
      ? [utilityUnlessZero(top, side(top, 'y'))]
      : [utilityUnlessZero(top, side(top, 't')), utilityUnlessZero(bottom, side(bottom, 'b'))];
  const horizontal =
    left === right
      ? [utilityUnlessZero(left, side(left, 'x'))]
      : [utilityUnlessZero(right, side(right, 'r')), utilityUnlessZero(left, side(left, 'l'))];
  return definedUtilities([...vertical, ...horizontal]);
}

/** `-mx-0.5`, or separate ends. For a block of text, the start of the block is its top. */
export function axisMarginUtilities(value: string, axis: 'x' | 'y'): readonly string[] | null {
  const [start = '0', end = start] = splitCssValues(value);
  if (start === end) return singleUtility(spacingUtility(start, `m${axis}`));
  const [first, last] = axis === 'x' ? ['ms', 'me'] : ['mt', 'mb'];
  return definedUtilities([
    utilityUnlessZero(start, spacingUtility(start, first)),
    utilityUnlessZero(end, spacingUtility(end, last)),
  ]);
}

/** The base style sheet removes margins and paddings, so zero needs no utility. */
function utilityUnlessZero(length: string, utility: string): string {
  return length === '0' ? '' : utility;
}

/** `inset-x-4 top-0`, with as few utilities as possible. */
export function insetUtilities(value: string): readonly string[] | null {
  const [top, right, bottom, left] = expandSides(value);
  if (top === bottom && left === right) {
    return top === left
      ? singleUtility(spacingUtility(top, 'inset'))
      : definedUtilities([spacingUtility(top, 'inset-y'), spacingUtility(left, 'inset-x')]);
  }
  return definedUtilities([
    spacingUtility(top, 'top'),
    spacingUtility(right, 'right'),
    spacingUtility(bottom, 'bottom'),
    spacingUtility(left, 'left'),
  ]);
}

/** The largest denominator that a person would use. */
const maxDenominator = 24;

/** `2/3` for 66.667%: a simple fraction that is equal to three decimals; `null` for any other percentage. */
function findFraction(value: string): string | null {
  const [, digits] = /^([\d.]+)%$/.exec(value) ?? [];
  const percent = Number(digits);
  if (!(percent > 0 && percent < 100)) return null;
  for (let parts = 2; parts <= maxDenominator; parts += 1) {
    const part = Math.round((percent / 100) * parts);
    if (part > 0 && part < parts && isRounded((part / parts) * 100, percent)) return `${part}/${parts}`;
  }
  return null;
}

/** Whether a percentage is a rounded form of another one: to three decimals, or to two. */
function isRounded(exact: number, written: number): boolean {
  if (Math.abs(exact - written) < 0.000501) return true;
  const hundredths = Math.round(written * 1e4) % 100 === 0;
  return hundredths && written > exact && written - exact < 0.01;
}

/** An arbitrary value in brackets: without spaces and double quotes, and with real underscores escaped. */
export function arbitraryValue(value: string): string {
  return value
    .replace(/(url\([^)]*\)|var\([^)]*\))|_/g, (whole, kept: string | undefined) => kept ?? `\\${whole}`)
    .replaceAll('"', "'")
    .replace(/\s*([,/])\s*/g, '$1')
    .replace(/\s+/g, '_');
}

/** A list with the utility; `null` if there is none. */
export function singleUtility(utility: string | null): readonly string[] | null {
  return utility === null ? null : [utility];
}

/** The utilities without those that are not needed; `null` if one is missing. */
export function definedUtilities(utilities: readonly (string | null)[]): readonly string[] | null {
  const found = utilities.filter((utility) => utility !== null);
  return found.length < utilities.length ? null : found.filter((utility) => utility !== '');
}
