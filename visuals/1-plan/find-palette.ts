import type { Pixels } from '#design/pixels';

/** The maximum number of colours in a palette. */
const mostColours = 5;
/** The maximum number of pixels to sample; more do not change the result. */
const mostSamples = 65_536;
/** The minimum distance between two colours of a palette, 0 to 765. */
const leastDistance = 72;
/** The minimum weighted share of a picture that a colour has. */
const leastShare = 0.01;

interface Shade {
  /** 0 to 255 each. */
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** The number of pixels, weighted by the strength of the colour, because a small accent stands out. */
  readonly weight: number;
}

/** Finds the main colours of a picture as `#rrggbb`, the most frequent first. The same picture gives the same colours. */
export function findPalette(picture: Pixels): readonly string[] {
  const shades = countShades(picture).toSorted((one, other) => other.weight - one.weight);
  const total = shades.reduce((sum, { weight }) => sum + weight, 0);
  const chosen: Shade[] = [];
  for (const shade of shades) {
    if (chosen.length === mostColours || shade.weight < total * leastShare) break;
    if (chosen.every((other) => distanceOf(shade, other) >= leastDistance)) chosen.push(shade);
  }
  return chosen.map(({ red, green, blue }) => `#${[red, green, blue].map(inHex).join('')}`);
}

/** Counts pixels of nearly the same colour together, as their mean. */
function countShades({ width, height, data }: Pixels): readonly Shade[] {
  const sums = new Map<number, { red: number; green: number; blue: number; count: number }>();
  const step = Math.max(1, Math.floor((width * height) / mostSamples));
  for (let pixel = 0; pixel < width * height; pixel += step) {
    const at = pixel * 4;
    const [red = 0, green = 0, blue = 0, alpha = 0] = data.subarray(at, at + 4);
    if (alpha < 128) continue;
    const bin = ((red >> 4) << 8) | ((green >> 4) << 4) | (blue >> 4);
    const sum = sums.get(bin) ?? { red: 0, green: 0, blue: 0, count: 0 };
    sum.red += red;
    sum.green += green;
    sum.blue += blue;
    sum.count += 1;
    sums.set(bin, sum);
  }
  return [...sums.values()].map(({ count, ...sum }) => {
    const [red, green, blue] = [sum.red / count, sum.green / count, sum.blue / count];
    const strength = (Math.max(red, green, blue) - Math.min(red, green, blue)) / 255;
    return { red, green, blue, weight: count * (1 + 2 * strength) };
  });
}

function distanceOf(one: Shade, other: Shade): number {
  return Math.abs(one.red - other.red) + Math.abs(one.green - other.green) + Math.abs(one.blue - other.blue);
}

function inHex(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0');
}
