import { problem } from '../problem.ts';
import type { GradientPaint, ImagePaint, Paint, PatternPaint, Point, Stroke } from '../tree.ts';
import {
  type Fields,
  fieldsOf,
  findNumber,
  findText,
  flagOf,
  keywordOf,
  lengthOf,
  listOf,
  numberOf,
  textOf,
} from './fields.ts';
import { findAffine } from './find-affine.ts';
import { readColour, readShare } from './read-colour.ts';
import type { Layer, ReadContext } from './read-context.ts';

const gradients: Readonly<Record<string, GradientPaint['gradient']>> = {
  GRADIENT_LINEAR: 'linear',
  GRADIENT_RADIAL: 'radial',
  GRADIENT_ANGULAR: 'angular',
  GRADIENT_DIAMOND: 'diamond',
};

const imageModes: Readonly<Record<string, ImagePaint['mode']>> = {
  FILL: 'fill',
  FIT: 'fit',
  TILE: 'tile',
  CROP: 'crop',
};

const filterNames = [
  'exposure',
  'contrast',
  'saturation',
  'temperature',
  'tint',
  'highlights',
  'shadows',
] as const;

/** Reads a list of paints: the visible ones, bottom first. `styleName` is the shared style they come from. */
export function readPaints(
  value: unknown,
  styleName: string | null,
  layer: Layer,
  context: ReadContext,
): readonly Paint[] {
  const paints = listOf(value).map(fieldsOf);
  return paints.flatMap((paint) => {
    if (!flagOf(paint.visible, true) || readShare(paint.opacity, 1) === 0) return [];
    return [readPaint(paint, paints.length === 1 ? styleName : null, layer, context)];
  });
}

function readPaint(paint: Fields, styleName: string | null, layer: Layer, context: ReadContext): Paint {
  const type = textOf(paint.type, 'unknown');
  const opacity = readShare(paint.opacity, 1);
  const common = { opacity, blendMode: textOf(paint.blendMode, 'NORMAL') };
  if (type === 'SOLID') {
    const plain = readColour(paint.color);
    const token = context.tokens.find(fieldsOf(paint.boundVariables).color, plain, layer.modes, layer);
    if (token !== null) return { ...common, kind: 'solid', colour: plain, token };
    const colour = readColour(paint.color, opacity);
    return {
      ...common,
      opacity: 1,
      kind: 'solid',
      colour,
      token: context.tokens.findStyle(styleName, colour),
    };
  }
  const gradient = keywordOf(type, gradients, null);
  if (gradient !== null) return { ...common, ...readGradient(paint, gradient, layer, context) };
  if (type === 'IMAGE') return { ...common, ...readImage(paint, context) };
  if (type === 'VIDEO') return { ...common, ...readFilm(paint, layer, context) };
  if (type === 'PATTERN') return { ...common, ...readPattern(paint, context) };
  const facts = { paint: type.toLowerCase() || 'nameless', instead: 'it was left out' };
  context.problems.push(problem('paint-unsupported', layer, facts));
  return { ...common, kind: 'unsupported', type };
}

function readGradient(
  paint: Fields,
  gradient: GradientPaint['gradient'],
  layer: Layer,
  context: ReadContext,
): Omit<GradientPaint, 'opacity' | 'blendMode'> {
  const [start, end, width] = listOf(paint.gradientHandlePositions).map(readPoint);
  const stops = listOf(paint.gradientStops)
    .map(fieldsOf)
    .map((stop) => {
      const colour = readColour(stop.color);
      const alias = fieldsOf(stop.boundVariables).color;
      return {
        position: readShare(stop.position, 0),
        colour,
        token: context.tokens.find(alias, colour, layer.modes, layer),
      };
    })
    .sort((one, other) => one.position - other.position);
  const from = start ?? { x: 0.5, y: 0 };
  const to = end ?? { x: 0.5, y: 1 };
  const across = width ?? { x: from.x - (to.y - from.y), y: from.y + (to.x - from.x) };
  return { kind: 'gradient', gradient, handles: [from, to, across], stops };
}

function readPoint(value: unknown): Point {
  const { x, y } = fieldsOf(value);
  return { x: numberOf(x, 0), y: numberOf(y, 0) };
}

/** Figma's refs are hashes; one that could end an address in a style sheet is forged, and names no picture. */
const plainRef = /^[^()'"\\\s{};]+$/;

function readImage(paint: Fields, context: ReadContext): Omit<ImagePaint, 'opacity' | 'blendMode'> {
  const imageRef = textOf(paint.imageRef, '');
  const transform = findAffine(paint.imageTransform);
  const images = context.snapshot.images;
  const filters = fieldsOf(paint.filters);
  // Figma's STRETCH is its "crop": the transform says which part shows; without one the picture fills the box.
  const stretched = textOf(paint.scaleMode, 'FILL') === 'STRETCH';
  return {
    kind: 'image',
    imageRef,
    asset: plainRef.test(imageRef) && Object.hasOwn(images, imageRef) ? (images[imageRef] ?? null) : null,
    mode: stretched
      ? transform === null
        ? 'stretch'
        : 'crop'
      : keywordOf(paint.scaleMode, imageModes, 'fill'),
    transform,
    tileScale: findNumber(paint.scalingFactor) ?? 1,
    rotation: numberOf(paint.rotation, 0),
    filters: Object.fromEntries(
      filterNames.flatMap((name) => {
        const amount = findNumber(filters[name]);
        return amount === null || amount === 0 ? [] : [[name, Math.min(1, Math.max(-1, amount))]];
      }),
    ),
  };
}

/**
 * A film is laid out as the picture that shows before it plays: the one that the file has for it, or Figma's own export
 * of the layer.
 */
function readFilm(
  paint: Fields,
  layer: Layer,
  context: ReadContext,
): Omit<ImagePaint, 'opacity' | 'blendMode'> {
  const { images, exports } = context.snapshot;
  const picture = readImage(
    { ...paint, imageTransform: paint.imageTransform ?? paint.videoTransform },
    context,
  );
  const filmRef = textOf(paint.videoHash, textOf(paint.videoRef, ''));
  const film = plainRef.test(filmRef) && Object.hasOwn(images, filmRef) ? (images[filmRef] ?? null) : null;
  const drawn = Object.hasOwn(exports, layer.id) ? (exports[layer.id] ?? null) : null;
  const isFilm = film?.mime.startsWith('video/') === true;
  if (!isFilm) {
    const instead = 'its film is not in the file and only its poster shows';
    context.problems.push(problem('paint-unsupported', layer, { paint: 'video', instead }));
  }
  return {
    ...picture,
    imageRef: picture.imageRef || filmRef || 'video',
    asset: picture.asset ?? drawn,
    film: isFilm ? film : null,
  };
}

const tilings: Readonly<Record<string, PatternPaint['tiling']>> = {
  HORIZONTAL_HEXAGONAL: 'rows-shifted',
  VERTICAL_HEXAGONAL: 'columns-shifted',
};
const tileAligns: Readonly<Record<string, PatternPaint['align']['x']>> = { CENTER: 'center', END: 'end' };

function readPattern(paint: Fields, context: ReadContext): Omit<PatternPaint, 'opacity' | 'blendMode'> {
  const sourceId = textOf(paint.sourceNodeId, '');
  const exports = context.snapshot.exports;
  return {
    kind: 'pattern',
    sourceId,
    source: context.readSource(sourceId),
    exported: Object.hasOwn(exports, sourceId) ? (exports[sourceId] ?? null) : null,
    tiling: keywordOf(paint.tileType, tilings, 'rectangular'),
    scale: Math.max(0.01, lengthOf(paint.scalingFactor, 1)),
    spacing: readPoint(paint.spacing),
    align: {
      x: keywordOf(paint.horizontalAlignment, tileAligns, 'start'),
      y: keywordOf(paint.verticalAlignment, tileAligns, 'start'),
    },
  };
}

/** The name of the shared style a node's field is attached to, or `null`. */
export function findStyleName(
  node: Fields,
  kinds: readonly ('fill' | 'fills' | 'stroke' | 'strokes' | 'text' | 'effect' | 'effects')[],
  context: ReadContext,
): string | null {
  const attached = fieldsOf(node.styles);
  const id = kinds.map((kind) => findText(attached[kind])).find((found) => found !== null);
  const styles = context.snapshot.styles;
  return id != null && Object.hasOwn(styles, id) ? findText(fieldsOf(styles[id]).name) : null;
}

const aligns = { INSIDE: 'inside', CENTER: 'center', OUTSIDE: 'outside' } as const;
const caps = { NONE: 'none', ROUND: 'round', SQUARE: 'square' } as const;
const joins = { MITER: 'miter', ROUND: 'round', BEVEL: 'bevel' } as const;

/** Reads a node's stroke; `null` where it paints nothing. */
export function readStroke(node: Fields, layer: Layer, context: ReadContext): Stroke | null {
  const styleName = findStyleName(node, ['stroke', 'strokes'], context);
  const paints = readPaints(node.strokes, styleName, layer, context);
  const weight = lengthOf(node.strokeWeight, paints.length > 0 ? 1 : 0);
  const sides = fieldsOf(node.individualStrokeWeights);
  const hasSides = Object.keys(sides).length > 0;
  const side = (name: string) => (hasSides ? lengthOf(sides[name], 0) : weight);
  const weights = [side('top'), side('right'), side('bottom'), side('left')] as const;
  if (paints.length === 0 || weights.every((value) => value === 0)) return null;
  return {
    paints,
    weights,
    align: keywordOf<Stroke['align']>(node.strokeAlign, aligns, 'inside'),
    dashes: listOf(node.strokeDashes).map((dash) => lengthOf(dash, 0)),
    cap: node.strokeCap === undefined ? 'none' : keywordOf<Stroke['cap']>(node.strokeCap, caps, 'other'),
    join: keywordOf<Stroke['join']>(node.strokeJoin, joins, 'miter'),
    ...readStrokeShape(node),
  };
}

const strokeShapes: Readonly<Record<string, Stroke['shape']>> = { BRUSH: 'brush', DYNAMIC: 'dynamic' };

/** Strokes that are no even line. REST's typings leave these fields open; the names are those of plugins. */
function readStrokeShape(node: Fields): Pick<Stroke, 'shape'> {
  const complex = keywordOf(fieldsOf(node.complexStrokeProperties).type, strokeShapes, undefined);
  if (complex !== undefined) return { shape: complex };
  const profile = textOf(fieldsOf(node.variableWidthStrokeProperties).widthProfile, 'UNIFORM');
  return profile === 'UNIFORM' ? {} : { shape: 'variable' };
}
