/**
 * Finds accordions: rows of a column that end with a plus or a chevron, of which the open ones show more below and another
 * icon. Each becomes a `details` with its `summary`, and what only the open ones look like becomes a state. A layout comes
 * in; the same layout with these kinds goes out. Rows whose icons are equal open nothing here: they are the entries of a
 * menu, the columns of a board or things to add.
 */
import { endMarkOf } from '#design/punctuation';
import {
  leavesIn,
  mapLayoutNode,
  textOfLayer,
  textsIn,
  visibleChildren,
} from '../../components/walk-layout.ts';
import { expandSides, readPx, splitCssValues } from '../../css/css-values.ts';
import { isOuterLayout } from '../../css/merge-styles.ts';
import { propertyOf } from '../../css/properties.ts';
import {
  flowOf,
  isOutOfFlow,
  isPainted,
  isUnconditional,
  unconditionalValueOf,
} from '../../css/style-queries.ts';
import type { Declaration, LayoutBox, LayoutNode, LayoutTree, Style } from '../../layout/layout-tree.ts';
import { wordsOf } from '../../naming/identifiers.ts';
import { customLayerName } from '../../naming/layer-names.ts';
import { isDivider } from '../box-context.ts';
import { fontSizeOf, hasNavigationName, nameWordsOf } from '../element-rules.ts';
import { recognizeIcon } from '../icon-shapes.ts';
import { createBox } from './nested-boxes.ts';

/** Marks the accordions of all pages. */
export function markAccordions(layout: LayoutTree): LayoutTree {
  const pages = layout.pages.map((page) => {
    const root = mapLayoutNode(page.root, (node) => (node.kind === 'box' ? markItemsIn(node) : node));
    return root === page.root ? page : { ...page, root };
  });
  return { ...layout, pages };
}

function markItemsIn(box: LayoutBox): LayoutBox {
  if (flowOf(box) !== 'column' || hasNavigationName(nameWordsOf(box))) return box;
  const children = new Map<LayoutNode, LayoutNode>();
  for (const run of findRuns(box)) {
    if (!isAccordion(run)) continue;
    const items = run.map(nameParts(run)).map(buildItem);
    const alike = evenItems(items).map((item) => ({
      ...item,
      style: [...widthOf(item, box), ...item.style],
    }));
    run.forEach(({ box: drawn }, index) => children.set(drawn, alike[index] ?? drawn));
  }
  if (children.size === 0) return box;
  return { ...box, children: box.children.map((child) => children.get(child) ?? child) };
}

/** A row in a column that does not stretch its items was as wide as the gap before its icon made it. */
function widthOf({ style, drawn }: LayoutBox, { style: around }: LayoutBox): Style {
  const stretches = (unconditionalValueOf({ style: around }, 'align-items') ?? 'stretch') === 'stretch';
  const isSized = style.some(({ property }) => /^(width|align-self)$/.test(property));
  return stretches || isSized ? [] : [{ property: 'width', value: `${Math.round(drawn.width)}px` }];
}

/** Returns the rows of a column that follow each other, with nothing but lines between them. */
function findRuns(box: LayoutBox): readonly (readonly Item[])[] {
  const runs: Item[][] = [[]];
  for (const child of visibleChildren(box)) {
    if (isOutOfFlow(child) || (child.kind === 'box' && isDivider(child))) continue;
    const item = readItem(child);
    if (item === null) runs.push([]);
    else runs.at(-1)?.push(item);
  }
  return runs.filter(({ length }) => length >= minItems);
}

const minItems = 2;

/** A row that may open what is below it. */
interface Item {
  /** The layer that becomes the `details`. */
  readonly box: LayoutBox;
  /** The row with the icon; the box itself where there is nothing around the row. */
  readonly row: LayoutBox;
  readonly icon: LayoutNode;
  readonly shape: ToggleShape;
  /** What is in the row beside the icon, in order. */
  readonly words: readonly LayoutNode[];
  /** What is shown while it is open. */
  readonly content: readonly LayoutNode[];
  /** The column beside the icon with the words and the content, if both are in one. */
  readonly column: LayoutBox | null;
}

function readItem(node: LayoutNode): Item | null {
  if (node.kind !== 'box' || !isFree(node)) return null;
  const own = readRow(node);
  if (own !== null) return { box: node, row: node, ...own };
  const [row, ...content] = visibleChildren(node);
  if (row?.kind !== 'box' || !isFree(row) || content.some(isOutOfFlow)) return null;
  if (content.length > 0 && flowOf(node) !== 'column') return null;
  const inner = readRow(row);
  return inner === null || inner.column !== null ? null : { box: node, row, ...inner, content };
}

/** Reads a row of words and an icon at its start or its end; `null` where it is anything else. */
function readRow(row: LayoutBox): Omit<Item, 'box' | 'row'> | null {
  const shown = visibleChildren(row);
  if (flowOf(row) !== 'row' || shown.length < 2 || shown.length > maxParts || shown.some(isOutOfFlow))
    return null;
  if (row.drawn.width < rowSize.minWidth) return null;
  const icon = [shown.at(-1), shown[0]].find((one) => one !== undefined && toggleShapeOf(one) !== null);
  const shape = icon === undefined ? null : toggleShapeOf(icon);
  if (icon === undefined || shape === null) return null;
  const words = shown.filter((one) => one !== icon);
  const main = words.at(-1);
  const isNumbered = words.length === 1 || words.slice(0, -1).every(isNumber);
  if (main === undefined || !isNumbered) return null;
  if (isLine(main))
    return row.drawn.height <= rowSize.maxHeight ? { icon, shape, words, content: [], column: null } : null;
  if (main.kind !== 'box' || !isFree(main) || flowOf(main) !== 'column') return null;
  const [title, ...content] = visibleChildren(main);
  if (title === undefined || !isLine(title) || content.some(isOutOfFlow)) return null;
  return { icon, shape, words: [...words.slice(0, -1), title], content, column: main };
}

/** Words, a number and an icon at most. */
const maxParts = 3;

/** px; a narrower box with an icon is a menu, and a higher one is more than a row. */
const rowSize = { minWidth: 200, maxHeight: 160 };

/** Whether a layer is one text and nothing else. */
function isLine(node: LayoutNode): boolean {
  if (node.kind === 'text') return true;
  const leaves = node.kind === 'box' && isFree(node) ? leavesIn(node, maxLineLayers) : null;
  return leaves?.length === 1 && leaves[0]?.kind === 'text';
}

/** Boxes around a text at most. */
const maxLineLayers = 4;

function isNumber(node: LayoutNode): boolean {
  return isLine(node) && /^\P{L}{1,4}$/u.test(textsIn(node).map(textOfLayer).join('').trim());
}

function isFree({ inferredKind, decided, link, reacts, overlayFrameId }: LayoutBox): boolean {
  return (
    inferredKind === undefined &&
    decided?.kind === undefined &&
    link === null &&
    reacts !== true &&
    overlayFrameId === undefined
  );
}

type ToggleShape = 'plus' | 'minus' | 'close' | 'down' | 'up' | 'right';

/** The icons of closed rows, with those that their open ones may have. */
const openShapes: Readonly<Partial<Record<ToggleShape, readonly ToggleShape[]>>> = {
  plus: ['minus', 'close'],
  down: ['up', 'minus', 'close'],
  right: ['down'],
};

const toggleShapes: Readonly<Record<string, ToggleShape>> = {
  plus: 'plus',
  minus: 'minus',
  close: 'close',
  'chevron-down': 'down',
  'chevron-up': 'up',
  'chevron-right': 'right',
  'chevron-left': 'right',
  'arrow-down': 'down',
  'arrow-up': 'up',
};

/** px; the sides of an icon, or of the circle around it. */
const maxIconSize = 56;

/** Returns what an icon says about its row, by its shape or by what icon sets call it; `null` where it says nothing. */
function toggleShapeOf(node: LayoutNode): ToggleShape | null {
  if (Math.max(node.drawn.width, node.drawn.height) > maxIconSize || textsIn(node).length > 0) return null;
  const [icon, more] = leavesIn(node, maxIconLayers) ?? [];
  if (icon === undefined || more !== undefined || icon.kind === 'image') return null;
  if (isDash(icon)) return 'minus';
  const shape = icon.kind === 'vector' ? recognizeIcon(icon.svg) : null;
  return toggleShapes[shape ?? ''] ?? shapeOfName(icon) ?? shapeOfName(node);
}

/** Layers in an icon at most. */
const maxIconLayers = 6;

/** px; sizes of a line that is a minus. */
const dashSize = { minWidth: 6, maxWidth: 24, maxHeight: 3 };

/** Whether a layer is a short horizontal line, as which a minus is drawn. */
function isDash(node: LayoutNode): boolean {
  const { width, height } = node.drawn;
  const isLine = width >= dashSize.minWidth && width <= dashSize.maxWidth && height <= dashSize.maxHeight;
  return isLine && node.kind === 'box' && isPainted(node);
}

function shapeOfName(node: LayoutNode): ToggleShape | null {
  const component = node.kind === 'vector' ? wordsOf(node.componentName ?? '') : [];
  const words = `${nameWordsOf(node)}${component.join(' ')} `.toLowerCase();
  if (/ (chevron|caret|arrow|angle) /.test(words)) {
    const direction = / (up|down|right) /.exec(words)?.[1];
    return direction === undefined ? null : (direction as ToggleShape);
  }
  const shape = / (plus|minus) /.exec(words)?.[1];
  return shape === undefined ? null : (shape as ToggleShape);
}

/**
 * Whether rows open and close: closed and open ones have different icons, only the open ones show more, or all are closed and
 * ask questions.
 */
function isAccordion(items: readonly Item[]): boolean {
  const isOne = (values: readonly unknown[]) => new Set(values).size === 1;
  if (!isOne(items.map(({ words }) => words.length)) || !isOne(items.map(titleSizeOf))) return false;
  const open = items.filter(({ content }) => content.length > 0);
  const closed = items.filter(({ content }) => content.length === 0);
  const shapes = [...new Set(open.map(({ shape }) => shape))];
  const [closedShape, more] = new Set(closed.map(({ shape }) => shape));
  if (more !== undefined) return false;
  if (closedShape === undefined) return shapes.every((shape) => shape === 'up' || shape === 'minus');
  const expected = openShapes[closedShape];
  if (expected === undefined) return false;
  if (open.length > 0) return shapes.length === 1 && shapes.every((shape) => expected.includes(shape));
  return closedShape !== 'right' && asksQuestions(items);
}

function asksQuestions(items: readonly Item[]): boolean {
  const questions = items.filter(({ words }) =>
    words.some((one) => endMarkOf(textsIn(one).map(textOfLayer).join(' ')) === 'question'),
  );
  return 2 * questions.length > items.length;
}

function titleSizeOf({ words }: Item): number {
  const [text] = words.slice(-1).flatMap(textsIn);
  return text === undefined ? 0 : fontSizeOf(text);
}

/** A row with the name of what it opens. */
interface NamedItem extends Item {
  readonly bodyName: string;
}

/** Names the words of rows, and the texts that they open, where the design has no names for them. */
function nameParts(items: readonly Item[]): (item: Item) => NamedItem {
  const names = asksQuestions(items) ? (['Question', 'Answer'] as const) : (['Title', 'Panel'] as const);
  const rename = (node: LayoutNode | undefined, name: string) =>
    node?.kind === 'text' && customLayerName(node) === null ? { ...node, name } : node;
  return (item) => {
    const title = item.words.at(-1);
    const [only, more] = item.content;
    const named = rename(title, names[0]) ?? title;
    const content = more === undefined ? rename(only, names[1]) : only;
    return {
      ...item,
      words: [...item.words.slice(0, -1), ...(named ? [named] : [])],
      content: content && more === undefined ? [content] : item.content,
      bodyName: names[1],
    };
  };
}

/** A `details`, its `summary` and the icon in it. */
interface BuiltItem {
  readonly details: LayoutBox;
  readonly summary: LayoutBox;
  readonly icon: LayoutNode;
  readonly shape: ToggleShape;
  readonly isOpen: boolean;
}

function buildItem({ box, row, icon, shape, words, content, column, bodyName }: NamedItem): BuiltItem {
  const isOpen = content.length > 0;
  const placed = column === null ? words : placeLikeColumn(words, column);
  const children = row.children.flatMap((child) => {
    if (child === column) return placed.slice(-1);
    return child === icon ? [icon] : (words.find(({ id }) => id === child.id) ?? child);
  });
  const isRow = row === box;
  const summary: LayoutBox = isRow
    ? {
        ...createBox({ name: 'Summary', kind: 'summary' }, { ...row, id: `${row.id}/summary` }, children),
        style: spreadStyle(row.style.filter(isFlow), children),
      }
    : {
        ...row,
        inferredKind: 'summary',
        style: spreadStyle(row.style.filter(isNotPlacedInFlex), children),
        children,
      };
  const padding = isRow ? paddingForHeight(row) : [];
  const style = [
    ...box.style.filter(
      (one) => !isFlow(one) && !isHeight(one) && !(padding.length > 0 && one.property === 'padding'),
    ),
    ...padding,
  ];
  const end = column === null ? 0 : endOf(row, column);
  const body = isOpen ? [buildContent(content, { around: column ?? box, end, name: bodyName })] : [];
  const hidden = isRow ? [] : box.children.filter(({ visible }) => !visible);
  const details: LayoutBox = {
    ...box,
    inferredKind: 'details',
    reacts: true,
    ...(isOpen ? { isOpen: true as const } : {}),
    style,
    children: [summary, ...hidden, ...body],
  };
  return { details, summary, icon, shape, isOpen };
}

/** Words that were in a column beside the icon take its place in the row. */
function placeLikeColumn(words: readonly LayoutNode[], column: LayoutBox): readonly LayoutNode[] {
  const placed = column.style.filter((one) => isOuterLayout(one) || /^(min-|max-)?width$/.test(one.property));
  return words.map((node, index) =>
    index < words.length - 1
      ? node
      : { ...node, style: [...placed, ...node.style.filter((one) => !isPlaced(one))] },
  );
}

function isPlaced(one: Declaration): boolean {
  return isOuterLayout(one) || /^((min-|max-)?width|white-space)$/.test(one.property);
}

function isFlow({ property }: Declaration): boolean {
  return /^(display|flex-direction|flex-wrap|align-items|align-content|justify-content|gap|row-gap|column-gap)$/.test(
    property,
  );
}

function isHeight({ property }: Declaration): boolean {
  return /^(min-|max-)?height$/.test(property);
}

/** In a block, an element is as wide as its parent by itself. */
function isNotPlacedInFlex({ property, value }: Declaration): boolean {
  return (
    !/^(flex(-grow|-shrink|-basis)?|align-self)$/.test(property) &&
    !(property === 'width' && value === '100%')
  );
}

/** The icon is at the other end of the row, wherever a hand put it. */
function spreadStyle(style: Style, children: readonly LayoutNode[]): Style {
  const grows = children.some((child) =>
    child.style.some(
      ({ property, value }) => /^(flex|flex-grow)$/.test(property) && !/^(0|none)/.test(value),
    ),
  );
  if (grows) return style;
  const spread = [
    { property: 'justify-content', value: 'space-between' },
    { property: 'gap', value: '16px' },
  ];
  return [
    ...style.filter(({ property }) => !/^(justify-content|(row-|column-)?gap)$/.test(property)),
    ...spread,
  ];
}

/** The padding of a row that a fixed height makes as high, which an open row has too. */
function paddingForHeight(row: LayoutBox): Style {
  const height = readPx(unconditionalValueOf(row, 'height') ?? unconditionalValueOf(row, 'min-height'));
  const tallest = Math.max(...visibleChildren(row).map(({ drawn }) => drawn.height));
  const spare = height === null ? 0 : Math.round((height - tallest) / 2 - borderOf(row));
  const [, right = '0', , left = right] = splitCssValues(unconditionalValueOf(row, 'padding'));
  if (spare <= 0 || unconditionalValueOf(row, 'align-items') !== 'center') return [];
  const sides = right === left ? [`${spare}px`, right] : [`${spare}px`, right, `${spare}px`, left];
  return [{ property: 'padding', value: sides.join(' ') }];
}

/** px of the borders above and below, on average. */
function borderOf({ style }: LayoutBox): number {
  const widthOf = (property: string) =>
    readPx(splitCssValues(unconditionalValueOf({ style }, property))[0]) ?? 0;
  return widthOf('border') + (widthOf('border-top') + widthOf('border-bottom')) / 2;
}

/** px that a column leaves to what is after it in its row. */
function endOf(row: LayoutBox, column: LayoutBox): number {
  const [before, after] = [column.drawn.x, row.drawn.x];
  const inner = readPx(splitCssValues(unconditionalValueOf(row, 'padding') ?? '0')[1] ?? '0') ?? 0;
  if (before === undefined || after === undefined) return 0;
  const end = after + row.drawn.width - inner - before - column.drawn.width;
  return Math.max(0, Math.round(end));
}

/** The content keeps the layout of the box that it was in, and its distance from the row above it. */
function buildContent(
  content: readonly LayoutNode[],
  { around, end, name }: { readonly around: LayoutBox; readonly end: number; readonly name: string },
): LayoutNode {
  const gap = unconditionalValueOf(around, 'row-gap') ?? unconditionalValueOf(around, 'gap') ?? '0px';
  const [rowGap = '0px'] = splitCssValues(gap);
  const top: Style = readPx(rowGap) === 0 ? [] : [{ property: 'margin-top', value: rowGap }];
  const isSized = content.every((one) => unconditionalValueOf(one, 'width') !== undefined);
  const right: Style = end === 0 || isSized ? [] : [{ property: 'margin-right', value: `${end}px` }];
  const [only, more] = content;
  const isPlainColumn = (unconditionalValueOf(around, 'align-items') ?? 'stretch') === 'stretch';
  if (
    only !== undefined &&
    more === undefined &&
    !only.style.some(isMargin) &&
    (only.kind === 'text' || isPlainColumn)
  )
    return { ...only, style: [...only.style.filter(isNotPlacedInFlex), ...top, ...right] };
  return {
    ...createBox(
      { name, kind: 'group' },
      { ...(only ?? around), id: `${around.id}/content`, drawn: around.drawn },
      content,
    ),
    style: [...around.style.filter(isFlow), ...top, ...right],
  };
}

function isMargin({ property }: Declaration): boolean {
  return property.startsWith('margin');
}

/** Gives open rows the style of closed ones, with what only they look like as a state, and all rows both icons. */
function evenItems(items: readonly BuiltItem[]): readonly LayoutBox[] {
  const closed = items.find(({ isOpen }) => !isOpen);
  const open = items.find(({ isOpen }) => isOpen);
  if (closed === undefined) return items.map(({ details }) => details);
  return items.map((item) => {
    const icons = iconsOf(item, closed, open);
    const children = item.summary.children.flatMap((child) => (child === item.icon ? icons : [child]));
    const summary: LayoutBox = {
      ...item.summary,
      style: item.isOpen ? closed.summary.style : item.summary.style,
      children,
    };
    const details: LayoutBox = {
      ...item.details,
      style: evenStyle(
        item.isOpen ? item.details : null,
        closed.details,
        open?.details ?? null,
        item.details,
      ),
      children: item.details.children.map((child) => (child === item.summary ? summary : child)),
    };
    return details;
  });
}

/** Returns the style of a closed row, placed as the row itself is, with what an open one declares beside it as its state. */
function evenStyle(
  drawn: LayoutBox | null,
  closed: LayoutBox,
  open: LayoutBox | null,
  item: LayoutBox,
): Style {
  const own =
    drawn === null
      ? item.style
      : [...item.style.filter(isOuterLayout), ...closed.style.filter((one) => !isOuterLayout(one))];
  if (open === null) return own;
  const changes = open.style.filter(
    (one) =>
      isUnconditional(one) &&
      !isOuterLayout(one) &&
      !isNearly(unconditionalValueOf(closed, one.property), one.value),
  );
  const ends = closed.style.flatMap(({ property }): Style => {
    const { role, initial } = propertyOf(property);
    const isLost = role === 'paint' && unconditionalValueOf(open, property) === undefined;
    return isLost ? [{ property, value: initial }] : [];
  });
  const states = [...changes, ...ends].map((one) => onlyColour(one, closed));
  return [...own, ...states.map((one) => ({ ...one, state: 'current' as const }))];
}

/** Whether values are equal, or lengths that differ by the drift of a hand. */
function isNearly(value: string | undefined, other: string): boolean {
  if (value === undefined || value === other) return value === other;
  const [sides, otherSides] = [value, other].map(expandSides);
  return (sides ?? []).every((side, at) => {
    const [length, otherLength] = [readPx(side), readPx(otherSides?.[at])];
    return length !== null && otherLength !== null && Math.abs(length - otherLength) <= maxDrift;
  });
}

/** px */
const maxDrift = 2;

/** Of a border that differs in its colour only, the colour. */
function onlyColour(one: Declaration, closed: LayoutBox): Declaration {
  const [width, style, colour, more] = splitCssValues(one.value);
  const known = splitCssValues(unconditionalValueOf(closed, one.property));
  const isBorder = /^border(-top|-right|-bottom|-left)?$/.test(one.property) && more === undefined;
  return isBorder && colour !== undefined && known[0] === width && known[1] === style
    ? { property: `${one.property}-color`, value: colour }
    : one;
}

/** The icon of a closed row, and that of an open one in its place while the row is open. */
function iconsOf(item: BuiltItem, closed: BuiltItem, open: BuiltItem | undefined): readonly LayoutNode[] {
  const { icon } = item;
  if (open === undefined || isTurned(closed, open)) {
    const turn: Declaration = {
      property: 'transform',
      value: closed.shape === 'plus' ? 'rotate(45deg)' : 'rotate(180deg)',
      state: 'current',
    };
    const style = [...(item.isOpen ? closed.icon.style : icon.style), turn];
    return [item.isOpen ? { ...withShapeOf(icon, closed.icon), style } : { ...icon, style }];
  }
  const shown = unconditionalValueOf(open.icon, 'display') ?? 'block';
  const hide: Declaration = { property: 'display', value: 'none', state: 'current' };
  const show: Declaration = { property: 'display', value: shown, state: 'current' };
  const hidden: Declaration = { property: 'display', value: 'none' };
  const added = (node: LayoutNode): LayoutNode => ({
    ...node,
    id: `${icon.id}/${item.isOpen ? 'closed' : 'open'}`,
    ids: [],
    references: {},
  });
  const closedIcon = item.isOpen ? added(closed.icon) : icon;
  const openIcon = item.isOpen ? icon : added(open.icon);
  return [
    { ...closedIcon, style: [...closed.icon.style, hide] },
    {
      ...openIcon,
      style: [...open.icon.style.filter(({ property }) => property !== 'display'), hidden, show],
    },
  ];
}

/** Whether the icon of an open row is that of a closed one, turned round. */
function isTurned(closed: BuiltItem, open: BuiltItem): boolean {
  const [one, other] = [closed.icon, open.icon];
  return (
    closed.shape === 'down' &&
    open.shape === 'up' &&
    one.kind === 'vector' &&
    other.kind === 'vector' &&
    Math.abs(one.drawn.width - other.drawn.width) <= 1 &&
    Math.abs(one.drawn.height - other.drawn.height) <= 1
  );
}

function withShapeOf(icon: LayoutNode, from: LayoutNode): LayoutNode {
  return icon.kind === 'vector' && from.kind === 'vector' ? { ...from, id: icon.id, ids: icon.ids } : icon;
}
