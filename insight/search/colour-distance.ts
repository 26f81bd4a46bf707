/** Colours as a search asks for them: how different two look, and which of a layer's colours comes nearest. */
import {
  converter,
  differenceCiede2000,
  type Lab65,
  modeLab65,
  modeLrgb,
  modeRgb,
  modeXyz65,
  parse,
  useMode,
} from 'culori/fn';

for (const mode of [modeRgb, modeLrgb, modeXyz65, modeLab65]) useMode(mode);

const toLab = converter('lab65');
/** CIEDE2000, where 1 is what a trained eye just sees. */
const difference = differenceCiede2000();

/** ΔE up to which a colour counts as the same one, and up to which as one like it. */
export const colourReach = { same: 2, like: 16 };

/** How different colours look from one; `Infinity` where one of the two is no colour. */
export type DistanceFrom = (hex: string) => number;

/** Opens the distances from a colour; each is computed once, since a file has few colours and many layers. */
export function openDistances(hex: string): DistanceFrom {
  const wanted = readLab(hex);
  const known = new Map<string, number>();
  return (colour) => {
    const found = known.get(colour);
    if (found !== undefined) return found;
    const lab = readLab(colour);
    const distance = wanted === null || lab === null ? Infinity : difference(wanted, lab);
    known.set(colour, distance);
    return distance;
  };
}

/** A colour as lightness and two differences of colour (CIELAB); `null` for what is no colour. */
export function toLabNumbers(hex: string): readonly [lightness: number, a: number, b: number] | null {
  const lab = readLab(hex);
  return lab === null ? null : [lab.l, lab.a, lab.b];
}

/** Words for colours, as `teal`, are not colours here: they may be names of layers. */
function readLab(hex: string): Lab65 | null {
  const plain = hex.trim().toLowerCase();
  if (!/^#(?:[\da-f]{3}|[\da-f]{6})$/.test(plain)) return null;
  return toLab(parse(plain)) ?? null;
}

/** A colour of a layer with the share of it that has it, and how well it answers, 0 to 1. */
export interface RatedColour {
  readonly colour: string;
  readonly share: number;
  readonly score: number;
}

/** The colour that answers best: near, and on much of the layer; `null` where none is like it. */
export function findNearest(
  colours: readonly (readonly [hex: string, share: number])[],
  distances: DistanceFrom,
): RatedColour | null {
  let best: RatedColour | null = null;
  for (const [colour, share] of colours) {
    const distance = distances(colour);
    if (distance > colourReach.like) continue;
    const score = Math.exp(-((distance / 6) ** 2)) * (0.5 + 0.5 * Math.sqrt(share));
    if (best === null || score > best.score) best = { colour, share, score };
  }
  return best;
}

/** Takes the colours out of what a person typed. */
export function splitColours(text: string): { readonly words: string; readonly colours: readonly string[] } {
  const colours = text.match(/#(?:[\da-f]{6}|[\da-f]{3})(?![\da-f])/gi) ?? [];
  const words = colours.reduce((rest, colour) => rest.replace(colour, ' '), text).trim();
  return { words, colours };
}
