/**
 * Centres the only content of a small painted box, such as an icon on a disc or a label on a pill, if a hand placed it
 * a little beside the middle. Content that is 2 px off has insets that differ by 4 px, which would be read as paddings.
 * An icon and a label beside each other are on the middle line.
 */
import type { BoxNode, DesignNode } from '#design/tree';
import { type Axis, type Interval, intervalOf } from '../axis.ts';
import { driftTolerance } from '../tolerances.ts';

/** px; the largest box whose content is centred: a button. */
const maxSize = { width: 400, height: 64 };
/** px; a smaller box is an icon itself. */
const minSize = 12;
/** The size of an icon's box of which an icon may be off by the whole tolerance, as a multiple of it. */
const minLengthToMove = 12;

/** Returns the children of a small painted box: the only visible one in the middle, an icon and a label on its line. */
export function centreContent(owner: BoxNode, children: readonly DesignNode[]): readonly DesignNode[] {
  if (!isSmallPaintedBox(owner)) return children;
  const [content, ...others] = children.filter(({ visible }) => visible);
  if (content === undefined || content.rotation !== 0 || content.mask !== null) return children;
  if (others.length > 0) return centreLine(owner, children);
  const isFilling =
    content.kind === 'text' &&
    content.paragraph.align === 'center' &&
    content.paragraph.resize !== 'hug' &&
    Math.abs(content.box.width - owner.box.width) <= 2 * driftTolerance;
  const box = isFilling ? { ...content.box, x: 0, width: owner.box.width } : content.box;
  const x = isFilling ? 0 : centreOn('horizontal', owner, content);
  const y = centreOn('vertical', owner, content);
  if (x === content.box.x && y === content.box.y && box === content.box) return children;
  return children.map((child) => (child === content ? { ...child, box: { ...box, x, y } } : child));
}

/** px of the lowest box with an icon and a label, such as a button, in which both are on its middle line. */
const minLineHeight = 32;

/** Puts icons and a label beside each other on the middle line of a small painted box, if they were drawn near it. */
function centreLine(owner: BoxNode, children: readonly DesignNode[]): readonly DesignNode[] {
  const parts = children.filter(({ visible }) => visible).toSorted((one, other) => one.box.x - other.box.x);
  const isLine = parts.every(
    (part, index) =>
      part.rotation === 0 &&
      part.mask === null &&
      part.box.height < owner.box.height &&
      part.box.x >= endOf(parts[index - 1]) &&
      Math.abs(middleOf(part) - owner.box.height / 2) <= 2 * driftTolerance,
  );
  if (!isLine || owner.box.height < minLineHeight || parts.filter(({ kind }) => kind === 'text').length !== 1)
    return children;
  return children.map((child) => {
    const y = (owner.box.height - child.box.height) / 2;
    return parts.includes(child) && child.box.y !== y ? { ...child, box: { ...child.box, y } } : child;
  });
}

function endOf(node: DesignNode | undefined): number {
  return node === undefined ? 0 : node.box.x + node.box.width;
}

function middleOf({ box }: DesignNode): number {
  return box.y + box.height / 2;
}

function isSmallPaintedBox({ box, fills, stroke, rotation, contour }: BoxNode): boolean {
  const { width, height } = box;
  return (
    (fills.length > 0 || stroke !== null) &&
    (contour === null || contour === 'ellipse') &&
    rotation === 0 &&
    Math.min(width, height) >= minSize &&
    width <= maxSize.width &&
    height <= maxSize.height
  );
}

/** Where content begins on an axis: in the middle, if it is drawn near it. */
function centreOn(axis: Axis, owner: BoxNode, content: DesignNode): number {
  const own: Interval = intervalOf(content.box, axis);
  const length = axis === 'horizontal' ? owner.box.width : owner.box.height;
  const centred = (length - (own.end - own.start)) / 2;
  const tolerance =
    content.kind === 'text' ? driftTolerance : Math.min(driftTolerance, length / minLengthToMove);
  return Math.abs(own.start - centred) <= tolerance + 0.001 ? centred : own.start;
}
