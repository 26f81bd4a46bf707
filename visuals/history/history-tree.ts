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
export function buildHistoryTree(found: readonly FoundGeneration[]): readonly HistoryNode[] {
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
  return buildNodes(children, (id) => carriers.get(id)?.nodeIds ?? []);
}

/** Built from the leaves up without recursion: a history may be as long as a file is old. */
function buildNodes(
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

/** The pictures that led to one, its root first and itself last; empty where it is not in the history. */
export function findPath(roots: readonly HistoryNode[], id: string): readonly HistoryNode[] {
  const parents = new Map<HistoryNode, HistoryNode | null>();
  const order: HistoryNode[] = [...roots];
  for (const root of roots) parents.set(root, null);
  for (const node of order) {
    for (const child of node.children) {
      parents.set(child, node);
      order.push(child);
    }
  }
  const path: HistoryNode[] = [];
  let node = order.find(({ generation }) => generation.id === id) ?? null;
  for (; node !== null; node = parents.get(node) ?? null) path.push(node);
  return path.toReversed();
}

/** Whether more than one picture was made of this one. */
export function isBranchPoint({ children }: HistoryNode): boolean {
  return children.length > 1;
}

/** One line of a history as it is shown. */
export interface HistoryRow {
  readonly node: HistoryNode;
  /** How far it is indented: a picture that goes on from another stands beneath it, and only branches step aside. */
  readonly level: number;
  /** How many pictures were made of it. */
  readonly branches: number;
}

/** The trees of a file as lines, each picture before what was made of it. */
export function listRows(roots: readonly HistoryNode[]): readonly HistoryRow[] {
  const rows: HistoryRow[] = [];
  const open = roots.map((node) => ({ node, level: 0 })).toReversed();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { node, level } = next;
    const { children } = node;
    rows.push({ node, level, branches: children.length });
    const beneath = children.length > 1 ? level + 1 : level;
    for (const child of children.toReversed()) open.push({ node: child, level: beneath });
  }
  return rows;
}
