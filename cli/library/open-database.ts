/**
 * The database of a library of files: Postgres with pgvector, embedded in a folder (PGlite) or a server by its address.
 * Both are given the same SQL. The packages are loaded only here, because they take a second to start.
 */
import { mkdir } from 'node:fs/promises';
import { toLabNumbers } from '#insight/search/colour-distance';
import { UsageError } from '../usage-error.ts';
import { type Database, indexEmbeddings, type Row, runTransaction, setReach } from './database.ts';
import { connectToServer } from './connect-to-server.ts';

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
  if ('url' in place) return connectToServer(place.url);
  await mkdir(place.folder, { recursive: true });
  const { PGlite } = await import('@electric-sql/pglite');
  const { vector } = await import('@electric-sql/pglite-pgvector');
  const lite = await PGlite.create({ dataDir: place.folder, extensions: { vector } });
  const query: Database['query'] = async (sql, parameters = []) =>
    (await lite.query<Row>(sql, [...parameters])).rows;
  await setReach(query);
  return {
    query,
    transaction: (run) => runTransaction(query, run),
    async tidy() {
      for (const table of writtenTables) await lite.query(`VACUUM (ANALYZE) ${table}`);
    },
    close: () => lite.close(),
  };
}

/** Tables whose rows are replaced. */
const writtenTables = 'files, items, terms, palette, painted, looks, shown, captions, embeddings'.split(', ');

/** Each brings the tables from one version to the next. Those that were released are never changed. */
const migrations: readonly (readonly (string | ((query: Database['query']) => Promise<void>))[])[] = [
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
    'UPDATE files f SET items = (SELECT count(*) FROM items i WHERE i.file = f.path)',
    // A colour is kept once, because most items have the same few.
    'DROP TABLE colours',
    'CREATE TABLE palette (hex text PRIMARY KEY, lab vector(3) NOT NULL)',
    'CREATE INDEX palette_lab ON palette USING hnsw (lab vector_l2_ops)',
    `CREATE TABLE painted (
      file text NOT NULL REFERENCES files ON DELETE CASCADE, node_id text NOT NULL, hex text NOT NULL, share real NOT NULL)`,
    'CREATE INDEX painted_hex ON painted (hex, share DESC)',
    'CREATE INDEX painted_file ON painted (file)',
    `INSERT INTO painted SELECT i.file, i.node_id, lower(c->>0), (c->>1)::real
      FROM items i CROSS JOIN LATERAL jsonb_array_elements(i.item->'colours') c WHERE c->>0 LIKE '#%'`,
    fillPalette,
    'CREATE INDEX shown_file ON shown (file)',
    `CREATE INDEX items_whole ON items (file, node_id) WHERE item->>'kind' <> 'layer'`,
    // A word with an error in its first half is found by its end.
    'CREATE INDEX terms_reversed ON terms (reverse(term) text_pattern_ops)',
    // Embeddings of two models cannot be compared, even where they have as many numbers.
    `ALTER TABLE embeddings ADD COLUMN model text NOT NULL DEFAULT ''`,
    `UPDATE embeddings e SET model = substring(f.described from ' (.+)$')
      FROM items i JOIN files f ON f.path = i.file WHERE i.embedding = e.digest AND f.described LIKE '% %'`,
    indexKnownEmbeddings,
  ],
];

/** Numbers of each colour that some item has. */
async function fillPalette(query: Database['query']): Promise<void> {
  const rows = await query('SELECT DISTINCT hex FROM painted');
  const labs = rows.flatMap(({ hex }) => {
    const lab = toLabNumbers(String(hex));
    return lab === null ? [] : [{ hex, lab: JSON.stringify(lab) }];
  });
  await query(
    'INSERT INTO palette SELECT r.hex, r.lab::vector FROM jsonb_to_recordset($1::jsonb) AS r(hex text, lab text)',
    [JSON.stringify(labs)],
  );
}

async function indexKnownEmbeddings(query: Database['query']): Promise<void> {
  const rows = await query(
    `SELECT DISTINCT model, vector_dims(embedding) AS length FROM embeddings WHERE model <> ''`,
  );
  for (const { model, length } of rows) await indexEmbeddings(query, String(model), Number(length));
}

async function migrate(database: Database): Promise<void> {
  // Only asked where it has to be made: one who may only read may search.
  const [known] = await database.query(`SELECT to_regclass('framewright_version') IS NOT NULL AS is_there`);
  if (known?.['is_there'] === true && (await readVersion(database)) === migrations.length) return;
  await database.transaction(async () => {
    await database.query('CREATE TABLE IF NOT EXISTS framewright_version (version int NOT NULL)');
    // Read again, since another program may have done it while this one waited.
    const version = await readVersion(database);
    if (version > migrations.length)
      throw new UsageError('The library was written by a newer version of Framewright; update this one.');
    for (const [index, steps] of migrations.slice(version).entries()) {
      for (const step of steps)
        if (typeof step === 'string') await database.query(step);
        else await step(database.query);
      await database.query('INSERT INTO framewright_version VALUES ($1)', [version + index + 1]);
    }
  });
}

async function readVersion(database: Database): Promise<number> {
  const [row] = await database.query('SELECT max(version) AS version FROM framewright_version');
  return typeof row?.version === 'number' ? row.version : 0;
}
