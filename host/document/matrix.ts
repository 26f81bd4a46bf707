import type { Box, Matrix } from './layer.ts';

export const identity: Matrix = [
  [1, 0, 0],
  [0, 1, 0],
];

/** First `inner`, then `outer`. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [[a, c, e], [b, d, f]] = outer;
  const [[g, i, k], [h, j, l]] = inner;
  return [
    [a * g + c * h, a * i + c * j, a * k + c * l + e],
    [b * g + d * h, b * i + d * j, b * k + d * l + f],
  ];
}

/** The inverse; the identity for a matrix that has none. */
export function invert(matrix: Matrix): Matrix {
  const [[a, c, e], [b, d, f]] = matrix;
  const determinant = a * d - b * c;
  if (determinant === 0) return identity;
  return [
    [d / determinant, -c / determinant, (c * f - d * e) / determinant],
    [-b / determinant, a / determinant, (b * e - a * f) / determinant],
  ];
}

export function rotationOf(matrix: Matrix): number {
  return Math.atan2(matrix[1][0], matrix[0][0]);
}

export function rotated(radians: number): Matrix {
  const cosine = Math.cos(radians);
  const sine = Math.sin(radians);
  return [
    [cosine, -sine, 0],
    [sine, cosine, 0],
  ];
}

export function withOrigin(matrix: Matrix, x: number, y: number): Matrix {
  return [
    [matrix[0][0], matrix[0][1], x],
    [matrix[1][0], matrix[1][1], y],
  ];
}

/** The upright box around a rectangle of the given size after the transform. */
export function boxAround(matrix: Matrix, width: number, height: number): Box {
  const [[a, c, e], [b, d, f]] = matrix;
  const x = e + Math.min(0, a * width) + Math.min(0, c * height);
  const y = f + Math.min(0, b * width) + Math.min(0, d * height);
  return {
    x,
    y,
    width: Math.abs(a) * width + Math.abs(c) * height,
    height: Math.abs(b) * width + Math.abs(d) * height,
  };
}
