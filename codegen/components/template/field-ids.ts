/**
 * Connects a field with its caption and the note below it by ids. Where an element is in a page once, its id is written out;
 * in a component, every instance has ids of its own.
 */
import { toFragment } from '../../naming/fragments.ts';
import type { FieldPart } from '../../semantics/find-roles.ts';
import { isFieldTag } from '../../semantics/role.ts';
import type { AlignedNodes } from '../align-occurrences.ts';
import type { AttributeValue, CodeAttribute } from '../code-component.ts';
import { textOfLayer } from '../walk-layout.ts';
import type { TemplateContext } from './template-context.ts';
import { visibilityName } from './varying-content.ts';

/**
 * Returns `id`, `for` and `aria-describedby` of a caption, a field or a note. A component whose occurrences are not all fields has
 * neither a label nor a field there.
 */
export function fieldPartAttributes(
  context: TemplateContext,
  nodes: AlignedNodes,
  tag: string,
): readonly CodeAttribute[] {
  const parts = nodes.map((node) => node && context.library.roles.partOf(node));
  const kinds = new Set(parts.map((part) => part?.part));
  kinds.delete(undefined);
  const [kind, more] = kinds;
  const index = parts.findIndex((part) => part !== null);
  const first = parts[index];
  if (kind === undefined || more !== undefined || !first) return [];
  if ((kind === 'caption' && tag !== 'label') || (kind === 'field' && !isFieldTag(tag))) return [];
  const id = idOf(context, index, first);
  const value = (suffix: string): AttributeValue =>
    context.isReusable
      ? { kind: 'id', suffix: [id, suffix].filter((one) => one !== '').join('-'), condition: null }
      : { kind: 'text', text: suffix === '' ? id : `${id}-${suffix}` };
  if (kind === 'caption') return [{ name: 'for', value: value('') }];
  if (kind === 'note') return [{ name: 'id', value: value('note') }];
  return [{ name: 'id', value: value('') }, ...describedBy(context, parts, value('note'))];
}

/** `aria-describedby` of a field, where its note is shown. */
function describedBy(
  { variations }: TemplateContext,
  parts: readonly (FieldPart | null)[],
  note: AttributeValue,
): readonly CodeAttribute[] {
  const shown = parts.map((part) => part && part.note !== null);
  if (!shown.includes(true)) return [];
  if (!shown.includes(false) || note.kind !== 'id') return [{ name: 'aria-describedby', value: note }];
  const condition = { prop: '', members: null };
  const notes = parts.map((part) => part && part.note);
  variations.addVisibility(condition, visibilityName(notes), shown);
  return [{ name: 'aria-describedby', value: { ...note, condition } }];
}

/** Returns the id of a field. In a component it is the end of one, which is empty for the first field. */
function idOf(context: TemplateContext, index: number, { box, caption }: FieldPart): string {
  const { occurrences, isReusable, fieldIds, library } = context;
  const occurrence = occurrences[index] ?? box;
  const key = box === occurrence ? '' : context.elementRefOf(occurrence, box);
  const known = fieldIds.get(key);
  if (known !== undefined) return known;
  const id = isReusable
    ? fieldIds.size === 0
      ? ''
      : `${fieldIds.size + 1}`
    : library.ids.take(toFragment(`${textOfLayer(caption)} field`) ?? 'field');
  fieldIds.set(key, id);
  return id;
}
