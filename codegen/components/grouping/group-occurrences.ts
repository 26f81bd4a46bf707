/**
 * Groups the boxes of all pages by component. An instance belongs to the group of its main component, and to the
 * group of its component set where the variants have a similar structure. A main component on a page is an
 * occurrence of itself. Hidden layers are ignored.
 */
import type { Problem } from '#design/problem';
import type { LayoutBox, LayoutNode, LayoutTree } from '../../layout/layout-tree.ts';
import { containsSelect } from '../../semantics/forms/find-field.ts';
import { isNavigation } from '../../semantics/interactions/link-targets.ts';
import { elementRefIn } from '../align-occurrences.ts';
import type { ComponentGroup, Grouping } from './component-group.ts';
import { findRepeats } from './find-repeats.ts';
import { findSections } from './find-sections.ts';
import { collectComponentSets, groupComponentSet } from './group-component-sets.ts';
import { SubtreeShapeTable } from './subtree-shapes.ts';

/**
 * Groups the occurrences of all components, the repeated parts that are not components, and the sections of long
 * pages.
 */
export function groupOccurrences(layout: LayoutTree): Grouping {
  const problems: Problem[] = [];
  const groups = [
    ...[...collectComponentSets(layout)].flatMap(([name, members]) =>
      groupComponentSet(name, members, problems),
    ),
    ...groupDialogs(layout),
  ]
    .flatMap(splitLinkedOccurrences)
    .flatMap(splitChoiceOccurrences);
  const fromDesign = dropCyclicGroups(groups);
  const shapes = new SubtreeShapeTable(fromDesign.groupOf);
  const repeated = dropCyclicGroups([
    ...fromDesign.groups,
    ...findRepeats(layout, fromDesign.groupOf, shapes),
  ]);
  const sections = findSections(layout, repeated.groupOf, shapes);
  return { ...dropCyclicGroups([...repeated.groups, ...sections]), problems };
}

/** The content of an overlay and the frame it comes from are occurrences of one component. */
function groupDialogs({ pages }: LayoutTree): readonly ComponentGroup[] {
  const opened = new Map<string, LayoutBox[]>();
  for (const { root } of pages) {
    const dialogs = root.kind === 'box' ? root.children : [];
    for (const dialog of dialogs) {
      if (dialog.kind !== 'box' || dialog.overlayFrameId === undefined) continue;
      const occurrences = dialog.children.filter((child) => child.kind === 'box');
      opened.set(dialog.overlayFrameId, [...(opened.get(dialog.overlayFrameId) ?? []), ...occurrences]);
    }
  }
  return pages.flatMap(({ root, frameId, name }): readonly ComponentGroup[] => {
    const occurrences = opened.get(frameId);
    if (occurrences === undefined || root.kind !== 'box') return [];
    const key = `dialog ${frameId}`;
    return [
      {
        key,
        componentId: frameId,
        title: name,
        occurrences: [root, ...occurrences],
        elementRefOf: elementRefIn,
      },
    ];
  });
}

/** Splits a group in which only some occurrences are links, because a link is another element. */
function splitLinkedOccurrences(group: ComponentGroup): readonly ComponentGroup[] {
  const linked = group.occurrences.filter(({ link }) => link !== null && isNavigation(link));
  const others = group.occurrences.filter((occurrence) => !linked.includes(occurrence));
  if (linked.length === 0 || others.length === 0) return [group];
  const title = /\blink$/i.test(group.title) ? group.title : `${group.title} link`;
  return [
    { ...group, occurrences: others },
    { ...group, key: `${group.key} link`, title, occurrences: linked },
  ];
}

/** Splits a group of fields in which only some occurrences are selects, because a select is another element. */
function splitChoiceOccurrences(group: ComponentGroup): readonly ComponentGroup[] {
  const choices = group.occurrences.filter(containsSelect);
  const others = group.occurrences.filter((occurrence) => !choices.includes(occurrence));
  if (choices.length === 0 || others.length === 0) return [group];
  const title = `${group.title} select`;
  return [
    { ...group, occurrences: others },
    { ...group, key: `${group.key} select`, title, occurrences: choices },
  ];
}

/**
 * Sorts groups so that each precedes the groups that use it. A component that contains itself, directly or not,
 * cannot be a file, so its group is dropped and its occurrences stay in place.
 */
function dropCyclicGroups(groups: readonly ComponentGroup[]): Pick<Grouping, 'groups' | 'groupOf'> {
  const groupOf = new Map<LayoutNode, ComponentGroup>();
  for (const group of groups) for (const occurrence of group.occurrences) groupOf.set(occurrence, group);
  const order: ComponentGroup[] = [];
  const states = new Map<ComponentGroup, 'open' | 'done' | 'dropped'>();
  const visit = (group: ComponentGroup): void => {
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

function groupsInside(
  group: ComponentGroup,
  groupOf: ReadonlyMap<LayoutNode, ComponentGroup>,
): ReadonlySet<ComponentGroup> {
  const inside = new Set<ComponentGroup>();
  const walk = (node: LayoutNode): void => {
    if (!node.visible || node.kind !== 'box') return;
    for (const child of node.children) {
      const inner = groupOf.get(child);
      if (inner) inside.add(inner);
      walk(child);
    }
  };
  group.occurrences.forEach(walk);
  return inside;
}
