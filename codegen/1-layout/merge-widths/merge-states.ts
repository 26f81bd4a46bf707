/**
 * One style out of those that a layer has at several widths. For each property it is known what holds at which
 * viewport; written down is what the widest drawing says, and for narrower viewports only what changes there.
 */
import type { Declaration, Style } from '../layout-tree.ts';
import { finish, insert } from '../sheet.ts';
import { neutralValue } from './neutral-value.ts';

/** The viewports that one drawing of a page is for: narrower than `below`, not narrower than `from`; px. */
export interface WidthRange {
  readonly below: number;
  readonly from: number;
}

/**
 * What a layer looks like in one range: its style; not there; there only as what it holds; or, inside what is not
 * there, anything at all.
 */
export type WidthState = Style | 'hidden' | 'dissolved' | 'anything';

type Values = ReadonlyMap<string, string>;

type NeutralValue = (property: string) => string;
type Change = readonly [property: string, value: string];

interface Segment {
  readonly below: number;
  readonly state: Values | 'hidden' | 'dissolved';
}

const displays = { hidden: 'none', dissolved: 'contents' } as const;

/** Merges the states of a layer, one for each range, the widest first; `neutral` takes declarations back. */
export function mergeStates(
  states: readonly WidthState[],
  ranges: readonly WidthRange[],
  neutral = neutralValue,
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
    const changes = changesOf(now, wanted, neutral);
    narrower.push(...finish(new Map(changes)).map((one) => ({ ...one, below })));
    now = wanted;
  }
  return [...style, ...narrower];
}

function isValues(state: Segment['state']): state is Values {
  return typeof state !== 'string';
}

function withDisplay(style: Style, display: string): Style {
  return insert(
    style.filter(({ property }) => property !== 'display'),
    { property: 'display', value: display },
  );
}

/** What holds in a range, from its widest viewport to its narrowest. */
function segmentsOf(state: WidthState, { below, from }: WidthRange): readonly Segment[] {
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
      for (const part of values.keys())
        if (part !== property && familyOf(part) === property) values.delete(part);
    values.set(property, value);
  }
  return values;
}

/** What must be said so that what holds becomes what is wanted. */
function changesOf(now: Values, wanted: Values, neutral: NeutralValue): readonly Change[] {
  const families = new Set([...now.keys(), ...wanted.keys()].map(familyOf));
  return [...families].flatMap((family) =>
    changesIn(family, pick(now, family), pick(wanted, family), neutral),
  );
}

function pick(values: Values, family: string): Values {
  return new Map([...values].filter(([property]) => familyOf(property) === family));
}

function changesIn(family: string, now: Values, wanted: Values, neutral: NeutralValue): readonly Change[] {
  const changed = [...wanted].filter(([property, value]) => now.get(property) !== value);
  const gone = [...now.keys()].filter((property) => !wanted.has(property));
  if (wanted.has(family)) {
    const isSaidAgain = gone.length > 0 || changed.some(([property]) => property === family);
    return isSaidAgain ? [...wanted] : changed;
  }
  const crosses =
    gone.length > 0 && [...gone, ...wanted.keys()].some((property) => ofAllSides.test(property));
  if (!gone.includes(family) && !crosses)
    return [...changed, ...gone.map((property) => [property, neutral(property)] as const)];
  if (family === 'inset') return [[family, sidesOf(wanted)]];
  const colour = wanted.get('background-color');
  if (colour !== undefined && wanted.size === 1) return [[family, colour]];
  return [[family, neutral(family)], ...wanted];
}

/** Said of all sides, it takes part of what a single side says along. */
const ofAllSides = /^border-(width|style|color)$/;

function sidesOf(values: Values): string {
  return ['top', 'right', 'bottom', 'left'].map((side) => values.get(side) ?? 'auto').join(' ');
}

const shorthands =
  /^(flex(?=-(grow|shrink|basis))|margin|padding|overflow|background(?!-blend-mode)|outline(?!-offset)|mask|grid-row|grid-column|text-decoration)(-|$)/;

/** The shorthand that a property is said by or is a part of, else the property itself. */
function familyOf(property: string): string {
  if (/^(top|right|bottom|left|inset)$/.test(property)) return 'inset';
  if (/^border-.*radius$/.test(property)) return 'border-radius';
  if (/^(row|column)-gap$/.test(property)) return 'gap';
  if (property === 'overflow-wrap') return property;
  if (property.startsWith('border')) return 'border';
  return shorthands.exec(property)?.[1] ?? property;
}
