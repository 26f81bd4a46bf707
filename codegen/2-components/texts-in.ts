import type { LayoutNode, LayoutText } from '../1-layout/layout-tree.ts';
import { visibleChildren } from './align-uses.ts';

/** A text, or the texts that show in a layer, in reading order. */
export function textsIn(node: LayoutNode): readonly LayoutText[] {
  return node.kind === 'text' ? [node] : visibleChildren(node).flatMap(textsIn);
}
