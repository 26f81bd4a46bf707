/** Lengths as steps of Tailwind's spacing scale, as shares, or between brackets. */
import { signedUtilities } from './tailwind-table.ts';

/** `4` for 16px: the spacing scale counts quarters of a rem, in quarters of a step. */
export function spacingStep(value: string): string | null {
  const [, pixels] = /^(\d+)px$/.exec(value) ?? [];
  return pixels === undefined ? null : String(Number(pixels) / 4);
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
    : `${utility}-[${arbitraryValue(value)}]`;
}

const sizes = /^(w|h|min-w|min-h|max-w|max-h)$/;
const insets = /^(top|right|bottom|left|inset|inset-x|inset-y)$/;

function fractionOf(value: string, utility: string): string | null {
  const takesFractions = sizes.test(utility) || utility === 'size' || utility === 'basis';
  const isOffset = insets.test(utility) || utility.startsWith('translate');
  return takesFractions || isOffset ? findFraction(value) : null;
}

/** Not every utility knows every word: gaps have no `full`, only heights count in lines. */
function acceptsKeyword(utility: string, keyword: string): boolean {
  if (keyword === '0') return true;
  if (keyword === 'lh') return /^(h|min-h|max-h)$/.test(utility);
  if (sizes.test(utility) || utility === 'size') return keyword !== 'none' || utility.startsWith('max-');
  if (insets.test(utility)) return keyword === 'auto' || keyword === 'full';
  if (utility === 'basis') return keyword === 'auto' || keyword === 'full';
  return keyword === 'auto' && /^m[xytrblse]?$/.test(utility);
}

/** `px-4 py-2`, or as many sides as differ. */
export function boxSideUtilities(value: string, utility: 'm' | 'p'): readonly string[] | null {
  const [top = '0', right = top, bottom = top, left = right] = splitAtSpaces(value);
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

/** `-mx-0.5`, or each end by itself; of a column of words the block's start is the top. */
export function axisMarginUtilities(value: string, axis: 'x' | 'y'): readonly string[] | null {
  const [start = '0', end = start] = splitAtSpaces(value);
  if (start === end) return singleUtility(spacingUtility(start, `m${axis}`));
  const [first, last] = axis === 'x' ? ['ms', 'me'] : ['mt', 'mb'];
  return definedUtilities([
    utilityUnlessZero(start, spacingUtility(start, first)),
    utilityUnlessZero(end, spacingUtility(end, last)),
  ]);
}

/** The base sheet has no margins and paddings, so none need be said. */
function utilityUnlessZero(length: string, utility: string): string {
  return length === '0' ? '' : utility;
}

/** `inset-x-4 top-0`, as few as say it. */
export function insetUtilities(value: string): readonly string[] | null {
  const [top = '0', right = top, bottom = top, left = right] = splitAtSpaces(value);
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

/** The most parts that a person divides a length into. */
const maxDenominator = 24;

/** `2/3` for 66.667%: a share that is a simple fraction as far as three decimals tell; `null` for any other. */
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

/** Whether a percentage is what is written of another: to three decimals, or to two that are no less. */
function isRounded(exact: number, written: number): boolean {
  if (Math.abs(exact - written) < 0.000501) return true;
  const hundredths = Math.round(written * 1e4) % 100 === 0;
  return hundredths && written > exact && written - exact < 0.01;
}

/** A value between brackets: no spaces, no double quotes; what looks like a space must be one. */
export function arbitraryValue(value: string): string {
  return value
    .replace(/(url\([^)]*\)|var\([^)]*\))|_/g, (whole, kept: string | undefined) => kept ?? `\\${whole}`)
    .replaceAll('"', "'")
    .replace(/\s*([,/])\s*/g, '$1')
    .replace(/\s+/g, '_');
}

/** Splits at the spaces outside brackets. */
export function splitAtSpaces(value: string): readonly string[] {
  return value.match(/(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];
}

/** A list of the one utility; `null` where there is none. */
export function singleUtility(utility: string | null): readonly string[] | null {
  return utility === null ? null : [utility];
}

/** The utilities but those that need not be said; `null` where one is missing. */
export function definedUtilities(utilities: readonly (string | null)[]): readonly string[] | null {
  const found = utilities.filter((utility) => utility !== null);
  return found.length < utilities.length ? null : found.filter((utility) => utility !== '');
}
