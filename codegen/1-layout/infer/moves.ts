import type { DesignNode } from '#design/tree';
import { isAskew, turnedBox } from '../matrix.ts';
import type { Cut } from './cut-lines.ts';
import { keeping } from './keeping.ts';
import { near, type Span, spanOf } from './span.ts';

/** How far the edges of a thing move for each px that the frame around it grows: 0 stays, 1 goes with the far side. */
export interface Moves {
  readonly start: number;
  readonly end: number;
}

/** What the edges of a frame itself do. */
export const wholeFrame: Moves = { start: 0, end: 1 };

/**
 * How a node moves by its constraint, along a frame of `outer` px in which its parent stands `from` px from the start;
 * what is turned keeps its length.
 */
export function movesOf(node: DesignNode, row: boolean, outer: number, from = 0): Moves {
  const { horizontal, vertical } = node.placement.constraints;
  const keeps = keeping[row ? horizontal : vertical];
  if (keeps === 'end') return { start: 1, end: 1 };
  if (keeps === 'center') return { start: 0.5, end: 0.5 };
  if (keeps === null || isAskew(node)) return { start: 0, end: 0 };
  if (keeps === 'stretch' || outer <= 0) return wholeFrame;
  const { start, end } = spanOf(turnedBox(node), row);
  return { start: (from + start) / outer, end: (from + end) / outer };
}

/** How all that is in a part moves together: its edges are those of what reaches furthest. */
export function movesAround(part: Cut, row: boolean, outer: number): Moves {
  const all = edgesIn(part, row, outer);
  const first = all.reduce((one, other) => (other.start < one.start ? other : one));
  const last = all.reduce((one, other) => (other.end > one.end ? other : one));
  return { start: first.moves.start, end: last.moves.end };
}

interface Moving extends Span {
  readonly moves: Moves;
}

function edgesIn(part: Cut, row: boolean, outer: number): readonly Moving[] {
  if (part.kind !== 'one') return part.parts.flatMap((inner) => edgesIn(inner, row, outer));
  return [{ ...spanOf(part.box, row), moves: movesOf(part.piece.node, row, outer) }];
}

/** The constraint that moves something so, `start` for the one that all layers begin with; `null` where none does. */
export function keepsBy(
  { start, end }: Moves,
  span: Span,
  outer: number,
): 'start' | Exclude<(typeof keeping)[keyof typeof keeping], null> | null {
  const is = (one: number, other: number) => near(start, one, small) && near(end, other, small);
  if (is(0, 0)) return 'start';
  if (is(1, 1)) return 'end';
  if (is(0.5, 0.5)) return 'center';
  if (is(0, 1)) return 'stretch';
  return is(span.start / outer, span.end / outer) ? 'scale' : null;
}

/** Shares of a frame that are no more apart than a hand draws. */
const small = 0.002;

/** The same moves as seen from something that moves itself; `null` where it does not change its length. */
export function movesIn({ start, end }: Moves, around: Moves): Moves | null {
  const growth = around.end - around.start;
  if (growth < small) return null;
  return { start: (start - around.start) / growth, end: (end - around.start) / growth };
}

/** Whether something goes where what is around it goes, and keeps its length. */
export function goesWith({ start, end }: Moves, around: Moves): boolean {
  return near(start, around.start, small) && near(end, around.start, small);
}
