import { fieldsOf, findText, listOf, textOf, type Fields } from '../../read/fields.ts';
import { referenceOf } from '../guid.ts';

const triggers: Readonly<Record<string, string>> = { MOUSE_IN: 'MOUSE_ENTER', MOUSE_OUT: 'MOUSE_LEAVE' };

/** Prototype interactions in REST's words, from newer files' lists and older files' single one; `null` where none. */
export function writeInteractions(node: Fields): readonly Fields[] | null {
  const told = listOf(node.prototypeInteractions)
    .map(fieldsOf)
    .filter(({ isDeleted }) => isDeleted !== true)
    .map(({ event, actions }) => ({ trigger: fieldsOf(event), actions: listOf(actions).map(fieldsOf) }));
  const old =
    node.connectionType === undefined && node.transitionNodeID === undefined
      ? []
      : [{ trigger: node, actions: [node] }];
  const written = (told.length > 0 ? told : old).flatMap(({ trigger, actions }) => {
    const type = textOf(trigger.interactionType, 'ON_CLICK');
    const done = actions.flatMap(writeAction);
    return done.length === 0 ? [] : [{ trigger: { type: triggers[type] ?? type }, actions: done }];
  });
  return written.length === 0 ? null : written;
}

function writeAction(action: Fields): readonly Fields[] {
  const url = findText(action.connectionURL);
  if (action.connectionType === 'URL') return url === null ? [] : [{ type: 'URL', url }];
  if (action.connectionType === 'BACK' || action.connectionType === 'CLOSE')
    return [{ type: action.connectionType }];
  const destinationId = referenceOf(action.transitionNodeID);
  if (destinationId === null) return [];
  return [{ type: 'NODE', destinationId, navigation: textOf(action.navigationType, 'NAVIGATE') }];
}
