/** Descriptions as text and bytes, to be stored; what belongs to no item any more is left out. */
import {
  captionOf,
  type DescribedItem,
  type Descriptions,
  noDescriptions,
  vectorKeyOf,
} from './describe-items.ts';
import type { CompactVector } from './embeddings.ts';

/** Plain JSON beside bytes. */
export interface PackedDescriptions {
  readonly text: string;
  /** The vectors, one after the other. */
  readonly bytes: Uint8Array;
}

interface PackedText {
  readonly captions: Readonly<Record<string, string>>;
  /** Digests in the order of the vectors. */
  readonly vectors: readonly string[];
  /** Numbers of one vector. */
  readonly length: number;
}

/** Packs what is known of these items; vectors of one model have one length. */
export function packDescriptions(
  known: Descriptions,
  items: readonly DescribedItem[],
  model: string,
): PackedDescriptions {
  const captions: Record<string, string> = {};
  const vectors = new Map<string, CompactVector>();
  for (const one of items) {
    const caption = captionOf(one, known);
    if (one.picture !== null && caption !== null) captions[one.picture] = caption;
    const key = vectorKeyOf(one, known, model) ?? '';
    const vector = known.vectors.get(key);
    if (vector !== undefined) vectors.set(key, vector);
  }
  const length = [...vectors.values()][0]?.length ?? 0;
  const alike = [...vectors].filter(([, vector]) => vector.length === length);
  const bytes = new Uint8Array(alike.length * length);
  alike.forEach(([, vector], index) =>
    bytes.set(new Uint8Array(vector.buffer, vector.byteOffset, length), index * length),
  );
  const packed: PackedText = { captions, vectors: alike.map(([digest]) => digest), length };
  return { text: JSON.stringify(packed), bytes };
}

/** Reads what was packed; nothing where it is damaged, so it is asked for again. */
export function unpackDescriptions({ text, bytes }: PackedDescriptions): Descriptions {
  try {
    const { captions, vectors, length } = JSON.parse(text) as Partial<PackedText>;
    if (typeof captions !== 'object' || !Array.isArray(vectors) || typeof length !== 'number')
      return noDescriptions;
    if (bytes.length !== vectors.length * length) return noDescriptions;
    const entries = vectors.map((digest, index): readonly [string, CompactVector] => [
      digest,
      Int8Array.from(new Int8Array(bytes.slice(index * length, (index + 1) * length).buffer)),
    ]);
    const texts = Object.entries(captions).filter(([, caption]) => typeof caption === 'string');
    return { captions: new Map(texts), vectors: new Map(entries) };
  } catch {
    return noDescriptions;
  }
}
