/** Scales a vector to length 1, so that the dot product of two is their similarity; `null` for a zero vector. */
export function toUnitLength(vector: Float32Array): Float32Array | null {
  const length = Math.hypot(...vector);
  return Number.isFinite(length) && length > 0 ? vector.map((value) => value / length) : null;
}
