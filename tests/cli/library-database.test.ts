/** What may go wrong with the database of a team: older tables, users who only read, two writers, a lost connection. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { vector } from '@electric-sql/pglite-pgvector';
import pg from 'pg';
import { openDatabase } from '#cli/library/open-database';
import { type LibraryFile, openLibrary } from '#cli/library/library';
import { UsageError } from '#cli/usage-error';
import type { SearchItem } from '#insight/search/collect-items';
import { hasPostgres, type LocalPostgres, startPostgres } from './local-postgres.ts';

const none = { description: '', colours: [], fonts: [], pictures: [], width: 100, height: 100 };

function fileOf(path: string, items: readonly SearchItem[]): LibraryFile {
  const frames = [{ frameId: '1:1', name: 'Start', page: 'Home', digest: '', items }];
  return { path, digest: path, frames, signatures: new Map() };
}

/** The tables as the second version made them, with one file that a model described. */
const secondVersion = [
  'CREATE TABLE framewright_version (version int NOT NULL)',
  'INSERT INTO framewright_version VALUES (1), (2)',
  'CREATE EXTENSION vector',
  'CREATE TABLE files (path text PRIMARY KEY, digest text NOT NULL, described text)',
  `CREATE TABLE items (
    file text NOT NULL REFERENCES files ON DELETE CASCADE, node_id text NOT NULL, frame_id text NOT NULL,
    frame_name text NOT NULL, page text, item jsonb NOT NULL, terms text[] NOT NULL, picture text, caption text,
    embedding text, PRIMARY KEY (file, node_id))`,
  'CREATE INDEX items_terms ON items USING gin (terms)',
  'CREATE INDEX items_embedding ON items (embedding)',
  'CREATE INDEX items_picture ON items (picture)',
  'CREATE TABLE terms (term text PRIMARY KEY)',
  'CREATE INDEX terms_prefix ON terms (term text_pattern_ops)',
  `CREATE TABLE colours (file text NOT NULL REFERENCES files ON DELETE CASCADE, node_id text NOT NULL, lab vector(3) NOT NULL)`,
  'CREATE INDEX colours_lab ON colours USING hnsw (lab vector_l2_ops)',
  `CREATE TABLE looks (
    file text NOT NULL REFERENCES files ON DELETE CASCADE, key text NOT NULL, signature jsonb NOT NULL,
    places vector(108) NOT NULL, PRIMARY KEY (file, key))`,
  'CREATE INDEX looks_places ON looks USING hnsw (places vector_l2_ops)',
  `CREATE TABLE shown (file text NOT NULL REFERENCES files ON DELETE CASCADE, node_id text NOT NULL, key text NOT NULL)`,
  'CREATE INDEX shown_key ON shown (key)',
  'CREATE TABLE captions (picture text PRIMARY KEY, caption text NOT NULL)',
  'CREATE TABLE embeddings (digest text PRIMARY KEY, embedding vector NOT NULL)',
  `CREATE INDEX embeddings_3 ON embeddings USING hnsw ((embedding::vector(3)) vector_cosine_ops) WHERE vector_dims(embedding) = 3`,
  `INSERT INTO files VALUES ('old.fig', 'digest', 'digest model-a')`,
  `INSERT INTO items VALUES ('old.fig', '1:2', '1:1', 'Start', 'Home',
    '{"nodeId":"1:2","kind":"component","name":"Basket","text":"","description":"","colours":[["#3366ff",0.5]],"fonts":[],"pictures":[],"width":10,"height":10}',
    '{basket}', NULL, NULL, 'boat')`,
  `INSERT INTO terms VALUES ('basket')`,
  `INSERT INTO embeddings VALUES ('boat', '[127,3,0]')`,
];

describe('a library of an older version', () => {
  it('is brought up to date as it is, so that nothing is read or paid for again', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'framewright-old-'));
    const dataDir = join(folder, 'library');
    const lite = await PGlite.create({ dataDir, extensions: { vector } });
    for (const statement of secondVersion) await lite.query(statement);
    await lite.close();
    const database = await openDatabase({ folder: dataDir });
    const library = openLibrary(database);
    expect([...(await library.readDigests())]).toEqual([['old.fig', 'digest']]);
    const byColour = await library.search({ text: '#3366ff' });
    const byMeaning = await library.search({
      meaning: { vector: Int8Array.from([120, 1, 0]), model: 'model-a' },
    });
    const byWords = await library.search({ text: 'bxsket' });
    expect([byColour, byMeaning, byWords].map(([first]) => first?.nodeId)).toEqual(['1:2', '1:2', '1:2']);
    await database.query('INSERT INTO framewright_version VALUES (99)');
    await database.close();
    await expect(openDatabase({ folder: dataDir })).rejects.toThrow('newer version');
    await rm(folder, { recursive: true });
  });
});

describe.skipIf(!hasPostgres())('the server of a team', () => {
  let server: LocalPostgres;
  beforeAll(async () => void (server = await startPostgres()));
  afterAll(() => server.close());

  it('is made and written by two programs at once', async () => {
    const both = await Promise.all([openDatabase({ url: server.url }), openDatabase({ url: server.url })]);
    const word = (at: number) => `word${String(at)}x`;
    await Promise.all(
      both.map(async (database, which) => {
        const library = openLibrary(database);
        // The same words in the opposite order.
        const items = Array.from({ length: 900 }, (_, at): SearchItem => ({
          ...none,
          nodeId: `1:${at}`,
          kind: 'layer',
          name: 'Label',
          text: word(which === 0 ? at : 899 - at),
        }));
        for (const path of ['a.fig', 'b.fig']) await library.replaceFile(fileOf(path, items));
        await library.tidy();
      }),
    );
    const [first] = both;
    expect([...(await openLibrary(first).readDigests()).keys()].toSorted()).toEqual(['a.fig', 'b.fig']);
    expect(await openLibrary(first).search({ text: word(5) })).toHaveLength(2);
    for (const database of both) await database.close();
  });

  it('is searched by a user who may only read, who is told so when there is something to write', async () => {
    const owner = await openDatabase({ url: server.url });
    await openLibrary(owner).replaceFile(
      fileOf('shop.fig', [{ ...none, nodeId: '1:2', kind: 'layer', name: 'Label', text: 'Checkout' }]),
    );
    const reader = `reader_${String(process.pid)}`;
    await owner.query(`CREATE ROLE ${reader} LOGIN PASSWORD 'only-reads'`);
    await owner.query(`GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${reader}`);
    const address = new URL(server.url);
    address.username = reader;
    address.password = 'only-reads';
    const database = await openDatabase({ url: address.href });
    const library = openLibrary(database);
    expect((await library.search({ text: 'checkout' }))[0]).toMatchObject({ file: 'shop.fig' });
    const written = library.replaceFile(fileOf('other.fig', []));
    await expect(written).rejects.toThrow(/refused this user: permission denied for table files/);
    await expect(written).rejects.toBeInstanceOf(UsageError);
    await database.close();
    await owner.query(`DROP OWNED BY ${reader}`);
    await owner.query(`DROP ROLE ${reader}`);
    await owner.close();
  });

  it('loses half a file with its connection, and is searched by the next one', async () => {
    const database = await openDatabase({ url: server.url });
    const library = openLibrary(database);
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    const endConnections = () =>
      client.query(
        'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
    const lost = database.transaction(async () => {
      await database.query(`INSERT INTO files (path, digest) VALUES ('half.fig', 'd')`);
      await endConnections();
      await database.query(`INSERT INTO files (path, digest) VALUES ('rest.fig', 'd')`);
    });
    await expect(lost).rejects.toThrow('The connection to the database was lost.');
    expect([...(await library.readDigests()).keys()].filter((path) => /half|rest/.test(path))).toEqual([]);
    await endConnections();
    // Until the program has heard of it, the first statement may fail; the one after it has a new connection.
    await library.readDigests().catch(() => null);
    expect((await library.search({ text: 'checkout' }))[0]).toMatchObject({ file: 'shop.fig' });
    await client.end();
    await database.close();
  });
});
