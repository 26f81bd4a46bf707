/**
 * Calls of Figma that may fail for one layer, one page or one library without failing the rest. By the typings a promise
 * may reject wherever a node was removed, its page cannot be loaded or its library cannot be reached.
 */

/** The result of a call; `null` if it fails. */
export async function orNull<Value>(call: () => Promise<Value | null>): Promise<Value | null> {
  try {
    return await call();
  } catch {
    return null;
  }
}

/** The result of a call; a fallback if it throws. */
export function orElse<Value>(call: () => Value, otherwise: Value): Value {
  try {
    return call();
  } catch {
    return otherwise;
  }
}
