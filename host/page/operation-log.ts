/** One action of the plugin or on it, for tests. */
export interface Operation {
  readonly operation: string;
  readonly details: unknown;
}

/** Messages that may contain a person's key in every value except the type and ids. */
const secretMessages: ReadonlySet<string> = new Set(['key-opened', 'save-key']);
const loggedFields: ReadonlySet<string> = new Set(['type', 'requestId', 'service']);
const maxTextLength = 200;
/** The levels of a message that are logged, because messages contain whole designs. */
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
