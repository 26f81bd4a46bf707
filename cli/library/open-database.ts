/**
 * The database of a library of files: Postgres with pgvector, embedded in a folder (PGlite) or a server by its address.
 * Both are given the same SQL. The packages are loaded only here, because they take a second to start.
 */
import { mkdir } from 'node:fs/promises';
import { UsageError } from '../usage-error.ts';

export interface Database {
  /** Runs one statement; `$1` and so on stand for the parameters. */
  query(sql: string, parameters?: readonly unknown[]): Promise<readonly Row[]>;
  /** Gives back the space of rows that are gone, and counts rows for its plans; a server does so by itself. */
  tidy(): Promise<void>;
  close(): Promise<void>;
}

export type Row = Readonly<Record<string, unknown>>;

export type DatabasePlace = { readonly folder: string } | { readonly url: string };

/**
 * Opens the database, makes it if it is not there, and brings its tables up to date.
 * @throws UsageError where it cannot be opened, or a newer version of this program wrote it
 */
export async function openDatabase(place: DatabasePlace): Promise<Database> {
  const database = await connect(place).catch((error: unknown) => {
    const what = 'url' in place ? 'The database' : `The library "${place.folder}"`;
    const reason =
      error instanceof Error && error.message !== '' ? error.message.split('\n')[0] : String(error);
    throw new UsageError(`${what} cannot be opened: ${reason}.`);
  });
  try {
    await migrate(database);
    await chooseReach(database);
    return database;
  } catch (error) {
    await database.close();
    if (error instanceof Error && /extension "vector"/.test(error.message))
      throw new UsageError(
        'The database has no pgvector. Install it on the server (Debian: postgresql-N-pgvector), and let this user create extensions, or create it as an administrator: CREATE EXTENSION vector.',
      );
    throw error;
  }
}

async function connect(place: DatabasePlace): Promise<Database> {
  if ('url' in place) {
    const { default: pg } = await import('pg');
    const client = new pg.Client({ connectionString: place.url });
    await client.connect();
    return {
      query: async (sql, parameters = []) =>
        (await client.query(sql, [...parameters])).rows as readonly Row[],
      tidy: () => Promise.resolve(),
      close: () => client.end(),
    };
  }
  await mkdir(place.folder, { recursive: true });
  const { PGlite } = await import('@electric-sql/pglite');
  const { vector } = await import('@electric-sql/pglite-pgvector');
  const lite = await PGlite.create({ dataDir: place.folder, extensions: { vector } });
  return {
    query: async (sql, parameters = []) => (await lite.query<Row>(sql, [...parameters])).rows,
    async tidy() {
      await lite.query('VACUUM (ANALYZE)');
    },
    close: () => lite.close(),
  };
}

/** Each brings the tables from one version to the next. Those that were released are never changed. */
const migrations: readonly (readonly string[])[] = [
  [
    'CREATE EXTENSION IF NOT EXISTS vector',
    `CREATE TABLE files (path text PRIMARY KEY, digest text NOT NULL)`,
    `CREATE TABLE items (
      file text NOT NULL REFERENCES files ON DELETE CASCADE, node_id text NOT NULL, frame_id text NOT NULL,
      frame_name text NOT NULL, page text, item jsonb NOT NULL, terms text[] NOT NULL, PRIMARY KEY (file, node_id))`,
    'CREATE INDEX items_terms ON items USING gin (terms)',
    'CREATE TABLE terms (term text PRIMARY KEY)',
    'CREATE INDEX terms_prefix ON terms (term text_pattern_ops)',
    `CREATE TABLE colours (
      file text NOT NULL REFERENCES files ON DELETE CASCADE, node_id text NOT NULL, lab vector(3) NOT NULL)`,
    'CREATE INDEX colours_lab ON colours USING hnsw (lab vector_l2_ops)',
    `CREATE TABLE looks (
      file text NOT NULL REFERENCES files ON DELETE CASCADE, key text NOT NULL, signature jsonb NOT NULL,
      places vector(108) NOT NULL, PRIMARY KEY (file, key))`,
    'CREATE INDEX looks_places ON looks USING hnsw (places vector_l2_ops)',
    `CREATE TABLE shown (
      file text NOT NULL REFERENCES files ON DELETE CASCADE, node_id text NOT NULL, key text NOT NULL)`,
    'CREATE INDEX shown_key ON shown (key)',
  ],
  // What a model said: captions by the digest of their picture, embeddings by the digest of their text.
  [
    'ALTER TABLE files ADD COLUMN described text',
    // Items have what the audit found since then, so all files are read again.
    `UPDATE files SET digest = ''`,
    'ALTER TABLE items ADD COLUMN picture text, ADD COLUMN caption text, ADD COLUMN embedding text',
    'CREATE INDEX items_embedding ON items (embedding)',
    'CREATE INDEX items_picture ON items (picture)',
    'CREATE TABLE captions (picture text PRIMARY KEY, caption text NOT NULL)',
    'CREATE TABLE embeddings (digest text PRIMARY KEY, embedding vector NOT NULL)',
  ],
  [
    // What is rare in a library is measured against all of its items.
    'ALTER TABLE files ADD COLUMN items int NOT NULL DEFAULT 0',
    // A colour is kept once, because most items have the same few, and with its share, so all files are read again.
    `UPDATE files SET digest = ''`,
    'DROP TABLE colours',
    'CREATE TABLE palette (hex text PRIMARY KEY, lab vector(3) NOT NULL)',
    'CREATE INDEX palette_lab ON palette USING hnsw (lab vector_l2_ops)',
    `CREATE TABLE painted (
      file text NOT NULL REFERENCES files ON DELETE CASCADE, node_id text NOT NULL, hex text NOT NULL, share real NOT NULL)`,
    'CREATE INDEX painted_hex ON painted (hex, share DESC)',
    'CREATE INDEX painted_file ON painted (file)',
    'CREATE INDEX shown_file ON shown (file)',
    `CREATE INDEX items_whole ON items (file, node_id) WHERE item->>'kind' <> 'layer'`,
    // A word with an error in its first half is found by its end.
    'CREATE INDEX terms_reversed ON terms (reverse(term) text_pattern_ops)',
    // Embeddings of two models cannot be compared, even where they have as many numbers.
    `ALTER TABLE embeddings ADD COLUMN model text NOT NULL DEFAULT ''`,
    `UPDATE embeddings e SET model = substring(f.described from ' (.+)$')
      FROM items i JOIN files f ON f.path = i.file WHERE i.embedding = e.digest AND f.described LIKE '% %'`,
  ],
];

/** Rows that an index of vectors looks at: as many as a search asks for, and more where a filter leaves few. */
async function chooseReach(database: Database): Promise<void> {
  await database.query('SET hnsw.ef_search = 100');
  // pgvector before 0.8 has no such setting; there a filter may leave less.
  await database.query('SET hnsw.iterative_scan = strict_order').catch(() => undefined);
}

async function migrate(database: Database): Promise<void> {
  await database.query('CREATE TABLE IF NOT EXISTS framewright_version (version int NOT NULL)');
  const [row] = await database.query('SELECT max(version) AS version FROM framewright_version');
  const version = typeof row?.version === 'number' ? row.version : 0;
  if (version > migrations.length)
    throw new UsageError('The library was written by a newer version of Framewright; update this one.');
  for (const [index, statements] of migrations.slice(version).entries()) {
    await database.query('BEGIN');
    try {
      for (const statement of statements) await database.query(statement);
      await database.query('INSERT INTO framewright_version VALUES ($1)', [version + index + 1]);
      await database.query('COMMIT');
    } catch (error) {
      await database.query('ROLLBACK');
      throw error;
    }
  }
}
