import type { Point } from './tree.ts';

/** A 2 by 3 matrix, rows as Figma's `Transform` has them. */
export type Affine = readonly [readonly [number, number, number], readonly [number, number, number]];

export const identity: Affine = [
  [1, 0, 0],
  [0, 1, 0],
];

/** First `inner`, then `outer`. */
export function multiply(outer: Affine, inner: Affine): Affine {
  const [[a, c, e], [b, d, f]] = outer;
  const [[g, i, k], [h, j, l]] = inner;
  return [
    [a * g + c * h, a * i + c * j, a * k + c * l + e],
    [b * g + d * h, b * i + d * j, b * k + d * l + f],
  ];
}

/** The way back; the identity where there is none. */
export function invert(matrix: Affine): Affine {
  const [[a, c, e], [b, d, f]] = matrix;
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < 1e-9) return identity;
  return [
    [d / determinant, -c / determinant, (c * f - d * e) / determinant],
    [-b / determinant, a / determinant, (b * e - a * f) / determinant],
  ];
}

/** Where a point lands. */
export function transformPoint(matrix: Affine, { x, y }: Point): Point {
  const [[a, c, e], [b, d, f]] = matrix;
  return { x: a * x + c * y + e, y: b * x + d * y + f };
}

/** A rotation, clockwise in radians, with y down. */
export function rotationMatrix(radians: number): Affine {
  const cosine = Math.cos(radians);
  const sine = Math.sin(radians);
  return [
    [cosine, -sine, 0],
    [sine, cosine, 0],
  ];
}

/** The same matrix, moved so that `from` lands on `to`. */
export function translateTo(matrix: Affine, from: Point, to: Point): Affine {
  const [[a, c], [b, d]] = matrix;
  return [
    [a, c, to.x - a * from.x - c * from.y],
    [b, d, to.y - b * from.x - d * from.y],
  ];
}
