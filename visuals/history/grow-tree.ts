/**
 * The history of pictures in a file, as a tree: what was drawn from nothing at the roots, what was made of it beneath.
 * In come the records that layers carry, as they were found; a copied layer carries its original's, a layer that was
 * deleted takes its record along, and a file from elsewhere may hold anything.
 */
import type { Generation } from '#design/generation';

/** A record as it was found on a layer. */
export interface FoundGeneration {
  readonly nodeId: string;
  readonly generation: Generation;
}

/** One picture, and what was made of it. */
export interface HistoryNode {
  readonly generation: Generation;
  /** The layers that carry it, the first one found first. */
  readonly nodeIds: readonly string[];
  /** Oldest first; more than one where the history branches. */
  readonly children: readonly HistoryNode[];
}

/** Grows the trees of a file, oldest first; whose parent is gone stands at a root. */
export function growTree(found: readonly FoundGeneration[]): readonly HistoryNode[] {
  const carriers = new Map<string, { readonly generation: Generation; readonly nodeIds: string[] }>();
  for (const { nodeId, generation } of found) {
    const carrier = carriers.get(generation.id) ?? { generation, nodeIds: [] };
    carrier.nodeIds.push(nodeId);
    carriers.set(generation.id, carrier);
  }
  const children = new Map<string | null, Generation[]>();
  const generations = [...carriers.values()].map(({ generation }) => generation).toSorted(byAge);
  for (const generation of generations) {
    const parent = parentOf(generation, (id) => carriers.get(id)?.generation ?? null);
    const siblings = children.get(parent) ?? [];
    siblings.push(generation);
    children.set(parent, siblings);
  }
  return grow(children, (id) => carriers.get(id)?.nodeIds ?? []);
}

/** Built from the leaves up without recursion: a history may be as long as a file is old. */
function grow(
  children: ReadonlyMap<string | null, readonly Generation[]>,
  layersOf: (id: string) => readonly string[],
): readonly HistoryNode[] {
  const order: Generation[] = [...(children.get(null) ?? [])];
  for (const generation of order) order.push(...(children.get(generation.id) ?? []));
  const nodes = new Map<string, HistoryNode>();
  const nodesOf = (parent: string | null) =>
    (children.get(parent) ?? []).flatMap(({ id }) => nodes.get(id) ?? []);
  for (const generation of order.toReversed()) {
    const { id } = generation;
    nodes.set(id, { generation, nodeIds: layersOf(id), children: nodesOf(id) });
  }
  return nodesOf(null);
}

/** `null` where the parent is not in the file, or where following parents would lead in a circle. */
function parentOf(generation: Generation, find: (id: string) => Generation | null): string | null {
  const parent = generation.parent === null ? null : find(generation.parent);
  // A picture is made of one that was there before, so parents that are not older are none.
  return parent !== null && byAge(parent, generation) < 0 ? parent.id : null;
}

function byAge(one: Generation, other: Generation): number {
  return compare(one.createdAt, other.createdAt) || compare(one.id, other.id);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
