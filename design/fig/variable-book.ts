/** The variables of a `.fig` file: what a binding comes to in the modes around a layer, and all of them as REST has them. */
import { fieldsOf, findNumber, findText, flagOf, listOf, textOf, type Fields } from '../read/fields.ts';
import type { SnapshotVariables } from '../snapshot.ts';
import type { FigIndex } from './fig-index.ts';
import { idOf, referenceOf } from './guid.ts';

/** Chosen modes by the id of their collection's node. */
export type FigModes = ReadonlyMap<string, string>;

export type FigValue =
  | number
  | string
  | boolean
  | { readonly r: number; readonly g: number; readonly b: number; readonly a: number };

interface Alias {
  readonly type: 'VARIABLE_ALIAS';
  readonly id: string;
}

export interface VariableBook {
  /** What `VariableData` points at, as REST writes it; `null` where it is no alias. */
  findAlias(data: unknown): Alias | null;
  /** What `VariableData` comes to; `null` where it is no alias, or leads nowhere. */
  resolve(data: unknown, modes: FigModes): FigValue | null;
  /** The modes around a layer with those it chooses itself. */
  modesAt(node: Fields, around: FigModes): FigModes;
  /** All variables and their collections; `null` where there are none. */
  list(): SnapshotVariables | null;
}

/** Longer chains of aliases go in circles. */
const longestChain = 16;

/** Opens the book over an indexed file. */
export function openVariableBook(index: FigIndex): VariableBook {
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
      const chosen = listOf(fieldsOf(node.variableModeBySetMap).entries).map(fieldsOf);
      if (chosen.length === 0) return around;
      const modes = new Map(around);
      for (const { variableSetID, variableModeID } of chosen) {
        const set = idOf(index.findAsset(variableSetID)?.guid);
        const mode = referenceOf(variableModeID);
        if (set !== null && mode !== null) modes.set(set, mode);
      }
      return modes;
    },
    list: () => listVariables(index),
  };
}

/** An id for what is not in the file too, so that its binding is told and not lost. */
function aliasIdOf(alias: unknown, index: FigIndex): string | null {
  const { guid, assetRef } = fieldsOf(alias);
  const id = idOf(index.findAsset(alias)?.guid) ?? referenceOf(guid) ?? findText(fieldsOf(assetRef).key);
  return id === null ? null : variableId(id);
}

function variableId(id: string): string {
  return `VariableID:${id}`;
}

function collectionId(id: string): string {
  return `VariableCollectionId:${id}`;
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

function findValue(data: unknown): FigValue | null {
  const { value } = fieldsOf(data);
  const { boolValue, textValue, floatValue, colorValue } = fieldsOf(value);
  if (typeof boolValue === 'boolean' || typeof textValue === 'string')
    return boolValue === undefined ? String(textValue) : Boolean(boolValue);
  const number = findNumber(floatValue);
  if (number !== null) return number;
  const { r, g, b, a } = fieldsOf(colorValue);
  const [red, green, blue] = [r, g, b].map(findNumber);
  if (red == null || green == null || blue == null) return null;
  return { r: red, g: green, b: blue, a: findNumber(a) ?? 1 };
}

interface Mode {
  readonly modeId: string;
  readonly name: string;
}

function modesOf(set: Fields | null): readonly Mode[] {
  return listOf(set?.variableSetModes)
    .map(fieldsOf)
    .sort((one, other) => (textOf(one.sortPosition, '') < textOf(other.sortPosition, '') ? -1 : 1))
    .flatMap(({ id, name }) => {
      const modeId = idOf(id);
      return modeId === null ? [] : [{ modeId, name: textOf(name, modeId) }];
    });
}

const resolvedTypes = new Set(['COLOR', 'FLOAT', 'STRING', 'BOOLEAN']);

function listVariables(index: FigIndex): SnapshotVariables | null {
  const variables = index.nodes
    .filter(({ type }) => type === 'VARIABLE')
    .flatMap((node) => {
      const variable = writeVariable(node, index);
      return variable === null ? [] : [[variable.id, variable] as const];
    });
  if (variables.length === 0) return null;
  const sets = index.nodes
    .filter(({ type }) => type === 'VARIABLE_SET')
    .flatMap((node) => {
      const collection = writeCollection(
        node,
        variables.map(([, variable]) => variable),
      );
      return collection === null ? [] : [[collection.id, collection] as const];
    });
  // Written with every field that readers of REST's variables rely on; a value's kind is checked where it is read.
  return {
    variables: Object.fromEntries(variables),
    variableCollections: Object.fromEntries(sets),
  } as unknown as SnapshotVariables;
}

function writeVariable(node: Fields, index: FigIndex) {
  const id = idOf(node.guid);
  const set = idOf(index.findAsset(node.variableSetID)?.guid);
  const type = textOf(node.variableResolvedType, '');
  if (id === null || set === null || !resolvedTypes.has(type)) return null;
  return {
    id: variableId(id),
    name: textOf(node.name, ''),
    key: textOf(node.key, ''),
    variableCollectionId: collectionId(set),
    resolvedType: type,
    valuesByMode: writeValues(node, index),
    remote: node.sourceLibraryKey !== undefined,
    description: textOf(node.description, ''),
    hiddenFromPublishing: !flagOf(node.isPublishable, true),
    scopes: listOf(node.variableScopes),
    codeSyntax: Object.fromEntries(
      listOf(fieldsOf(node.codeSyntax).entries)
        .map(fieldsOf)
        .map(({ platform, value }) => [textOf(platform, ''), textOf(value, '')]),
    ),
  };
}

function writeValues(node: Fields, index: FigIndex): Readonly<Record<string, unknown>> {
  const entries = listOf(fieldsOf(node.variableDataValues).entries).map(fieldsOf);
  return Object.fromEntries(
    entries.flatMap(({ modeID, variableData }) => {
      const mode = idOf(modeID);
      const { alias } = fieldsOf(fieldsOf(variableData).value);
      const id = alias === undefined ? null : aliasIdOf(alias, index);
      const value = id === null ? findValue(variableData) : { type: 'VARIABLE_ALIAS', id };
      return mode === null || value === null ? [] : [[mode, value]];
    }),
  ); // fromEntries forgets the pair type that flatMap inferred.
}

function writeCollection(
  node: Fields,
  variables: readonly { readonly id: string; readonly variableCollectionId: string }[],
) {
  const own = idOf(node.guid);
  if (own === null) return null;
  const id = collectionId(own);
  const modes = modesOf(node);
  return {
    id,
    name: textOf(node.name, ''),
    key: textOf(node.key, ''),
    modes,
    defaultModeId: modes[0]?.modeId ?? '',
    remote: node.sourceLibraryKey !== undefined,
    hiddenFromPublishing: !flagOf(node.isPublishable, true),
    variableIds: variables
      .filter((variable) => variable.variableCollectionId === id)
      .map((variable) => variable.id),
  };
}

/** A layer's own choice of modes in REST's words. */
export function writeModes(node: Fields, index: FigIndex): Readonly<Record<string, string>> | null {
  const entries = listOf(fieldsOf(node.variableModeBySetMap).entries).map(fieldsOf);
  const chosen = entries.flatMap(({ variableSetID, variableModeID }) => {
    const set = idOf(index.findAsset(variableSetID)?.guid);
    const mode = referenceOf(variableModeID);
    return set === null || mode === null ? [] : [[collectionId(set), mode] as const];
  });
  return chosen.length === 0 ? null : Object.fromEntries(chosen);
}
