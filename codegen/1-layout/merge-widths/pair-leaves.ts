/** Which leaves of two trees are the same thing: what says or shows the same, told apart by what is around it. */
import type { LayoutNode } from '../layout-tree.ts';
import { textOf } from '../widths/measure-widths.ts';

/** Something without anything in it. */
export interface Leaf<Item> {
  readonly item: Item;
  /** What it stands in, the nearest first. */
  readonly around: readonly Item[];
  /** What may tell it, the surest first. */
  readonly keys: readonly string[];
  /** It says or shows something of its own. */
  readonly tells: boolean;
}

export interface Pair<One, Other> {
  readonly one: Leaf<One>;
  readonly other: Leaf<Other>;
  /** 1 for what is there once in each tree, less for one of several. */
  readonly weight: number;
}

/** How many boxes around a leaf are known. */
const deepest = 64;

/** What a layer is called beside its siblings, numbers apart: "Frame 12" is as good as "Frame 7". */
export function keyInParent(node: LayoutNode): string {
  if (node.kind === 'text') return `text ${textOf(node).trim()}`;
  const name = node.name.toLowerCase().replace(/[\d\s]+/g, ' ');
  const component = node.kind === 'box' ? (node.instance?.setName ?? node.instance?.componentName ?? '') : '';
  return `${node.kind} ${component} ${name}`;
}

/** The leaves of a tree, in its order. */
export function listLeaves<Item>(
  root: Item,
  childrenOf: (item: Item) => readonly Item[],
  nodeOf: (item: Item) => LayoutNode,
): readonly Leaf<Item>[] {
  const leaves: Leaf<Item>[] = [];
  const visit = (item: Item, around: readonly Item[]): void => {
    const children = childrenOf(item);
    const inner = [item, ...around].slice(0, deepest);
    for (const child of children) visit(child, inner);
    if (children.length > 0) return;
    const node = nodeOf(item);
    const outer = around.slice(0, 2).map((each) => keyInParent(nodeOf(each)));
    const content = contentOf(node);
    const keys = [content, content, keyInParent(node)];
    leaves.push({
      item,
      around,
      keys: keys.map((key, index) => (index === 1 ? key : [key, ...outer].join(' / '))),
      tells: node.kind !== 'box',
    });
  };
  visit(root, []);
  return leaves;
}

function contentOf(node: LayoutNode): string {
  if (node.kind === 'vector') return `vector ${node.svg}`;
  if (node.kind === 'image' && node.asset) return `image ${node.asset.key}`;
  return keyInParent(node);
}

/** Pairs what is there once in both trees, then what is there as often in both, in its order. */
export function pairLeaves<One, Other>(
  ones: readonly Leaf<One>[],
  others: readonly Leaf<Other>[],
): readonly Pair<One, Other>[] {
  const pairs: Pair<One, Other>[] = [];
  const taken = new Set<unknown>();
  for (const repeats of [false, true]) {
    for (const level of [0, 1, 2]) {
      const [mine, theirs] = [groupBy(ones, level, taken), groupBy(others, level, taken)];
      for (const [key, group] of mine) {
        const match = theirs.get(key);
        if (match?.length !== group.length || (group.length > 1 && !(repeats && group[0]?.tells))) continue;
        group.forEach((one, index) => {
          const other = match[index];
          if (!other) return;
          pairs.push({ one, other, weight: 1 / group.length });
          taken.add(one.item).add(other.item);
        });
      }
    }
  }
  return pairs;
}

function groupBy<Item>(
  leaves: readonly Leaf<Item>[],
  level: number,
  taken: ReadonlySet<unknown>,
): ReadonlyMap<string, readonly Leaf<Item>[]> {
  const groups = new Map<string, Leaf<Item>[]>();
  for (const leaf of leaves) {
    if (taken.has(leaf.item)) continue;
    const key = leaf.keys[level] ?? '';
    const group = groups.get(key);
    if (group) group.push(leaf);
    else groups.set(key, [leaf]);
  }
  return groups;
}
