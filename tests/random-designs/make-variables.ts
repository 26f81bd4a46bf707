/** Variables in the form of Figma's answer: colours and numbers with modes, aliases that lead on, in circles and nowhere. */
import { pickExtreme, pickName, pickWrong } from './hostile-values.ts';
import type { Json } from './make-paint.ts';
import type { Random } from './random.ts';

export interface RandomVariables {
  readonly ids: readonly [string, ...(readonly string[])];
  readonly json: Json;
}

const modes = ['1:0', '1:1'];

export function makeVariables(random: Random): RandomVariables {
  const ids = Array.from({ length: 8 }, (_, index) => `VariableID:1:${index}`);
  const variables = ids.map((id, index) => [
    id,
    makeVariable(random, id, ids[(index + 3) % ids.length] ?? ''),
  ]);
  return {
    ids: ['VariableID:9:404', ...ids],
    json: {
      variables: Object.fromEntries(variables) as Json,
      variableCollections: {
        'C:1': {
          id: 'C:1',
          name: pickName(random),
          modes: modes.map((modeId) => ({ modeId, name: pickName(random) })),
          defaultModeId: modes[0],
          variableIds: ids,
        },
      },
    },
  };
}

/** One in three points on to another, so that some come round to themselves. */
function makeVariable(random: Random, id: string, other: string): Json {
  const resolvedType = random.pick(['COLOR', 'COLOR', 'FLOAT', 'STRING', 'BOOLEAN']);
  const alias = { type: 'VARIABLE_ALIAS', id: random.chance(0.1) ? 'VariableID:9:404' : other };
  const value = () => (random.chance(0.35) ? alias : makeValue(random, resolvedType));
  return {
    id,
    name: pickName(random),
    key: id,
    variableCollectionId: random.chance(0.95) ? 'C:1' : 'C:404',
    resolvedType,
    valuesByMode: Object.fromEntries(modes.map((mode) => [mode, value()])),
    ...(random.chance(0.2)
      ? { codeSyntax: { WEB: random.pick(['--brand', 'var(--x)', '}; * {', 'color']) } }
      : {}),
  };
}

function makeValue(random: Random, type: string): unknown {
  if (random.chance(0.05)) return pickWrong(random);
  if (type === 'COLOR') return { r: random.share(), g: random.share(), b: random.share(), a: 1 };
  if (type === 'FLOAT') return random.chance(0.2) ? pickExtreme(random) : random.whole(0, 40);
  return type === 'BOOLEAN' ? random.chance(0.5) : pickName(random);
}
