/**
 * Replaces rows of equal elements inside a component by one element for each row of a list prop: a footer column with
 * the props `text`, `href`, `text2`, `href2` takes `links` instead. Rows that only some occurrences show are rows that
 * only some lists have.
 */
import { pluralOf } from '../naming/english-words.ts';
import { NameScope, toCamelCase, wordsOf } from '../naming/identifiers.ts';
import { reservedIdentifiers, reservedProps } from '../naming/reserved-names.ts';
import {
  type AttributeValue,
  type CodeAttribute,
  type CodeElement,
  type CodeInstance,
  type CodeNode,
  type CodeProp,
  type CodeVariant,
  type FieldValue,
  mapCodeNodes,
  renameReferences,
  type PropType,
  type PropValue,
  type StyledNode,
} from './code-component.ts';
import { readPx, splitCssValues } from '../css/css-values.ts';
import type { Declaration } from '../layout/layout-tree.ts';
import type { PassedProp, PassedValue } from './props/prop-list.ts';

/** Replaces the rows in a component by list props. */
export function collapseRows(
  root: CodeNode,
  props: readonly PassedProp[],
): { readonly root: CodeNode; readonly props: readonly PassedProp[] } {
  if (props.length < minProps) return { root, props };
  const collapser = new RowCollapser(root, props);
  const collapsed = mapCodeNodes(root, (node) =>
    node.kind === 'element' ? { ...node, children: collapser.collapse(node.children) } : node,
  );
  if (collapser.lists.length === 0) return { root, props };
  const used = new Set([...countReferences(collapsed).keys(), ...propsOfVariants(collapsed)]);
  return {
    root: collapsed,
    props: [...props.filter(({ prop }) => used.has(prop.name)), ...collapser.lists],
  };
}

/** With fewer props there are no rows. */
const minProps = 2;

/** Rows from which a list is easier to read, by the values that each has. */
const minRows = { withOneValue: 3, withSeveralValues: 2 };

class RowCollapser {
  readonly lists: PassedProp[] = [];
  readonly #props: ReadonlyMap<string, PassedProp>;
  readonly #references: ReadonlyMap<string, number>;
  /** Names of lists and of their rows. */
  readonly #taken: string[] = [];

  constructor(root: CodeNode, props: readonly PassedProp[]) {
    this.#props = new Map(props.map((one) => [one.prop.name, one]));
    this.#references = countReferences(root);
  }

  collapse(children: readonly CodeNode[]): readonly CodeNode[] {
    const result: CodeNode[] = [];
    for (let start = 0; start < children.length;) {
      const rows = this.#rowsFrom(children, start);
      const list = rows.length < minRows.withSeveralValues ? null : this.#collapseRun(rows);
      if (list === null) result.push(...children.slice(start, start + 1));
      else result.push(list);
      start += list === null ? 1 : rows.length;
    }
    return result;
  }

  /** Returns the longest run of rows from `start` on that have the same structure and style. */
  #rowsFrom(children: readonly CodeNode[], start: number): readonly Row[] {
    const rows: Row[] = [];
    let shape = '';
    for (const child of children.slice(start)) {
      const row = this.#readRow(child);
      if (row === null) break;
      const own = shapeOf(row.node);
      if (rows.length > 0 && own !== shape) break;
      shape = own;
      rows.push(row);
    }
    return rows;
  }

  #readRow(node: CodeNode): Row | null {
    if (isRow(node)) return { node, shownBy: null };
    if (node.kind !== 'when' || node.members !== null || node.children.length !== 1) return null;
    const [inside] = node.children;
    const flag = this.#props.get(node.prop);
    const isOptional = inside !== undefined && isRow(inside) && flag?.prop.type.kind === 'boolean';
    return isOptional ? { node: inside, shownBy: flag } : null;
  }

  #collapseRun(rows: readonly Row[]): CodeNode | null {
    const [first] = rows;
    if (first === undefined) return null;
    const unifier = new RowUnifier(this.#props);
    const child = unifier.unify(rows.map(({ node }) => node));
    if (child === null || !this.#ownsProps(rows)) return null;
    const fields = nameFields(unifier.fields);
    const fewest = fields.length > 1 ? minRows.withSeveralValues : minRows.withOneValue;
    const varying = new Set(unifier.fields.flatMap(({ values }) => values.flatMap(({ prop }) => prop ?? [])));
    if (fields.length === 0 || rows.length < fewest || varying.size < minProps) return null;
    const names = this.#scopeWithout(rows);
    const item = names.take(itemName(first.node));
    const prop = names.take(toCamelCase(pluralOf(item)) ?? 'rows');
    this.#taken.push(item, prop);
    this.lists.push(createListProp(prop, fields, rows));
    const key = findKey(fields, rows);
    const paths = new Map(fields.map(({ slot, name }) => [slot, `${item}.${name}`]));
    return {
      kind: 'repeat',
      prop,
      item,
      key,
      children: [renameReferences(child, (name) => paths.get(name) ?? name)],
    };
  }

  /** The names that are taken where these rows have a list of their own. */
  #scopeWithout(rows: readonly Row[]): NameScope {
    const own = new Set(rows.flatMap(({ node }) => [...countReferences(node).keys()]));
    const others = [...this.#props.keys()].filter((name) => !own.has(name));
    const reserved = [...reservedIdentifiers, ...reservedProps, 'styles', 'rest', 'className'];
    return new NameScope([...reserved, ...others, ...this.#taken]);
  }

  /** Whether the props that the rows refer to are used nowhere else. */
  #ownsProps(rows: readonly Row[]): boolean {
    const inside = new Map<string, number>();
    for (const { node, shownBy } of rows) {
      for (const [name, count] of countReferences(node)) inside.set(name, (inside.get(name) ?? 0) + count);
      if (shownBy) inside.set(shownBy.prop.name, (inside.get(shownBy.prop.name) ?? 0) + 1);
    }
    return [...inside].every(([name, count]) => this.#references.get(name) === count);
  }
}

/** One row, and the prop that shows it. */
interface Row {
  readonly node: CodeElement | CodeInstance;
  readonly shownBy: PassedProp | null;
}

/** Each cell of a table has a column of its own. */
function isRow(node: CodeNode): node is Row['node'] {
  return node.kind === 'use' || (node.kind === 'element' && !/^(td|th|dt|dd)$/.test(node.tag));
}

/** A value that may differ between the rows. */
interface Field {
  /** The placeholder in the unified node. */
  readonly slot: string;
  /** Names that say what the value is, the best first. */
  readonly wanted: readonly string[];
  readonly type: PropType;
  /** The value in each row: the same in all occurrences, or that of a prop. */
  readonly values: readonly RowValue[];
}

interface RowValue {
  readonly prop?: PassedProp;
  readonly constant?: FieldValue;
  /** The row does not pass it, so the component takes its default. */
  readonly isMissing?: boolean;
}

/** Makes one node of the nodes of all rows, with a field where they differ. */
class RowUnifier {
  readonly fields: Field[] = [];
  readonly #props: ReadonlyMap<string, PassedProp>;

  constructor(props: ReadonlyMap<string, PassedProp>) {
    this.#props = props;
  }

  /** Returns the common node; `null` where the nodes differ in more than values. */
  unify(nodes: readonly CodeNode[], around: string = ''): CodeNode | null {
    const [first] = nodes;
    if (first === undefined || nodes.some(({ kind }) => !isSameKind(kind, first.kind))) return null;
    switch (first.kind) {
      case 'element':
        return this.#unifyElements(first, nodes.filter(isOfKind('element')));
      case 'use':
        return this.#unifyInstances(first, nodes.filter(isOfKind('use')));
      case 'vector':
        return isSame(nodes.map(({ ids: _, ...vector }: CodeNode & { ids?: unknown }) => vector))
          ? { ...first, rowIds: nodes.filter(isOfKind('vector')).map(({ ids }) => ids) }
          : null;
      case 'text':
      case 'property': {
        if (first.kind === 'text' && isSame(nodes)) return first;
        const values = nodes.map((node) =>
          node.kind === 'property' ? this.#valueOfProp(node.name) : constantOf(node),
        );
        const slot = this.#addField(values, [labelTags.test(around) ? 'label' : '', nameOfText(nodes)]);
        return slot === null ? null : { kind: 'property', name: slot };
      }
      default:
        return null;
    }
  }

  #unifyElements(first: CodeElement, elements: readonly CodeElement[]): CodeNode | null {
    const children = unifyAll(first.children, (_, index) =>
      this.unify(
        elements.map((element) => element.children[index] ?? { kind: 'text', text: '' }),
        first.tag,
      ),
    );
    const attributes = unifyAll(first.attributes, ({ name }, index) => {
      const given = elements.map((element) => element.attributes[index]);
      if (given.some((one) => one?.name !== name)) return null;
      return this.#unifyAttribute(
        name,
        given.map((one) => one?.value ?? { kind: 'flag' }),
      );
    });
    if (children === null || attributes === null) return null;
    return {
      ...first,
      ...commonestStyle(elements),
      children,
      attributes,
      rowIds: elements.map(({ ids }) => ids),
    };
  }

  #unifyAttribute(name: string, values: readonly AttributeValue[]): CodeAttribute | null {
    const [first] = values;
    if (first === undefined) return null;
    if (first.kind !== 'prop' && isSame(values)) return { name, value: first };
    const slot = this.#addField(
      values.map((value) => (value.kind === 'prop' ? this.#valueOfProp(value.name) : constantOf(value))),
      [name],
    );
    return slot === null ? null : { name, value: { kind: 'prop', name: slot } };
  }

  #unifyInstances(first: CodeInstance, instances: readonly CodeInstance[]): CodeNode | null {
    const names = [...new Set(instances.flatMap(({ props }) => props.map(({ name }) => name)))];
    const props = unifyAll(names, (name) => {
      const values = instances.map((one) => one.props.find((prop) => prop.name === name)?.value);
      const value = this.#unifyProp(name, values);
      return value === null ? null : { name, value };
    });
    return props === null
      ? null
      : { ...first, ...commonestStyle(instances), props, rowIds: instances.map(({ ids }) => ids) };
  }

  #unifyProp(name: string, values: readonly (PropValue | undefined)[]): PropValue | null {
    const [first] = values;
    if (first !== undefined && first.kind !== 'prop' && isSame(values))
      return hasReferences(first) ? null : first;
    const slot = this.#addField(
      values.map((value) => {
        if (value === undefined) return { isMissing: true };
        return value.kind === 'prop' ? this.#valueOfProp(value.name) : constantOf(value);
      }),
      [name],
    );
    return slot === null ? null : { kind: 'prop', name: slot };
  }

  #valueOfProp(name: string): RowValue | null {
    const prop = this.#props.get(name);
    return prop !== undefined && fieldKinds.has(prop.prop.type.kind) ? { prop } : null;
  }

  #addField(values: readonly (RowValue | null)[], wanted: readonly string[]): string | null {
    const known = values.filter((value) => value !== null);
    const types = known.flatMap((value) => typeOfValue(value) ?? []);
    const [type] = types;
    const names = new Set(known.flatMap(({ prop }) => (prop ? [withoutNumber(prop.prop.name)] : [])));
    // Values that are called differently are not the same of several rows.
    if (known.length < values.length || type === undefined || names.size > 1) return null;
    if (types.some(({ kind }) => kind !== type.kind)) return null;
    const members = new Set(types.flatMap((one) => (one.kind === 'union' ? one.members : [])));
    // Not a name of a prop, so that both are never mixed up.
    const slot = `#${this.fields.length}`;
    this.fields.push({
      slot,
      wanted: wanted.filter((name) => name !== ''),
      type: type.kind === 'union' ? { kind: 'union', members: [...members] } : type,
      values: known,
    });
    return slot;
  }
}

/** Types that a field may have. */
const fieldKinds: ReadonlySet<PropType['kind']> = new Set(['text', 'boolean', 'union']);

/** Elements whose text is a label. */
const labelTags = /^(a|button|label)$/;

function isSameKind(one: CodeNode['kind'], other: CodeNode['kind']): boolean {
  return one === other || [one, other].every((kind) => kind === 'text' || kind === 'property');
}

function isOfKind<Kind extends CodeNode['kind']>(kind: Kind) {
  return (node: CodeNode): node is Extract<CodeNode, { kind: Kind }> => node.kind === kind;
}

function unifyAll<Item, Result>(
  items: readonly Item[],
  unify: (item: Item, index: number) => Result | null,
): readonly Result[] | null {
  const results: Result[] = [];
  for (const [index, item] of items.entries()) {
    const result = unify(item, index);
    if (result === null) return null;
    results.push(result);
  }
  return results;
}

function isSame(values: readonly unknown[]): boolean {
  return new Set(values.map((value) => JSON.stringify(value))).size === 1;
}

function constantOf(value: AttributeValue | PropValue | CodeNode | undefined): RowValue | null {
  switch (value?.kind) {
    case 'text':
    case 'boolean':
    case 'member':
    case 'page':
      return { constant: value };
    default:
      return null;
  }
}

function typeOfValue({ prop, constant }: RowValue): PropType | null {
  if (prop !== undefined) return prop.prop.type;
  if (constant === undefined) return null;
  if (constant.kind === 'member') return { kind: 'union', members: [constant.member] };
  return { kind: constant.kind === 'boolean' ? 'boolean' : 'text' };
}

function hasReferences(value: PropValue): boolean {
  return value.kind === 'slot' && value.node !== null && countReferences(value.node).size > 0;
}

/** Returns the name of the first prop among texts, without its number. */
function nameOfText(nodes: readonly CodeNode[]): string {
  const name = nodes.find((node) => node.kind === 'property')?.name ?? 'text';
  return withoutNumber(name);
}

/** The second prop of a name has a number. */
function withoutNumber(name: string): string {
  return name.replace(/_?\d+$/, '');
}

/** Everything that rows of one list have in common besides their values. */
function shapeOf(node: CodeNode): string {
  switch (node.kind) {
    case 'element': {
      const { tag, variants, component, children, attributes, reacts, isDisabled } = node;
      const names = attributes.map(({ name }) => name);
      const meant = children.every(isTextual) ? isMeantForText : isMeant;
      return JSON.stringify([
        ...[
          tag,
          node.style.filter(meant),
          meantVariants(variants, meant),
          component,
          reacts,
          isDisabled,
          names,
        ],
        children.map(shapeOf),
      ]);
    }
    case 'use':
      return JSON.stringify([
        node.component,
        node.style.filter(isMeant),
        meantVariants(node.variants, isMeant),
      ]);
    case 'vector':
      return JSON.stringify([node.svg, node.style, node.variants]);
    case 'text':
    case 'property':
      return 'text';
    default:
      return 'other';
  }
}

function isTextual({ kind }: CodeNode): boolean {
  return kind === 'text' || kind === 'property';
}

/** Whether a declaration follows neither from the length of the words nor from the drift of a hand. */
function isMeant(declaration: Declaration): boolean {
  return !isByWords(declaration) && !isDrift(declaration);
}

/** The height of a text follows from its lines. */
function isMeantForText(declaration: Declaration): boolean {
  return isMeant(declaration) && !/^(min-)?height$/.test(declaration.property);
}

function isByWords({ property, value }: Declaration): boolean {
  return /^(white-space|min-width)$/.test(property) || (property === 'max-width' && value === '100%');
}

/** px; a margin up to this only makes up for a hand's drift. */
const maxDrift = 2;

function isDrift({ property, value }: Declaration): boolean {
  const lengths = property.startsWith('margin') ? splitCssValues(value).map(readPx) : [null];
  return lengths.every((length) => length !== null && Math.abs(length) <= maxDrift);
}

function meantVariants(
  variants: readonly CodeVariant[],
  isKept: (declaration: Declaration) => boolean,
): readonly CodeVariant[] {
  return variants
    .map((variant) => ({ ...variant, style: variant.style.filter(isKept) }))
    .filter(({ style }) => style.length > 0);
}

/** Returns the style and the class that most rows have, or those that keep the longest words inside their parent. */
function commonestStyle<Node extends StyledNode>(
  nodes: readonly Node[],
): Pick<Node, 'style' | 'styleName' | 'variants'> {
  const counts = new Map<string, { readonly node: Node; count: number }>();
  for (const node of nodes) {
    const key = JSON.stringify([node.style, node.variants]);
    const known = counts.get(key);
    if (known) known.count += 1;
    else counts.set(key, { node, count: 1 });
  }
  const isLimited = ({ style }: Node) =>
    style.some(({ property, value }) => property === 'max-width' && value === '100%');
  const [best] = [...counts.values()].sort(
    (one, other) => Number(isLimited(other.node)) - Number(isLimited(one.node)) || other.count - one.count,
  );
  const { style, styleName, variants } = best?.node ?? { style: [], styleName: null, variants: [] };
  return { style, styleName, variants };
}

/** How often the value of each prop is used; styles that depend on a prop are not counted. */
function countReferences(root: CodeNode): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const add = (name: string): void => {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  };
  mapCodeNodes(root, (node) => {
    if (node.kind === 'property') add(node.name);
    if (node.kind === 'when' || node.kind === 'repeat') add(node.prop);
    if (node.kind === 'element')
      for (const { value } of node.attributes) if (value.kind === 'prop') add(value.name);
    const instances = node.kind === 'each' ? node.rows : node.kind === 'use' ? [node] : [];
    for (const { props } of instances)
      for (const { value } of props) if (value.kind === 'prop') add(value.name);
    return node;
  });
  return counts;
}

/** Returns the props that styles depend on. */
function propsOfVariants(root: CodeNode): ReadonlySet<string> {
  const names = new Set<string>();
  mapCodeNodes(root, (node) => {
    for (const { prop, furtherMembers = [] } of 'variants' in node ? node.variants : [])
      [prop, ...furtherMembers.map((one) => one.prop)].forEach((name) => names.add(name));
    return node;
  });
  return names;
}

/** A field with its final name. */
interface NamedField extends Field {
  readonly name: string;
}

function nameFields(fields: readonly Field[]): readonly NamedField[] {
  const scope = new NameScope(reservedIdentifiers);
  return fields.map((field) => {
    const free = field.wanted.find((name) => !scope.has(name));
    return { ...field, name: scope.take(toCamelCase(free ?? field.wanted[0] ?? 'value') ?? 'value') };
  });
}

/** Returns what one row is: `link` for a link, `footer link` for the component `FooterLink`. */
function itemName(node: CodeElement | CodeInstance): string {
  if (node.kind === 'use') return toCamelCase(wordsOf(node.component).slice(-2).join(' ')) ?? 'item';
  if (node.tag === 'a') return 'link';
  const [only, more] = node.children;
  if (only?.kind === 'element' && more === undefined && only.tag !== 'div') return itemName(only);
  if (node.tag === 'button') return 'button';
  const name = node.styleName === null || /^(text|item)(-\d+)?$/.test(node.styleName) ? null : node.styleName;
  return toCamelCase(name?.replace(/-\d+$/, '') ?? 'item') ?? 'item';
}

function createListProp(name: string, fields: readonly NamedField[], rows: readonly Row[]): PassedProp {
  const types = fields.map((field): CodeProp => ({
    name: field.name,
    type: field.type,
    fallback: isMissingSomewhere(field, rows) ? emptyValue(field.type) : null,
  }));
  const occurrences = Math.max(0, ...fields.flatMap(({ values }) => values.map(countOccurrences)));
  const values = Array.from({ length: occurrences }, (_, at): PassedValue => {
    const shown = rows.flatMap((row, index) => (isShown(row, at) ? [index] : []));
    return {
      kind: 'list',
      rows: shown.map((row) =>
        fields.flatMap((field) => {
          const value = valueAt(field, row, at);
          return value === null ? [] : [{ name: field.name, value }];
        }),
      ),
    };
  });
  return { prop: { name, type: { kind: 'list', fields: types }, fallback: null }, values };
}

function countOccurrences({ prop }: RowValue): number {
  return prop?.values.length ?? 0;
}

function isShown({ shownBy }: Row, occurrence: number): boolean {
  const value = shownBy?.values[occurrence] ?? shownBy?.prop.fallback;
  return value?.kind !== 'boolean' || value.on;
}

function valueAt({ values }: Field, row: number, occurrence: number): FieldValue | null {
  const value = values[row];
  if (value === undefined) return null;
  const given = value.constant ?? value.prop?.values[occurrence] ?? value.prop?.prop.fallback;
  return given && isFieldValue(given) ? given : null;
}

function isFieldValue(value: PassedValue | PropValue): value is FieldValue {
  return /^(text|boolean|member|page|action)$/.test(value.kind);
}

function isMissingSomewhere(field: Field, rows: readonly Row[]): boolean {
  return field.values.some((value, row) => {
    if (value.isMissing === true) return true;
    const count = countOccurrences(value);
    return Array.from({ length: count }, (_, at) => at).some((at) => {
      const owner = rows[row];
      return owner !== undefined && isShown(owner, at) && valueAt(field, row, at) === null;
    });
  });
}

function emptyValue(type: PropType): PropValue {
  if (type.kind === 'boolean') return { kind: 'boolean', on: false };
  return type.kind === 'union'
    ? { kind: 'member', member: type.members[0] ?? '' }
    : { kind: 'text', text: '' };
}

/** Returns the text field that is different in each row of every list; `null` if there is none. */
function findKey(fields: readonly NamedField[], rows: readonly Row[]): string | null {
  const isKey = (field: NamedField): boolean => {
    const occurrences = Math.max(1, ...field.values.map(countOccurrences));
    return Array.from({ length: occurrences }, (_, at) => at).every((at) => {
      const texts = rows.map((row, index) => {
        const value = isShown(row, at) ? valueAt(field, index, at) : { kind: 'hidden', index };
        return JSON.stringify(value);
      });
      return new Set(texts).size === texts.length;
    });
  };
  return fields.find((field) => field.type.kind === 'text' && isKey(field))?.name ?? null;
}
