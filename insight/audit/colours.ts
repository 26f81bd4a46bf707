/** Colours as WCAG and people compare them. */
import { differenceCiede2000, modeLab65, modeLrgb, modeRgb, modeXyz65, useMode } from 'culori/fn';
import type { Colour } from '#design/tree';

/** https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio, 1 to 21; both colours opaque. */
export function contrastOf(one: Colour, other: Colour): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
export function luminanceOf({ r, g, b }: Colour): number {
  return 0.2126 * linearize(r) + 0.7152 * linearize(g) + 0.0722 * linearize(b);
}

function linearize(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
}

/** A colour painted over an opaque one. */
export function composite(over: Colour, under: Colour, opacity = 1): Colour {
  const alpha = over.a * opacity;
  const mix = (top: number, bottom: number) => top * alpha + bottom * (1 - alpha);
  return { r: mix(over.r, under.r), g: mix(over.g, under.g), b: mix(over.b, under.b), a: 1 };
}

/** As designers write it: `#1A2B3C`, with the opacity where there is one. */
export function writeColour({ r, g, b, a }: Colour): string {
  const hex = [r, g, b].map((part) =>
    Math.round(part * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${hex.join('').toUpperCase()}${a < 0.995 ? ` at ${String(Math.round(a * 100))}%` : ''}`;
}

// The package knows only the colour spaces that it is given.
for (const mode of [modeRgb, modeLrgb, modeXyz65, modeLab65]) useMode(mode);

const difference = differenceCiede2000();

/** ΔE2000: below 1 nobody sees a difference, below 2 only side by side. */
export function differenceOf(one: Colour, other: Colour): number {
  return difference(
    { mode: 'rgb', r: one.r, g: one.g, b: one.b },
    { mode: 'rgb', r: other.r, g: other.g, b: other.b },
  );
}
