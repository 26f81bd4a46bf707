/** What went wrong with a page at another width or with other words, against how it was drawn. */
import type { Edges, Extent, PageExtents } from './page-extents.ts';

export interface Failure {
  readonly kind: 'scrolls' | 'overlaps' | 'sticks-out' | 'cut-off' | 'outside' | 'shrunk' | 'gone';
  /** The layer it happened to. */
  readonly id: string;
  readonly detail: string;
}

/** px below which nothing counts. */
const tolerance = 1;
/** px that letters may shrink to. */
const smallest = 12;
/** px² two blocks may share. */
const sharable = 4;

/** Everything of R1 and of the gate that nothing is hidden. */
export function findFailures(drawn: PageExtents, now: PageExtents): readonly Failure[] {
  return [
    ...findScrolling(now),
    ...findOverlaps(drawn, now),
    ...now.extents.flatMap((extent, index) => {
      const former = drawn.extents[index];
      if (!former) return [];
      return [...findSticking(drawn, now, index), ...findHidden(extent, former, now, drawn, index)];
    }),
  ];
}

function findScrolling({ content, viewport, extents }: PageExtents): readonly Failure[] {
  if (content <= viewport + tolerance) return [];
  const furthest = extents.reduce<Extent | null>(
    (most, each) => (each.box.right > (most?.box.right ?? 0) ? each : most),
    null,
  );
  return [{ kind: 'scrolls', id: furthest?.id ?? '', detail: `${content} px wide in ${viewport}` }];
}

/** Siblings that share room now and did not; what sticks out of a block counts as its own. */
export function findOverlaps(drawn: PageExtents, now: PageExtents): readonly Failure[] {
  const [before, after] = [reachOf(drawn.extents), reachOf(now.extents)];
  const families = new Map<number, number[]>();
  now.extents.forEach(({ parent }, index) => {
    families.set(parent, [...(families.get(parent) ?? []), index]);
  });
  return [...families.values()].flatMap((family) => {
    const sorted = family
      .filter((index) => areaOf(after[index]) > 0)
      .sort((one, other) => (after[one]?.left ?? 0) - (after[other]?.left ?? 0));
    return sorted.flatMap((one, place) => {
      const found: Failure[] = [];
      for (const other of sorted.slice(place + 1)) {
        if ((after[other]?.left ?? 0) >= (after[one]?.right ?? 0)) break;
        const shared = sharedArea(after[one], after[other]);
        if (shared <= sharable || sharedArea(before[one], before[other]) > sharable) continue;
        const [first, second] = [now.extents[one], now.extents[other]];
        const detail = `${Math.round(shared)} px² with ${second?.id ?? ''}`;
        found.push({ kind: 'overlaps', id: first?.id ?? '', detail });
      }
      return found;
    });
  });
}

/** Where each block reaches: its box, and the letters in it as far as nothing cuts them off. */
function reachOf(extents: readonly Extent[]): readonly Edges[] {
  const reach = extents.map(({ box, ink, cuts, fontSize }) =>
    ink && !cuts ? join(box, lettersIn(ink, fontSize)) : box,
  );
  for (let index = extents.length - 1; index >= 0; index -= 1) {
    const { parent = -1 } = extents[index] ?? {};
    const [own, outer] = [reach[index], reach[parent]];
    if (!own || !outer || extents[parent]?.cuts || !hasInk(extents, index, own)) continue;
    reach[parent] = join(outer, own);
  }
  return reach;
}

/** A browser's boxes of letters have air above and below, which lines share. */
function lettersIn(ink: Edges, fontSize: number): Edges {
  const air = Math.min(fontSize / 4, (ink.bottom - ink.top) / 2);
  return { ...ink, top: ink.top + air, bottom: ink.bottom - air };
}

/** Only letters carry a block's reach outwards: boxes that stick out are failures of their own. */
function hasInk(extents: readonly Extent[], index: number, own: Edges): boolean {
  const extent = extents[index];
  return extent !== undefined && (extent.ink !== null || areaOf(own) > areaOf(extent.box));
}

const sides = ['left', 'top', 'right', 'bottom'] as const;

function findSticking(drawn: PageExtents, now: PageExtents, index: number): readonly Failure[] {
  const extent = now.extents[index];
  const former = drawn.extents[index];
  if (!extent || !former) return [];
  const [parent, formerParent] = [now.extents[extent.parent], drawn.extents[extent.parent]];
  const boxes =
    parent && formerParent && !parent.scrolls
      ? stickingSides(extent.box, parent.box, former.box, formerParent.box)
      : [];
  const letters =
    extent.ink && former.ink && !extent.mayCut
      ? stickingSides(extent.ink, extent.box, former.ink, former.box, extent.fontSize / 4)
      : [];
  return [
    ...boxes.map((detail): Failure => ({ kind: 'sticks-out', id: extent.id, detail })),
    ...letters.map((detail): Failure => ({ kind: 'sticks-out', id: extent.id, detail: `letters ${detail}` })),
  ];
}

function stickingSides(
  inner: Edges,
  outer: Edges,
  formerInner: Edges,
  formerOuter: Edges,
  slack = tolerance,
): readonly string[] {
  if (areaOf(inner) === 0) return [];
  return sides.flatMap((side) => {
    const out = beyond(inner, outer, side);
    const before = beyond(formerInner, formerOuter, side);
    return out > slack && before <= slack ? [`${side} by ${out.toFixed(1)} px`] : [];
  });
}

function beyond(inner: Edges, outer: Edges, side: (typeof sides)[number]): number {
  return side === 'left' || side === 'top' ? outer[side] - inner[side] : inner[side] - outer[side];
}

/** Whether something around an element scrolls. */
function scrollsAround(extents: readonly Extent[], index: number): boolean {
  for (let at = extents[index]?.parent ?? -1; at >= 0; at = extents[at]?.parent ?? -1)
    if (extents[at]?.scrolls === true) return true;
  return false;
}

/** No text may vanish, be cut off, leave the viewport or get smaller, unless it was drawn so. */
function findHidden(
  extent: Extent,
  former: Extent,
  now: PageExtents,
  drawn: PageExtents,
  index: number,
): readonly Failure[] {
  if (!former.ink || former.text === '') return [];
  const failure = (kind: Failure['kind'], detail: string): Failure => ({ kind, id: extent.id, detail });
  if (!extent.ink) return [failure('gone', `"${former.text}"`)];
  const found: Failure[] = [];
  // Words in a box that scrolls, such as a wide table, can be reached.
  const isReachable = scrollsAround(now.extents, index);
  const leaves = (ink: Edges, viewport: number) =>
    !isReachable && (ink.left < -tolerance || ink.right > viewport + tolerance);
  if (leaves(extent.ink, now.viewport) && !leaves(former.ink, drawn.viewport))
    found.push(failure('outside', `"${former.text}"`));
  if (!isReachable && cutOff(now.extents, index) > tolerance && cutOff(drawn.extents, index) <= tolerance)
    found.push(failure('cut-off', `${cutOff(now.extents, index).toFixed(1)} px of "${former.text}"`));
  if (extent.fontSize < Math.min(smallest, former.fontSize) - 0.01)
    found.push(failure('shrunk', `${former.fontSize} to ${extent.fontSize} px`));
  return found;
}

/** px of a block's letters that something around them cuts off, on the side where it is most. */
function cutOff(extents: readonly Extent[], index: number): number {
  const ink = extents[index]?.ink;
  let most = 0;
  for (let at = index; ink && at >= 0; at = extents[at]?.parent ?? -1) {
    const around = extents[at];
    if (!around?.cuts || around.mayCut) continue;
    // A line may be lower than its letters, which then lose nothing but air.
    const air = (extents[index]?.fontSize ?? 0) / 4;
    most = Math.max(
      most,
      ...sides.map((side) => beyond(ink, around.box, side) - (/[lr]/.test(side.charAt(0)) ? 0 : air)),
    );
  }
  return most;
}

function join(one: Edges, other: Edges): Edges {
  return {
    left: Math.min(one.left, other.left),
    top: Math.min(one.top, other.top),
    right: Math.max(one.right, other.right),
    bottom: Math.max(one.bottom, other.bottom),
  };
}

function areaOf(edges: Edges | undefined): number {
  return edges ? Math.max(0, edges.right - edges.left) * Math.max(0, edges.bottom - edges.top) : 0;
}

function sharedArea(one: Edges | undefined, other: Edges | undefined): number {
  if (!one || !other) return 0;
  const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
  const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  // Boxes that touch share a hair of rounding.
  return width > 0.5 && height > 0.5 ? width * height : 0;
}
