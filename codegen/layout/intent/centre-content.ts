/**
 * Centres the only content of a small painted box, such as an icon on a disc or a label on a pill, if a hand placed it
 * a little beside the middle. Content that is 2 px off has insets that differ by 4 px, which would be read as paddings.
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

/** Returns the children of a small painted box, of which the only visible one is exactly in the middle. */
export function centreContent(owner: BoxNode, children: readonly DesignNode[]): readonly DesignNode[] {
  if (!isSmallPaintedBox(owner)) return children;
  const [content, more] = children.filter(({ visible }) => visible);
  if (content === undefined || more !== undefined || content.rotation !== 0 || content.mask !== null)
    return children;
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
