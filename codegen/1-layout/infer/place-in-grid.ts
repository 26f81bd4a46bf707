/**
 * Parts that no straight line parts, as the sails of a windmill: a grid whose lines are the edges of the parts, so that
 * each stands in cells of its own and all change their width together.
 */
import type { GridTrack, Placement } from '#design/tree';
import type { Cut } from './cut-lines.ts';
import { drift, spanOf } from './span.ts';

export interface GridPlaces {
  readonly columns: readonly GridTrack[];
  readonly rows: readonly GridTrack[];
  readonly cells: readonly NonNullable<Placement['cell']>[];
}

/** Finds the tracks that the edges of parts make, and the cells of each part. Columns share the room if it has a width. */
export function placeInGrid(parts: readonly Cut[], hasRoom: boolean): GridPlaces {
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
    columns: tracksOf(across.edges, hasRoom ? 'flex' : 'fixed'),
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

function tracksOf(edges: readonly number[], kind: 'flex' | 'fixed'): readonly GridTrack[] {
  return edges.slice(1).map((edge, index) => ({ kind, size: edge - (edges[index] ?? 0) }));
}
