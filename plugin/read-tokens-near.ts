import type { Surroundings } from '#design/surroundings';
import { orNull } from './ask-figma.ts';
import { asHex } from './as-hex.ts';

/** Variables told by name: rules ask for few. */
const tokensKept = 40;

/** The modes that hold at a layer, and the variables that it and its neighbours use. */
export async function readTokensNear(
  node: SceneNode,
  near: readonly SceneNode[],
): Promise<Pick<Surroundings, 'modes' | 'tokens'>> {
  const ids = new Set(near.flatMap(listBound));
  const variables = await Promise.all(
    [...ids].slice(0, tokensKept).map((id) => orNull(() => figma.variables.getVariableByIdAsync(id))),
  );
  const tokens: Record<string, string> = {};
  for (const variable of variables) {
    const value = variable && valueAt(variable, node);
    if (variable && value !== null) tokens[variable.name] = value;
  }
  return { modes: await readModes(node), tokens };
}

/** Names of modes of collections that have a choice. */
async function readModes(node: SceneNode): Promise<string[]> {
  const chosen = Object.entries(node.resolvedVariableModes);
  const names = await Promise.all(
    chosen.map(async ([collectionId, modeId]) => {
      const collection = await orNull(() => figma.variables.getVariableCollectionByIdAsync(collectionId));
      const modes = collection?.modes ?? [];
      return modes.length > 1 ? modes.find((mode) => mode.modeId === modeId)?.name : undefined;
    }),
  );
  return names.filter((name): name is string => name !== undefined);
}

function listBound(node: SceneNode): string[] {
  return Object.values(node.boundVariables ?? {}).flatMap((bound) =>
    [bound].flat().flatMap((alias) => ('id' in alias && typeof alias.id === 'string' ? [alias.id] : [])),
  );
}

function valueAt(variable: Variable, node: SceneNode): string | null {
  const value = resolve(variable, node);
  if (typeof value === 'object' && value !== null) return 'r' in value ? asHex(value) : null;
  return value === null ? null : String(value).slice(0, 200);
}

/** `null` where a variable leads to one that is no longer there. */
function resolve(variable: Variable, node: SceneNode): VariableValue | null {
  try {
    return variable.resolveForConsumer(node).value;
  } catch {
    return null;
  }
}
