/**
 * Makes lines between the rows of a list the borders of its rows. A column in which alike boxes and equal lines alternate comes
 * in; the same column without the lines goes out, with one gap, and the last row has no border where no line was below it.
 * Lines between other parts, lines of another length than the rows, and the lines of tables stay. Rows of lists and tables
 * that all but the last one have a border of their own get one style in the same way.
 */
import { Likeness } from '../../components/grouping/odd-siblings.ts';
import { mapLayout, visibleChildren } from '../../components/walk-layout.ts';
import { expandSides, px, readPx } from '../../css/css-values.ts';
import {
  flowOf,
  isOutOfFlow,
  isPainted,
  isUnconditional,
  unconditionalValueOf,
} from '../../css/style-queries.ts';
import type { Declaration, LayoutBox, LayoutNode, LayoutTree, Style } from '../../layout/layout-tree.ts';
import { isDivider } from '../box-context.ts';
import { findTable } from '../lists-and-tables.ts';
import { canHaveOwnLayout, type ChildRange, definitionOf, wrapChildren } from './nested-boxes.ts';

/** Makes borders of the lines between the rows of all pages. */
export function absorbDividers(layout: LayoutTree): LayoutTree {
  const likeness = new Likeness(new Map());
  return mapLayout(layout, (node) => (node.kind === 'box' ? absorbIn(node, likeness) : node));
}

function absorbIn(box: LayoutBox, likeness: Likeness): LayoutBox {
  const gap = readPx(unconditionalValueOf(box, 'row-gap') ?? unconditionalValueOf(box, 'gap') ?? '0px');
  if (flowOf(box) !== 'column' || gap === null || box.children.some(isOutOfFlow)) return box;
  // From the end, so that the positions of earlier runs remain.
  return findRuns(box, likeness).reduceRight<LayoutBox>(
    (absorbed, run) => absorbRun(absorbed, run, gap) ?? absorbed,
    box,
  );
}

/** Rows and lines in turn, beginning with a row. */
interface Run {
  readonly rows: readonly LayoutBox[];
  readonly lines: readonly LayoutBox[];
}

function findRuns(box: LayoutBox, likeness: Likeness): readonly Run[] {
  type OpenRun = { rows: LayoutBox[]; lines: LayoutBox[] };
  const runs: OpenRun[] = [];
  let open: OpenRun | null = null;
  for (const child of visibleChildren(box)) {
    if (child.kind === 'box' && isDivider(child)) {
      if (open !== null && open.lines.length === open.rows.length - 1) open.lines.push(child);
      else open = null;
      continue;
    }
    const [first] = open?.rows ?? [];
    const isNext = open !== null && open.lines.length === open.rows.length;
    if (child.kind !== 'box' || !canHaveBorder(child)) open = null;
    else if (isNext && open !== null && first !== undefined && areAlike(first, child, likeness))
      open.rows.push(child);
    else {
      open = { rows: [child], lines: [] };
      runs.push(open);
    }
  }
  return runs.filter(isListWithLines);
}

/** Rows from which lines between them belong to a list. */
const minRows = 3;

function isListWithLines({ rows, lines }: Run): boolean {
  const [line] = lines;
  const [row] = rows;
  const fewest = row?.inferredKind === 'details' ? 2 : minRows;
  if (line === undefined || row === undefined || rows.length < fewest) return false;
  const border = borderOf(line);
  return (
    border !== null &&
    lines.every((one) => borderOf(one) === border) &&
    [...rows, ...lines].every((one) => Math.abs(one.drawn.width - line.drawn.width) <= maxDrift)
  );
}

/** px; what a hand placed differs by this much. */
const maxDrift = 2;

/** Whether a box has no border, and its height follows from its content. An instance looks alike elsewhere. */
function canHaveBorder(row: LayoutBox): boolean {
  const isFixed = row.style.some(({ property }) =>
    /^((min-|max-)?height|flex|flex-grow|margin)$/.test(property),
  );
  return (
    visibleChildren(row).length > 0 &&
    row.instance === null &&
    row.componentId === null &&
    !isFixed &&
    !isPainted(row) &&
    !/^(tr|table|header|footer|section)$/.test(row.inferredKind ?? '')
  );
}

function areAlike(one: LayoutBox, other: LayoutBox, likeness: Likeness): boolean {
  if (one.inferredKind !== other.inferredKind) return false;
  return one.inferredKind === 'details' || likeness.of(one, other) >= minLikeness;
}

const minLikeness = 0.7;

/** The border that looks as a line; `null` where none does. */
function borderOf({ style, drawn }: LayoutBox): string | null {
  const border = unconditionalValueOf({ style }, 'border-top');
  const fill = unconditionalValueOf({ style }, 'background-color');
  return border ?? (fill === undefined ? null : `${px(Math.max(1, Math.round(drawn.height)))} solid ${fill}`);
}

function absorbRun(box: LayoutBox, { rows, lines }: Run, gap: number): LayoutBox | null {
  const before = lines.map((line) => spaceBefore(line, gap));
  const after = rows.slice(1).map((row) => spaceBefore(row, gap));
  const above = evenSpace(before);
  // What is below the list stays where it is.
  const rest = before.reduce((sum, space) => sum + space - (above ?? 0), 0);
  const below = evenSpace(after, rest);
  const border = lines[0] === undefined ? null : borderOf(lines[0]);
  if (above === null || below === null || border === null) return null;
  const [first, last] = [rows[0], lines.length === rows.length ? lines.at(-1) : rows.at(-1)];
  if (first === undefined || last === undefined) return null;
  const range: ChildRange = [box.children.indexOf(first), box.children.indexOf(last) + 1];
  const isWhole = range[0] === 0 && range[1] === box.children.length;
  if (!isWhole && !canHaveOwnLayout(box, box.children.slice(...range))) return null;
  const change = (row: LayoutBox, index: number): LayoutBox => ({
    ...row,
    style: [
      ...row.style.filter(
        (one) => !(index > 0 && one.property === 'margin-top') && !isBottomPadding(one, above),
      ),
      ...borderedStyle(row, { above, border, isOpenEnded: lines.length < rows.length }),
    ],
  });
  const bordered = new Map<LayoutNode, LayoutBox>(rows.map((row, index) => [row, change(row, index)]));
  const children = box.children.flatMap((child) =>
    lines.some((line) => line === child) ? [] : [bordered.get(child) ?? child],
  );
  if (isWhole) return { ...box, style: withGap(box.style, below), children };
  const wrapped = wrapChildren({ ...box, children }, [range[0], range[0] + rows.length], {
    name: '',
    kind: 'group',
  });
  return {
    ...wrapped,
    children: wrapped.children.map((child, index) =>
      index === range[0] && child.kind === 'box' ? asList(child, below) : child,
    ),
  };
}

/** What its rows are tells what the box is. The space above the first row is above the list. */
function asList({ inferredKind: _, ...box }: LayoutBox, gap: number): LayoutBox {
  const [first] = box.children;
  const above = first?.style.filter(({ property }) => property === 'margin-top') ?? [];
  const children = box.children.map((child) =>
    child === first ? { ...child, style: child.style.filter((one) => !above.includes(one)) } : child,
  );
  return above.every(isUnconditional)
    ? { ...box, style: [...withGap(box.style, gap), ...above], children }
    : { ...box, style: withGap(box.style, gap) };
}

function withGap(style: Style, gap: number): Style {
  const others = style.filter((one) => !(isUnconditional(one) && /^(row-)?gap$/.test(one.property)));
  const at = others.findLastIndex(({ property }) => /^(display|flex-direction)$/.test(property)) + 1;
  return gap === 0 ? others : others.toSpliced(at, 0, { property: 'gap', value: px(gap) });
}

/** Returns the space above a child in px; not a number where one width has another. */
function spaceBefore({ style }: LayoutBox, gap: number): number {
  const margins = style.filter(({ property }) => property === 'margin-top');
  const [margin, more] = margins;
  if (margin === undefined) return gap;
  return more === undefined && isUnconditional(margin)
    ? gap + (readPx(margin.value) ?? Number.NaN)
    : Number.NaN;
}

/**
 * Returns what all spaces are, apart from the drift of a hand; `null` where they differ more.
 * @param rest px that all of them take besides.
 */
function evenSpace(spaces: readonly number[], rest = 0): number | null {
  const mean = Math.round(spaces.reduce((sum, space) => sum + space, rest) / spaces.length);
  return mean >= 0 && spaces.every((space) => Math.abs(space - mean) <= maxDrift) ? mean : null;
}

function isBottomPadding({ property }: Declaration, above: number): boolean {
  return above > 0 && /^padding(-bottom)?$/.test(property);
}

/** The border of a row, and the room above it. The last row has neither where no line was below it. */
function borderedStyle(
  row: LayoutBox,
  {
    above,
    border,
    isOpenEnded,
  }: { readonly above: number; readonly border: string; readonly isOpenEnded: boolean },
): Style {
  const sides = expandSides(unconditionalValueOf(row, 'padding') ?? '0px');
  const own = readPx(unconditionalValueOf(row, 'padding-bottom') ?? sides[2]) ?? 0;
  const others = sides.some((side) => readPx(side) !== 0)
    ? [{ property: 'padding', value: [sides[0], sides[1], px(own + above), sides[3]].join(' ') }]
    : [{ property: 'padding-bottom', value: px(above) }];
  const end = { state: 'last-child' as const };
  return [
    ...(above > 0 ? others : []),
    { property: 'border-bottom', value: border },
    ...(isOpenEnded && above > 0 ? [{ property: 'padding-bottom', value: px(own), ...end }] : []),
    ...(isOpenEnded ? [{ property: 'border-width', value: '0', ...end }] : []),
  ];
}

/**
 * Gives the last rows of lists and tables the border that those before them have, and takes it away by their position. A
 * component that is also used elsewhere keeps what it is drawn with.
 */
export function endRowBorders(layout: LayoutTree): LayoutTree {
  const likeness = new Likeness(new Map());
  const ended: (readonly LayoutBox[])[] = [];
  const components = new Map<string, Set<LayoutBox>>();
  const visit = (node: LayoutNode): void => {
    if (node.kind !== 'box' || !node.visible) return;
    const key = definitionOf(node);
    if (key !== null) components.set(key, (components.get(key) ?? new Set()).add(node));
    const rows = findEndedRows(node, likeness);
    if (rows.length > 0) ended.push(rows);
    node.children.forEach(visit);
  };
  for (const { root } of layout.pages) visit(root);
  for (const row of ended.flat()) components.get(definitionOf(row) ?? '')?.delete(row);
  const isOnlyRow = (row: LayoutBox) => (components.get(definitionOf(row) ?? '')?.size ?? 0) === 0;
  const styles = new Map<LayoutNode, Style>(
    ended.flatMap((rows) => (rows.every(isOnlyRow) ? withEndedBorder(rows) : [])),
  );
  return mapLayout(layout, (node, drawn) => {
    const style = styles.get(drawn);
    return style === undefined ? node : { ...node, style };
  });
}

/**
 * Returns the rows of a box that have one border each, except for the last one; none where they are no list. A row that is
 * less like the others and has the same border belongs to them in the design, so that they have to look alike.
 */
function findEndedRows(box: LayoutBox, likeness: Likeness): readonly LayoutBox[] {
  const isTable = box.inferredKind === 'table' || findTable(box) !== null;
  if (!isTable && flowOf(box) !== 'column') return [];
  const children = visibleChildren(box).slice(isTable ? 1 : 0);
  const last = children.at(-1);
  const before = children.at(-2);
  const border = before && lineBelow(before);
  if (last?.kind !== 'box' || !border || !canBeRow(last)) return [];
  if (last.style.some(({ property }) => /^border-(bottom|width)/.test(property) || property === 'border'))
    return [];
  if (border.property === 'box-shadow' && unconditionalValueOf(last, 'box-shadow') !== undefined) return [];
  const key = definitionOf(last);
  const hasBorder = (child: LayoutNode) => unconditionalValueOf(child, border.property) === border.value;
  const isRow = (child: LayoutNode): child is LayoutBox =>
    child.kind === 'box' &&
    canBeRow(child) &&
    hasBorder(child) &&
    definitionOf(child) === key &&
    (key !== null || isTable || areAlike(child, last, likeness) || areRowsOfOneSize(child, last));
  const start = children.slice(0, -1).findLastIndex((child) => !isRow(child)) + 1;
  const rows = children.slice(start).filter((child) => child.kind === 'box');
  return rows.length < minRows || children.slice(0, start).some(hasBorder) ? [] : rows;
}

/** Returns the line at the lower edge of a row: a border, or a shadow inside that is nothing but such a line. */
function lineBelow(row: LayoutNode): { readonly property: string; readonly value: string } | null {
  const border = unconditionalValueOf(row, 'border-bottom');
  if (border !== undefined) return { property: 'border-bottom', value: border };
  const shadow = unconditionalValueOf(row, 'box-shadow');
  const isLine =
    shadow !== undefined && /^inset 0 -[\d.]+px 0 0 [^,]+$/.test(shadow.replace(/\([^)]*\)/g, ''));
  return isLine ? { property: 'box-shadow', value: shadow } : null;
}

/** Whether a line inside ends rows of one size, such as settings of which some open a page and others are switched. */
function areRowsOfOneSize(one: LayoutBox, other: LayoutBox): boolean {
  return (
    lineBelow(one)?.property === 'box-shadow' &&
    one.drawn.width === other.drawn.width &&
    Math.abs(one.drawn.height - other.drawn.height) <= maxDrift
  );
}

/** Whether a box is an item of its list itself. */
function canBeRow(row: LayoutBox): boolean {
  const isControl = /^(a|link|button|option|label|choice|details)$/.test(row.inferredKind ?? '');
  return row.link === null && row.decided === undefined && !isControl && !isOutOfFlow(row);
}

/** Returns the styles of rows that differ by their position only. The last one is as high without the border as it was. */
function withEndedBorder(rows: readonly LayoutBox[]): readonly (readonly [LayoutBox, Style])[] {
  const [first] = rows;
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return [];
  const line = lineBelow(first);
  if (line?.property === 'box-shadow') {
    const ended: Style = [line, { property: 'box-shadow', value: 'none', state: 'last-child' }];
    return rows.map((row) => [
      row,
      [...row.style.filter((one) => one.property !== 'box-shadow' || !isUnconditional(one)), ...ended],
    ]);
  }
  const border = line?.value ?? '';
  const [usual, own] = [first, last].map((row) =>
    row.style.find((one) => one.property === 'padding' && isUnconditional(one)),
  );
  const [above, end] = [usual, own].map((one) => expandSides(one?.value ?? '0px'));
  const added = (readPx(end?.[2]) ?? Number.NaN) - (readPx(above?.[2]) ?? Number.NaN);
  const isWider = Math.abs(added - (readPx(border.split(' ')[0]) ?? Number.NaN)) <= maxDrift / 4;
  const state = { state: 'last-child' as const };
  const ending: Style = [
    ...(isWider && end !== undefined ? [{ property: 'padding-bottom', value: end[2], ...state }] : []),
    { property: 'border-width', value: '0', ...state },
  ];
  return rows.map((row) => {
    const drawn = row.style.flatMap((one) =>
      row === last && isWider && one === own ? (usual === undefined ? [] : [usual]) : [one],
    );
    const line = { property: 'border-bottom', value: border };
    const conditional = drawn.findIndex(({ below }) => below !== undefined);
    const at = conditional < 0 ? drawn.length : conditional;
    return [row, drawn.toSpliced(at, 0, ...(row === last ? [line] : []), ...ending)] as const;
  });
}
