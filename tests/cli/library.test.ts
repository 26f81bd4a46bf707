import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { type Database, openDatabase } from '#cli/library/open-database';
import { type LibraryFile, openLibrary } from '#cli/library/library';
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

describe('a library of files', () => {
  let folder: string;
  let database: Database;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'framewright-library-'));
    const url = process.env['DATABASE_URL'];
    database = await openDatabase(url === undefined ? { folder: join(folder, 'library') } : { url });
    for (const path of ['shop.fig', 'bank.fig']) await openLibrary(database).removeFile(path);
  });

  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });

  it('finds words with errors, beginnings and pairs of characters, colours and pictures in all files', async () => {
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
    expect(await found('shoping basket')).toMatchObject({ file: 'shop.fig', nodeId: '1:2', frame: 'Start' });
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
  });

  it('replaces a file as a whole, forgets one that is gone, and stays when it is opened again', async () => {
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
  });
});
