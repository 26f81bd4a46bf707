import { decode } from 'fast-png';

/** RGBA, 8 bits each. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** Any PNG as RGBA of 8 bits. */
export function readPixels(bytes: Uint8Array): Pixels {
  const { width, height, data, channels, depth, palette, transparency } = decode(bytes);
  const rgba = new Uint8Array(width * height * 4);
  const scale = depth === 16 ? 257 : 255 / (2 ** depth - 1);
  const sample = (at: number) => Math.round(depth === 16 ? (data[at] ?? 0) / scale : (data[at] ?? 0) * scale);
  const rowBytes = Math.ceil((width * depth) / 8);
  for (let pixel = 0; pixel < width * height; pixel += 1) {
    const to = pixel * 4;
    if (palette) {
      const index = depth === 8 ? (data[pixel] ?? 0) : packedAt(data, pixel, { width, depth, rowBytes });
      const [red = 0, green = 0, blue = 0, alpha = 255] = palette[index] ?? [];
      rgba.set([red, green, blue, alpha], to);
    } else {
      const from = pixel * channels;
      const grey = channels < 3;
      rgba[to] = sample(from);
      rgba[to + 1] = sample(grey ? from : from + 1);
      rgba[to + 2] = sample(grey ? from : from + 2);
      const hasAlpha = channels === 2 || channels === 4;
      rgba[to + 3] = hasAlpha
        ? sample(from + channels - 1)
        : isClear(data, from, channels, transparency)
          ? 0
          : 255;
    }
  }
  return { width, height, data: rgba };
}

/** Whether a pixel has the one colour that a PNG without alpha may call transparent. */
function isClear(
  data: ArrayLike<number>,
  from: number,
  channels: number,
  transparency: Uint16Array | undefined,
): boolean {
  if (!transparency) return false;
  for (let channel = 0; channel < channels; channel += 1) {
    if (data[from + channel] !== transparency[channel]) return false;
  }
  return true;
}

/** The index of a pixel where several share a byte. */
function packedAt(
  data: ArrayLike<number>,
  pixel: number,
  { width, depth, rowBytes }: { readonly width: number; readonly depth: number; readonly rowBytes: number },
): number {
  const x = pixel % width;
  const bit = x * depth;
  const byte = data[Math.floor(pixel / width) * rowBytes + (bit >> 3)] ?? 0;
  return (byte >> (8 - depth - (bit & 7))) & (2 ** depth - 1);
}
