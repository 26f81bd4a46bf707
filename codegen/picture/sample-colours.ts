/** Colours as the pixels have them: a model's guess at a colour is never better than a look at the bytes. */
import type { Pixels } from '#design/pixels';
import type { ReadPlace } from './picture-reading.ts';

export interface SampledColour {
  readonly red: number;
  readonly green: number;
  readonly blue: number;
}

/** Pixels of a place that are looked at, at most. */
const looked = 20_000;

/** The colour that most of a place has. */
export function sampleFill(pixels: Pixels, place: ReadPlace): SampledColour {
  return mostOf(coloursIn(pixels, place)) ?? { red: 255, green: 255, blue: 255 };
}

/** The colour of what is written on a place: the most frequent of those furthest from what lies beneath. */
export function sampleInk(pixels: Pixels, place: ReadPlace): SampledColour {
  const colours = coloursIn(pixels, place);
  const fill = mostOf(colours);
  if (fill === null) return { red: 0, green: 0, blue: 0 };
  const furthest = colours.reduce((far, one) => Math.max(far, distance(one, fill)), 0);
  return mostOf(colours.filter((one) => distance(one, fill) >= furthest * 0.85)) ?? fill;
}

/** The colours that most of a picture has, with their share, the largest first. */
export function samplePalette(
  pixels: Pixels,
  most = 12,
): readonly { readonly hex: string; readonly share: number }[] {
  const colours = coloursIn(pixels, { x: 0, y: 0, width: pixels.width, height: pixels.height });
  const counts = new Map<string, number>();
  for (const one of colours) counts.set(hexOf(one), (counts.get(hexOf(one)) ?? 0) + 1);
  return [...counts]
    .map(([hex, count]) => ({ hex, share: count / colours.length }))
    .toSorted((a, b) => b.share - a.share || (a.hex < b.hex ? -1 : 1))
    .slice(0, most)
    .filter(({ share }) => share >= 0.002);
}

/** `#rrggbb`. */
export function hexOf({ red, green, blue }: SampledColour): string {
  return `#${[red, green, blue].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function coloursIn({ data, width, height }: Pixels, place: ReadPlace): readonly SampledColour[] {
  const [left, top] = [Math.max(0, place.x), Math.max(0, place.y)];
  const [right, bottom] = [Math.min(width, place.x + place.width), Math.min(height, place.y + place.height)];
  const step = Math.max(1, Math.floor(Math.sqrt(((right - left) * (bottom - top)) / looked)));
  const colours: SampledColour[] = [];
  for (let y = top; y < bottom; y += step) {
    for (let x = left; x < right; x += step) {
      const at = (y * width + x) * 4;
      const alpha = (data[at + 3] ?? 255) / 255;
      const onWhite = (value: number | undefined) => Math.round(255 + ((value ?? 255) - 255) * alpha);
      colours.push({ red: onWhite(data[at]), green: onWhite(data[at + 1]), blue: onWhite(data[at + 2]) });
    }
  }
  return colours;
}

/** The most frequent colour, among those that are nearly alike the most frequent one of them. */
function mostOf(colours: readonly SampledColour[]): SampledColour | null {
  const groups = new Map<number, Map<string, { readonly colour: SampledColour; count: number }>>();
  const sizes = new Map<number, number>();
  for (const colour of colours) {
    const key = ((colour.red >> 4) << 8) | ((colour.green >> 4) << 4) | (colour.blue >> 4);
    const group = groups.get(key) ?? new Map<string, { readonly colour: SampledColour; count: number }>();
    const known = group.get(hexOf(colour));
    if (known) known.count += 1;
    else group.set(hexOf(colour), { colour, count: 1 });
    groups.set(key, group);
    sizes.set(key, (sizes.get(key) ?? 0) + 1);
  }
  const [largest] = [...sizes].toSorted((a, b) => b[1] - a[1]);
  const group = largest && groups.get(largest[0]);
  const [best] = [...(group?.values() ?? [])].toSorted((a, b) => b.count - a.count);
  return best?.colour ?? null;
}

function distance(one: SampledColour, other: SampledColour): number {
  return Math.abs(one.red - other.red) + Math.abs(one.green - other.green) + Math.abs(one.blue - other.blue);
}
