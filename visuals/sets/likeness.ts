/**
 * How alike the pictures of a set are, by what can be measured without a model: their colours, their tones and their
 * edges. What a picture shows is not compared. The same pictures give the same figures.
 */
import type { Pixels } from '#design/pixels';

/** What is measured of a picture; each list adds up to 1. */
export interface PictureTraits {
  /** The share of pixels by hue, the strong ones counting more; the last one is that of greys. */
  readonly colours: readonly number[];
  /** The share of pixels by lightness, from dark to light. */
  readonly tones: readonly number[];
  /** The share of neighbours by how much they differ, from flat to hard edges. */
  readonly edges: readonly number[];
}

/** px of the side of the square that a picture is measured on. */
const side = 64;
const bins = { hues: 12, tones: 16 };
/** The strength of a colour from which on it counts whole; 0.3 is as strong as screens have it. */
const strongColour = 0.06;
/** Where one class of edges ends and the next begins, of 1. */
const edgeSteps = [0.01, 0.025, 0.05, 0.1, 0.2];
const weights = { colours: 0.5, tones: 0.3, edges: 0.2 };

type Trait = keyof PictureTraits;

/** The part of the whole way between two lists that counts as nothing in common: pictures are rarely further apart. */
const wholeWays = { tones: 1 / 3, edges: 2 / 3 };

/** Measures a picture. */
export function readTraits(picture: Pixels): PictureTraits {
  const samples = sample(picture);
  const colours = new Array<number>(bins.hues + 1).fill(0);
  const tones = new Array<number>(bins.tones).fill(0);
  const edges = new Array<number>(edgeSteps.length + 1).fill(0);
  const add = (list: number[], index: number, amount: number) => {
    list[index] = (list[index] ?? 0) + amount;
  };
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const one = samples[y * side + x] ?? [0, 0, 0];
      const [lightness, a, b] = one;
      const strength = Math.min(1, Math.hypot(a, b) / strongColour);
      add(colours, bins.hues, 1 - strength);
      // A hue between two bins counts in both, so that a small change is a small difference.
      const hue = ((Math.atan2(b, a) / (2 * Math.PI) + 1) % 1) * bins.hues;
      const part = hue - Math.floor(hue);
      add(colours, Math.floor(hue) % bins.hues, strength * (1 - part));
      add(colours, (Math.floor(hue) + 1) % bins.hues, strength * part);
      for (const [bin, share] of spread(lightness, bins.tones)) add(tones, bin, share);
      for (const other of [samples[y * side + x + 1], samples[(y + 1) * side + x]]) {
        if (other === undefined || (x === side - 1 && other === samples[y * side + x + 1])) continue;
        const step = Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
        add(edges, edgeSteps.filter((limit) => step > limit).length, 1);
      }
    }
  }
  return { colours: normalise(colours), tones: normalise(tones), edges: normalise(edges) };
}

/** How alike two pictures are, 0 to 1. */
export function compareTraits(one: PictureTraits, other: PictureTraits): number {
  return (
    weights.colours * compareTrait('colours', one, other) +
    weights.tones * compareTrait('tones', one, other) +
    weights.edges * compareTrait('edges', one, other)
  );
}

function compareTrait(trait: Trait, one: PictureTraits, other: PictureTraits): number {
  return trait === 'colours'
    ? overlap(one.colours, other.colours)
    : alignment(one[trait], other[trait], wholeWays[trait]);
}

export interface SetLikeness {
  /** The middle of all pairs, 0 to 1; 1 for fewer than two pictures. */
  readonly likeness: number;
  /** How alike each picture is to the others, in their order. */
  readonly each: readonly number[];
  /** Positions of the pictures that do not belong to the others. */
  readonly outliers: readonly number[];
}

/** Of so few pictures none can be said to differ from the others. */
const leastPictures = 4;
/** By how much an outlier is less like the others than the one before it, at least, in one of its traits. */
const leastGaps: Readonly<Record<Trait, number>> = { colours: 0.2, tones: 0.35, edges: 0.2 };
/** The same, in the usual spread of the set. */
const leastSpreads = 3;

/** Measures a set, and finds what stands out of it. */
export function measureSet(traits: readonly PictureTraits[]): SetLikeness {
  const table = traits.map((one) => traits.map((other) => compareTraits(one, other)));
  const pairs = table.flatMap((row, index) => row.slice(index + 1));
  const apart = new Set(
    (['colours', 'tones', 'edges'] as const).flatMap((trait) => findApart(trait, traits)),
  );
  return {
    likeness: pairs.length === 0 ? 1 : median(pairs),
    each: table.map((row, index) => median(row.filter((_, other) => other !== index))),
    outliers: traits.length < leastPictures ? [] : [...apart].sort((one, other) => one - other),
  };
}

/** Positions of the pictures that differ in one trait from what is usual in their set. */
function findApart(trait: Trait, traits: readonly PictureTraits[]): readonly number[] {
  const each = traits.map((one, index) =>
    median(traits.filter((_, other) => other !== index).map((other) => compareTrait(trait, one, other))),
  );
  const usual = median(each);
  const spread = median(each.map((value) => Math.abs(value - usual)));
  const limit = usual - Math.max(leastGaps[trait], leastSpreads * spread);
  return each.flatMap((value, index) => (value < limit ? [index] : []));
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 1;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2;
}

/** The two bins around a value of 0 to 1, with the part of it that each has. */
function spread(value: number, count: number): readonly (readonly [bin: number, share: number])[] {
  const at = Math.min(1, Math.max(0, value)) * (count - 1);
  const low = Math.floor(at);
  const share = at - low;
  return share === 0
    ? [[low, 1]]
    : [
        [low, 1 - share],
        [low + 1, share],
      ];
}

/** What two lists share. */
function overlap(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + Math.min(value, other[index] ?? 0), 0);
}

/** How little has to be moved, and how far, to make one list of the other. */
function alignment(one: readonly number[], other: readonly number[], wholeWay: number): number {
  let [moved, difference] = [0, 0];
  for (const [index, value] of one.entries()) {
    difference += value - (other[index] ?? 0);
    moved += Math.abs(difference);
  }
  return Math.max(0, 1 - moved / (one.length - 1) / wholeWay);
}

function normalise(list: readonly number[]): readonly number[] {
  const total = list.reduce((sum, value) => sum + value, 0);
  return total === 0 ? list : list.map((value) => value / total);
}

type Oklab = readonly [lightness: number, a: number, b: number];

/** The mean colours of a grid of squares, over white, as Oklab: https://bottosson.github.io/posts/oklab/ */
function sample({ width, height, data }: Pixels): readonly Oklab[] {
  const found: Oklab[] = [];
  for (let row = 0; row < side; row += 1) {
    const [top, bottom] = [Math.floor((row * height) / side), Math.ceil(((row + 1) * height) / side)];
    for (let column = 0; column < side; column += 1) {
      const [left, right] = [Math.floor((column * width) / side), Math.ceil(((column + 1) * width) / side)];
      let [red, green, blue, count] = [0, 0, 0, 0];
      const step = Math.max(1, Math.floor((bottom - top) / 4));
      const stride = Math.max(1, Math.floor((right - left) / 4));
      for (let y = top; y < Math.max(top + 1, bottom); y += step) {
        for (let x = left; x < Math.max(left + 1, right); x += stride) {
          const at = (Math.min(height - 1, y) * width + Math.min(width - 1, x)) * 4;
          const alpha = (data[at + 3] ?? 255) / 255;
          red += (data[at] ?? 0) * alpha + 255 * (1 - alpha);
          green += (data[at + 1] ?? 0) * alpha + 255 * (1 - alpha);
          blue += (data[at + 2] ?? 0) * alpha + 255 * (1 - alpha);
          count += 1;
        }
      }
      found.push(toOklab(red / count / 255, green / count / 255, blue / count / 255));
    }
  }
  return found;
}

function toOklab(red: number, green: number, blue: number): Oklab {
  const [r, g, b] = [red, green, blue].map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  ) as [number, number, number];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}
