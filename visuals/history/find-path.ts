import type { HistoryNode } from './grow-tree.ts';

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
