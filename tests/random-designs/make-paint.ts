/** Paints, strokes and effects of every kind, in Figma's JSON. */
import { pickExtreme, pickLength, pickText } from './hostile-values.ts';
import type { Random } from './random.ts';

export type Json = Record<string, unknown>;

/** What paints may point at. */
export interface Palette {
  readonly imageRefs: readonly [string, ...(readonly string[])];
  readonly variableIds: readonly [string, ...(readonly string[])];
  readonly styleIds: readonly [string, ...(readonly string[])];
}

const blendModes = [
  'NORMAL',
  'NORMAL',
  'NORMAL',
  'PASS_THROUGH',
  'MULTIPLY',
  'SCREEN',
  'LINEAR_BURN',
  'LINEAR_DODGE',
  'HUE',
  'NOT_A_MODE',
] as const;

export function makeLook(random: Random, palette: Palette): Json {
  return {
    blendMode: random.pick(blendModes),
    opacity: random.chance(0.2) ? random.share() : 1,
    fills: makePaints(random, palette),
    ...(random.chance(0.3) ? makeStroke(random, palette) : { strokes: [] }),
    effects: random.chance(0.2) ? random.many(random.whole(1, 3), () => makeEffect(random, palette)) : [],
    ...(random.chance(0.3) ? makeCorners(random) : {}),
    ...(random.chance(0.15)
      ? {
          styles: {
            [random.pick(['fill', 'fills', 'stroke', 'text', 'effect'])]: random.pick(palette.styleIds),
          },
        }
      : {}),
  };
}

export function makePaints(random: Random, palette: Palette): readonly Json[] {
  return random.many(random.pick([0, 1, 1, 1, 2, 3]), () => makePaint(random, palette));
}

function makePaint(random: Random, palette: Palette): Json {
  const type = random.pick(['SOLID', 'SOLID', 'SOLID', 'GRADIENT', 'IMAGE', 'OTHER']);
  const common = {
    blendMode: random.pick(blendModes),
    ...(random.chance(0.15) ? { visible: random.chance(0.3) } : {}),
    ...(random.chance(0.2) ? { opacity: random.share() } : {}),
  };
  if (type === 'SOLID') return { ...common, type, color: makeColour(random), ...bindColour(random, palette) };
  if (type === 'GRADIENT') return { ...common, ...makeGradient(random, palette) };
  if (type === 'IMAGE') return { ...common, ...makeImage(random, palette) };
  return { ...common, type: random.pick(['EMOJI', 'VIDEO', 'PATTERN', 'NOISE', 'FROM_THE_FUTURE']) };
}

function makeColour(random: Random): Json {
  const part = () => (random.chance(0.03) ? pickExtreme(random) : random.share());
  return { r: part(), g: part(), b: part(), a: random.chance(0.7) ? 1 : part() };
}

function bindColour(random: Random, palette: Palette): Json {
  return random.chance(0.3) ? { boundVariables: { color: makeAlias(random, palette) } } : {};
}

export function makeAlias(random: Random, palette: Palette): Json {
  return { type: 'VARIABLE_ALIAS', id: random.pick(palette.variableIds) };
}

function makeGradient(random: Random, palette: Palette): Json {
  const point = () => ({ x: random.share() * 2 - 0.5, y: random.share() * 2 - 0.5 });
  return {
    type: `GRADIENT_${random.pick(['LINEAR', 'RADIAL', 'ANGULAR', 'DIAMOND'])}`,
    gradientHandlePositions: random.many(random.pick([0, 2, 3, 3, 3]), point),
    gradientStops: random.many(random.pick([0, 1, 2, 2, 3, 7]), () => ({
      position: random.chance(0.05) ? pickExtreme(random) : random.share(),
      color: makeColour(random),
      ...bindColour(random, palette),
    })),
  };
}

function makeImage(random: Random, palette: Palette): Json {
  const entry = () => random.share() * 4 - 2;
  return {
    type: 'IMAGE',
    imageRef: random.pick(palette.imageRefs),
    scaleMode: random.pick(['FILL', 'FIT', 'TILE', 'STRETCH', 'CROP', 'NOT_A_MODE']),
    ...(random.chance(0.4) ? { imageTransform: [random.many(3, entry), random.many(3, entry)] } : {}),
    ...(random.chance(0.3)
      ? { scalingFactor: random.chance(0.1) ? pickExtreme(random) : random.share() }
      : {}),
    ...(random.chance(0.2) ? { rotation: random.pick([0, 90, 180, 270, 13]) } : {}),
    ...(random.chance(0.2)
      ? {
          filters: {
            exposure: entry(),
            contrast: entry(),
            saturation: entry(),
            tint: entry(),
            shadows: entry(),
          },
        }
      : {}),
  };
}

function makeStroke(random: Random, palette: Palette): Json {
  return {
    strokes: makePaints(random, palette),
    strokeWeight: pickLength(random, 12),
    strokeAlign: random.pick(['INSIDE', 'OUTSIDE', 'CENTER']),
    strokeCap: random.pick(['NONE', 'ROUND', 'SQUARE', 'LINE_ARROW', 'TRIANGLE_FILLED']),
    strokeJoin: random.pick(['MITER', 'BEVEL', 'ROUND']),
    ...(random.chance(0.3)
      ? { strokeDashes: random.many(random.whole(0, 4), () => pickLength(random, 9)) }
      : {}),
    ...(random.chance(0.2)
      ? {
          individualStrokeWeights: {
            top: pickLength(random, 9),
            right: 0,
            bottom: pickLength(random, 9),
            left: 1,
          },
        }
      : {}),
  };
}

function makeEffect(random: Random, palette: Palette): Json {
  return {
    type: random.pick(['DROP_SHADOW', 'INNER_SHADOW', 'LAYER_BLUR', 'BACKGROUND_BLUR', 'TEXTURE', 'GLASS']),
    visible: random.chance(0.9),
    color: makeColour(random),
    blendMode: random.pick(blendModes),
    offset: { x: pickLength(random, 20), y: pickLength(random, 20) },
    radius: pickLength(random, 40),
    ...(random.chance(0.4) ? { spread: pickLength(random, 10) } : {}),
    ...bindColour(random, palette),
    ...(random.chance(0.1) ? { showShadowBehindNode: random.pick([true, false, pickText(random)]) } : {}),
  };
}

function makeCorners(random: Random): Json {
  const radius = () => pickLength(random, 60);
  return random.chance(0.5)
    ? { cornerRadius: radius(), cornerSmoothing: random.share() }
    : { rectangleCornerRadii: random.many(random.pick([4, 4, 4, 3]), radius) };
}
