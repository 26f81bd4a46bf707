/** The variables of a `.fig` file: what a binding comes to in the modes around a layer. */
import { type Fields, fieldsOf, findNumber, findText, listOf, textOf } from '../read/fields.ts';
import type { FigIndex } from './fig-index.ts';
import { idOf, referenceOf } from './guid.ts';

/** Chosen modes by the id of their collection's node. */
export type FigModes = ReadonlyMap<string, string>;

interface Alias {
  readonly type: 'VARIABLE_ALIAS';
  readonly id: string;
}

export interface VariableRegistry {
  /** What `VariableData` points at, as REST writes it; `null` where it is no alias. */
  findAlias(data: unknown): Alias | null;
  /** What `VariableData` comes to; `null` where it is no alias, or leads nowhere. */
  resolve(data: unknown, modes: FigModes): FigValue | null;
  /** The modes around a layer with those it chooses itself. */
  modesAt(node: Fields, around: FigModes): FigModes;
  /** A layer's own modes in REST's terms; `null` if it has none. */
  writeModes(node: Fields): Readonly<Record<string, string>> | null;
}

/** Longer chains of aliases go in circles. */
const longestChain = 16;

/** Opens the book over an indexed file. */
export function createVariableRegistry(index: FigIndex): VariableRegistry {
  const targetOf = (data: unknown): Fields | null => {
    const { alias } = fieldsOf(fieldsOf(data).value);
    return alias === undefined ? null : index.findAsset(alias);
  };
  const resolve = (data: unknown, modes: FigModes, depth = 0): FigValue | null => {
    const variable = targetOf(data);
    if (variable === null || depth > longestChain) return null;
    const chosen = valueIn(variable, index, modes);
    return findValue(chosen) ?? resolve(chosen, modes, depth + 1);
  };
  return {
    findAlias(data) {
      const { alias } = fieldsOf(fieldsOf(data).value);
      if (alias === undefined) return null;
      const id = aliasIdOf(alias, index);
      return id === null ? null : { type: 'VARIABLE_ALIAS', id };
    },
    resolve,
    modesAt(node, around) {
      const chosen = modeChoicesOf(node, index);
      if (chosen.length === 0) return around;
      return new Map([...around, ...chosen.map(({ set, mode }) => [set, mode] as const)]);
    },
    writeModes(node) {
      const chosen = modeChoicesOf(node, index).map(({ set, mode }) => [collectionId(set), mode] as const);
      return chosen.length === 0 ? null : Object.fromEntries(chosen);
    },
  };
}

interface ModeChoice {
  /** The id of a collection's node. */
  readonly set: string;
  readonly mode: string;
}

function modeChoicesOf(node: Fields, index: FigIndex): readonly ModeChoice[] {
  if (node.variableModeBySetMap === undefined) return [];
  return listOf(fieldsOf(node.variableModeBySetMap).entries)
    .map(fieldsOf)
    .flatMap(({ variableSetID, variableModeID }) => {
      const set = idOf(index.findAsset(variableSetID)?.guid);
      const mode = referenceOf(variableModeID);
      return set === null || mode === null ? [] : [{ set, mode }];
    });
}

/** The `VariableData` of a variable in these modes; in its collection's first mode where they say nothing. */
function valueIn(variable: Fields, index: FigIndex, modes: FigModes): unknown {
  const entries = listOf(fieldsOf(variable.variableDataValues).entries).map(fieldsOf);
  const set = index.findAsset(variable.variableSetID);
  const setId = idOf(set?.guid);
  const wanted = setId === null ? undefined : modes.get(setId);
  const first = modesOf(set)[0]?.modeId;
  const found =
    entries.find(({ modeID }) => idOf(modeID) === wanted) ??
    entries.find(({ modeID }) => idOf(modeID) === first) ??
    entries[0];
  return found?.variableData;
}

/** What one variable or collection of a `.fig` file says, and what REST calls it. */

type FigValue =
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
