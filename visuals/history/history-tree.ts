/**
 * Builds the history of the pictures in a file as trees: new pictures are roots, and changed ones are children. The input
 * is the records found on layers. A copied layer has its original's record, a deleted layer takes its record with it, and
 * a file from elsewhere may contain anything.
 */
import type { Generation } from '#design/generation';

/** A record as it was found on a layer. */
export interface FoundGeneration {
  readonly nodeId: string;
  readonly generation: Generation;
}

/** One picture, and the pictures made from it. */
export interface HistoryNode {
  readonly generation: Generation;
  /** The layers with this record, in the order in which they were found. */
  readonly nodeIds: readonly string[];
  /** The pictures made from it, oldest first; several where the history branches. */
  readonly children: readonly HistoryNode[];
}

/** Builds the trees of a file, oldest first. A picture whose parent is missing is a root. */
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

/** Builds the nodes from the leaves up without recursion, because a history may be very long. */
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

/** The parent of a picture; `null` where it is not in the file or would form a cycle. */
function parentOf(generation: Generation, find: (id: string) => Generation | null): string | null {
  const parent = generation.parent === null ? null : find(generation.parent);
  // A picture is made from an older one, so a parent that is not older is ignored.
  return parent !== null && byAge(parent, generation) < 0 ? parent.id : null;
}

function byAge(one: Generation, other: Generation): number {
  return compare(one.createdAt, other.createdAt) || compare(one.id, other.id);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** The path to a picture, from its root to itself; empty where it is not in the history. */
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

/** Whether more than one picture was made from this one. */
export function isBranchPoint({ children }: HistoryNode): boolean {
  return children.length > 1;
}

/** One line of a history as it is shown. */
export interface HistoryRow {
  readonly node: HistoryNode;
  /** The indentation. A single successor keeps the level of its parent; only branches are indented. */
  readonly level: number;
  /** The number of pictures made from it. */
  readonly branches: number;
}

/** Lists the trees of a file as rows, each picture before the ones made from it. */
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
