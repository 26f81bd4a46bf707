/**
 * Finds rows that hang from a small marker: the number of a step, the portrait of a comment or the icon of an advantage,
 * with a title beside it and everything else below the title.
 */
import { isNear } from '../axis.ts';
import { driftTolerance } from '../tolerances.ts';
import { type Bands, bottomOf, type ColumnRun, type PartitionNode, topOf } from './partition-node.ts';

/** px: the largest marker, the spaces beside it, and the largest space between the rows of one marker. */
const markerSize = { most: 64, minGap: 4, maxGap: 48, maxDistance: 48 };
/** Characters of a text that is a marker. */
const maxMarkerLetters = 3;
/** px by which what is below a title may begin elsewhere: both were placed by hand. */
const edgeTolerance = 2 * driftTolerance;

/** The first row of a run. */
interface Marked {
  readonly marker: PartitionNode;
  readonly others: readonly PartitionNode[];
  /** px where everything beside the marker begins. */
  readonly start: number;
}

/**
 * Finds runs of a marker and what hangs from it, from the first to the last. One alone may be chance; so each has one
 * that is like it before or after it.
 */
export function findHangingRows(rows: Bands['groups']): readonly ColumnRun[] {
  const found: (ColumnRun & { readonly marked: Marked })[] = [];
  for (let first = 0; first < rows.length; first += 1) {
    const marked = readMarked(rows[first] ?? []);
    if (marked === null) continue;
    const last = findLastRow(rows, first, marked.start);
    const beside = [...marked.others, ...rows.slice(first + 1, last + 1).flat()];
    found.push({ first, last, sides: [[marked.marker], beside], marked });
    first = last;
  }
  return found.filter(
    ({ marked, first, last }, at) =>
      last > first && [found[at - 1], found[at + 1]].some((other) => other && areAlike(marked, other.marked)),
  );
}

function readMarked(row: readonly PartitionNode[]): Marked | null {
  const [marker, ...others] = row.toSorted((one, other) => one.core.x - other.core.x);
  const [next] = others;
  if (marker === undefined || next === undefined || !isMarker(marker)) return null;
  const gap = next.core.x - marker.core.x - marker.core.width;
  return gap >= markerSize.minGap && gap <= markerSize.maxGap ? { marker, others, start: next.core.x } : null;
}

function isMarker(part: PartitionNode): boolean {
  const { width, height } = part.box;
  if (width > markerSize.most || height > markerSize.most || part.kind !== 'leaf') return false;
  const { node } = part.item;
  return node.kind !== 'text' || node.characters.trim().length <= maxMarkerLetters;
}

/** Takes the rows below that begin where the title does. */
function findLastRow(rows: Bands['groups'], first: number, start: number): number {
  let last = first;
  for (let index = first + 1; index < rows.length; index += 1) {
    const [above = [], row = []] = [rows[index - 1], rows[index]];
    const begins = Math.min(...row.map(({ core }) => core.x));
    if (!isNear(begins, start, edgeTolerance) || topOf(row) - bottomOf(above) > markerSize.maxDistance) break;
    last = index;
  }
  return last;
}

function areAlike(one: Marked, other: Marked): boolean {
  const { box } = one.marker;
  const { box: otherBox } = other.marker;
  return (
    isNear(box.x, otherBox.x, edgeTolerance) &&
    isNear(box.width, otherBox.width, edgeTolerance) &&
    isNear(box.height, otherBox.height, edgeTolerance) &&
    isNear(one.start, other.start, edgeTolerance)
  );
}
