import { createPictureTools } from '#cli/picture-tools';
import { writePng } from '#codegen/assets/write-png';
import type { Pixels } from '#design/pixels';

export const tools = createPictureTools();

/** Hills of colour with some grain, as photographs have; clear towards the right where asked for. */
export function drawPhoto(width: number, height: number, fades = false): Pixels {
  const data = new Uint8ClampedArray(width * height * 4);
  let seed = 7;
  for (let at = 0; at < data.length; at += 4) {
    const [x, y] = [(at / 4) % width, Math.floor(at / 4 / width)];
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    const grain = (seed >> 16) % 16;
    data[at] = 128 + 100 * Math.sin(x / 40) + grain;
    data[at + 1] = 128 + 100 * Math.cos(y / 30) + grain;
    data[at + 2] = 90 + ((x + y) % 100) + grain;
    data[at + 3] = fades ? 255 - (200 * x) / width : 255;
  }
  return { width, height, data };
}

export function jpegPhoto(width: number, height: number): Promise<Uint8Array> {
  return tools.writeJpeg(drawPhoto(width, height));
}

export function pngPhoto(width: number, height: number, fades = false): Uint8Array {
  return writePng(drawPhoto(width, height, fades));
}

/** A JPEG with one more segment right behind its start. */
export function withSegment(jpeg: Uint8Array, marker: number, content: readonly number[]): Uint8Array {
  const length = content.length + 2;
  return Uint8Array.of(0xff, 0xd8, 0xff, marker, length >> 8, length & 255, ...content, ...jpeg.subarray(2));
}
