/**
 * Makes one node of several that have the same structure and style, with a field where their values differ: the rows of
 * a list. Differences that follow from the words or from the drift of a hand count as none.
 */
import { readPx, splitCssValues } from '../css/css-values.ts';
import { propertyOf } from '../css/properties.ts';
import type { Declaration } from '../layout/layout-tree.ts';
import { pluralOf } from '../naming/english-words.ts';
import { NameScope, toCamelCase, wordsOf } from '../naming/identifiers.ts';
import { reservedIdentifiers } from '../naming/reserved-names.ts';
import {
  type AttributeValue,
  type CodeAttribute,
  type CodeElement,
  type CodeInstance,
  type CodeNode,
  type CodeProp,
  type CodeRepeat,
  type CodeVariant,
  type CodeVector,
  countReferences,
  mapCodeNodes,
  nodesIn,
  renameReferences,
  type FieldValue,
  type PropType,
  type PropValue,
  type StyledNode,
} from './code-component.ts';
import type { PassedProp } from './props/prop-list.ts';

/** One row, and the prop that shows it. */
export interface Row {
  readonly node: CodeElement | CodeInstance;
  readonly shownBy: PassedProp | null;
}

/** Whether a node may be a row. Each cell of a table has a column of its own. */
export function isRow(node: CodeNode): node is Row['node'] {
  return node.kind === 'use' || (node.kind === 'element' && !/^(td|th|dt|dd)$/.test(node.tag));
}

/** A value that may differ between the rows. */
export interface Field {
  /** The placeholder in the unified node. */
  readonly slot: string;
  /** Names that say what the value is, the best first. */
  readonly wanted: readonly string[];
  readonly type: PropType;
  /** The value in each row: the same in all occurrences, or that of a prop. */
  readonly values: readonly RowValue[];
}

export interface RowValue {
  readonly prop?: RowProp;
  readonly constant?: FieldValue;
  /** The row does not pass it, so the component takes its default. */
  readonly isMissing?: boolean;
}

/** A prop and its values, of which icons may be code already. */
export type RowProp = Pick<PassedProp, 'prop'> & {
  readonly values: readonly (PassedProp['values'][number] | IconValue)[];
};

interface IconValue {
  readonly kind: 'slot';
  readonly node: CodeVector;
}

const iconProp: CodeProp = { name: 'icon', type: { kind: 'slot' }, fallback: { kind: 'slot', node: null } };

/** Returns the member of a union or boolean that an occurrence has. */
function memberAt(passed: PassedProp | undefined, at: number): string | null {
  const value = passed?.values[at] ?? passed?.prop.fallback;
  if (value?.kind === 'boolean') return String(value.on);
  return value?.kind === 'member' ? value.member : null;
}

/** Makes one node of the nodes of all rows, with a field where they differ. */
export class RowUnifier {
  readonly fields: Field[] = [];
  readonly #props: ReadonlyMap<string, PassedProp>;

  /** @param props The props that rows may refer to. */
  constructor(props: ReadonlyMap<string, PassedProp> = new Map()) {
    this.#props = props;
  }

  /** Returns the common node; `null` where the nodes differ in more than values. */
  unify(nodes: readonly CodeNode[], around: CodeElement | null = null): CodeNode | null {
    const [first] = nodes;
    if (first !== undefined && nodes.some(({ kind }) => kind === 'vector') && nodes.every(isIconOrProp))
      return this.#unifyVectors(first, nodes);
    if (first === undefined || nodes.some(({ kind }) => !isSameKind(kind, first.kind))) return null;
    switch (first.kind) {
      case 'element':
        return this.#unifyElements(first, nodes.filter(isOfKind('element')));
      case 'use':
        return this.#unifyInstances(first, nodes.filter(isOfKind('use')));
      case 'repeat':
        return this.#unifyLists(first, nodes.filter(isOfKind('repeat')));
      case 'text':
      case 'property': {
        if (first.kind === 'text' && isSame(nodes)) return first;
        const values = nodes.map((node) =>
          node.kind === 'property' ? this.#valueOfProp(node.name) : constantOf(node),
        );
        const isLabel = around !== null && labelTags.test(around.tag);
        const slot = this.#addField(values, [isLabel ? 'label' : '', nameOfText(nodes, around)]);
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
        first,
      ),
    );
    const attributes = unifyAll(first.attributes.filter(isOfAllRows), ({ name }, index) => {
      const given = elements.map((element) => element.attributes.filter(isOfAllRows)[index]);
      if (given.some((one) => one?.name !== name)) return null;
      return this.#unifyAttribute(
        name,
        given.map((one) => one?.value ?? { kind: 'flag' }),
      );
    });
    const states = unifyAll(stateAttributes, (state) => this.#unifyState(elements, state));
    if (children === null || attributes === null || states === null) return null;
    return {
      ...first,
      ...commonestStyle(elements),
      children,
      attributes: [...attributes, ...states.flat()],
      rowIds: elements.map(({ ids }) => ids),
    };
  }

  /** Returns the attribute of a state that only some rows are in: the current link, pressed buttons, disabled ones. */
  #unifyState(
    elements: readonly CodeElement[],
    { name, field }: (typeof stateAttributes)[number],
  ): readonly CodeAttribute[] | null {
    const states = elements.map(({ attributes }) => attributes.find((one) => one.name === name));
    if (states.every((state) => state === undefined)) return [];
    const isOn = states.map(
      (state) => state !== undefined && !(state.value.kind === 'text' && state.value.text === 'false'),
    );
    const slot = this.#addField(
      isOn.map((on) => (on ? { constant: { kind: 'boolean', on } } : { isMissing: true })),
      [field],
    );
    return slot === null ? null : [{ name, value: { kind: 'prop', name: slot } }];
  }

  /** Icons that differ are elements in the data. */
  #unifyVectors(first: CodeNode, nodes: readonly CodeNode[]): CodeNode | null {
    const vectors = nodes.filter(isOfKind('vector'));
    const rowIds = vectors.map(({ ids }) => ids);
    const isConstant = vectors.length === nodes.length && first.kind === 'vector';
    if (isConstant && isSame(vectors.map(({ ids: _, ...vector }) => vector))) return { ...first, rowIds };
    if (vectors.some(({ variants }) => variants.length > 0)) return null;
    const slot = this.#addField(
      nodes.map((node) =>
        node.kind === 'property' ? this.#valueOfProp(node.name) : { constant: { kind: 'slot', node } },
      ),
      ['icon'],
      true,
    );
    return slot === null ? null : { kind: 'property', name: slot };
  }

  /** Each row has a list of its own; their rows have the same element. */
  #unifyLists(first: CodeRepeat, lists: readonly CodeRepeat[]): CodeNode | null {
    if (lists.some(({ data }) => data !== null)) return null;
    if (!isSame(lists.map((list) => describeRows(list, first)))) return null;
    const slot = this.#addField(
      lists.map(({ prop }) => this.#valueOfProp(prop)),
      [pluralOf(withoutNumber(first.item))],
      true,
    );
    const key = lists.every((list) => list.key === first.key) ? first.key : null;
    return slot === null ? null : { ...first, prop: slot, key };
  }

  #unifyAttribute(name: string, values: readonly AttributeValue[]): CodeAttribute | null {
    const [first] = values;
    if (first === undefined) return null;
    if (first.kind !== 'prop' && isSame(values)) return { name, value: first };
    const slot = this.#addField(
      values.map((value) => (value.kind === 'prop' ? this.#valueOfProp(value.name) : constantOf(value))),
      [name === 'src' ? 'image' : name],
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
        if (value.kind === 'slot' && value.node?.kind === 'property')
          return this.#valueOfProp(value.node.name);
        if (value.kind === 'slot' && value.node?.kind === 'vector' && value.node.variants.length > 0)
          return this.#valuesOfVector(value.node);
        return value.kind === 'prop' ? this.#valueOfProp(value.name) : constantOf(value);
      }),
      [name],
      true,
    );
    return slot === null ? null : { kind: 'prop', name: slot };
  }

  /** An icon in another colour where the component looks different: that of each occurrence. */
  #valuesOfVector(vector: CodeVector): RowValue | null {
    const count = Math.max(0, ...[...this.#props.values()].map(({ values }) => values.length));
    const values = Array.from({ length: count }, (_, at): IconValue => {
      const shown = vector.variants.filter((variant) =>
        [variant, ...(variant.furtherMembers ?? [])].every(
          ({ prop, member }) => memberAt(this.#props.get(prop), at) === member,
        ),
      );
      const style = [...vector.style, ...shown.flatMap((variant) => variant.style)];
      return { kind: 'slot', node: { ...vector, style, variants: [] } };
    });
    return values.length === 0 ? null : { prop: { prop: iconProp, values } };
  }

  #valueOfProp(name: string): RowValue | null {
    const prop = this.#props.get(name);
    return prop !== undefined && (fieldKinds.has(prop.prop.type.kind) || isIconProp(prop)) ? { prop } : null;
  }

  /** @param isOneProp The values are those of one prop of a component, whatever they are called here. */
  #addField(
    values: readonly (RowValue | null)[],
    wanted: readonly string[],
    isOneProp = false,
  ): string | null {
    const known = values.filter((value) => value !== null);
    const types = known.flatMap((value) => typeOfValue(value) ?? []);
    const [type] = types;
    const names = new Set(known.flatMap(({ prop }) => (prop ? [withoutNumber(prop.prop.name)] : [])));
    // Values that are called differently are not the same of several rows.
    if (known.length < values.length || type === undefined || (names.size > 1 && !isOneProp)) return null;
    if (types.some(({ kind }) => kind !== type.kind)) return null;
    const common = commonType(types);
    // Not a name of a prop, so that both are never mixed up.
    const slot = `#${this.fields.length}`;
    this.fields.push({
      slot,
      wanted: wanted.filter((name) => name !== ''),
      type: common,
      values: known,
    });
    return slot;
  }
}

/** Returns the type of several values of one kind: a union has the members of all, and a list the fields of all. */
function commonType(types: readonly PropType[]): PropType {
  const [type = { kind: 'text' } as const] = types;
  if (type.kind === 'union')
    return {
      ...type,
      members: [...new Set(types.flatMap((one) => (one.kind === 'union' ? one.members : [])))],
    };
  if (type.kind !== 'list') return type;
  const all = types.flatMap((one) => (one.kind === 'list' ? one.fields : []));
  return {
    ...type,
    fields: type.fields.map((field) => {
      const own = all.filter(({ name }) => name === field.name);
      const fallback = own.find((one) => one.fallback !== null)?.fallback ?? null;
      return { ...field, type: commonType(own.map((one) => one.type)), fallback };
    }),
  };
}

/** Describes the rows of a list as if its item and the order of its values were those of another list. */
function describeRows({ children, item }: CodeRepeat, like: CodeRepeat): unknown {
  const nameOf = (name: string): string =>
    name === item ? like.item : name.startsWith(`${item}.`) ? `${like.item}${name.slice(item.length)}` : name;
  return children.map((child) =>
    mapCodeNodes(renameReferences(child, nameOf), (node) => {
      const shown =
        node.kind === 'element' || node.kind === 'vector' ? { ...node, ids: [], rowIds: [] } : node;
      if (shown.kind !== 'use') return shown;
      const props = shown.props.toSorted((one, other) => one.name.localeCompare(other.name));
      return { ...shown, props, ids: [], rowIds: [] };
    }),
  );
}

/** The attributes that tell some rows of a list from the others, and the fields that say so. */
const stateAttributes = [
  { name: 'aria-current', field: 'isCurrent' },
  { name: 'aria-pressed', field: 'isPressed' },
  { name: 'disabled', field: 'isUnavailable' },
] as const;

function isOfAllRows({ name }: CodeAttribute): boolean {
  return stateAttributes.every((state) => state.name !== name);
}

/** Types of props that a field may have. */
const fieldKinds: ReadonlySet<PropType['kind']> = new Set([
  ...(['text', 'boolean', 'union', 'image', 'list'] as const),
]);

/** Whether a prop is an icon wherever it is given. */
function isIconProp({ prop, values }: PassedProp): boolean {
  return (
    prop.type.kind === 'slot' &&
    values.every((value) => value === null || (value.kind === 'slot' && value.node.kind === 'vector'))
  );
}

function isIconOrProp({ kind }: CodeNode): boolean {
  return kind === 'vector' || kind === 'property';
}

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
    case 'number':
    case 'member':
    case 'page':
    case 'image':
      return { constant: value };
    case 'asset':
      return value.density === undefined ? { constant: { kind: 'image', asset: value.asset } } : null;
    case 'slot':
      return hasReferences(value) ? null : { constant: value };
    default:
      return null;
  }
}

function typeOfValue({ prop, constant }: RowValue): PropType | null {
  if (prop !== undefined) return prop.prop.type;
  if (constant === undefined) return null;
  switch (constant.kind) {
    case 'member':
      return { kind: 'union', members: [constant.member] };
    case 'boolean':
    case 'number':
    case 'image':
    case 'slot':
      return { kind: constant.kind };
    default:
      return { kind: 'text' };
  }
}

/** Whether a value depends on the props of the component that it is in. */
function hasReferences(value: PropValue): boolean {
  if (value.kind !== 'slot' || value.node === null) return false;
  return (
    countReferences(value.node).size > 0 ||
    nodesIn(value.node).some((node) => 'variants' in node && node.variants.length > 0)
  );
}

/** Returns the name of the first prop among texts, or else that of the style around them, without its number. */
function nameOfText(nodes: readonly CodeNode[], around: CodeElement | null): string {
  const name = nodes.find((node) => node.kind === 'property')?.name;
  return withoutNumber(name ?? toCamelCase(around?.styleName ?? '') ?? 'text');
}

/** The second prop of a name has a number. */
function withoutNumber(name: string): string {
  return name.replace(/_?\d+$/, '');
}

/** Numbers what rows of one list have in common besides their values: each node is described once. */
export class RowShapes {
  readonly #numbers = new Map<string, number>();
  readonly #shapes = new Map<CodeNode, number>();
  readonly #icons: ReadonlySet<string>;

  /** @param props The props that rows may refer to. */
  constructor(props: readonly PassedProp[] = []) {
    this.#icons = new Set(props.filter(isIconProp).map(({ prop }) => prop.name));
  }

  /** Returns the same number for nodes that can be rows of one list. */
  of(node: CodeNode): number {
    const known = this.#shapes.get(node);
    if (known !== undefined) return known;
    const description = JSON.stringify(this.#describe(node));
    const number = this.#numbers.get(description) ?? this.#numbers.size;
    this.#numbers.set(description, number);
    this.#shapes.set(node, number);
    return number;
  }

  #describe(node: CodeNode): unknown {
    switch (node.kind) {
      case 'element': {
        const { tag, style, variants, component, children, attributes, reacts, isDisabled } = node;
        const meant =
          children.length === 0 ? isMeantWhereEmpty : children.every(isTextual) ? isMeantForText : isMeant;
        const names = attributes.filter(isOfAllRows).map(({ name }) => name);
        const own = [tag, component, reacts, isDisabled, names];
        const shapes = children.map((child) => this.of(child));
        return [...own, style.filter(meant), meantVariants(variants, meant), shapes];
      }
      case 'use':
        return [
          node.component,
          node.style.filter(isMeantForUse),
          meantVariants(node.variants, isMeantForUse),
        ];
      case 'vector':
        return isSmall(node) ? 'icon' : [node.style.filter(isBox), node.variants];
      case 'repeat':
        return ['repeat', node.children.map((child) => this.of(child))];
      case 'property':
        return this.#icons.has(node.name) ? 'icon' : 'text';
      case 'text':
        return 'text';
      default:
        return 'other';
    }
  }
}

/** px of the longer side of an icon, which is as large as its shape where a hand drew it; others have one size in a list. */
const maxIconSide = 32;

function isSmall({ style, variants }: CodeVector): boolean {
  const sides = style.filter(isBox).map(({ value }) => readPx(value));
  return (
    variants.length === 0 && sides.length > 1 && sides.every((side) => side !== null && side <= maxIconSide)
  );
}

function isBox({ property }: Declaration): boolean {
  return propertyOf(property).role === 'size';
}

function isTextual({ kind }: CodeNode): boolean {
  return kind === 'text' || kind === 'property';
}

/** Whether a declaration follows neither from the length of the words nor from the drift of a hand. */
function isMeant(declaration: Declaration): boolean {
  return !isByWords(declaration) && !isDrift(declaration);
}

/** Without content, each size is drawn: the bars of a chart are as high as their values. */
function isMeantWhereEmpty(declaration: Declaration): boolean {
  return !isDrift(declaration);
}

/** The height of a text follows from its lines. */
function isMeantForText(declaration: Declaration): boolean {
  return isMeant(declaration) && !/^(min-)?height$/.test(declaration.property);
}

/** What is as wide as its content never shrinks unless the layout says so, whether it may or not. */
function isMeantForUse(declaration: Declaration): boolean {
  return isMeant(declaration) && declaration.property !== 'flex-shrink';
}

function isByWords({ property, value }: Declaration): boolean {
  if (/^(white-space|min-width)$/.test(property)) return true;
  return property === 'max-width' ? value === '100%' : property === 'width' && value === 'var(--hug)';
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

/**
 * Returns the style and the class that most rows have, or those that keep the longest words inside their parent and
 * leave the shortest as narrow as they are.
 */
export function commonestStyle<Node extends StyledNode>(
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
    (one, other) =>
      Number(isLimited(other.node)) - Number(isLimited(one.node)) ||
      minWidthOf(one.node) - minWidthOf(other.node) ||
      other.count - one.count,
  );
  const { style, styleName, variants } = best?.node ?? { style: [], styleName: null, variants: [] };
  return { style, styleName, variants };
}

/** px; 0 where there is none. */
function minWidthOf({ style }: StyledNode): number {
  const value = style.find(({ property, below }) => property === 'min-width' && below === undefined)?.value;
  return value === undefined ? 0 : (readPx(value) ?? 0);
}

/** A field with its final name. */
export interface NamedField extends Field {
  readonly name: string;
}

/** Names the fields of one list. */
export function nameFields(fields: readonly Field[]): readonly NamedField[] {
  const scope = new NameScope(reservedIdentifiers);
  return fields.map((field) => {
    const free = field.wanted.find((name) => !scope.has(name));
    return { ...field, name: scope.take(toCamelCase(free ?? field.wanted[0] ?? 'value') ?? 'value') };
  });
}

/** Returns what one row is: `link` for a link, `footer link` for the component `FooterLink`. */
export function itemName(node: CodeElement | CodeInstance): string {
  if (node.kind === 'use') {
    const words = wordsOf(node.component).filter((word) => !/^\d+$/.test(word));
    // Whose features they are is what has the list.
    if (words.at(-1) === 'feature') return 'feature';
    return toCamelCase(headOf(wordsOf(node.component)).join(' ')) ?? 'item';
  }
  if (node.tag === 'a') return 'link';
  const [only, more] = node.children;
  const isAround = only?.kind === 'element' && more === undefined && only.tag !== 'div';
  if (isAround && /^(a|button)$/.test(only.tag)) return itemName(only);
  if (node.tag === 'button') return 'button';
  const name = (node.styleName ?? 'item').replace(/-\d+$/, '');
  if (/^(text|item)$/.test(name)) return isAround && only.styleName !== null ? itemName(only) : 'item';
  return toCamelCase(name) ?? 'item';
}

/** Returns the words of a name that say what it names: the last ones, or those before `de` and its like in other languages. */
function headOf(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => linkingWord.test(word));
  return at > 0 ? words.slice(0, at) : words.slice(-2);
}

const linkingWord = /^(d[aeiou]|d[aeo]s|del|della|dei|of|van|von|para|pour)$/;
