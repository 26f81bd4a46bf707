import type { LayerPaint, Matrix } from '../document/layer.ts';
import { invert } from '../document/matrix.ts';
import { frozenCopy } from './member.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** REST writes a gradient's three handles, the plugin API the transform that puts them at (0, ½), (1, ½) and (0, 1). */
function transformFromHandles([start, end, width]: readonly Point[]): Transform {
  if (!start || !end || !width) {
    return [
      [1, 0, 0],
      [0, 1, 0],
    ];
  }
  const across = { x: 2 * (width.x - start.x), y: 2 * (width.y - start.y) };
  const matrix: Matrix = [
    [end.x - start.x, across.x, start.x - across.x / 2],
    [end.y - start.y, across.y, start.y - across.y / 2],
  ];
  return invert(matrix) as Transform;
}

function handlesFromTransform(transform: Transform): Point[] {
  const [[a, c, e], [b, d, f]] = invert(transform);
  const at = (x: number, y: number): Point => ({ x: a * x + c * y + e, y: b * x + d * y + f });
  return [at(0, 0.5), at(1, 0.5), at(0, 1)];
}

/** The plugin API's paint of a REST paint. */
export function toPaint(restPaint: LayerPaint): Paint {
  const { visible = true, opacity = 1, blendMode } = restPaint;
  const common = { visible, opacity, blendMode };
  const fields = restPaint as unknown as Record<string, unknown>;
  if (restPaint.type === 'SOLID') {
    const { r, g, b, a } = restPaint.color;
    const bound = fields.boundVariables ?? {};
    return frozenCopy({
      type: 'SOLID',
      ...common,
      opacity: opacity * a,
      color: { r, g, b },
      boundVariables: bound,
    });
  }
  if (restPaint.type === 'IMAGE') {
    const { imageRef, scaleMode, imageTransform, gradientHandlePositions: _, ...others } = fields;
    const mode = scaleMode === 'STRETCH' ? 'CROP' : scaleMode;
    const crop = imageTransform === undefined ? {} : { imageTransform };
    return frozenCopy({
      ...others,
      ...common,
      ...crop,
      scaleMode: mode,
      imageHash: imageRef ?? null,
    }) as unknown as Paint;
  }
  if (restPaint.type.startsWith('GRADIENT_')) {
    const { gradientHandlePositions, ...others } = fields;
    const gradientTransform = transformFromHandles((gradientHandlePositions ?? []) as Point[]);
    return frozenCopy({ ...others, ...common, gradientTransform }) as unknown as Paint;
  }
  return frozenCopy({ ...fields, ...common }) as unknown as Paint;
}

/** The REST paint of a plugin API's paint. */
export function toRestPaint(paint: Paint): LayerPaint {
  const { visible = true, opacity = 1, blendMode = 'NORMAL' } = paint;
  const common = { blendMode, ...(visible ? {} : { visible }) };
  if (paint.type === 'SOLID') {
    const { r, g, b } = checkColor(paint.color);
    const bound = paint.boundVariables && Object.keys(paint.boundVariables).length > 0;
    const variables = bound ? { boundVariables: paint.boundVariables } : {};
    return frozenCopy({
      ...common,
      ...(opacity === 1 ? {} : { opacity }),
      type: 'SOLID',
      color: { r, g, b, a: 1 },
      ...variables,
    }) as unknown as LayerPaint;
  }
  const fade = opacity === 1 ? {} : { opacity };
  if (paint.type === 'IMAGE') {
    const { imageHash, scaleMode, opacity: _o, visible: _v, ...others } = paint;
    const mode = scaleMode === 'CROP' ? 'STRETCH' : scaleMode;
    return frozenCopy({
      ...others,
      ...common,
      ...fade,
      scaleMode: mode,
      imageRef: imageHash,
    }) as unknown as LayerPaint;
  }
  if ('gradientTransform' in paint) {
    const { gradientTransform, opacity: _o, visible: _v, ...others } = paint;
    const gradientHandlePositions = handlesFromTransform(gradientTransform);
    return frozenCopy({ ...others, ...common, ...fade, gradientHandlePositions }) as unknown as LayerPaint;
  }
  return frozenCopy({ ...paint, ...common, ...fade }) as unknown as LayerPaint;
}

/** Figma refuses a colour out of 0..1, and one with its own alpha. */
function checkColor(color: RGB): RGB {
  for (const channel of ['r', 'g', 'b'] as const) {
    const value: unknown = color[channel];
    if (typeof value !== 'number' || !(value >= 0 && value <= 1)) {
      throw new Error(`A paint's color.${channel} must be a number from 0 to 1, not ${String(value)}.`);
    }
  }
  if ('a' in color) throw new Error("Unrecognized key in a paint's color: a. Use the paint's opacity.");
  return color;
}
