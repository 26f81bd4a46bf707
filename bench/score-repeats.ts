/** How much of what repeats in a design is written once, and what was written once although it is not alike. */
import type { DesignNode } from '#design/tree';
import { partOf, type Components } from './part-of.ts';
import { saysSomething, type Repeat } from './find-repeats.ts';
import type { LayerIndex } from './layer-index.ts';
import type { Rendered } from './trace-uses.ts';

/** Rendered things and the layers that each stands for. */
export type Settled = ReadonlyMap<Rendered, readonly string[]>;

/** Members that share one source with most of the others; a source of one member alone is none. */
export function countFactored({ members }: Repeat, settled: Settled): number {
  const sources = members.map(({ id }) => findSource(id, settled));
  const counts = new Map<string, number>();
  for (const source of sources) if (source !== null) counts.set(source, (counts.get(source) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return most > 1 ? most : 0;
}

/** Where a layer is written: a component, a place of one, or a place of a list. `null` where it is written for itself. */
function findSource(id: string, settled: Settled): string | null {
  for (const [one, ids] of settled) {
    if (!ids.includes(id)) continue;
    if (one.component !== null) return `component ${one.component}`;
    if (one.keyed) return `list ${one.ids.join(' ')}`;
    return one.owner === null ? null : `in ${one.owner.component ?? ''} ${one.ids.join(' ')}`;
  }
  return null;
}

export interface FalseMerge {
  readonly component: string;
  readonly ids: readonly [string, string];
}

/** Kinds of layers that two things must share for one component to be right for both. */
const leastLikeness = 0.5;

/**
 * Uses of one component whose layers are not alike, each against the first met. `firsts` remembers those of other pages;
 * variants of one set may look as they like.
 */
export function findFalseMerges(
  settled: Settled,
  { find }: LayerIndex,
  components: Components,
  firsts: Map<string, DesignNode>,
): readonly FalseMerge[] {
  const found: FalseMerge[] = [];
  for (const [{ component }, ids] of settled) {
    const node = ids[0] === undefined ? null : find(ids[0]);
    // One drawing may stand under many groups.
    if (component === null || node === null || !saysSomething(node)) continue;
    const first = firsts.get(component);
    if (!first) firsts.set(component, node);
    else if (!isSamePart(first, node, components) && likeness(first, node) < leastLikeness)
      found.push({ component, ids: [first.id, node.id] });
  }
  return found;
}

function isSamePart(one: DesignNode, other: DesignNode, components: Components): boolean {
  const [mine, theirs] = [partOf(one, components), partOf(other, components)];
  return mine !== null && mine === theirs;
}

/** The share of places (the kinds of the layers from the root down) that two things have in common. */
export function likeness(one: DesignNode, other: DesignNode): number {
  const [mine, theirs] = [countPlaces(one), countPlaces(other)];
  const total = [...mine.values(), ...theirs.values()].reduce((sum, count) => sum + count, 0);
  let common = 0;
  for (const [place, count] of mine) common += Math.min(count, theirs.get(place) ?? 0);
  return (2 * common) / total;
}

function countPlaces(root: DesignNode): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  const visit = (node: DesignNode, path: string): void => {
    const place = `${path}/${node.kind}`;
    counts.set(place, (counts.get(place) ?? 0) + 1);
    if (node.kind === 'box') for (const child of node.children) if (child.visible) visit(child, place);
  };
  visit(root, '');
  return counts;
}
