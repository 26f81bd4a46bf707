/** The two ways to read and write JPEGs are held to the same: MozJPEG in the CLI, a canvas in the panel's worker. */
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pixels } from '#design/pixels';
import { hasBrowser, openBrowser, root } from '../../host/open-host.ts';
import { drawPhoto, jpegPhoto, tools } from './draw-photo.ts';

const photo = drawPhoto(64, 48);

describe('the command line', () => {
  it('reads what it wrote as the same picture', async () => {
    expect(differenceOf(photo, await tools.readJpeg(await tools.writeJpeg(photo)))).toBeLessThan(6);
  });
});

describe.skipIf(!hasBrowser())('the panel', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
    page = await browser.newPage();
    const { outputFiles } = await build({
      entryPoints: [`${root}/ui/worker/picture-tools.ts`],
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'panel',
    });
    await page.addScriptTag({ content: outputFiles[0]?.text ?? '' });
  });
  afterAll(async () => browser.close());

  it('reads the pixels that the command line reads', async () => {
    const jpeg = await jpegPhoto(64, 48);
    const read = await page.evaluate(
      async (bytes) => {
        const { width, height, data } = await panel.createPictureTools().readJpeg(Uint8Array.from(bytes));
        return { width, height, data: [...data] };
      },
      [...jpeg],
    );
    const pixels = { ...read, data: Uint8ClampedArray.from(read.data) };
    expect(differenceOf(await tools.readJpeg(jpeg), pixels)).toBeLessThan(2);
  });

  it('writes what is read as the same picture', async () => {
    const jpeg = await page.evaluate(
      async ({ width, height, data }) => {
        const pixels = { width, height, data: Uint8ClampedArray.from(data) };
        return [...(await panel.createPictureTools().writeJpeg(pixels))];
      },
      { ...photo, data: [...photo.data] },
    );
    expect(differenceOf(photo, await tools.readJpeg(Uint8Array.from(jpeg)))).toBeLessThan(6);
  });

  it('fails where the bytes are no JPEG', async () => {
    const read = () => page.evaluate(() => panel.createPictureTools().readJpeg(Uint8Array.of(1, 2, 3)));
    await expect(read()).rejects.toThrow();
  });
});

declare const panel: { readonly createPictureTools: () => typeof tools };

/** The mean difference of the colours of two pictures of one size, 0 to 255. */
function differenceOf(one: Pixels, other: Pixels): number {
  expect([other.width, other.height]).toEqual([one.width, one.height]);
  const sum = one.data.reduce((total, value, at) => total + Math.abs(value - (other.data[at] ?? 0)), 0);
  return sum / one.data.length;
}
