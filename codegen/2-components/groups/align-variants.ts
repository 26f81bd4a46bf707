/**
 * The variants of a component set are components of their own, whose layers have ids of their own. People keep their
 * names and order alike, so that is how a layer of one variant is found in another.
 */
import type { LayoutBox, LayoutNode } from '../../1-layout/layout-tree.ts';
import { placeIn } from '../align-uses.ts';

/** The places of one variant by those of another that it is read against. */
export interface VariantMatch {
  readonly places: ReadonlyMap<string, string>;
  /** Whether one component can be both without becoming two in one file. */
  readonly isAlike: boolean;
}

/** Finds the layers of `variant` in `model`; both are uses, hidden layers included. */
export function matchVariant(variant: LayoutBox, model: LayoutBox): VariantMatch {
  const places = new Map<string, string>();
  const match = (node: LayoutNode, like: LayoutNode): void => {
    for (const [child, twin] of pairChildren(childrenOf(node), childrenOf(like))) {
      places.set(placeIn(variant, child), placeIn(model, twin));
      if (!isInstance(child)) match(child, twin);
    }
  };
  match(variant, model);
  const sizes = [countLayers(variant), countLayers(model)];
  const [less, more] = [Math.min(...sizes), Math.max(...sizes)];
  const isAlike = more === 0 || places.size >= 0.6 * more || (less > 0 && places.size >= 0.75 * less);
  return { places, isAlike };
}

/** Pairs in the order of both lists: by name first, then whatever of the same kind stands between the same pairs. */
function pairChildren(
  children: readonly LayoutNode[],
  twins: readonly LayoutNode[],
): readonly (readonly [LayoutNode, LayoutNode])[] {
  const pairs: (readonly [LayoutNode, LayoutNode])[] = [];
  let next = 0;
  let waiting: LayoutNode[] = [];
  const settle = (until: number): void => {
    for (const child of waiting) {
      const at = twins.findIndex(
        (twin, index) => index >= next && index < until && sortOf(twin) === sortOf(child),
      );
      const twin = twins[at];
      if (!twin) continue;
      pairs.push([child, twin]);
      next = at + 1;
    }
    waiting = [];
  };
  for (const child of children) {
    const at = twins.findIndex((twin, index) => index >= next && isNamedLike(twin, child));
    const twin = twins[at];
    if (!twin) {
      waiting.push(child);
      continue;
    }
    settle(at);
    pairs.push([child, twin]);
    next = at + 1;
  }
  settle(twins.length);
  return pairs;
}

function isNamedLike(one: LayoutNode, other: LayoutNode): boolean {
  return sortOf(one) === sortOf(other) && one.name.trim().toLowerCase() === other.name.trim().toLowerCase();
}

/** What can stand for what: an icon may be another in each variant, a text no picture. */
function sortOf(node: LayoutNode): string {
  return isInstance(node) ? 'instance' : node.kind;
}

function isInstance(node: LayoutNode): boolean {
  return node.kind === 'box' && node.instance !== null;
}

function childrenOf(node: LayoutNode): readonly LayoutNode[] {
  return node.kind === 'box' ? node.children : [];
}

/** All layers of a variant but those inside its instances, which are other components' business. */
export function countLayers(node: LayoutNode): number {
  return childrenOf(node).reduce((sum, child) => sum + 1 + (isInstance(child) ? 0 : countLayers(child)), 0);
}
