/**
 * Makes one grid of rows that hold nothing but equal items: a designer draws six cards as three rows of two because auto
 * layout had no grid, and one list of six is meant. The rows say nothing else, so they are left out. A row that wraps, and
 * whose lines are filled by items of one set width, is a grid too: in other widths their lines would not be filled.
 */
import { invariant } from '#design/invariant';
import { withChildren } from '#design/map-children';
import type { AutoLayout, BoxNode, DesignNode } from '#design/tree';
import { isNear } from '../axis.ts';
import { emptyBox } from '../empty-box.ts';
import { findLeastColumnWidth } from '../inference/infer-wrap-and-grid.ts';

/** Returns the node with grids in place of such rows. Components stay as they are: other instances have other items. */
export function mergeRows<Node extends DesignNode>(node: Node): Node {
  if (node.kind !== 'box' || node.role === 'instance' || node.role === 'component') return node;
  const inside = node.children.map((child) => mergeRows<DesignNode>(child));
  const box: BoxNode = withChildren<BoxNode>(node, inside);
  const { layout } = box;
  if (layout?.wraps === true) return wrappedGrid(box, layout) as Node & BoxNode;
  if (layout?.direction !== 'column' || typeof layout.gap !== 'number' || layout.gap < minGap)
    return box as Node & BoxNode;
  const { padding, gap } = layout;
  const width = box.box.width - padding.left - padding.right;
  const children: DesignNode[] = [];
  for (let start = 0; start < inside.length;) {
    const rows = rowsFrom(inside, start, width);
    if (rows.length === inside.length && rows.length >= minRows)
      return { ...box, layout: gridOf(rows, gap, layout), children: itemsOf(rows) } as Node & BoxNode;
    if (rows.length >= minRows) children.push(createGrid(rows, gap));
    else children.push(...inside.slice(start, start + 1));
    start += rows.length >= minRows ? rows.length : 1;
  }
  return (children.length === inside.length ? box : { ...box, children }) as Node & BoxNode;
}

const minRows = 2;
/** px; the cells of a table touch each other. */
const minGap = 4;
/** Items of a row at most: the days of a week stay in their row. */
const maxColumns = 4;
/** px; the smallest item. Smaller ones are options or keys, which stay where they are. */
const minItem = { width: 120, height: 48 };

/** px; on a phone, columns are as narrow as they can be, so wider screens get no more of them. */
const maxPhoneWidth = 480;

interface Row {
  readonly box: BoxNode;
  readonly gap: number;
  readonly items: readonly DesignNode[];
}

/** Returns the rows from `start` on that are lines of one grid. The last one may have fewer items. */
function rowsFrom(children: readonly DesignNode[], start: number, width: number): readonly Row[] {
  const rows: Row[] = [];
  for (const child of children.slice(start)) {
    const row = readRow(child);
    const [first] = rows;
    if (row === null || !isNear(row.box.box.width, width, 1) || (first && !isLineOf(first, row))) break;
    if (!first && !fillsRow(row)) break;
    rows.push(row);
    if (first && row.items.length < first.items.length) break;
  }
  return rows;
}

function isLineOf(first: Row, row: Row): boolean {
  const [item, other] = [first.items[0], row.items[0]];
  return (
    item !== undefined &&
    other !== undefined &&
    row.items.length <= first.items.length &&
    row.gap === first.gap &&
    row.box.layout?.align === first.box.layout?.align &&
    kindOf(item) === kindOf(other) &&
    isNear(item.box.width, other.box.width, 1)
  );
}

function fillsRow({ box, gap, items }: Row): boolean {
  const taken = items.reduce((sum, item) => sum + item.box.width, gap * (items.length - 1));
  return items.length >= 2 && isNear(taken, box.box.width, 1);
}

/** A row that wraps as a grid, if equal items of one set width fill its lines; else as it is. */
function wrappedGrid(box: BoxNode, layout: AutoLayout): BoxNode {
  const { gap, padding, justify } = layout;
  const items = box.children.filter(({ visible }) => visible);
  const [first] = items;
  if (layout.direction !== 'row' || typeof gap !== 'number' || justify !== 'start' || first === undefined)
    return box;
  const width = box.box.width - padding.left - padding.right;
  const count = Math.round((width + gap) / (first.box.width + gap));
  const isFilled = isNear(count * (first.box.width + gap) - gap, width, 1);
  const areEqual = items.every(
    (item) => isItem(item) && isLike(item, first) && item.placement.horizontal === 'fixed',
  );
  if (
    !isFilled ||
    !areEqual ||
    count < minWrapped.columns ||
    items.length < Math.max(count, minWrapped.items)
  )
    return box;
  const children = box.children.map((child) =>
    child.visible ? { ...child, placement: { ...child.placement, horizontal: 'fill' as const } } : child,
  );
  return { ...box, layout: { ...layout, wraps: false, ...tracksOf(count, width, gap) }, children };
}

/** The columns and the items of a row that wraps from which it is a grid. */
const minWrapped = { columns: 2, items: 3 };

function readRow(node: DesignNode): Row | null {
  if (node.kind !== 'box' || node.role !== 'frame' || !node.visible || node.placement.absolute) return null;
  const { layout, fills, stroke, effects, instance, link } = node;
  const isPlain =
    fills.length + effects.length === 0 && stroke === null && instance === null && link === null;
  if (!isPlain || node.clips || node.rotation !== 0 || node.opacity < 1) return null;
  if (layout?.direction !== 'row' || layout.wraps || typeof layout.gap !== 'number' || layout.gap < minGap)
    return null;
  const { top, right, bottom, left } = layout.padding;
  const items = node.children;
  const [first] = items;
  if (top + right + bottom + left > 0 || first === undefined || items.length > maxColumns) return null;
  return items.every((item) => isItem(item) && isLike(item, first))
    ? { box: node, gap: layout.gap, items }
    : null;
}

function isItem({ kind, visible, placement, box, rotation }: DesignNode): boolean {
  const isLarge = box.width >= minItem.width && box.height >= minItem.height;
  return kind === 'box' && visible && !placement.absolute && rotation === 0 && isLarge;
}

function isLike(one: DesignNode, other: DesignNode): boolean {
  return kindOf(one) === kindOf(other) && isNear(one.box.width, other.box.width, 1);
}

/**
 * What an item is: its component, or else its name and what it is made of. The variants of a component have the same
 * properties, whose names are unique in a file.
 */
function kindOf(node: DesignNode): string {
  if (node.kind !== 'box') return node.kind;
  const { instance } = node;
  if (instance !== null) {
    const properties = Object.keys(instance.properties).filter((name) => name.includes('#'));
    return properties.length > 0 ? properties.toSorted().join(' ') : instance.componentId;
  }
  return `${node.name.replace(/\d+/g, '')} ${node.children.map(({ kind }) => kind).join(' ')}`;
}

/** The layout of a grid of these rows, with the paddings of the box that is it. */
function gridOf(rows: readonly Row[], crossGap: number, own: AutoLayout): AutoLayout {
  const [{ box, gap, items } = { box: null, gap: 0, items: [] }] = rows;
  const width = box?.box.width ?? 0;
  return {
    ...own,
    gap,
    crossGap,
    justify: 'start',
    align: box?.layout?.align ?? 'start',
    ...tracksOf(items.length, width, gap),
  };
}

/** The equal columns of a grid that is `width` px wide. */
function tracksOf(
  count: number,
  width: number,
  gap: number,
): Pick<AutoLayout, 'direction' | 'columns' | 'leastColumnWidth'> {
  return {
    direction: 'grid',
    columns: Array.from({ length: count }, () => ({ kind: 'flex', size: 1 })),
    ...(width > maxPhoneWidth ? { leastColumnWidth: findLeastColumnWidth(width, count, gap) } : {}),
  };
}

/** The items of all rows, placed in the box around the rows. */
function itemsOf(rows: readonly Row[]): readonly DesignNode[] {
  return rows.flatMap(({ box: row, items }) =>
    items.map((item) => ({
      ...item,
      box: { ...item.box, x: item.box.x + row.box.x, y: item.box.y + row.box.y },
      placement: { ...item.placement, horizontal: 'fill' as const },
    })),
  );
}

/** Puts the items of rows that have siblings into a box of their own. */
function createGrid(rows: readonly Row[], crossGap: number): BoxNode {
  const [first] = rows;
  const last = rows.at(-1);
  invariant(first && last, 'a grid needs rows');
  const { box: top } = first;
  const height = last.box.box.y + last.box.box.height - top.box.y;
  const around = emptyBox({
    id: `${top.id}/rows`,
    name: 'grid',
    visible: true,
    box: { ...top.box, height },
    absoluteBox: { ...top.absoluteBox, height },
    placement: { ...top.placement, vertical: 'hug' },
  });
  const children = itemsOf(rows).map((item) => ({
    ...item,
    box: { ...item.box, x: item.box.x - top.box.x, y: item.box.y - top.box.y },
  }));
  const layout = top.layout === null ? null : gridOf(rows, crossGap, top.layout);
  return { ...around, role: 'group', layout, children };
}
