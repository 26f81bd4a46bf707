/**
 * Merges the styles of a node at several widths. The declarations of the widest variant apply everywhere; for narrower
 * viewports only changes are declared.
 */
import { insertDeclaration, toStyle } from '../../css/declaration-map.ts';
import { propertyOf, shorthandOf } from '../../css/properties.ts';
import type { Declaration, Style } from '../layout-tree.ts';

/** The viewports of one width variant in px: narrower than `below`, and at least `from`. */
export interface ViewportRange {
  readonly below: number;
  readonly from: number;
}

/**
 * The state of a node in one range: its style; hidden; dissolved, so that only its children are there; or anything,
 * where its parent is hidden.
 */
export type StyleAtWidth = Style | 'hidden' | 'dissolved' | 'anything';

type Values = ReadonlyMap<string, string>;
type UndeclaredValue = (property: string) => string;
type Change = readonly [property: string, value: string];

interface Segment {
  readonly below: number;
  readonly state: Values | 'hidden' | 'dissolved';
}

const displays = { hidden: 'none', dissolved: 'contents' } as const;

/**
 * Merges the states of a node, one for each range, the widest first. `undeclaredValueOf` returns the value that resets
 * a property.
 */
export function mergeStylesAcrossWidths(
  states: readonly StyleAtWidth[],
  ranges: readonly ViewportRange[],
  undeclaredValueOf = undeclaredValue,
): Style {
  const segments = ranges.flatMap((range, index) => segmentsOf(states[index] ?? 'anything', range));
  const first = segments.find((segment): segment is Segment & { state: Values } => isValues(segment.state));
  const [widest] = segments;
  if (!first || !widest) return [];
  let style: Style = [...first.state].map(([property, value]) => ({ property, value }));
  if (!isValues(widest.state)) style = withDisplay(style, displays[widest.state]);
  let now: Values = new Map(style.map(({ property, value }) => [property, value]));
  const narrower: Declaration[] = [];
  for (const { below, state } of segments) {
    const wanted: Values = isValues(state) ? state : new Map(now).set('display', displays[state]);
    const changes = changesOf(now, wanted, undeclaredValueOf);
    narrower.push(...toStyle(new Map(changes)).map((one) => ({ ...one, below })));
    now = wanted;
  }
  return [...style, ...narrower];
}

/** The value that resets a declaration. */
function undeclaredValue(property: string): string {
  return propertyOf(property).initial;
}

/** The states in a range, from its widest viewport to its narrowest. */
function segmentsOf(state: StyleAtWidth, { below, from }: ViewportRange): readonly Segment[] {
  if (state === 'anything') return [];
  if (state === 'hidden' || state === 'dissolved') return [{ below, state }];
  const steps = state.flatMap((one) => (one.below === undefined ? [] : [one.below]));
  const inside = [...new Set(steps)].filter((width) => width < below && width > from).sort((a, b) => b - a);
  return [below, ...inside].map((width) => ({ below: width, state: valuesBelow(state, width) }));
}

/** The values of a style in viewports just narrower than a width. */
function valuesBelow(style: Style, width: number): Values {
  const values = new Map<string, string>();
  for (const { property, value, below = Infinity } of style) {
    if (below < width) continue;
    // A shorthand that is declared again resets its longhands.
    if (values.get(property) !== value && below !== Infinity)
      for (const longhand of values.keys())
        if (longhand !== property && shorthandOf(longhand) === property) values.delete(longhand);
    values.set(property, value);
  }
  return values;
}

function isValues(state: Segment['state']): state is Values {
  return typeof state !== 'string';
}

function withDisplay(style: Style, display: string): Style {
  return insertDeclaration(
    style.filter(({ property }) => property !== 'display'),
    { property: 'display', value: display },
  );
}

/** The declarations that turn the current values into the wanted ones. */
function changesOf(now: Values, wanted: Values, undeclaredValueOf: UndeclaredValue): readonly Change[] {
  const shorthandNames = new Set([...now.keys(), ...wanted.keys()].map(shorthandOf));
  return [...shorthandNames].flatMap((shorthand) =>
    changesIn(shorthand, pick(now, shorthand), pick(wanted, shorthand), undeclaredValueOf),
  );
}

/** A longhand for all sides. It overrides a part of the declaration of a single side. */
const allSidesLonghand = /^border-(width|style|color)$/;

function changesIn(
  shorthand: string,
  now: Values,
  wanted: Values,
  undeclaredValueOf: UndeclaredValue,
): readonly Change[] {
  const changed = [...wanted].filter(([property, value]) => now.get(property) !== value);
  const removed = [...now.keys()].filter((property) => !wanted.has(property));
  if (wanted.has(shorthand)) {
    const isRedeclared = removed.length > 0 || changed.some(([property]) => property === shorthand);
    return isRedeclared ? [...wanted] : changed;
  }
  const crosses =
    removed.length > 0 && [...removed, ...wanted.keys()].some((property) => allSidesLonghand.test(property));
  if (!removed.includes(shorthand) && !crosses)
    return [...changed, ...removed.map((property) => [property, undeclaredValueOf(property)] as const)];
  if (shorthand === 'inset') return [[shorthand, sidesOf(wanted)]];
  const colour = wanted.get('background-color');
  if (colour !== undefined && wanted.size === 1) return [[shorthand, colour]];
  return [[shorthand, undeclaredValueOf(shorthand)], ...wanted];
}

function sidesOf(values: Values): string {
  return ['top', 'right', 'bottom', 'left'].map((side) => values.get(side) ?? 'auto').join(' ');
}

function pick(values: Values, shorthand: string): Values {
  return new Map([...values].filter(([property]) => shorthandOf(property) === shorthand));
}

/** The value that resets a declaration on a run: the text's own value applies again. */
export function undeclaredValueInText(property: string): string {
  return propertyOf(property).inherited ? 'inherit' : undeclaredValue(property);
}
