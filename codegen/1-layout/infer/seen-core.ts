import type { DesignNode, Rectangle } from '#design/tree';
import { union } from '../visual-bounds.ts';
import { pieceOf } from './piece.ts';

/**
 * From where to where down the page there is something to see of a node, in its parent's px: a box that paints
 * nothing may lie on others wherever it is empty.
 */
export function seenCore(node: DesignNode): Rectangle {
  const { box, core } = pieceOf(node);
  if (node.kind !== 'box' || node.rotation !== 0 || paints(node)) return core;
  const shown = node.children.filter(({ visible, mask }) => visible && mask === null).map(seenCore);
  if (shown.length === 0) return core;
  const inside = shown.reduce(union);
  const start = Math.max(box.y, box.y + inside.y);
  const end = Math.min(box.y + box.height, box.y + inside.y + inside.height);
  return start < end ? { ...core, y: start, height: end - start } : core;
}

function paints({ fills, stroke, effects, exported }: Extract<DesignNode, { kind: 'box' }>): boolean {
  return fills.length > 0 || stroke !== null || effects.length > 0 || exported !== null;
}
