/**
 * What a click on a layer of a prototype does, where a page can do it plainly; anything else that a prototype does is
 * told. https://developers.figma.com/docs/rest-api/file-property-types/#interaction-type
 */
import type { Limit } from '../limits.ts';
import { problem } from '../problem.ts';
import type { Link } from '../tree.ts';
import { type Fields, fieldsOf, findText, listOf, textOf } from './fields.ts';
import type { Layer, ReadContext } from './read-context.ts';

/** Reads the interactions of a layer: its link, by the first that is one. */
export function readInteractions(node: Fields, layer: Layer, context: ReadContext): Link | null {
  let link: Link | null = null;
  for (const interaction of listOf(node.interactions).map(fieldsOf)) {
    const trigger = textOf(fieldsOf(interaction.trigger).type, '');
    for (const action of listOf(interaction.actions).map(fieldsOf)) {
      if (showsState(trigger, action, context)) continue;
      const found: Link | null = trigger === 'ON_CLICK' && link === null ? readAction(action) : null;
      link ??= found;
      if (found === null) reportLimit(findLimit(trigger, action), layer, context);
    }
  }
  // Older files have one navigation a layer and no list.
  const target = findText(node.transitionNodeID);
  return target === null || listOf(node.interactions).length > 0 ? link : { kind: 'node', target };
}

const navigations: Readonly<Record<string, Link['kind']>> = {
  NAVIGATE: 'node',
  SWAP: 'node',
  SCROLL_TO: 'scroll',
  OVERLAY: 'overlay',
};

function readAction(action: Fields): Link | null {
  if (action.type === 'BACK') return { kind: 'back', target: '' };
  if (action.type === 'CLOSE') return { kind: 'close', target: '' };
  if (action.type === 'URL') {
    const target = findSafeAddress(textOf(action.url, '').trim());
    return target === null || target === '' ? null : { kind: 'url', target };
  }
  const target = findText(action.destinationId);
  const kind = Object.hasOwn(navigations, textOf(action.navigation, ''))
    ? navigations[textOf(action.navigation, '')]
    : undefined;
  return action.type === 'NODE' && target !== null && kind !== undefined ? { kind, target } : null;
}

/** A variant under the pointer or a finger is a state of the control, which the file tells by the variant itself. */
function showsState(
  trigger: string,
  { navigation, destinationId }: Fields,
  { snapshot }: ReadContext,
): boolean {
  const isState = /^(ON_HOVER|ON_PRESS|MOUSE_(ENTER|LEAVE|DOWN|UP))$/.test(trigger);
  const target = findText(destinationId);
  return (
    isState && navigation === 'CHANGE_TO' && (snapshot.variants ?? []).some(({ node }) => node.id === target)
  );
}

function findLimit(trigger: string, { type, navigation, url }: Fields): Limit<'interaction-left-out'> | null {
  if (type === 'URL' && findSafeAddress(textOf(url, '').trim()) === null)
    return 'its address is none of the web, mail or a phone';
  if (type !== 'NODE' && type !== 'URL' && type !== 'BACK' && type !== 'CLOSE')
    return 'it sets or asks for variables, or plays a video';
  if (navigation === 'CHANGE_TO') return 'it becomes another variant';
  return trigger === 'ON_CLICK'
    ? 'it does more than one thing at once'
    : 'it answers something else than a click';
}

function reportLimit(detail: Limit<'interaction-left-out'> | null, layer: Layer, context: ReadContext): void {
  if (detail !== null) context.problems.push(problem('interaction-left-out', layer, { detail }));
}

/** Reads the link of a range of a text; one to an address that a page must not have is told and left out. */
export function readLink(value: unknown, layer: Layer, context: ReadContext): Link | null {
  const link = fieldsOf(value);
  const address = findText(link.url)?.trim() ?? '';
  if (address !== '') {
    const target = findSafeAddress(address);
    if (target !== null) return { kind: 'url', target };
    const detail = 'one of its links was left out: only web, mail and phone addresses are safe';
    context.problems.push(problem('text-approximated', layer, { detail }));
    return null;
  }
  const target = findText(link.nodeID);
  return target === null ? null : { kind: 'node', target };
}

const hostPattern = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?::\d+)?(?:[/?#]|$)/i;
const filePattern = /^[^/?#]*\.(?:html?|php|pdf|md|txt|json|xml|png|jpe?g|svg|gif|webp)(?:[?#]|$)/i;

/** An address as a page may have it: other schemes than these could run something. A bare host is one of the web. */
function findSafeAddress(address: string): string | null {
  // Browsers skip control characters wherever they stand in an address, so `java\nscript:` runs.
  if (/\p{Cc}/u.test(address)) return null;
  if (hostPattern.test(address) && !filePattern.test(address)) return `https://${address}`;
  return /^(?:https?:|mailto:|tel:|sms:|[#/?]|[^:]*$)/i.test(address) ? address : null;
}
