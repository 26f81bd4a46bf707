/**
 * Declarations as Tailwind utilities with the same computed style. What has no utility is written as an arbitrary
 * property, so nothing is lost. https://tailwindcss.com/docs/adding-custom-styles#arbitrary-properties
 */
import type { ControlState } from '#design/variant-states';
import type { Style } from '../../1-layout/layout-tree.ts';
import { border, borderWidth, colour, outline, rounded } from './paint-utilities.ts';
import type { OwnSteps } from '../values/share-steps.ts';
import { fourSides, insetSides, scaleSteps, spacing, twoEnds } from './spacing-utilities.ts';
import { breakpoints, fixedUtilities, spacingUtilities, textSizes } from './tailwind-table.ts';
import { all, arbitrary, only, splitAtSpaces } from './utility-text.ts';

/** The names that a project's theme adds to Tailwind's own. */
export interface ThemeNames {
  /** Custom properties that are colours: `--brand-500` and `--color-brand-500` are `bg-brand-500`. */
  readonly colours: ReadonlySet<string>;
  readonly steps: OwnSteps;
  /** `font-inter` by the value of `font-family`. */
  readonly fonts: ReadonlyMap<string, string>;
  /** Widths of the viewport, in px, that the pages change at: `page` for the one they were drawn at. */
  readonly breakpoints: ReadonlyMap<number, string>;
}

/** The classes of a style, pictures already resolved; what holds in narrower viewports or a state only has a variant. */
export function toUtilities(
  style: Style,
  theme: ThemeNames,
  nameState: (state: ControlState) => string = (state) => state,
): readonly string[] {
  const [upwards, rest] = splitUnbroken(style, theme);
  return [...sayAll(rest, theme, nameState), ...upwards];
}

/**
 * Words that break only where they have less room than drawn: one utility from that width on says what two would,
 * not to break and to break below it.
 */
function splitUnbroken(style: Style, theme: ThemeNames): readonly [classes: readonly string[], rest: Style] {
  const said = style.filter(({ property }) => property === 'white-space');
  const [drawn, narrow, more] = said;
  const from = narrow?.below === undefined ? undefined : nameWidth(narrow.below, theme);
  const isPlain = drawn?.below === undefined && drawn?.state === undefined && narrow?.state === undefined;
  const isCut = style.some(({ property }) => property === 'text-overflow');
  const hugs = style.some(({ value }) => value === 'var(--hug)');
  if (!isPlain || more || isCut || hugs || drawn?.value !== 'nowrap' || narrow?.value !== 'normal' || !from)
    return [[], style];
  return [[`${from}:whitespace-nowrap`], style.filter((one) => one !== drawn && one !== narrow)];
}

function sayAll(
  style: Style,
  theme: ThemeNames,
  nameState: (state: ControlState) => string,
): readonly string[] {
  const conditions = new Map(style.map(({ below, state }) => [`${below} ${state}`, { below, state }]));
  return [...conditions.values()].flatMap(({ below, state }) => {
    const own = utilitiesOf(
      style.filter((one) => one.below === below && one.state === state),
      theme,
    );
    const variant = below === undefined ? state && nameState(state) : narrower(below, theme);
    return variant === undefined ? own : own.map((utility) => `${variant}:${utility}`);
  });
}

/** `max-md`, or the width in rem as Tailwind's own are, so that all of them are put in order. */
function narrower(width: number, theme: ThemeNames): string {
  const name = nameWidth(width, theme);
  return name === undefined ? `max-[${width / 16}rem]` : `max-${name}`;
}

function nameWidth(width: number, theme: ThemeNames): string | undefined {
  return breakpoints[width] ?? theme.breakpoints.get(width);
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
  if (sheet.get('width') === 'var(--hug)' && sheet.get('white-space') === 'nowrap' && !cutsOff) {
    if (property === 'width') return ['hug'];
    if (property === 'white-space') return [];
  }
  if ((property === 'width' || property === 'height') && sheet.get('width') === sheet.get('height')) {
    return property === 'width' ? [spacing(value, 'size')] : [];
  }
  const isSquare = sheet.has('width') && sheet.get('width') === sheet.get('height');
  if (property === 'border-radius' && value === '50%' && isSquare) return ['rounded-full'];
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
  'margin-inline': (value) => twoEnds(value, 'x'),
  'margin-block': (value) => twoEnds(value, 'y'),
  padding: (value) => fourSides(value, 'p'),
  inset: (value) => insetSides(value),
  gap: (value) => {
    const [row = '', column] = splitAtSpaces(value);
    if (column === undefined) return only(spacing(row, 'gap'));
    return all([spacing(row, 'gap-y'), spacing(column, 'gap-x')]);
  },
  flex: (value) => {
    if (value === '1 1 auto') return ['flex-auto'];
    const [, basis] = /^1 1 (\S+|\S+\(.*\))$/.exec(value) ?? [];
    return basis === undefined ? [`flex-[${arbitrary(value)}]`] : ['grow', spacing(basis, 'basis')];
  },
  order: (value) => whole(value, 'order'),
  'z-index': (value) => whole(value, 'z'),
  'aspect-ratio': (value) => ratio(value.replace(/\s*\/\s*/, '/')),
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
  'border-inline': (value, theme) => border(value, 'border-x', theme),
  'border-block': (value, theme) => border(value, 'border-y', theme),
  'border-radius': (value, theme) => rounded(value, theme),
  outline: (value, theme) => outline(value, theme),
  'outline-offset': (value) => {
    const [, sign = '', pixels] = /^(-?)(\d+)px$/.exec(value) ?? [];
    return [pixels === undefined ? `outline-offset-[${value}]` : `${sign}outline-offset-${pixels}`];
  },
  'box-shadow': (value) =>
    value === 'none'
      ? ['shadow-none']
      : [/^var\(--(shadow-[\w-]+)\)$/.exec(value)?.[1] ?? `shadow-[${arbitrary(value)}]`],
  font: (value) => only(/^var\(--(text-[\w-]+)\)$/.exec(value)?.[1] ?? null),
  'font-family': (value, { fonts }) => only(fonts.get(value) ?? null),
  'font-size': (value, { steps }) => {
    if (value.startsWith('var(')) return [`text-(length:${value.slice(4, -1)})`];
    return [`text-${steps.text.get(value) ?? `[${arbitrary(value)}]`}`];
  },
  'font-weight': (value) => {
    if (value.startsWith('var(')) return [`font-(weight:${value.slice(4, -1)})`];
    return /^\d+$/.test(value) ? [`font-[${value}]`] : null;
  },
  'line-height': (value) => [`leading-${lineHeight(value)}`],
  'letter-spacing': (value, { steps }) => {
    const [, sign = '', length = ''] = /^(-?)(.*)$/.exec(value) ?? [];
    const step = steps.tracking.get(length);
    return [step === undefined ? `tracking-[${arbitrary(value)}]` : `${sign}tracking-${step}`];
  },
  rotate: (value) => rotation(value),
  transform: (value) => transformation(value),
  'grid-template-columns': (value) => tracks(value, 'grid-cols'),
  'grid-template-rows': (value) => tracks(value, 'grid-rows'),
  'grid-column': (value) => place(value, 'col'),
  'grid-row': (value) => place(value, 'row'),
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

function ratio(value: string): readonly string[] {
  if (value === '1' || value === '1/1') return ['aspect-square'];
  return [/^\d+\/\d+$/.test(value) ? `aspect-${value}` : `aspect-[${arbitrary(value)}]`];
}

function rotation(value: string): readonly string[] {
  const [, sign = '', degrees] = /^(-?)(\d+)deg$/.exec(value) ?? [];
  return [degrees === undefined ? `rotate-[${arbitrary(value)}]` : `${sign}rotate-${degrees}`];
}

/** A single turn or move; Tailwind has a property for each. */
function transformation(value: string): readonly string[] | null {
  const [, angle] = /^rotate\((-?\d+deg)\)$/.exec(value) ?? [];
  if (angle !== undefined) return rotation(angle);
  const [, axis = '', length = ''] = /^translate([XY])\((-?[\d.]+(?:px|%))\)$/.exec(value) ?? [];
  return axis === '' ? null : only(spacing(length, `translate-${axis.toLowerCase()}`));
}

function tracks(value: string, utility: string): readonly string[] {
  if (value === 'none') return [`${utility}-none`];
  const [, count] = /^repeat\((\d+), minmax\(0, 1fr\)\)$/.exec(value) ?? [];
  if (value === 'minmax(0, 1fr)') return [`${utility}-1`];
  return [count === undefined ? `${utility}-[${arbitrary(value)}]` : `${utility}-${count}`];
}

/** Lines of a grid by their number, or how many tracks are spanned. */
function place(value: string, utility: string): readonly string[] {
  const [, count] = /^span (\d+)(?: \/ span \1)?$/.exec(value) ?? [];
  if (count !== undefined) return [`${utility}-span-${count}`];
  if (value === 'auto' || /^\d+$/.test(value)) return [`${utility}-${value}`];
  return [/^1 ?\/ ?-1$/.test(value) ? `${utility}-span-full` : `${utility}-[${arbitrary(value)}]`];
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
