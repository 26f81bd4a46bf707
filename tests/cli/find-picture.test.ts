import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { decode } from 'fast-png';
import { describe, expect, it } from 'vitest';
import { findPicture } from '#cli/source/find-picture';
import { findBrowser } from '../../cli/browser.mjs';
import { inFolder } from './in-folder.ts';

const pictures = join(import.meta.dirname, 'pictures');

/** The colour of one pixel. */
function colourAt(png: Uint8Array, x: number, y: number): readonly number[] {
  const { data, width, channels } = decode(png);
  const at = (y * width + x) * channels;
  return [...data.slice(at, at + 3)];
}

// `login.jpg` and `login.webp` are the page of `drawn-page.ts` as a browser packs it.
describe.skipIf(findBrowser() === null)('a picture that is no PNG', () => {
  it.each(['login.jpg', 'login.webp'])('is read by a browser: %s', async (file) => {
    const found = await findPicture(join(pictures, file));
    const png = found?.bytes ?? new Uint8Array();
    expect(found?.name).toBe('login');
    expect([decode(png).width, decode(png).height]).toEqual([400, 200]);
    const [ground, button] = [colourAt(png, 390, 190), colourAt(png, 50, 170)];
    [0xf0, 0xe6, 0xd2].forEach((value, index) =>
      expect(Math.abs((ground[index] ?? 0) - value)).toBeLessThan(6),
    );
    [0x14, 0x28, 0xa0].forEach((value, index) =>
      expect(Math.abs((button[index] ?? 0) - value)).toBeLessThan(12),
    );
  });

  it('is refused in a sentence where it is damaged', () =>
    inFolder(async (folder) => {
      const whole = await readFile(join(pictures, 'login.webp'));
      const path = join(folder, 'half.webp');
      await writeFile(path, whole.subarray(0, whole.length / 2));
      await expect(findPicture(path)).rejects.toThrow('is damaged: its pixels cannot be read.');
    }));
});
