/**
 * What of a picture tells whether another one shows the same: 64 signs of its coarsest waves (a discrete cosine
 * transform of its brightness) and its colours in 36 places. Size, compression and small changes of colour hardly
 * change either.
 */
import type { Pixels } from '#design/pixels';
import { resizePixels } from '#design/resize-pixels';

/** Plain JSON. */
export interface PictureSignature {
  /** 64 bits in two numbers. */
  readonly waves: readonly [number, number];
  /** Brightness and two differences of colour for each of 6 by 6 places, 0 to 255. */
  readonly places: readonly number[];
  /** Width by height. */
  readonly ratio: number;
}

const side = 32;
const waveCount = 8;
const placesAcross = 6;
/** What a wave has to stand out by: a picture of one colour has none. */
const flatness = 4;

/** The cosines of the transform: a row for each wave. */
const cosines = Array.from({ length: waveCount + 1 }, (_, wave) =>
  Array.from({ length: side }, (_unused, x) => Math.cos(((2 * x + 1) * wave * Math.PI) / (2 * side))),
);

/** Reads the signature of a picture, over white. */
export function readSignature(picture: Pixels): PictureSignature {
  const small = readColours(resizePixels(picture, { width: side, height: side }));
  return {
    waves: readWaves(small.map(([brightness = 0]) => brightness)),
    places: readPlaces(small),
    ratio: picture.width / Math.max(1, picture.height),
  };
}

function readColours({ data }: Pixels): readonly (readonly number[])[] {
  return Array.from({ length: data.length / 4 }, (_, pixel) => {
    const at = pixel * 4;
    const alpha = (data[at + 3] ?? 0) / 255;
    const [r = 0, g = 0, b = 0] = [0, 1, 2].map((channel) => 255 + ((data[at + channel] ?? 0) - 255) * alpha);
    const y = 0.299 * r + 0.587 * g + 0.114 * b;
    return [y, 128 + (b - y) * 0.564, 128 + (r - y) * 0.713];
  });
}

/** The signs of the lowest waves in both directions around their median; the mean brightness is left out. */
function readWaves(brightness: readonly number[]): readonly [number, number] {
  const rows = Array.from({ length: side }, (_, y) =>
    Array.from({ length: waveCount + 1 }, (_unused, wave) =>
      (cosines[wave] ?? []).reduce((sum, cosine, x) => sum + cosine * (brightness[y * side + x] ?? 0), 0),
    ),
  );
  const values: number[] = [];
  for (let down = 0; down < waveCount; down += 1) {
    for (let across = 0; across < waveCount; across += 1) {
      // The first is the mean; the wave after the last stands in for it.
      const wave = down === 0 && across === 0 ? waveCount : across;
      values.push((cosines[down] ?? []).reduce((sum, cosine, y) => sum + cosine * (rows[y]?.[wave] ?? 0), 0));
    }
  }
  const median = [...values].sort((a, b) => a - b)[values.length / 2] ?? 0;
  const bits = (from: number) =>
    values
      .slice(from, from + 32)
      .reduce((word, value, bit) => word | (value > median + flatness ? 1 << bit : 0), 0) >>> 0;
  return [bits(0), bits(32)];
}

function readPlaces(colours: readonly (readonly number[])[]): readonly number[] {
  const places: number[] = [];
  for (let row = 0; row < placesAcross; row += 1) {
    for (let column = 0; column < placesAcross; column += 1) {
      const [left, right] = [column, column + 1].map((index) => Math.floor((index * side) / placesAcross));
      const [top, bottom] = [row, row + 1].map((index) => Math.floor((index * side) / placesAcross));
      const sums = [0, 0, 0];
      let count = 0;
      for (let y = top ?? 0; y < (bottom ?? 0); y += 1) {
        for (let x = left ?? 0; x < (right ?? 0); x += 1) {
          colours[y * side + x]?.forEach((value, channel) => (sums[channel] = (sums[channel] ?? 0) + value));
          count += 1;
        }
      }
      places.push(...sums.map((sum) => Math.round(sum / count)));
    }
  }
  return places;
}

/** How alike two pictures are, 0 to 1; 1 is the same, below 0.6 they have little in common. */
export function likenessOf(one: PictureSignature, other: PictureSignature): number {
  const differing =
    countBits((one.waves[0] ^ other.waves[0]) >>> 0) + countBits((one.waves[1] ^ other.waves[1]) >>> 0);
  let apart = 0;
  for (let index = 0; index < one.places.length; index += 1)
    apart += Math.abs((one.places[index] ?? 0) - (other.places[index] ?? 0));
  const mean = apart / Math.max(1, one.places.length);
  const ratio = Math.min(one.ratio, other.ratio) / Math.max(one.ratio, other.ratio, 0.001);
  // Half of the signs agree by chance.
  const waves = Math.max(0, 1 - differing / 32);
  const colours = Math.max(0, 1 - mean / 48);
  return waves * 0.45 + colours * 0.45 + ratio * 0.1;
}

function countBits(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
