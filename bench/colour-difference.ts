/** How different two colours look: CIEDE2000 (CIE 142-2001), where 1 is what a trained eye just sees. */
import type { Colour } from '#design/tree';

export type Lab = readonly [lightness: number, a: number, b: number];

/** The larger difference of the two on white and on black, so that what lets through counts too. */
export function colourDifference(one: Colour, other: Colour): number {
  return Math.max(...[1, 0].map((ground) => labDifference(labOf(one, ground), labOf(other, ground))));
}

/** A colour of sRGB over a grey ground, in CIELAB under D65. */
function labOf({ r, g, b, a }: Colour, ground: number): Lab {
  const [red = 0, green = 0, blue = 0] = [r, g, b]
    .map((channel) => channel * a + ground * (1 - a))
    .map((channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4));
  const [x = 0, y = 0, z = 0] = [
    (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047,
    0.2126729 * red + 0.7151522 * green + 0.072175 * blue,
    (0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883,
  ].map((value) => (value > 216 / 24389 ? Math.cbrt(value) : (24389 / 27 / 116) * value + 16 / 116));
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIEDE2000 with its weights at 1. */
export function labDifference([l1, a1, b1]: Lab, [l2, a2, b2]: Lab): number {
  const chroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const stretch = 1.5 - 0.5 * Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7));
  const [c1, c2] = [Math.hypot(stretch * a1, b1), Math.hypot(stretch * a2, b2)];
  const [h1, h2] = [hueOf(stretch * a1, b1), hueOf(stretch * a2, b2)];
  const isGrey = c1 * c2 === 0;
  const turn = isGrey ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const hue = isGrey ? h1 + h2 : (h1 + turn / 2 + 360) % 360;
  const [light, strong] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const weight =
    1 - 0.17 * cos(hue - 30) + 0.24 * cos(2 * hue) + 0.32 * cos(3 * hue + 6) - 0.2 * cos(4 * hue - 63);
  const bend = 60 * Math.exp(-(((hue - 275) / 25) ** 2));
  const both = -2 * Math.sqrt(strong ** 7 / (strong ** 7 + 25 ** 7)) * Math.sin((bend * Math.PI) / 180);
  const dl = (l2 - l1) / (1 + (0.015 * (light - 50) ** 2) / Math.sqrt(20 + (light - 50) ** 2));
  const dc = (c2 - c1) / (1 + 0.045 * strong);
  const dh = (2 * Math.sqrt(c1 * c2) * Math.sin((turn * Math.PI) / 360)) / (1 + 0.015 * strong * weight);
  return Math.sqrt(dl ** 2 + dc ** 2 + dh ** 2 + both * dc * dh);
}

function hueOf(a: number, b: number): number {
  return a === 0 && b === 0 ? 0 : ((Math.atan2(b, a) * 180) / Math.PI + 360) % 360;
}

function cos(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180);
}
