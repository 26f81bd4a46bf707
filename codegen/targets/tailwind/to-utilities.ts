/**
 * Converts declarations to utilities of Tailwind with the same computed style. A declaration without a utility
 * becomes an arbitrary property, so nothing is lost.
 * https://tailwindcss.com/docs/adding-custom-styles#arbitrary-properties
 */
import { rem } from '../../css/css-values.ts';
import { valueInRem } from '../../css/print-css.ts';
import type { Style, StyleState } from '../../layout/layout-tree.ts';
import { expandSides } from '../../css/css-values.ts';
import { arbitraryValue, spacingUtility } from './spacing-utilities.ts';
import { tailwindBreakpoints, tailwindTextSizes } from './tailwind-table.ts';
import type { ThemeNames } from './theme-names.ts';
import { findUtilities, lineHeightName } from './utility-rules.ts';

/** The classes of a style with resolved pictures. Declarations for narrower viewports or states have a variant. */
export function toUtilities(
  style: Style,
  theme: ThemeNames,
  nameState: (state: StyleState) => string = (state) => state,
): readonly string[] {
  const [minWidthClasses, remaining] = splitNoWrap(writeResets(style), theme);
  return [...utilitiesByCondition(remaining, theme, nameState), ...minWidthClasses];
}

/** Zero has no utility, except on sides that have another length in another viewport or state. */
function writeResets(style: Style): Style {
  return style.map((one) => {
    const { property, value, below, state } = one;
    const isConditional = below !== undefined || state !== undefined;
    if (!isConditional || !/^(padding|margin(-inline|-block)?)$/.test(property)) return one;
    const others = style.filter((other) => other !== one && other.property === property);
    const isReset = (side: number) => others.some((other) => expandSides(other.value)[side] !== '0');
    const sides = expandSides(value).map((length, side) =>
      length === '0' && isReset(side) ? '0px' : length,
    );
    return { ...one, value: sides.join(' ') };
  });
}

/** Text that wraps only in viewports narrower than the design: one utility from that width on replaces two. */
function splitNoWrap(style: Style, theme: ThemeNames): readonly [classes: readonly string[], rest: Style] {
  const declared = style.filter(({ property }) => property === 'white-space');
  const [drawn, narrow, more] = declared;
  const from = narrow?.below === undefined ? undefined : breakpointName(narrow.below, theme);
  const isPlain = drawn?.below === undefined && drawn?.state === undefined && narrow?.state === undefined;
  const isCut = style.some(({ property }) => property === 'text-overflow');
  const hugs = style.some(({ value }) => value === 'var(--hug)');
  if (!isPlain || more || isCut || hugs || drawn?.value !== 'nowrap' || narrow?.value !== 'normal' || !from)
    return [[], style];
  return [[`${from}:whitespace-nowrap`], style.filter((one) => one !== drawn && one !== narrow)];
}

function utilitiesByCondition(
  style: Style,
  theme: ThemeNames,
  nameState: (state: StyleState) => string,
): readonly string[] {
  const conditions = new Map(style.map(({ below, state }) => [`${below} ${state}`, { below, state }]));
  return [...conditions.values()].flatMap(({ below, state }) => {
    const own = utilitiesOf(
      style.filter((one) => one.below === below && one.state === state),
      theme,
    );
    const variant = below === undefined ? state && nameState(state) : maxWidthVariant(below, theme);
    return variant === undefined ? own : own.map((utility) => `${variant}:${utility}`);
  });
}

/** `max-md`, or the width in rem like Tailwind's own breakpoints, so that all of them are sorted. */
function maxWidthVariant(width: number, theme: ThemeNames): string {
  const name = breakpointName(width, theme);
  return name === undefined ? `max-[${rem(width)}]` : `max-${name}`;
}

function breakpointName(width: number, theme: ThemeNames): string | undefined {
  return tailwindBreakpoints[width] ?? theme.breakpoints.get(width);
}

function utilitiesOf(style: Style, theme: ThemeNames): readonly string[] {
  const declarations = new Map(style.map(({ property, value }) => [property, value]));
  const classes: string[] = [];
  for (const [property, value] of declarations) {
    const joined = findCombinedUtilities(property, declarations, theme);
    if (joined !== null) classes.push(...joined);
    else classes.push(...(findUtilities(property, value, theme) ?? [arbitraryProperty(property, value)]));
  }
  return classes;
}

function arbitraryProperty(property: string, value: string): string {
  return `[${property}:${arbitraryValue(valueInRem(property, value))}]`;
}

/** Utilities that stand for several declarations; `[]` for a declaration that another one already covers. */
function findCombinedUtilities(
  property: string,
  declarations: ReadonlyMap<string, string>,
  theme: ThemeNames,
): readonly string[] | null {
  const value = declarations.get(property) ?? '';
  const clamp = declarations.get('-webkit-line-clamp');
  if (
    clamp !== undefined &&
    declarations.get('display') === '-webkit-box' &&
    declarations.get('overflow') === 'hidden'
  ) {
    if (property === '-webkit-line-clamp') return [`line-clamp-${clamp}`];
    if (property === 'display' || property === 'overflow' || property === '-webkit-box-orient') return [];
  }
  const isTruncated =
    declarations.get('text-overflow') === 'ellipsis' &&
    declarations.get('white-space') === 'nowrap' &&
    declarations.get('overflow') === 'hidden';
  if (isTruncated) {
    if (property === 'text-overflow') return ['truncate'];
    if (property === 'white-space' || property === 'overflow') return [];
  }
  if (
    declarations.get('width') === 'var(--hug)' &&
    declarations.get('white-space') === 'nowrap' &&
    !isTruncated
  ) {
    if (property === 'width') return ['hug'];
    if (property === 'white-space') return [];
  }
  if (
    (property === 'width' || property === 'height') &&
    declarations.get('width') === declarations.get('height')
  ) {
    return property === 'width' ? [spacingUtility(value, 'size')] : [];
  }
  const isSquare = declarations.has('width') && declarations.get('width') === declarations.get('height');
  if (property === 'border-radius' && value === '50%' && isSquare) return ['rounded-full'];
  // Tailwind sorts arbitrary properties after utilities, so the shorthand would reset the clip.
  if (property === 'background-clip' && declarations.has('background'))
    return findUtilities(property, value, theme)?.map((utility) => `${utility}!`) ?? null;
  const size = declarations.get('font-size');
  const height = declarations.get('line-height');
  if (size !== undefined && height !== undefined) {
    if (property === 'line-height') return [];
    if (property === 'font-size') return textWithHeight(size, height, theme);
  }
  return null;
}

/** `text-base/6`: the size and the line height together, because Tailwind's sizes set a line height. */
function textWithHeight(size: string, height: string, theme: ThemeNames): readonly string[] | null {
  const named = tailwindTextSizes[size];
  const text = named === undefined ? findUtilities('font-size', size, theme)?.[0] : `text-${named}`;
  if (text === undefined) return null;
  if (/^text-\(/.test(text)) return [text, ...(findUtilities('line-height', height, theme) ?? [])];
  return [`${text}/${lineHeightName(height)}`];
}
