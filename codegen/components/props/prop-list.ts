import type { LayoutNode } from '../../layout/layout-tree.ts';
import type { AssetRef } from '#design/snapshot';
import type { CodeProp, LinkValue, PropType, PropValue } from '../code-component.ts';
import { NameScope, toCamelCase } from '../../naming/identifiers.ts';
import { reservedIdentifiers, reservedProps } from '../../naming/reserved-names.ts';

/** What one use hands to one prop; a slot still as the layers that go into it. */
export type PassedValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boolean'; readonly on: boolean }
  | { readonly kind: 'member'; readonly member: string }
  | { readonly kind: 'image'; readonly asset: AssetRef | null }
  | { readonly kind: 'slot'; readonly node: LayoutNode }
  | LinkValue;

/** A prop and what each use hands to it, in the order of the uses; `null` where a use has nothing to hand. */
export interface PassedProp {
  readonly prop: CodeProp;
  readonly values: readonly (PassedValue | null)[];
}

/** The props of one component while it is being built. */
export class PropList {
  readonly #filled: PassedProp[] = [];
  readonly #known = new Map<string, string>();
  readonly #scope = new NameScope([...reservedIdentifiers, ...reservedProps, 'styles']);

  /**
   * Adds a prop and says its name. The same wish with the same values is the same prop: one property of a Figma
   * component may drive several layers.
   */
  add(requestedType: PropType, wanted: string, values: readonly (PassedValue | null)[]): string {
    const type = keepUsedMembers(requestedType, values);
    const key = `${type.kind} ${wanted} ${values.map(valueKey).join('\n')}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const name = this.#scope.take(safeName(wanted, type));
    this.#known.set(key, name);
    this.#filled.push({ prop: { name, type, fallback: fallbackOf(type, values) }, values });
    return name;
  }

  /** Adds HTML's own word for a field that nothing can be typed in, which is the same in React. */
  addDisabled(values: readonly PassedValue[]): string {
    const fallback = { kind: 'boolean', on: false } as const;
    this.#filled.push({ prop: { name: 'disabled', type: { kind: 'boolean' }, fallback }, values });
    return 'disabled';
  }

  /** What decides the look first, then the rest as it was found. */
  list(): readonly PassedProp[] {
    const isUnion = ({ prop }: PassedProp) => prop.type.kind === 'union';
    return [...this.#filled.filter(isUnion), ...this.#filled.filter((one) => !isUnion(one))];
  }
}

/** Only the members that some use has: a card need not offer every look of its button. */
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

function safeName(wanted: string, type: PropType): string {
  const camelName = toCamelCase(wanted) ?? type.kind;
  const name = saferNames.get(camelName) ?? camelName;
  // HTML has these too, as texts: another type would clash.
  if (
    type.kind !== 'text' &&
    type.kind !== 'union' &&
    /^(title|content|color|name|label|alt|placeholder)$/.test(name)
  ) {
    return `${name}${type.kind === 'slot' ? 'Slot' : type.kind === 'image' ? 'Image' : 'Shown'}`;
  }
  return isReserved(name) ? name + typeSuffixes[type.kind] : name;
}

const typeSuffixes: Readonly<Record<PropType['kind'], string>> = {
  text: 'Text',
  boolean: 'Shown',
  union: 'Kind',
  image: 'Image',
  slot: 'Slot',
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

/** The commonest value of a switch, or of a text that most uses share; empty where some use has none; else required. */
function fallbackOf(type: PropType, values: readonly (PassedValue | null)[]): PropValue | null {
  switch (type.kind) {
    case 'boolean':
      return { kind: 'boolean', on: commonest(values.map((value) => value?.kind === 'boolean' && value.on)) };
    case 'union': {
      const members = values.flatMap((value) => (value?.kind === 'member' ? [value.member] : []));
      return { kind: 'member', member: commonest(members) };
    }
    case 'slot':
      return { kind: 'slot', node: null };
    case 'text':
      return values.includes(null) ? { kind: 'text', text: '' } : majorityText(values);
    case 'image':
      return values.includes(null) ? { kind: 'image', asset: null } : null;
  }
}

/** What more than half of the uses say, so that one that says otherwise is the only one to say anything. */
function majorityText(values: readonly (PassedValue | null)[]): PropValue | null {
  const texts = values.flatMap((value) => (value?.kind === 'text' ? [value.text] : []));
  const text = commonest(texts);
  const count = texts.filter((one) => one === text).length;
  return count > 1 && count * 2 > texts.length ? { kind: 'text', text } : null;
}

function commonest<Value>(values: readonly Value[]): Value {
  const counts = new Map<Value, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [[first] = [values[0]]] = [...counts].sort(([, one], [, other]) => other - one);
  return first as Value;
}
