import type { Link } from '#design/tree';
import type { PlanContext } from './plan-context.ts';

export type ReadAddress =
  { readonly link: Link; readonly reason: null } | { readonly link: null; readonly reason: string };

/**
 * Where an address of a plan leads: to another page, by an address of the web, of mail or of a phone, by a path of the
 * same site, or to a layer (`#` and its id). Whatever else it is does not lead anywhere a page may send a person.
 */
export function readAddress(href: string, context: PlanContext): ReadAddress {
  const address = href.trim();
  if (context.pageIds.has(address)) return leadTo({ kind: 'node', target: address });
  if (address.startsWith('#')) {
    const node = context.find(address.slice(1));
    return node ? leadTo({ kind: 'scroll', target: node.id }) : refuse('it leads to no layer of the design');
  }
  if (address.length > 500 || /[\s\p{Cc}<>"`\\]/u.test(address)) return refuse('it is no address');
  return /^(https?:\/\/[^/]|mailto:[^?]+@|tel:[+\d]|\/(?!\/))/i.test(address)
    ? leadTo({ kind: 'url', target: address })
    : refuse('only web, mail and phone addresses, paths and layers can be led to');
}

function leadTo(link: Link): ReadAddress {
  return { link, reason: null };
}

function refuse(reason: string): ReadAddress {
  return { link: null, reason };
}
