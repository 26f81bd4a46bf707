/**
 * A library of files in a database. What of it may answer a query is chosen by the database: items with one of the words
 * or a word like it, colours and pictures that are near. The index of `insight/search` then ranks these as it ranks a
 * single file, so both answer the same.
 */
import type { SearchFilters, SearchHit } from '#design/search';
import type { FrameItems, SearchItem } from '#insight/search/collect-items';
import { splitColours, toLabNumbers } from '#insight/search/colour-distance';
import type { PictureSignature } from '#insight/search/picture-signature';
import {
  keyOf,
  openSearchIndex,
  type SearchIndex,
  type SearchQuery,
  swapLetters,
} from '#insight/search/search-index';
import { splitWords } from '#insight/search/split-words';
import type { Database, Row } from './open-database.ts';

export interface Library {
  /** The digest of every file by its path. */
  readDigests(): Promise<ReadonlyMap<string, string>>;
  /** Puts a file in the place of what the library has of it; all of it or nothing. */
  replaceFile(file: LibraryFile): Promise<void>;
  removeFile(path: string): Promise<void>;
  search(query: SearchQuery): Promise<readonly SearchHit[]>;
}

export interface LibraryFile {
  readonly path: string;
  /** Of its bytes. */
  readonly digest: string;
  readonly frames: readonly FrameItems[];
  /** By node id or by the hash of an image fill. */
  readonly signatures: ReadonlyMap<string, PictureSignature>;
}

/** Items that are ranked for one query. */
const mostCandidates = 400;
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
    async search(query) {
      const index = openSearchIndex();
      for (const frame of await readCandidates(database, query, index)) index.replaceFrame(frame);
      return index.search(query);
    },
  };
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
  await insertRows(
    database,
    'INSERT INTO terms SELECT r.term FROM jsonb_to_recordset($2::jsonb) AS r(term text) WHERE $1::text IS NOT NULL ON CONFLICT DO NOTHING',
    path,
    terms,
  );
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

async function insertRows(
  database: Database,
  sql: string,
  path: string,
  rows: readonly object[],
): Promise<void> {
  for (let at = 0; at < rows.length; at += batch)
    await database.query(sql, [path, JSON.stringify(rows.slice(at, at + batch))]);
}

const columns = 'i.file, i.node_id, i.frame_id, i.frame_name, i.page, i.item';

async function readCandidates(
  database: Database,
  { text = '', picture, filters = {} }: SearchQuery,
  index: SearchIndex,
): Promise<readonly FrameItems[]> {
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
      `SELECT ${columns}, s.key, l.signature FROM (SELECT file, key, signature FROM looks ORDER BY places <-> $1::vector LIMIT 100) l JOIN shown s USING (file, key) JOIN items i USING (file, node_id)`,
      [JSON.stringify(picture.places)],
    );
    for (const { file, node_id, key, signature } of near)
      index.setSignature(
        key === node_id ? keyOf(String(key), String(file)) : String(key),
        signature as PictureSignature,
      );
    rows.push(...near);
  }
  return toFrames(rows);
}

async function findWords(
  database: Database,
  words: string,
  { kinds = [], pages = [] }: SearchFilters,
): Promise<readonly Row[]> {
  const typed = [...new Set(splitWords(words))];
  const passes = `(cardinality($2::text[]) = 0 OR i.item->>'kind' = ANY ($2::text[])) AND (cardinality($3::text[]) = 0 OR i.page = ANY ($3::text[]))`;
  // Mostly there is enough that has every word as it was typed; the shortest says little else.
  const exact = await database.query(
    `SELECT ${columns} FROM items i WHERE i.terms @> $1::text[] AND ${passes} ORDER BY cardinality(i.terms) LIMIT ${mostCandidates}`,
    [typed, kinds, pages],
  );
  if (exact.length >= enoughExact) return exact;
  const { likely, possible } = await findTermsLike(database, typed);
  const found = await database.query(
    `SELECT ${columns} FROM items i WHERE i.terms && $1::text[] AND ${passes}
      ORDER BY cardinality(ARRAY(SELECT unnest(i.terms) INTERSECT SELECT unnest($4::text[]))) DESC, cardinality(i.terms)
      LIMIT ${mostCandidates}`,
    [[...likely, ...possible], kinds, pages, likely],
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
