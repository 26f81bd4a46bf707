/**
 * Chooses what of a library may answer a query: items with the words or words like them, colours, pictures and embeddings
 * that are near. An index of these then ranks them, with the whole library as the measure of what is rare.
 */
import { editSimilarity } from '#codegen/similarity';
import type { SearchFilters } from '#design/search';
import type { FrameItems, SearchItem } from '#insight/search/collect-items';
import { splitColours, toLabNumbers } from '#insight/search/colour-distance';
import type { CompactVector } from '#insight/search/embeddings';
import type { PictureSignature } from '#insight/search/picture-signature';
import {
  keyOf,
  openSearchIndex,
  type SearchIndex,
  type SearchQuery,
  swapLetters,
} from '#insight/search/search-index';
import { splitWords } from '#insight/search/split-words';
import { type Database, quote, readVector, type Row } from './database.ts';

/** A query of a library, whose embeddings may be of several models. */
export interface LibraryQuery extends Omit<SearchQuery, 'vector'> {
  /** @default none, and nothing is found by what it means */
  readonly meaning?: Meaning;
}

/** The embedding of the text, and the model that made it. */
export interface Meaning {
  readonly vector: CompactVector;
  readonly model: string;
}

/** The query as the index of the candidates takes it. */
export function toIndexQuery({ meaning, ...query }: LibraryQuery): SearchQuery {
  return meaning === undefined ? query : { ...query, vector: meaning.vector };
}

/** Items that are ranked for one query, or as many as are wanted where that is more. */
const usualCandidates = 200;
/** Items that are read where nothing is looked for. */
const mostInAll = 1000;
/** Embeddings and pictures that are near. */
const mostNear = 100;
/** Colours that are near. */
const mostColours = 32;
/** Items with all words that are enough, so that those with words like them, or some of them, are not looked for. */
const enoughFound = 10;
/** Words that are looked for; a longer text is a mistake, or says the rest with the first ones. */
const mostTyped = 16;
/** Known words that begin as one that was typed, and those that are as long and begin or end as it does. */
const mostBeginnings = 40;
const mostHalves = 200;
/** How like a known word is to one that was typed with an error. */
const leastSimilar = 0.7;

/** What is read with each item. */
interface Reading {
  readonly database: Database;
  readonly filters: SearchFilters;
  /** Columns of `i`; the embedding is a long one, so it is read only where it is compared. */
  readonly columns: string;
  readonly most: number;
}

/** Opens an index of what may answer; `sorted` where hits are sorted by what they mean. */
export async function openCandidates(
  database: Database,
  query: LibraryQuery,
  { sorted }: { readonly sorted: boolean },
): Promise<SearchIndex> {
  const index = openSearchIndex();
  const { filters = {}, meaning } = query;
  const embedding =
    meaning !== undefined || sorted
      ? `(SELECT e.embedding::text FROM embeddings e WHERE e.digest = i.embedding${meaning === undefined ? '' : ` AND ${isOf(meaning)}`})`
      : 'NULL';
  const columns = `i.file, i.node_id, i.frame_id, i.frame_name, i.page, i.item, i.caption, ${embedding} AS embedding_numbers`;
  const most = Math.max(usualCandidates, query.limit ?? 0);
  const rows = await readCandidates({ database, filters, columns, most }, query, index);
  for (const frame of toFrames(rows)) index.replaceFrame(frame);
  for (const { file, node_id, caption, embedding_numbers } of rows) {
    const known = {
      caption: typeof caption === 'string' ? caption : null,
      vector: typeof embedding_numbers === 'string' ? readVector(embedding_numbers) : null,
    };
    if (known.caption !== null || known.vector !== null)
      index.describe(keyOf(String(node_id), String(file)), known);
  }
  const [all] = await database.query('SELECT sum(items) AS count FROM files');
  index.countAs(Number(all?.['count'] ?? 0));
  return index;
}

/** The condition that an embedding can be compared with one. */
function isOf({ vector, model }: Meaning): string {
  return `vector_dims(e.embedding) = ${String(vector.length)} AND e.model = ${quote(model)}`;
}

async function readCandidates(
  reading: Reading,
  { text = '', picture, meaning }: LibraryQuery,
  index: SearchIndex,
): Promise<readonly Row[]> {
  const { words, colours } = splitColours(text);
  const rows: Row[] = [];
  if (words !== '') rows.push(...(await findWords(reading, words)));
  for (const colour of colours) rows.push(...(await findColours(reading, colour)));
  if (picture !== undefined) rows.push(...(await findPictures(reading, picture, index)));
  if (meaning !== undefined) rows.push(...(await findMeanings(reading, meaning)));
  const isAboutAll = words === '' && colours.length === 0 && picture === undefined && meaning === undefined;
  if (!isAboutAll) return rows;
  const { colour } = reading.filters;
  return colour === undefined ? findAll(reading) : findColours(reading, colour);
}

function findAll({ database, filters, columns }: Reading): Promise<readonly Row[]> {
  const { sql, parameters } = writeFilters(filters, 0);
  return database.query(
    `SELECT ${columns} FROM items i WHERE i.item->>'kind' <> 'layer' AND ${sql} ORDER BY i.file, i.node_id LIMIT ${mostInAll}`,
    parameters,
  );
}

/** Of the colours that are near, the items that show most of them. */
async function findColours(
  { database, filters, columns, most }: Reading,
  colour: string,
): Promise<readonly Row[]> {
  const lab = toLabNumbers(colour);
  if (lab === null) return [];
  const { sql, parameters } = writeFilters(filters, 1);
  return database.query(
    `SELECT ${columns} FROM (
        SELECT hex, lab <-> $1::vector AS distance FROM palette ORDER BY lab <-> $1::vector LIMIT ${mostColours}) c
      CROSS JOIN LATERAL (
        SELECT i.* FROM painted p JOIN items i ON i.file = p.file AND i.node_id = p.node_id
        WHERE p.hex = c.hex AND ${sql} ORDER BY p.share DESC LIMIT ${String(most)}) i
      ORDER BY c.distance LIMIT ${String(most)}`,
    [JSON.stringify(lab), ...parameters],
  );
}

async function findPictures(
  { database, filters, columns }: Reading,
  picture: PictureSignature,
  index: SearchIndex,
): Promise<readonly Row[]> {
  const { sql, parameters } = writeFilters(filters, 1);
  const near = await database.query(
    `SELECT ${columns}, s.key, l.signature
      FROM (
        SELECT l.file, l.key, l.signature FROM looks l
        WHERE (
          SELECT TRUE FROM shown s JOIN items i USING (file, node_id)
          WHERE s.file = l.file AND s.key = l.key AND ${sql} LIMIT 1)
        ORDER BY l.places <-> $1::vector LIMIT ${mostNear}) l
      JOIN shown s USING (file, key) JOIN items i USING (file, node_id) WHERE ${sql}`,
    [JSON.stringify(picture.places), ...parameters],
  );
  for (const { file, node_id, key, signature } of near)
    index.setSignature(
      key === node_id ? keyOf(String(key), String(file)) : String(key),
      signature as PictureSignature,
    );
  return near;
}

/** Items whose embeddings are nearest. A subquery for each is answered in the order of the index, which a join may not be. */
async function findMeanings(
  { database, filters, columns, most }: Reading,
  meaning: Meaning,
): Promise<readonly Row[]> {
  const length = String(meaning.vector.length);
  const { sql, parameters } = writeFilters(filters, 1);
  return database.query(
    `SELECT ${columns} FROM (
        SELECT e.digest, e.embedding::vector(${length}) <=> $1::vector(${length}) AS distance
        FROM embeddings e WHERE ${isOf(meaning)}
          AND (SELECT TRUE FROM items i WHERE i.embedding = e.digest AND ${sql} LIMIT 1)
        ORDER BY e.embedding::vector(${length}) <=> $1::vector(${length}) LIMIT ${mostNear}) n
      JOIN items i ON i.embedding = n.digest
      WHERE ${sql} ORDER BY n.distance LIMIT ${String(most)}`,
    [JSON.stringify([...meaning.vector]), ...parameters],
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

/** Items with every word as it was typed; else with every word or one like it; else with some of them. */
async function findWords(
  { database, filters, columns, most }: Reading,
  words: string,
): Promise<readonly Row[]> {
  const typed = [...new Set(splitWords(words))].slice(0, mostTyped);
  // The shortest says little else.
  const order = `cardinality(i.terms) LIMIT ${String(most)}`;
  const exactly = writeFilters(filters, 1);
  const exact = await database.query(
    `SELECT ${columns} FROM items i WHERE i.terms @> $1::text[] AND ${exactly.sql} ORDER BY ${order}`,
    [typed, ...exactly.parameters],
  );
  if (exact.length >= enoughFound) return exact;
  const groups = await findWordsLike(database, typed);
  const { sql, parameters } = writeFilters(filters, groups.length);
  const has = groups.map((_, at) => `i.terms && $${String(at + 1)}::text[]`);
  const find = (condition: string, first: string) =>
    database.query(`SELECT ${columns} FROM items i WHERE ${condition} AND ${sql} ORDER BY ${first}${order}`, [
      ...groups,
      ...parameters,
    ]);
  const whole = await find(has.join(' AND '), '');
  if (whole.length >= enoughFound || groups.length === 1) return [...exact, ...whole];
  const count = has.map((one) => `(${one})::int`).join(' + ');
  return [...exact, ...whole, ...(await find(`(${has.join(' OR ')})`, `${count} DESC, `))];
}

/** For each word that was typed, it and the known words that may be meant by it. */
async function findWordsLike(
  database: Database,
  typed: readonly string[],
): Promise<readonly (readonly string[])[]> {
  const beginnings = await findBeginnings(database, typed);
  const groups: (readonly string[])[] = [];
  for (const term of typed) {
    const longer = beginnings.filter((word) => word.startsWith(term));
    const similar = longer.length > 0 ? [] : await findSimilar(database, term);
    groups.push([...new Set([term, ...swapLetters(term), ...longer, ...similar])]);
  }
  return groups;
}

/** The shortest words with each of some beginnings; ranges use the index, which patterns in a list do not. */
async function findBeginnings(database: Database, beginnings: readonly string[]): Promise<readonly string[]> {
  const rows = await database.query(
    `SELECT t.term FROM unnest($1::text[]) AS b(beginning) CROSS JOIN LATERAL
      (SELECT term FROM terms WHERE term ~>=~ b.beginning AND term ~<~ (b.beginning || chr(1114109))
        ORDER BY length(term) LIMIT ${mostBeginnings}) t`,
    [beginnings],
  );
  return rows.map(({ term }) => String(term));
}

/** Words with few other letters; one of the halves is mostly as it should be. */
async function findSimilar(database: Database, term: string): Promise<readonly string[]> {
  const letters = [...term];
  if (letters.length < 4) return [];
  const half = Math.ceil(letters.length / 2);
  const reversed = letters.toReversed();
  const range = (column: string, at: string) =>
    `${column} ~>=~ ${at} AND ${column} ~<~ (${at} || chr(1114109))`;
  const reach = Math.ceil(letters.length * (1 - leastSimilar));
  const like = (condition: string) =>
    `(SELECT term FROM terms WHERE ${condition} AND length(term) BETWEEN $3::int AND $4::int LIMIT ${mostHalves})`;
  const rows = await database.query(
    `${like(range('term', '$1::text'))} UNION ${like(range('reverse(term)', '$2::text'))}`,
    [
      letters.slice(0, half).join(''),
      reversed.slice(0, half).join(''),
      letters.length - reach,
      letters.length + reach,
    ],
  );
  return rows
    .map(({ term: word }) => String(word))
    .filter((word) => editSimilarity(word, term) >= leastSimilar);
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
