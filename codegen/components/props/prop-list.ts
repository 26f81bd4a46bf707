/** Collects the props of a component: their names, types and default values. */
import type { LayoutNode } from '../../layout/layout-tree.ts';
import type { AssetRef } from '#design/snapshot';
import type { CodeProp, LinkValue, ListValue, PropType, PropValue } from '../code-component.ts';
import { NameScope, toCamelCase } from '../../naming/identifiers.ts';
import { reservedIdentifiers, reservedProps } from '../../naming/reserved-names.ts';

/** The value that one occurrence passes to one prop; the value of a slot is still a layer. */
export type PassedValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boolean'; readonly on: boolean }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'member'; readonly member: string }
  | { readonly kind: 'image'; readonly asset: AssetRef | null }
  | { readonly kind: 'slot'; readonly node: LayoutNode }
  | ListValue
  | LinkValue;

/** A prop and the value that each occurrence passes, in the order of the occurrences; `null` for none. */
export interface PassedProp {
  readonly prop: CodeProp;
  readonly values: readonly (PassedValue | null)[];
  /** Whether the value belongs to the place of use, so that a component between passes it on. */
  readonly isOfPlace?: true;
}

/** The props of one component while it is built. */
export class PropList {
  readonly #props: PassedProp[] = [];
  readonly #known = new Map<string, string>();
  readonly #scope = new NameScope([...reservedIdentifiers, ...reservedProps, 'styles']);

  /**
   * Adds a prop and returns its name. A prop with the same requested name and the same values is returned again,
   * because one component property in Figma may control several layers.
   * @param wantedFallback The default value. @default by the values
   */
  add(
    requestedType: PropType,
    wanted: string,
    values: readonly (PassedValue | null)[],
    wantedFallback: PropValue | null = null,
  ): string {
    const type = keepUsedMembers(requestedType, values);
    const key = `${type.kind} ${wanted} ${values.map(valueKey).join('\n')}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const name = this.#scope.take(safeName(wanted, type, (one) => this.#scope.has(one)));
    this.#known.set(key, name);
    const isState = stateName.test(name) && type.kind === 'boolean';
    const fallback = wantedFallback ?? (isState ? isOff : fallbackOf(type, values));
    this.#props.push({ prop: { name, type, fallback }, values });
    return name;
  }

  /** Adds a text that each place of use decides, such as the name of a radio group, and returns the name of its prop. */
  addOfPlace(wanted: string, values: readonly (PassedValue | null)[]): string {
    const name = this.add({ kind: 'text' }, wanted, values, { kind: 'none' });
    const index = this.#props.findIndex(({ prop }) => prop.name === name);
    const added = this.#props[index];
    if (added === undefined) return name;
    const fallback = values.includes(null) ? added.prop.fallback : null;
    this.#props[index] = { ...added, prop: { ...added.prop, fallback }, isOfPlace: true };
    return name;
  }

  /** Adds a prop with the name and the meaning of an attribute that React has; a second one needs a name of its own. */
  addNative(
    name: 'disabled' | 'defaultValue',
    type: PropType,
    values: readonly (PassedValue | null)[],
  ): string {
    if (this.#props.some(({ prop }) => prop.name === name)) return this.add(type, name, values);
    const fallback = type.kind === 'boolean' ? isOff : fallbackOf(type, values);
    this.#props.push({ prop: { name, type, fallback }, values });
    return name;
  }

  /** Returns the props, unions first and otherwise in the order in which they were added. */
  list(): readonly PassedProp[] {
    const isUnion = ({ prop }: PassedProp) => prop.type.kind === 'union';
    return [...this.#props.filter(isUnion), ...this.#props.filter((one) => !isUnion(one))];
  }
}

/** A state, such as `isOpen`, is given where it is on, as an attribute of HTML is. */
const stateName = /^is[A-Z]/;

const isOff = { kind: 'boolean', on: false } as const;

/** Keeps the members that some occurrence uses: a card need not offer every variant of its button. */
function keepUsedMembers(type: PropType, values: readonly (PassedValue | null)[]): PropType {
  if (type.kind !== 'union') return type;
  const used = new Set(values.map((value) => value?.kind === 'member' && value.member));
  return { kind: 'union', members: type.members.filter((member) => used.has(member)) };
}

const saferNames: ReadonlyMap<string, string> = new Map([
  ['type', 'kind'],
  ['style', 'look'],
  ['children', 'content'],
  ['size', 'scale'],
]);

/** What a prop is called whose name nobody can read in Latin letters. */
const unreadableNames: Readonly<Record<PropType['kind'], string>> = {
  text: 'text',
  boolean: 'isActive',
  number: 'count',
  union: 'variant',
  image: 'image',
  slot: 'part',
  action: 'onAction',
  icon: 'icon',
  list: 'items',
};

/** What designs call the property by which the variants of a component differ most. */
const variantNames = /^(type|kind|style|look|appearance|variation|variants?)$/;

function safeName(wanted: string, type: PropType, isTaken: (name: string) => boolean): string {
  const camelName = toCamelCase(wanted) ?? unreadableNames[type.kind];
  if (type.kind === 'union' && variantNames.test(camelName) && !isTaken('variant')) return 'variant';
  const name = saferNames.get(camelName) ?? camelName;
  // HTML has text attributes with these names, so a prop of another type needs another name.
  if (
    type.kind !== 'text' &&
    type.kind !== 'union' &&
    /^(title|content|color|name|label|alt|placeholder)$/.test(name)
  ) {
    if (type.kind === 'boolean') return prefixed('show', name);
    return `${name}${type.kind === 'slot' ? 'Slot' : type.kind === 'image' ? 'Image' : 'Shown'}`;
  }
  if (type.kind === 'boolean' && isReserved(name))
    return prefixed(booleanAttributes.test(name) ? 'is' : 'show', name);
  return isReserved(name) ? name + typeSuffixes[type.kind] : name;
}

/** Attributes of HTML that are on or off: a part with such a name says that its element is so. */
const booleanAttributes =
  /^(autoFocus|checked|default|disabled|draggable|hidden|inert|multiple|muted|open|readOnly|required|reversed|selected)$/;

function prefixed(prefix: string, name: string): string {
  return `${prefix}${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

const typeSuffixes: Readonly<Record<PropType['kind'], string>> = {
  text: 'Text',
  boolean: 'Shown',
  number: 'Count',
  union: 'Kind',
  image: 'Image',
  slot: 'Slot',
  action: 'Action',
  icon: 'Icon',
  list: 'List',
};

const reservedScope = new NameScope([...reservedIdentifiers, ...reservedProps, 'styles']);

function isReserved(name: string): boolean {
  return reservedScope.has(name);
}

function valueKey(value: PassedValue | null): string {
  if (value?.kind === 'slot') return `slot ${value.node.id}`;
  if (value?.kind === 'image') return `image ${value.asset?.key}`;
  return JSON.stringify(value);
}

/**
 * Returns the default value: the most frequent value of a boolean or union, the majority text, or an empty value
 * where some occurrence has none. `null` makes the prop required.
 */
function fallbackOf(type: PropType, values: readonly (PassedValue | null)[]): PropValue | null {
  switch (type.kind) {
    case 'boolean':
      return { kind: 'boolean', on: commonest(values.map((value) => value?.kind === 'boolean' && value.on)) };
    case 'union': {
      const members = values.flatMap((value) => (value?.kind === 'member' ? [value.member] : []));
      return { kind: 'member', member: commonest(members) };
    }
    case 'number':
      return values.includes(null) ? { kind: 'number', value: 0 } : null;
    case 'slot':
      return { kind: 'slot', node: null };
    case 'action':
      return { kind: 'none' };
    case 'icon':
      return null;
    case 'text':
      return values.includes(null) ? { kind: 'text', text: '' } : majorityText(values);
    case 'image':
      return values.includes(null) ? { kind: 'image', asset: null } : null;
    case 'list':
      return values.includes(null) ? { kind: 'list', rows: [] } : null;
  }
}

/** Returns the text that more than half of the occurrences show. */
function majorityText(values: readonly (PassedValue | null)[]): PropValue | null {
  const texts = values.flatMap((value) => (value?.kind === 'text' ? [value.text] : []));
  const text = commonest(texts);
  const count = texts.filter((one) => one === text).length;
  return count > 1 && count * 2 > values.length ? { kind: 'text', text } : null;
}

function commonest<Value>(values: readonly Value[]): Value {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [[first] = [values[0]]] = [...counts].sort(([, one], [, other]) => other - one);
  return first as Value;
}
