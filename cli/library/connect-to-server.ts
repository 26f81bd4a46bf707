/**
 * A Postgres by its address. A connection that is lost is opened again for the next statement, except within a
 * transaction, which is lost with it.
 */
import type pg from 'pg';
import { UsageError } from '../usage-error.ts';
import { type Database, type Row, runTransaction, setReach } from './database.ts';

export async function connectToServer(url: string): Promise<Database> {
  const { default: postgres } = await import('pg');
  let client: pg.Client | null = null;
  /** The connection of the transaction that is running. */
  let begun: pg.Client | null = null;

  async function open(): Promise<pg.Client> {
    const opened = new postgres.Client({ connectionString: url, keepAlive: true });
    // Without a listener the loss of an idle connection would end the program.
    opened.on('error', () => void (client = client === opened ? null : client));
    await opened.connect();
    client = opened;
    const ask: Database['query'] = async (sql) => (await opened.query(sql)).rows as readonly Row[];
    await setReach(ask);
    return opened;
  }

  const query: Database['query'] = async (sql, parameters = []) => {
    if (begun !== null && client !== begun) throw new UsageError(lost);
    const connected = client ?? (await open());
    try {
      return (await connected.query(sql, [...parameters])).rows as readonly Row[];
    } catch (error) {
      if (client === connected && !isLoss(error)) throw explain(error);
      client = null;
      throw new UsageError(lost);
    }
  };
  await open();
  return {
    query,
    async transaction(run) {
      begun = client ?? (await open());
      try {
        await runTransaction(query, run);
      } finally {
        begun = null;
      }
    },
    tidy: () => Promise.resolve(),
    close: async () => client?.end(),
  };
}

const lost =
  'The connection to the database was lost. The files that were read before are kept; run the command again.';

/** The codes of Postgres for what a user may not do (https://www.postgresql.org/docs/current/errcodes-appendix.html). */
const forbidden: ReadonlySet<unknown> = new Set(['42501', '25006']);

/** Whether the server ended the connection, or it broke. */
function isLoss(error: unknown): boolean {
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: string };
  return (
    /^(?:57P0\d|08...|ECONN\w+|EPIPE)$/.test(String(code)) || /^Connection terminated/.test(message ?? '')
  );
}

function explain(error: unknown): unknown {
  const { code, message } = (error ?? {}) as { readonly code?: unknown; readonly message?: string };
  if (!forbidden.has(code)) return error;
  return new UsageError(
    `The database refused this user: ${message ?? ''}. To search, it needs SELECT on all tables; to read files into the library, it has to be one that may write.`,
  );
}
