/**
 * Merges the trees of one page drawn at several widths. The widest tree is the base; each narrower one is merged into
 * it from the root. Shared nodes get one merged node. A node that only the narrower tree has is inserted after the node
 * that precedes it there. A box that only some trees have around its children dissolves in the others (`display:
 * contents`). Where two trees nest the same nodes in contradictory ways, the narrower one keeps its own copies.
 */
import type { LayoutBox, LayoutNode } from '../layout-tree.ts';
import { canBeOneElement, type MergedNode, widestNodeOf } from './merged-node.ts';
import { type MatchScores, scoreMatches, shownChildren, siblingKey } from './match-nodes.ts';

/** Merges the roots of a page's width variants, the widest first, into one tree. */
export function mergeTrees(roots: readonly [LayoutNode, ...LayoutNode[]]): MergedNode {
  const [widest, ...narrower] = roots;
  const tree = createMergedNode(widest, 0, roots.length, null);
  narrower.forEach((root, index) =>
    new TreeMerger(tree, index + 1, roots.length, scoreMatches(tree, root)).merge(root),
  );
  return tree;
}

function createMergedNode(
  node: LayoutNode,
  variantIndex: number,
  count: number,
  parent: MergedNode | null,
): MergedNode {
  const mergedNode: MergedNode = {
    nodes: Array.from({ length: count }, (_, index) => (index === variantIndex ? node : null)),
    dissolvedIn: new Set(),
    parent,
    children: [],
  };
  // Hidden nodes of the widest tree stay for components; hidden nodes of narrower trees are dropped.
  const children = childrenOf(node).filter(({ visible }) => visible || variantIndex === 0);
  mergedNode.children = children.map((child) => createMergedNode(child, variantIndex, count, mergedNode));
  return mergedNode;
}

function childrenOf(node: LayoutNode): readonly LayoutNode[] {
  return node.kind === 'box' ? node.children : [];
}

/** Merges one width variant into the tree of the wider ones. */
class TreeMerger {
  readonly #tree: MergedNode;
  readonly #variantIndex: number;
  readonly #count: number;
  readonly #scores: MatchScores;

  constructor(tree: MergedNode, variantIndex: number, count: number, scores: MatchScores) {
    this.#tree = tree;
    this.#variantIndex = variantIndex;
    this.#count = count;
    this.#scores = scores;
  }

  merge(root: LayoutNode): void {
    this.#tree.nodes[this.#variantIndex] = root;
    this.#mergeChildren(root, this.#tree);
  }

  #mergeChildren(node: LayoutNode, target: MergedNode): void {
    const sameNamed = new SameNamedChildren(target, this.#variantIndex);
    const childIndices = new Map(target.children.map((child, index) => [child, index]));
    const added = new Map<MergedNode | null, MergedNode[]>();
    let before: MergedNode | null = null;
    for (const child of shownChildren(node)) {
      const found =
        this.#find(child, target) ?? sameNamed.take(child) ?? this.#wrap(child, target, childIndices);
      if (found) {
        this.#assign(child, found, target);
        this.#mergeChildren(child, found);
        before = found;
      } else {
        const own = createMergedNode(child, this.#variantIndex, this.#count, target);
        const others = added.get(before);
        if (others) others.push(own);
        else added.set(before, [own]);
      }
    }
    // Children that got a wrapper are inside it; the wrapper takes the position of the first of them.
    target.children = [...new Set(target.children.map((child) => childContaining(target, child)))];
    insertOwnChildren(target, added);
  }

  /** The merged node with the best score that the tree structure allows. */
  #find(node: LayoutNode, target: MergedNode): MergedNode | null {
    const found = this.#scores.candidatesOf(node).find((each) => this.#canAssign(node, each, target));
    if (!found) return null;
    const score = this.#scores.score(node, found);
    // A box that only the narrower variant has leaves the merged node to the child with a higher score.
    return shownChildren(node).some((child) => this.#scores.score(child, found) > score) ? null : found;
  }

  #canAssign(node: LayoutNode, mergedNode: MergedNode, target: MergedNode): boolean {
    if (!this.#isFree(mergedNode) || !canBeOneElement(widestNodeOf(mergedNode), node)) return false;
    for (let ancestor = mergedNode.parent; ancestor !== target; ancestor = ancestor.parent) {
      if (ancestor === null || ancestor.nodes[this.#variantIndex] || !canDissolve(ancestor)) return false;
    }
    return true;
  }

  #isFree(mergedNode: MergedNode): boolean {
    return (
      mergedNode.nodes[this.#variantIndex] === null &&
      !mergedNode.dissolvedIn.has(this.#variantIndex) &&
      widestNodeOf(mergedNode).visible
    );
  }

  #assign(node: LayoutNode, mergedNode: MergedNode, target: MergedNode): void {
    mergedNode.nodes[this.#variantIndex] = node;
    for (let ancestor = mergedNode.parent; ancestor && ancestor !== target; ancestor = ancestor.parent)
      ancestor.dissolvedIn.add(this.#variantIndex);
  }

  /** Creates a box around nodes that wider variants have without it, at the position of the first of them. */
  #wrap(
    node: LayoutNode,
    target: MergedNode,
    childIndices: ReadonlyMap<MergedNode, number>,
  ): MergedNode | null {
    if (node.kind !== 'box' || !isPlain(node)) return null;
    const inside = this.#scores
      .coveredBy(node)
      .filter((each) => each.parent === target && this.#isFree(each))
      .sort((one, other) => (childIndices.get(one) ?? 0) - (childIndices.get(other) ?? 0));
    if (inside.length === 0) return null;
    const mergedNode: MergedNode = {
      nodes: Array.from({ length: this.#count }, () => null),
      dissolvedIn: new Set(Array.from({ length: this.#variantIndex }, (_, index) => index)),
      parent: target,
      children: inside,
    };
    for (const child of inside) child.parent = mergedNode;
    return mergedNode;
  }
}

/** The unmatched children of a merged node by name. Each is taken once. */
class SameNamedChildren {
  readonly #target: MergedNode;
  readonly #variantIndex: number;
  #byKey: Map<string, MergedNode[]> | null = null;

  constructor(target: MergedNode, variantIndex: number) {
    this.#target = target;
    this.#variantIndex = variantIndex;
  }

  take(node: LayoutNode): MergedNode | null {
    const candidates = this.#index().get(siblingKey(node)) ?? [];
    for (let candidate = candidates.shift(); candidate; candidate = candidates.shift()) {
      const isFree =
        candidate.nodes[this.#variantIndex] === null && !candidate.dissolvedIn.has(this.#variantIndex);
      if (isFree && candidate.parent === this.#target && canBeOneElement(widestNodeOf(candidate), node))
        return candidate;
    }
    return null;
  }

  #index(): Map<string, MergedNode[]> {
    if (this.#byKey) return this.#byKey;
    this.#byKey = new Map();
    for (const child of this.#target.children) {
      const widestNode = widestNodeOf(child);
      if (!widestNode.visible) continue;
      const known = this.#byKey.get(siblingKey(widestNode));
      if (known) known.push(child);
      else this.#byKey.set(siblingKey(widestNode), [child]);
    }
    return this.#byKey;
  }
}

/** Inserts the nodes of one variant after the node that precedes them there. */
function insertOwnChildren(
  target: MergedNode,
  added: ReadonlyMap<MergedNode | null, readonly MergedNode[]>,
): void {
  if (added.size === 0) return;
  const addedAfter = new Map<MergedNode | null, MergedNode[]>();
  for (const [before, own] of added) {
    const child = before && childContaining(target, before);
    addedAfter.set(child, [...(addedAfter.get(child) ?? []), ...own]);
  }
  target.children = [null, ...target.children].flatMap((child) => [
    ...(child ? [child] : []),
    ...(addedAfter.get(child) ?? []),
  ]);
}

/** The child of a merged node that contains another. */
function childContaining(target: MergedNode, mergedNode: MergedNode): MergedNode {
  let child = mergedNode;
  while (child.parent !== null && child.parent !== target) child = child.parent;
  return child;
}

/** Whether a box may dissolve. */
function canDissolve({ nodes, parent }: MergedNode): boolean {
  return parent !== null && nodes.every((node) => node === null || (node.kind === 'box' && isPlain(node)));
}

const controlName = /\b(button|btn|link|cta|input|select|field)\b/i;

/** Whether a box is neither a control, which must be one element, nor sets tokens for its descendants. */
function isPlain({ name, link, style }: LayoutBox): boolean {
  return link === null && !controlName.test(name) && !style.some(({ property }) => property.startsWith('--'));
}
