import type { HistoryNode } from './grow-tree.ts';

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
