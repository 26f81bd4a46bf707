import { problem } from '../problem.ts';
import type { Effect, ShadowEffect } from '../tree.ts';
import { type Fields, fieldsOf, flagOf, lengthOf, listOf, numberOf, textOf } from './fields.ts';
import { readColour } from './read-colour.ts';
import type { Layer, ReadContext } from './read-context.ts';

/** Reads a list of effects: the visible ones. */
export function readEffects(value: unknown, layer: Layer, context: ReadContext): readonly Effect[] {
  return listOf(value)
    .map(fieldsOf)
    .filter((effect) => flagOf(effect.visible, true))
    .map((effect) => readEffect(effect, layer, context));
}

function readEffect(effect: Fields, layer: Layer, context: ReadContext): Effect {
  const type = textOf(effect.type, 'unknown');
  if (type === 'DROP_SHADOW' || type === 'INNER_SHADOW') {
    const colour = readColour(effect.color);
    const offset = fieldsOf(effect.offset);
    const bound = fieldsOf(effect.boundVariables);
    const tokens = readLengths(effect, bound, layer, context);
    return {
      kind: type === 'DROP_SHADOW' ? 'drop-shadow' : 'inner-shadow',
      colour,
      token: context.tokens.find(bound.color, colour, layer.modes, layer),
      offset: { x: numberOf(offset.x, 0), y: numberOf(offset.y, 0) },
      blur: lengthOf(effect.radius, 0),
      spread: numberOf(effect.spread, 0),
      ...(Object.keys(tokens).length === 0 ? {} : { tokens }),
      blendMode: textOf(effect.blendMode, 'NORMAL'),
      showsBehind: flagOf(effect.showShadowBehindNode, false),
    };
  }
  if (type === 'LAYER_BLUR' || type === 'BACKGROUND_BLUR') {
    if (effect.blurType === 'PROGRESSIVE') {
      const named = 'progressive blur';
      context.problems.push(problem('effect-unsupported', layer, { effect: named }));
      return { kind: 'unsupported', type: named };
    }
    const radius = lengthOf(effect.radius, 0);
    const token = context.tokens.find(fieldsOf(effect.boundVariables).radius, radius, layer.modes, layer);
    const kind = type === 'LAYER_BLUR' ? 'layer-blur' : 'background-blur';
    return { kind, radius, ...(token === null ? {} : { token }) };
  }
  context.problems.push(problem('effect-unsupported', layer, { effect: type.toLowerCase() }));
  return { kind: 'unsupported', type };
}

/** The tokens of a shadow's lengths. */
function readLengths(
  effect: Fields,
  bound: Fields,
  layer: Layer,
  context: ReadContext,
): NonNullable<ShadowEffect['tokens']> {
  const offset = fieldsOf(effect.offset);
  const lengths = [
    ['x', bound.offsetX, numberOf(offset.x, 0)],
    ['y', bound.offsetY, numberOf(offset.y, 0)],
    ['blur', bound.radius, lengthOf(effect.radius, 0)],
    ['spread', bound.spread, numberOf(effect.spread, 0)],
  ] as const;
  return Object.fromEntries(
    lengths.flatMap(([name, alias, shown]) => {
      const token = context.tokens.find(alias, shown, layer.modes, layer);
      return token === null ? [] : [[name, token]];
    }),
  );
}
