/** One thing that the plugin did or that was done to it, as tests read it. */
export interface Operation {
  readonly operation: string;
  readonly details: unknown;
}

/** Messages whose every value but the type and ids may be a person's key. */
const secretMessages: ReadonlySet<string> = new Set(['key-opened', 'save-key']);
const loggedFields: ReadonlySet<string> = new Set(['type', 'requestId', 'service']);
const maxTextLength = 200;
/** Levels of a message that are written down: whole designs are sent, and nobody reads them there. */
const maxDepth = 8;

/** What goes into the log: bytes as their length, long texts and deep values cut, keys masked. */
export function forLog(value: unknown, depth = 0): unknown {
  if (value instanceof Uint8Array) return `${String(value.byteLength)} bytes`;
  if (typeof value === 'string')
    return value.length > maxTextLength
      ? `${value.slice(0, maxTextLength)}… (${String(value.length)})`
      : value;
  if (Array.isArray(value))
    return value.length > 50
      ? `${String(value.length)} entries`
      : value.map((inner) => forLog(inner, depth + 1));
  if (typeof value !== 'object' || value === null) return value;
  if (depth > maxDepth) return '…';
  const { type } = value as { readonly type?: unknown };
  const isSecret = typeof type === 'string' && secretMessages.has(type);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      isSecret && !loggedFields.has(key) && inner !== null ? '•••' : forLog(inner, depth + 1),
    ]),
  );
}
