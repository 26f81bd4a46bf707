import type { Link, TextNode } from '#design/tree';
import type { Laying } from './laying.ts';

/** A link with the page it leads to; one to a layer that is on none of the pages is told and left out. */
export function resolveLink(link: Link | null, node: TextNode, laying: Laying): Link | null {
  if (link === null || link.kind === 'url') return link;
  const target = laying.pages.get(link.target);
  if (target !== undefined) return { kind: 'node', target };
  laying.report('text-approximated', node, {
    detail: 'one of its links leads to a layer of none of the chosen frames, and was left out',
  });
  return null;
}
