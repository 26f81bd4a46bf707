import type { References } from './collect-references.ts';
import type { SnapshotVariables } from './snapshot.ts';

/** The variables these layers use, those their values lead to, and the collections of all of them. */
export function takeVariables(all: SnapshotVariables, references: References): SnapshotVariables {
  const variables = new Map<string, SnapshotVariables['variables'][string]>();
  const waiting = [...references.variableIds];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (variables.has(id) || !Object.hasOwn(all.variables, id)) continue;
    const variable = all.variables[id];
    if (!variable) continue;
    variables.set(id, variable);
    waiting.push(...aliasesIn(variable.valuesByMode));
  }
  const collectionIds = new Set(references.collectionIds);
  for (const { variableCollectionId } of variables.values()) collectionIds.add(variableCollectionId);
  return {
    variables: Object.fromEntries(variables),
    variableCollections: Object.fromEntries(
      Object.entries(all.variableCollections).filter(([id]) => collectionIds.has(id)),
    ),
  };
}

/** Ids of the variables that values point to. */
function aliasesIn(valuesByMode: unknown): readonly string[] {
  const found: string[] = [];
  const waiting: unknown[] = [valuesByMode];
  while (waiting.length > 0) {
    const value = waiting.pop();
    if (typeof value !== 'object' || value === null) continue;
    if ('type' in value && value.type === 'VARIABLE_ALIAS' && 'id' in value && typeof value.id === 'string') {
      found.push(value.id);
    } else {
      for (const inner of Object.values(value)) waiting.push(inner);
    }
  }
  return found;
}
