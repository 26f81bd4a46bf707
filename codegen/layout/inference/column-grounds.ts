/**
 * Finds rectangles behind one column of a table that a hand drew. Such a rectangle is no container: lines between the
 * rows cross it, or each row goes on at both of its sides. What is in the rows becomes one box, so that the rectangle is
 * as high as the table.
 */
import type { BoxNode, DesignNode, Rectangle } from '#design/tree';
import { isNear } from '../axis.ts';
import { emptyBox } from '../empty-box.ts';
import { driftTolerance } from '../tolerances.ts';
import { unionOf } from '../visual-bounds.ts';
import { isBackground } from './backgrounds.ts';

/** Children with the rows of each table in one box. */
export interface GroundedChildren {
  readonly children: readonly DesignNode[];
  /** Ids of the children that are the ground of a column. */
  readonly grounds: ReadonlySet<string>;
}

/** With more children, or more rectangles, tables are not searched for. */
const maxChildren = 600;
const maxCandidates = 60;

/** Groups the rows around rectangles that are behind one column. A box that only has these rows is the table itself. */
export function groupColumnGrounds(children: readonly DesignNode[], owner: BoxNode): GroundedChildren {
  const candidates = children.length > maxChildren ? [] : children.filter(canBeGround);
  if (candidates.length === 0 || candidates.length > maxCandidates) return { children, grounds: new Set() };
  const grounds = new Set<string>();
  let grouped = children;
  for (const ground of candidates) {
    const table = grouped.includes(ground) ? findTable(ground, grouped) : null;
    if (table === null) continue;
    const shown = grouped.filter(({ visible }) => visible);
    if (shown.every((child) => table.has(child))) grounds.add(ground.id);
    else grouped = wrap(grouped, table, ground, owner);
  }
  return { children: grouped, grounds };
}

/** px of a column behind at least some rows. */
const groundSize = { minWidth: 40, minHeight: 96 };

function canBeGround(node: DesignNode): node is BoxNode {
  return (
    node.visible &&
    isBackground(node) &&
    node.children.length === 0 &&
    node.box.width >= groundSize.minWidth &&
    node.box.height >= groundSize.minHeight &&
    node.box.height > node.box.width / 2
  );
}

/** Rows of a table, with lines between them and without. */
const minRows = { withLines: 3, withoutLines: 4 };

/** Lines between rows that cross a column. */
const minLines = 2;

/** px by which the middles of cells in one row differ. */
const rowTolerance = 2 * driftTolerance;

/** px; the highest cell. */
const maxCellHeight = 64;

/** Finds what is in the rows of which one column has a ground, with the ground; `null` where there are none. */
function findTable(ground: BoxNode, children: readonly DesignNode[]): ReadonlySet<DesignNode> | null {
  const others = children.filter((child) => child !== ground && child.visible && child.mask === null);
  const lines = others.filter((child) => isLineAcross(child, ground.box));
  const inside = others.filter((child) => isCell(child) && isWithin(child.box, ground.box));
  const rows = findRows(inside);
  const beside = others.filter(
    (child) =>
      isCell(child) &&
      !inside.includes(child) &&
      rows.some((row) => isNear(middleOf(row.box), middleOf(child.box), rowTolerance)),
  );
  const isRuled = lines.length >= minLines && rows.length >= minRows.withLines && beside.length > 0;
  if (!isRuled && !goesOnAtBothSides(rows, beside, ground.box)) return null;
  const extent = [ground, ...lines, ...beside].map(({ box }) => box).reduce(unionOf);
  const around = { ...extent, y: ground.box.y, height: ground.box.height };
  const members = others.filter(({ box }) => isWithin(middle(box), around) && isInside(box, around));
  // The rows are on nothing but what is below all of the table.
  return new Set([ground, ...members]);
}

/** A row of the column on the ground, by its only cell. */
function findRows(cells: readonly DesignNode[]): readonly DesignNode[] {
  const rows: DesignNode[] = [];
  for (const cell of cells.toSorted((one, other) => middleOf(one.box) - middleOf(other.box))) {
    const last = rows.at(-1);
    if (last === undefined || middleOf(cell.box) - middleOf(last.box) > rowTolerance) rows.push(cell);
  }
  // An icon beside words in each row is a list on a card.
  return rows.length === cells.length ? rows : [];
}

/** Whether each row but the headings has cells at both sides of the column; its headings have none above the labels. */
function goesOnAtBothSides(
  rows: readonly DesignNode[],
  beside: readonly DesignNode[],
  ground: Rectangle,
): boolean {
  if (rows.length < minRows.withoutLines + 1) return false;
  const sides = rows.map((row) => {
    const own = beside.filter(({ box }) => isNear(middleOf(box), middleOf(row.box), rowTolerance));
    return {
      before: own.filter(({ box }) => box.x + box.width <= ground.x + rowTolerance),
      after: own.filter(({ box }) => box.x >= ground.x + ground.width - rowTolerance),
    };
  });
  const [head, ...body] = sides;
  if (head === undefined || body.some(({ before, after }) => before.length === 0 || after.length === 0))
    return false;
  const usual = Math.min(...body.map(({ before }) => before.length));
  return head.after.length > 0 && head.before.length === usual - 1;
}

function isCell({ kind, box }: DesignNode): boolean {
  return box.height <= maxCellHeight && box.width > 0 && (kind === 'text' || box.height > 0);
}

/** px; the highest line, and by which it is longer than the column. */
const lineSize = { maxHeight: 2, minOverhang: 24 };

function isLineAcross({ kind, box, rotation }: DesignNode, ground: Rectangle): boolean {
  if (kind === 'text' || box.height > lineSize.maxHeight || rotation !== 0) return false;
  const [before, after] = [ground.x - box.x, box.x + box.width - ground.x - ground.width];
  return (
    Math.min(before, after) >= -rowTolerance &&
    Math.max(before, after) >= lineSize.minOverhang &&
    box.y >= ground.y - rowTolerance &&
    box.y <= ground.y + ground.height + rowTolerance
  );
}

function middleOf({ y, height }: Rectangle): number {
  return y + height / 2;
}

/** The middle of a rectangle, as a rectangle without size. */
function middle({ x, y, width, height }: Rectangle): Rectangle {
  return { x: x + width / 2, y: y + height / 2, width: 0, height: 0 };
}

function isWithin(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x >= other.x - rowTolerance &&
    one.y >= other.y - rowTolerance &&
    one.x + one.width <= other.x + other.width + rowTolerance &&
    one.y + one.height <= other.y + other.height + rowTolerance
  );
}

/** Whether a rectangle is not much higher than the table in which its middle is, as a badge on its edge. */
function isInside(one: Rectangle, other: Rectangle): boolean {
  return (
    one.x >= other.x - rowTolerance &&
    one.x + one.width <= other.x + other.width + rowTolerance &&
    one.height <= other.height / 2
  );
}

/** Puts the members into a box of their own, in the place of the ground. */
function wrap(
  children: readonly DesignNode[],
  members: ReadonlySet<DesignNode>,
  ground: BoxNode,
  owner: BoxNode,
): readonly DesignNode[] {
  const box = [...members].map((member) => member.box).reduce(unionOf);
  const absoluteBox = { ...box, x: owner.absoluteBox.x + box.x, y: owner.absoluteBox.y + box.y };
  const placement = { ...ground.placement, horizontal: 'fixed', vertical: 'fixed' } as const;
  const id = `${owner.id}/${ground.id}`;
  const table: BoxNode = {
    ...emptyBox({ id, name: 'table', visible: true, box, absoluteBox, placement }),
    role: 'group',
    children: children
      .filter((child) => members.has(child))
      .map((child) => ({ ...child, box: { ...child.box, x: child.box.x - box.x, y: child.box.y - box.y } })),
  };
  return children.flatMap((child) => (child === ground ? [table] : members.has(child) ? [] : [child]));
}

/** Takes grounds out of the flow: they are as high as the box, behind one of its columns. */
export function constrainGrounds(
  children: readonly DesignNode[],
  grounds: ReadonlySet<string>,
): readonly DesignNode[] {
  if (grounds.size === 0) return children;
  return children.map((child) =>
    grounds.has(child.id)
      ? {
          ...child,
          placement: {
            ...child.placement,
            absolute: true,
            constraints: { horizontal: child.placement.constraints.horizontal, vertical: 'stretch' },
          },
        }
      : child,
  );
}
