/**
 * Which parts of the pages are uses of one component. An instance belongs to the group of its main component, and
 * a main component on a page to its own. Hidden layers use nothing.
 */
import type { LayoutBox, LayoutNode, LayoutTree } from '../1-layout/layout-tree.ts';
import { problem, type Problem } from '#design/problem';
import { splitByShape } from './align-uses.ts';

export interface UseGroup {
  /** Unique among the groups. */
  readonly key: string;
  /** The main component's id, or that of its set. */
  readonly componentId: string;
  /** What its file is called after. */
  readonly title: string;
  /** In the order of the pages. */
  readonly uses: readonly LayoutBox[];
}

export interface Grouping {
  /** Used before their users. */
  readonly groups: readonly UseGroup[];
  readonly groupOf: ReadonlyMap<LayoutNode, UseGroup>;
  readonly problems: readonly Problem[];
}

/** Gathers the uses of all components of all pages. */
export function groupUses({ pages }: LayoutTree): Grouping {
  const uses = new Map<string, LayoutBox[]>();
  for (const { root } of pages) collectUses(root, uses);
  const problems: Problem[] = [];
  const groups = [...uses]
    .filter(([, boxes]) => boxes.length > 1 || boxes.some(saysSomething))
    .flatMap(([componentId, boxes]) => openGroups(componentId, boxes, problems));
  const kept = dropCircles(groups);
  return { ...kept, problems };
}

function collectUses(node: LayoutNode, uses: Map<string, LayoutBox[]>): void {
  if (!node.visible || node.kind !== 'box') return;
  const id = node.instance?.componentId ?? node.componentId;
  if (id !== null) {
    const known = uses.get(id);
    if (known) known.push(node);
    else uses.set(id, [node]);
  }
  for (const child of node.children) collectUses(child, uses);
}

/** Whether there is more to it than shapes: one icon alone needs no file. */
function saysSomething(node: LayoutNode): boolean {
  if (!node.visible) return false;
  if (node.kind === 'box') return node.children.some(saysSomething);
  return node.kind === 'text' || node.kind === 'image';
}

/** Uses that are built otherwise than the first ones get a component of their own, and that is said. */
function openGroups(
  componentId: string,
  boxes: readonly LayoutBox[],
  problems: Problem[],
): readonly UseGroup[] {
  return splitByShape(boxes).map((uses, index) => {
    const [first] = uses;
    const title = titleOf(first);
    if (index > 0) {
      const detail = 'its layers stand otherwise than in the other uses, so it has a component of its own';
      problems.push(problem('component-split', first, { component: title, detail }));
    }
    return { key: index === 0 ? componentId : `${componentId}#${index + 1}`, componentId, title, uses };
  });
}

function titleOf(use: LayoutBox): string {
  const own = use.instance?.componentName ?? use.name;
  const set = use.instance?.setName ?? null;
  if (set === null) return own;
  const values = own.split(',').map((pair) => pair.split('=')[1] ?? '');
  return `${set} ${values.filter((value) => !/^\s*(default|false|true|off|on|\d+)\s*$/i.test(value)).join(' ')}`;
}

/** A component that holds itself, through others or not, cannot be a file; such groups stay where they stand. */
function dropCircles(groups: readonly UseGroup[]): Pick<Grouping, 'groups' | 'groupOf'> {
  const groupOf = new Map<LayoutNode, UseGroup>();
  for (const group of groups) for (const use of group.uses) groupOf.set(use, group);
  const order: UseGroup[] = [];
  const states = new Map<UseGroup, 'open' | 'done' | 'dropped'>();
  const visit = (group: UseGroup): void => {
    const state = states.get(group);
    if (state === 'open') states.set(group, 'dropped');
    if (state !== undefined) return;
    states.set(group, 'open');
    for (const inner of groupsInside(group, groupOf)) visit(inner);
    if (states.get(group) === 'dropped') return;
    states.set(group, 'done');
    order.push(group);
  };
  groups.forEach(visit);
  const kept = new Set(order);
  for (const [node, group] of groupOf) if (!kept.has(group)) groupOf.delete(node);
  return { groups: order, groupOf };
}

function groupsInside(group: UseGroup, groupOf: ReadonlyMap<LayoutNode, UseGroup>): ReadonlySet<UseGroup> {
  const inside = new Set<UseGroup>();
  const walk = (node: LayoutNode): void => {
    if (!node.visible || node.kind !== 'box') return;
    for (const child of node.children) {
      const inner = groupOf.get(child);
      if (inner) inside.add(inner);
      walk(child);
    }
  };
  group.uses.forEach(walk);
  return inside;
}
