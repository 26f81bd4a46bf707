/** Reads colours in every notation of CSS, and converts them, with `culori`. */
import {
  converter,
  modeHsl,
  modeHwb,
  modeLab,
  modeLch,
  modeLrgb,
  modeOklab,
  modeOklch,
  modeP3,
  modeRgb,
  modeXyz50,
  modeXyz65,
  parse,
  useMode,
} from 'culori/fn';

// The package knows only the colour spaces that it is given.
for (const mode of [modeRgb, modeHsl, modeHwb, modeLab, modeLch, modeOklab, modeOklch, modeP3]) useMode(mode);
for (const mode of [modeLrgb, modeXyz50, modeXyz65]) useMode(mode);

const toRgb = converter('rgb');
const toOklchColour = converter('oklch');

/** Half a step of 8 bits: by so much a rounded notation may lie outside of sRGB. */
const tolerance = 1 / 510;

/**
 * Reads a colour as `#rrggbb`, or as `#rrggbbaa` if it is translucent; `null` for what is no colour and for colours
 * that sRGB does not have.
 */
export function readCssColour(value: string): string | null {
  const plain = value.trim().toLowerCase();
  if (/^#[\da-f]{6}$/.test(plain)) return plain;
  // The package also reads hexadecimal digits without a `#`, which in CSS are a word or a number.
  const colour = /^[\da-f]{3,8}$/.test(plain) ? undefined : toRgb(parse(plain));
  if (colour === undefined) return null;
  const channels = [colour.r, colour.g, colour.b];
  if (!channels.every((channel) => channel > -tolerance && channel < 1 + tolerance)) return null;
  const alpha = toByte(colour.alpha ?? 1);
  return `#${[...channels.map(toByte), ...(alpha === 'ff' ? [] : [alpha])].join('')}`;
}

function toByte(channel: number): string {
  return Math.round(Math.min(1, Math.max(0, channel)) * 255)
    .toString(16)
    .padStart(2, '0');
}

/** A colour as people see it. */
export interface OklchColour {
  /** From 0, black, to 1, white. */
  readonly lightness: number;
  /** 0 for greys. */
  readonly chroma: number;
  /** Degrees. */
  readonly hue: number;
}

/** A colour of sRGB, whose channels are 0 to 255, in OKLCH. https://bottosson.github.io/posts/oklab/ */
export function toOklch(red: number, green: number, blue: number): OklchColour {
  const { l, c, h = 0 } = toOklchColour({ mode: 'rgb', r: red / 255, g: green / 255, b: blue / 255 });
  return { lightness: l, chroma: c, hue: h };
}
