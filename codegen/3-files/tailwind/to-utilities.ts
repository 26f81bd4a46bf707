/**
 * Declarations as Tailwind utilities with the same computed style. What has no utility is written as an arbitrary
 * property, so nothing is lost. https://tailwindcss.com/docs/adding-custom-styles#arbitrary-properties
 */
import type { ControlState } from '#design/variant-states';
import type { Style } from '../../1-layout/layout-tree.ts';
import { joinWithOthers } from './join-utilities.ts';
import { breakpoints } from './tailwind-table.ts';
import type { ThemeNames } from './theme-names.ts';
import { findUtilities } from './utility-rules.ts';
import { arbitrary } from './utility-text.ts';

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

function arbitraryProperty(property: string, value: string): string {
  return `[${property}:${arbitrary(value)}]`;
}
