/**
 * Replaces rows of equal elements inside a component by one element for each row of a list prop: a footer column with
 * the props `text`, `href`, `text2`, `href2` takes `links` instead. Rows that only some occurrences show are rows that
 * only some lists have.
 */
import type { Lexicon } from '#design/lexicon/lexicon';
import { listName } from '../naming/english-words.ts';
import { NameScope, toCamelCase, wordsOf } from '../naming/identifiers.ts';
import { reservedIdentifiers, reservedProps } from '../naming/reserved-names.ts';
import {
  type CodeNode,
  type CodeProp,
  countReferences,
  type FieldValue,
  type ListValue,
  mapCodeNodes,
  renameReferences,
  type PropType,
  type PropValue,
} from './code-component.ts';
import type { PassedProp, PassedValue } from './props/prop-list.ts';
import { nameByTexts } from './element-names.ts';
import { vectorOf } from './template/build-graphics.ts';
import {
  type Field,
  isRow,
  itemName,
  type NamedField,
  nameFields,
  type Row,
  type RowProp,
  RowUnifier,
  type RowValue,
  RowShapes,
} from './row-unifier.ts';

/** Replaces the rows in a component by list props. */
export function collapseRows(
  root: CodeNode,
  props: readonly PassedProp[],
  lexicon: Pick<Lexicon, 'isEnglish'>,
): { readonly root: CodeNode; readonly props: readonly PassedProp[] } {
  if (props.length < minProps) return { root, props };
  const collapser = new RowCollapser(root, props, lexicon);
  const collapsed = mapCodeNodes(root, (node) =>
    node.kind === 'element' ? { ...node, children: collapser.collapse(node.children) } : node,
  );
  if (collapser.added.length === 0) return { root, props };
  const used = new Set([...countReferences(collapsed).keys(), ...propsOfVariants(collapsed)]);
  return {
    root: collapsed,
    props: [...props, ...collapser.added].filter(({ prop }) => used.has(prop.name)),
  };
}

/** With fewer props there are no rows. */
const minProps = 2;

/** Rows from which a list is easier to read, by the values that each has. */
const minRows = { withOneValue: 3, withSeveralValues: 2 };

class RowCollapser {
  /** The lists, and what all rows of a list have in common. */
  readonly added: PassedProp[] = [];
  readonly #props: Map<string, PassedProp>;
  readonly #references: Map<string, number>;
  readonly #shapes: RowShapes;
  readonly #lexicon: Pick<Lexicon, 'isEnglish'>;
  /** Names of lists and of their rows. */
  readonly #taken: string[] = [];

  constructor(root: CodeNode, props: readonly PassedProp[], lexicon: Pick<Lexicon, 'isEnglish'>) {
    this.#lexicon = lexicon;
    this.#shapes = new RowShapes(props);
    this.#props = new Map(props.map((one) => [one.prop.name, one]));
    this.#references = new Map(countReferences(root));
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
    let shape = -1;
    for (const child of children.slice(start)) {
      const row = this.#readRow(child);
      if (row === null) break;
      const own = this.#shapes.of(row.node);
      if (rows.length > 0 && own !== shape) break;
      shape = own;
      rows.push(row);
    }
    return rows;
  }

  #readRow(node: CodeNode): Row | null {
    if (isRow(node)) return { node, shownBy: null };
    const isShown = node.kind === 'when' && node.members === null && node.isWithout !== true;
    if (!isShown || node.children.length !== 1) return null;
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
    if (child === null) return null;
    const fields = nameFields(unifier.fields);
    const shared = new Map(fields.map((field) => [field, this.#findShared(field, rows)]));
    const kept = new Set([...shared.values()].flatMap((one) => one?.prop.name ?? []));
    if (!this.#ownsProps(rows, kept)) return null;
    const fewest = fields.length > 1 ? minRows.withSeveralValues : minRows.withOneValue;
    const varying = new Set(unifier.fields.flatMap(({ values }) => values.flatMap(({ prop }) => prop ?? [])));
    if (fields.length === 0 || rows.length < fewest || varying.size < minProps) return null;
    const names = this.#scopeWithout(rows, kept);
    const item = names.take(itemName(first.node));
    const prop = names.take(toCamelCase(listName(wordsOf(item).join(' '), this.#lexicon)) ?? 'rows');
    this.#taken.push(item, prop);
    const varied = fields.filter((field) => !isAlikeInLists(field, rows));
    const own = varied.length > 0 ? varied : fields;
    const list = createListProp(prop, own, rows);
    this.added.push(list);
    // The rows of another list may have lists in them.
    this.#props.set(prop, list);
    this.#references.set(prop, 1);
    const key = findKey(own, rows);
    const paths = new Map(own.map(({ slot, name }) => [slot, `${item}.${name}`]));
    for (const look of fields.filter((field) => !own.includes(field))) {
      const known = shared.get(look)?.prop.name;
      if (known !== undefined) {
        paths.set(look.slot, known);
        continue;
      }
      const name = names.take(look.name);
      this.#taken.push(name);
      this.added.push(createLookProp(name, look, rows));
      paths.set(look.slot, name);
    }
    return {
      kind: 'repeat',
      prop,
      data: null,
      item,
      key,
      children: [renameReferences(child, (name) => paths.get(name) ?? name)],
    };
  }

  /** The names that are taken where these rows have a list of their own. */
  #scopeWithout(rows: readonly Row[], kept: ReadonlySet<string>): NameScope {
    const own = new Set(rows.flatMap(({ node }) => [...countReferences(node).keys()]));
    const others = [...this.#props.keys()].filter((name) => !own.has(name) || kept.has(name));
    const reserved = [...reservedIdentifiers, ...reservedProps, 'styles', 'rest', 'className'];
    return new NameScope([...reserved, ...others, ...this.#taken]);
  }

  /**
   * Finds the prop that all rows of each list take a look from and that something else depends on too, such as the tone
   * of a card.
   */
  #findShared(field: NamedField, rows: readonly Row[]): RowProp | null {
    if (!isAlikeInLists(field, rows)) return null;
    const [prop, more] = new Set(field.values.flatMap((value) => value.prop ?? []));
    if (prop === undefined || more !== undefined) return null;
    const isEqual = valuesInLists(field, rows).every((values, at) => {
      const own = JSON.stringify(prop.values[at] ?? prop.prop.fallback);
      return values.every((value) => JSON.stringify(value) === own);
    });
    return isEqual ? prop : null;
  }

  /**
   * Whether the props that the rows refer to are used nowhere else. What shows a row may show something else too: the
   * list of each occurrence is as long as it has rows. Parts that are independent of each other may look alike in all
   * occurrences by chance, and so share the prop for their appearance.
   */
  #ownsProps(rows: readonly Row[], kept: ReadonlySet<string>): boolean {
    const inside = new Map<string, number>();
    for (const { node } of rows)
      for (const [name, count] of countReferences(node)) inside.set(name, (inside.get(name) ?? 0) + count);
    return [...inside].every(([name, count]) => {
      const type = this.#props.get(name)?.prop.type.kind;
      // How a row looks may follow from the same as how something else does.
      const isLook = type === 'union' || type === 'boolean';
      return isLook || kept.has(name) || this.#references.get(name) === count || name.includes('.');
    });
  }
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

/** Whether the rows of each list have one value, such as the paint of a highlighted card. */
function isAlikeInLists(field: Field, rows: readonly Row[]): boolean {
  if (field.type.kind !== 'boolean' && field.type.kind !== 'union') return false;
  // Constants are the same in every list.
  if (field.values.every(({ prop }) => prop === undefined))
    return new Set(field.values.map(({ constant }) => JSON.stringify(constant))).size < 2;
  return valuesInLists(field, rows).every(
    (values) => new Set(values.map((one) => JSON.stringify(one))).size < 2,
  );
}

/** Returns the values of a field in the shown rows of each occurrence. */
function valuesInLists(field: Field, rows: readonly Row[]): readonly (readonly (FieldValue | null)[])[] {
  const occurrences = Math.max(0, ...field.values.map(countOccurrences));
  return Array.from({ length: occurrences }, (_, at) =>
    rows.flatMap((row, index) => (isShown(row, at) ? [valueAt(field, index, at)] : [])),
  );
}

/** Makes a prop of the component of what the rows of each list have in common. */
function createLookProp(name: string, field: NamedField, rows: readonly Row[]): PassedProp {
  const values = valuesInLists(field, rows).map(([first]) =>
    first?.kind === 'boolean' || first?.kind === 'member' ? first : null,
  );
  const fallback =
    field.type.kind === 'boolean' ? emptyValue(field.type) : values.find((one) => one !== null);
  return { prop: { name, type: field.type, fallback: fallback ?? emptyValue(field.type) }, values };
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
        withNamedIcons(
          fields.flatMap((field) => {
            const value = valueAt(field, row, at);
            return value === null ? [] : [{ name: field.name, value }];
          }),
        ),
      ),
    };
  });
  return { prop: { name, type: { kind: 'list', fields: types }, fallback: null }, values };
}

type ListRow = ListValue['rows'][number];

/** Lets the texts of a row name its icon. */
function withNamedIcons(row: ListRow): ListRow {
  const wordsBeside = nameByTexts(row.map(({ value }) => value));
  return row.map((field) => {
    const { value } = field;
    if (value.kind !== 'slot' || value.node?.kind !== 'vector') return field;
    return { ...field, value: { ...value, node: { ...value.node, wordsBeside } } };
  });
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
  if (given?.kind === 'slot') return iconOf(given);
  return given && isFieldValue(given) && !isEmptyValue(given) ? given : null;
}

/** The icon of a row as code, where it is still a layer. */
function iconOf({ node }: Extract<PassedValue | PropValue, { kind: 'slot' }>): FieldValue | null {
  if (node === null) return null;
  if (!('drawn' in node)) return { kind: 'slot', node };
  return node.kind === 'vector' ? { kind: 'slot', node: vectorOf([node], node) } : null;
}

/** What a row does not have is left out of its data. */
function isEmptyValue(value: FieldValue): boolean {
  switch (value.kind) {
    case 'text':
      return value.text === '';
    case 'image':
      return value.asset === null;
    case 'list':
      return value.rows.length === 0;
    default:
      return false;
  }
}

function isFieldValue(value: PassedValue | PropValue): value is FieldValue {
  return /^(text|boolean|member|image|list|page|action)$/.test(value.kind);
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
  if (type.kind === 'number') return { kind: 'number', value: 0 };
  if (type.kind === 'slot') return { kind: 'slot', node: null };
  if (type.kind === 'image') return { kind: 'image', asset: null };
  if (type.kind === 'list') return { kind: 'list', rows: [] };
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
