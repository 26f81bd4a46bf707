/**
 * Which parts of the pages are uses of one component. An instance belongs to the group of its main component, and
 * with it to that of its set where the variants are built alike; a main component on a page is a use of itself.
 * Hidden layers use nothing.
 */
import type { LayoutBox, LayoutNode, LayoutTree } from '../../1-layout/layout-tree.ts';
import { problem, type Problem } from '#design/problem';
import { placeIn, splitByShape, type PlaceOf } from '../align-uses.ts';
import { countLayers, matchVariant } from './align-variants.ts';
import { findRepeats } from './find-repeats.ts';
import { findSections } from './find-sections.ts';
import { nameByWords } from './name-repeat.ts';
import { leads } from '../links/link-props.ts';
import { ShapeTable } from './shape-table.ts';

export interface UseGroup {
  /** Unique among the groups. */
  readonly key: string;
  /** The main component's id; of a set, that of the first variant met. */
  readonly componentId: string;
  /** What its file is called after. */
  readonly title: string;
  /** What it is called where another is called so already. @default the title with a number */
  readonly longTitle?: string;
  /** In the order of the pages. */
  readonly uses: readonly LayoutBox[];
  /** The name of a layer of a use that is the same in all uses. */
  readonly placeOf: PlaceOf;
  /** A part of one page, cut out to be read by itself. @default false */
  readonly isPart?: boolean;
}

export interface Grouping {
  /** Used before their users. */
  readonly groups: readonly UseGroup[];
  readonly groupOf: ReadonlyMap<LayoutNode, UseGroup>;
  readonly problems: readonly Problem[];
}

/** Gathers the uses of all components of all pages, what repeats without being one, and the sections of long pages. */
export function groupUses(layout: LayoutTree): Grouping {
  const uses: Use[] = [];
  for (const { root } of layout.pages) collectUses(root, null, uses);
  const problems: Problem[] = [];
  const groups = [
    ...[...familiesOf(uses)].flatMap(([name, members]) => openFamily(name, members, problems)),
    ...openDialogs(layout),
  ].flatMap(splitByLink);
  const drawn = dropCircles(groups);
  const shapes = new ShapeTable(drawn.groupOf);
  const repeated = dropCircles([...drawn.groups, ...findRepeats(layout, drawn.groupOf, shapes)]);
  const sections = findSections(layout, repeated.groupOf, shapes);
  return { ...dropCircles([...repeated.groups, ...sections]), problems };
}

/** What opens over a page is the same part there and on the page of its own. */
function openDialogs({ pages }: LayoutTree): readonly UseGroup[] {
  const opened = new Map<string, LayoutBox[]>();
  for (const { root } of pages) {
    const dialogs = root.kind === 'box' ? root.children : [];
    for (const dialog of dialogs) {
      if (dialog.kind !== 'box' || dialog.opensAs === undefined) continue;
      const uses = dialog.children.filter((child) => child.kind === 'box');
      opened.set(dialog.opensAs, [...(opened.get(dialog.opensAs) ?? []), ...uses]);
    }
  }
  return pages.flatMap(({ root, frameId, name }): readonly UseGroup[] => {
    const uses = opened.get(frameId);
    if (uses === undefined || root.kind !== 'box') return [];
    const key = `dialog ${frameId}`;
    return [{ key, componentId: frameId, title: name, uses: [root, ...uses], placeOf: placeIn }];
  });
}

/** A component that leads somewhere in some uses only is a link there and something else elsewhere. */
function splitByLink(group: UseGroup): readonly UseGroup[] {
  const linked = group.uses.filter(({ link }) => link !== null && leads(link));
  const others = group.uses.filter((use) => !linked.includes(use));
  if (linked.length === 0 || others.length === 0) return [group];
  const title = /\blink$/i.test(group.title) ? group.title : `${group.title} link`;
  return [
    { ...group, uses: others },
    { ...group, key: `${group.key} link`, title, uses: linked },
  ];
}

interface Use {
  readonly box: LayoutBox;
  readonly componentId: string;
  readonly setName: string | null;
}

function collectUses(node: LayoutNode, parent: LayoutNode | null, uses: Use[]): void {
  if (!node.visible || node.kind !== 'box') return;
  const { instance, componentId } = node;
  if (instance) uses.push({ box: node, componentId: instance.componentId, setName: instance.setName });
  else if (componentId !== null) {
    // Figma names a variant by its values, and the box around all of them is the set.
    uses.push({ box: node, componentId, setName: node.name.includes('=') ? (parent?.name ?? null) : null });
  }
  for (const child of node.children) collectUses(child, node, uses);
}

/** Uses by their set, or by their component where it is in none. */
function familiesOf(uses: readonly Use[]): ReadonlyMap<string, readonly Use[]> {
  const sets = new Map(
    uses.flatMap(({ componentId, setName }) => (setName === null ? [] : [[componentId, setName]])),
  );
  const families = new Map<string, Use[]>();
  for (const use of uses) {
    const setName = sets.get(use.componentId);
    const name = setName === undefined ? `component ${use.componentId}` : `set ${setName}`;
    const family = families.get(name);
    if (family) family.push(use);
    else families.set(name, [use]);
  }
  return families;
}

/** The variants of a set that are built alike share a group; each other has its own. */
function openFamily(name: string, uses: readonly Use[], problems: Problem[]): readonly UseGroup[] {
  const variants = new Map<string, LayoutBox[]>();
  for (const { componentId, box } of uses) {
    const known = variants.get(componentId);
    if (known) known.push(box);
    else variants.set(componentId, [box]);
  }
  const clusters: Cluster[] = [];
  for (const [componentId, first] of byContent(variants)) joinCluster(clusters, componentId, first);
  return clusters.flatMap((cluster, index) => {
    const boxes = uses.filter((use) => cluster.places.has(use.componentId)).map(({ box }) => box);
    const setName = name.startsWith('set ') ? name.slice(4) : null;
    const titleOf = (use: LayoutBox) => titleFor(use, setName, index === 0);
    return openGroups(`${name} ${index}`, cluster, boxes, titleOf, problems);
  });
}

/** The first use of each variant, the one with the most layers first: the others are read as having less than it. */
function byContent(
  variants: ReadonlyMap<string, readonly LayoutBox[]>,
): readonly (readonly [componentId: string, use: LayoutBox])[] {
  const firsts = [...variants].flatMap(([componentId, [first]]) =>
    first ? [{ componentId, first, layers: countLayers(first) }] : [],
  );
  return firsts
    .sort((one, other) => other.layers - one.layers)
    .map(({ componentId, first }) => [componentId, first]);
}

/** Variants that are built alike: for each, its places by those of the largest. */
interface Cluster {
  readonly componentId: string;
  readonly model: LayoutBox;
  readonly places: Map<string, ReadonlyMap<string, string> | null>;
}

function joinCluster(clusters: Cluster[], componentId: string, variant: LayoutBox): void {
  for (const cluster of clusters) {
    const { places, isAlike } = matchVariant(variant, cluster.model);
    if (!isAlike) continue;
    cluster.places.set(componentId, places);
    return;
  }
  clusters.push({ componentId, model: variant, places: new Map([[componentId, null]]) });
}

/** Uses that are built otherwise than the first ones get a component of their own, and that is said. */
function openGroups(
  key: string,
  { componentId, places }: Cluster,
  boxes: readonly LayoutBox[],
  titleOf: (use: LayoutBox) => string,
  problems: Problem[],
): readonly UseGroup[] {
  if (boxes.length === 1 && !boxes.some(saysSomething)) return [];
  const placeOf: PlaceOf = (use, node) => {
    const place = placeIn(use, node);
    const own = use.kind === 'box' ? (use.instance?.componentId ?? use.componentId ?? '') : '';
    const known = places.get(own);
    // A layer that the first variant lacks keeps its own place, apart from all others.
    return known ? (known.get(place) ?? `${own} ${place}`) : place;
  };
  return splitByShape(boxes, placeOf).map((uses, index) => {
    const title = titleOf(uses[0]);
    if (index > 0) {
      const detail = 'its layers stand otherwise than in the other uses, so it has a component of its own';
      problems.push(problem('component-split', uses[0], { component: title, detail }));
    }
    const longTitle = nameByWords(uses, title) ?? title;
    return { key: `${key} ${index}`, componentId, title, longTitle, uses, placeOf };
  });
}

/** Whether there is more to it than shapes: one icon alone needs no file. */
function saysSomething(node: LayoutNode): boolean {
  if (!node.visible) return false;
  if (node.kind === 'box') return node.children.some(saysSomething);
  return node.kind === 'text' || node.kind === 'image';
}

/** A set's name, and behind it what makes a variant of it that is built otherwise; else the component's. */
function titleFor(use: LayoutBox, set: string | null, isFirst: boolean): string {
  const own = use.instance?.componentName ?? use.name;
  if (set === null || isFirst) return set ?? own;
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
