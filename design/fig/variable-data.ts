/** What one variable or collection of a `.fig` file says, and what REST calls it. */
import { fieldsOf, findNumber, findText, listOf, textOf, type Fields } from '../read/fields.ts';
import type { FigIndex } from './fig-index.ts';
import { idOf, referenceOf } from './guid.ts';

export type FigValue =
  | number
  | string
  | boolean
  | { readonly r: number; readonly g: number; readonly b: number; readonly a: number };

/** REST's id of what an alias points at; of what is not in the file too, so that a binding is told and not lost. */
export function aliasIdOf(alias: unknown, index: FigIndex): string | null {
  const { guid, assetRef } = fieldsOf(alias);
  const id = idOf(index.findAsset(alias)?.guid) ?? referenceOf(guid) ?? findText(fieldsOf(assetRef).key);
  return id === null ? null : variableId(id);
}

/** REST's id of a variable. */
export function variableId(id: string): string {
  return `VariableID:${id}`;
}

/** REST's id of a collection. */
export function collectionId(id: string): string {
  return `VariableCollectionId:${id}`;
}

/** The plain value that `VariableData` holds; `null` where it is an alias or of no use to a page. */
export function findValue(data: unknown): FigValue | null {
  const { boolValue, textValue, floatValue, colorValue } = fieldsOf(fieldsOf(data).value);
  if (typeof boolValue === 'boolean') return boolValue;
  if (typeof textValue === 'string') return textValue;
  const { r, g, b, a } = fieldsOf(colorValue);
  const [red, green, blue] = [r, g, b].map(findNumber);
  if (red == null || green == null || blue == null) return findNumber(floatValue);
  return { r: red, g: green, b: blue, a: findNumber(a) ?? 1 };
}

/** One mode as REST has it. */
export interface FigMode {
  readonly modeId: string;
  readonly name: string;
}

/** The modes of a collection in their order; the first is the usual one. */
export function modesOf(set: Fields | null): readonly FigMode[] {
  return listOf(set?.variableSetModes)
    .map(fieldsOf)
    .sort((one, other) => (textOf(one.sortPosition, '') < textOf(other.sortPosition, '') ? -1 : 1))
    .flatMap(({ id, name }) => {
      const modeId = idOf(id);
      return modeId === null ? [] : [{ modeId, name: textOf(name, modeId) }];
    });
}
