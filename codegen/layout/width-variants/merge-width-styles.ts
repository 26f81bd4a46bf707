/**
 * One style out of those that a layer has at several widths. For each property it is known what holds at which
 * viewport; written down is what the widest drawing says, and for narrower viewports only what changes there.
 */
import { insertDeclaration, toStyle } from '../../css/declaration-map.ts';
import type { Declaration, Style } from '../layout-tree.ts';

/** The viewports that one drawing of a page is for: narrower than `below`, not narrower than `from`; px. */
export interface ViewportRange {
  readonly below: number;
  readonly from: number;
}

/**
 * What a layer looks like in one range: its style; not there; there only as what it holds; or, inside what is not
 * there, anything at all.
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

/** Merges the states of a layer, one for each range, the widest first; `neutral` takes declarations back. */
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

function isValues(state: Segment['state']): state is Values {
  return typeof state !== 'string';
}

function withDisplay(style: Style, display: string): Style {
  return insertDeclaration(
    style.filter(({ property }) => property !== 'display'),
    { property: 'display', value: display },
  );
}

/** What holds in a range, from its widest viewport to its narrowest. */
function segmentsOf(state: StyleAtWidth, { below, from }: ViewportRange): readonly Segment[] {
  if (state === 'anything') return [];
  if (state === 'hidden' || state === 'dissolved') return [{ below, state }];
  const steps = state.flatMap((one) => (one.below === undefined ? [] : [one.below]));
  const inside = [...new Set(steps)].filter((width) => width < below && width > from).sort((a, b) => b - a);
  return [below, ...inside].map((width) => ({ below: width, state: valuesBelow(state, width) }));
}

/** What a style says in viewports just narrower than a width. */
function valuesBelow(style: Style, width: number): Values {
  const values = new Map<string, string>();
  for (const { property, value, below = Infinity } of style) {
    if (below < width) continue;
    // Said once more, a shorthand takes back what was said of its parts before.
    if (values.get(property) !== value && below !== Infinity)
      for (const longhand of values.keys())
        if (longhand !== property && shorthandOf(longhand) === property) values.delete(longhand);
    values.set(property, value);
  }
  return values;
}

/** What must be said so that what holds becomes what is wanted. */
function changesOf(now: Values, wanted: Values, undeclaredValueOf: UndeclaredValue): readonly Change[] {
  const shorthandNames = new Set([...now.keys(), ...wanted.keys()].map(shorthandOf));
  return [...shorthandNames].flatMap((shorthand) =>
    changesIn(shorthand, pick(now, shorthand), pick(wanted, shorthand), undeclaredValueOf),
  );
}

function pick(values: Values, shorthand: string): Values {
  return new Map([...values].filter(([property]) => shorthandOf(property) === shorthand));
}

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

/** Said of all sides, it takes part of what a single side says along. */
const allSidesLonghand = /^border-(width|style|color)$/;

function sidesOf(values: Values): string {
  return ['top', 'right', 'bottom', 'left'].map((side) => values.get(side) ?? 'auto').join(' ');
}

const shorthands =
  /^(flex(?=-(grow|shrink|basis))|margin|padding|overflow|background(?!-blend-mode)|outline(?!-offset)|mask|grid-row|grid-column|text-decoration)(-|$)/;

/** The shorthand that a property is said by or is a part of, else the property itself. */
function shorthandOf(property: string): string {
  if (/^(top|right|bottom|left|inset)$/.test(property)) return 'inset';
  if (/^border-.*radius$/.test(property)) return 'border-radius';
  if (/^(row|column)-gap$/.test(property)) return 'gap';
  if (property === 'overflow-wrap') return property;
  if (property.startsWith('border')) return 'border';
  return shorthands.exec(property)?.[1] ?? property;
}

/** What properties are where nobody says anything of them; all others are unset. */
const undeclaredValues: Readonly<Record<string, string>> = {
  'align-content': 'normal',
  'align-items': 'stretch',
  'align-self': 'auto',
  'aspect-ratio': 'auto',
  'background-blend-mode': 'normal',
  'background-color': 'transparent',
  'background-image': 'none',
  'border-radius': '0',
  'box-shadow': 'none',
  'clip-path': 'none',
  'flex-direction': 'row',
  'flex-grow': '0',
  'flex-shrink': '1',
  'flex-wrap': 'nowrap',
  'grid-template-columns': 'none',
  'grid-template-rows': 'none',
  'justify-content': 'normal',
  'justify-self': 'auto',
  'letter-spacing': 'normal',
  'line-height': 'normal',
  'max-height': 'none',
  'max-width': 'none',
  'min-height': 'auto',
  'min-width': 'auto',
  'mix-blend-mode': 'normal',
  'object-fit': 'fill',
  'object-position': '50% 50%',
  'text-align': 'start',
  'text-overflow': 'clip',
  'text-transform': 'none',
  'white-space': 'normal',
  'z-index': 'auto',
  background: 'none',
  // Every element that stands for a layer is a block, unless it says what else it is.
  display: 'block',
  filter: 'none',
  flex: '0 1 auto',
  gap: '0',
  height: 'auto',
  inset: 'auto',
  isolation: 'auto',
  mask: 'none',
  opacity: '1',
  order: '0',
  outline: 'none',
  overflow: 'visible',
  position: 'static',
  transform: 'none',
  width: 'auto',
};

const inheritedProperties =
  /^(color|font-.*|line-height|letter-spacing|word-.*|white-space|text-(align|transform|indent|wrap)|list-style.*|-webkit-text-.*)$/;

/** The value that takes a declaration on a piece of a text back: the text has the word again. */
export function undeclaredValueInText(property: string): string {
  return inheritedProperties.test(property) ? 'inherit' : undeclaredValue(property);
}

/** The value that takes a declaration back. */
function undeclaredValue(property: string): string {
  if (/^(margin|padding|border(-(top|right|bottom|left|width))?$)/.test(property)) return '0';
  if (/^(top|right|bottom|left)$/.test(property)) return 'auto';
  if (/^grid-(row|column)/.test(property)) return 'auto';
  if (/^(row|column)-gap$/.test(property)) return '0';
  return undeclaredValues[property] ?? 'unset';
}
