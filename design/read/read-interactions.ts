/**
 * What a click on a layer of a prototype does, where a page can do it plainly; anything else that a prototype does is
 * told. https://developers.figma.com/docs/rest-api/file-property-types/#interaction-type
 */
import type { Limit } from '../limits.ts';
import { problem } from '../problem.ts';
import type { Link } from '../tree.ts';
import { type Fields, fieldsOf, findText, listOf, textOf } from './fields.ts';
import { findSafeAddress } from './read-link.ts';
import type { Layer, Reading } from './reading.ts';

/** Reads the interactions of a layer: its link, by the first that is one. */
export function readInteractions(node: Fields, layer: Layer, reading: Reading): Link | null {
  let link: Link | null = null;
  for (const interaction of listOf(node.interactions).map(fieldsOf)) {
    const trigger = textOf(fieldsOf(interaction.trigger).type, '');
    for (const action of listOf(interaction.actions).map(fieldsOf)) {
      if (showsState(trigger, action, reading)) continue;
      const found: Link | null = trigger === 'ON_CLICK' && link === null ? readAction(action) : null;
      link ??= found;
      if (found === null) tell(whyNot(trigger, action), layer, reading);
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
function showsState(trigger: string, { navigation, destinationId }: Fields, { snapshot }: Reading): boolean {
  const isState = /^(ON_HOVER|ON_PRESS|MOUSE_(ENTER|LEAVE|DOWN|UP))$/.test(trigger);
  const target = findText(destinationId);
  return (
    isState && navigation === 'CHANGE_TO' && (snapshot.variants ?? []).some(({ node }) => node.id === target)
  );
}

function whyNot(trigger: string, { type, navigation, url }: Fields): Limit<'interaction-left-out'> | null {
  if (type === 'URL' && findSafeAddress(textOf(url, '').trim()) === null)
    return 'its address is none of the web, mail or a phone';
  if (type !== 'NODE' && type !== 'URL' && type !== 'BACK' && type !== 'CLOSE')
    return 'it sets or asks for variables, or plays a video';
  if (navigation === 'CHANGE_TO') return 'it becomes another variant';
  return trigger === 'ON_CLICK'
    ? 'it does more than one thing at once'
    : 'it answers something else than a click';
}

function tell(detail: Limit<'interaction-left-out'> | null, layer: Layer, reading: Reading): void {
  if (detail !== null) reading.problems.push(problem('interaction-left-out', layer, { detail }));
}
