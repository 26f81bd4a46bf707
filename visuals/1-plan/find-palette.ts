import type { Pixels } from '#design/pixels';

/** Colours of a palette at most. */
const mostColours = 5;
/** Pixels looked at; more of them say nothing new. */
const mostSamples = 65_536;
/** How different two colours of a palette are at least, 0 to 765. */
const leastDistance = 72;
/** The share of a picture that a colour has at least, its strength counted in. */
const leastShare = 0.01;

interface Shade {
  /** 0 to 255 each. */
  readonly red: number;
  readonly green: number;
  readonly blue: number;
  /** Pixels, and more for a strong colour: an accent is small and still what one sees. */
  readonly weight: number;
}

/** The colours that a picture is made of as `#rrggbb`, what there is most of first; the same for the same picture. */
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

/** Pixels that are nearly of one colour count together, as the mean of them. */
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
