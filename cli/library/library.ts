/**
 * A library of files in a database. What of it may answer a query is chosen by the database: items with one of the words
 * or a word like it, colours and pictures that are near. The index of `insight/search` then ranks these as it ranks a
 * single file, so both answer the same.
 */
import type { SearchCategory, SearchFilters, SearchHit } from '#design/search';
import type { FrameItems, SearchItem } from '#insight/search/collect-items';
import { splitColours, toLabNumbers } from '#insight/search/colour-distance';
import type { PictureSignature } from '#insight/search/picture-signature';
import {
  keyOf,
  openSearchIndex,
  type SearchIndex,
  type SearchQuery,
  type SortOrder,
  swapLetters,
} from '#insight/search/search-index';
import type { Descriptions } from '#insight/search/describe-items';
import type { CompactVector } from '#insight/search/embeddings';
import { splitWords } from '#insight/search/split-words';
import type { Database, Row } from './open-database.ts';

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
  /** Keeps what a model answered, whatever it is of. */
  keepDescriptions(added: Descriptions): Promise<void>;
  /** Gives the items of a file their captions and embeddings. */
  describeFile(path: string, described: string, items: readonly ItemKeys[]): Promise<void>;
  /** Removes captions and embeddings that no item has; to be called when every file is described. */
  removeUnused(): Promise<void>;
  search(query: SearchQuery): Promise<readonly SearchHit[]>;
  /** What a query finds, or everything but layers, in categories. */
  sort(order: SortOrder): Promise<readonly SearchCategory[]>;
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

/** Items that are ranked for one query. */
const mostCandidates = 400;
/** Items that are read where nothing is looked for. */
const mostInAll = 1000;
/** Embeddings and pictures that are near. */
const mostNear = 100;
/** Items with every word as it was typed that are enough, so that words like them are not looked for. */
const enoughExact = 10;
/** Known words that begin as one that was typed. */
const mostBeginnings = 40;
/** Rows of one statement. */
const batch = 200;

export function openLibrary(database: Database): Library {
  return {
    async readDigests() {
      const rows = await database.query('SELECT path, digest FROM files');
      return new Map(rows.map(({ path, digest }) => [String(path), String(digest)]));
    },
    async replaceFile(file) {
      await database.query('BEGIN');
      try {
        await database.query('DELETE FROM files WHERE path = $1', [file.path]);
        await insertFile(database, file);
        await database.query('COMMIT');
      } catch (error) {
        await database.query('ROLLBACK');
        throw error;
      }
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
    async keepDescriptions({ captions, vectors }) {
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
        'INSERT INTO embeddings SELECT r.digest, r.embedding::vector FROM jsonb_to_recordset($2::jsonb) AS r(digest text, embedding text) WHERE $1::text IS NOT NULL ON CONFLICT DO NOTHING',
        '',
        rows,
      );
      const lengths = new Set([...vectors.values()].map(({ length }) => length));
      for (const length of lengths) await indexEmbeddings(database, length);
    },
    async describeFile(path, described, items) {
      await database.query('BEGIN');
      try {
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
        await database.query('COMMIT');
      } catch (error) {
        await database.query('ROLLBACK');
        throw error;
      }
    },
    async removeUnused() {
      await database.query(
        'DELETE FROM captions c WHERE NOT EXISTS (SELECT 1 FROM items i WHERE i.picture = c.picture)',
      );
      await database.query(
        'DELETE FROM embeddings e WHERE NOT EXISTS (SELECT 1 FROM items i WHERE i.embedding = e.digest)',
      );
    },
    search: async (query) => (await openCandidates(database, query)).search(query),
    sort: async (order) => (await openCandidates(database, order.query)).sort(order),
  };
}

/** An index of what may answer a query. */
async function openCandidates(database: Database, query: SearchQuery): Promise<SearchIndex> {
  const index = openSearchIndex();
  const rows = await readCandidates(database, query, index);
  for (const frame of toFrames(rows)) index.replaceFrame(frame);
  for (const { file, node_id, caption, embedding_numbers } of rows) {
    const vector = typeof embedding_numbers === 'string' ? readVector(embedding_numbers) : null;
    const known = typeof caption === 'string' ? caption : null;
    if (known !== null || vector !== null)
      index.describe(keyOf(String(node_id), String(file)), { caption: known, vector });
  }
  return index;
}

async function insertFile(database: Database, file: LibraryFile): Promise<void> {
  const { path, digest, frames, signatures } = file;
  await database.query('INSERT INTO files VALUES ($1, $2)', [path, digest]);
  const known = new Set<string>();
  const items = frames.flatMap((frame) =>
    frame.items.flatMap((item) => {
      if (known.has(item.nodeId)) return [];
      known.add(item.nodeId);
      const terms = [...new Set(splitWords(`${item.name} ${item.description} ${item.text}`))];
      return [{ frame, item, terms }];
    }),
  );
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
  const colours = items.flatMap(({ item }) =>
    item.colours.flatMap(([hex]) => {
      const lab = toLabNumbers(hex);
      return lab === null ? [] : [{ node_id: item.nodeId, lab: JSON.stringify(lab) }];
    }),
  );
  await insertRows(
    database,
    'INSERT INTO colours SELECT $1, r.node_id, r.lab::vector FROM jsonb_to_recordset($2::jsonb) AS r(node_id text, lab text)',
    path,
    colours,
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

/** Numbers up to which pgvector has an index; longer vectors are compared one by one. */
const mostIndexed = 2000;

/** Vectors of each model have a length, and an index is for one length. */
async function indexEmbeddings(database: Database, length: number): Promise<void> {
  if (length > mostIndexed) return;
  await database.query(
    `CREATE INDEX IF NOT EXISTS embeddings_${String(length)} ON embeddings
      USING hnsw ((embedding::vector(${String(length)})) vector_cosine_ops) WHERE vector_dims(embedding) = ${String(length)}`,
  );
}

/** pgvector writes a vector as a list in JSON. */
function readVector(text: unknown): CompactVector {
  return Int8Array.from(JSON.parse(String(text)) as readonly number[]);
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

const columns =
  'i.file, i.node_id, i.frame_id, i.frame_name, i.page, i.item, i.caption, (SELECT e.embedding::text FROM embeddings e WHERE e.digest = i.embedding) AS embedding_numbers';

async function readCandidates(
  database: Database,
  { text = '', picture, vector, filters = {} }: SearchQuery,
  index: SearchIndex,
): Promise<readonly Row[]> {
  const { words, colours } = splitColours(text);
  const rows: Row[] = [];
  if (words !== '') rows.push(...(await findWords(database, words, filters)));
  for (const colour of colours) {
    const lab = toLabNumbers(colour);
    if (lab === null) continue;
    rows.push(
      ...(await database.query(
        `SELECT ${columns} FROM (SELECT file, node_id FROM colours ORDER BY lab <-> $1::vector LIMIT ${mostCandidates}) c JOIN items i USING (file, node_id)`,
        [JSON.stringify(lab)],
      )),
    );
  }
  if (picture !== undefined) {
    const near = await database.query(
      `SELECT ${columns}, s.key, l.signature FROM (SELECT file, key, signature FROM looks ORDER BY places <-> $1::vector LIMIT ${mostNear}) l JOIN shown s USING (file, key) JOIN items i USING (file, node_id)`,
      [JSON.stringify(picture.places)],
    );
    for (const { file, node_id, key, signature } of near)
      index.setSignature(
        key === node_id ? keyOf(String(key), String(file)) : String(key),
        signature as PictureSignature,
      );
    rows.push(...near);
  }
  if (vector !== undefined) rows.push(...(await findMeanings(database, vector, filters)));
  const isAboutAll = words === '' && colours.length === 0 && picture === undefined && vector === undefined;
  if (isAboutAll) {
    const { sql, parameters } = writeFilters(filters, 0);
    const all = `SELECT ${columns} FROM items i WHERE i.item->>'kind' <> 'layer' AND ${sql} ORDER BY i.file, i.node_id LIMIT ${mostInAll}`;
    rows.push(...(await database.query(all, parameters)));
  }
  return rows;
}

/** Items whose embeddings are nearest. */
async function findMeanings(
  database: Database,
  vector: CompactVector,
  filters: SearchFilters,
): Promise<readonly Row[]> {
  const { length } = vector;
  const { sql, parameters } = writeFilters(filters, 1);
  return database.query(
    `SELECT ${columns} FROM (
        SELECT digest FROM embeddings WHERE vector_dims(embedding) = ${String(length)}
        ORDER BY embedding::vector(${String(length)}) <=> $1::vector(${String(length)}) LIMIT ${mostNear}) n
      JOIN items i ON i.embedding = n.digest
      WHERE ${sql}
      LIMIT ${mostCandidates}`,
    [JSON.stringify([...vector]), ...parameters],
  );
}

/** Filters as a condition on an item, with parameters after `before` others; colours are left to the index. */
function writeFilters(
  filters: SearchFilters,
  before: number,
): { readonly sql: string; readonly parameters: readonly unknown[] } {
  const { kinds = [], pages = [], font, audit } = filters;
  const parameters: unknown[] = [];
  const next = (value: unknown) => `$${String(before + parameters.push(value))}`;
  const number = (field: string) => `coalesce((i.item->>'${field}')::numeric, -1)`;
  const bounds = [
    ['width', '>=', filters.minWidth],
    ['width', '<=', filters.maxWidth],
    ['height', '>=', filters.minHeight],
    ['height', '<=', filters.maxHeight],
  ] as const;
  const conditions = [
    ...(kinds.length === 0 ? [] : [`i.item->>'kind' = ANY (${next(kinds)}::text[])`]),
    ...(pages.length === 0 ? [] : [`i.page = ANY (${next(pages)}::text[])`]),
    ...(font === undefined
      ? []
      : [
          `EXISTS (SELECT 1 FROM jsonb_array_elements_text(i.item->'fonts') f WHERE lower(f) = lower(${next(font)}::text))`,
        ]),
    ...bounds.flatMap(([field, sign, px]) =>
      px === undefined ? [] : [`${number(field)} ${sign} ${next(px)}::numeric`],
    ),
    ...(audit === undefined ? [] : [`${number('findings')} ${audit === 'clean' ? '= 0' : '> 0'}`]),
  ];
  return { sql: conditions.length === 0 ? 'TRUE' : conditions.join(' AND '), parameters };
}

async function findWords(database: Database, words: string, filters: SearchFilters): Promise<readonly Row[]> {
  const typed = [...new Set(splitWords(words))];
  const exactly = writeFilters(filters, 1);
  // Mostly there is enough that has every word as it was typed; the shortest says little else.
  const exact = await database.query(
    `SELECT ${columns} FROM items i WHERE i.terms @> $1::text[] AND ${exactly.sql} ORDER BY cardinality(i.terms) LIMIT ${mostCandidates}`,
    [typed, ...exactly.parameters],
  );
  if (exact.length >= enoughExact) return exact;
  const { likely, possible } = await findTermsLike(database, typed);
  const filter = writeFilters(filters, 2);
  const found = await database.query(
    `SELECT ${columns} FROM items i WHERE i.terms && $1::text[] AND ${filter.sql}
      ORDER BY cardinality(ARRAY(SELECT unnest(i.terms) INTERSECT SELECT unnest($2::text[]))) DESC, cardinality(i.terms)
      LIMIT ${mostCandidates}`,
    [[...likely, ...possible], likely, ...filter.parameters],
  );
  return [...exact, ...found];
}

/** Words of the library that begin as typed ones do, with letters exchanged too, and those that could be meant by them. */
async function findTermsLike(
  database: Database,
  typed: readonly string[],
): Promise<{ readonly likely: readonly string[]; readonly possible: readonly string[] }> {
  const beginnings = await findTerms(database, typed);
  const likely = [...new Set([...typed, ...typed.flatMap(swapLetters), ...beginnings])];
  if (typed.every((term) => beginnings.some((word) => word.startsWith(term))))
    return { likely, possible: [] };
  // A word with an error mostly begins as it should; the index ranks how near it is.
  const halves = typed
    .filter((term) => term.length > 3)
    .map((term) => term.slice(0, Math.ceil(term.length / 2)));
  return { likely, possible: await findTerms(database, halves) };
}

/** The shortest words with each of some beginnings; ranges use the index, which patterns in a list do not. */
async function findTerms(database: Database, beginnings: readonly string[]): Promise<readonly string[]> {
  const rows = await database.query(
    `SELECT t.term FROM unnest($1::text[]) AS b(beginning) CROSS JOIN LATERAL
      (SELECT term FROM terms WHERE term ~>=~ b.beginning AND term ~<~ (b.beginning || chr(1114109))
        ORDER BY length(term) LIMIT ${mostBeginnings}) t`,
    [beginnings],
  );
  return [...new Set(rows.map(({ term }) => String(term)))];
}

function toFrames(rows: readonly Row[]): readonly FrameItems[] {
  const frames = new Map<string, FrameItems & { readonly items: SearchItem[] }>();
  for (const { file, frame_id, frame_name, page, item } of rows) {
    const key = keyOf(String(frame_id), String(file));
    const frame = frames.get(key) ?? {
      file: String(file),
      frameId: String(frame_id),
      name: String(frame_name),
      page: typeof page === 'string' ? page : null,
      digest: '',
      items: [],
    };
    frame.items.push(item as SearchItem);
    frames.set(key, frame);
  }
  return [...frames.values()];
}
