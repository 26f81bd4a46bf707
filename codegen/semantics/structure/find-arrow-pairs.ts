/**
 * Finds two arrows side by side that point to both sides, such as those beside the name of a month: each is a button, whatever
 * the sizes of their boxes are.
 */
import { leavesIn, visibleChildren } from '../../components/walk-layout.ts';
import { flowOf } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode } from '../../layout/layout-tree.ts';
import { recognizeIcon } from '../icon-shapes.ts';

/** px of the longer side of an arrow with its frame, and between two arrows; layers in one. */
const limits = { min: 8, max: 56, gap: 48, layers: 3 };

/** Returns the arrows in a row that are a pair. */
export function findArrowPairs(row: LayoutBox): readonly LayoutNode[] {
  if (flowOf(row) !== 'row') return [];
  const shown = visibleChildren(row);
  return shown.flatMap((left, index) => {
    const right = shown[index + 1];
    if (right === undefined || sideOf(left) !== 'left' || sideOf(right) !== 'right') return [];
    const gap = (right.drawn.x ?? Number.NaN) - (left.drawn.x ?? Number.NaN) - left.drawn.width;
    return gap >= 0 && gap <= limits.gap ? [left, right] : [];
  });
}

/** The side that a small arrow points to; `null` for other layers. */
function sideOf(node: LayoutNode): 'left' | 'right' | null {
  const size = Math.max(node.drawn.width, node.drawn.height);
  if (size < limits.min || size > limits.max || node.link !== null || node.inferredKind !== undefined)
    return null;
  const [icon, more] = leavesIn(node, limits.layers) ?? [];
  if (icon?.kind !== 'vector' || more !== undefined) return null;
  const [, side] = /^(?:chevron|arrow)-(left|right)$/.exec(recognizeIcon(icon.svg) ?? '') ?? [];
  return side === 'left' || side === 'right' ? side : null;
}
