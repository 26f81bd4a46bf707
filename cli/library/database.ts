/** A database as a library uses it, embedded or on a server, and what both kinds do alike by their `query`. */
import { createHash } from 'node:crypto';
import type { CompactVector } from '#insight/search/embeddings';

export interface Database {
  /** Runs one statement; `$1` and so on stand for the parameters. */
  readonly query: (sql: string, parameters?: readonly unknown[]) => Promise<readonly Row[]>;
  /** Runs statements that count together or not at all, after those of whoever else is writing. */
  readonly transaction: (run: () => Promise<void>) => Promise<void>;
  /** Gives back the space of rows that are gone, and counts rows for its plans; a server does so by itself. */
  readonly tidy: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export type Row = Readonly<Record<string, unknown>>;

/** Names the lock of writers of a library. */
const writers = 7_862_018;

/**
 * Runs statements as one transaction. Writers wait for each other: two that add the same words in another order would
 * wait for each other for ever.
 */
export async function runTransaction(query: Database['query'], run: () => Promise<void>): Promise<void> {
  await query('BEGIN');
  try {
    await query(`SELECT pg_advisory_xact_lock(${String(writers)})`);
    await run();
    await query('COMMIT');
  } catch (error) {
    // What failed first is what counts.
    await query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Rows that an index of vectors looks at: as many as a search asks for, and more where a filter leaves few. */
export async function setReach(query: Database['query']): Promise<void> {
  await query('SET hnsw.ef_search = 100');
  // pgvector before 0.8 has no such setting; there a filter may leave less.
  await query('SET hnsw.iterative_scan = strict_order').catch(() => undefined);
}

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

/** pgvector writes a vector as a list in JSON. */
export function readVector(text: unknown): CompactVector {
  return Int8Array.from(JSON.parse(String(text)) as readonly number[]);
}

/** A text within a statement, for conditions that have to be those of an index. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
