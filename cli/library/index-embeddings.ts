/** The indexes of embeddings: one for each model. */
import { createHash } from 'node:crypto';
import type { Database } from './database.ts';
import { quote } from './sql-text.ts';

/** Numbers up to which pgvector has an index; longer vectors are compared one by one. */
const mostIndexed = 2000;

/** An index is for vectors of one length, and only those of one model can be compared. */
export async function indexEmbeddings(
  query: Database['query'],
  model: string,
  length: number,
): Promise<void> {
  if (length > mostIndexed) return;
  const name = `embeddings_${createHash('sha256').update(model).digest('hex').slice(0, 12)}_${String(length)}`;
  await query(
    `CREATE INDEX IF NOT EXISTS ${name} ON embeddings
      USING hnsw ((embedding::vector(${String(length)})) vector_cosine_ops)
      WHERE vector_dims(embedding) = ${String(length)} AND model = ${quote(model)}`,
  );
}
