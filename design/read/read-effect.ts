import { problem } from '../problem.ts';
import type { Effect } from '../tree.ts';
import { type Fields, fieldsOf, flagOf, lengthOf, listOf, numberOf, textOf } from './fields.ts';
import { readColour } from './read-colour.ts';
import type { Layer, Reading } from './reading.ts';

/** Reads a list of effects: the visible ones. */
export function readEffects(value: unknown, layer: Layer, reading: Reading): readonly Effect[] {
  return listOf(value)
    .map(fieldsOf)
    .filter((effect) => flagOf(effect.visible, true))
    .map((effect) => readEffect(effect, layer, reading));
}

function readEffect(effect: Fields, layer: Layer, reading: Reading): Effect {
  const type = textOf(effect.type, 'unknown');
  if (type === 'DROP_SHADOW' || type === 'INNER_SHADOW') {
    const colour = readColour(effect.color);
    const offset = fieldsOf(effect.offset);
    const alias = fieldsOf(effect.boundVariables).color;
    return {
      kind: type === 'DROP_SHADOW' ? 'drop-shadow' : 'inner-shadow',
      colour,
      token: reading.tokens.find(alias, colour, layer.modes, layer),
      offset: { x: numberOf(offset.x, 0), y: numberOf(offset.y, 0) },
      blur: lengthOf(effect.radius, 0),
      spread: numberOf(effect.spread, 0),
      blendMode: textOf(effect.blendMode, 'NORMAL'),
      showsBehind: flagOf(effect.showShadowBehindNode, false),
    };
  }
  if (type === 'LAYER_BLUR' || type === 'BACKGROUND_BLUR') {
    if (effect.blurType === 'PROGRESSIVE') {
      const named = 'progressive blur';
      reading.problems.push(problem('effect-unsupported', layer, { effect: named }));
      return { kind: 'unsupported', type: named };
    }
    return {
      kind: type === 'LAYER_BLUR' ? 'layer-blur' : 'background-blur',
      radius: lengthOf(effect.radius, 0),
    };
  }
  reading.problems.push(problem('effect-unsupported', layer, { effect: type.toLowerCase() }));
  return { kind: 'unsupported', type };
}
