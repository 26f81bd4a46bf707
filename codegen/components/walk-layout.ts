/** Visitors of the layout tree that the later phases share. */
import { mapAll } from '#design/map-children';
import type { LayoutNode, LayoutText, LayoutTree } from '../layout/layout-tree.ts';
import { runsRightToLeft } from '../layout/text/text-line.ts';

/** Maps all pages of a layout bottom-up. `change` also gets the node as it was before its children changed. */
export function mapLayout(
  layout: LayoutTree,
  change: (node: LayoutNode, drawn: LayoutNode) => LayoutNode,
): LayoutTree {
  const pages = layout.pages.map((page) => ({ ...page, root: mapLayoutNode(page.root, change) }));
  return { ...layout, pages };
}

/** Maps one subtree of a layout bottom-up, like `mapLayout`. */
export function mapLayoutNode(
  node: LayoutNode,
  change: (node: LayoutNode, drawn: LayoutNode) => LayoutNode,
): LayoutNode {
  if (node.kind !== 'box') return change(node, node);
  const children = mapAll(node.children, (child) => mapLayoutNode(child, change));
  return change(children === node.children ? node : { ...node, children }, node);
}

/** Returns the box around each layer of a layout. */
export function mapParents({ pages }: LayoutTree): ReadonlyMap<LayoutNode, LayoutNode> {
  const parents = new Map<LayoutNode, LayoutNode>();
  const visit = (node: LayoutNode): void => {
    for (const child of node.kind === 'box' ? node.children : []) {
      parents.set(child, node);
      visit(child);
    }
  };
  for (const { root } of pages) visit(root);
  return parents;
}

/** Returns the visible children of a box, and none for other nodes or `null`. */
export function visibleChildren(node: LayoutNode | null): readonly LayoutNode[] {
  return node?.kind === 'box' ? node.children.filter(({ visible }) => visible) : [];
}

/** Returns the visible text layers in a subtree, in reading order. */
export function textsIn(node: LayoutNode): readonly LayoutText[] {
  const known = textsOfNodes.get(node);
  if (known) return known;
  const texts = node.kind === 'text' ? [node] : visibleChildren(node).flatMap(textsIn);
  textsOfNodes.set(node, texts);
  return texts;
}

/** Many rules ask for the texts in a box and in the boxes around it. */
const textsOfNodes = new WeakMap<LayoutNode, readonly LayoutText[]>();

/** Returns the visible layers without children in a subtree, in order; `null` where it has more layers than a limit. */
export function leavesIn(root: LayoutNode, maxLayers: number): readonly LayoutNode[] | null {
  const leaves: LayoutNode[] = [];
  const open = [root];
  for (let count = 0; open.length > 0; count += 1) {
    const next = open.pop();
    if (next === undefined || count === maxLayers) return null;
    const inside = visibleChildren(next);
    if (inside.length === 0) leaves.push(next);
    else if (inside.length > maxLayers) return null;
    else open.push(...[...inside].reverse());
  }
  return leaves;
}

/** Returns the whole text of a text layer, with a space between paragraphs. */
export function textOfLayer({ blocks }: LayoutText): string {
  return blocks.map(({ runs }) => runs.map(({ text }) => text).join('')).join(' ');
}

/** Returns the one of some nodes in a line that is read last: the left one, where the text among them runs to the left. */
export function lastInLine(nodes: readonly LayoutNode[], text: LayoutText): LayoutNode | undefined {
  const runsBack = runsRightToLeft(textOfLayer(text));
  const ends = nodes.map(({ drawn: { x = Number.NaN, width } }) => (runsBack ? -x : x + width));
  const last = ends.indexOf(Math.max(...ends));
  const isKnown = last >= 0 && new Set(ends).size === ends.length;
  return isKnown ? nodes[last] : nodes.at(runsBack ? 0 : -1);
}
