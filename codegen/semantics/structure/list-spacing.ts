/**
 * Gives the rows of a list one gap. Rows of one structure that have a title or other parts beside them get a box of their
 * own, and a list of links lays out its items itself, where all of them then stay where they are. Margins by which a hand
 * missed the gap are evened out, and the margin before the first row becomes one before the list.
 */
import { withChildren } from '#design/map-children';
import { isRightToLeft } from '#design/script-language';
import { meaningfulLayerName } from '../../components/grouping/find-sections.ts';
import { SubtreeShapeTable } from '../../components/grouping/subtree-shapes.ts';
import { mapLayout, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { px, readPx } from '../../css/css-values.ts';
import {
  flowOf,
  isOutOfFlow,
  isPainted,
  isUnconditional,
  unconditionalValueOf,
} from '../../css/style-queries.ts';
import type { Declaration, LayoutBox, LayoutNode, LayoutTree, Style } from '../../layout/layout-tree.ts';
import { findTable, hasColumnsOf } from '../lists-and-tables.ts';
import { findDrawnTable } from './table-rows.ts';
import {
  chooseGap,
  type Line,
  maxLinkShift,
  maxShift,
  readGap,
  readSpaces,
  type Sides,
  type Tolerance,
  widthWithoutMargins,
  withGap,
} from './row-gaps.ts';
import { canHaveOwnLayout, type ChildRange, hasNoBox, wrapChildren } from './nested-boxes.ts';

/** Evens the spacing of all lists. */
export function spaceLists(layout: LayoutTree): LayoutTree {
  const shapes = new SubtreeShapeTable(new Map());
  const known = findKnownRows(layout, shapes);
  const tableRows = findTableRows(layout);
  const context = { shapes, sides: sidesOf(isRightToLeft(layout.language ?? 'en')) };
  return mapLayout(layout, (node) => {
    if (node.kind !== 'box') return node;
    const isLineOfParts = isLine(flowOf(node)) && node.children.length > 1;
    if (!isLineOfParts && !isNavAround(node)) return node;
    const isOpen = isLineOfParts && !tableRows.has(node.id);
    const gathered = isOpen ? gatherRows(node, shapes, known) : node;
    const children = gathered.children.map((child) => spaceList(child, gathered, context));
    return withChildren(gathered, children);
  });
}

function isLine(flow: string): flow is Line {
  return flow === 'row' || flow === 'column';
}

/** Whether a box is a navigation with a box of its own around one list. */
function isNavAround(box: LayoutBox): boolean {
  return box.inferredKind === 'nav' && !hasNoBox(box) && visibleChildren(box).length === 1;
}

interface SpacingContext {
  readonly shapes: SubtreeShapeTable;
  readonly sides: Readonly<Record<Line, Sides>>;
}

function sidesOf(runsBack: boolean): SpacingContext['sides'] {
  const [start, end] = runsBack ? ['right', 'left'] : ['left', 'right'];
  return { row: [`margin-${start}`, `margin-${end}`], column: ['margin-top', 'margin-bottom'] };
}

/** Rows from which a part of a box is a list of its own. */
const minRows = 3;

/** Puts runs of rows into boxes of their own, where other parts are beside them. */
function gatherRows(box: LayoutBox, shapes: SubtreeShapeTable, known: ReadonlySet<string>): LayoutBox {
  const runs = findPartRuns(box, shapes).filter(
    ({ rows, thing }) => rows >= minRows || known.has(placeOf(box, thing)) || known.has(keyOf(box, thing)),
  );
  // From the end, so that the positions of earlier runs remain.
  return runs.reverse().reduce((gathered, { range, isNamed }) => {
    const inside = gathered.children.slice(...range);
    if (!canHaveOwnLayout(gathered, inside)) return gathered;
    const isList = isNamed && !inside.some(containsField);
    const wrapped = wrapChildren(gathered, range, { name: '', kind: isList ? 'list' : 'group' });
    if (isList) return wrapped;
    return {
      ...wrapped,
      children: wrapped.children.map((child, index) => (index === range[0] ? withoutKind(child) : child)),
    };
  }, box);
}

function containsField(node: LayoutNode): boolean {
  return (
    /^(field|text-area|choice|checkbox|radio|switch|label)$/.test(node.inferredKind ?? '') ||
    visibleChildren(node).some(containsField)
  );
}

/** Returns the ids of the rows of tables: their cells are in columns, however alike they are. */
function findTableRows({ pages }: LayoutTree): ReadonlySet<string> {
  const ids = new Set<string>();
  const visit = (node: LayoutNode, parent: LayoutBox | null): void => {
    if (node.kind !== 'box') return;
    const tags = [...(findTable(node)?.tags ?? [])];
    const rows = tags.flatMap(([row, tag]) => (tag === 'tr' && row.kind === 'box' ? [row] : []));
    if (rows.length > 0 && !isContinued(rows, node, parent)) for (const { id } of rows) ids.add(id);
    for (const { box } of findDrawnTable(node)?.rows ?? []) ids.add(box.id);
    for (const child of visibleChildren(node)) visit(child, node);
  };
  for (const { root } of pages) visit(root, null);
  return ids;
}

/** Whether rows beside the box of a table go on in its columns: it is only a part of what is drawn as one table. */
function isContinued([head]: readonly LayoutBox[], box: LayoutBox, parent: LayoutBox | null): boolean {
  const isRow = (node: LayoutNode) => node.kind === 'box' && hasColumnsOf(node, head);
  return visibleChildren(parent).some(
    (other) => other !== box && (isRow(other) || visibleChildren(other).some(isRow)),
  );
}

/**
 * Finds the rows that are a list in some box of a name, or in a sibling. Boxes of that name, and siblings with several such
 * rows, are drawn alike: in those with fewer rows they are a list too.
 */
function findKnownRows({ pages }: LayoutTree, shapes: SubtreeShapeTable): ReadonlySet<string> {
  const known = new Set<string>();
  const visit = (node: LayoutNode): void => {
    if (node.kind !== 'box') return;
    if (isLine(flowOf(node)))
      for (const { rows, thing } of findPartRuns(node, shapes))
        if (rows >= minRows) known.add(placeOf(node, thing));
    for (const key of findSiblingRows(node, shapes)) known.add(key);
    visibleChildren(node).forEach(visit);
  };
  for (const { root } of pages) visit(root);
  return known;
}

function placeOf({ name }: LayoutBox, thing: string): string {
  return `${name}\n${thing}`;
}

function keyOf({ id }: LayoutBox, thing: string): string {
  return `id ${id}\n${thing}`;
}

/** Returns the boxes in a box with two named rows or more, where one of them has enough for a list. */
function findSiblingRows(parent: LayoutBox, shapes: SubtreeShapeTable): readonly string[] {
  const runs = visibleChildren(parent).flatMap((box) =>
    box.kind === 'box' && isLine(flowOf(box))
      ? findPartRuns(box, shapes).map((run) => ({ ...run, box, flow: flowOf(box) }))
      : [],
  );
  const lists = runs.filter(({ rows, isNamed }) => isNamed && rows >= minRows);
  return runs.flatMap(({ rows, thing, flow, box }) =>
    rows > 1 && lists.some((list) => list.thing === thing && list.flow === flow) ? [keyOf(box, thing)] : [],
  );
}

/** Runs of rows that are only a part of their box. */
function findPartRuns(box: LayoutBox, shapes: SubtreeShapeTable): readonly Run[] {
  const inFlow = visibleChildren(box).filter((child) => !isOutOfFlow(child)).length;
  return findRuns(box, shapes).filter(({ rows }) => rows < inFlow);
}

/** What its children are tells what the box is. */
function withoutKind(node: LayoutNode): LayoutNode {
  const { inferredKind: _, ...plain } = node;
  return plain;
}

interface Run {
  readonly range: ChildRange;
  readonly rows: number;
  /** What each row is: the name that the design has for it, or else its structure. */
  readonly thing: string;
  readonly isNamed: boolean;
}

function findRuns(box: LayoutBox, shapes: SubtreeShapeTable): readonly Run[] {
  type OpenRun = { range: [number, number]; rows: number; thing: string; isNamed: boolean; shape: number };
  const runs: OpenRun[] = [];
  let open: OpenRun | null = null;
  let before: LayoutNode | null = null;
  box.children.forEach((child, index) => {
    if (!child.visible) return;
    const shape = isRow(child) && shapes.of(child).hasContent ? shapes.of(child).id : null;
    const isDetails = isDisclosure(child);
    const name = shape === null || child.kind !== 'box' || isDetails ? null : meaningfulLayerName(child);
    const thing = isDetails ? 'details' : (name ?? (isChoiceRow(child) ? 'choice' : null));
    if (shape === null) open = null;
    else if (open && (open.shape === shape || open.thing === thing)) {
      open.range[1] = index + 1;
      open.rows += 1;
    } else if (isHeadOf(before, child)) open = null;
    else {
      open = {
        range: [index, index + 1],
        rows: 1,
        thing: thing ?? `${shape}`,
        isNamed: name !== null,
        shape,
      };
      runs.push(open);
    }
    before = child;
  });
  return runs;
}

/** A part without a meaning of its own that contains something. */
function isRow(node: LayoutNode): node is LayoutBox {
  if (node.kind !== 'box' || isOutOfFlow(node) || hasNoBox(node)) return false;
  return (
    (node.inferredKind === undefined || isDisclosure(node)) &&
    node.decided === undefined &&
    node.link === null &&
    visibleChildren(node).length > 0
  );
}

/** Rows that open are of one kind, whatever they show. */
function isDisclosure({ inferredKind }: LayoutNode): boolean {
  return inferredKind === 'details';
}

/** Whether a row is a checkbox or a radio button with its words, which is drawn otherwise where it is checked. */
function isChoiceRow(row: LayoutNode): boolean {
  const choices = visibleChildren(row).filter(
    ({ inferredKind }) => inferredKind === 'checkbox' || inferredKind === 'radio',
  );
  return choices.length === 1 && textsIn(row).length > 0;
}

/** Whether a row of as many cells is before a row, as the headings of a table are. */
function isHeadOf(before: LayoutNode | null, row: LayoutNode): boolean {
  const cells = visibleChildren(row).length;
  return (
    before?.kind === 'box' &&
    flowOf(before) === 'row' &&
    cells > 2 &&
    visibleChildren(before).length === cells
  );
}

/** Evens the spacing of a list in a box, and of the list in a navigation. */
function spaceList(child: LayoutNode, parent: LayoutBox, context: SpacingContext): LayoutNode {
  const { shapes } = context;
  if (child.kind !== 'box' || !child.visible) return child;
  const [only, more] = visibleChildren(child);
  const isNav = child.inferredKind === 'nav' && hasNoBox(child);
  if (isNav && only?.kind === 'box' && more === undefined) {
    const list = spaceList(only, parent, context);
    return list === only
      ? child
      : { ...child, children: child.children.map((one) => (one === only ? list : one)) };
  }
  if (!isListOfRows(child, shapes)) return child;
  const list = hasNoBox(child) ? withOwnLayout(child, parent, context.sides.row) : child;
  const flow = flowOf(list);
  if (!isLine(flow)) return child;
  const sides = context.sides[flow];
  // In a line that may be full, a box of its own that is rounded up goes to the next line.
  const mayBreak =
    hasNoBox(child) && wrapsItems(parent) && !isSizedByContent(parent) && !hasFreeSpace(parent);
  const wraps = [list, parent].some(wrapsItems) && !hasFreeSpace(parent);
  const isOfLinks = visibleChildren(list).every(isPlainLink);
  const even = evenGaps(list, flow, sides, {
    growth: mayBreak && isOfLinks ? -minSlack : wraps ? 0 : isOfLinks ? maxLinkGrowth : maxGrowth,
    shift: isOfLinks ? maxLinkShift : maxShift,
  });
  const isShorter = lengthOfGaps(even, flow, sides) <= lengthOfGaps(list, flow, sides) - minSlack;
  return mayBreak && !isShorter ? child : moveFirstMargin(even, flow, sides);
}

/** Whether a row is only a link, or a text that is one. */
function isPlainLink(row: LayoutNode): boolean {
  if (row.inferredKind === 'link') return textsIn(row).length === 1;
  const [only, more] = visibleChildren(row);
  return row.inferredKind === 'item' && only !== undefined && more === undefined && isPlainLink(only);
}

/** Whether a row has space that one of its items takes, so that others may get wider. */
function hasFreeSpace(row: LayoutBox): boolean {
  return visibleChildren(row).some((child) => unconditionalValueOf(child, 'margin-left') === 'auto');
}

function wrapsItems(box: LayoutBox): boolean {
  return unconditionalValueOf(box, 'flex-wrap') === 'wrap';
}

/** Whether a box in a row is as wide as its content, so that its line is never full. */
function isSizedByContent({ style }: LayoutBox): boolean {
  return !style.some(({ property }) =>
    /^(width|max-width|flex|flex-grow|flex-basis|align-self)$/.test(property),
  );
}

/** px by which a list may get longer where nothing goes to the next line; the words of links are never as wide as drawn. */
const maxGrowth = 1;
const maxLinkGrowth = 4;

/** px by which a list must get shorter to certainly fit where it fitted. */
const minSlack = 1;

/** Returns the sum of all spaces between rows in px; not a number where one is unknown. */
function lengthOfGaps(list: LayoutBox, flow: Line, sides: Sides): number {
  return readSpaces(list, flow, sides)?.reduce((sum, space) => sum + space, 0) ?? Number.NaN;
}

function isListOfRows(box: LayoutBox, shapes: SubtreeShapeTable): boolean {
  const rows = visibleChildren(box);
  const [first] = rows;
  if (first === undefined || rows.length < 2 || rows.some(isOutOfFlow)) return false;
  if (box.inferredKind === 'list') return true;
  const { id, hasContent } = shapes.of(first);
  return (
    rows.length >= minRows &&
    hasContent &&
    (rows.every((row) => row.kind === 'box' && shapes.of(row).id === id) ||
      rows.every(isDisclosure) ||
      rows.every(isChoiceRow))
  );
}

/** Lays out the items in a row of their own, as their parent does. */
function withOwnLayout(list: LayoutBox, parent: LayoutBox, [start]: Sides): LayoutBox {
  if (flowOf(parent) !== 'row') return list;
  // The space before the first item is before the list, where a share of the width means the same.
  const [first] = visibleChildren(list);
  const isBefore = ({ property }: Declaration) => property === start;
  const children = list.children.map((child) =>
    child === first ? { ...child, style: child.style.filter((one) => !isBefore(one)) } : child,
  );
  const before = first?.style.filter(isBefore) ?? [];
  if (!canHaveOwnLayout(parent, children) || before.some(({ value }) => value.includes('auto'))) return list;
  const kept = parent.style.filter(
    ({ property, below }) =>
      property === 'flex-wrap' || (below === undefined && /^(gap|column-gap|align-items)$/.test(property)),
  );
  const limit =
    list.children.some(isLimitedByParent) && kept.some(({ property }) => property === 'flex-wrap');
  const style = [
    { property: 'display', value: 'flex' },
    // The limits of its items refer to it, so it needs one itself.
    ...(limit ? [{ property: 'max-width', value: '100%' }] : []),
    ...kept,
    ...before,
  ];
  return { ...list, style: sortByWidth(style), children };
}

function isLimitedByParent({ style }: LayoutNode): boolean {
  return style.some(({ property, value }) => property === 'max-width' && value.includes('100%'));
}

/** Makes all gaps equal, where no row moves far. */
function evenGaps(list: LayoutBox, flow: Line, sides: Sides, tolerance: Tolerance): LayoutBox {
  const rows = visibleChildren(list);
  const [start, end] = sides;
  const spaces = readSpaces(list, flow, sides);
  const even = spaces === null ? null : chooseGap(spaces, tolerance);
  if (even === null || even < 0 || spaces?.every((space) => space === readGap(list, flow))) return list;
  const isMargin = (one: Declaration, at: number) =>
    (one.property === start && at > 0) || (one.property === end && at < rows.length - 1);
  const children = list.children.map((child) => {
    const at = rows.indexOf(child);
    return at < 0 ? child : { ...child, style: child.style.filter((one) => !isMargin(one, at)) };
  });
  const narrow = widthWithoutMargins(rows, sides);
  const gap = readGap(list, flow) ?? 0;
  const style = withGap(list.style, flow, even);
  return { ...list, children, style: narrow === null ? style : addNarrowGap(style, gap, narrow) };
}

/** Declares the gap of pages narrower than `below` px, unless the list has one for narrower pages already. */
function addNarrowGap(style: Style, gap: number, below: number): Style {
  const isKnown = style.some((one) => one.property.endsWith('gap') && one.below !== undefined);
  return isKnown ? style : sortByWidth([...style, { property: 'gap', value: px(gap), below }]);
}

/** Moves the margin before the first row before the list, which then ends where it did. */
function moveFirstMargin(list: LayoutBox, flow: Line, [side]: Sides): LayoutBox {
  const [first] = visibleChildren(list);
  const margins = first?.style.filter(({ property }) => property === side) ?? [];
  const size = flow === 'row' ? /^(min-)?width$/ : /^(min-)?height$/;
  const isFixed = list.style.some(({ property, value }) => size.test(property) && value !== 'var(--hug)');
  if (first === undefined || margins.length === 0 || isFixed || isPainted(list)) return list;
  if (list.style.some(({ property }) => /^(padding|margin$|justify-content)/.test(property))) return list;
  const moved = joinMargins(
    list.style.filter(({ property }) => property === side),
    margins,
  );
  if (moved === null) return list;
  return {
    ...list,
    style: sortByWidth([...list.style.filter(({ property }) => property !== side), ...moved]),
    children: list.children.map((child) =>
      child === first ? { ...child, style: child.style.filter(({ property }) => property !== side) } : child,
    ),
  };
}

/** Returns the sum of two margins; `null` where only the browser knows it. A margin alone keeps all its conditions. */
function joinMargins(own: Style, inner: Style): Style | null {
  if (own.length === 0) {
    const isZero = inner.every(({ value }) => readPx(value) === 0);
    return inner.some(({ state }) => state !== undefined) ? null : isZero ? [] : inner;
  }
  const [one, other] = [own[0], inner[0]];
  const lengths = [one, other].map((margin) =>
    margin && isUnconditional(margin) ? readPx(margin.value) : null,
  );
  if (own.length > 1 || inner.length > 1 || one === undefined || lengths.includes(null)) return null;
  const sum = lengths.reduce<number>((total, length) => total + (length ?? 0), 0);
  return sum === 0 ? [] : [{ property: one.property, value: px(sum) }];
}

/** Declarations below a width come last, the widest first. */
function sortByWidth(style: Style): Style {
  const below = style.filter((one) => one.below !== undefined);
  return [
    ...style.filter((one) => one.below === undefined),
    ...below.sort((one, other) => (other.below ?? 0) - (one.below ?? 0)),
  ];
}
