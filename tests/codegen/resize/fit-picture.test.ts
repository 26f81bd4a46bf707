import { describe, expect, it } from 'vitest';
import { resizePicture } from '#codegen/assets/resize-picture';
import { readPngChunks } from '#codegen/assets/picture-metadata';
import { writePng } from '#codegen/assets/write-png';
import { findImageFormat, findImageSize } from '#design/image-header';
import { readPng } from '#design/png';
import { drawPhoto, jpegPhoto, pngPhoto, tools, withSegment } from './draw-photo.ts';

const signal = { aborted: false, throwIfAborted: () => {} };
const asItIs = { large: null, small: null };
const jpeg = await jpegPhoto(400, 300);
const png = pngPhoto(200, 120, true);

describe('a picture in the sizes it is used in', () => {
  it.each([
    ['a JPEG', jpeg, 'image/jpeg', { width: 200, height: 150 }, { width: 100, height: 75 }],
    ['a PNG', png, 'image/png', { width: 100, height: 60 }, { width: 50, height: 30 }],
  ])('%s of four times its size becomes two of its kind', async (_, bytes, mime, twice, once) => {
    const { large, small } = await fit(bytes, 0.5, 0.25);
    expect([large, small].map((file) => file && findImageFormat(file))).toEqual([mime, mime]);
    expect([large, small].map((file) => file && findImageSize(file))).toEqual([twice, once]);
    expect(large?.length).toBeLessThan(bytes.length * 0.8);
    expect(small?.length).toBeLessThan((large?.length ?? 0) * 0.8);
  });

  it('keeps what is see-through, and its colours', async () => {
    const { large } = await fit(png, 0.5, null);
    const { data } = readPng(large ?? new Uint8Array());
    const [red, green, blue, alpha] = readPng(png).data.subarray((60 * 200 + 100) * 4);
    const at = (30 * 100 + 50) * 4;
    [red, green, blue, alpha].forEach((value = 0, channel) =>
      expect(Math.abs((data[at + channel] ?? 0) - value)).toBeLessThan(20),
    );
    expect(alpha).toBeLessThan(170);
  });

  it('is its original on dense screens where that is less than twice as large', async () => {
    const { large, small } = await fit(jpeg, 1.2, 0.6);
    expect(large).toBeNull();
    expect(small && findImageSize(small)).toEqual({ width: 240, height: 180 });
  });

  it('is never enlarged, and nothing is made that saves nothing', async () => {
    expect(await fit(jpeg, 3, 1.5)).toEqual(asItIs);
    expect(await fit(jpeg, 1.8, 0.9)).toEqual(asItIs);
    expect(await fit(jpeg, 0.95, null)).toEqual(asItIs);
    expect(await fit(pngPhoto(24, 24), 0.1, 0.05)).toEqual(asItIs);
  });

  it('has no second file beside one that is small already', async () => {
    const { large, small } = await fit(jpeg, 0.2, 0.1);
    expect(large?.length).toBeLessThan(4096);
    expect(small).toBeNull();
  });

  it('has the same bytes each time', async () => {
    expect(await fit(jpeg, 0.5, 0.25)).toEqual(await fit(jpeg, 0.5, 0.25));
    expect(await fit(png, 0.5, 0.25)).toEqual(await fit(png, 0.5, 0.25));
  });
});

describe('colours', () => {
  const profile = [...'ICC_PROFILE\0'].map((letter) => letter.charCodeAt(0));

  it('of a JPEG are taken by the same profile', async () => {
    const { large } = await fit(withSegment(jpeg, 0xe2, [...profile, 1, 1, 9, 8, 7]), 0.5, null);
    expect(Buffer.from(large ?? []).includes(Buffer.from([...profile, 1, 1, 9, 8, 7]))).toBe(true);
    expect((await tools.readJpeg(large ?? new Uint8Array())).width).toBe(200);
  });

  it('of a PNG are taken by the same profile', async () => {
    const chunks = [{ type: 'gAMA', data: Uint8Array.of(0, 0, 0xb1, 0x8f) }];
    const { large } = await fit(writePng(drawPhoto(200, 120), chunks), 0.5, null);
    expect(readPngChunks(large ?? new Uint8Array()).map(({ type }) => type)).toEqual(['IHDR', 'gAMA']);
  });
});

describe('a picture stays as it is', () => {
  const exif = (orientation: number) => [
    ...[0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8],
    ...[0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0],
  ];

  it('where its metadata rotates it, and only there', async () => {
    expect(await fit(withSegment(jpeg, 0xe1, exif(6)), 0.5, 0.25)).toEqual(asItIs);
    expect((await fit(withSegment(jpeg, 0xe1, exif(1)), 0.5, 0.25)).large).not.toBeNull();
  });

  it('where it has the four colours of print', async () => {
    expect(await fit(jpeg.with(frameAt(jpeg) + 9, 4), 0.5, 0.25)).toEqual(asItIs);
  });

  it('where it moves', async () => {
    const moving = writePng(drawPhoto(200, 120), [{ type: 'acTL', data: new Uint8Array(8) }]);
    expect(await fit(moving, 0.5, 0.25)).toEqual(asItIs);
    const gif = Uint8Array.of(...Buffer.from('GIF89a'), 0x90, 1, 0x90, 1, ...new Uint8Array(9000));
    expect(await fit(gif, 0.5, 0.25)).toEqual(asItIs);
  });

  it('where it is larger than memory should hold', async () => {
    const head = png.slice();
    new DataView(head.buffer).setUint32(16, 20_000);
    new DataView(head.buffer).setUint32(20, 20_000);
    expect(await fit(head, 0.01, null)).toEqual(asItIs);
  });
});

describe('a picture that is not made', () => {
  it('fails where its pixels cannot be read', async () => {
    await expect(fit(png.slice(0, 5000), 0.5, 0.25)).rejects.toThrow();
    await expect(fit(jpeg.slice(0, 5000).fill(0, frameAt(jpeg) + 19), 0.5, 0.25)).rejects.toThrow();
  });

  it('is left as soon as nobody waits for it', async () => {
    const reads: number[] = [];
    const cancelled = {
      aborted: true,
      throwIfAborted: () => {
        throw new Error('cancelled');
      },
    };
    const watched = {
      ...tools,
      readJpeg: (bytes: Uint8Array) => {
        reads.push(bytes.length);
        return tools.readJpeg(bytes);
      },
    };
    await expect(resizePicture(jpeg, { twice: 0.5, once: null }, watched, cancelled)).rejects.toThrow(
      'cancelled',
    );
    expect(reads).toEqual([]);
  });
});

function fit(bytes: Uint8Array, twice: number, once: number | null) {
  return resizePicture(bytes, { twice, once }, tools, signal);
}

/** The segments of a JPEG with its size and colours. */
function frameAt(bytes: Uint8Array): number {
  return bytes.findIndex((byte, at) => byte === 0xff && [0xc0, 0xc1, 0xc2].includes(bytes[at + 1] ?? 0));
}
