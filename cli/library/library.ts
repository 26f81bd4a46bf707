/**
 * A library of files in a database. What of it may answer a query is chosen by the database; the index of `insight/search`
 * then ranks this as it ranks a single file, so both answer the same.
 */
import type { SearchCategory, SearchHit } from '#design/search';
import type { FrameItems } from '#insight/search/collect-items';
import { toLabNumbers } from '#insight/search/colour-distance';
import type { Descriptions } from '#insight/search/describe-items';
import type { PictureSignature } from '#insight/search/picture-signature';
import type { SortOrder } from '#insight/search/search-index';
import { splitWords } from '#insight/search/split-words';
import { type LibraryQuery, openCandidates, toIndexQuery } from './find-candidates.ts';
import { type Database, indexEmbeddings, readVector } from './database.ts';

export interface Library {
  /** The digest of every file by its path. */
  readDigests(): Promise<ReadonlyMap<string, string>>;
  /** Puts a file in the place of what the library has of it; all of it or nothing. */
  replaceFile(file: LibraryFile): Promise<void>;
  removeFile(path: string): Promise<void>;
  /** For each file, of which content and models its descriptions are; `null` where it has none. */
  readDescribed(): Promise<ReadonlyMap<string, string | null>>;
  /** Captions and embeddings by their digests, as far as they are known. */
  readDescriptions(pictures: readonly string[], texts: readonly string[]): Promise<Descriptions>;
  /** Keeps what models answered, whatever it is of; `model` made the embeddings. */
  keepDescriptions(added: Descriptions, model: string): Promise<void>;
  /** Gives the items of a file their captions and embeddings. */
  describeFile(path: string, described: string, items: readonly ItemKeys[]): Promise<void>;
  /** Removes captions and embeddings that no item has; to be called when every file is described. */
  removeUnused(): Promise<void>;
  /** The models of the embeddings that items have, that of most files first. */
  readModels(): Promise<readonly string[]>;
  /** Gives back the space of what was replaced; to be called when files have changed. */
  tidy(): Promise<void>;
  search(query: LibraryQuery): Promise<readonly SearchHit[]>;
  /** What a query finds, or everything but layers, in categories. */
  sort(order: LibraryOrder): Promise<readonly SearchCategory[]>;
}

export interface LibraryOrder extends Omit<SortOrder, 'query'> {
  readonly query: LibraryQuery;
}

export interface LibraryFile {
  readonly path: string;
  /** Of its bytes. */
  readonly digest: string;
  readonly frames: readonly FrameItems[];
  /** By node id or by the hash of an image fill. */
  readonly signatures: ReadonlyMap<string, PictureSignature>;
}

/** What is known of one item. */
export interface ItemKeys {
  readonly nodeId: string;
  /** The digest of its picture. */
  readonly picture: string | null;
  readonly caption: string | null;
  /** The digest of its embedded text. */
  readonly embedding: string | null;
}

/** Rows of one statement. */
const batch = 200;

export function openLibrary(database: Database): Library {
  return {
    async readDigests() {
      const rows = await database.query('SELECT path, digest FROM files');
      return new Map(rows.map(({ path, digest }) => [String(path), String(digest)]));
    },
    async replaceFile(file) {
      await database.transaction(async () => {
        await database.query('DELETE FROM files WHERE path = $1', [file.path]);
        await insertFile(database, file);
      });
    },
    async removeFile(path) {
      await database.query('DELETE FROM files WHERE path = $1', [path]);
    },
    async readDescribed() {
      const rows = await database.query('SELECT path, described FROM files');
      return new Map(
        rows.map(({ path, described }) => [String(path), typeof described === 'string' ? described : null]),
      );
    },
    async readDescriptions(pictures, texts) {
      const captions = await database.query(
        'SELECT picture, caption FROM captions WHERE picture = ANY ($1::text[])',
        [pictures],
      );
      const vectors = await database.query(
        'SELECT digest, embedding::text AS embedding FROM embeddings WHERE digest = ANY ($1::text[])',
        [texts],
      );
      return {
        captions: new Map(captions.map(({ picture, caption }) => [String(picture), String(caption)])),
        vectors: new Map(vectors.map(({ digest, embedding }) => [String(digest), readVector(embedding)])),
      };
    },
    async keepDescriptions({ captions, vectors }, model) {
      await database.transaction(async () => {
        for (const [picture, caption] of captions)
          await database.query(
            'INSERT INTO captions VALUES ($1, $2) ON CONFLICT (picture) DO UPDATE SET caption = $2',
            [picture, plainText(caption)],
          );
        const rows = [...vectors].map(([digest, vector]) => ({
          digest,
          embedding: JSON.stringify([...vector]),
        }));
        await insertRows(
          database,
          'INSERT INTO embeddings SELECT r.digest, r.embedding::vector, $1 FROM jsonb_to_recordset($2::jsonb) AS r(digest text, embedding text) ON CONFLICT DO NOTHING',
          model,
          rows,
        );
        const lengths = new Set([...vectors.values()].map(({ length }) => length));
        for (const length of lengths) await indexEmbeddings(database.query, model, length);
      });
    },
    async describeFile(path, described, items) {
      await database.transaction(async () => {
        for (let at = 0; at < items.length; at += batch) {
          const rows = items.slice(at, at + batch).map(({ nodeId, picture, caption, embedding }) => ({
            node_id: nodeId,
            picture,
            caption: caption === null ? null : plainText(caption),
            embedding,
            terms: caption === null ? [] : [...new Set(splitWords(caption))],
          }));
          await database.query(
            `UPDATE items i SET picture = r.picture, caption = r.caption, embedding = r.embedding,
              terms = ARRAY(SELECT DISTINCT unnest(i.terms || r.terms))
              FROM jsonb_to_recordset($2::jsonb) AS r(node_id text, picture text, caption text, embedding text, terms text[])
              WHERE i.file = $1 AND i.node_id = r.node_id`,
            [path, JSON.stringify(rows)],
          );
          const terms = [...new Set(rows.flatMap((row) => row.terms))].map((term) => ({ term }));
          await insertRows(database, insertTerms, path, terms);
        }
        await database.query('UPDATE files SET described = $2 WHERE path = $1', [path, described]);
      });
    },
    async removeUnused() {
      await database.query(
        'DELETE FROM captions c WHERE NOT EXISTS (SELECT 1 FROM items i WHERE i.picture = c.picture)',
      );
      await database.query(
        'DELETE FROM embeddings e WHERE NOT EXISTS (SELECT 1 FROM items i WHERE i.embedding = e.digest)',
      );
    },
    async readModels() {
      const rows = await database.query(
        `SELECT substring(described from ' (.+)$') AS model FROM files GROUP BY 1 ORDER BY count(*) DESC`,
      );
      return rows.flatMap(({ model }) => (typeof model === 'string' ? [model] : []));
    },
    async tidy() {
      await database.transaction(async () => {
        await database.query(
          'DELETE FROM palette c WHERE NOT EXISTS (SELECT 1 FROM painted p WHERE p.hex = c.hex)',
        );
      });
      await database.tidy();
    },
    async search(query) {
      const index = await openCandidates(database, query, { sorted: false });
      return index.search(toIndexQuery(query));
    },
    async sort({ query, ...order }) {
      const index = await openCandidates(database, query, { sorted: true });
      return index.sort({ ...order, query: toIndexQuery(query) });
    },
  };
}

async function insertFile(database: Database, file: LibraryFile): Promise<void> {
  const { path, digest, frames, signatures } = file;
  const known = new Set<string>();
  const items = frames.flatMap((frame) =>
    frame.items.flatMap((item) => {
      if (known.has(item.nodeId)) return [];
      known.add(item.nodeId);
      const terms = [...new Set(splitWords(`${item.name} ${item.description} ${item.text}`))];
      return [{ frame, item, terms }];
    }),
  );
  await database.query('INSERT INTO files (path, digest, items) VALUES ($1, $2, $3)', [
    path,
    digest,
    items.length,
  ]);
  await insertRows(
    database,
    'INSERT INTO items SELECT $1, r.node_id, r.frame_id, r.frame_name, r.page, r.item, r.terms FROM jsonb_to_recordset($2::jsonb) AS r(node_id text, frame_id text, frame_name text, page text, item jsonb, terms text[])',
    path,
    items.map(({ frame, item, terms }) => ({
      node_id: item.nodeId,
      frame_id: frame.frameId,
      frame_name: frame.name,
      page: frame.page,
      item,
      terms,
    })),
  );
  const terms = [...new Set(items.flatMap((one) => one.terms))].map((term) => ({ term }));
  await insertRows(database, insertTerms, path, terms);
  const painted = items.flatMap(({ item }) =>
    item.colours.flatMap(([hex, share]) =>
      toLabNumbers(hex) === null ? [] : [{ node_id: item.nodeId, hex: hex.toLowerCase(), share }],
    ),
  );
  const palette = [...new Set(painted.map(({ hex }) => hex))].map((hex) => ({
    hex,
    lab: JSON.stringify(toLabNumbers(hex)),
  }));
  await insertRows(
    database,
    'INSERT INTO palette SELECT r.hex, r.lab::vector FROM jsonb_to_recordset($2::jsonb) AS r(hex text, lab text) WHERE $1::text IS NOT NULL ON CONFLICT DO NOTHING',
    path,
    palette,
  );
  await insertRows(
    database,
    'INSERT INTO painted SELECT $1, r.node_id, r.hex, r.share FROM jsonb_to_recordset($2::jsonb) AS r(node_id text, hex text, share real)',
    path,
    painted,
  );
  const looks = [...signatures].map(([key, signature]) => ({
    key,
    signature,
    places: JSON.stringify(signature.places),
  }));
  await insertRows(
    database,
    'INSERT INTO looks SELECT $1, r.key, r.signature, r.places::vector FROM jsonb_to_recordset($2::jsonb) AS r(key text, signature jsonb, places text)',
    path,
    looks,
  );
  const shown = items.flatMap(({ item }) =>
    [item.nodeId, ...item.pictures].flatMap((key) =>
      signatures.has(key) ? [{ node_id: item.nodeId, key }] : [],
    ),
  );
  await insertRows(
    database,
    'INSERT INTO shown SELECT $1, r.node_id, r.key FROM jsonb_to_recordset($2::jsonb) AS r(node_id text, key text)',
    path,
    shown,
  );
}

const insertTerms =
  'INSERT INTO terms SELECT r.term FROM jsonb_to_recordset($2::jsonb) AS r(term text) WHERE $1::text IS NOT NULL ON CONFLICT DO NOTHING';

/** Postgres takes no zero character in a text. */
function plainText(text: string): string {
  return text.replaceAll('\u0000', '');
}

async function insertRows(
  database: Database,
  sql: string,
  path: string,
  rows: readonly object[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += batch)
    await database.query(sql, [path, JSON.stringify(rows.slice(at, at + batch))]);
}
