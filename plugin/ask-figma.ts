/**
 * Calls of Figma that may fail for one layer, one page or one library without failing the rest. By the typings a promise
 * may reject wherever a node was removed, its page cannot be loaded or its library cannot be reached.
 */

/** What a call answers; `null` where it fails. */
export async function orNull<Value>(call: () => Promise<Value | null>): Promise<Value | null> {
  try {
    return await call();
  } catch {
    return null;
  }
}

/** What a call answers; something else where it throws. */
export function orElse<Value>(call: () => Value, otherwise: Value): Value {
  try {
    return call();
  } catch {
    return otherwise;
  }
}
