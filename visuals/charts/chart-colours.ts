/**
 * Chooses the colours of a chart from those of a file: strong ones first, and each as far as possible from those before
 * it, also for people who do not tell red from green. Where the file has too few, its greys follow, then lighter and darker
 * ones of its colours, then of its greys. Other colours come last.
 */
import {
  clampRgb,
  converter,
  differenceCiede2000,
  filterDeficiencyDeuter,
  filterDeficiencyProt,
  formatHex,
  modeLab65,
  modeLrgb,
  modeOklch,
  modeRgb,
  modeXyz65,
  useMode,
  wcagContrast,
} from 'culori/fn';

for (const mode of [modeRgb, modeLrgb, modeXyz65, modeLab65, modeOklch]) useMode(mode);

const toOklch = converter('oklch');
const toRgb = converter('rgb');
const difference = differenceCiede2000();
const weakEyes = [filterDeficiencyDeuter, filterDeficiencyProt].map(seeAs);

function seeAs(filter: typeof filterDeficiencyProt): (colour: string) => string {
  const see = filter(1);
  return (colour) => formatHex(see(toRgb(colour) ?? { mode: 'rgb', r: 0, g: 0, b: 0 }));
}

/** Used where a file has no colours of its own. */
const defaultColours = [
  '#2f6fde',
  '#e08a1e',
  '#1f9d7a',
  '#c2457e',
  '#7a5bd1',
  '#8a8f1f',
  '#2aa7c4',
  '#b4512e',
];

/** ΔE2000 below which two colours of a chart are too alike, and below which two of a file count as one. */
const leastDifference = 12;
/** The same for two that the file has: a chart in its colours belongs to the design, and a legend names them. */
const leastOwnDifference = 10;
const sameColour = 4;
/** Greys of the file beside its colours. */
const mostGreys = 2;
/** To the background; large shapes need less than texts. */
const leastContrast = 1.5;
/** Oklch chroma from which a colour is not grey. */
const leastChroma = 0.045;

export interface ChartColours {
  /** `#rrggbb`, one a series. */
  readonly series: readonly string[];
  /** The number of them that the file has as they are. */
  readonly own: number;
  /** The number of them that the file has, or that are lighter or darker ones of it. */
  readonly ofFile: number;
}

/**
 * How well two colours are told apart, ΔE2000. Eyes that see fewer colours need half the difference, because few palettes
 * have more for them.
 */
export function distanceBetween(one: string, other: string): number {
  return Math.min(difference(one, other), ...weakEyes.map((see) => 2 * difference(see(one), see(other))));
}

export function chooseColours(colours: readonly string[], count: number, ground: string): ChartColours {
  const usable = dropAlike(colours.filter(isHex)).filter(
    (colour) => wcagContrast(colour, ground) >= leastContrast,
  );
  const strong = usable.filter((colour) => chromaOf(colour) >= leastChroma);
  const greys = usable.filter((colour) => chromaOf(colour) < leastChroma);
  const chosen: string[] = [];
  take(chosen, strong, count, leastOwnDifference);
  const own = chosen.length;
  // A chart of greys alone looks disabled, so there are few of them beside colours.
  take(chosen, greys, own === 0 ? count : Math.min(count, own + mostGreys), leastOwnDifference);
  take(chosen, derive(strong, ground), count);
  if (own > 0) take(chosen, derive(greys, ground), count);
  const ofFile = chosen.length;
  const usual = defaultColours.filter((colour) => wcagContrast(colour, ground) >= leastContrast);
  take(chosen, usual, count);
  take(chosen, derive(usual, ground), count);
  const known = new Set(colours.map((colour) => colour.toLowerCase()));
  // More series than colours: they begin again, never beside themselves.
  const series = Array.from({ length: count }, (_, index) => chosen[index % chosen.length] ?? '#777777');
  const derived = new Set(chosen.slice(0, ofFile));
  return {
    series,
    own: series.filter((colour) => known.has(colour.toLowerCase())).length,
    ofFile: series.filter((colour) => derived.has(colour)).length,
  };
}

/** Takes the first colour as it comes, and then always the one that is farthest from those that are there. */
function take(
  chosen: string[],
  candidates: readonly string[],
  count: number,
  least: number = leastDifference,
): void {
  const left = candidates.filter((colour) => !chosen.includes(colour));
  while (chosen.length < count && left.length > 0) {
    const rated = left.map((colour) => ({
      colour,
      distance: Math.min(100, ...chosen.map((other) => distanceBetween(colour, other))),
    }));
    const best = rated.reduce((one, other) => (other.distance > one.distance + 0.001 ? other : one));
    if (best.distance < least) return;
    chosen.push(best.colour);
    left.splice(left.indexOf(best.colour), 1);
  }
}

function dropAlike(colours: readonly string[]): readonly string[] {
  const kept: string[] = [];
  for (const colour of colours.map((one) => one.toLowerCase()))
    if (kept.every((other) => difference(colour, other) >= sameColour)) kept.push(colour);
  return kept;
}

/** The lightness in Oklch of lighter and darker colours, of which the farthest apart are taken. */
const lightnessSteps = Array.from({ length: 16 }, (_, step) => 0.18 + step * 0.05);

/** Lighter and darker ones of the same hue. */
function derive(colours: readonly string[], ground: string): readonly string[] {
  return lightnessSteps.flatMap((l) =>
    colours.flatMap((colour) => {
      const { c, h } = toOklch(colour) ?? { c: 0 };
      const made = formatHex(clampRgb({ mode: 'oklch', l, c: c * 0.9, h: h ?? 0 }));
      return wcagContrast(made, ground) >= leastContrast ? [made] : [];
    }),
  );
}

function chromaOf(colour: string): number {
  return toOklch(colour)?.c ?? 0;
}

function isHex(colour: string): boolean {
  return /^#[\da-f]{6}$/i.test(colour);
}

/** The colours of what is not data. */
export interface ChartInk {
  readonly ground: string;
  readonly text: string;
  readonly quiet: string;
  readonly grid: string;
}

/** The file's own colour for texts where one is legible, and quieter ones between it and the background. */
export function chooseInk(colours: readonly string[], ground: 'light' | 'dark' | null): ChartInk {
  const isDark = ground === 'dark';
  const back = isDark
    ? (colours.find((colour) => isHex(colour) && wcagContrast(colour, '#ffffff') >= 13) ?? '#1e1e1e')
    : '#ffffff';
  const text =
    colours.find((colour) => isHex(colour) && chromaOf(colour) < 0.06 && wcagContrast(colour, back) >= 9) ??
    (isDark ? '#f2f2f2' : '#1f2328');
  return { ground: back, text, quiet: mixColours(text, back, 0.3), grid: mixColours(text, back, 0.86) };
}

/** Black or white, whichever is more legible on a colour. */
export function textOn(colour: string): string {
  return wcagContrast(colour, '#ffffff') >= wcagContrast(colour, '#111111') ? '#ffffff' : '#111111';
}

/** A colour between two, by the share of the second. */
export function mixColours(one: string, other: string, share: number): string {
  const part = (at: number) => {
    const [first, second] = [one, other].map((colour) => parseInt(colour.slice(at, at + 2), 16));
    return Math.round((first ?? 0) * (1 - share) + (second ?? 0) * share)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}
