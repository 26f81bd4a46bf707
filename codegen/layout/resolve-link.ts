import type { DesignNode, Link, TextNode } from '#design/tree';
import type { LayoutContext } from './layout-context.ts';

/** A link with the page it leads to; one to a layer that is on none of the pages is told and left out. */
export function resolveLink(link: Link | null, node: TextNode, context: LayoutContext): Link | null {
  if (link === null || link.kind === 'url') return link;
  const target = context.pages.get(link.target);
  if (target !== undefined) return { kind: 'node', target };
  context.report('text-approximated', node, {
    detail: 'one of its links leads to a layer of none of the chosen frames, and was left out',
  });
  return null;
}

/** The same layer, its link as the pages have it; one that leads to nothing on them is told and left out. */
export function withResolvedLink<Node extends DesignNode>(node: Node, context: LayoutContext): Node {
  if (node.link === null) return node;
  const link = resolveLayerLink(node.link, node, context);
  if (link !== null) return { ...node, link };
  context.report('interaction-left-out', node, { detail: 'it leads to a frame that was not chosen' });
  return { ...node, link };
}

function resolveLayerLink({ kind, target }: Link, node: DesignNode, { pages }: LayoutContext): Link | null {
  if (kind === 'url' || kind === 'back' || kind === 'close') return { kind, target };
  const [page, own] = [pages.get(target), pages.get(node.id)];
  if (page === undefined) return null;
  if (kind === 'overlay' && page === target && page !== own) return { kind, target };
  // A frame in a section that was chosen stands on the same page.
  return page === own && page !== target ? { kind: 'scroll', target } : { kind: 'node', target: page };
}
