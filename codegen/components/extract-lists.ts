/** Replaces repeated instances of one component, and repeated elements, by lists over typed data. */
import type { Lexicon } from '#design/lexicon/lexicon';
import { listName } from '../naming/english-words.ts';
import { NameScope, toCamelCase, wordsOf } from '../naming/identifiers.ts';
import { reservedIdentifiers } from '../naming/reserved-names.ts';
import {
  type AttributeValue,
  type CodeEach,
  type CodeElement,
  type CodeInstance,
  type CodeNode,
  type CodeRepeat,
  type FieldValue,
  isStyled,
  mapCodeNodes,
  nodesIn,
  type PropValue,
  renameReferences,
  textAttribute,
} from './code-component.ts';
import {
  commonestStyle,
  isRow,
  itemName,
  type NamedField,
  nameFields,
  RowShapes,
  RowUnifier,
} from './row-unifier.ts';
import { isClosing } from './pass-closing.ts';

/** The number of sibling instances that become a list. Fewer are easier to read one by one, as buttons are. */
const minListRows = { withOneValue: 5, withSeveralValues: 3, ofItems: 3 };

/**
 * Replaces runs of sibling instances of one component, and of elements that differ in their content only, by lists over
 * data.
 */
export function extractLists(
  root: CodeNode,
  takenNames: readonly string[],
  lexicon: Pick<Lexicon, 'isEnglish'>,
): CodeNode {
  const context = { lexicon, names: new ListNames(takenNames), shapes: new RowShapes() };
  const visit = (node: CodeNode, around: readonly CodeElement[]): CodeNode => {
    if (node.kind !== 'element' && node.kind !== 'when') return node;
    const inner = node.kind === 'element' ? [node, ...around] : around;
    const children = node.children.map((child) => visit(child, inner));
    return { ...node, children: extractListsAmong(children, { ...context, around: inner }) };
  };
  return visit(root, []);
}

interface ListContext {
  /** The words of the page's language. */
  readonly lexicon: Pick<Lexicon, 'isEnglish'>;
  readonly names: ListNames;
  readonly shapes: RowShapes;
  /** The elements around the list, from the innermost on. */
  readonly around: readonly CodeElement[];
}

/** The names of lists and of their rows in one file. Two lists may call their rows the same. */
class ListNames {
  readonly #scope: NameScope;
  readonly #items = new Map<string, string>();

  constructor(takenNames: readonly string[]) {
    this.#scope = new NameScope([...reservedIdentifiers, ...takenNames, 'styles', 'rest', 'props']);
  }

  /** Returns the first of these names that is free. */
  takeList(wanted: readonly string[]): string {
    const names = wanted.flatMap((name) => toCamelCase(name) ?? []);
    return this.#scope.take(names.find((name) => !this.#scope.has(name)) ?? names[0] ?? 'rows');
  }

  takeItem(wanted: string): string {
    const known = this.#items.get(wanted);
    if (known !== undefined) return known;
    const name = this.#scope.take(toCamelCase(wanted) ?? 'row');
    this.#items.set(wanted, name);
    return name;
  }
}

function extractListsAmong(children: readonly CodeNode[], context: ListContext): readonly CodeNode[] {
  const result: CodeNode[] = [];
  const choices = children.filter(isItemOfChoice).length;
  for (let start = 0; start < children.length;) {
    const run = runFrom(children, start);
    const [first] = run;
    const rows = first === undefined ? alikeFrom(children, start, context.shapes) : run;
    const list =
      first !== undefined && isList(run, context)
        ? createList(first.component, run, context)
        : isPartOfChoice(rows, choices)
          ? null
          : createDataList(rows, context);
    const length = Math.max(1, rows.length);
    result.push(...(list === null ? children.slice(start, start + length) : [list]));
    start += length;
  }
  return result;
}

/**
 * Whether rows are some of the items of a choice: a state selects one of all, so these are one list or written out.
 * @param choices The number of such items among all siblings.
 */
function isPartOfChoice(rows: readonly CodeNode[], choices: number): boolean {
  return choices > rows.length && rows.some(isItemOfChoice);
}

function isItemOfChoice(node: CodeNode): boolean {
  if (node.kind !== 'element' || node.tag !== 'li') return false;
  return node.children.some(
    (child) => child.kind === 'element' && child.attributes.some(({ name }) => name === 'aria-pressed'),
  );
}

/** Returns the elements from `start` on that have one structure and style, whatever they say. */
function alikeFrom(children: readonly CodeNode[], start: number, shapes: RowShapes): readonly CodeNode[] {
  const first = children[start];
  if (first?.kind !== 'element' || !isRow(first) || isText(first)) return [];
  const shapeAt = (index: number) => shapes.of(children[index] ?? first);
  const shape = shapeAt(start);
  let end = start + 1;
  while (children[end]?.kind === 'element' && shapeAt(end) === shape) end += 1;
  return children.slice(start, end);
}

/** Paragraphs that follow each other are no list. */
function isText({ tag }: CodeElement): boolean {
  return /^(p|blockquote|h[1-6]|span|label|option|img|hr|br|input|select|textarea)$/.test(tag);
}

/** Elements from which a list is easier to read; items of a list with one style are one in any case. */
const minDataRows = { ofItems: 2, ofElements: 3 };

/** Whether elements do not differ in style at all: of two, neither says which difference is chance. */
function haveOneStyle(nodes: readonly CodeNode[]): boolean {
  const stylesOf = (node: CodeNode) => nodesIn(node).map((one) => (isStyled(one) ? one.style : null));
  return new Set(nodes.map((node) => JSON.stringify(stylesOf(node)))).size === 1;
}

/** Returns one element for each row of data; `null` where the rows have nothing to say or differ in more than that. */
function createDataList(
  rows: readonly CodeNode[],
  { names, around, lexicon }: ListContext,
): CodeRepeat | null {
  const [first] = rows;
  if (first?.kind !== 'element') return null;
  const unifier = new RowUnifier();
  const child = rows.length < minDataRows.ofItems ? null : unifier.unify(rows);
  const fields = nameFields(unifier.fields);
  const isPair = first.tag === 'li' && fields.length > 1 && haveOneStyle(rows);
  const fewest = isPair ? minDataRows.ofItems : minDataRows.ofElements;
  const key = fields.find(isKey);
  // Fields that only a number tells apart say nothing to who edits the data.
  const isMeaningful = fields.every(({ name }) => !/\d$/.test(name));
  if (child === null || key === undefined || !isMeaningful || rows.length < fewest) return null;
  const singular = itemName(first);
  const plural = listName(singular, lexicon);
  const list = names.takeList([plural, ...wordsAround(around).map((word) => `${word} ${plural}`)]);
  const item = names.takeItem(singular);
  const isSingle = fields.length === 1;
  const paths = new Map(fields.map(({ slot, name }) => [slot, isSingle ? item : `${item}.${name}`]));
  const data = rows.map((_, row) =>
    fields.flatMap(({ name, values }) => {
      const value = values[row]?.constant;
      return value === undefined ? [] : [{ name: isSingle ? '' : name, value }];
    }),
  );
  return {
    kind: 'repeat',
    prop: list,
    data: { kind: 'list', rows: data },
    item,
    key: isSingle ? '' : key.name,
    children: [renameReferences(child, (name) => paths.get(name) ?? name)],
  };
}

/** Whether each row has another text in a field. */
function isKey({ type, values }: NamedField): boolean {
  const texts = new Set(values.map(({ constant }) => (constant?.kind === 'text' ? constant.text : null)));
  return type.kind === 'text' && texts.size === values.length && !texts.has(null);
}

/** What the boxes around a list are called, from the innermost on. */
function wordsAround(around: readonly CodeElement[]): readonly string[] {
  return around.flatMap(({ styleName }) => {
    const words = wordsOf(styleName ?? '').filter((word) => !/^(root|page|items?|contents?|\d+)$/.test(word));
    return words.length === 0 ? [] : [words.slice(-2).join(' ')];
  });
}

/** Returns the instances from `start` on that can be rows of one list. Some may be placed in another way. */
function runFrom(children: readonly CodeNode[], start: number): readonly CodeInstance[] {
  const run: CodeInstance[] = [];
  const first = children[start];
  for (let at = start; at < children.length; at += 1) {
    const child = children[at];
    if (child?.kind !== 'use' || first?.kind !== 'use') break;
    if (child.component !== first.component || !isConstantInstance(child)) break;
    run.push(child);
  }
  return run;
}

/** Whether instances have something to say, and at least half of them are placed alike. */
function isList(run: readonly CodeInstance[], { shapes, around: [parent] }: ListContext): boolean {
  const alike = [...groupByPlacement(run, shapes).values()].map((rows) => rows.length);
  if (2 * Math.max(...alike) < run.length) return false;
  const counts = run.map(({ props }) => props.filter(({ value }) => isContent(value)).length);
  const isItem = (parent !== undefined && /^(ul|ol)$/.test(parent.tag)) || run.some(isChoice);
  const { withOneValue, withSeveralValues, ofItems } = minListRows;
  const fewest = isItem ? ofItems : Math.max(...counts) > 1 ? withSeveralValues : withOneValue;
  return run.length >= fewest && counts.every((count) => count > 0);
}

/** Whether an instance is a checkbox or a radio button that is drawn checked. */
function isChoice({ props }: CodeInstance): boolean {
  return props.some(({ name, value }) => name === 'isOn' && value.kind === 'boolean');
}

function groupByPlacement(
  run: readonly CodeInstance[],
  shapes: RowShapes,
): ReadonlyMap<number, readonly CodeInstance[]> {
  const groups = new Map<number, CodeInstance[]>();
  for (const row of run) {
    const known = groups.get(shapes.of(row));
    if (known) known.push(row);
    else groups.set(shapes.of(row), [row]);
  }
  return groups;
}

function isContent({ kind }: PropValue): boolean {
  return kind === 'text' || kind === 'image' || kind === 'slot' || kind === 'page' || kind === 'list';
}

/** The data is declared outside the component, where its props are unknown. */
function isConstantInstance({ variants, props }: CodeInstance): boolean {
  return variants.length === 0 && props.every(({ value }) => isConstantValue(value));
}

function isConstantValue(value: PropValue): boolean {
  // The data knows no state of the component.
  if (value.kind === 'prop' || isClosing(value)) return false;
  return value.kind !== 'slot' || value.node === null || referencesNoProps(value.node);
}

function referencesNoProps(node: CodeNode): boolean {
  switch (node.kind) {
    case 'property':
    case 'when':
    case 'icon':
    case 'rating':
    case 'each':
    case 'repeat':
      return false;
    case 'element':
      return (
        node.variants.length === 0 &&
        node.attributes.every(
          ({ value }) => value.kind !== 'prop' && value.kind !== 'rating' && !isClosing(value),
        ) &&
        node.children.every(referencesNoProps)
      );
    case 'use':
      return isConstantInstance(node);
    case 'vector':
      return node.variants.length === 0;
    case 'text':
      return true;
  }
}

function createList(
  component: string,
  rows: readonly CodeInstance[],
  { names, shapes, lexicon }: ListContext,
): CodeEach {
  const words = wordsOf(component.replace(/\d+$/, ''));
  const singular = words.length === 0 ? 'row' : words.join(' ');
  const list = names.takeList([listName(singular, lexicon)]);
  const styles = new Map(
    [...groupByPlacement(rows, shapes)].map(([placement, alike]) => [placement, commonestStyle(alike)]),
  );
  return {
    kind: 'each',
    list,
    item: names.takeItem(singular),
    component,
    rows: rows.map((row) => ({ ...row, ...styles.get(shapes.of(row)) })),
  };
}

/** Returns the children of a list over data, written out row by row. */
export function writeOutRows({ item, data, children }: CodeRepeat): readonly CodeNode[] {
  const [child] = children;
  if (data === null || child === undefined) return [];
  return data.rows.map((row, index) => {
    const values = new Map(row.map(({ name, value }) => [name === '' ? item : `${item}.${name}`, value]));
    return mapCodeNodes(child, (node) => insertValues(node, index, values));
  });
}

function insertValues(node: CodeNode, row: number, values: ReadonlyMap<string, FieldValue>): CodeNode {
  switch (node.kind) {
    case 'property': {
      const value = values.get(node.name);
      if (value?.kind === 'slot' && value.node) return value.node;
      return value?.kind === 'text' ? value : node;
    }
    case 'element': {
      const { rowIds = [], ...element } = node;
      const attributes = node.attributes.flatMap(({ name, value }) => {
        const given = value.kind === 'prop' ? values.get(value.name) : undefined;
        const isOn = given?.kind === 'boolean' && given.on;
        if (name === 'aria-current' && value.kind === 'prop')
          return isOn ? [textAttribute(name, 'page')] : [];
        if (name === 'disabled' && value.kind === 'prop')
          return isOn ? [{ name, value: { kind: 'flag' as const } }] : [];
        if (name === 'aria-pressed' && value.kind === 'prop') return [textAttribute(name, String(isOn))];
        return [{ name, value: (given && attributeValueOf(given)) ?? value }];
      });
      return { ...element, attributes, ids: rowIds[row] ?? node.ids };
    }
    case 'use': {
      const { rowIds = [], ...instance } = node;
      const props = node.props.flatMap(({ name, value }) => {
        const given = value.kind === 'prop' ? values.get(value.name) : value;
        return given === undefined ? [] : [{ name, value: given }];
      });
      return { ...instance, props, ids: rowIds[row] ?? node.ids };
    }
    case 'vector': {
      const { rowIds = [], ...vector } = node;
      return { ...vector, ids: rowIds[row] ?? node.ids };
    }
    default:
      return node;
  }
}

function attributeValueOf(value: FieldValue): AttributeValue | null {
  if (value.kind === 'image') return value.asset && { kind: 'asset', asset: value.asset };
  return value.kind === 'text' || value.kind === 'page' || value.kind === 'action' ? value : null;
}
