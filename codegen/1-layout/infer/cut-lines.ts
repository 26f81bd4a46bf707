import type { Rectangle } from '#design/tree';
import { union } from '../visual-bounds.ts';
import type { Piece } from './piece.ts';
import { near } from './span.ts';

/** What stands beside what: single nodes, rows, columns, and piles that no straight line parts. */
export type Cut =
  | { readonly kind: 'one'; readonly piece: Piece; readonly box: Rectangle; readonly core: Rectangle }
  | Line
  | {
      readonly kind: 'pile';
      readonly parts: readonly Cut[];
      readonly box: Rectangle;
      readonly core: Rectangle;
    };

/** Parts beside or beneath each other. */
export interface Line {
  readonly kind: 'row' | 'column';
  readonly parts: readonly Cut[];
  readonly box: Rectangle;
  readonly core: Rectangle;
}

/** px that neighbours may reach into each other by rounding. */
const slack = 1;

/** A piece as the smallest cut. */
export function oneOf(piece: Piece): Cut {
  return { kind: 'one', piece, box: piece.box, core: piece.core };
}

/** Parts as a row, column or pile around all of them. */
export function cutAround<Kind extends 'row' | 'column' | 'pile'>(
  kind: Kind,
  parts: readonly Cut[],
): {
  readonly kind: Kind;
  readonly parts: readonly Cut[];
  readonly box: Rectangle;
  readonly core: Rectangle;
} {
  return {
    kind,
    parts,
    box: parts.map(({ box }) => box).reduce(union),
    core: parts.map(({ core }) => core).reduce(union),
  };
}

/** Parts what lies apart by straight lines, the widest gaps first. */
export function cutLines(parts: readonly Cut[]): Cut {
  const [only] = parts;
  if (only !== undefined && parts.length === 1) return only;
  const rows = bands(parts, 'y', 'height');
  const columns = bands(parts, 'x', 'width');
  if (rows.groups.length < 2 && columns.groups.length < 2) return cutAround('pile', parts);
  const down =
    columns.groups.length < 2 ||
    (rows.groups.length >= 2 && (rows.gap >= columns.gap || isLattice(parts, rows, columns)));
  const { groups } = down ? rows : columns;
  return cutAround(down ? 'column' : 'row', groups.map(cutLines));
}

interface Bands {
  readonly groups: readonly (readonly Cut[])[];
  /** The narrowest gap between two of them. */
  readonly gap: number;
}

function bands(parts: readonly Cut[], axis: 'x' | 'y', length: 'width' | 'height'): Bands {
  const sorted = [...parts].sort((one, other) => one.core[axis] - other.core[axis]);
  const groups: Cut[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  let gap = Number.POSITIVE_INFINITY;
  for (const part of sorted) {
    const start = part.core[axis];
    const last = groups.at(-1);
    // A part without length, a line, parts what it stands between.
    if (last !== undefined && start < end - slack) last.push(part);
    else {
      if (last !== undefined) gap = Math.min(gap, start - end);
      groups.push([part]);
    }
    end = Math.max(end, start + part.core[length]);
  }
  return { groups, gap };
}

/** Things of one size in rows and columns are read row by row, however far apart the columns are. */
function isLattice(parts: readonly Cut[], rows: Bands, columns: Bands): boolean {
  const [first] = parts;
  if (
    first === undefined ||
    rows.groups.length * columns.groups.length - parts.length >= columns.groups.length
  )
    return false;
  return parts.every(
    ({ box }) => near(box.width, first.box.width, slack) && near(box.height, first.box.height, slack),
  );
}
