/**
 * A library of 100,000 items in the embedded database, and in a real Postgres where there is one: how long words, colours,
 * pictures and meanings take, what it takes on the disk when it is half full and full, how long it takes to fill, and to
 * index a file again whose embeddings are known.
 */
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openLibrary } from '#cli/library/library';
import type { Database } from '#cli/library/database';
import { openDatabase } from '#cli/library/open-database';
import type { LibraryQuery } from '#cli/library/find-candidates';
import { hasPostgres, startPostgres } from '../../tests/cli/local-postgres.ts';
import { type Bench, type Case, type Figure, type Measure, measureCases, measureOne } from '../figure.ts';
import {
  embeddingModel,
  indexFile,
  itemsPerFile,
  type MadeFile,
  type MadeFiles,
  makeLibraryFiles,
} from '../search/make-library-files.ts';
import { phrases } from '../search/phrases.ts';

const itemCount = 100_000;

export const searchLibraryFigure: Figure = {
  id: 'search-library',
  async compute(bench) {
    const measures = [...(await measureEmbedded(bench))];
    if (hasPostgres()) measures.push(...(await measureServer(bench)));
    else bench.tell('There is no Postgres with pgvector here, so only the embedded one is measured.');
    return measures;
  },
};

/** A database that is measured. */
interface Measured {
  /** The beginning of the names of its measures. */
  readonly id: string;
  readonly title: string;
  readonly database: Database;
  /** Bytes on its disk. */
  readonly countBytes: () => Promise<number>;
  /** ms of the processor so far, which are the same however busy the machine is. */
  readonly readClock: () => Promise<number>;
}

async function measureEmbedded(bench: Bench): Promise<readonly Measure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'framewright-bench-'));
  try {
    const database = await openDatabase({ folder });
    try {
      return await measure(bench, {
        id: 'search-library',
        title: 'A library',
        database,
        countBytes: () => sizeOf(folder),
        readClock: () => Promise.resolve(ownTime()),
      });
    } finally {
      await database.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function measureServer(bench: Bench): Promise<readonly Measure[]> {
  const server = await startPostgres();
  try {
    const database = await openDatabase({ url: server.url });
    try {
      return await measure(bench, {
        id: 'search-library-server',
        title: 'Postgres: a library',
        database,
        async countBytes() {
          const [row] = await database.query('SELECT pg_database_size(current_database()) AS bytes');
          return Number(row?.['bytes']);
        },
        readClock: await openServerClock(database),
      });
    } finally {
      await database.close();
    }
  } finally {
    await server.close();
  }
}

/** ms that this process has used. */
function ownTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Adds the time of the server's process where it is on this computer; else it is the time that has passed. */
async function openServerClock(database: Database): Promise<() => Promise<number>> {
  const [row] = await database.query('SELECT pg_backend_pid() AS pid');
  const folder = `/proc/${String(row?.['pid'])}`;
  const name = await readFile(join(folder, 'comm'), 'utf8').catch(() => '');
  if (!name.startsWith('postgres')) return () => Promise.resolve(performance.now());
  return async () => {
    const [nanoseconds = ''] = (await readFile(join(folder, 'schedstat'), 'utf8')).split(' ');
    return ownTime() + Number(nanoseconds) / 1e6;
  };
}

async function measure(bench: Bench, measured: Measured): Promise<readonly Measure[]> {
  const { id, title, database, countBytes, readClock } = measured;
  const count = bench.quick ? itemCount / 10 : itemCount;
  const library = openLibrary(database);
  const { files, grades } = makeLibraryFiles(count);
  const start = await readClock();
  let bytesAtHalf = 0;
  for (const [at, file] of files.entries()) {
    await indexFile(library, file);
    const done = (at + 1) * itemsPerFile;
    if (done * 2 === count) bytesAtHalf = await countBytes();
    bench.tell(`${title}: ${done} of ${count} items`);
  }
  await library.tidy();
  const filled = (await readClock()) - start;
  const size = `${title} of ${count.toLocaleString('en')} items`;
  const ms = { unit: 'ms', better: 'lower' } as const;
  const share = { unit: 'share', better: 'higher' } as const;
  const measures: Measure[] = [];
  for (const [what, asked] of Object.entries(listQueries(files, grades))) {
    const times: number[] = [];
    const cases: Case[] = [];
    for (const { query, name, rate } of asked) {
      const before = await readClock();
      const hits = await library.search(query);
      times.push((await readClock()) - before);
      if (rate !== null) cases.push({ name, value: rate(hits.map(({ nodeId }) => nodeId)) });
    }
    times.sort((one, other) => one - other);
    const p95 = times[Math.floor(times.length * 0.95)] ?? 0;
    measures.push(measureOne({ ...ms, id: `${id}-${what}`, title: `${size}, ${what}, p95`, goal: 60 }, p95));
    const { title: rated, goal } = ratings[what] ?? { title: '', goal: null };
    if (cases.length > 0)
      measures.push(
        measureCases(
          { ...share, id: `${id}-${what}-rated`, title: `${size}, ${what}, ${rated}`, goal },
          cases,
        ),
      );
  }
  const bytes = await countBytes();
  const rebuildStart = await readClock();
  // The last file, as if it had changed.
  for (const file of files.slice(-1)) await indexFile(library, file);
  await library.tidy();
  const rebuilt = (await readClock()) - rebuildStart;
  const bytesAfter = await countBytes();
  const inBytes = { unit: 'count', better: 'lower', goal: null } as const;
  const perFile = itemsPerFile.toLocaleString('en');
  return [
    ...measures,
    measureOne({ ...ms, id: `${id}-fill`, title: `${size}, time to fill it`, goal: null }, filled),
    measureOne(
      {
        ...ms,
        id: `${id}-rebuild`,
        title: `${size}, time to index ${perFile} of them again`,
        goal: null,
      },
      rebuilt,
    ),
    measureOne(
      { ...inBytes, id: `${id}-half-bytes`, title: `${title}, bytes for each item when half full` },
      bytesAtHalf / (count / 2),
    ),
    measureOne({ ...inBytes, id: `${id}-bytes`, title: `${title}, bytes for each item` }, bytes / count),
    measureOne(
      {
        ...inBytes,
        id: `${id}-rebuild-bytes`,
        title: `${title}, bytes that indexing a file again adds for each of its items`,
      },
      (bytesAfter - bytes) / itemsPerFile,
    ),
  ];
}

/** A query, and how good what it finds is, 0 to 1. */
interface Asked {
  readonly name: string;
  readonly query: LibraryQuery;
  readonly rate: ((found: readonly string[]) => number) | null;
}

const ratings: Readonly<Record<string, { readonly title: string; readonly goal: number }>> = {
  words: { title: 'recall@5', goal: 0.95 },
  colours: { title: 'the item first', goal: 0.99 },
  pictures: { title: 'the item first', goal: 0.99 },
  meanings: { title: 'the item first', goal: 0.99 },
};

function listQueries(
  files: readonly MadeFile[],
  grades: MadeFiles['grades'],
): Readonly<Record<string, readonly Asked[]>> {
  const examples = files.flatMap((file) => file.examples);
  const step = Math.max(1, Math.floor(examples.length / 100));
  const known = examples.filter((_, at) => at % step === 0);
  const ask = (write: (example: (typeof known)[number]) => LibraryQuery) =>
    known.map((example): Asked => ({
      name: example.nodeId,
      query: { ...write(example), limit: 10 },
      rate: ([first]) => (first === example.nodeId ? 1 : 0),
    }));
  return {
    words: Object.entries(phrases).flatMap(([language, list]) =>
      list.flatMap(({ phrase, whole, part }) => {
        const graded = grades.get(`${language} ${phrase}`) ?? new Map<string, number>();
        return [whole, part].map((text) => ({
          name: `${language} ${text}`,
          query: { text, limit: 10 },
          rate: (found: readonly string[]) => (found.slice(0, 5).some((id) => graded.get(id) === 3) ? 1 : 0),
        }));
      }),
    ),
    colours: ask(({ colour }) => ({ text: colour })),
    pictures: ask(({ signature }) => ({ picture: signature })),
    meanings: ask(({ vector }) => ({ meaning: { vector, model: embeddingModel } })),
    everything: [{ name: 'everything', query: { limit: 60 }, rate: null }],
  };
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    bytes += entry.isDirectory() ? await sizeOf(path) : (await stat(path)).size;
  }
  return bytes;
}
