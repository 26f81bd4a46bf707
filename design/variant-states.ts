/**
 * What the names of a component set's variants say about states: `Variant=Outline, State=Hover` is the outline button
 * under the pointer. Only words that CSS has a pseudo-class for are states; `Error` or `Selected` is none.
 */

/** A state that a browser knows by itself, as CSS calls it. */
export type ControlState = 'hover' | 'focus-visible' | 'active' | 'disabled';

/** What a variant shows beside what its other properties say. */
export interface VariantState {
  /** The values of the other properties: variants that have them in common are one thing in several states. */
  readonly look: string;
  /** The states it shows, none where it is at rest; `null` where it is what no browser knows, as wrong or filled in. */
  readonly states: readonly ControlState[] | null;
  /** The property that says so, and its value at rest. */
  readonly axis: string;
  readonly rest: string;
}

/** A variant's values by property; Figma writes them into its name, `Size=Large, State=Hover`. */
export function readVariantName(name: string): ReadonlyMap<string, string> {
  const pairs = name.split(',').map((pair) => pair.split('=').map((part) => part.trim()));
  return new Map(
    pairs.flatMap(([property, value]) => (property && value ? [[property, value] as const] : [])),
  );
}

/**
 * Reads the names of all variants of one set, by name; none where the set has no states.
 * @param setName Tells a field, which is active while one types, from what is active while it is pressed.
 */
export function readVariantStates(
  names: readonly string[],
  setName: string,
): ReadonlyMap<string, VariantState> {
  const variants = new Map(names.map((name) => [name, readVariantName(name)]));
  const axes = findAxes([...variants.values()], fieldNames.test(setName));
  if (axes.length === 0) return new Map();
  return new Map(
    [...variants].flatMap(([name, values]) => {
      const state = readOne(values, axes);
      return state === null ? [] : [[name, state] as const];
    }),
  );
}

/** A property of which some values are states. */
interface StateAxis {
  readonly property: string;
  readonly rest: string;
  readonly states: ReadonlyMap<string, readonly ControlState[]>;
}

function findAxes(variants: readonly ReadonlyMap<string, string>[], isField: boolean): readonly StateAxis[] {
  const properties = new Set(variants.flatMap((values) => [...values.keys()]));
  const axes = [...properties].flatMap((property) => {
    const values = [...new Set(variants.flatMap((one) => one.get(property) ?? []))];
    return findSwitch(property, values) ?? findAxis(property, values, isField) ?? [];
  });
  const isSure = isField || axes.some(({ property }) => !saysActive.test(property));
  return isSure ? axes : axes.filter(({ property }) => !saysActive.test(property));
}

/** A tab that is active is the chosen one, and nobody presses it. */
const saysActive = /^(is)?[ -]?active$/i;

/** `Disabled=True`, `Hover=Yes`. */
function findSwitch(property: string, values: readonly string[]): StateAxis | null {
  const states = readStates(property, false);
  const rest = values.find((value) => /^(false|no|off)$/i.test(value));
  const on = values.find((value) => /^(true|yes|on)$/i.test(value));
  if (states === null || rest === undefined || on === undefined || values.length > 2) return null;
  return { property, rest, states: new Map([[on, states]]) };
}

function findAxis(property: string, values: readonly string[], isField: boolean): StateAxis | null {
  const rest = restWords.flatMap((word) => values.find((value) => word.test(value)) ?? [])[0];
  if (rest === undefined) return null;
  const states = new Map(
    values.flatMap((value) => {
      const read = value === rest ? null : readStates(value, isField);
      return read === null ? [] : [[value, read] as const];
    }),
  );
  // As of `saysActive`: only beside other states the word surely means one.
  const isSure = isField || [...states.values()].some((read) => read.some((state) => state !== 'active'));
  return states.size > 0 && isSure ? { property, rest, states } : null;
}

function readOne(values: ReadonlyMap<string, string>, axes: readonly StateAxis[]): VariantState | null {
  const shown = axes.map((axis) => ({ axis, value: values.get(axis.property) ?? '' }));
  const own = shown.filter(({ axis, value }) => value !== axis.rest);
  const [one, more] = own;
  const axis = one?.axis ?? axes[0];
  const states = one === undefined ? [] : (one.axis.states.get(one.value) ?? null);
  if (more !== undefined || axis === undefined) return null;
  const names = new Set(axes.map(({ property }) => property));
  const look = [...values].filter(([property]) => !names.has(property)).sort();
  return { look: JSON.stringify(look), states, axis: axis.property, rest: axis.rest };
}

/** `Hover/Focus` is both; `null` where a word is no state. */
function readStates(words: string, isField: boolean): readonly ControlState[] | null {
  const states = words.split(/\s*(?:[/|+&,]|\band\b|\bor\b)\s*/i).map((word) => {
    const known = stateWords.find(([pattern]) => pattern.test(word.trim()))?.[1] ?? null;
    return isField && known === 'active' ? 'focus-visible' : known;
  });
  return states.every((state) => state !== null) ? [...new Set(states)] : null;
}

const stateWords: readonly (readonly [RegExp, ControlState])[] = [
  [/^(is)?[ -]?(on )?(hover(ed|ing)?|mouse ?over)$/i, 'hover'],
  [/^(is)?[ -]?focus(ed)?([ -]visible)?$/i, 'focus-visible'],
  [/^(is)?[ -]?(press(ed)?|active|tap(ped)?|click(ed)?)$/i, 'active'],
  [/^(is)?[ -]?disabled?$/i, 'disabled'],
];

/** The surest first. */
const restWords: readonly RegExp[] = [
  /^(default|normal|rest|resting|idle|base|regular|enabled?)$/i,
  /^(none|static|initial|inactive|empty)$/i,
];

const fieldNames =
  /(^|[^a-z])(input|text ?field|text ?area|text ?box|search|select|combo ?box|field)([^a-z]|$)/i;
