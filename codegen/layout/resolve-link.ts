/** Resolves links between layers to links between pages. */
import type { DesignNode, Link, TextNode } from '#design/tree';
import { toFragment } from '../naming/fragments.ts';
import type { LayoutContext } from './layout-context.ts';

/**
 * Replaces the target of a text link by the page that contains it. A link to a layer outside all pages is reported and
 * removed.
 */
export function resolveLink(link: Link | null, node: TextNode, context: LayoutContext): Link | null {
  if (link === null || link.kind === 'url') return link;
  const target = context.pages.get(link.target);
  if (target !== undefined) return { kind: 'node', target };
  context.report('text-approximated', node, {
    detail: 'one of its links leads to a layer of none of the chosen frames, and was left out',
  });
  return null;
}

/**
 * Resolves the link of a layer. A link to a frame outside all pages is reported and leads to a fragment that is named
 * after the words of the layer.
 */
export function withResolvedLink<Node extends DesignNode>(node: Node, context: LayoutContext): Node {
  if (node.link === null) return node;
  const link = resolveLayerLink(node.link, node, context);
  if (link !== null) return { ...node, link };
  context.report('interaction-left-out', node, { detail: 'it leads to a frame that was not chosen' });
  return { ...node, link: node.link.kind === 'node' ? linkToFragment(node) : null };
}

function linkToFragment(node: DesignNode): Link {
  return { kind: 'url', target: `#${toFragment(wordsIn(node)) ?? toFragment(node.name) ?? 'page'}` };
}

function wordsIn(node: DesignNode): string {
  if (!node.visible) return '';
  if (node.kind === 'text') return node.characters;
  return node.kind === 'box' ? node.children.map(wordsIn).join(' ') : '';
}

function resolveLayerLink({ kind, target }: Link, node: DesignNode, { pages }: LayoutContext): Link | null {
  if (kind === 'url' || kind === 'back' || kind === 'close') return { kind, target };
  const [page, own] = [pages.get(target), pages.get(node.id)];
  if (page === undefined) return null;
  if (kind === 'overlay' && page === target && page !== own) return { kind, target };
  // A frame inside a chosen section is on the same page.
  return page === own && page !== target ? { kind: 'scroll', target } : { kind: 'node', target: page };
}
