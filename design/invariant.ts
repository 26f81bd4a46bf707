/** Throws where we, not the world, are wrong. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Framewright is wrong about itself: ${message}`);
}
