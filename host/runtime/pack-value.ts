/** Serializes values for a boundary that only text and bytes cross. */

export interface Packed {
  readonly text: string;
  readonly buffers: readonly ArrayBuffer[];
}

/** A value that Figma's own messages refuse. */
export class UnsendableValue extends Error {
  override readonly name = 'UnsendableValue';
}

/** Marks an object that stands for something JSON lacks; a plain object with this key is wrapped so it survives. */
const mark = '$packed';

/** The text's first letter records whether it contains any mark: most values have none and are not walked again. */
const unmarkedPrefix = '=';
const markedPrefix = '$';

/**
 * Turns a value into text and buffers. As in Figma's messages, objects, arrays, numbers, strings, booleans, null,
 * undefined, Date and Uint8Array pass; anything else throws `UnsendableValue`.
 * https://developers.figma.com/docs/plugins/creating-ui/
 */
export function packValue(value: unknown): Packed {
  // A walk that copies nothing: messages are large, and the sandbox is slow at making objects.
  const json = findJson(value);
  if (json !== null) return { text: unmarkedPrefix + json, buffers: [] };
  const buffers: ArrayBuffer[] = [];
  const seen = new Set<object>();
  const state = { isMarked: false };
  const packed = JSON.stringify(pack(value));
  return { text: (state.isMarked ? markedPrefix : unmarkedPrefix) + packed, buffers };

  function pack(at: unknown): unknown {
    if (at === undefined) return marking('undefined');
    if (typeof at === 'number') return Number.isFinite(at) ? at : marking('number', String(at));
    if (at === null || typeof at === 'string' || typeof at === 'boolean') return at;
    if (typeof at !== 'object') throw new UnsendableValue(`A message cannot carry a ${typeof at}.`);
    if (at instanceof Date) return marking('date', at.getTime());
    if (at instanceof Uint8Array) return packBytes(at);
    if (seen.has(at)) throw new UnsendableValue('A message cannot carry an object that holds itself.');
    seen.add(at);
    const packed = Array.isArray(at) ? at.map(pack) : packObject(at);
    seen.delete(at);
    return packed;
  }

  function marking(kind: string, value?: unknown): object {
    state.isMarked = true;
    return { [mark]: kind, value };
  }

  function packBytes(bytes: Uint8Array): unknown {
    buffers.push(bytes.slice().buffer);
    return marking('bytes', buffers.length - 1);
  }

  function packObject(at: object): unknown {
    const prototype: unknown = Object.getPrototypeOf(at);
    const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null;
    if (!isPlain || ArrayBuffer.isView(at)) {
      const kind = (at.constructor as { readonly name?: string } | undefined)?.name;
      throw new UnsendableValue(`A message cannot carry a ${kind ?? 'foreign object'}.`);
    }
    const entries = Object.entries(at).map(([key, inner]) => [key, pack(inner)] as const);
    const packed = Object.fromEntries(entries);
    return mark in at ? marking('object', packed) : packed;
  }
}

/** The JSON of a value that JSON carries as it is, or `null`. */
export function findJson(value: unknown): string | null {
  return isPlainJson(value, 0) ? JSON.stringify(value) : null;
}

/** Layers are nested less deeply than this; a cyclic value has no end. */
const deepest = 400;

function isPlainJson(at: unknown, depth: number): boolean {
  if (at === null || typeof at === 'string' || typeof at === 'boolean') return true;
  if (typeof at === 'number') return Number.isFinite(at);
  if (typeof at !== 'object' || depth > deepest) return false;
  if (Array.isArray(at)) {
    for (const inner of at) if (!isPlainJson(inner, depth + 1)) return false;
    return true;
  }
  if (Object.getPrototypeOf(at) !== Object.prototype || mark in at) return false;
  for (const key in at) if (!isPlainJson((at as Record<string, unknown>)[key], depth + 1)) return false;
  return true;
}

export function unpackValue({ text, buffers }: Packed): unknown {
  const parsed: unknown = JSON.parse(text.slice(1));
  return text.startsWith(unmarkedPrefix) ? parsed : unpack(parsed);

  function unpack(at: unknown): unknown {
    if (typeof at !== 'object' || at === null) return at;
    if (Array.isArray(at)) return at.map(unpack);
    const packed = at as Record<string, unknown>;
    switch (packed[mark]) {
      case undefined:
        return unpackObject(packed);
      case 'undefined':
        return undefined;
      case 'number':
        return Number(packed.value);
      case 'date':
        return new Date(packed.value as number);
      case 'bytes':
        return new Uint8Array(buffers[packed.value as number] ?? new ArrayBuffer(0));
      default:
        return unpackObject(packed.value as Record<string, unknown>);
    }
  }

  function unpackObject(packed: Record<string, unknown>): Record<string, unknown> {
    for (const key of Object.keys(packed)) packed[key] = unpack(packed[key]);
    return packed;
  }
}
