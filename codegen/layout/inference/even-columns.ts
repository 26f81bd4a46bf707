/**
 * Finds rows of columns that have one width, although what is in them has not: logos or lists of links that begin at even
 * distances. The row then reaches from the edge at which it begins to the edge at which what is around it ends.
 */
import type { Rectangle } from '#design/tree';
import { isNear } from '../axis.ts';
import { driftTolerance } from '../tolerances.ts';
import type { PartitionLine, PartitionNode } from './partition-node.ts';

/** Parts from which distances are even on purpose. */
const minColumns = 3;
/** px between columns. */
const gaps = { min: 12, max: 160 };
/** px by which a hand misses the start of a column. */
const tolerance = 2 * driftTolerance;

/** px by which columns may begin after what is around them, if they end as much before it. */
const maxInset = 16;

/** Returns a row as wide as from `start` to `end`, if that is the width of its columns; other partitions as they are. */
export function withEvenColumns(row: PartitionNode, start: number, end: number): PartitionNode {
  if (row.kind !== 'row' || row.isEven === true) return row;
  const drawn = row.box.x - start;
  const pitch = drawn < -tolerance || drawn > maxInset ? null : pitchOf(row);
  if (pitch === null) return row;
  const inset = drawn > tolerance ? drawn : 0;
  const x = inset > 0 ? start : row.box.x;
  const gap = row.parts.length * pitch - (end - x) + 2 * inset;
  const widest = Math.max(...row.parts.map(({ box }) => box.width));
  if (gap < gaps.min || gap > gaps.max || widest > pitch - gap + driftTolerance) return row;
  const widen = (box: Rectangle): Rectangle => ({ ...box, x, width: end - x });
  return { ...row, box: widen(row.box), core: widen(row.core), isEven: true };
}

/** px between the starts of columns; `null` where they are not even, or the columns have one width already. */
function pitchOf({ parts }: PartitionLine): number | null {
  const [first, last] = [parts[0], parts.at(-1)];
  if (first === undefined || last === undefined || parts.length < minColumns) return null;
  const areWords = parts.every(
    ({ kind, ...part }) => kind === 'leaf' && 'item' in part && part.item.node.kind === 'text',
  );
  const isOneKind = parts.every(({ kind }) => kind === first.kind);
  const pitch = (last.box.x - first.box.x) / (parts.length - 1);
  const isEven = parts.every(({ box }, index) => isNear(box.x, first.box.x + index * pitch, tolerance));
  const widths = parts.map(({ box }) => box.width);
  const isRagged = Math.max(...widths) - Math.min(...widths) > tolerance;
  return isOneKind && !areWords && isEven && isRagged ? pitch : null;
}
