/**
 * Parts that no straight line parts, as the sails of a windmill: a grid whose lines are the edges of the parts, so that
 * each stands in cells of its own and all change their width together.
 */
import type { GridTrack, Placement } from '#design/tree';
import type { Cut } from './cut-lines.ts';
import { movesAround, movesIn, wholeFrame } from './moves.ts';
import type { Room } from './room.ts';
import { drift, near, spanOf } from './span.ts';
import { tellAll } from './tell-unheld.ts';

export interface GridPlaces {
  readonly columns: readonly GridTrack[];
  readonly rows: readonly GridTrack[];
  readonly cells: readonly NonNullable<Placement['cell']>[];
}

/** Finds the tracks that the edges of parts make, and the cells of each part. Columns share the room if it has a width. */
export function placeInGrid(parts: readonly Cut[], room: Room): GridPlaces {
  const across = edgesOf(parts, true);
  const down = edgesOf(parts, false);
  const cells = parts.map(({ box }) => {
    const [columns, rows] = [spanOf(box, true), spanOf(box, false)];
    const [column, row] = [across.indexOf(columns.start), down.indexOf(rows.start)];
    return {
      column,
      row,
      columnSpan: Math.max(1, across.indexOf(columns.end) - column),
      rowSpan: Math.max(1, down.indexOf(rows.end) - row),
    };
  });
  return {
    columns: findBoundTracks(parts, across, room) ?? tracksOf(across.edges, room.width ? 'flex' : 'fixed'),
    rows: tracksOf(down.edges, 'fixed'),
    cells,
  };
}

interface Edges {
  readonly edges: readonly number[];
  readonly indexOf: (edge: number) => number;
}

/** Edges in order; those that are a drift apart are one. */
function edgesOf(parts: readonly Cut[], row: boolean): Edges {
  const all = parts.flatMap(({ box }) => {
    const { start, end } = spanOf(box, row);
    return [start, end];
  });
  const edges: number[] = [];
  const places = new Map<number, number>();
  for (const edge of all.sort((one, other) => one - other)) {
    const last = edges.at(-1);
    if (last === undefined || edge - last > drift) edges.push(edge);
    places.set(edge, edges.length - 1);
  }
  return { edges, indexOf: (edge) => places.get(edge) ?? 0 };
}

/** The columns of parts that someone chose constraints for: one that takes all the room, or all by their share. */
function findBoundTracks(parts: readonly Cut[], across: Edges, room: Room): readonly GridTrack[] | null {
  if (!room.width || !room.decided.horizontal) return null;
  const moves = across.edges.map((_, index) => edgeMoves(parts, across, index, room));
  const shares = moves.slice(1).map(([first = 0], index) => first - (moves[index]?.[0] ?? 0));
  const isOne = moves.every(([first = 0, ...others]) => others.every((other) => near(other, first, 0.004)));
  const [taking, more] = shares.flatMap((share, index) => (near(share, 0, 0.004) ? [] : [index]));
  const tracks = tracksOf(across.edges, 'fixed');
  const total = tracks.reduce((sum, { size }) => sum + size, 0);
  if (isOne && more === undefined)
    return tracks.map((track, index) => (index === taking ? { ...track, kind: 'flex' } : track));
  const inShares = tracks.every(({ size }, index) => near(shares[index] ?? 0, size / total, 0.004));
  if (!isOne || !inShares) tellAll(parts, room);
  return null;
}

/** How the edges of all parts that begin or end at a line of the grid move with their room. */
function edgeMoves(
  parts: readonly Cut[],
  across: Edges,
  line: number,
  { owner, edges }: Room,
): readonly number[] {
  return parts.flatMap((part) => {
    const { start, end } = spanOf(part.box, true);
    const moves = movesIn(movesAround(part, true, owner.box.width), edges.horizontal) ?? wholeFrame;
    if (across.indexOf(start) === line) return [moves.start];
    return across.indexOf(end) === line ? [moves.end] : [];
  });
}

function tracksOf(edges: readonly number[], kind: 'flex' | 'fixed'): readonly GridTrack[] {
  return edges.slice(1).map((edge, index) => ({ kind, size: edge - (edges[index] ?? 0) }));
}
