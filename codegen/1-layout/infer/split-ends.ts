import type { Rectangle } from '#design/tree';
import { type Cut, cutAround } from './cut-lines.ts';
import { near, spanOf } from './span.ts';

/** px that people leave between things that belong together. */
const wide = 40;

/** A row that reaches both ends of its room with one wide gap is two groups, kept apart by that gap. */
export function splitEnds(parts: readonly Cut[], region: Rectangle): readonly Cut[] {
  const [first, last] = [parts[0]?.box, parts.at(-1)?.box];
  if (parts.length < 3 || first === undefined || last === undefined) return parts;
  const room = spanOf(region, true);
  const gaps = parts.slice(1).map(({ box }, index) => box.x - spanOf(parts[index]?.box ?? box, true).end);
  const widest = gaps.reduce((one, other) => Math.max(one, other));
  const at = gaps.indexOf(widest);
  const next = gaps.reduce((most, gap, index) => (index === at ? most : Math.max(most, gap)), wide);
  const even = near(first.x - room.start, room.end - last.x - last.width, wide);
  return even && widest >= 2 * next ? [group(parts.slice(0, at + 1)), group(parts.slice(at + 1))] : parts;
}

function group(parts: readonly Cut[]): Cut {
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : cutAround('row', parts);
}
