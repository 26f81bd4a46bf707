/**
 * Several drawings of one page as one tree. The widest is the tree; each narrower one is woven in from the top: what
 * it shares takes its place, what only it has is put beside what comes before it, and a box of one drawing that
 * another does without is there only as what it holds (`display: contents`). Where two drawings nest the same things
 * in ways that no one tree can hold, the narrower one has its own.
 */
import type { LayoutBox, LayoutNode } from '../layout-tree.ts';
import { canShare } from './can-share.ts';
import { type Likely, findLikely, shownIn } from './find-likely.ts';
import { keyInParent } from './pair-leaves.ts';
import { leadOf, type Woven } from './woven.ts';

/** Weaves the roots of a page's drawings, the widest first, into one tree. */
export function weave(roots: readonly [LayoutNode, ...LayoutNode[]]): Woven {
  const [widest, ...narrower] = roots;
  const tree = open(widest, 0, roots.length, null);
  narrower.forEach((root, index) =>
    new Weaver(tree, index + 1, roots.length, findLikely(tree, root)).weave(root),
  );
  return tree;
}

function open(node: LayoutNode, drawing: number, count: number, parent: Woven | null): Woven {
  const woven: Woven = {
    nodes: Array.from({ length: count }, (_, index) => (index === drawing ? node : null)),
    dissolvedIn: new Set(),
    parent,
    children: [],
  };
  // What the widest hides is kept for components; what others hide is not there.
  const children = childrenOf(node).filter(({ visible }) => visible || drawing === 0);
  woven.children = children.map((child) => open(child, drawing, count, woven));
  return woven;
}

function childrenOf(node: LayoutNode): readonly LayoutNode[] {
  return node.kind === 'box' ? node.children : [];
}

/** Weaves one drawing into the tree of the wider ones. */
class Weaver {
  readonly #tree: Woven;
  readonly #drawing: number;
  readonly #count: number;
  readonly #likely: Likely;

  constructor(tree: Woven, drawing: number, count: number, likely: Likely) {
    this.#tree = tree;
    this.#drawing = drawing;
    this.#count = count;
    this.#likely = likely;
  }

  weave(root: LayoutNode): void {
    this.#tree.nodes[this.#drawing] = root;
    this.#weaveChildren(root, this.#tree);
  }

  #weaveChildren(node: LayoutNode, place: Woven): void {
    const twins = new Twins(place, this.#drawing);
    const seats = new Map(place.children.map((child, index) => [child, index]));
    const added = new Map<Woven | null, Woven[]>();
    let before: Woven | null = null;
    for (const child of shownIn(node)) {
      const found = this.#find(child, place) ?? twins.take(child) ?? this.#wrap(child, place, seats);
      if (found) {
        this.#settle(child, found, place);
        this.#weaveChildren(child, found);
        before = found;
      } else {
        const own = open(child, this.#drawing, this.#count, place);
        const others = added.get(before);
        if (others) others.push(own);
        else added.set(before, [own]);
      }
    }
    // Those that a box was put around stand in its seat, which is that of the first of them.
    place.children = [...new Set(place.children.map((child) => directlyIn(place, child)))];
    addChildren(place, added);
  }

  /** The place that most of what is in a layer points to, as long as one tree can hold it. */
  #find(node: LayoutNode, place: Woven): Woven | null {
    const found = this.#likely.placesOf(node).find((each) => this.#canSettle(node, each, place));
    if (!found) return null;
    const score = this.#likely.score(node, found);
    // A box that only the narrower drawing has around something leaves the place to what is in it.
    return shownIn(node).some((child) => this.#likely.score(child, found) > score) ? null : found;
  }

  #canSettle(node: LayoutNode, woven: Woven, place: Woven): boolean {
    if (!this.#isFree(woven) || !canShare(leadOf(woven), node)) return false;
    for (let around = woven.parent; around !== place; around = around.parent) {
      if (around === null || around.nodes[this.#drawing] || !canDissolve(around)) return false;
    }
    return true;
  }

  #isFree(woven: Woven): boolean {
    return (
      woven.nodes[this.#drawing] === null && !woven.dissolvedIn.has(this.#drawing) && leadOf(woven).visible
    );
  }

  #settle(node: LayoutNode, woven: Woven, place: Woven): void {
    woven.nodes[this.#drawing] = node;
    for (let around = woven.parent; around && around !== place; around = around.parent)
      around.dissolvedIn.add(this.#drawing);
  }

  /** A box around things that wider drawings have without one; it takes the seat of the first of them. */
  #wrap(node: LayoutNode, place: Woven, seats: ReadonlyMap<Woven, number>): Woven | null {
    if (node.kind !== 'box' || !isPlain(node)) return null;
    const inside = this.#likely
      .placesInside(node)
      .filter((each) => each.parent === place && this.#isFree(each))
      .sort((one, other) => (seats.get(one) ?? 0) - (seats.get(other) ?? 0));
    if (inside.length === 0) return null;
    const woven: Woven = {
      nodes: Array.from({ length: this.#count }, () => null),
      dissolvedIn: new Set(Array.from({ length: this.#drawing }, (_, index) => index)),
      parent: place,
      children: inside,
    };
    for (const child of inside) child.parent = woven;
    return woven;
  }
}

/** The layers of a place that nothing is known of but what they are called, each taken once. */
class Twins {
  readonly #place: Woven;
  readonly #drawing: number;
  #byKey: Map<string, Woven[]> | null = null;

  constructor(place: Woven, drawing: number) {
    this.#place = place;
    this.#drawing = drawing;
  }

  take(node: LayoutNode): Woven | null {
    const waiting = this.#index().get(keyInParent(node)) ?? [];
    for (let twin = waiting.shift(); twin; twin = waiting.shift()) {
      const isFree = twin.nodes[this.#drawing] === null && !twin.dissolvedIn.has(this.#drawing);
      if (isFree && twin.parent === this.#place && canShare(leadOf(twin), node)) return twin;
    }
    return null;
  }

  #index(): Map<string, Woven[]> {
    if (this.#byKey) return this.#byKey;
    this.#byKey = new Map();
    for (const child of this.#place.children) {
      const lead = leadOf(child);
      if (!lead.visible) continue;
      const known = this.#byKey.get(keyInParent(lead));
      if (known) known.push(child);
      else this.#byKey.set(keyInParent(lead), [child]);
    }
    return this.#byKey;
  }
}

/** Puts what only one drawing has behind what comes before it there. */
function addChildren(place: Woven, added: ReadonlyMap<Woven | null, readonly Woven[]>): void {
  if (added.size === 0) return;
  const behind = new Map<Woven | null, Woven[]>();
  for (const [before, own] of added) {
    const child = before && directlyIn(place, before);
    behind.set(child, [...(behind.get(child) ?? []), ...own]);
  }
  place.children = [null, ...place.children].flatMap((child) => [
    ...(child ? [child] : []),
    ...(behind.get(child) ?? []),
  ]);
}

/** The child of a place that a node of its tree stands in. */
function directlyIn(place: Woven, woven: Woven): Woven {
  let child = woven;
  while (child.parent !== null && child.parent !== place) child = child.parent;
  return child;
}

/** Whether a box may be there only as what it holds. */
function canDissolve({ nodes, parent }: Woven): boolean {
  return parent !== null && nodes.every((node) => node === null || (node.kind === 'box' && isPlain(node)));
}

const pressed = /\b(button|btn|link|cta|input|select|field)\b/i;

/** Neither something to press, which must be one element, nor a box whose tokens what is in it goes by. */
function isPlain({ name, link, style }: LayoutBox): boolean {
  return link === null && !pressed.test(name) && !style.some(({ property }) => property.startsWith('--'));
}
