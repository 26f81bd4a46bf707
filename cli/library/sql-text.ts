/** Values as SQL writes them. */
import type { CompactVector } from '#insight/search/embeddings';

/** pgvector writes a vector as a list in JSON. */
export function readVector(text: unknown): CompactVector {
  return Int8Array.from(JSON.parse(String(text)) as readonly number[]);
}

/** A text within a statement, for conditions that have to be those of an index. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
