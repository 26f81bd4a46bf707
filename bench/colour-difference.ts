/** How different two colours look: CIEDE2000 (CIE 142-2001), where 1 is what a trained eye just sees. */
import { type Color, differenceCiede2000 } from 'culori';
import type { Colour } from '#design/tree';

export type Lab = readonly [lightness: number, a: number, b: number];

const difference = differenceCiede2000();

/** The larger difference of the two on white and on black, so that what lets through counts too. */
export function colourDifference(one: Colour, other: Colour): number {
  return Math.max(...[1, 0].map((ground) => difference(over(one, ground), over(other, ground))));
}

/** A colour over a grey ground. */
function over({ r, g, b, a }: Colour, ground: number): Color {
  const [red = 0, green = 0, blue = 0] = [r, g, b].map((channel) => channel * a + ground * (1 - a));
  return { mode: 'rgb', r: red, g: green, b: blue };
}

/** The same for two colours of CIELAB under D65. */
export function labDifference(one: Lab, other: Lab): number {
  const [first, second] = [one, other].map(([l, a, b]): Color => ({ mode: 'lab65', l, a, b }));
  return first && second ? difference(first, second) : 0;
}
