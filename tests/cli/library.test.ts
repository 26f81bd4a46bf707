import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { Database } from '#cli/library/database';
import { openDatabase } from '#cli/library/open-database';
import { type LibraryFile, openLibrary } from '#cli/library/library';
import { hasPostgres, type LocalPostgres, startPostgres } from './local-postgres.ts';
import type { SearchFilters } from '#design/search';
import type { SearchItem } from '#insight/search/collect-items';
import type { PictureSignature } from '#insight/search/picture-signature';

function itemOf(nodeId: string, part: Partial<SearchItem>): SearchItem {
  const none = { text: '', description: '', colours: [], fonts: [], pictures: [], width: 100, height: 100 };
  return { nodeId, kind: 'layer', name: nodeId, ...none, ...part };
}

function signatureOf(value: number): PictureSignature {
  return {
    waves: [value * 7919, value * 104729],
    places: Array.from({ length: 108 }, () => value),
    ratio: 1,
  };
}

function fileOf(
  path: string,
  items: readonly SearchItem[],
  hashes: readonly [string, number][] = [],
): LibraryFile {
  const frames = [{ frameId: '1:1', name: 'Start', page: 'Home', digest: '', items }];
  return {
    path,
    digest: `${path}-1`,
    frames,
    signatures: new Map(hashes.map(([key, at]) => [key, signatureOf(at)])),
  };
}

/** The embedded one always, a real server where there is one. */
const databases = [
  { name: 'embedded', isThere: true },
  { name: 'a server', isThere: hasPostgres() },
] as const;

describe.each(databases)('a library of files, $name', ({ name, isThere }) => {
  let folder: string;
  let database: Database;
  let server: LocalPostgres | null = null;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'framewright-library-'));
    if (!isThere) return;
    server = name === 'embedded' ? null : await startPostgres();
    database = await openDatabase(
      server === null ? { folder: join(folder, 'library') } : { url: server.url },
    );
    for (const path of ['shop.fig', 'bank.fig']) await openLibrary(database).removeFile(path);
  });

  afterAll(async () => {
    if (isThere) await database.close();
    await server?.close();
    await rm(folder, { recursive: true });
  });

  it.skipIf(!isThere)(
    'finds words with errors, beginnings and pairs of characters, colours and pictures in all files',
    async () => {
      const library = openLibrary(database);
      await library.replaceFile(
        fileOf(
          'shop.fig',
          [
            itemOf('1:2', { text: 'Shopping basket', colours: [['#3366ff', 1]], findings: 0 }),
            itemOf('1:3', { kind: 'picture', name: 'Harbour', pictures: ['f00d'] }),
          ],
          [['f00d', 90]],
        ),
      );
      await library.replaceFile(
        fileOf(
          'bank.fig',
          [
            itemOf('1:2', { text: '修改收货地址' }),
            itemOf('1:4', {
              name: 'Basket weaving',
              kind: 'component',
              height: 200,
              findings: 1,
              fonts: ['Inter'],
            }),
          ],
          [['beef', 10]],
        ),
      );
      const found = async (text: string) => (await library.search({ text }))[0];
      expect(await found('shoping basket')).toMatchObject({
        file: 'shop.fig',
        nodeId: '1:2',
        frame: 'Start',
      });
      expect(await found('bsaket weav')).toMatchObject({ file: 'bank.fig', nodeId: '1:4' });
      expect(await found('收货地址')).toMatchObject({ file: 'bank.fig', nodeId: '1:2' });
      expect(await found('#3468fc')).toMatchObject({ file: 'shop.fig', nodeId: '1:2' });
      const [picture] = await library.search({ picture: signatureOf(90) });
      expect(picture).toMatchObject({ file: 'shop.fig', nodeId: '1:3', score: 1 });
      const filtered = async (filters: SearchFilters) =>
        (await library.search({ text: 'basket', filters })).map(({ nodeId }) => nodeId);
      expect(await filtered({ kinds: ['component'] })).toEqual(['1:4']);
      expect(await filtered({ minHeight: 200 })).toEqual(['1:4']);
      expect(await filtered({ audit: 'findings' })).toEqual(['1:4']);
      expect(await filtered({ audit: 'clean', maxWidth: 100 })).toEqual(['1:2']);
      expect(await filtered({ font: 'inter' })).toEqual(['1:4']);
      const categories = [{ name: 'baskets' }];
      const sorted = await library.sort({ query: {}, categories });
      expect(sorted.map(({ name, hits }) => [name, hits.map((hit) => hit.nodeId)])).toEqual([
        ['baskets', ['1:4']],
        ['Other', ['1:3']],
      ]);
    },
  );

  it.skipIf(!isThere)(
    'replaces a file as a whole, forgets one that is gone, and stays when it is opened again',
    async () => {
      const library = openLibrary(database);
      await library.replaceFile({
        ...fileOf('shop.fig', [itemOf('1:9', { text: 'Checkout' })]),
        digest: 'new',
      });
      expect(await library.search({ text: 'shopping' })).toEqual([]);
      expect((await library.readDigests()).get('shop.fig')).toBe('new');
      const broken = itemOf('1:1', { colours: [['#123456', 1]], name: 'a\u0000b' });
      await expect(library.replaceFile(fileOf('shop.fig', [broken]))).rejects.toThrow();
      expect((await library.search({ text: 'checkout' }))[0]).toMatchObject({ nodeId: '1:9' });
      await library.removeFile('shop.fig');
      expect(await library.search({ text: 'checkout' })).toEqual([]);
      const again = openDatabase({ folder: join(folder, 'none/\u0000') });
      await expect(again).rejects.toThrow('cannot be opened');
    },
  );

  it.skipIf(!isThere)('keeps what a model said, gives it to the items, and finds what is near', async () => {
    const library = openLibrary(database);
    await library.replaceFile(
      fileOf('shop.fig', [itemOf('1:2', { name: 'image 4', kind: 'picture' }), itemOf('1:3', {})]),
    );
    expect(await library.readDescribed()).toContainEqual(['shop.fig', null]);
    const vector = (one: number, other: number) => Int8Array.from([one, other, 0]);
    const vectors = new Map([
      ['boat', vector(127, 3)],
      ['car', vector(2, 127)],
    ]);
    await library.keepDescriptions(
      { captions: new Map([['p1', 'A sailing boat\u0000 at dusk']]), vectors },
      'a-model',
    );
    await library.describeFile('shop.fig', 'mark', [
      { nodeId: '1:2', picture: 'p1', caption: 'A sailing boat at dusk', embedding: 'boat' },
      { nodeId: '1:3', picture: null, caption: null, embedding: 'car' },
    ]);
    expect((await library.readDescribed()).get('shop.fig')).toBe('mark');
    const known = await library.readDescriptions(['p1', 'p2'], ['boat', 'none']);
    expect([...known.captions]).toEqual([['p1', 'A sailing boat at dusk']]);
    expect([...(known.vectors.get('boat') ?? [])]).toEqual([127, 3, 0]);
    const found = await library.search({ text: 'sailing', filters: { kinds: ['picture'] } });
    expect(found[0]).toMatchObject({
      nodeId: '1:2',
      why: expect.stringContaining('sailing boat') as unknown,
    });
    const meant = await library.search({
      text: 'ship',
      meaning: { vector: vector(120, 0), model: 'a-model' },
    });
    expect(meant[0]).toMatchObject({ nodeId: '1:2', why: 'shows “A sailing boat at dusk”' });
    await library.replaceFile(fileOf('shop.fig', [itemOf('1:3', {})]));
    await library.removeUnused();
    const left = await library.readDescriptions(['p1'], ['boat']);
    expect([left.captions.size, left.vectors.size]).toEqual([0, 0]);
  });
});
