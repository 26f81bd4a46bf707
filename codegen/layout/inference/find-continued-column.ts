/**
 * Finds two columns of which one is longer, such as the steps beside a card of ingredients: what is below the end of the
 * shorter one goes on as the longer one does.
 */
import { isNear } from '../axis.ts';
import { driftTolerance } from '../tolerances.ts';
import { unionOf } from '../visual-bounds.ts';
import {
  type Bands,
  bottomOf,
  type ColumnRun,
  findBands,
  type PartitionNode,
  topOf,
} from './partition-node.ts';

/** px between the columns and of the shorter one, lines from which the longer one has a rhythm, and its drift. */
const columnSize = { minGutter: 16, minHeight: 96, minLines: 3, drift: 2 * driftTolerance };
/** How much wider than the widest space in a column the space before its next row may be, and px that it always may be. */
const maxSpace = { ratio: 1.25, least: 48 };

/** The first of the rows beside which something ends, with those that go on below it; `null` where there are none. */
export function findContinuedColumn(rows: Bands['groups']): ColumnRun | null {
  for (const [first, row] of rows.entries()) {
    const { groups, gap } = findBands(row, 'x', 'width');
    if (groups.length < 2 || gap < columnSize.minGutter) continue;
    for (const [at, own] of [groups.at(-1), groups[0]].entries()) {
      const others = groups.filter((group) => group !== own).flat();
      if (own === undefined || bottomOf(others) - topOf(others) < columnSize.minHeight) continue;
      const below = findRowsBelow(own, rows, first);
      if (below.length === 0) continue;
      const longer = [...own, ...below.flat()];
      return { first, last: first + below.length, sides: at === 0 ? [others, longer] : [longer, others] };
    }
  }
  return null;
}

/** The rows below a column that begin where its parts do and are no farther from each other than these. */
function findRowsBelow(
  column: readonly PartitionNode[],
  rows: Bands['groups'],
  first: number,
): Bands['groups'] {
  const lines = findBands(column, 'y', 'height').groups;
  if (lines.length < columnSize.minLines) return [];
  const spaces = lines.slice(1).map((line, at) => topOf(line) - bottomOf(lines[at] ?? line));
  const widest = Math.max(maxSpace.least, maxSpace.ratio * Math.max(...spaces));
  const box = column.map(({ core }) => core).reduce(unionOf);
  const end = box.x + box.width + columnSize.drift;
  const starts = lines.map(startOf);
  const below: (readonly PartitionNode[])[] = [];
  let bottom = bottomOf(column);
  for (const row of rows.slice(first + 1)) {
    const start = startOf(row);
    const isInColumn =
      row.every(({ core }) => core.x + core.width <= end) &&
      starts.some((one) => isNear(one, start, columnSize.drift));
    if (!isInColumn || topOf(row) - bottom > widest) break;
    below.push(row);
    bottom = bottomOf(row);
  }
  return below;
}

/** px where a row begins. */
function startOf(row: readonly PartitionNode[]): number {
  return Math.min(...row.map(({ core }) => core.x));
}
