import type { Box, Layer, Matrix } from './layer.ts';
import { boxAround, identity, multiply, rotated, withOrigin } from './matrix.ts';

/** Where a layer lies: its own size and the transform from its own px to the page's. */
export interface Placement {
  readonly width: number;
  readonly height: number;
  readonly absolute: Matrix;
}

/**
 * Places a layer whose parent is placed. Files read without geometry have neither `size` nor `relativeTransform`,
 * and no file says in which of Figma's two ways a group's children are counted; the one thing all agree on is
 * `absoluteBoundingBox`, so the origin comes from there and only turn and flip come from the rest.
 */
export function placeLayer(layer: Layer, parent: Matrix): Placement {
  const own = withOrigin(layer.relativeTransform ?? rotated(layer.rotation ?? 0), 0, 0);
  const turned = withOrigin(multiply(parent, own), 0, 0);
  const box = layer.absoluteBoundingBox;
  if (!box) return placeByTransform(layer, parent);
  const { width, height } = layer.size
    ? { width: layer.size.x, height: layer.size.y }
    : sizeInside(box, turned);
  const around = boxAround(turned, width, height);
  return { width, height, absolute: withOrigin(turned, box.x - around.x, box.y - around.y) };
}

/** Places a layer by its own transform alone, as after an edit. */
export function placeByTransform(layer: Layer, parent: Matrix): Placement {
  return {
    width: layer.size?.x ?? 0,
    height: layer.size?.y ?? 0,
    absolute: multiply(parent, layer.relativeTransform ?? identity),
  };
}

/** The rectangle that, turned so, just fills the box. At 45° many do; a square is taken then. */
function sizeInside(box: Box, turned: Matrix): { width: number; height: number } {
  const a = Math.abs(turned[0][0]);
  const c = Math.abs(turned[0][1]);
  const b = Math.abs(turned[1][0]);
  const d = Math.abs(turned[1][1]);
  if (b < 1e-9 && c < 1e-9) return { width: box.width, height: box.height };
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < 1e-3) {
    const side = box.width / (a + c);
    return { width: side, height: side };
  }
  return {
    width: Math.max(0, (d * box.width - c * box.height) / determinant),
    height: Math.max(0, (a * box.height - b * box.width) / determinant),
  };
}
