import type { Colour } from '../tree.ts';
import { fieldsOf, numberOf } from './fields.ts';

/** A colour out of Figma's RGBA, each part 0 to 1; black where it is missing. */
export function readColour(value: unknown, opacity = 1): Colour {
  const { r, g, b, a } = fieldsOf(value);
  return { r: readShare(r, 0), g: readShare(g, 0), b: readShare(b, 0), a: readShare(a, 1) * opacity };
}

/** A number between 0 and 1. */
export function readShare(value: unknown, fallback: number): number {
  return Math.min(1, Math.max(0, numberOf(value, fallback)));
}

/** Whether two colours look the same on a screen of 8 bits. */
export function sameColour(one: Colour, other: Colour): boolean {
  const near = (a: number, b: number) => Math.abs(a - b) < 1 / 400;
  return near(one.r, other.r) && near(one.g, other.g) && near(one.b, other.b) && near(one.a, other.a);
}
