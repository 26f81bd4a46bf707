/**
 * Takes the small parts in the corners of a picture, such as a badge and a button, out of its flow and pins each to its
 * corner. In a row or column the place of one would depend on whether the other is there.
 */
import type { BoxNode, DesignNode, Placement } from '#design/tree';
import { rotatedBounds } from '../node-transform.ts';
import { containsText } from './dissolve-groups.ts';
import { hugLabel } from './hug-labels.ts';

/** px of the smallest picture with parts in its corners, and of the highest such part. */
const sizes = { minWidth: 96, minHeight: 72, maxPartHeight: 48 };
/** The largest part as a share of the picture. */
const maxShare = { width: 0.6, height: 0.4 };
/** px from a corner. */
const maxInset = 24;
const maxParts = 4;
/** Letters of a badge at most. */
const maxLetters = 24;

/** Returns the box with the parts in the corners of its picture pinned; `null` where something else is on it. */
export function pinOverlays(node: BoxNode): BoxNode | null {
  const shown = node.children.filter(({ visible }) => visible);
  if (!isPicture(node) || shown.length === 0 || shown.length > maxParts) return null;
  const pinned: DesignNode[] = [];
  for (const part of shown) {
    const corner = cornerOf(part, node);
    if (corner === null) return null;
    const constraints = { ...part.placement.constraints, ...corner };
    const own = hugLabel(part) ?? part;
    pinned.push({ ...own, placement: { ...own.placement, absolute: true, constraints } });
  }
  const hidden = node.children.filter(({ visible }) => !visible);
  return { ...node, children: [...pinned.sort(inReadingOrder), ...hidden] };
}

/** Parts in different corners cover nothing of each other, so they may be in the order in which they are read. */
function inReadingOrder(one: DesignNode, other: DesignNode): number {
  const isBelow = ({ placement }: DesignNode): number => Number(placement.constraints.vertical === 'bottom');
  return isBelow(one) - isBelow(other) || one.box.x - other.box.x;
}

function isPicture({ fills, box }: BoxNode): boolean {
  const isLarge = box.width >= sizes.minWidth && box.height >= sizes.minHeight;
  return isLarge && fills.some(({ kind }) => kind === 'image');
}

type Corner = Pick<Placement['constraints'], 'horizontal' | 'vertical'>;

/** The corner that a part is in; `null` where it is in none, or too large. */
function cornerOf(part: DesignNode, picture: BoxNode): Corner | null {
  const { x, y, width, height } = rotatedBounds(part);
  const [right, bottom] = [picture.box.width - x - width, picture.box.height - y - height];
  const isSmall =
    width <= maxShare.width * picture.box.width &&
    height <= Math.min(sizes.maxPartHeight, maxShare.height * picture.box.height);
  const insets = [Math.min(x, right), Math.min(y, bottom)];
  const isInCorner = insets.every((inset) => inset >= 0 && inset <= maxInset);
  if (!isSmall || !isInCorner || lettersOf(part) > maxLetters) return null;
  return { horizontal: x <= right ? 'left' : 'right', vertical: y <= bottom ? 'top' : 'bottom' };
}

function lettersOf(node: DesignNode): number {
  if (node.kind === 'text') return node.characters.length;
  if (node.kind !== 'box' || !containsText(node)) return 0;
  return node.children.reduce((sum, child) => sum + (child.visible ? lettersOf(child) : 0), 0);
}
