import { problem } from '../problem.ts';
import type { Effect, NoiseEffect, Point, ShadowEffect } from '../tree.ts';
import {
  type Fields,
  fieldsOf,
  findNumber,
  flagOf,
  keywordOf,
  lengthOf,
  listOf,
  numberOf,
  textOf,
} from './fields.ts';
import { readColour, readShare } from './read-colour.ts';
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
      return {
        kind: type === 'LAYER_BLUR' ? 'progressive-layer-blur' : 'progressive-background-blur',
        startRadius: lengthOf(effect.startRadius, 0),
        endRadius: lengthOf(effect.radius, 0),
        start: readPoint(effect.startOffset, { x: 0.5, y: 0 }),
        end: readPoint(effect.endOffset, { x: 0.5, y: 1 }),
      };
    }
    const radius = lengthOf(effect.radius, 0);
    const token = context.tokens.find(fieldsOf(effect.boundVariables).radius, radius, layer.modes, layer);
    const kind = type === 'LAYER_BLUR' ? 'layer-blur' : 'background-blur';
    return { kind, radius, ...(token === null ? {} : { token }) };
  }
  if (type === 'NOISE') return readNoise(effect);
  if (type === 'TEXTURE') {
    return {
      kind: 'texture',
      size: readGrainSize(effect),
      radius: lengthOf(effect.radius, 0),
      clipsToShape: flagOf(effect.clipToShape, false),
    };
  }
  if (type === 'GLASS') {
    return {
      kind: 'glass',
      radius: lengthOf(effect.radius, 0),
      lightIntensity: readShare(effect.lightIntensity, 0.8),
      lightAngle: numberOf(effect.lightAngle, -45),
      refraction: readShare(effect.refraction, 0),
      depth: lengthOf(effect.depth, 1),
      dispersion: readShare(effect.dispersion, 0),
    };
  }
  context.problems.push(problem('effect-unsupported', layer, { effect: type.toLowerCase() || 'nameless' }));
  return { kind: 'unsupported', type };
}

const noises: Readonly<Record<string, NoiseEffect['noise']>> = {
  MONOTONE: 'mono',
  DUOTONE: 'duo',
  MULTITONE: 'multi',
};

function readNoise(effect: Fields): NoiseEffect {
  const colour = readColour(effect.color);
  return {
    kind: 'noise',
    noise: keywordOf(effect.noiseType, noises, 'mono'),
    colour,
    secondColour: effect.secondaryColor === undefined ? colour : readColour(effect.secondaryColor),
    opacity: readShare(effect.opacity, 1),
    size: readGrainSize(effect),
    density: readShare(effect.density, 0.5),
    blendMode: textOf(effect.blendMode, 'NORMAL'),
  };
}

/** The typings of plugins have a size for each axis, those of REST one for both. */
function readGrainSize({ noiseSize, noiseSizeVector }: Fields): Point {
  const both = findNumber(noiseSize) ?? 1;
  const { x, y } = readPoint(noiseSizeVector, { x: both, y: both });
  return { x: Math.max(x, 0.1), y: Math.max(y, 0.1) };
}

function readPoint(value: unknown, fallback: Point): Point {
  const { x, y } = fieldsOf(value);
  return { x: numberOf(x, fallback.x), y: numberOf(y, fallback.y) };
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
