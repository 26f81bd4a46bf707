/**
 * Declarations as Tailwind utilities with the same computed style. What has no utility is written as an arbitrary
 * property, so nothing is lost. https://tailwindcss.com/docs/adding-custom-styles#arbitrary-properties
 */
import type { Style } from '../1-layout/layout-tree.ts';
import {
  breakpoints,
  fixedUtilities,
  radii,
  signedUtilities,
  spacingUtilities,
  textSizes,
  wordsOfUtilities,
} from './tailwind-table.ts';

/** The names that a project's theme adds to Tailwind's own. */
export interface ThemeNames {
  /** Custom properties that are colours: `--brand-500` is `bg-brand-500`. */
  readonly colours: ReadonlySet<string>;
  /** `font-inter` by the value of `font-family`. */
  readonly fonts: ReadonlyMap<string, string>;
}

/** The classes of a style, pictures already resolved; what holds in narrower viewports only has a variant. */
export function toUtilities(style: Style, theme: ThemeNames): readonly string[] {
  const widths = [...new Set(style.map(({ below }) => below))];
  return widths.flatMap((width) => {
    const own = utilitiesOf(
      style.filter(({ below }) => below === width),
      theme,
    );
    return width === undefined ? own : own.map((utility) => `${narrower(width)}:${utility}`);
  });
}

/** `max-md`, or the width in rem as Tailwind's own are, so that all of them are put in order. */
function narrower(width: number): string {
  const name = breakpoints[width];
  return name === undefined ? `max-[${width / 16}rem]` : `max-${name}`;
}

function utilitiesOf(style: Style, theme: ThemeNames): readonly string[] {
  const sheet = new Map(style.map(({ property, value }) => [property, value]));
  const classes: string[] = [];
  for (const [property, value] of sheet) {
    const joined = joinWithOthers(property, sheet, theme);
    if (joined !== null) classes.push(...joined);
    else classes.push(...(findUtilities(property, value, theme) ?? [arbitraryProperty(property, value)]));
  }
  return classes;
}

/** Utilities that stand for several declarations at once; `[]` for one that another has already taken along. */
function joinWithOthers(
  property: string,
  sheet: ReadonlyMap<string, string>,
  theme: ThemeNames,
): readonly string[] | null {
  const value = sheet.get(property) ?? '';
  const clamp = sheet.get('-webkit-line-clamp');
  if (clamp !== undefined && sheet.get('display') === '-webkit-box' && sheet.get('overflow') === 'hidden') {
    if (property === '-webkit-line-clamp') return [`line-clamp-${clamp}`];
    if (property === 'display' || property === 'overflow' || property === '-webkit-box-orient') return [];
  }
  const cutsOff =
    sheet.get('text-overflow') === 'ellipsis' &&
    sheet.get('white-space') === 'nowrap' &&
    sheet.get('overflow') === 'hidden';
  if (cutsOff) {
    if (property === 'text-overflow') return ['truncate'];
    if (property === 'white-space' || property === 'overflow') return [];
  }
  if ((property === 'width' || property === 'height') && sheet.get('width') === sheet.get('height')) {
    const size = spacing(value, 'size');
    if (size !== null) return property === 'width' ? [size] : [];
  }
  // Tailwind sorts what has no utility behind what has one, and the shorthand would take the clip back.
  if (property === 'background-clip' && sheet.has('background'))
    return findUtilities(property, value, theme)?.map((utility) => `${utility}!`) ?? null;
  const size = sheet.get('font-size');
  const height = sheet.get('line-height');
  if (size !== undefined && height !== undefined) {
    if (property === 'line-height') return [];
    if (property === 'font-size') return textWithHeight(size, height, theme);
  }
  return null;
}

/** `text-base/6`: size and line height as one, because Tailwind's sizes bring a height of their own. */
function textWithHeight(size: string, height: string, theme: ThemeNames): readonly string[] | null {
  const named = textSizes[size];
  const text = named === undefined ? findUtilities('font-size', size, theme)?.[0] : `text-${named}`;
  if (text === undefined) return null;
  if (/^text-\(/.test(text)) return [text, ...(findUtilities('line-height', height, theme) ?? [])];
  return [`${text}/${lineHeight(height)}`];
}

function findUtilities(property: string, value: string, theme: ThemeNames): readonly string[] | null {
  const fixed = fixedUtilities.get(`${property}:${value}`);
  if (fixed !== undefined) return [fixed];
  const spaced = spacingUtilities[property];
  if (spaced !== undefined) return only(spacing(value, spaced));
  return rules[property]?.(value, theme) ?? null;
}

type UtilityRule = (value: string, theme: ThemeNames) => readonly string[] | null;

const rules: Readonly<Record<string, UtilityRule>> = {
  margin: (value) => fourSides(value, 'm'),
  padding: (value) => fourSides(value, 'p'),
  inset: (value) => insetSides(value),
  gap: (value) => {
    const [row = '', column] = splitAtSpaces(value);
    if (column === undefined) return only(spacing(row, 'gap'));
    return all([spacing(row, 'gap-y'), spacing(column, 'gap-x')]);
  },
  flex: (value) => (value === '1 1 0' ? ['grow', 'basis-0'] : [`flex-[${arbitrary(value)}]`]),
  order: (value) => whole(value, 'order'),
  'z-index': (value) => whole(value, 'z'),
  'aspect-ratio': (value) => [`aspect-[${arbitrary(value.replace(/\s*\/\s*/, '/'))}]`],
  opacity: (value) => share(value, 'opacity'),
  color: (value, theme) => [colour(value, 'text', theme)],
  'background-color': (value, theme) => [colour(value, 'bg', theme)],
  'background-image': (value) => (value === 'none' ? ['bg-none'] : [`bg-[${arbitrary(value)}]`]),
  'border-color': (value, theme) =>
    splitAtSpaces(value).length > 1 ? null : [colour(value, 'border', theme)],
  'border-width': (value) => (splitAtSpaces(value).length > 1 ? null : [borderWidth(value, 'border')]),
  border: (value, theme) => border(value, 'border', theme),
  'border-top': (value, theme) => border(value, 'border-t', theme),
  'border-right': (value, theme) => border(value, 'border-r', theme),
  'border-bottom': (value, theme) => border(value, 'border-b', theme),
  'border-left': (value, theme) => border(value, 'border-l', theme),
  'border-radius': (value) => rounded(value),
  'box-shadow': (value) => [/^var\(--(shadow-[\w-]+)\)$/.exec(value)?.[1] ?? `shadow-[${arbitrary(value)}]`],
  font: (value) => only(/^var\(--(text-[\w-]+)\)$/.exec(value)?.[1] ?? null),
  'font-family': (value, { fonts }) => only(fonts.get(value) ?? null),
  'font-size': (value) => [
    value.startsWith('var(') ? `text-(length:${value.slice(4, -1)})` : `text-[${arbitrary(value)}]`,
  ],
  'font-weight': (value) => (/^\d+$/.test(value) ? [`font-[${value}]`] : null),
  'line-height': (value) => [`leading-${lineHeight(value)}`],
  'letter-spacing': (value) => [`tracking-[${arbitrary(value)}]`],
  rotate: (value) => {
    const [, sign = '', degrees] = /^(-?)(\d+)deg$/.exec(value) ?? [];
    return degrees === undefined ? [`rotate-[${arbitrary(value)}]`] : [`${sign}rotate-${degrees}`];
  },
  'grid-template-columns': (value) => tracks(value, 'grid-cols'),
  'grid-template-rows': (value) => tracks(value, 'grid-rows'),
  'grid-column': (value) => span(value, 'col'),
  'grid-row': (value) => span(value, 'row'),
};

/** Tailwind's names for heights of lines that are shares of the text's size. */
const lineHeights: Readonly<Record<string, string>> = {
  '1': 'none',
  '1.25': 'tight',
  '1.375': 'snug',
  '1.5': 'normal',
  '1.625': 'relaxed',
  '2': 'loose',
};

/** `6` for 24px, `snug` for 1.375, or the value itself between brackets. */
function lineHeight(value: string): string {
  return lineHeights[value] ?? scaleSteps(value) ?? `[${arbitrary(value)}]`;
}

/** `4` for 16px: the spacing scale counts quarters of a rem, in quarters of a step. */
function scaleSteps(value: string): string | null {
  const [, pixels] = /^(\d+)px$/.exec(value) ?? [];
  return pixels === undefined ? null : String(Number(pixels) / 4);
}

const wordsOfSize: Readonly<Record<string, string>> = {
  '0': '0',
  '100%': 'full',
  '50%': '1/2',
  '25%': '1/4',
  '75%': '3/4',
  auto: 'auto',
  'max-content': 'max',
  'min-content': 'min',
  'fit-content': 'fit',
  none: 'none',
};

function spacing(value: string, utility: string): string | null {
  const negative = value.startsWith('-');
  const steps = scaleSteps(negative ? value.slice(1) : value);
  if (steps !== null && !negative) return `${utility}-${steps}`;
  if (steps !== null && signedUtilities.test(utility)) return `-${utility}-${steps}`;
  const word = wordsOfSize[value];
  if (word !== undefined) return takesWord(utility, word) ? `${utility}-${word}` : `${utility}-[${value}]`;
  return value.startsWith('var(--') && !value.includes(',')
    ? `${utility}-(${value.slice(4, -1)})`
    : `${utility}-[${arbitrary(value)}]`;
}

/** Not every utility knows every word: gaps have no `full`, margins no fractions. */
function takesWord(utility: string, word: string): boolean {
  if (word === '0') return true;
  if (/^(w|h|size|min-w|min-h|max-w|max-h)$/.test(utility))
    return word !== 'none' || utility.startsWith('max-');
  if (/^(top|right|bottom|left|inset)/.test(utility))
    return word === 'auto' || word === 'full' || word.includes('/');
  return word === 'auto' && /^m[xytrbl]?$/.test(utility);
}

/** `px-4 py-2`, or as many sides as differ. */
function fourSides(value: string, utility: 'm' | 'p'): readonly string[] | null {
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

/** The base sheet has no margins and paddings, so none need be said. */
function zeroOr(length: string, utility: string | null): string | null {
  return length === '0' ? '' : utility;
}

function insetSides(value: string): readonly string[] | null {
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

function colour(value: string, utility: string, { colours }: ThemeNames): string {
  const words: Readonly<Record<string, string>> = {
    '#ffffff': 'white',
    '#000000': 'black',
    transparent: 'transparent',
    currentcolor: 'current',
    inherit: 'inherit',
  };
  const word = words[value.toLowerCase()];
  if (word !== undefined) return `${utility}-${word}`;
  const [, property] = /^var\((--[\w-]+)\)$/.exec(value) ?? [];
  if (property === undefined) return `${utility}-[${arbitrary(value)}]`;
  const name = property.slice(2);
  const plain = colours.has(property) && /^[a-z][a-z0-9-]*$/.test(name);
  return plain && !wordsOfUtilities.has(name.split('-')[0] ?? '')
    ? `${utility}-${name}`
    : `${utility}-(${utility === 'bg' ? '' : 'color:'}${property})`;
}

/** `1px solid red`; other styles of line say their name. */
function border(value: string, utility: string, theme: ThemeNames): readonly string[] | null {
  const [width, style, ...rest] = splitAtSpaces(value);
  if (width === undefined || style === undefined || rest.length === 0) return null;
  const line = fixedUtilities.get(`border-style:${style}`);
  if (line === undefined || (style !== 'solid' && utility !== 'border')) return null;
  const styles = style === 'solid' ? [] : [line];
  return [borderWidth(width, utility), ...styles, colour(rest.join(' '), utility, theme)];
}

function borderWidth(value: string, utility: string): string {
  const [, pixels] = /^(\d+)px$/.exec(value) ?? (value === '0' ? ['', '0'] : []);
  if (pixels === '1') return utility;
  return pixels === undefined ? `${utility}-[length:${arbitrary(value)}]` : `${utility}-${pixels}`;
}

function rounded(value: string): readonly string[] {
  const name = radii[value];
  if (name !== undefined) return [`rounded-${name}`];
  const [topLeft, topRight, bottomRight = topLeft, bottomLeft = topRight] = splitAtSpaces(value);
  const half = (radius: string | undefined, side: string) =>
    `rounded-${side}-${radii[radius ?? ''] ?? `[${arbitrary(radius ?? '')}]`}`;
  if (topLeft === topRight && bottomLeft === '0' && bottomRight === '0') return [half(topLeft, 't')];
  if (topLeft === '0' && topRight === '0' && bottomLeft === bottomRight) return [half(bottomLeft, 'b')];
  return [/^\d{4,}px$/.test(value) ? 'rounded-full' : `rounded-[${arbitrary(value)}]`];
}

function tracks(value: string, utility: string): readonly string[] {
  const [, count] = /^repeat\((\d+), minmax\(0, 1fr\)\)$/.exec(value) ?? [];
  return [count === undefined ? `${utility}-[${arbitrary(value)}]` : `${utility}-${count}`];
}

function span(value: string, utility: string): readonly string[] {
  const [, count] = /^span (\d+)(?: \/ span \1)?$/.exec(value) ?? [];
  return [count === undefined ? `${utility}-[${arbitrary(value)}]` : `${utility}-span-${count}`];
}

function whole(value: string, utility: string): readonly string[] {
  if (/^\d+$/.test(value)) return [`${utility}-${value}`];
  return /^-\d+$/.test(value) ? [`-${utility}-${value.slice(1)}`] : [`${utility}-[${arbitrary(value)}]`];
}

function share(value: string, utility: string): readonly string[] {
  const percent = Math.round(Number(value) * 10000) / 100;
  return Number.isInteger(percent * 4) ? [`${utility}-${percent}`] : [`${utility}-[${arbitrary(value)}]`];
}

function arbitraryProperty(property: string, value: string): string {
  return `[${property}:${arbitrary(value)}]`;
}

/** A value between brackets: no spaces, no double quotes; what looks like a space must be one. */
function arbitrary(value: string): string {
  return value
    .replace(/(url\([^)]*\)|var\([^)]*\))|_/g, (whole, kept: string | undefined) => kept ?? `\\${whole}`)
    .replaceAll('"', "'")
    .replace(/\s*([,/])\s*/g, '$1')
    .replace(/\s+/g, '_');
}

/** Splits at the spaces outside brackets. */
function splitAtSpaces(value: string): readonly string[] {
  return value.match(/(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+/g) ?? [];
}

function only(utility: string | null): readonly string[] | null {
  return utility === null ? null : [utility];
}

function all(utilities: readonly (string | null)[]): readonly string[] | null {
  const found = utilities.filter((utility) => utility !== null);
  return found.length < utilities.length ? null : found.filter((utility) => utility !== '');
}
