/** Boxes that a chart gets in place of its loose layers: they have no paint, and keep their drawn place and size. */
import type { BoxNode, DesignNode, Placement, Rectangle } from '#design/tree';
import { emptyBox } from '../empty-box.ts';

interface NewBox {
  readonly id: string;
  readonly name: string;
  readonly box: Rectangle;
}

/** Returns a box in the flow of another. */
export function boxIn(owner: BoxNode, { id, name, box }: NewBox): BoxNode {
  const absoluteBox = { ...box, x: owner.absoluteBox.x + box.x, y: owner.absoluteBox.y + box.y };
  const placement = fixedPlacement(owner.placement);
  return emptyBox({ id, name, visible: true, box, absoluteBox, placement });
}

/** Returns the placement of an item that keeps its drawn size. */
export function fixedPlacement(placement: Placement): Placement {
  return {
    ...inFlowPlacement(placement),
    horizontal: 'fixed',
    vertical: 'fixed',
    minWidth: null,
    maxWidth: null,
    minHeight: null,
    maxHeight: null,
  };
}

/** Returns the placement of an item without what placed it in another box. */
export function inFlowPlacement(placement: Placement): Placement {
  return {
    ...placement,
    absolute: false,
    cell: null,
    alignSelf: { horizontal: null, vertical: null },
    constraints: { horizontal: 'left', vertical: 'top' },
  };
}

/** Returns a rectangle in the px of a box that contains it. */
export function shift(box: Rectangle, { x, y }: Pick<Rectangle, 'x' | 'y'>): Rectangle {
  return { ...box, x: box.x - x, y: box.y - y };
}

/** The middle of a rectangle along a row. */
export function centreOf({ x, width }: Rectangle): number {
  return x + width / 2;
}

/** The lower edge of a rectangle. */
export function bottomOf({ y, height }: Rectangle): number {
  return y + height;
}

/** The right edge of a rectangle. */
export function endOf({ x, width }: Rectangle): number {
  return x + width;
}

/** Whether a layer is shown as it is, and leads nowhere. */
export function isPlain({ visible, mask, rotation, link }: DesignNode): boolean {
  return visible && mask === null && rotation === 0 && link === null;
}
