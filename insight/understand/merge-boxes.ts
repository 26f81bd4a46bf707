/**
 * Boxes that a model saw in overlapping pictures of a frame become one box for each thing. A tile cuts what lies on its
 * edge, so of each side of a box the most exact view counts: one that does not cut it, in the finest picture.
 */
import type { Rectangle } from '#design/tree';
import { areaOf, inflate, intersect, isWithin } from '../audit/rectangles.ts';

/** A box as one picture shows it. */
export interface SeenBox {
  /** What is seen: only boxes of the same kind and label are one thing. */
  readonly key: string;
  /** px of the frame. */
  readonly area: Rectangle;
  /** px of the frame that the picture shows. */
  readonly view: Rectangle;
  /** px of the frame that the whole picture shows; the view of a tile is a part of it. */
  readonly whole: Rectangle;
  /** px of the frame for each px of the picture; more is coarser. */
  readonly grain: number;
}

/** The boxes, each thing once, as the indexes of what was seen and the merged area, in the order in which they were seen. */
export function mergeBoxes(
  seen: readonly SeenBox[],
): readonly { readonly area: Rectangle; readonly members: readonly number[] }[] {
  // Fine pictures first: what a coarse one shows of the same thing is then compared with all of it.
  const order = seen
    .map((_, index) => index)
    .toSorted((a, b) => grainAt(seen, a) - grainAt(seen, b) || a - b);
  let groups: Group[] = [];
  for (const index of order) {
    const box = seen[index];
    if (box === undefined) continue;
    const same = groups.filter(
      (group) => group.key === box.key && group.members.some((one) => isSameThing(one.box, box)),
    );
    const members = [...same.flatMap((group) => group.members), { index, box }];
    groups = [...groups.filter((group) => !same.includes(group)), { key: box.key, members }];
  }
  return groups
    .map(({ members }) => ({
      area: joinSides(members.map(({ box }) => box)),
      members: members.map(({ index }) => index).toSorted((a, b) => a - b),
    }))
    .toSorted((a, b) => (a.members[0] ?? 0) - (b.members[0] ?? 0));
}

interface Group {
  readonly key: string;
  readonly members: readonly { readonly index: number; readonly box: SeenBox }[];
}

function grainAt(seen: readonly SeenBox[], index: number): number {
  return seen[index]?.grain ?? 0;
}

/** Px of a picture by which a model misses an edge. */
const slackPixels = 4;

/**
 * Two views show the same thing where, in the part of the frame that both show, they show the same rectangle.
 */
function isSameThing(one: SeenBox, other: SeenBox): boolean {
  if (isSameView(one, other)) return overlapShare(one.area, other.area) > 0.9;
  const common = intersect(one.view, other.view);
  if (areaOf(common) === 0) return false;
  const slack = slackPixels * Math.max(one.grain, other.grain);
  const first = intersect(one.area, common);
  const second = intersect(other.area, common);
  if (areaOf(first) === 0 || areaOf(second) === 0) return false;
  if (isWithin(first, second, slack) && isWithin(second, first, slack)) return true;
  return overlapShare(first, second) > 0.6;
}

function isSameView(one: SeenBox, other: SeenBox): boolean {
  return isWithin(one.view, other.view, 0) && isWithin(other.view, one.view, 0) && one.grain === other.grain;
}

/** What two rectangles share, of what both cover together. */
export function overlapShare(one: Rectangle, other: Rectangle): number {
  const shared = areaOf(intersect(one, other));
  return shared === 0 ? 0 : shared / (areaOf(one) + areaOf(other) - shared);
}

/** Each side from the most exact view that does not cut it. */
function joinSides(boxes: readonly SeenBox[]): Rectangle {
  const left = chooseSide(boxes, ({ x }) => x, 'least');
  const top = chooseSide(boxes, ({ y }) => y, 'least');
  const right = chooseSide(boxes, ({ x, width }) => x + width, 'most');
  const bottom = chooseSide(boxes, ({ y, height }) => y + height, 'most');
  return { x: left, y: top, width: right - left, height: bottom - top };
}

function chooseSide(
  boxes: readonly SeenBox[],
  sideOf: (area: Rectangle) => number,
  outward: 'least' | 'most',
): number {
  const uncut = boxes.filter(({ area, view, whole, grain }) => {
    const isAtEdge = Math.abs(sideOf(area) - sideOf(view)) <= slackPixels * grain;
    const isEdgeOfAll = Math.abs(sideOf(view) - sideOf(whole)) <= grain;
    return !isAtEdge || isEdgeOfAll;
  });
  const candidates = uncut.length > 0 ? uncut : boxes;
  const finest = Math.min(...candidates.map(({ grain }) => grain));
  const sides = candidates.filter(({ grain }) => grain === finest).map(({ area }) => sideOf(area));
  // Of several, the outermost: a side within a tile's slack looks cut and is not.
  return outward === 'least' ? Math.min(...sides) : Math.max(...sides);
}

/** Whether a box lies on a layer so exactly that it is that layer. */
export function isOnLayer(area: Rectangle, layer: Rectangle): boolean {
  return overlapShare(area, layer) > 0.8 && isWithin(area, inflate(layer, 8), 0);
}
