/**
 * Things of one size set so closely that each covers a part of the next, as portraits in a row: a row or column with a
 * negative gap, not things that happen to overlap.
 */
import { cutAround, type Line, oneOf } from './cut-lines.ts';
import type { Piece } from './piece.ts';
import { near, spanOf } from './span.ts';

export interface Chain {
  readonly pieces: readonly Piece[];
  readonly cut: Line;
}

/** Finds chains along rows, then along columns, among what lies in the order in which it is stacked. */
export function findChains(pieces: readonly Piece[]): readonly Chain[] {
  const order = new Map(pieces.map((piece, index) => [piece, index]));
  const rows = chainsAlong(pieces, true, order);
  const taken = new Set(rows.flatMap((chain) => chain.pieces));
  const rest = pieces.filter((piece) => !taken.has(piece));
  return [...rows, ...chainsAlong(rest, false, order)];
}

type Order = ReadonlyMap<Piece, number>;

function chainsAlong(pieces: readonly Piece[], row: boolean, order: Order): readonly Chain[] {
  const alike = new Map<string, Piece[]>();
  for (const piece of pieces) {
    if (piece.node.kind === 'text') continue;
    const { start, end } = spanOf(piece.box, !row);
    const key = [start, end - start, lengthOf(piece, row)].map(Math.round).join(' ');
    const former = alike.get(key);
    if (former === undefined) alike.set(key, [piece]);
    else former.push(piece);
  }
  return [...alike.values()].flatMap((group) => chainsOf(group, row, order));
}

function chainsOf(group: readonly Piece[], row: boolean, order: Order): readonly Chain[] {
  const sorted = [...group].sort((one, other) => spanOf(one.box, row).start - spanOf(other.box, row).start);
  const runs: Piece[][] = [];
  for (const piece of sorted) {
    const run = runs.at(-1);
    if (run !== undefined && goesOn(run, piece, row, order)) run.push(piece);
    else runs.push([piece]);
  }
  return runs
    .filter((run) => run.length > 1)
    .map((run) => ({ pieces: run, cut: cutAround(row ? 'row' : 'column', run.map(oneOf)) }));
}

/** Whether a piece covers a part of the last one of a run, as much and in the same direction as those before. */
function goesOn(run: readonly Piece[], piece: Piece, row: boolean, order: Order): boolean {
  const [last, former] = [run.at(-1), run.at(-2)];
  if (last === undefined) return false;
  const step = stepOf(last, piece, row);
  const length = lengthOf(piece, row);
  if (step < length / 2 || step > length - 1.5) return false;
  if (former === undefined) return true;
  const rises = (one: Piece, other: Piece) => (order.get(one) ?? 0) < (order.get(other) ?? 0);
  return near(step, stepOf(former, last, row)) && rises(former, last) === rises(last, piece);
}

function stepOf(one: Piece, other: Piece, row: boolean): number {
  return spanOf(other.box, row).start - spanOf(one.box, row).start;
}

function lengthOf({ box }: Piece, row: boolean): number {
  return row ? box.width : box.height;
}
