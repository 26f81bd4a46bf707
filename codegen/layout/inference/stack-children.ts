/**
 * Puts the children that are out of the flow before or after it, as they are painted. What lies on one part of the
 * flow, such as a line behind the numbers of steps, becomes a child of that part: it moves with the part where content
 * before it grows, and does not stay behind on the page.
 */
import type { BoxNode, DesignNode, Point } from '#design/tree';
import { rotatedBounds } from '../node-transform.ts';
import { createRectangleIndex } from '../rectangle-index.ts';
import { intersectionArea } from '../visual-bounds.ts';
import { type PlacedChild, toPlacedChild } from './build-flow.ts';
import type { LayoutItem } from './partition-node.ts';
import { stackingTolerance } from '../tolerances.ts';

/** A child out of the flow, and whether it is painted below what it lies on. */
interface FreeChild {
  readonly item: LayoutItem;
  readonly isBelow: boolean;
}

/** Adds the other children of a box to the parts of its flow. */
export function stackChildren(
  node: BoxNode,
  flow: readonly PlacedChild[],
  items: readonly LayoutItem[],
  flowing: readonly LayoutItem[],
): readonly PlacedChild[] {
  const inFlow = new Set(flowing.map((item) => item.node));
  const order = new Map(node.children.map((child, index) => [child, index]));
  const places = createRectangleIndex(flowing.map(({ box }) => box));
  const isBelowFlow = ({ node: free, box }: LayoutItem): boolean => {
    const own = order.get(free) ?? 0;
    return !places.meeting(box).some((index) => {
      const item = flowing[index];
      return item !== undefined && (order.get(item.node) ?? 0) < own && intersectionArea(item.box, box) > 0;
    });
  };
  const free = items
    .filter((item) => !inFlow.has(item.node))
    .map((item) => ({ item, isBelow: isBelowFlow(item) }));
  const chosen = chooseGroups(
    free.map(({ item }) => item),
    findGroups(flow, { x: 0, y: 0 }),
  );
  const contents = new Map<PlacedChild, readonly FreeChild[]>();
  for (const [index, group] of chosen.entries()) {
    const one = free[index];
    if (group === null || one === undefined) continue;
    contents.set(group.child, [...(contents.get(group.child) ?? []), toGroup(one, group.origin)]);
  }
  const moved = new Set(free.filter((_, index) => chosen[index] !== null).map(({ item }) => item.node));
  const below = free.filter(({ item, isBelow }) => isBelow && !moved.has(item.node));
  const known = new Set(below.map(({ item }) => item.node));
  const above = node.children.filter((child) => !inFlow.has(child) && !known.has(child) && !moved.has(child));
  return [
    ...below.map(({ item }) => toPlacedChild(item.node)),
    ...flow.map((child) => withContents(child, contents)),
    ...above.map(toPlacedChild),
  ];
}

/** A row or column without a layer of its own, and its place in the box. */
interface Group {
  readonly child: PlacedChild;
  readonly origin: Point;
}

/** The groups of a flow, each before those in it. */
function findGroups(flow: readonly PlacedChild[], { x, y }: Point): readonly Group[] {
  return flow.flatMap((child) => {
    if (child.groupChildren === null) return [];
    const origin = { x: x + child.node.box.x, y: y + child.node.box.y };
    return [{ child, origin }, ...findGroups(child.groupChildren, origin)];
  });
}

/** The innermost group that each child is in; `null` where a child stays where it is. */
function chooseGroups(free: readonly LayoutItem[], groups: readonly Group[]): readonly (Group | null)[] {
  if (groups.length === 0) return free.map(() => null);
  const areas = createRectangleIndex(groups.map(({ child, origin }) => ({ ...child.node.box, ...origin })));
  const others = createRectangleIndex(free.map(({ box }) => box));
  return free.map(({ node, box }) => {
    // Two that lie on each other keep the order in which they are painted.
    const isAlone = others
      .meeting(box)
      .every((index) => free[index]?.node === node || intersectionArea(free[index]?.box ?? box, box) === 0);
    if (!isAlone || isBound(node)) return null;
    const innermost = areas.containing(rotatedBounds(node), stackingTolerance).at(-1);
    return innermost === undefined ? null : (groups[innermost] ?? null);
  });
}

/** Whether a child is bound to other edges than the start of its frame, or to the window. */
function isBound({ placement: { constraints, fixedOnScroll, sticksOnScroll } }: DesignNode): boolean {
  return (
    constraints.horizontal !== 'left' || constraints.vertical !== 'top' || fixedOnScroll || sticksOnScroll
  );
}

function toGroup({ item, isBelow }: FreeChild, { x, y }: Point): FreeChild {
  const { node } = item;
  const moved: DesignNode = { ...node, box: { ...node.box, x: node.box.x - x, y: node.box.y - y } };
  return { item: { ...item, node: moved }, isBelow };
}

function withContents(
  child: PlacedChild,
  contents: ReadonlyMap<PlacedChild, readonly FreeChild[]>,
): PlacedChild {
  if (child.groupChildren === null || child.node.kind !== 'box') return child;
  const own = contents.get(child) ?? [];
  const place = (wanted: boolean) =>
    own.filter(({ isBelow }) => isBelow === wanted).map(({ item }) => toPlacedChild(item.node));
  const groupChildren = [
    ...place(true),
    ...child.groupChildren.map((inner) => withContents(inner, contents)),
    ...place(false),
  ];
  const node = { ...child.node, children: groupChildren.map((inner) => inner.node) };
  return { ...child, node, groupChildren };
}
