/** What both kinds of database do alike, by their `query`. */
import type { Database } from './database.ts';

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
