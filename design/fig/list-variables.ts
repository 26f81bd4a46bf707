/** All variables and their collections, as `meta` of `GET /v1/files/:key/variables/local`. */
import { type Fields, fieldsOf, flagOf, listOf, textOf } from '../read/fields.ts';
import type { SnapshotVariables } from '../snapshot.ts';
import type { FigIndex } from './fig-index.ts';
import { idOf } from './guid.ts';
import { aliasIdOf, collectionId, findValue, modesOf, variableId } from './variable-registry.ts';

const resolvedTypes = new Set(['COLOR', 'FLOAT', 'STRING', 'BOOLEAN']);

/** Lists them; `null` where the file has none. */
export function listVariables(index: FigIndex): SnapshotVariables | null {
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
