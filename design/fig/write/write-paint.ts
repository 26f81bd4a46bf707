import { invert, transformPoint } from '../../affine.ts';
import { type Fields, fieldsOf, findNumber, listOf, textOf } from '../../read/fields.ts';
import { referenceOf } from '../guid.ts';
import { type ModeScope, readMatrix, type WriteContext } from './write-context.ts';

/** Where Figma's own handles of a gradient lie before its transform: start, end, and how wide. */
const handles = {
  GRADIENT_LINEAR: [
    { x: 0, y: 0.5 },
    { x: 1, y: 0.5 },
    { x: 0, y: 1 },
  ],
  other: [
    { x: 0.5, y: 0.5 },
    { x: 1, y: 0.5 },
    { x: 0.5, y: 1 },
  ],
} as const;

/** Writes a list of paints; the emoji of a text paint themselves and are no paint of REST's. */
export function writePaints(paints: unknown, scope: ModeScope): readonly Fields[] {
  return listOf(paints)
    .map(fieldsOf)
    .filter(({ type }) => type !== 'EMOJI')
    .map((paint) => writePaint(paint, scope));
}

function writePaint(paint: Fields, scope: ModeScope): Fields {
  const type = textOf(paint.type, 'SOLID');
  const common = {
    type,
    blendMode: textOf(paint.blendMode, 'NORMAL'),
    ...(paint.visible === false ? { visible: false } : {}),
    ...(findNumber(paint.opacity) === null || paint.opacity === 1 ? {} : { opacity: paint.opacity }),
  };
  if (type === 'SOLID') return { ...common, ...writeColour(paint.color, paint.colorVar, scope) };
  if (type.startsWith('GRADIENT_')) return { ...common, ...writeGradient(paint, type, scope) };
  if (type === 'VIDEO')
    return { ...common, ...writeImage(paint, scope), videoHash: hexOf(fieldsOf(paint.video).hash) };
  if (type === 'PATTERN') return { ...common, ...writePattern(paint) };
  return type === 'IMAGE' ? { ...common, ...writeImage(paint, scope) } : common;
}

function writePattern(paint: Fields): Fields {
  const spacing = fieldsOf(paint.patternSpacing);
  const both = findNumber(paint.spacing) ?? 0;
  return {
    sourceNodeId: referenceOf(paint.sourceNodeId),
    tileType: textOf(paint.patternTileType, 'RECTANGULAR'),
    scalingFactor: findNumber(paint.scale) ?? 1,
    spacing: { x: findNumber(spacing.x) ?? both, y: findNumber(spacing.y) ?? both },
    horizontalAlignment: textOf(paint.horizontalAlignment, 'START'),
    verticalAlignment: textOf(paint.verticalAlignment, 'START'),
  };
}

/** A colour, as it is in these modes where it hangs on a variable. */
export function writeColour(colour: unknown, variable: unknown, { context, modes }: ModeScope): Fields {
  const alias = variable === undefined ? null : context.variables.findAlias(variable);
  const { r, g, b, a } = fieldsOf(colour);
  if (alias === null) return { color: { r, g, b, a } };
  const value = context.variables.resolve(variable, modes);
  return {
    color: typeof value === 'object' && value !== null ? value : { r, g, b, a },
    boundVariables: { color: alias },
  };
}

function writeGradient(paint: Fields, type: string, scope: ModeScope): Fields {
  const inverse = invert(readMatrix(paint.transform));
  const points = type === 'GRADIENT_LINEAR' ? handles.GRADIENT_LINEAR : handles.other;
  const bound = listOf(paint.stopsVar).map(fieldsOf);
  const stops = bound.length > 0 ? bound : listOf(paint.stops).map(fieldsOf);
  return {
    gradientHandlePositions: points.map((point) => transformPoint(inverse, point)),
    gradientStops: stops.map(({ color, colorVar, position }) => ({
      position,
      ...writeColour(color, colorVar, scope),
    })),
  };
}

function writeImage(paint: Fields, { context }: ModeScope): Fields {
  const mode = textOf(paint.imageScaleMode, 'STRETCH');
  const filters = writeFilters(paint);
  return {
    scaleMode: mode,
    imageRef: writeImageRef(fieldsOf(paint.image), context),
    ...(mode === 'STRETCH' ? { imageTransform: readMatrix(paint.transform) } : {}),
    ...(mode === 'TILE' ? { scalingFactor: findNumber(paint.scale) ?? 1 } : {}),
    ...(findNumber(paint.rotation) ? { rotation: paint.rotation } : {}),
    ...(filters === null ? {} : { filters }),
  };
}

/** Files name a picture by its hash; old ones without any keep its bytes in the message. */
function writeImageRef(image: Fields, { index, blobImages }: WriteContext): string {
  const hash = hexOf(image.hash);
  const bytes = index.findBlob(image.dataBlob);
  const ref = hash !== '' ? hash : bytes === null ? '' : `blob-${String(image.dataBlob)}`;
  if (bytes !== null && bytes.length > 0) blobImages.set(ref, bytes);
  return ref;
}

function hexOf(hash: unknown): string {
  if (!(hash instanceof Uint8Array)) return '';
  return [...hash.subarray(0, 32)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function writeFilters(paint: Fields): Fields | null {
  const { vibrance, ...rest } = fieldsOf(paint.paintFilter);
  const filters = { ...rest, saturation: vibrance };
  return Object.values(filters).some((amount) => typeof amount === 'number' && amount !== 0) ? filters : null;
}
