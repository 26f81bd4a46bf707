import type { Cut } from './cut-lines.ts';
import { type HeldAlong, holdAlong } from './hold-along.ts';
import { goesWith, movesAround, movesIn } from './moves.ts';
import { changesHeight, type Room } from './room.ts';
import { splitEnds } from './split-ends.ts';
import { tellApart, tellCrossing } from './tell-unheld.ts';

/** How the constraints of parts share the room along them; `null` where no one decided, or no flow does what they ask. */
export function placeAlong(parts: readonly Cut[], room: Room, row: boolean): HeldAlong | null {
  const axis = row ? 'horizontal' : 'vertical';
  const outer = row ? room.owner.box.width : changesHeight(room.owner) ? room.owner.box.height : null;
  if (!room.decided[axis] || outer === null) return null;
  const edges = room.edges[axis];
  const isSized = row ? room.width : room.height;
  if (!isSized || movesIn(edges, edges) === null) {
    tellApart(parts, room, axis);
    return null;
  }
  const held = holdAlong(parts, { region: room.region, row, outer, edges });
  if (held === null) tellCrossing(parts, room, row, outer);
  return held;
}

/** A row as two groups at its ends, where its constraints do not speak against that. */
export function splitAsBound(parts: readonly Cut[], { region, owner, decided }: Room): readonly Cut[] {
  const ends = splitEnds(parts, region);
  if (!decided.horizontal || ends.length !== 2) return ends;
  const [one, other] = ends.map((end) => movesAround(end, true, owner.box.width));
  const keepLengths =
    one !== undefined && other !== undefined && goesWith(one, one) && goesWith(other, other);
  return keepLengths ? ends : parts;
}
