/** Embeddings of what can be found: the text that is embedded for an item, and vectors in a byte for each number. */
import { sha256 } from '#design/sha256';
import type { SearchItem } from './collect-items.ts';

/** A vector in whole numbers from -127 to 127; its length is of no meaning. */
export type CompactVector = Int8Array;

/** Letters of an item that are embedded; what follows changes a vector little. */
const mostLetters = 1500;

/** What is embedded for an item; `null` where it has no words of its own. */
export function embeddingTextOf(
  { name, text, description }: Pick<SearchItem, 'name' | 'text' | 'description'>,
  caption: string | null,
): string | null {
  const parts = [name === text ? '' : name, caption ?? '', description, text]
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const all = parts.join('\n').slice(0, mostLetters);
  return /\p{L}/u.test(all) ? all : null;
}

/** Names a text for one model: vectors of two models cannot be compared. */
export function embeddingDigestOf(model: string, text: string): string {
  const letters = `${model}\n${text}`;
  // Two bytes for each code unit; this realm has no encoder.
  const units = Uint8Array.from({ length: letters.length * 2 }, (_, at) =>
    at % 2 === 0 ? letters.charCodeAt(at / 2) & 255 : letters.charCodeAt((at - 1) / 2) >> 8,
  );
  const bytes = sha256(units);
  return Array.from(bytes.slice(0, 12), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Numbers of a vector that are kept where its model puts the weightiest first; cutting off the others is what its own
 * parameter for the length does (https://platform.openai.com/docs/guides/embeddings).
 */
const keptNumbers = 256;

/** Packs a vector of a model. */
export function compactVector(vector: Float32Array, model: string): CompactVector {
  const kept = /text-embedding-3/.test(model) ? vector.subarray(0, keptNumbers) : vector;
  const most = kept.reduce((one, value) => Math.max(one, Math.abs(value)), 0) || 1;
  return Int8Array.from(kept, (value) => Math.round((value / most) * 127));
}

/** The cosine of the angle between two vectors; 0 where they are of different models. */
export function cosineOf(one: CompactVector, other: CompactVector): number {
  if (one.length !== other.length) return 0;
  let product = 0;
  let square = 0;
  let otherSquare = 0;
  for (let index = 0; index < one.length; index += 1) {
    const a = one[index] ?? 0;
    const b = other[index] ?? 0;
    product += a * b;
    square += a * a;
    otherSquare += b * b;
  }
  const lengths = Math.sqrt(square * otherSquare);
  return lengths === 0 ? 0 : product / lengths;
}
