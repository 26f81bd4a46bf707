/** The vector with length 1, so that a product of two is their likeness; `null` where it has no direction. */
export function toUnitLength(vector: Float32Array): Float32Array | null {
  const length = Math.hypot(...vector);
  return Number.isFinite(length) && length > 0 ? vector.map((value) => value / length) : null;
}
