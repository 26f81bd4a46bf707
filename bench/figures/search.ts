/**
 * Search without a model: 200 queries in ten languages and nine scripts over 10,000 made items with graded answers, others
 * for texts of our examples and of the other documents beside them, and pictures that were made smaller, cut and saved as JPEG among 10,000 others.
 */
import { createPictureTools } from '#cli/picture-tools';
import type { Pixels } from '#design/pixels';
import { resizePixels } from '#design/resize-pixels';
import { readDesign } from '#design/read-design';
import { collectItems, type SearchItem } from '#insight/search/collect-items';
import { readSignature } from '#insight/search/picture-signature';
import { openSearchIndex, type SearchIndex, type SearchQuery } from '#insight/search/search-index';
import { openRandom, type Random } from '../../tests/random-designs/random.ts';
import { type Bench, type Case, type Figure, type Measure, measureCases, measureOne } from '../figure.ts';
import { type DocumentQuery, makeQueries, rememberedQueries } from '../search/document-queries.ts';
import { gainOf } from '../search/gain-of.ts';
import { makeLibrary } from '../search/make-library.ts';
import { phrases } from '../search/phrases.ts';

const itemCount = 10_000;
const pictureCount = 10_000;
const pictureQueries = 100;

export const searchFigure: Figure = {
  id: 'search',
  async compute(bench) {
    const random = openRandom(18);
    const { frames, grades } = makeLibrary(itemCount, random);
    const start = performance.now();
    const index = openSearchIndex();
    for (const frame of frames) index.replaceFrame(frame);
    const built = performance.now() - start;
    const recalls: Case[] = [];
    const gains: Case[] = [];
    const times: number[] = [];
    for (const [language, known] of Object.entries(phrases)) {
      for (const { phrase, whole, part } of known) {
        for (const text of [whole, part]) {
          const graded = grades.get(`${language} ${phrase}`) ?? new Map<string, number>();
          const { found, milliseconds } = ask(index, { text, limit: 10 });
          times.push(milliseconds);
          const name = `${language} ${text}`;
          recalls.push({ name, value: found.slice(0, 5).some((id) => graded.get(id) === 3) ? 1 : 0 });
          gains.push({ name, value: gainOf(found, graded) });
        }
      }
    }
    const share = { unit: 'share', better: 'higher' } as const;
    const ms = { unit: 'ms', better: 'lower' } as const;
    const documents = searchDocuments(bench, index, random);
    return [
      measureCases(
        {
          ...share,
          id: 'search-documents',
          title: `Recall@5 of ${documents.length} queries for texts of all documents, beside these`,
          goal: 0.95,
        },
        documents,
      ),
      measureCases(
        {
          ...share,
          id: 'search-recall',
          title: `Recall@5 of ${recalls.length} queries for words`,
          goal: 0.95,
        },
        recalls,
      ),
      measureCases({ ...share, id: 'search-ndcg', title: 'nDCG@10 of the same', goal: 0.75 }, gains),
      measureOne(
        { ...ms, id: 'search-p50', title: 'Words among 10,000 items, p50', goal: null },
        percentile(times, 0.5),
      ),
      measureOne(
        { ...ms, id: 'search-p95', title: 'Words among 10,000 items, p95', goal: 10 },
        percentile(times, 0.95),
      ),
      measureOne({ ...ms, id: 'search-build', title: 'Time to index 10,000 items', goal: null }, built),
      ...(await searchPictures(random, bench.quick)),
    ];
  },
};

/** Adds all items of all documents to the index, and looks for some of their texts. */
function searchDocuments(bench: Bench, index: SearchIndex, random: Random): readonly Case[] {
  const said = new Map<string, SearchItem>();
  const made: DocumentQuery[] = [];
  for (const document of bench.documents) {
    const tree = readDesign(document.takeSnapshot(document.frames));
    const own: SearchItem[] = [];
    for (const frame of tree.frames) {
      const collected = collectItems(frame, tree.components, '');
      const items = collected.items.map((item) => ({ ...item, nodeId: `${document.name} ${item.nodeId}` }));
      index.replaceFrame({ ...collected, frameId: `${document.name} ${collected.frameId}`, items });
      own.push(...items);
    }
    for (const item of own) said.set(item.nodeId, item);
    made.push(
      ...makeQueries(
        own.filter(({ kind }) => kind === 'layer'),
        random,
      ),
    );
  }
  const texts = new Set([...said.values()].map(({ text }) => text));
  return [...rememberedQueries(texts), ...made].map(({ text, phrase }) => {
    const { found } = ask(index, { text, limit: 5 });
    const isFound = found.some((id) => [said.get(id)?.text, said.get(id)?.name].includes(phrase));
    return { name: text, value: isFound ? 1 : 0 };
  });
}

/** The time is that of the processor, which is the same however busy the machine is. */
function ask(index: SearchIndex, query: SearchQuery) {
  const start = process.cpuUsage();
  const hits = index.search(query);
  const { user, system } = process.cpuUsage(start);
  return { found: hits.map(({ nodeId }) => nodeId), milliseconds: (user + system) / 1000 };
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

async function searchPictures(random: Random, isQuick: boolean): Promise<readonly Measure[]> {
  const count = isQuick ? 1000 : pictureCount;
  const index = openSearchIndex();
  const chosen = new Map<string, Pixels>();
  const items = Array.from({ length: count }, (_, at) => {
    const picture = paint(random);
    const nodeId = `${at}:1`;
    index.setSignature(nodeId, readSignature(picture));
    if (chosen.size < pictureQueries && at % Math.floor(count / pictureQueries) === 0)
      chosen.set(nodeId, picture);
    const none = { name: `Picture ${at}`, text: '', description: '', colours: [], fonts: [], pictures: [] };
    return { ...none, nodeId, kind: 'picture' as const, width: 64, height: 48 };
  });
  index.replaceFrame({ frameId: 'pictures', name: 'Pictures', page: null, digest: '', items });
  const tools = createPictureTools();
  const exact: Case[] = [];
  const near: Case[] = [];
  const times: number[] = [];
  for (const [nodeId, picture] of chosen) {
    const same = ask(index, { picture: readSignature(picture), limit: 10 });
    exact.push({ name: nodeId, value: same.found[0] === nodeId ? 1 : 0 });
    const altered = await tools.readJpeg(await tools.writeJpeg(cutAndShrink(picture, random)));
    const other = ask(index, { picture: readSignature(altered), limit: 10 });
    near.push({ name: nodeId, value: other.found.includes(nodeId) ? 1 : 0 });
    times.push(same.milliseconds, other.milliseconds);
  }
  const share = { unit: 'share', better: 'higher' } as const;
  return [
    measureCases(
      { ...share, id: 'search-picture', title: `The same picture first of ${count}`, goal: 0.99 },
      exact,
    ),
    measureCases(
      { ...share, id: 'search-altered', title: 'A cut, smaller JPEG of it within ten', goal: 0.95 },
      near,
    ),
    measureOne(
      {
        unit: 'ms',
        better: 'lower',
        id: 'search-picture-p95',
        title: `A picture among ${count}, p95`,
        goal: 50,
      },
      percentile(times, 0.95),
    ),
  ];
}

/** A small picture of a few boxes and discs over a gradient. */
function paint(random: Random): Pixels {
  const [width, height] = [64, 48];
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  const colour = () => [0, 1, 2].map(() => random.whole(0, 255));
  const [from, to] = [colour(), colour()];
  const shapes = random.many(random.whole(3, 6), () => ({
    x: random.whole(0, width),
    y: random.whole(0, height),
    reach: random.whole(5, 20),
    isRound: random.chance(0.5),
    colour: colour(),
  }));
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const top = shapes.findLast(({ x: left, y: above, reach, isRound }) => {
        const [across, down] = [Math.abs(x - left), Math.abs(y - above)];
        return isRound ? Math.hypot(across, down) < reach : across < reach && down < reach * 0.7;
      });
      const ground = from.map((value, channel) => value + (((to[channel] ?? 0) - value) * y) / height);
      data.set(top?.colour ?? ground, (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

/** Up to 4% cut off each side, then 0.6 to 0.9 of the size. */
function cutAndShrink(picture: Pixels, random: Random): Pixels {
  const [left, top] = [random.whole(0, 2), random.whole(0, 2)];
  const width = picture.width - left - random.whole(0, 2);
  const height = picture.height - top - random.whole(0, 2);
  const data = new Uint8ClampedArray(width * height * 4);
  for (let row = 0; row < height; row += 1) {
    const start = ((row + top) * picture.width + left) * 4;
    data.set(picture.data.subarray(start, start + width * 4), row * width * 4);
  }
  const scale = 0.6 + random.share() * 0.3;
  return resizePixels(
    { width, height, data },
    { width: Math.round(width * scale), height: Math.round(height * scale) },
  );
}
