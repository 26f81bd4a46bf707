/**
 * Matches the nodes of one width variant with those of a merged tree. Boxes are matched by the leaves they share: a box
 * matches the one that contains most of its matched leaves and few others.
 */
import type { LayoutNode } from '../layout-tree.ts';
import { plainTextOf } from '../responsive/measure-words.ts';
import { type MergedNode, widestNodeOf } from './merged-node.ts';

/** Scores of possible matches. */
export interface MatchScores {
  /** The merged nodes that a node may match, the most likely first. */
  candidatesOf(node: LayoutNode): readonly MergedNode[];
  /** The score of a match; 0 is none. */
  score(node: LayoutNode, mergedNode: MergedNode): number;
  /** The merged nodes whose matched leaves are all in this node. */
  coveredBy(node: LayoutNode): readonly MergedNode[];
}

/** The number of ancestors that a leaf counts for. More would be slow in deep designs. */
const maxVotingAncestors = 16;
/** The fraction of shared leaves from which boxes of different names match. */
const minSharedLeaves = 0.2;
/** The bonus for equal names. */
const sameNameBonus = 0.15;

interface Vote {
  weight: number;
  count: number;
}

/** A node without children. */
interface Leaf<Item> {
  readonly item: Item;
  /** The nodes around it, the innermost first. */
  readonly ancestors: readonly Item[];
  /** Keys by which it can be matched, the most specific first. */
  readonly keys: readonly string[];
  /** It has its own text or graphics. */
  readonly hasContent: boolean;
}

/** Two matched leaves. */
export interface LeafPair<One, Other> {
  readonly one: Leaf<One>;
  readonly other: Leaf<Other>;
  /** 1 for a leaf that occurs once in each tree, less for one of several. */
  readonly weight: number;
}

/** Compares a width variant with the tree of the wider ones. */
export function scoreMatches(tree: MergedNode, root: LayoutNode): MatchScores {
  const layers = listLeaves(root, shownChildren, (node) => node);
  const candidates = listLeaves(
    tree,
    ({ children }) => children.filter((child) => widestNodeOf(child).visible),
    widestNodeOf,
  );
  const votes = new Map<LayoutNode, Map<MergedNode, Vote>>();
  const [layerWeights, candidateWeights] = [new Map<LayoutNode, number>(), new Map<MergedNode, number>()];
  for (const { one, other, weight } of pairLeaves(layers, candidates)) {
    const boxes = other.ancestors.slice(0, maxVotingAncestors);
    for (const node of withVotingAncestors(one)) addToSum(layerWeights, node, weight);
    for (const mergedNode of withVotingAncestors(other)) addToSum(candidateWeights, mergedNode, weight);
    addVotes(votes, one.item, [other.item], weight);
    for (const node of one.ancestors.slice(0, maxVotingAncestors))
      addVotes(votes, node, [other.item, ...boxes], weight);
  }
  const [layerSizes, candidateSizes] = [countLeaves(layers), countLeaves(candidates)];
  const depths = findDepths(candidates);
  const score = (node: LayoutNode, mergedNode: MergedNode): number => {
    const found = votes.get(node)?.get(mergedNode);
    const widestNode = widestNodeOf(mergedNode);
    if (!found || widestNode.kind !== node.kind) return 0;
    const hasSameName = siblingKey(widestNode) === siblingKey(node);
    const share = (2 * found.count) / ((layerSizes.get(node) ?? 1) + (candidateSizes.get(mergedNode) ?? 1));
    if (share < minSharedLeaves && !hasSameName) return 0;
    // Matched leaves that only one of the two boxes contains lower the score.
    const common =
      (2 * found.weight) / ((layerWeights.get(node) ?? 1) + (candidateWeights.get(mergedNode) ?? 1));
    return Math.round(1000 * (common + (hasSameName ? sameNameBonus : 0)));
  };
  return {
    score,
    candidatesOf: (node) =>
      [...(votes.get(node)?.keys() ?? [])]
        .map((mergedNode) => ({
          mergedNode,
          score: score(node, mergedNode),
          depth: depths.get(mergedNode) ?? 0,
        }))
        .filter((one) => one.score > 0)
        .sort((one, other) => other.score - one.score || one.depth - other.depth)
        .map(({ mergedNode }) => mergedNode),
    coveredBy: (node) =>
      [...(votes.get(node) ?? [])].flatMap(([mergedNode, { weight }]) =>
        weight > (candidateWeights.get(mergedNode) ?? 0) - 1e-6 ? [mergedNode] : [],
      ),
  };
}

/** The number of ancestors that are recorded for a leaf. */
const maxKnownAncestors = 64;

/** The leaves of a tree, in document order. */
function listLeaves<Item>(
  root: Item,
  childrenOf: (item: Item) => readonly Item[],
  nodeOf: (item: Item) => LayoutNode,
): readonly Leaf<Item>[] {
  const leaves: Leaf<Item>[] = [];
  const visit = (item: Item, ancestors: readonly Item[]): void => {
    const children = childrenOf(item);
    const inner = [item, ...ancestors].slice(0, maxKnownAncestors);
    for (const child of children) visit(child, inner);
    if (children.length > 0) return;
    const node = nodeOf(item);
    const outer = ancestors.slice(0, 2).map((each) => siblingKey(nodeOf(each)));
    const content = contentKeyOf(node);
    const keys = [content, content, siblingKey(node)];
    leaves.push({
      item,
      ancestors,
      keys: keys.map((key, index) => (index === 1 ? key : [key, ...outer].join(' / '))),
      hasContent: node.kind !== 'box',
    });
  };
  visit(root, []);
  return leaves;
}

function contentKeyOf(node: LayoutNode): string {
  if (node.kind === 'vector') return `vector ${node.svg}`;
  if (node.kind === 'image' && node.asset) return `image ${node.asset.key}`;
  return siblingKey(node);
}

/** Pairs leaves that occur once in both trees, then those that occur equally often, in order. */
function pairLeaves<One, Other>(
  ones: readonly Leaf<One>[],
  others: readonly Leaf<Other>[],
): readonly LeafPair<One, Other>[] {
  const pairs: LeafPair<One, Other>[] = [];
  const taken = new Set<unknown>();
  for (const repeats of [false, true]) {
    for (const level of [0, 1, 2]) {
      const [mine, theirs] = [groupByKey(ones, level, taken), groupByKey(others, level, taken)];
      for (const [key, group] of mine) {
        const match = theirs.get(key);
        if (match?.length !== group.length || (group.length > 1 && !(repeats && group[0]?.hasContent)))
          continue;
        group.forEach((one, index) => {
          const other = match[index];
          if (!other) return;
          pairs.push({ one, other, weight: 1 / group.length });
          taken.add(one.item).add(other.item);
        });
      }
    }
  }
  return pairs;
}

function groupByKey<Item>(
  leaves: readonly Leaf<Item>[],
  level: number,
  taken: ReadonlySet<unknown>,
): ReadonlyMap<string, readonly Leaf<Item>[]> {
  const groups = new Map<string, Leaf<Item>[]>();
  for (const leaf of leaves) {
    if (taken.has(leaf.item)) continue;
    const key = leaf.keys[level] ?? '';
    const group = groups.get(key);
    if (group) group.push(leaf);
    else groups.set(key, [leaf]);
  }
  return groups;
}

function withVotingAncestors<Item>({ item, ancestors }: Leaf<Item>): readonly Item[] {
  return [item, ...ancestors.slice(0, maxVotingAncestors)];
}

function addToSum<Key>(sums: Map<Key, number>, key: Key, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}

function addVotes(
  votes: Map<LayoutNode, Map<MergedNode, Vote>>,
  node: LayoutNode,
  candidates: readonly MergedNode[],
  weight: number,
): void {
  const own = votes.get(node) ?? new Map<MergedNode, Vote>();
  votes.set(node, own);
  for (const mergedNode of candidates) {
    const known = own.get(mergedNode);
    if (!known) own.set(mergedNode, { weight, count: 1 });
    else {
      known.weight += weight;
      known.count += 1;
    }
  }
}

function countLeaves<Item>(leaves: readonly Leaf<Item>[]): ReadonlyMap<Item, number> {
  const counts = new Map<Item, number>();
  for (const { item, ancestors } of leaves)
    for (const each of [item, ...ancestors]) addToSum(counts, each, 1);
  return counts;
}

function findDepths(leaves: readonly Leaf<MergedNode>[]): ReadonlyMap<MergedNode, number> {
  return new Map(
    leaves.flatMap(({ item, ancestors }) =>
      [item, ...ancestors].map((mergedNode, index) => [mergedNode, ancestors.length - index] as const),
    ),
  );
}

/** The visible children of a node. */
export function shownChildren(node: LayoutNode): readonly LayoutNode[] {
  return node.kind === 'box' ? node.children.filter(({ visible }) => visible) : [];
}

/** The name of a layer among its siblings without numbers: "Frame 12" equals "Frame 7". */
export function siblingKey(node: LayoutNode): string {
  if (node.kind === 'text') return `text ${plainTextOf(node).trim()}`;
  const name = node.name.toLowerCase().replace(/[\d\s]+/g, ' ');
  const component = node.kind === 'box' ? (node.instance?.setName ?? node.instance?.componentName ?? '') : '';
  return `${node.kind} ${component} ${name}`;
}
