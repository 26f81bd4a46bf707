/** `framewright search`: reads files and finds what is in them by words, a colour or a picture. */
import { existsSync } from 'node:fs';
import { readPng } from '#design/png';
import type { SearchReport } from '#design/report';
import {
  auditStates,
  type SearchCategory,
  searchKinds,
  type SearchFilters,
  type SearchHit,
} from '#design/search';
import { services } from '#design/services';
import { compactVector } from '#insight/search/embeddings';
import { readSignature } from '#insight/search/picture-signature';
import type { SearchQuery, SortOrder } from '#insight/search/search-index';
import type { GivenCategory } from '#insight/search/sort-items';
import type { CommandLine, RunCommand, Terminal } from '../command.ts';
import { openCommandServices } from '../command-services.ts';
import type { Library } from '../library/library.ts';
import { findPlace } from '../library/find-place.ts';
import { withoutControlCharacters } from '../output/write-summary.ts';
import { indexFiles, updateLibrary } from '../index-files.ts';
import { findService } from '../service-variables.ts';
import { findPicture } from '../source/find-picture.ts';
import { UsageError } from '../usage-error.ts';

export const runSearch: RunCommand = async (line, terminal) => {
  const [like, sorted] = [line.text('like'), line.text('sort')];
  const last = line.positionals.at(-1) ?? '';
  // Where hits are sorted, nothing has to be looked for, so a file at the end is a file.
  const hasWords = like === null && (sorted === null || (last !== '' && !existsSync(last)));
  const paths = hasWords ? line.positionals.slice(0, -1) : line.positionals;
  const text = hasWords ? last : '';
  if (text.trim() === '' && like === null && sorted === null)
    throw new UsageError('Say what to look for, in words or with --like PNG.');
  const limit = line.number('limit', { from: 1, to: 1000 }) ?? (sorted === null ? 20 : mostSorted);
  const filters = readFilters(line);
  const picture = like === null ? null : await readLike(like);
  const query = { text, filters, limit, ...(picture === null ? {} : { picture }) };
  const names = sorted === null ? null : readCategories(sorted);
  const { hits, categories, estimate, model } = await findHits({ query, names }, paths, line, terminal);
  const report: SearchReport = {
    command: 'search',
    hits,
    ...(categories ? { categories } : {}),
    ...(estimate ? { estimate } : {}),
    ...(model ? { model } : {}),
  };
  if (line.flag('json')) terminal.print(JSON.stringify(report, null, 2));
  else if (!line.flag('estimate')) terminal.print(categories ? writeCategories(categories) : writeHits(hits));
  return hits.length > 0 || line.flag('estimate') ? 0 : 1;
};

/** Hits that are sorted. */
const mostSorted = 300;

/** Names of categories; none where they are to be found. */
function readCategories(value: string): readonly string[] {
  if (value.trim().toLowerCase() === 'auto') return [];
  const names = value
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length === 0)
    throw new UsageError('Name categories with commas between them, or use --sort auto.');
  return [...new Set(names)];
}

/** What is looked for, and the categories that hits are sorted into; `null` where they are not. */
interface Wanted<Query = SearchQuery> {
  readonly query: Query;
  readonly names: readonly string[] | null;
}

/** What hits are taken from: an index, or a library. */
interface Searched<Query> {
  search(query: Query): readonly SearchHit[] | Promise<readonly SearchHit[]>;
  sort(
    order: Omit<SortOrder, 'query'> & { readonly query: Query },
  ): readonly SearchCategory[] | Promise<readonly SearchCategory[]>;
}

async function take<Query>(
  searched: Searched<Query>,
  { query, names }: Wanted<Query>,
  categories: readonly GivenCategory[] = (names ?? []).map((name) => ({ name })),
): Promise<Pick<FoundHits, 'hits' | 'categories'>> {
  if (names === null) return { hits: await searched.search(query), categories: null };
  const given = categories.length === 0 ? {} : { categories };
  const sorted = await searched.sort({ query, ...given });
  return { hits: sorted.flatMap(({ hits }) => hits), categories: sorted };
}

interface FoundHits {
  readonly hits: readonly SearchHit[];
  readonly categories: readonly SearchCategory[] | null;
  readonly estimate: SearchReport['estimate'] | null;
  readonly model: SearchReport['model'] | null;
}

const plainly = { estimate: null, model: null };

/** In a library where one is named, else in files that are read for this one query. */
async function findHits(
  wanted: Wanted,
  paths: readonly string[],
  line: CommandLine,
  terminal: Terminal,
): Promise<FoundHits> {
  const place = findPlace(line);
  const isSemantic = line.flag('semantic') || line.flag('estimate');
  if (isSemantic && place === null)
    throw new UsageError('--semantic needs --library or --database, where what was paid for is kept.');
  if (place === null) {
    if (paths.length === 0) throw new UsageError('Say which files to search before what is looked for.');
    const { picture, filters } = wanted.query;
    const parts = {
      pictures: picture !== undefined || wanted.names !== null,
      audit: filters?.audit !== undefined,
    };
    return { ...(await take(await indexFiles(paths, line, terminal, parts), wanted)), ...plainly };
  }
  const { openDatabase } = await import('../library/open-database.ts');
  const { openLibrary } = await import('../library/library.ts');
  const database = await openDatabase(place);
  try {
    const library = openLibrary(database);
    await updateLibrary(library, paths, line, terminal);
    if (isSemantic) return await findMeanings(library, wanted, line, terminal);
    return { ...(await take(library, wanted)), ...plainly };
  } finally {
    await database.close();
  }
}

/** Has the library described as far as it is not, and adds what means the same as the words. */
async function findMeanings(
  library: Library,
  wanted: Wanted,
  line: CommandLine,
  terminal: Terminal,
): Promise<FoundHits> {
  const service = findService(terminal.environment);
  if (!services[service].serves.includes('text') || !services[service].serves.includes('embedding'))
    throw new UsageError(
      'A search by meaning needs models: set OPENAI_API_KEY (and OPENAI_BASE_URL for another address). Without --semantic, search needs none.',
    );
  const {
    services: opened,
    settings,
    purpose,
  } = await openCommandServices(service, null, terminal.environment);
  const models = {
    service,
    text: await opened.text(settings, 'caption', purpose),
    embedding: await opened.embedding(settings, purpose),
  };
  const { describeLibrary, embedQueries } = await import('../library/describe-library.ts');
  const onlyEstimate = line.flag('estimate');
  const signal = terminal.onInterrupt();
  const { estimate, model } = await describeLibrary(library, models, {
    line,
    terminal,
    signal,
    onlyEstimate,
  });
  if (onlyEstimate) return { hits: [], categories: null, estimate, model };
  const names = wanted.names ?? [];
  const [own, ...others] = await embedQueries([wanted.query.text ?? '', ...names], models, {
    terminal,
    signal,
  });
  const embedder = models.embedding.model;
  const meaning = own ? { meaning: { vector: compactVector(own, embedder), model: embedder } } : {};
  const categories = names.map((name, index) => {
    const numbers = others[index];
    return numbers ? { name, vector: compactVector(numbers, embedder) } : { name };
  });
  const query = { ...wanted.query, ...meaning };
  return { ...(await take(library, { ...wanted, query }, categories)), estimate, model };
}

function readFilters(line: CommandLine): SearchFilters {
  const [colour, font] = [line.text('colour'), line.text('font')];
  const audit = auditStates.find((state) => state === line.text('audit'));
  if (colour !== null && !/^#[\da-f]{6}$/i.test(colour))
    throw new UsageError(`--colour must be a colour such as #3366ff, not "${colour}".`);
  const range = { from: 0, to: 1_000_000 };
  const [minWidth, maxWidth] = [line.number('min-width', range), line.number('max-width', range)];
  const [minHeight, maxHeight] = [line.number('min-height', range), line.number('max-height', range)];
  return {
    kinds: searchKinds.filter((kind) => line.list('kind').includes(kind)),
    pages: line.list('page'),
    ...(colour === null ? {} : { colour }),
    ...(font === null ? {} : { font }),
    ...(minWidth === null ? {} : { minWidth }),
    ...(maxWidth === null ? {} : { maxWidth }),
    ...(minHeight === null ? {} : { minHeight }),
    ...(maxHeight === null ? {} : { maxHeight }),
    ...(audit === undefined ? {} : { audit }),
  };
}

async function readLike(path: string) {
  const picture = await findPicture(path);
  if (picture === null) throw new UsageError(`"${path}" is not an image; --like takes a PNG, JPEG or WebP.`);
  return readSignature(readPng(picture.bytes));
}

function writeHits(hits: readonly SearchHit[]): string {
  if (hits.length === 0) return 'Nothing was found.';
  return hits
    .map(({ nodeId, kind, name, score, why, frame, file }) => {
      const place = [file, frame === name ? undefined : frame]
        .filter((part) => part !== undefined)
        .join(', ');
      const line = `${score.toFixed(2)}  ${kind.padEnd(9)}  ${nodeId}  "${shorten(name)}"${place === '' ? '' : `  in ${place}`}${why === '' ? '' : `  (${why})`}`;
      return withoutControlCharacters(line).replaceAll('\n', ' ');
    })
    .join('\n');
}

function writeCategories(categories: readonly SearchCategory[]): string {
  if (categories.every(({ hits }) => hits.length === 0)) return 'Nothing was found.';
  return categories
    .map(({ name, hits }) => {
      const heading = withoutControlCharacters(`${name} (${String(hits.length)})`);
      return hits.length === 0 ? heading : `${heading}\n${writeHits(hits)}`;
    })
    .join('\n\n');
}

function shorten(name: string): string {
  return name.length > 60 ? `${name.slice(0, 59)}…` : name;
}
