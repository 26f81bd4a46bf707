import type { Rectangle } from '#design/tree';
import { sharedArea } from '../visual-bounds.ts';

/** px that neighbours may reach into each other by rounding before one counts as lying on the other. */
const slack = 1.5;

/**
 * Indexes of boxes that lie on others: as few as possible, so that the rest lie apart. Of two, the one goes of which less
 * is seen inside the frame that cuts them off, if one does.
 */
export function findOverlapping(
  boxes: readonly Rectangle[],
  frame: Rectangle | null = null,
): ReadonlySet<number> {
  const touching = findTouching(boxes);
  const taken = new Set<number>();
  const degree = (index: number) =>
    [...(touching.get(index) ?? [])].filter((other) => !taken.has(other)).length;
  const areas = boxes.map((box) => (frame === null ? box.width * box.height : sharedArea(box, frame)));
  const area = (index: number) => areas[index] ?? 0;
  const degrees = new Map([...touching.keys()].map((index) => [index, degree(index)]));
  for (;;) {
    let worst: number | null = null;
    for (const [index, count] of degrees) {
      if (count === 0) continue;
      const [own, most] = [weigh(count), weigh(worst === null ? 0 : (degrees.get(worst) ?? 0))];
      if (worst === null || own > most || (own === most && area(index) < area(worst))) worst = index;
    }
    if (worst === null) return taken;
    taken.add(worst);
    degrees.delete(worst);
    for (const other of touching.get(worst) ?? []) {
      const count = degrees.get(other);
      if (count !== undefined) degrees.set(other, count - 1);
    }
  }
}

/** What lies under many things is a background; of two or three that overlap the smaller ones lie on the larger. */
function weigh(count: number): number {
  return count >= 3 ? count : Math.min(count, 1);
}

function lieOnEachOther(one: Rectangle, other: Rectangle): boolean {
  const width = Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
  const height = Math.min(one.y + one.height, other.y + other.height) - Math.max(one.y, other.y);
  return width > slack && height > slack;
}

/** Which boxes lie on which, by index. */
export function findTouching(boxes: readonly Rectangle[]): ReadonlyMap<number, ReadonlySet<number>> {
  const touching = new Map<number, Set<number>>();
  const note = (one: number, other: number) => {
    touching.set(one, (touching.get(one) ?? new Set()).add(other));
  };
  for (const [one, other] of touchingPairs(boxes)) {
    note(one, other);
    note(other, one);
  }
  return touching;
}

/** Whether more than so many pairs of boxes lie on each other. */
export function touchMoreThan(most: number, boxes: readonly Rectangle[]): boolean {
  if ((boxes.length * (boxes.length - 1)) / 2 <= most) return false;
  let count = 0;
  for (const _pair of touchingPairs(boxes)) if ((count += 1) > most) return true;
  return false;
}

/** Sweeps down the page, so only boxes at the same height are compared. */
function* touchingPairs(boxes: readonly Rectangle[]): Iterable<readonly [one: number, other: number]> {
  const order = boxes.map((box, index) => ({ box, index })).sort((one, other) => one.box.y - other.box.y);
  let open: typeof order = [];
  for (const item of order) {
    open = open.filter(({ box }) => box.y + box.height > item.box.y);
    for (const other of open) if (lieOnEachOther(other.box, item.box)) yield [other.index, item.index];
    open.push(item);
  }
}
