/**
 * Finds accordions: rows of a column that end with a plus or a chevron, of which the open ones show more below and another
 * icon. Each becomes a `details` with its `summary`, and what only the open ones look like becomes a state. A layout comes
 * in; the same layout with these kinds goes out. Rows whose icons are equal open nothing here: they are the entries of a
 * menu, the columns of a board or things to add.
 */
import { endMarkOf } from '#design/punctuation';
import { mapLayoutNode, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { expandSides, readPx, splitCssValues } from '../../css/css-values.ts';
import { isOuterLayout } from '../../css/merge-styles.ts';
import { propertyOf } from '../../css/properties.ts';
import { flowOf, isOutOfFlow, isUnconditional, unconditionalValueOf } from '../../css/style-queries.ts';
import type { Declaration, LayoutBox, LayoutNode, LayoutTree, Style } from '../../layout/layout-tree.ts';
import { customLayerName } from '../../naming/layer-names.ts';
import { isDivider } from '../box-context.ts';
import { fontSizeOf, hasNavigationName, nameWordsOf } from '../element-rules.ts';
import { createBox } from './nested-boxes.ts';
import { isNumber, type Item, readItem, type ToggleShape } from './read-accordion-row.ts';

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

/** The icons of closed rows, with those that their open ones may have. */
const openShapes: Readonly<Partial<Record<ToggleShape, readonly ToggleShape[]>>> = {
  plus: ['minus', 'close'],
  down: ['up', 'minus', 'close'],
  right: ['down'],
};

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

/** The words of a row that say what it opens: the last, unless these are a note. */
function titleOf({ words }: Pick<Item, 'words'>): LayoutNode | undefined {
  const [first] = words;
  return first !== undefined && words.length > 1 && !isNumber(first) ? first : words.at(-1);
}

function titleSizeOf(item: Item): number {
  const title = titleOf(item);
  const [text] = title === undefined ? [] : textsIn(title);
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
    const title = titleOf(item);
    const [only, more] = item.content;
    const named = rename(title, names[0]) ?? title;
    const content = more === undefined ? rename(only, names[1]) : only;
    return {
      ...item,
      words: item.words.map((one) => (one === title && named !== undefined ? named : one)),
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
        // The look of an open row is a state of the details around it, which a component of its own could not have.
        instance: null,
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
      style: [...(item.isOpen ? closed : item).summary.style, ...paintOfOpen(closed, open)],
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

/** What only the summary of an open row is painted with, as the state of all rows. */
function paintOfOpen(closed: BuiltItem, open: BuiltItem | undefined): Style {
  if (open === undefined) return [];
  return open.summary.style.flatMap((one): Style => {
    const isOwn = unconditionalValueOf(closed.summary, one.property) !== one.value;
    const isFill = /^background(-color)?$/.test(one.property) && isUnconditional(one);
    return isOwn && isFill ? [{ ...one, state: 'current' }] : [];
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
