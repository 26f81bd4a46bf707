/** A library answers as an index that has all of its files in memory. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Database } from '#cli/library/database';
import { openDatabase } from '#cli/library/open-database';
import { type Library, openLibrary } from '#cli/library/library';
import type { FrameItems, SearchItem } from '#insight/search/collect-items';
import { openSearchIndex } from '#insight/search/search-index';

const none = { description: '', colours: [], fonts: [], pictures: [], width: 100, height: 100 };

function frameOf(file: string, items: readonly SearchItem[]): FrameItems {
  return { file, frameId: 'frame', name: 'Start', page: 'Home', digest: '', items };
}

/** Forty layers that say the words, one component that is called so, and others. */
const wordy = frameOf('words.fig', [
  { ...none, nodeId: '1:1', kind: 'component', name: 'Order history', text: '' },
  ...Array.from({ length: 40 }, (_, at): SearchItem => ({
    ...none,
    nodeId: `2:${at}`,
    kind: 'layer',
    name: 'Label',
    text: at % 2 === 0 ? `Order history ${at}` : `See the history of order ${at}`,
  })),
  ...Array.from({ length: 60 }, (_, at): SearchItem => ({
    ...none,
    nodeId: `3:${at}`,
    kind: 'layer',
    name: 'Label',
    text: `Something else ${at}`,
  })),
]);

/** Those that have the words in a row. */
const inARow = Array.from({ length: 20 }, (_, at) => `2:${at * 2}`);

/** Hundreds of layers of one colour, of which one frame shows the most, and one picture. */
const painted = frameOf('colours.fig', [
  ...Array.from({ length: 600 }, (_, at): SearchItem => ({
    ...none,
    nodeId: `4:${at}`,
    kind: 'layer',
    name: `Line ${at}`,
    text: '',
    colours: [['#3366ff', 0.01]],
  })),
  { ...none, nodeId: '5:1', kind: 'layer', name: 'Panel', text: '', colours: [['#3366ff', 1]] },
  { ...none, nodeId: '5:2', kind: 'picture', name: 'Sea', text: '', colours: [['#3365fe', 0.4]] },
]);

/** Hundreds of embeddings nearer than that of the only picture. */
const near = 300;
const meant = frameOf('meanings.fig', [
  ...Array.from({ length: near }, (_, at): SearchItem => ({
    ...none,
    nodeId: `6:${at}`,
    kind: 'layer',
    name: `Text ${at}`,
    text: '',
  })),
  { ...none, nodeId: '7:1', kind: 'picture', name: 'image 7', text: '' },
]);

describe('a library against an index in memory', () => {
  let folder: string;
  let database: Database;
  let library: Library;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'framewright-ranking-'));
    database = await openDatabase({ folder: join(folder, 'library') });
    library = openLibrary(database);
    for (const frame of [wordy, painted, meant])
      await library.replaceFile({
        path: frame.file ?? '',
        digest: 'one',
        frames: [frame],
        signatures: new Map(),
      });
    const vectors = new Map(
      meant.items.map(({ nodeId }, at) => [nodeId, Int8Array.from([127, Math.floor(at / 8), at % 8])]),
    );
    await library.keepDescriptions({ captions: new Map(), vectors }, 'model-a');
    const keys = meant.items.map(({ nodeId }) => ({
      nodeId,
      picture: null,
      caption: null,
      embedding: nodeId,
    }));
    await library.describeFile('meanings.fig', 'one model-a', keys);
    await library.tidy();
  });

  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  it('finds everything that has the words, however well one item fits, in the same order', async () => {
    const index = openSearchIndex();
    for (const frame of [wordy, painted, meant]) index.replaceFrame(frame);
    const query = { text: 'order history', limit: 30 };
    const inMemory = index.search(query).map(({ nodeId }) => nodeId);
    const found = (await library.search(query)).map(({ nodeId }) => nodeId);
    // What fits as well as another may come before it or after it.
    const groupsOf = (ids: readonly string[]) => [ids[0], ids.slice(1, 21).toSorted(), ids.length];
    expect(groupsOf(inMemory)).toEqual(['1:1', inARow.toSorted(), 30]);
    expect(groupsOf(found)).toEqual(groupsOf(inMemory));
  });

  it('finds a word with an error in its first half', async () => {
    const [first] = await library.search({ text: 'hixtory' });
    expect(first).toMatchObject({ nodeId: '1:1' });
  });

  it('finds what shows most of a colour that hundreds have, and one kind of what has it', async () => {
    const [first] = await library.search({ text: '#3366ff' });
    expect(first).toMatchObject({ nodeId: '5:1' });
    const pictures = await library.search({ text: '#3366ff', filters: { kinds: ['picture'] } });
    expect(pictures.map(({ nodeId }) => nodeId)).toEqual(['5:2']);
    const filtered = await library.search({ filters: { colour: '#3366ff', kinds: ['picture'] } });
    expect(filtered.map(({ nodeId }) => nodeId)).toEqual(['5:2']);
  });

  it('finds one kind by meaning, however many others are nearer, and only by its model', async () => {
    const vector = Int8Array.from([127, 0, 0]);
    const kinds = { kinds: ['picture'] as const };
    const ask = async (model: string) =>
      (await library.search({ meaning: { vector, model }, filters: kinds })).map(({ nodeId }) => nodeId);
    expect(await ask('model-a')).toEqual(['7:1']);
    expect(await ask('model-b')).toEqual([]);
    expect(await library.readModels()).toEqual(['model-a']);
  });
});
