import type { DesignNode, Rectangle } from '#design/tree';
import { union } from './visual-bounds.ts';

/** A node with the room it takes, in its parent's px. */
export interface Piece {
  readonly node: DesignNode;
  readonly box: Rectangle;
}

/** What stands beside what: single nodes, rows, columns, and piles that no straight line parts. */
export type Cut =
  | { readonly kind: 'one'; readonly piece: Piece; readonly box: Rectangle }
  | { readonly kind: 'row' | 'column'; readonly parts: readonly Cut[]; readonly box: Rectangle }
  | { readonly kind: 'pile'; readonly pieces: readonly Piece[]; readonly box: Rectangle };

/** px that neighbours may reach into each other by rounding. */
const slack = 1;

/** Parts nodes that lie apart by straight lines, the widest gaps first. */
export function cutLines(pieces: readonly Piece[]): Cut {
  const box = pieces.map((piece) => piece.box).reduce(union);
  const [only] = pieces;
  if (only !== undefined && pieces.length === 1) return { kind: 'one', piece: only, box };
  const rows = bands(pieces, 'y', 'height');
  const columns = bands(pieces, 'x', 'width');
  if (rows.groups.length < 2 && columns.groups.length < 2) return { kind: 'pile', pieces, box };
  const down = columns.groups.length < 2 || (rows.groups.length >= 2 && rows.gap >= columns.gap);
  const { groups } = down ? rows : columns;
  return { kind: down ? 'column' : 'row', parts: groups.map(cutLines), box };
}

interface Bands {
  readonly groups: readonly (readonly Piece[])[];
  /** The narrowest gap between two of them. */
  readonly gap: number;
}

function bands(pieces: readonly Piece[], axis: 'x' | 'y', length: 'width' | 'height'): Bands {
  const sorted = [...pieces].sort((one, other) => one.box[axis] - other.box[axis]);
  const groups: Piece[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  let gap = Number.POSITIVE_INFINITY;
  for (const piece of sorted) {
    const start = piece.box[axis];
    const last = groups.at(-1);
    // A piece without length, a line, parts what it stands between.
    if (last !== undefined && start < end - slack) last.push(piece);
    else {
      if (last !== undefined) gap = Math.min(gap, start - end);
      groups.push([piece]);
    }
    end = Math.max(end, start + piece.box[length]);
  }
  return { groups, gap };
}
