import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RestNode } from '#design/snapshot';
import { findPictureFiles, readPictures } from '#cli/source/read-pictures';
import { findTruthScale, readTruth } from '#cli/source/read-truth';
import { inFolder } from './in-folder.ts';

const png = (width = 1, height = 1) => {
  const bytes = new Uint8Array(24);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  new DataView(bytes.buffer).setUint32(16, width);
  new DataView(bytes.buffer).setUint32(20, height);
  return bytes;
};
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0]);
const references = {
  imageRefs: new Set(['a1', 'b2', 'with.dot']),
  nodeIds: new Set(['1:2', '1:3', 'I1:2;3:4']),
};

describe('reading the pictures of a folder', () => {
  it('finds fills with and without extension and exports by id, the format by the bytes', () =>
    inFolder(async (folder) => {
      await mkdir(join(folder, 'b2.png'));
      await writeFile(join(folder, 'a1'), png());
      await writeFile(join(folder, 'b2.jpeg'), png());
      await writeFile(join(folder, 'with.dot'), jpeg);
      await writeFile(join(folder, '1-2.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
      await writeFile(join(folder, '1-2.png'), png());
      await writeFile(join(folder, 'I1-2;3-4.png'), png());
      await writeFile(join(folder, 'unused'), png());
      const found = await readPictures(await findPictureFiles([folder], references));
      expect(found.images).toEqual({
        a1: { key: 'a1', mime: 'image/png' },
        b2: { key: 'b2', mime: 'image/png' },
        'with.dot': { key: 'with.dot', mime: 'image/jpeg' },
      });
      expect(found.exports).toEqual({
        '1:2': { key: '1:2.svg', mime: 'image/svg+xml' },
        'I1:2;3:4': { key: 'I1:2;3:4.png', mime: 'image/png' },
      });
      expect([...found.assets.keys()].sort()).toEqual(['1:2.svg', 'I1:2;3:4.png', 'a1', 'b2', 'with.dot']);
      expect(found.notes).toEqual([]);
    }));

  it('leaves out what is no picture, and reports it', () =>
    inFolder(async (folder) => {
      await writeFile(join(folder, 'a1.png'), 'not an image');
      const found = await readPictures(await findPictureFiles([folder], references));
      expect(found.images).toEqual({});
      expect(found.notes).toEqual([expect.stringContaining('is not an image')]);
    }));

  it('refuses a folder that is not there', async () => {
    await expect(findPictureFiles(['/not/there'], references)).rejects.toThrow(
      'There is no folder "/not/there"',
    );
  });
});

describe('reading the picture of a frame', () => {
  const frame = {
    id: '1:2',
    name: 'Home',
    type: 'FRAME',
    absoluteBoundingBox: { x: 0, y: 0, width: 320.4, height: 200 },
  } as RestNode; // Only what a size is read from.

  it.each([
    [320, 200, 1],
    [321, 200, 1],
    [641, 400, 2],
    [160, 100, 0.5],
    [800, 500, 800 / 320.4],
    [320, 400, null],
    [0, 0, null],
  ])('%i by %i px has the scale %s', (width, height, scale) => {
    expect(findTruthScale(png(width, height), frame)).toBe(scale);
  });

  it('refuses what is not its picture', () => {
    expect(() => readTruth(png(10, 10), 'a.png', frame)).toThrow(
      '"a.png" is 10 by 10 px and so not an image of "Home", which is 320.4 by 200.',
    );
    expect(() => readTruth(jpeg, 'a.jpg', frame)).toThrow('"a.jpg" is not a PNG.');
  });
});
