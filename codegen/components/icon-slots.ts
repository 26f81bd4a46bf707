/**
 * Finds the slots of all components that are given icons only, and how these look besides their shapes: slots of
 * components, and fields of the rows of lists, with all that hand their values on to each other.
 */
import { readPx, splitCssValues } from '../css/css-values.ts';
import { propertyOf } from '../css/properties.ts';
import type { Declaration, Style } from '../layout/layout-tree.ts';
import {
  type CodeComponent,
  type CodeInstance,
  type CodeNode,
  type CodeProp,
  type CodeVariant,
  type CodeVector,
  type ListValue,
  nodesOf,
  type PropValue,
} from './code-component.ts';

/** Icons that are given to the same slots. */
export interface IconGroup extends IconLook {
  readonly values: readonly GivenIcon[];
  readonly isOptional: boolean;
}

interface IconLook {
  /** The style that all icons have. */
  readonly style: Style;
  /** Further styles for members of a prop of the component that shows them. */
  readonly variants: readonly CodeVariant[];
  /** The sizes of the icons by component, in px, where they differ. */
  readonly sizes: ReadonlyMap<string, IconSize>;
}

interface StyledIcon extends GivenIcon {
  readonly style: Style;
}

interface GivenIcon {
  readonly key: string;
  readonly value: PropValue;
  readonly node: CodeVector | CodeInstance;
  /** What is given with it. */
  readonly beside: readonly GivenValue[];
}

interface GivenValue {
  readonly name: string;
  readonly value: PropValue;
}

export interface IconSize {
  readonly width: number;
  readonly height: number;
}

/** Finds the slots of all components and what they are given. */
export class IconSlots {
  /** The slot that each reference shows. */
  readonly sites = new Map<CodeNode, string>();
  /** The slot that each value is given to. */
  readonly given = new Map<PropValue, string>();
  readonly missing = new Set<string>();
  /** The props of other components, or the fields of rows, whose values a prop takes. */
  readonly #sources = new Map<string, readonly Source[]>();
  readonly #components: ReadonlyMap<string, CodeComponent>;
  readonly #slots = new Set<string>();
  /** The slots in each prop: itself, or those in the rows of a list. */
  readonly #slotsIn = new Map<string, readonly string[]>();
  /** Slots whose values are given to other components too. */
  readonly #passed = new Set<string>();
  readonly #parents = new Map<string, string>();
  readonly #blocked = new Set<string>();
  readonly #values: GivenIcon[] = [];

  constructor(components: readonly CodeComponent[]) {
    this.#components = new Map(components.map((one) => [one.name, one]));
    for (const { name, props } of components) for (const prop of props) this.#addSlots(prop, `${name}:`);
    for (const component of components) this.#visit(component.root, new Scope(component.name));
  }

  /** Returns the groups of slots that can name icons. */
  groups(): readonly IconGroup[] {
    // Where it is shown, a prop has the name of a tag.
    const isBoth = [...this.sites.values()].filter((key) => this.#passed.has(key));
    const blocked = new Set([...this.#blocked, ...isBoth].map((key) => this.rootOf(key)));
    const shown = new Set([...this.sites.values()].map((key) => this.rootOf(key)));
    const byRoot = new Map<string, GivenIcon[]>();
    for (const value of this.#values) {
      const root = this.rootOf(value.key);
      byRoot.set(root, [...(byRoot.get(root) ?? []), value]);
    }
    const missing = new Set([...this.missing].map((key) => this.rootOf(key)));
    return [...byRoot].flatMap(([root, values]) => {
      if (blocked.has(root) || !shown.has(root)) return [];
      const look = this.#lookOf(values, root);
      return look === null ? [] : [{ values, ...look, isOptional: missing.has(root) }];
    });
  }

  rootOf(key: string): string {
    const parent = this.#parents.get(key);
    if (parent === undefined) return key;
    const root = this.rootOf(parent);
    this.#parents.set(key, root);
    return root;
  }

  #addSlots({ name, type }: CodeProp, before: string): readonly string[] {
    const key = before + name;
    const own =
      type.kind === 'slot'
        ? [key]
        : type.kind === 'list'
          ? type.fields.flatMap((field) => this.#addSlots(field, `${key}.`))
          : [];
    this.#slotsIn.set(key, own);
    for (const slot of own) this.#slots.add(slot);
    return own;
  }

  #visit(node: CodeNode, scope: Scope): void {
    switch (node.kind) {
      case 'property': {
        const key = scope.keyOf(node.name);
        if (this.#slots.has(key)) this.#note(this.sites, node, key);
        return;
      }
      case 'use':
        return this.#visitInstance(node, scope);
      case 'each':
        for (const row of node.rows) this.#visitInstance(row, scope);
        return;
      case 'repeat': {
        const key = node.data === null ? scope.keyOf(node.prop) : scope.keyOfData(node.prop);
        if (node.data !== null) this.#give(key, node.data, scope);
        for (const child of node.children) this.#visit(child, scope.within(node.item, key));
        return;
      }
      case 'when':
        this.#blocked.add(scope.keyOf(node.prop));
        for (const child of node.children) this.#visit(child, scope);
        return;
      case 'element':
      case 'rating':
        for (const child of node.children) this.#visit(child, scope);
        return;
      default:
    }
  }

  #visitInstance({ component, props }: CodeInstance, scope: Scope): void {
    for (const { name, value } of props) {
      const key = `${component}:${name}`;
      this.#give(key, value, scope, props);
      if (value.kind !== 'prop') continue;
      const source = this.#components.get(scope.component)?.props.find((one) => one.name === value.name);
      const own = { name: value.name.split('.').at(-1) ?? '', fallback: source?.fallback ?? null };
      this.#sources.set(key, [...(this.#sources.get(key) ?? []), own]);
    }
    const names = new Set(props.map(({ name }) => name));
    for (const prop of this.#components.get(component)?.props ?? [])
      if (!names.has(prop.name)) this.missing.add(`${component}:${prop.name}`);
  }

  #give(key: string, value: PropValue, scope: Scope, beside: readonly GivenValue[] = []): void {
    if (value.kind === 'list') return this.#giveRows(key, value, scope, beside);
    if (value.kind === 'prop') {
      this.#join(key, scope.keyOf(value.name));
      return;
    }
    if (value.kind !== 'slot') return;
    const { node } = value;
    this.#slots.add(key);
    if (node === null) {
      this.missing.add(key);
      return;
    }
    this.#note(this.given, value, key);
    if (node.kind === 'property') this.#join(key, scope.keyOf(node.name));
    else if (this.#isIcon(node)) this.#values.push({ key, value, node, beside });
    else {
      this.#blocked.add(key);
      this.#visit(node, scope);
    }
  }

  #giveRows(key: string, { rows }: ListValue, scope: Scope, around: readonly GivenValue[]): void {
    const names = new Set(rows.flatMap((row) => row.map(({ name }) => name)));
    for (const row of rows) {
      for (const { name, value } of row) {
        this.#give(`${key}.${name}`, value, scope, [...row, ...around]);
        // The rows would be the icons themselves.
        if (name === '') this.#blocked.add(`${key}.`);
      }
      for (const name of names) if (!row.some((one) => one.name === name)) this.missing.add(`${key}.${name}`);
    }
    for (const slot of this.#slotsIn.get(key) ?? [])
      if (rows.some((row) => !row.some(({ name }) => `${key}.${name}` === slot))) this.missing.add(slot);
  }

  /** Two slots have one value; of two lists, all slots in their rows. */
  #join(one: string, other: string): void {
    for (const slot of this.#slotsIn.get(one) ?? []) this.#unite(slot, other + slot.slice(one.length));
    this.#passed.add(other);
  }

  #unite(one: string, other: string): void {
    const [first, second] = [this.rootOf(one), this.rootOf(other)];
    if (first !== second) this.#parents.set(first, second);
  }

  /** Remembers the slot of a node or a value; what two slots share, both name or neither does. */
  #note<Item>(known: Map<Item, string>, item: Item, key: string): void {
    const before = known.get(item);
    if (before === undefined) known.set(item, key);
    else this.#unite(before, key);
  }

  #isIcon(node: CodeNode): node is CodeVector | CodeInstance {
    if (node.kind === 'vector')
      return node.variants.length === 0 && viewBoxSides(node.svg).every((side) => side <= maxIconSide);
    if (node.kind !== 'use' || node.props.length > 0 || node.variants.length > 0) return false;
    const root = this.#components.get(node.component)?.root;
    return root?.kind === 'vector' && viewBoxSides(root.svg).every((side) => side <= maxIconSide);
  }

  /** Returns how the icons of a group look besides their shapes; `null` where nothing tells that for each. */
  #lookOf(values: readonly GivenIcon[], root: string): IconLook | null {
    const sizes = this.#ownSizes(values);
    if (sizes === null) return null;
    const styled = values.map((one): StyledIcon => {
      const { style } = one.node;
      return { ...one, style: sizes.size === 0 ? style : style.filter((own) => !isSize(own)) };
    });
    const looks = new Set(styled.map(({ style }) => JSON.stringify(style.filter(isLook))));
    if (looks.size === 1) return { style: commonestStyle(styled), variants: [], sizes };
    const explained = this.#explainLooks(styled, root);
    return explained === null ? null : { ...explained, sizes };
  }

  /** Returns the looks of icons that follow from another prop of the component that shows them, such as its tone. */
  #explainLooks(icons: readonly StyledIcon[], root: string): Pick<IconLook, 'style' | 'variants'> | null {
    const [site = '', more] = new Set([...this.sites.values()].filter((key) => this.rootOf(key) === root));
    const component = more === undefined ? this.#components.get(site.split(':')[0] ?? '') : undefined;
    if (component === undefined || site.includes('.') || site.includes('#')) return null;
    const [first = []] = icons.map(({ style }) => style);
    const common = first.filter((one) => icons.every(({ style }) => style.some(isEqualTo(one))));
    for (const { name, type, fallback } of component.props) {
      if (type.kind !== 'union' && type.kind !== 'boolean') continue;
      const sources = [...(this.#sources.get(`${component.name}:${name}`) ?? []), { name, fallback: null }];
      const byMember = new Map<string, Style>();
      const isExplained = icons.every(({ style, beside }) => {
        const member = memberOf(valueAmong(beside, sources) ?? fallback);
        if (member === null) return false;
        const known = byMember.get(member) ?? style;
        byMember.set(member, known);
        return JSON.stringify(known) === JSON.stringify(style);
      });
      if (!isExplained) continue;
      const variants = [...byMember].flatMap(([member, own]) => {
        const rest = own.filter((one) => !common.some(isEqualTo(one)));
        return rest.length === 0 ? [] : [{ prop: name, member, style: rest }];
      });
      return { style: common, variants };
    }
    return null;
  }

  /** Returns the sizes of icons by component, none where all have one; `null` where one icon has several. */
  #ownSizes(values: readonly GivenIcon[]): IconLook['sizes'] | null {
    const sizes = new Map<string, IconSize>();
    if (new Set(values.map(({ node }) => JSON.stringify(node.style.filter(isSize)))).size === 1) return sizes;
    for (const { node } of values) {
      const size = sizeOf(node.style);
      // Before vectors are components, each shape may still get a size.
      const name = node.kind === 'use' ? node.component : node.svg;
      const known = sizes.get(name) ?? size;
      if (size === null || known === null || known.width !== size.width || known.height !== size.height)
        return null;
      sizes.set(name, size);
    }
    const areComponents = values.every(({ node }) => node.kind === 'use');
    return areComponents && !this.#areSizedElsewhere(sizes, values) ? null : sizes;
  }

  /** Whether icons have a size of their own wherever else they are used, so that one in the icon itself changes nothing. */
  #areSizedElsewhere(sizes: IconLook['sizes'], values: readonly GivenIcon[]): boolean {
    const own = new Set<CodeNode>(values.map(({ node }) => node));
    return [...this.#components.values()].every((component) =>
      nodesOf(component).every(
        (node) =>
          node.kind !== 'use' || !sizes.has(node.component) || own.has(node) || sizeOf(node.style) !== null,
      ),
    );
  }
}

/** px of the longer side of an icon. */
const maxIconSide = 64;

function viewBoxSides(svg: string): readonly number[] {
  const [, width = '', height = ''] = /viewBox="\S+ \S+ (\S+) (\S+?)"/.exec(svg) ?? [];
  return [Number(width) || Infinity, Number(height) || Infinity];
}

function isSize({ property }: Declaration): boolean {
  return propertyOf(property).role === 'size';
}

/** px; a margin up to this only makes up for a hand's drift. */
const maxDrift = 2;

function isLook(one: Declaration): boolean {
  if (isSize(one)) return false;
  if (!one.property.startsWith('margin')) return true;
  return splitCssValues(one.value).some((part) => Math.abs(readPx(part) ?? Infinity) > maxDrift);
}

function isEqualTo(one: Declaration): (other: Declaration) => boolean {
  const text = JSON.stringify(one);
  return (other) => JSON.stringify(other) === text;
}

/** A prop or a field, and what it is where nothing is given. */
interface Source {
  readonly name: string;
  readonly fallback: PropValue | null;
}

function valueAmong(given: readonly GivenValue[], sources: readonly Source[]): PropValue | null {
  const found = given.find(({ name }) => sources.some((source) => source.name === name));
  return found?.value ?? sources.find(({ fallback }) => fallback !== null)?.fallback ?? null;
}

function memberOf(value: PropValue | null): string | null {
  if (value?.kind === 'boolean') return String(value.on);
  return value?.kind === 'member' ? value.member : null;
}

function commonestStyle(icons: readonly StyledIcon[]): Style {
  const counts = new Map<string, number>();
  for (const { style } of icons) {
    const key = JSON.stringify(style);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted(([, one], [, other]) => other - one);
  return icons.find(({ style }) => JSON.stringify(style) === best?.[0])?.style ?? [];
}

/** Returns the width and height that a style declares for all viewports; `null` where it declares other sizes. */
function sizeOf(style: Style): IconSize | null {
  const sizes = style.filter(isSize);
  const [width, height] = ['width', 'height'].map((side) =>
    readPx(sizes.find(({ property, below }) => property === side && below === undefined)?.value),
  );
  return sizes.length === 2 && width != null && height != null ? { width, height } : null;
}

/** What names mean in a component: its props, and the rows of the lists around. */
class Scope {
  readonly component: string;
  readonly #rows: ReadonlyMap<string, string>;

  constructor(component: string, rows: ReadonlyMap<string, string> = new Map()) {
    this.component = component;
    this.#rows = rows;
  }

  /** Returns the scope in which rows of a list have a name. */
  within(item: string, list: string): Scope {
    return new Scope(this.component, new Map([...this.#rows, [item, list]]));
  }

  keyOf(name: string): string {
    const [first = '', ...fields] = name.split('.');
    const list = this.#rows.get(first);
    return list === undefined ? `${this.component}:${name}` : `${list}.${fields.join('.')}`;
  }

  keyOfData(list: string): string {
    return `${this.component}#${list}`;
  }
}
