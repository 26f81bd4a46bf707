/**
 * Several drawings of one page as one tree. The widest is the tree; each narrower one is woven in from the top: what
 * it shares takes its place, what only it has is put beside what comes before it, and a box of one drawing that
 * another does without is there only as what it holds (`display: contents`). Where two drawings nest the same things
 * in ways that no one tree can hold, the narrower one has its own.
 */
import type { LayoutBox, LayoutNode } from '../layout-tree.ts';
import { canBeOneElement, type MergedNode, widestNodeOf } from './merged-node.ts';
import { type MatchScores, scoreMatches, shownChildren, siblingKey } from './match-nodes.ts';

/** Weaves the roots of a page's drawings, the widest first, into one tree. */
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
  // What the widest hides is kept for components; what others hide is not there.
  const children = childrenOf(node).filter(({ visible }) => visible || variantIndex === 0);
  mergedNode.children = children.map((child) => createMergedNode(child, variantIndex, count, mergedNode));
  return mergedNode;
}

function childrenOf(node: LayoutNode): readonly LayoutNode[] {
  return node.kind === 'box' ? node.children : [];
}

/** Weaves one drawing into the tree of the wider ones. */
class TreeMerger {
  readonly #tree: MergedNode;
  readonly #drawing: number;
  readonly #count: number;
  readonly #likely: MatchScores;

  constructor(tree: MergedNode, variantIndex: number, count: number, scores: MatchScores) {
    this.#tree = tree;
    this.#drawing = variantIndex;
    this.#count = count;
    this.#likely = scores;
  }

  merge(root: LayoutNode): void {
    this.#tree.nodes[this.#drawing] = root;
    this.#weaveChildren(root, this.#tree);
  }

  #weaveChildren(node: LayoutNode, target: MergedNode): void {
    const sameNamed = new SameNamedChildren(target, this.#drawing);
    const childIndices = new Map(target.children.map((child, index) => [child, index]));
    const added = new Map<MergedNode | null, MergedNode[]>();
    let before: MergedNode | null = null;
    for (const child of shownChildren(node)) {
      const found =
        this.#find(child, target) ?? sameNamed.take(child) ?? this.#wrap(child, target, childIndices);
      if (found) {
        this.#settle(child, found, target);
        this.#weaveChildren(child, found);
        before = found;
      } else {
        const own = createMergedNode(child, this.#drawing, this.#count, target);
        const others = added.get(before);
        if (others) others.push(own);
        else added.set(before, [own]);
      }
    }
    // Those that a box was put around stand in its seat, which is that of the first of them.
    target.children = [...new Set(target.children.map((child) => childContaining(target, child)))];
    insertOwnChildren(target, added);
  }

  /** The place that most of what is in a layer points to, as long as one tree can hold it. */
  #find(node: LayoutNode, target: MergedNode): MergedNode | null {
    const found = this.#likely.candidatesOf(node).find((each) => this.#canSettle(node, each, target));
    if (!found) return null;
    const score = this.#likely.score(node, found);
    // A box that only the narrower drawing has around something leaves the place to what is in it.
    return shownChildren(node).some((child) => this.#likely.score(child, found) > score) ? null : found;
  }

  #canSettle(node: LayoutNode, mergedNode: MergedNode, target: MergedNode): boolean {
    if (!this.#isFree(mergedNode) || !canBeOneElement(widestNodeOf(mergedNode), node)) return false;
    for (let ancestor = mergedNode.parent; ancestor !== target; ancestor = ancestor.parent) {
      if (ancestor === null || ancestor.nodes[this.#drawing] || !canDissolve(ancestor)) return false;
    }
    return true;
  }

  #isFree(mergedNode: MergedNode): boolean {
    return (
      mergedNode.nodes[this.#drawing] === null &&
      !mergedNode.dissolvedIn.has(this.#drawing) &&
      widestNodeOf(mergedNode).visible
    );
  }

  #settle(node: LayoutNode, mergedNode: MergedNode, target: MergedNode): void {
    mergedNode.nodes[this.#drawing] = node;
    for (let ancestor = mergedNode.parent; ancestor && ancestor !== target; ancestor = ancestor.parent)
      ancestor.dissolvedIn.add(this.#drawing);
  }

  /** A box around things that wider drawings have without one; it takes the seat of the first of them. */
  #wrap(
    node: LayoutNode,
    target: MergedNode,
    childIndices: ReadonlyMap<MergedNode, number>,
  ): MergedNode | null {
    if (node.kind !== 'box' || !isPlain(node)) return null;
    const inside = this.#likely
      .coveredBy(node)
      .filter((each) => each.parent === target && this.#isFree(each))
      .sort((one, other) => (childIndices.get(one) ?? 0) - (childIndices.get(other) ?? 0));
    if (inside.length === 0) return null;
    const mergedNode: MergedNode = {
      nodes: Array.from({ length: this.#count }, () => null),
      dissolvedIn: new Set(Array.from({ length: this.#drawing }, (_, index) => index)),
      parent: target,
      children: inside,
    };
    for (const child of inside) child.parent = mergedNode;
    return mergedNode;
  }
}

/** The layers of a place that nothing is known of but what they are called, each taken once. */
class SameNamedChildren {
  readonly #place: MergedNode;
  readonly #drawing: number;
  #byKey: Map<string, MergedNode[]> | null = null;

  constructor(target: MergedNode, variantIndex: number) {
    this.#place = target;
    this.#drawing = variantIndex;
  }

  take(node: LayoutNode): MergedNode | null {
    const candidates = this.#index().get(siblingKey(node)) ?? [];
    for (let candidate = candidates.shift(); candidate; candidate = candidates.shift()) {
      const isFree = candidate.nodes[this.#drawing] === null && !candidate.dissolvedIn.has(this.#drawing);
      if (isFree && candidate.parent === this.#place && canBeOneElement(widestNodeOf(candidate), node))
        return candidate;
    }
    return null;
  }

  #index(): Map<string, MergedNode[]> {
    if (this.#byKey) return this.#byKey;
    this.#byKey = new Map();
    for (const child of this.#place.children) {
      const widestNode = widestNodeOf(child);
      if (!widestNode.visible) continue;
      const known = this.#byKey.get(siblingKey(widestNode));
      if (known) known.push(child);
      else this.#byKey.set(siblingKey(widestNode), [child]);
    }
    return this.#byKey;
  }
}

/** Puts what only one drawing has behind what comes before it there. */
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

/** The child of a place that a node of its tree stands in. */
function childContaining(target: MergedNode, mergedNode: MergedNode): MergedNode {
  let child = mergedNode;
  while (child.parent !== null && child.parent !== target) child = child.parent;
  return child;
}

/** Whether a box may be there only as what it holds. */
function canDissolve({ nodes, parent }: MergedNode): boolean {
  return parent !== null && nodes.every((node) => node === null || (node.kind === 'box' && isPlain(node)));
}

const controlName = /\b(button|btn|link|cta|input|select|field)\b/i;

/** Neither something to press, which must be one element, nor a box whose tokens what is in it goes by. */
function isPlain({ name, link, style }: LayoutBox): boolean {
  return link === null && !controlName.test(name) && !style.some(({ property }) => property.startsWith('--'));
}
