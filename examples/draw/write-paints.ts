/** Paints, effects and variable bindings in Figma's JSON. */
import {
  isBlur,
  isToken,
  listOf,
  resolve,
  rgba,
  type Fill,
  type Hex,
  type LayerEffect,
  type Modes,
  type Token,
} from './values.ts';

/** What paints need to know of the drawing: `imageRef` by picture name. */
export type ImageRefs = ReadonlyMap<string, string>;

export function alias(token: Token<unknown>): { type: 'VARIABLE_ALIAS'; id: string } {
  return { type: 'VARIABLE_ALIAS', id: token.id };
}

export function writePaints(
  fills: Fill | readonly Fill[] | undefined,
  modes: Modes,
  images: ImageRefs,
): object[] {
  return listOf(fills).map((fill) => writePaint(fill, modes, images));
}

function writePaint(fill: Fill, modes: Modes, images: ImageRefs): object {
  if (typeof fill === 'string' || fill.kind === 'token') return solid(fill, modes, {});
  const { opacity, visible, blend = 'NORMAL' } = fill;
  const common = {
    blendMode: blend,
    ...(opacity === undefined ? {} : { opacity }),
    ...(visible === undefined ? {} : { visible }),
  };
  if (fill.kind === 'solid') return solid(fill.colour, modes, common);
  if (fill.kind === 'picture') {
    const imageRef = images.get(fill.picture);
    if (imageRef === undefined) throw new Error(`There is no picture "${fill.picture}".`);
    return {
      ...common,
      type: 'IMAGE',
      scaleMode: fill.mode,
      imageRef,
      ...(fill.transform ? { imageTransform: fill.transform } : {}),
      ...(fill.scale === undefined ? {} : { scalingFactor: fill.scale }),
      ...(fill.filters ? { filters: fill.filters } : {}),
    };
  }
  return {
    ...common,
    type: `GRADIENT_${fill.kind.toUpperCase()}`,
    gradientHandlePositions: fill.handles.map(([x, y]) => ({ x, y })),
    gradientStops: fill.stops.map(([position, colour]) => ({
      position,
      ...colourFields(colour, modes),
    })),
  };
}

/** Figma keeps the alpha of a solid paint in its opacity. */
function solid(colour: Hex | Token<Hex>, modes: Modes, common: object): object {
  const { a, ...rgb } = rgba(resolve(colour, modes));
  const opacity = 'opacity' in common ? {} : a < 1 ? { opacity: round(a) } : {};
  return {
    blendMode: 'NORMAL',
    ...opacity,
    ...common,
    type: 'SOLID',
    ...colourFields(colour, modes, { ...rgb, a: 1 }),
  };
}

function colourFields(colour: Hex | Token<Hex>, modes: Modes, known?: ReturnType<typeof rgba>): object {
  const { r, g, b, a } = known ?? rgba(resolve(colour, modes));
  return {
    color: { r: round(r), g: round(g), b: round(b), a: round(a) },
    ...(isToken(colour) ? { boundVariables: { color: alias(colour) } } : {}),
  };
}

export function writeEffects(effects: readonly LayerEffect[] | undefined, modes: Modes): object[] {
  return (effects ?? []).map((effect) => {
    if (isBlur(effect))
      return {
        type: effect.kind === 'layer-blur' ? 'LAYER_BLUR' : 'BACKGROUND_BLUR',
        visible: true,
        radius: effect.radius,
      };
    const [x, y] = effect.offset;
    return {
      type: effect.kind === 'drop-shadow' ? 'DROP_SHADOW' : 'INNER_SHADOW',
      visible: true,
      ...colourFields(effect.colour, modes),
      blendMode: 'NORMAL',
      offset: { x, y },
      radius: effect.blur,
      spread: effect.spread ?? 0,
      ...(effect.kind === 'drop-shadow' ? { showShadowBehindNode: false } : {}),
    };
  });
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
