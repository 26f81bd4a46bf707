/**
 * Which places of a tree the layers of another drawing probably belong to. Leaves that are the same thing speak for
 * the boxes around them: a box belongs where most of what it shares with the tree is, and little else.
 */
import type { LayoutNode } from '../layout-tree.ts';
import { keyInParent, type Leaf, listLeaves, pairLeaves } from './pair-leaves.ts';
import { leadOf, type Woven } from './woven.ts';

export interface Likely {
  /** The places a layer may have in the tree, the likeliest first. */
  placesOf(node: LayoutNode): readonly Woven[];
  /** How likely a layer belongs in a place, from 0. */
  score(node: LayoutNode, woven: Woven): number;
  /** The places of which everything that the drawing has is in this layer of it. */
  placesInside(node: LayoutNode): readonly Woven[];
}

/** How many boxes around a leaf it speaks for; more would make deep designs slow. */
const reach = 16;
/** The share of leaves in common from which two boxes of different names are taken for one. */
const enough = 0.2;
/** What the same name adds. */
const called = 0.15;

interface Vote {
  weight: number;
  count: number;
}

/** Compares a drawing with the tree of the wider ones. */
export function findLikely(tree: Woven, root: LayoutNode): Likely {
  const layers = listLeaves(root, shownIn, (node) => node);
  const places = listLeaves(
    tree,
    ({ children }) => children.filter((child) => leadOf(child).visible),
    leadOf,
  );
  const votes = new Map<LayoutNode, Map<Woven, Vote>>();
  const [layerWeights, placeWeights] = [new Map<LayoutNode, number>(), new Map<Woven, number>()];
  for (const { one, other, weight } of pairLeaves(layers, places)) {
    const boxes = other.around.slice(0, reach);
    for (const node of nearest(one)) add(layerWeights, node, weight);
    for (const woven of nearest(other)) add(placeWeights, woven, weight);
    vote(votes, one.item, [other.item], weight);
    for (const node of one.around.slice(0, reach)) vote(votes, node, [other.item, ...boxes], weight);
  }
  const [layerSizes, placeSizes] = [countLeaves(layers), countLeaves(places)];
  const depths = findDepths(places);
  const score = (node: LayoutNode, woven: Woven): number => {
    const found = votes.get(node)?.get(woven);
    const lead = leadOf(woven);
    if (!found || lead.kind !== node.kind) return 0;
    const isCalled = keyInParent(lead) === keyInParent(node);
    const share = (2 * found.count) / ((layerSizes.get(node) ?? 1) + (placeSizes.get(woven) ?? 1));
    if (share < enough && !isCalled) return 0;
    // Of all that the drawings have in common, what is in one box and not in the other speaks against them.
    const common = (2 * found.weight) / ((layerWeights.get(node) ?? 1) + (placeWeights.get(woven) ?? 1));
    return Math.round(1000 * (common + (isCalled ? called : 0)));
  };
  return {
    score,
    placesOf: (node) =>
      [...(votes.get(node)?.keys() ?? [])]
        .map((woven) => ({ woven, score: score(node, woven), depth: depths.get(woven) ?? 0 }))
        .filter((one) => one.score > 0)
        .sort((one, other) => other.score - one.score || one.depth - other.depth)
        .map(({ woven }) => woven),
    placesInside: (node) =>
      [...(votes.get(node) ?? [])].flatMap(([woven, { weight }]) =>
        weight > (placeWeights.get(woven) ?? 0) - 1e-6 ? [woven] : [],
      ),
  };
}

/** The layers directly in a layer that show. */
export function shownIn(node: LayoutNode): readonly LayoutNode[] {
  return node.kind === 'box' ? node.children.filter(({ visible }) => visible) : [];
}

function nearest<Item>({ item, around }: Leaf<Item>): readonly Item[] {
  return [item, ...around.slice(0, reach)];
}

function add<Key>(sums: Map<Key, number>, key: Key, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}

function vote(
  votes: Map<LayoutNode, Map<Woven, Vote>>,
  node: LayoutNode,
  places: readonly Woven[],
  weight: number,
): void {
  const own = votes.get(node) ?? new Map<Woven, Vote>();
  votes.set(node, own);
  for (const woven of places) {
    const known = own.get(woven);
    if (!known) own.set(woven, { weight, count: 1 });
    else {
      known.weight += weight;
      known.count += 1;
    }
  }
}

function countLeaves<Item>(leaves: readonly Leaf<Item>[]): ReadonlyMap<Item, number> {
  const counts = new Map<Item, number>();
  for (const { item, around } of leaves) for (const each of [item, ...around]) add(counts, each, 1);
  return counts;
}

function findDepths(leaves: readonly Leaf<Woven>[]): ReadonlyMap<Woven, number> {
  return new Map(
    leaves.flatMap(({ item, around }) =>
      [item, ...around].map((woven, index) => [woven, around.length - index] as const),
    ),
  );
}
