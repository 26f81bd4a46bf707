/**
 * What the names of a component set's variants say about states: `Variant=Outline, State=Hover` is the outline button
 * under the pointer. Only words that CSS has a pseudo-class for are states; `Error` or `Selected` is none.
 */
import type { SnapshotComponent } from './snapshot.ts';

/** A state that a browser knows by itself, as CSS calls it. */
export type ControlState = 'hover' | 'focus-visible' | 'active' | 'disabled';

/** What a variant shows beside what its other properties say. */
export interface VariantState {
  /** The values of the other properties: variants that have them in common are one thing in several states. */
  readonly otherValues: string;
  /** The states it shows, none where it is at rest; `null` where it is what no browser knows, as wrong or filled in. */
  readonly states: readonly ControlState[] | null;
  /** The property that says so, and its value at rest. */
  readonly property: string;
  readonly defaultValue: string;
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
  const axes = findStateProperties([...variants.values()], fieldNamePattern.test(setName));
  if (axes.length === 0) return new Map();
  return new Map(
    [...variants].flatMap(([name, values]) => {
      const state = readVariantState(values, axes);
      return state === null ? [] : [[name, state] as const];
    }),
  );
}

/** A property of which some values are states. */
interface StateProperty {
  readonly property: string;
  readonly defaultValue: string;
  readonly states: ReadonlyMap<string, readonly ControlState[]>;
}

function findStateProperties(
  variants: readonly ReadonlyMap<string, string>[],
  isField: boolean,
): readonly StateProperty[] {
  const properties = new Set(variants.flatMap((values) => [...values.keys()]));
  const axes = [...properties].flatMap((property) => {
    const values = [...new Set(variants.flatMap((one) => one.get(property) ?? []))];
    return readSwitchProperty(property, values) ?? readStateProperty(property, values, isField) ?? [];
  });
  const isSure = isField || axes.some(({ property }) => !activePattern.test(property));
  return isSure ? axes : axes.filter(({ property }) => !activePattern.test(property));
}

/** A tab that is active is the chosen one, and nobody presses it. */
const activePattern = /^(is)?[ -]?active$/i;

/** `Disabled=True`, `Hover=Yes`. */
function readSwitchProperty(property: string, values: readonly string[]): StateProperty | null {
  const states = readStates(property, false);
  const defaultValue = values.find((value) => /^(false|no|off)$/i.test(value));
  const on = values.find((value) => /^(true|yes|on)$/i.test(value));
  if (states === null || defaultValue === undefined || on === undefined || values.length > 2) return null;
  return { property, defaultValue, states: new Map([[on, states]]) };
}

function readStateProperty(
  property: string,
  values: readonly string[],
  isField: boolean,
): StateProperty | null {
  const defaultValue = defaultStatePatterns.flatMap(
    (word) => values.find((value) => word.test(value)) ?? [],
  )[0];
  if (defaultValue === undefined) return null;
  const states = new Map(
    values.flatMap((value) => {
      const read = value === defaultValue ? null : readStates(value, isField);
      return read === null ? [] : [[value, read] as const];
    }),
  );
  // As of `activePattern`: only beside other states the word surely means one.
  const isSure = isField || [...states.values()].some((read) => read.some((state) => state !== 'active'));
  return states.size > 0 && isSure ? { property, defaultValue, states } : null;
}

function readVariantState(
  values: ReadonlyMap<string, string>,
  axes: readonly StateProperty[],
): VariantState | null {
  const shown = axes.map((axis) => ({ axis, value: values.get(axis.property) ?? '' }));
  const own = shown.filter(({ axis, value }) => value !== axis.defaultValue);
  const [one, more] = own;
  const axis = one?.axis ?? axes[0];
  const states = one === undefined ? [] : (one.axis.states.get(one.value) ?? null);
  if (more !== undefined || axis === undefined) return null;
  const names = new Set(axes.map(({ property }) => property));
  const otherValues = [...values].filter(([property]) => !names.has(property)).sort();
  return {
    otherValues: JSON.stringify(otherValues),
    states,
    property: axis.property,
    defaultValue: axis.defaultValue,
  };
}

/** `Hover/Focus` is both; `null` where a word is no state. */
function readStates(text: string, isField: boolean): readonly ControlState[] | null {
  const states = text.split(/\s*(?:[/|+&,]|\band\b|\bor\b)\s*/i).map((word) => {
    const known = statePatterns.find(([pattern]) => pattern.test(word.trim()))?.[1] ?? null;
    return isField && known === 'active' ? 'focus-visible' : known;
  });
  return states.every((state) => state !== null) ? [...new Set(states)] : null;
}

const statePatterns: readonly (readonly [RegExp, ControlState])[] = [
  [/^(is)?[ -]?(on )?(hover(ed|ing)?|mouse ?over)$/i, 'hover'],
  [/^(is)?[ -]?focus(ed)?([ -]visible)?$/i, 'focus-visible'],
  [/^(is)?[ -]?(press(ed)?|active|tap(ped)?|click(ed)?)$/i, 'active'],
  [/^(is)?[ -]?disabled?$/i, 'disabled'],
];

/** The surest first. */
const defaultStatePatterns: readonly RegExp[] = [
  /^(default|normal|rest|resting|idle|base|regular|enabled?)$/i,
  /^(none|static|initial|inactive|empty)$/i,
];

const fieldNamePattern =
  /(^|[^a-z])(input|text ?field|text ?area|text ?box|search|select|combo ?box|field)([^a-z]|$)/i;

/** Which variants of which sets a snapshot takes along, so that states of a control need not be guessed. */

/** The sets of these components with the components used of each; what is in no set has no states. */
export function findSetsInUse(
  componentIds: readonly string[],
  components: Readonly<Record<string, SnapshotComponent>>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const known = new Map(Object.entries(components));
  const sets = new Map<string, Set<string>>();
  for (const id of componentIds) {
    const setId = known.get(id)?.componentSetId;
    if (setId != null) sets.set(setId, (sets.get(setId) ?? new Set()).add(id));
  }
  return sets;
}

/** Of all variants of a set, those used and what they are in other states; none where they have but one. */
export function selectStateVariants<Variant extends { readonly id: string; readonly name: string }>(
  variants: readonly Variant[],
  used: ReadonlySet<string>,
  setName: string,
): readonly Variant[] {
  const states = readVariantStates(
    variants.map(({ name }) => name),
    setName,
  );
  const read = variants.flatMap((variant) => {
    const state = states.get(variant.name);
    return state === undefined ? [] : [{ variant, ...state }];
  });
  const usedValues = new Set(
    read.flatMap(({ variant, otherValues }) => (used.has(variant.id) ? [otherValues] : [])),
  );
  const chosen = read.filter(
    ({ variant, otherValues, states: shown }) =>
      usedValues.has(otherValues) && (shown !== null || used.has(variant.id)),
  );
  const hasStates = chosen.some(({ states: shown }) => shown !== null && shown.length > 0);
  return hasStates ? chosen.map(({ variant }) => variant) : [];
}
