import { problem } from '../problem.ts';
import type { Link } from '../tree.ts';
import { fieldsOf, findText } from './fields.ts';
import type { Layer, Reading } from './reading.ts';

/** Reads the link of a range of a text; one to an address that a page must not have is told and left out. */
export function readLink(value: unknown, layer: Layer, reading: Reading): Link | null {
  const link = fieldsOf(value);
  const told = findText(link.url)?.trim() ?? '';
  if (told !== '') {
    const target = findSafeAddress(told);
    if (target !== null) return { kind: 'url', target };
    const detail = 'one of its links was left out: only web, mail and phone addresses are safe';
    reading.problems.push(problem('text-approximated', layer, { detail }));
    return null;
  }
  const target = findText(link.nodeID);
  return target === null ? null : { kind: 'node', target };
}

const host = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?::\d+)?(?:[/?#]|$)/i;
const file = /^[^/?#]*\.(?:html?|php|pdf|md|txt|json|xml|png|jpe?g|svg|gif|webp)(?:[?#]|$)/i;

/** An address as a page may have it: other schemes than these could run something. A bare host is one of the web. */
export function findSafeAddress(address: string): string | null {
  // Browsers skip control characters wherever they stand in an address, so `java\nscript:` runs.
  if (/\p{Cc}/u.test(address)) return null;
  if (host.test(address) && !file.test(address)) return `https://${address}`;
  return /^(?:https?:|mailto:|tel:|sms:|[#/?]|[^:]*$)/i.test(address) ? address : null;
}
