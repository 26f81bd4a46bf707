/** One event of a stream before it is text. */
export interface WireEvent {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Numbers the events of one stream, as OpenAI does. */
export function numbered(events: readonly WireEvent[]): readonly WireEvent[] {
  return events.map((event, index) => ({ ...event, sequence_number: index }));
}

/** A small hash, for ids that are the same for the same request. */
export function hashOf(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** The text in a field that should hold one; anything else counts as not there. */
export function textIn(body: Record<string, unknown>, field: string, fallback = ''): string {
  const value = body[field];
  return typeof value === 'string' ? value : fallback;
}

/** A parsed JSON object, or `null`. */
export function readObject(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
