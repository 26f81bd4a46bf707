import { cssNumber } from '../css-values.ts';

/** A share of a length as a percentage, rounded up so that it is never less. */
export function share(part: number): string {
  return `${cssNumber(Math.ceil(part * 1e4) / 100)}%`;
}
