/**
 * A library of 100,000 items in the embedded database: how long words, colours, pictures and meanings take, what it takes
 * on the disk when it is half full and full, how long it takes to fill, and to index a file again whose embeddings are
 * known. A tenth of the items have a picture, a colour and an embedding.
 */
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Library, openLibrary } from '#cli/library/library';
import { openDatabase } from '#cli/library/open-database';
import type { FrameItems } from '#insight/search/collect-items';
import type { PictureSignature } from '#insight/search/picture-signature';
import type { SearchQuery } from '#insight/search/search-index';
import { openRandom, type Random } from '../../tests/random-designs/random.ts';
import { type Figure, measureOne } from '../figure.ts';
import { makeLibrary } from '../search/make-library.ts';
import { phrases } from '../search/phrases.ts';

const itemCount = 100_000;
/** Items of one file. */
const perFile = 5000;
/** Every so many items one has a picture. */
const pictured = 10;
const numbers = 256;

export const searchLibraryFigure: Figure = {
  id: 'search-library',
  async compute(bench) {
    const count = bench.quick ? itemCount / 10 : itemCount;
    const random = openRandom(18);
    const { frames } = makeLibrary(count, random);
    const folder = await mkdtemp(join(tmpdir(), 'framewright-bench-'));
    const database = await openDatabase({ folder });
    try {
      const library = openLibrary(database);
      const start = performance.now();
      const framesOfFile = perFile / 50;
      let last: MadeFile | null = null;
      let bytesAtHalf = 0;
      const known: {
        readonly signature: PictureSignature;
        readonly vector: Int8Array;
        readonly colour: string;
      }[] = [];
      for (let at = 0; at < frames.length; at += framesOfFile) {
        const path = `file-${at / framesOfFile}.fig`;
        last = { path, ...withLooks(frames.slice(at, at + framesOfFile), random) };
        await indexFile(library, last);
        known.push(...last.examples);
        const isHalf = (at + framesOfFile) * 2 === frames.length;
        if (isHalf) bytesAtHalf = await sizeOf(folder);
        bench.tell(`Filling the library: ${Math.min(count, (at + framesOfFile) * 50)} of ${count} items`);
      }
      const filled = performance.now() - start;
      const words = Object.values(phrases).flatMap((list) =>
        list.flatMap(({ whole, part }) => [whole, part]),
      );
      const asked: Readonly<Record<string, readonly SearchQuery[]>> = {
        words: words.map((text) => ({ text, limit: 10 })),
        colours: known.slice(0, 100).map(({ colour }) => ({ text: colour, limit: 10 })),
        pictures: known.slice(0, 100).map(({ signature }) => ({ picture: signature, limit: 10 })),
        meanings: known.slice(0, 100).map(({ vector }) => ({ vector, limit: 10 })),
      };
      const ms = { unit: 'ms', better: 'lower' } as const;
      const measures = [];
      for (const [what, queries] of Object.entries(asked)) {
        const times: number[] = [];
        for (const query of queries) {
          const before = process.cpuUsage();
          await library.search(query);
          const { user, system } = process.cpuUsage(before);
          times.push((user + system) / 1000);
        }
        times.sort((one, other) => one - other);
        const p95 = times[Math.floor(times.length * 0.95)] ?? 0;
        const title = `A library of ${count.toLocaleString('en')} items, ${what}, p95`;
        measures.push(measureOne({ ...ms, id: `search-library-${what}`, title, goal: 60 }, p95));
      }
      const title = `Time to fill a library of ${count.toLocaleString('en')} items`;
      const bytes = await sizeOf(folder);
      const rebuildStart = performance.now();
      if (last !== null) await indexFile(library, last);
      const rebuilt = performance.now() - rebuildStart;
      const bytesAfter = await sizeOf(folder);
      const countBytes = { unit: 'count', better: 'lower', goal: null } as const;
      return [
        ...measures,
        measureOne({ ...ms, id: 'search-library-fill', title, goal: null }, filled),
        measureOne(
          {
            ...ms,
            id: 'search-library-rebuild',
            title: `Time to index ${perFile.toLocaleString('en')} items of a file again, embeddings known`,
            goal: null,
          },
          rebuilt,
        ),
        measureOne(
          {
            ...countBytes,
            id: 'search-library-half-bytes',
            title: 'Bytes on the disk for each item when half full',
          },
          bytesAtHalf / (count / 2),
        ),
        measureOne(
          { ...countBytes, id: 'search-library-bytes', title: 'Bytes on the disk for each item' },
          bytes / count,
        ),
        measureOne(
          {
            ...countBytes,
            id: 'search-library-rebuild-bytes',
            title: 'Bytes that indexing a file again adds for each of its items',
          },
          (bytesAfter - bytes) / perFile,
        ),
      ];
    } finally {
      await database.close();
      await rm(folder, { recursive: true });
    }
  },
};

interface MadeFile extends ReturnType<typeof withLooks> {
  readonly path: string;
}

/** Puts a file with its embeddings into the library, in the place of what was there of it. */
async function indexFile(library: Library, { path, frames, signatures, vectors, keys }: MadeFile) {
  await library.replaceFile({ path, digest: path, frames, signatures });
  await library.keepDescriptions({ captions: new Map(), vectors });
  await library.describeFile(path, path, keys);
}

function withLooks(frames: readonly FrameItems[], random: Random) {
  const signatures = new Map<string, PictureSignature>();
  const vectors = new Map<string, Int8Array>();
  const keys: { nodeId: string; picture: null; caption: null; embedding: string }[] = [];
  const examples: {
    readonly signature: PictureSignature;
    readonly vector: Int8Array;
    readonly colour: string;
  }[] = [];
  const made = frames.map((frame) => ({
    ...frame,
    items: frame.items.map((item, index) => {
      if (index % pictured !== 0) return item;
      const signature = {
        waves: [random.whole(0, 2 ** 31), random.whole(0, 2 ** 31)] as const,
        places: Array.from({ length: 108 }, () => random.whole(0, 255)),
        ratio: 1,
      };
      const vector = Int8Array.from({ length: numbers }, () => random.whole(-127, 127));
      const colour = `#${Array.from({ length: 3 }, () => random.whole(16, 255).toString(16)).join('')}`;
      signatures.set(item.nodeId, signature);
      vectors.set(item.nodeId, vector);
      keys.push({ nodeId: item.nodeId, picture: null, caption: null, embedding: item.nodeId });
      examples.push({ signature, vector, colour });
      return { ...item, colours: [[colour, 1] as const] };
    }),
  }));
  return { frames: made, signatures, vectors, keys, examples: examples.slice(0, 10) };
}

async function sizeOf(folder: string): Promise<number> {
  let bytes = 0;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    bytes += entry.isDirectory() ? await sizeOf(path) : (await stat(path)).size;
  }
  return bytes;
}
