import { expect, test } from 'vitest';
import type { Crop } from '#design/crop-on-white';
import { readPng } from '#design/png';
import { overviewScale, type PictureCrop, planTiles, tilePicture } from '#design/tile-picture';
import { drawPixels, encodePng } from '../codegen/check/draw-pixels.ts';

const { signal } = new AbortController();
const white = [255, 255, 255, 255] as const;
const red = [255, 0, 0, 255] as const;

test('a small picture is its own overview', () => {
  const cut = tilePicture(encodePng(drawPixels(300, 200, white)), signal);
  expect(cut.tiles).toEqual([]);
  expect(cut.overview).toMatchObject({ width: 300, height: 200, scale: 1 });
});

test('a tall page goes as an overview and tiles in full size that show all of it', () => {
  // One px wide, as the stem of a letter is, on the line between the first two tiles.
  const stem = { x: 700, y: 800, width: 1, height: 400, colour: red };
  const cut = tilePicture(encodePng(drawPixels(1440, 2000, white, [stem])), signal);
  expect(cut.overview.height).toBeLessThanOrEqual(2048);
  expect(cut.overview.area).toEqual({ x: 0, y: 0, width: 1440, height: 2000 });
  expect(cut.tiles.length).toBeGreaterThan(1);
  expect(cut.tiles.every(({ scale }) => scale === 1)).toBe(true);
  expect(cut.tiles.every(looksAtAll)).toBe(true);
  expect(covered(cut.tiles, 1440, 2000)).toBe(true);
  for (const tile of cut.tiles) {
    const { data, width } = readPng(tile.bytes);
    const x = stem.x - tile.area.x;
    const y = 1000 - tile.area.y;
    const isThere = y >= 0 && y < tile.height;
    if (isThere) expect([...data.slice((y * width + x) * 4, (y * width + x) * 4 + 3)]).toEqual([255, 0, 0]);
  }
});

test('what is shrunk keeps its mean, and what is clear lends no colour', () => {
  const half = { x: 0, y: 0, width: 2100, height: 1, colour: [0, 0, 0, 0] as const };
  const pixels = drawPixels(4200, 2, [0, 200, 0, 255], [half]);
  const { data, width } = readPng(tilePicture(encodePng(pixels), signal).overview.bytes);
  const [at, clear] = [(width - 10) * 4, 10 * 4];
  expect([...data.slice(at, at + 3)]).toEqual([0, 200, 0]);
  const [red = 0, green = 0, blue = 0] = data.slice(clear, clear + 3);
  expect([red, green >= red, blue]).toEqual([red, true, red]);
});

test('a picture of more tiles than are asked for is shrunk, and the result reports it', () => {
  const { scale, areas } = planTiles({ width: 9000, height: 9000 }, 6);
  expect(areas.length).toBeLessThanOrEqual(6);
  expect(scale).toBeLessThan(1);
});

test.each([
  [1440, 900],
  [1440, 30_000],
  [30_000, 40],
  [2049, 2049],
  [1, 100_000],
])('%i by %i px is seen whole and in parts without the service shrinking it', (width, height) => {
  const scale = overviewScale({ width, height });
  expect(looksAtAll({ width: Math.floor(width * scale), height: Math.floor(height * scale) })).toBe(true);
  const { areas } = planTiles({ width, height }, 1000);
  expect(areas.every(looksAtAll)).toBe(true);
  expect(
    covered(
      areas.map((area) => ({ area })),
      width,
      height,
    ),
  ).toBe(true);
});

test('what is no PNG is refused, and a cancelled cut ends', () => {
  expect(() => tilePicture(new TextEncoder().encode('not a picture'), signal)).toThrow();
  expect(() => tilePicture(encodePng(drawPixels(10, 10, white)), AbortSignal.abort())).toThrow();
});

/** https://platform.openai.com/docs/guides/images-vision */
function looksAtAll({ width, height }: Pick<PictureCrop, 'width' | 'height'>): boolean {
  return Math.max(width, height) <= 2048 && Math.ceil(width / 32) * Math.ceil(height / 32) <= 2500;
}

/** Every corner of a grid of px lies in some part, and none reaches beyond. */
function covered(parts: readonly { readonly area: Crop }[], width: number, height: number): boolean {
  const inside = parts.every(
    ({ area }) => area.x >= 0 && area.x + area.width <= width && area.y + area.height <= height,
  );
  const steps = (length: number) =>
    Array.from({ length: 41 }, (_, at) => Math.min(length - 1, Math.floor((length * at) / 40)));
  return (
    inside &&
    steps(width).every((x) =>
      steps(height).every((y) =>
        parts.some(
          ({ area }) => x >= area.x && x < area.x + area.width && y >= area.y && y < area.y + area.height,
        ),
      ),
    )
  );
}
