import type { LayoutNode, LayoutText, LayoutTree } from '../layout/layout-tree.ts';
import { visibleChildren } from './align-occurrences.ts';

/** The same layout, each node as `change` has it, those inside before those around. */
export function mapLayout(
  layout: LayoutTree,
  change: (node: LayoutNode, drawn: LayoutNode) => LayoutNode,
): LayoutTree {
  const pages = layout.pages.map((page) => ({ ...page, root: mapLayoutNode(page.root, change) }));
  return { ...layout, pages };
}

/** The same part of a layout, each node as `change` has it, those inside before those around. */
export function mapLayoutNode(
  node: LayoutNode,
  change: (node: LayoutNode, drawn: LayoutNode) => LayoutNode,
): LayoutNode {
  if (node.kind !== 'box') return change(node, node);
  const children = node.children.map((child) => mapLayoutNode(child, change));
  const isSame = children.every((child, index) => child === node.children[index]);
  return change(isSame ? node : { ...node, children }, node);
}

/** A text, or the texts that show in a layer, in reading order. */
export function textsIn(node: LayoutNode): readonly LayoutText[] {
  return node.kind === 'text' ? [node] : visibleChildren(node).flatMap(textsIn);
}

/** All words of a text layer, paragraphs apart by a space. */
export function textOfLayer({ blocks }: LayoutText): string {
  return blocks.map(({ runs }) => runs.map(({ text }) => text).join('')).join(' ');
}
