import type { Affine } from '../affine.ts';
import { findNumber, listOf } from './fields.ts';

/** A matrix out of untrusted JSON, or `null`. */
export function findAffine(value: unknown): Affine | null {
  const [first, second] = listOf(value);
  const [one, two] = [listOf(first), listOf(second)];
  const [a, c, e] = [findNumber(one[0]), findNumber(one[1]), findNumber(one[2])];
  const [b, d, f] = [findNumber(two[0]), findNumber(two[1]), findNumber(two[2])];
  if (a === null || b === null || c === null || d === null || e === null || f === null) return null;
  return [
    [a, c, e],
    [b, d, f],
  ];
}
