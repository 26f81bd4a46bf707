import type { LayoutNode } from '../../1-layout/layout-tree.ts';
import type { Grouping, UseGroup } from './use-group.ts';

/** Groups in the order in which they are used. A component that holds itself, through others or not, cannot be a file: it stays where it stands. */
export function dropCircles(groups: readonly UseGroup[]): Pick<Grouping, 'groups' | 'groupOf'> {
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
