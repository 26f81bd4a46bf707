import type { Random } from './random.ts';

/** Red, green and blue, 0 to 255. */
export type Rgb = readonly [number, number, number];

/** The five colours of one picture, from the background to the accent. */
export interface Palette {
  readonly ground: Rgb;
  readonly soft: Rgb;
  readonly middle: Rgb;
  readonly deep: Rgb;
  readonly accent: Rgb;
}

/**
 * Creates the palette of a picture from the colours it should match, or from its words; it is dark for a scene at night.
 */
export function createPalette(wanted: readonly string[], words: string, random: Random): Palette {
  const palette = createDayPalette(wanted, words, random);
  return nightWords.test(words) ? toNightPalette(palette) : palette;
}

const nightWords = /\b(night|midnight|moon\w*|after dark|starry)\b/i;

/** Makes all backgrounds dark and the accent pale. */
function toNightPalette({ ground, soft, middle, deep, accent }: Palette): Palette {
  const dark: Rgb = [10, 12, 40];
  return {
    ground: mix(ground, dark, 0.5),
    soft: mix(soft, dark, 0.62),
    middle: mix(middle, dark, 0.6),
    deep: mix(deep, dark, 0.62),
    accent: mix(accent, [255, 248, 224], 0.6),
  };
}

function createDayPalette(wanted: readonly string[], words: string, random: Random): Palette {
  const given = wanted.map(readHex).filter((colour) => colour !== null);
  const [strongest] = given.toSorted((a, b) => chroma(b) - chroma(a));
  if (strongest === undefined) return inventPalette(words, random);
  const [first = strongest, ...others] = given;
  const second =
    others.find((colour) => distance(colour, strongest) > 60) ?? mix(strongest, [255, 255, 255], 0.45);
  const ground = mix(strongest, [255, 255, 255], 0.84);
  const other = distance(first, strongest) > 60 ? first : second;
  return {
    ground,
    soft: mix(second, [255, 255, 255], 0.35),
    middle: strongest,
    deep: mix(strongest, [16, 18, 40], 0.62),
    // The accent must differ from the background.
    accent: distance(other, ground) > 90 ? other : mix(strongest, [255, 255, 255], 0.42),
  };
}

/** The hues that words suggest, in degrees of OKLCH: for the picture and for its accent. */
const wordHues: readonly (readonly [RegExp, readonly [number, number]])[] = [
  [/night|moon|neon|starry/, [275, 85]],
  [/autumn|fall\b|october/, [60, 30]],
  [/sunset|dusk|evening/, [20, 65]],
  [/dawn|sunrise|fog|mist/, [255, 55]],
  [/desert|dune|sand/, [55, 75]],
  [/forest|garden|leaf|eco|plant|olive|nature|spring/, [150, 95]],
  [/snow|ice|winter|mountain/, [245, 60]],
  [/sea|ocean|lake|water|harbou?r|beach/, [230, 70]],
  [/hill|valley|meadow|field|landscape|countryside|vineyard|farm/, [130, 82]],
  [/coffee|bread|chocolate|croissant|wood/, [60, 145]],
  [/love|heart|rose|wedding|beauty|cosmetic/, [5, 60]],
];

function inventPalette(words: string, random: Random): Palette {
  const any = random() * 360;
  const mood = wordHues.find(([pattern]) => pattern.test(words.toLowerCase()))?.[1];
  const hue = mood === undefined ? any : mood[0] + random() * 16 - 8;
  const turn = 24 + random() * 36;
  const far = mood === undefined ? hue + 150 + random() * 60 : mood[1] + random() * 16 - 8;
  return {
    ground: fromOklch(0.95, 0.03, hue),
    soft: fromOklch(0.84, 0.075, hue + turn * 0.6),
    middle: fromOklch(0.66, 0.14, hue),
    deep: fromOklch(0.36, 0.1, hue - turn * 0.6),
    accent: fromOklch(0.78, 0.15, far),
  };
}

/** The colour at `share` of the way from one colour to the other. */
export function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const between = (a: number, b: number) => Math.round(a + (b - a) * share);
  return [between(from[0], to[0]), between(from[1], to[1]), between(from[2], to[2])];
}

function readHex(text: string): Rgb | null {
  const digits = /^#?([0-9a-f]{6})$/i.exec(text.trim())?.[1];
  if (digits === undefined) return null;
  const value = Number.parseInt(digits, 16);
  return [value >> 16, (value >> 8) & 255, value & 255];
}

function chroma(colour: Rgb): number {
  return Math.max(...colour) - Math.min(...colour);
}

function distance(a: Rgb, b: Rgb): number {
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** OKLCH to sRGB, cut to the gamut (CSS Color 4, section 10.3). */
function fromOklch(lightness: number, strength: number, hueDegrees: number): Rgb {
  const hue = (hueDegrees * Math.PI) / 180;
  const a = strength * Math.cos(hue);
  const b = strength * Math.sin(hue);
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    toByte(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    toByte(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    toByte(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

function toByte(linear: number): number {
  const light = Math.min(1, Math.max(0, linear));
  const encoded = light <= 0.0031308 ? light * 12.92 : 1.055 * light ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255);
}
