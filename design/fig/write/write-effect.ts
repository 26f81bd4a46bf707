import { fieldsOf, listOf, textOf, type Fields } from '../../read/fields.ts';
import { writeColour } from './write-paint.ts';
import type { InModes } from './writing.ts';

const types: Readonly<Record<string, string>> = {
  FOREGROUND_BLUR: 'LAYER_BLUR',
  GRAIN: 'TEXTURE',
};

/** Writes a list of effects. */
export function writeEffects(effects: unknown, around: InModes): readonly Fields[] {
  return listOf(effects)
    .map(fieldsOf)
    .map((effect) => {
      const type = textOf(effect.type, 'DROP_SHADOW');
      const shadow = type.endsWith('_SHADOW');
      return {
        type: types[type] ?? type,
        visible: effect.visible !== false,
        radius: boundNumber(effect.radius, effect.radiusVar, around),
        ...(shadow ? writeShadow(effect, around) : {}),
        ...(effect.blurOpType === 'PROGRESSIVE' ? { blurType: 'PROGRESSIVE' } : {}),
      };
    });
}

function writeShadow(effect: Fields, around: InModes): Fields {
  const { x, y } = fieldsOf(effect.offset);
  return {
    ...writeColour(effect.color, effect.colorVar, around),
    offset: { x: boundNumber(x, effect.xVar, around), y: boundNumber(y, effect.yVar, around) },
    spread: boundNumber(effect.spread, effect.spreadVar, around),
    blendMode: textOf(effect.blendMode, 'NORMAL'),
    showShadowBehindNode: effect.showShadowBehindNode === true,
  };
}

function boundNumber(own: unknown, variable: unknown, { writing, modes }: InModes): unknown {
  const value = variable === undefined ? null : writing.variables.resolve(variable, modes);
  return typeof value === 'number' ? value : own;
}
