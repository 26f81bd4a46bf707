/** Lines below each other, as far apart as lines of one text are: on one edge, or about one middle. */
import type { Line } from './read-line.ts';

export type Side = 'left' | 'center' | 'right';

export interface Column {
  readonly side: Side;
  /** From the top. */
  readonly lines: readonly Line[];
}

/** px that lines may stand off the edge, or the distance, that they have in common. */
export const tolerance = 1;

/** All columns of two lines or more, the longest first; a line that has the same edges as others is in several. */
export function findColumns(lines: readonly Line[]): readonly Column[] {
  const columns = (['left', 'center', 'right'] as const).flatMap((side) =>
    gather(lines, side).flatMap((edge) => cutAtPitch(edge, side).map((found) => ({ side, lines: found }))),
  );
  return columns
    .filter((column) => column.lines.length > 1)
    .sort((one, other) => other.lines.length - one.lines.length);
}

/** Lines of one kind on about one edge, from the top. */
function gather(lines: readonly Line[], side: Side): readonly (readonly Line[])[] {
  return groupByKind(lines).flatMap((alike) => {
    const edges: { end: number; readonly lines: Line[] }[] = [];
    const placed = alike.map((line) => ({ at: edgeOf(line, side), line }));
    for (const { at, line } of placed.sort((one, other) => one.at - other.at)) {
      const last = edges.at(-1);
      if (last !== undefined && at - last.end <= tolerance) {
        last.lines.push(line);
        last.end = at;
      } else edges.push({ end: at, lines: [line] });
    }
    return edges.map((edge) => edge.lines.sort((one, other) => one.node.box.y - other.node.box.y));
  });
}

function groupByKind(lines: readonly Line[]): readonly (readonly Line[])[] {
  const kinds = new Map<string, Line[]>();
  for (const line of lines) {
    const alike = kinds.get(line.kind);
    if (alike === undefined) kinds.set(line.kind, [line]);
    else alike.push(line);
  }
  return [...kinds.values()];
}

function edgeOf({ node: { box } }: Line, side: Side): number {
  return box.x + (side === 'left' ? 0 : side === 'right' ? box.width : box.width / 2);
}

function cutAtPitch(lines: readonly Line[], side: Side): readonly (readonly Line[])[] {
  const columns: Line[][] = [];
  let pitch: number | null = null;
  for (const line of lines) {
    const last = columns.at(-1);
    const above = last?.at(-1);
    const apart = above === undefined ? Infinity : pitchBetween(above, line);
    const fits: boolean =
      above !== undefined &&
      isPitch(apart, above) &&
      Math.abs(apart - (pitch ?? apart)) <= tolerance &&
      Math.abs(edgeOf(above, side) - edgeOf(line, side)) <= tolerance;
    if (last !== undefined && fits) last.push(line);
    else columns.push([line]);
    pitch = fits ? (pitch ?? apart) : null;
  }
  return columns;
}

/** px from line to line, where one layer may be several. */
export function pitchBetween(above: Line, line: Line): number {
  return (line.node.box.y - above.node.box.y) / above.count;
}

/** The most that lines are apart, in sizes of their letters. */
const widest = 1.9;

function isPitch(apart: number, { node, height }: Line): boolean {
  const size = node.runs[0]?.style.size ?? 0;
  return apart >= 0.9 * Math.min(height, 1.2 * size) && apart <= Math.max(height + 1.5, widest * size);
}

/** px from line to line, on average. */
export function pitchOf(lines: readonly Line[]): number {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return 0;
  const count = lines.slice(0, -1).reduce((sum, line) => sum + line.count, 0);
  return (last.node.box.y - first.node.box.y) / count;
}
