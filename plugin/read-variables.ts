import type { SnapshotVariables } from '#design/snapshot';
import { orNull } from './ask-figma.ts';
import type { ReadSession } from './read-session.ts';

type RestVariable = SnapshotVariables['variables'][string];
type RestCollection = SnapshotVariables['variableCollections'][string];

/** Variables awaited together. */
const batchSize = 32;

/** The variables that the frames are bound to and those that these lead to, in the words of Figma's REST API. */
export async function readVariables(
  ids: readonly string[],
  session: ReadSession,
): Promise<SnapshotVariables | null> {
  const variables: Record<string, RestVariable> = {};
  const seen = new Set(ids);
  const open = [...ids];
  while (open.length > 0) {
    await session.report('Reading variables', seen.size - open.length, seen.size);
    const chunk = open.splice(0, batchSize);
    const found = await Promise.all(
      chunk.map((id) => orNull(() => figma.variables.getVariableByIdAsync(id))),
    );
    for (const variable of found) {
      if (!variable) continue;
      variables[variable.id] = toRestVariable(variable);
      for (const id of aliasesOf(variable)) {
        if (!seen.has(id)) open.push(id);
        seen.add(id);
      }
    }
  }
  return { variables, variableCollections: await readCollections(variables) };
}

async function readCollections(
  variables: Readonly<Record<string, RestVariable>>,
): Promise<Record<string, RestCollection>> {
  const ids = new Set(Object.values(variables).map((variable) => variable.variableCollectionId));
  const collections: Record<string, RestCollection> = {};
  for (const id of ids) {
    const collection = await orNull(() => figma.variables.getVariableCollectionByIdAsync(id));
    if (!collection) continue;
    const { name, key, modes, defaultModeId, remote, hiddenFromPublishing, variableIds } = collection;
    collections[id] = { id, name, key, modes, defaultModeId, remote, hiddenFromPublishing, variableIds };
  }
  return collections;
}

/** Property by property, because a Variable is an object of Figma's that does not survive a message. */
function toRestVariable(variable: Variable): RestVariable {
  const { id, name, key, variableCollectionId, resolvedType, valuesByMode } = variable;
  const { remote, description, hiddenFromPublishing, scopes, codeSyntax } = variable;
  return {
    id,
    name,
    key,
    variableCollectionId,
    // Kinds of values that the REST API does not know come through as they are; codegen leaves them out.
    resolvedType: resolvedType as RestVariable['resolvedType'],
    // Both describe the same values; the typings spell an alias's kind differently.
    valuesByMode: valuesByMode as RestVariable['valuesByMode'],
    remote,
    description,
    hiddenFromPublishing,
    scopes,
    codeSyntax,
  };
}

function aliasesOf(variable: Variable): string[] {
  return Object.values(variable.valuesByMode).flatMap((value) =>
    typeof value === 'object' && 'type' in value && value.type === 'VARIABLE_ALIAS' ? [value.id] : [],
  );
}
