/** Lengths as steps of Tailwind's spacing scale, as shares, or between brackets. */
import { findFraction } from './find-fraction.ts';
import { signedUtilities } from './tailwind-table.ts';
import { all, arbitrary, only, splitAtSpaces } from './utility-text.ts';

/** `4` for 16px: the spacing scale counts quarters of a rem, in quarters of a step. */
export function scaleSteps(value: string): string | null {
  const [, pixels] = /^(\d+)px$/.exec(value) ?? [];
  return pixels === undefined ? null : String(Number(pixels) / 4);
}

const wordsOfSize: Readonly<Record<string, string>> = {
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
export function spacing(value: string, utility: string): string {
  const [, sign = '', length = value] = /^(-?)(.*)$/.exec(value) ?? [];
  const takesSign = sign === '' || signedUtilities.test(utility);
  const step = length === '1px' ? 'px' : (scaleSteps(length) ?? fractionOf(length, utility));
  if (step !== null && takesSign) return `${sign}${utility}-${step}`;
  const word = wordsOfSize[value];
  if (word !== undefined) return takesWord(utility, word) ? `${utility}-${word}` : `${utility}-[${value}]`;
  return value.startsWith('var(--') && !value.includes(',')
    ? `${utility}-(${value.slice(4, -1)})`
    : `${utility}-[${arbitrary(value)}]`;
}

const sizes = /^(w|h|min-w|min-h|max-w|max-h)$/;
const insets = /^(top|right|bottom|left|inset|inset-x|inset-y)$/;

function fractionOf(value: string, utility: string): string | null {
  const takesShares = sizes.test(utility) || utility === 'size' || utility === 'basis';
  const isPlace = insets.test(utility) || utility.startsWith('translate');
  return takesShares || isPlace ? findFraction(value) : null;
}

/** Not every utility knows every word: gaps have no `full`, only heights count in lines. */
function takesWord(utility: string, word: string): boolean {
  if (word === '0') return true;
  if (word === 'lh') return /^(h|min-h|max-h)$/.test(utility);
  if (sizes.test(utility) || utility === 'size') return word !== 'none' || utility.startsWith('max-');
  if (insets.test(utility)) return word === 'auto' || word === 'full';
  if (utility === 'basis') return word === 'auto' || word === 'full';
  return word === 'auto' && /^m[xytrblse]?$/.test(utility);
}

/** `px-4 py-2`, or as many sides as differ. */
export function fourSides(value: string, utility: 'm' | 'p'): readonly string[] | null {
  const [top = '0', right = top, bottom = top, left = right] = splitAtSpaces(value);
  const side = (length: string, name: string) => spacing(length, `${utility}${name}`);
  if (top === bottom && left === right) {
    return top === left
      ? all([side(top, '')])
      : all([zeroOr(top, side(top, 'y')), zeroOr(left, side(left, 'x'))]);
  }
  const vertical =
    top === bottom
      ? [zeroOr(top, side(top, 'y'))]
      : [zeroOr(top, side(top, 't')), zeroOr(bottom, side(bottom, 'b'))];
  const horizontal =
    left === right
      ? [zeroOr(left, side(left, 'x'))]
      : [zeroOr(right, side(right, 'r')), zeroOr(left, side(left, 'l'))];
  return all([...vertical, ...horizontal]);
}

/** `-mx-0.5`, or each end by itself; of a column of words the block's start is the top. */
export function twoEnds(value: string, axis: 'x' | 'y'): readonly string[] | null {
  const [start = '0', end = start] = splitAtSpaces(value);
  if (start === end) return only(spacing(start, `m${axis}`));
  const [first, last] = axis === 'x' ? ['ms', 'me'] : ['mt', 'mb'];
  return all([zeroOr(start, spacing(start, first)), zeroOr(end, spacing(end, last))]);
}

/** The base sheet has no margins and paddings, so none need be said. */
function zeroOr(length: string, utility: string): string {
  return length === '0' ? '' : utility;
}

/** `inset-x-4 top-0`, as few as say it. */
export function insetSides(value: string): readonly string[] | null {
  const [top = '0', right = top, bottom = top, left = right] = splitAtSpaces(value);
  if (top === bottom && left === right) {
    return top === left
      ? only(spacing(top, 'inset'))
      : all([spacing(top, 'inset-y'), spacing(left, 'inset-x')]);
  }
  return all([
    spacing(top, 'top'),
    spacing(right, 'right'),
    spacing(bottom, 'bottom'),
    spacing(left, 'left'),
  ]);
}
