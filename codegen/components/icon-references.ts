/**
 * Lets data name icons: `icon: WifiIcon` in each row, and `<fact.icon />` once where it is shown, in place of an element with
 * a class in each row. This is so for slots that are given nothing but icons which look the same apart from their
 * shapes. An icon that has another size than the others has that size itself.
 */
import { readPx, splitCssValues } from '../css/css-values.ts';
import { propertyOf } from '../css/properties.ts';
import type { Declaration, Style } from '../layout/layout-tree.ts';
import { NameScope, toPascalCase } from '../naming/identifiers.ts';
import {
  type CodeComponent,
  type CodeIcon,
  type CodeInstance,
  type CodeNode,
  type CodeProject,
  type CodeProp,
  type CodeVariant,
  type CodeVector,
  isStyled,
  type ListValue,
  mapCodeNodes,
  nodesOf,
  type PropValue,
} from './code-component.ts';

/** Marks the vectors that data will name, so that each becomes a component. */
export function markIconsInData(components: readonly CodeComponent[]): readonly CodeComponent[] {
  const found = new IconSlots(components);
  const marked = new Set<CodeNode>(found.groups().flatMap(({ values }) => values.map(({ node }) => node)));
  if (marked.size === 0) return components;
  return components.map((component) => ({
    ...component,
    root: mapCodeNodes(component.root, (node) =>
      node.kind === 'vector' && marked.has(node) ? { ...node, isInData: true } : node,
    ),
  }));
}

/** Replaces slots that are given icons only by props that name the components of the icons. */
export function referenceIcons(project: CodeProject): CodeProject {
  const found = new IconSlots(project.components);
  const groups = found.groups().filter(({ values }) => values.every(({ node }) => node.kind === 'use'));
  if (groups.length === 0) return project;
  const rewriter = new SlotRewriter(found, groups, project.components);
  return { ...project, components: project.components.map((component) => rewriter.rewrite(component)) };
}

/** Icons that are given to the same slots. */
interface IconGroup {
  readonly values: readonly GivenIcon[];
  /** The style that all of them have. */
  readonly style: Style;
  /** Further styles for members of a prop of the component that shows them. */
  readonly variants: readonly CodeVariant[];
  /** The sizes of the icons by component, in px, where they differ. */
  readonly sizes: ReadonlyMap<string, IconSize>;
  readonly isOptional: boolean;
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

interface IconSize {
  readonly width: number;
  readonly height: number;
}

/** Finds the slots of all components and what they are given. */
class IconSlots {
  /** The slot that each reference shows. */
  readonly sites = new Map<CodeNode, string>();
  /** The slot that each value is given to. */
  readonly given = new Map<PropValue, string>();
  readonly missing = new Set<string>();
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
      const look = this.#commonLook(values) ?? this.#explainedLook(values, root);
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
    for (const { name, value } of props) this.#give(`${component}:${name}`, value, scope, props);
    const names = new Set(props.map(({ name }) => name));
    for (const prop of this.#components.get(component)?.props ?? [])
      if (!names.has(prop.name)) this.missing.add(`${component}:${prop.name}`);
  }

  #give(key: string, value: PropValue, scope: Scope, beside: readonly GivenValue[] = []): void {
    if (value.kind === 'list') return this.#giveRows(key, value, scope);
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

  #giveRows(key: string, { rows }: ListValue, scope: Scope): void {
    const names = new Set(rows.flatMap((row) => row.map(({ name }) => name)));
    for (const row of rows) {
      for (const { name, value } of row) {
        this.#give(`${key}.${name}`, value, scope, row);
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

  /** Returns what the icons of a group have in common besides their shapes; `null` where they differ in more. */
  #commonLook(values: readonly GivenIcon[]): Pick<IconGroup, 'style' | 'variants' | 'sizes'> | null {
    const looks = new Set(values.map(({ node }) => JSON.stringify(node.style.filter(isLook))));
    const boxes = new Set(values.map(({ node }) => JSON.stringify(node.style.filter(isSize))));
    const [sample] = values;
    if (sample === undefined || looks.size > 1) return null;
    if (boxes.size === 1) return { style: commonestStyle(values), variants: [], sizes: new Map() };
    const sizes = new Map<string, IconSize>();
    for (const { node } of values) {
      const size = sizeOf(node.style);
      // Before vectors are components, each shape may still get a size.
      const name = node.kind === 'use' ? node.component : node.svg;
      const known = sizes.get(name) ?? size;
      if (size === null || known === null || known.width !== size.width || known.height !== size.height)
        return null;
      sizes.set(name, size);
    }
    if (sample.node.kind === 'use' && !this.#areSizedElsewhere(sizes, values)) return null;
    return { style: commonestStyle(values).filter((one) => !isSize(one)), variants: [], sizes };
  }

  /** Returns the looks of icons that follow from another prop of the component that shows them, such as its tone. */
  #explainedLook(
    values: readonly GivenIcon[],
    root: string,
  ): Pick<IconGroup, 'style' | 'variants' | 'sizes'> | null {
    const [site = '', more] = new Set([...this.sites.values()].filter((key) => this.rootOf(key) === root));
    const component = more === undefined ? this.#components.get(site.split(':')[0] ?? '') : undefined;
    if (component === undefined || site.includes('.') || site.includes('#')) return null;
    const styles = values.map(({ node }) => node.style);
    const style = (styles[0] ?? []).filter((one) => styles.every((other) => other.some(isEqualTo(one))));
    for (const { name, type, fallback } of component.props) {
      if (type.kind !== 'union' && type.kind !== 'boolean') continue;
      const byMember = new Map<string, Style>();
      const isExplained = values.every(({ node, beside }) => {
        const member = memberOf(beside.find((one) => one.name === name)?.value ?? fallback);
        if (member === null) return false;
        const known = byMember.get(member) ?? node.style;
        byMember.set(member, known);
        return JSON.stringify(known) === JSON.stringify(node.style);
      });
      if (!isExplained) continue;
      const variants = [...byMember].flatMap(([member, own]) => {
        const rest = own.filter((one) => !style.some(isEqualTo(one)));
        return rest.length === 0 ? [] : [{ prop: name, member, style: rest }];
      });
      return { style, variants, sizes: new Map() };
    }
    return null;
  }

  /** Whether icons have a size of their own wherever else they are used, so that one in the icon itself changes nothing. */
  #areSizedElsewhere(sizes: ReadonlyMap<string, IconSize>, values: readonly GivenIcon[]): boolean {
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

function memberOf(value: PropValue | null): string | null {
  if (value?.kind === 'boolean') return String(value.on);
  return value?.kind === 'member' ? value.member : null;
}

function commonestStyle(values: readonly GivenIcon[]): Style {
  const counts = new Map<string, number>();
  for (const { node } of values) {
    const key = JSON.stringify(node.style);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [best] = [...counts].toSorted(([, one], [, other]) => other - one);
  return values.find(({ node }) => JSON.stringify(node.style) === best?.[0])?.node.style ?? [];
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
  readonly #component: string;
  readonly #rows: ReadonlyMap<string, string>;

  constructor(component: string, rows: ReadonlyMap<string, string> = new Map()) {
    this.#component = component;
    this.#rows = rows;
  }

  /** Returns the scope in which rows of a list have a name. */
  within(item: string, list: string): Scope {
    return new Scope(this.#component, new Map([...this.#rows, [item, list]]));
  }

  keyOf(name: string): string {
    const [first = '', ...fields] = name.split('.');
    const list = this.#rows.get(first);
    return list === undefined ? `${this.#component}:${name}` : `${list}.${fields.join('.')}`;
  }

  keyOfData(list: string): string {
    return `${this.#component}#${list}`;
  }
}

/** Writes components anew with icons that data name. */
class SlotRewriter {
  readonly #slots: IconSlots;
  readonly #groups: ReadonlyMap<string, IconGroup>;
  readonly #names: readonly string[];
  readonly #sizes: ReadonlyMap<string, IconSize>;

  constructor(slots: IconSlots, groups: readonly IconGroup[], components: readonly CodeComponent[]) {
    this.#slots = slots;
    this.#groups = new Map(groups.map((group) => [slots.rootOf(group.values[0]?.key ?? ''), group]));
    this.#names = components.map(({ name }) => name);
    this.#sizes = new Map(groups.flatMap(({ sizes }) => [...sizes]));
  }

  rewrite(component: CodeComponent): CodeComponent {
    const size = this.#sizes.get(component.name);
    if (size !== undefined && component.root.kind === 'vector')
      return { ...component, root: { ...component.root, svg: withSize(component.root.svg, size) } };
    const styleNames = new NameScope(
      nodesOf(component).flatMap((node) => (isStyled(node) ? (node.styleName ?? []) : [])),
      '-',
    );
    const tags = new NameScope(this.#names);
    const context = { styleNames, tags, styles: new Map<string, string>() };
    return {
      ...component,
      props: component.props.map((prop) => this.#rewriteProp(prop, `${component.name}:${prop.name}`)),
      root: this.#rewriteNode(component.root, context),
    };
  }

  #groupOf(key: string | undefined): IconGroup | undefined {
    return key === undefined ? undefined : this.#groups.get(this.#slots.rootOf(key));
  }

  #rewriteProp(prop: CodeProp, key: string): CodeProp {
    if (prop.type.kind === 'list') {
      const fields = prop.type.fields.map((field) => this.#rewriteProp(field, `${key}.${field.name}`));
      return { ...prop, type: { ...prop.type, fields } };
    }
    const group = prop.type.kind === 'slot' ? this.#groupOf(key) : undefined;
    if (group === undefined) return prop;
    return {
      ...prop,
      type: { kind: 'icon' },
      fallback: this.#slots.missing.has(key) ? { kind: 'none' } : null,
    };
  }

  #rewriteNode(node: CodeNode, context: IconContext): CodeNode {
    switch (node.kind) {
      case 'property': {
        const group = this.#groupOf(this.#slots.sites.get(node));
        return group === undefined ? node : createIcon(node.name, group, context);
      }
      case 'element':
      case 'when':
      case 'rating':
        return { ...node, children: node.children.map((child) => this.#rewriteNode(child, context)) };
      case 'use':
        return this.#rewriteInstance(node, context);
      case 'each':
        return { ...node, rows: node.rows.map((row) => this.#rewriteInstance(row, context)) };
      case 'repeat':
        return {
          ...node,
          data: node.data && this.#rewriteValue(node.data, context),
          children: node.children.map((child) => this.#rewriteNode(child, context)),
        };
      default:
        return node;
    }
  }

  #rewriteInstance(node: CodeInstance, context: IconContext): CodeInstance {
    const props = node.props.map((one) => ({ ...one, value: this.#rewriteValue(one.value, context) }));
    return { ...node, props };
  }

  #rewriteValue<Value extends PropValue>(value: Value, context: IconContext): Value {
    if (value.kind === 'list') {
      const rows = value.rows.map((row) =>
        row.map((field) => ({ ...field, value: this.#rewriteValue(field.value, context) })),
      );
      return { ...value, rows };
    }
    if (value.kind !== 'slot' || value.node === null) return value;
    const { node } = value;
    if (this.#groupOf(this.#slots.given.get(value)) === undefined)
      return { ...value, node: this.#rewriteNode(node, context) };
    const named: PropValue =
      node.kind === 'use'
        ? { kind: 'icon', component: node.component }
        : { kind: 'prop', name: nameOf(node) };
    return named as Value;
  }
}

function nameOf(node: CodeNode): string {
  return node.kind === 'property' ? node.name : '';
}

/** The names that one component has taken. */
interface IconContext {
  readonly styleNames: NameScope;
  readonly tags: NameScope;
  /** The names of styles that icons have already. */
  readonly styles: Map<string, string>;
}

function createIcon(
  name: string,
  { values, style, variants, isOptional }: IconGroup,
  context: IconContext,
): CodeIcon {
  const key = JSON.stringify([style, variants]);
  const styleName = context.styles.get(key) ?? context.styleNames.take('icon');
  context.styles.set(key, styleName);
  const tag = name.includes('.') ? name : context.tags.take(toPascalCase(name) ?? 'Icon');
  return {
    kind: 'icon',
    prop: name,
    tag,
    isOptional,
    styleName: style.length + variants.length === 0 ? null : styleName,
    style,
    variants,
    ids: values.flatMap(({ node }) => node.ids),
  };
}

/** An icon with a size of its own, which a style sheet can override. */
function withSize(svg: string, { width, height }: IconSize): string {
  return svg.replace(/^<svg(?=[ >])/, `<svg width="${width}" height="${height}"`);
}
