/** What a flow cannot keep of Figma's constraints is told, layer by layer. */
import type { BoxNode, DesignNode } from '#design/tree';
import { isAskew } from '../matrix.ts';
import type { Cut } from './cut-lines.ts';
import { goesWith, movesAround } from './moves.ts';
import { type Axes, changesHeight, type Room, type TellUnheld } from './room.ts';

/** Tells what does not go where all around it goes, where the length of that is its own. */
export function tellApart(parts: readonly Cut[], room: Room, axis: keyof Axes<unknown>): void {
  const { owner, decided, edges } = room;
  const row = axis === 'horizontal';
  if (!decided[axis] || (!row && !changesHeight(owner))) return;
  const outer = row ? owner.box.width : owner.box.height;
  tellAll(
    parts.filter((part) => part.kind === 'one' && !goesWith(movesAround(part, row, outer), edges[axis])),
    room,
  );
}

/** Tells of layers that move with what they stand with, as CSS has no word for how they move. */
export function tellAll(parts: readonly Cut[], { tell }: Room): void {
  for (const node of parts.flatMap(nodesIn))
    tell(node, 'it moves against what it stands with in the design, and goes with it here');
}

/** Tells what would run over what is before it in a frame of `outer` px. */
export function tellCrossing(parts: readonly Cut[], { tell }: Room, row: boolean, outer: number): void {
  let reached = 0;
  for (const part of parts) {
    const { start, end } = movesAround(part, row, outer);
    const [node] = nodesIn(part);
    if (node !== undefined && start < reached - 0.004)
      tell(node, 'it runs over its neighbour in a frame of another size in the design, and makes room here');
    reached = end;
  }
}

/** Tells which of a frame's layers would follow its length, were they not turned. */
export function tellTurned(children: readonly DesignNode[], frame: BoxNode, tell: TellUnheld): void {
  for (const node of children) {
    const { horizontal, vertical } = node.placement.constraints;
    const follows = (word: string) => word === 'stretch' || word === 'scale';
    if (!node.visible || !node.placement.absolute || !isAskew(node)) continue;
    if (follows(horizontal) || (follows(vertical) && changesHeight(frame)))
      tell(node, 'it is turned, follows the size of its frame in the design, and keeps its own here');
  }
}

function nodesIn(part: Cut): readonly DesignNode[] {
  return part.kind === 'one' ? [part.piece.node] : part.parts.flatMap(nodesIn);
}
