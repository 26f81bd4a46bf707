import { problem, type Problem } from '#design/problem';
import type { LayoutBox, LayoutNode, LayoutTree } from '../../layout/layout-tree.ts';
import { elementRefIn, groupByChildOrder, type ResolveElementRef } from '../align-occurrences.ts';
import type { ComponentGroup } from './component-group.ts';
import { nameByShownText } from './find-repeats.ts';

/** The variants of a set that are built alike share a group; each other has its own. */
export function groupComponentSet(
  name: string,
  occurrences: readonly ComponentOccurrence[],
  problems: Problem[],
): readonly ComponentGroup[] {
  const variants = new Map<string, LayoutBox[]>();
  for (const { componentId, box } of occurrences) {
    const known = variants.get(componentId);
    if (known) known.push(box);
    else variants.set(componentId, [box]);
  }
  const clusters: VariantCluster[] = [];
  for (const [componentId, first] of variantsByLayerCount(variants))
    addToCluster(clusters, componentId, first);
  return clusters.flatMap((cluster, index) => {
    const boxes = occurrences
      .filter((occurrence) => cluster.elementRefs.has(occurrence.componentId))
      .map(({ box }) => box);
    const setName = name.startsWith('set ') ? name.slice(4) : null;
    const titleOf = (occurrence: LayoutBox) => titleFor(occurrence, setName, index === 0);
    return createVariantGroups(`${name} ${index}`, cluster, boxes, titleOf, problems);
  });
}

/** The first use of each variant, the one with the most layers first: the others are read as having less than it. */
function variantsByLayerCount(
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
interface VariantCluster {
  readonly componentId: string;
  readonly model: LayoutBox;
  readonly elementRefs: Map<string, ReadonlyMap<string, string> | null>;
}

function addToCluster(clusters: VariantCluster[], componentId: string, variant: LayoutBox): void {
  for (const cluster of clusters) {
    const { elementRefs, isAlike } = matchVariant(variant, cluster.model);
    if (!isAlike) continue;
    cluster.elementRefs.set(componentId, elementRefs);
    return;
  }
  clusters.push({ componentId, model: variant, elementRefs: new Map([[componentId, null]]) });
}

/** Uses that are built otherwise than the first ones get a component of their own, and that is said. */
function createVariantGroups(
  key: string,
  { componentId, elementRefs }: VariantCluster,
  boxes: readonly LayoutBox[],
  titleOf: (occurrence: LayoutBox) => string,
  problems: Problem[],
): readonly ComponentGroup[] {
  if (boxes.length === 1 && !boxes.some(showsContent)) return [];
  const elementRefOf: ResolveElementRef = (occurrence, node) => {
    const elementRef = elementRefIn(occurrence, node);
    const own =
      occurrence.kind === 'box' ? (occurrence.instance?.componentId ?? occurrence.componentId ?? '') : '';
    const known = elementRefs.get(own);
    // A layer that the first variant lacks keeps its own place, apart from all others.
    return known ? (known.get(elementRef) ?? `${own} ${elementRef}`) : elementRef;
  };
  return groupByChildOrder(boxes, elementRefOf).map((occurrences, index) => {
    const title = titleOf(occurrences[0]);
    if (index > 0) {
      const detail = 'its layers stand otherwise than in the other uses, so it has a component of its own';
      problems.push(problem('component-split', occurrences[0], { component: title, detail }));
    }
    const longTitle = nameByShownText(occurrences, title) ?? title;
    return { key: `${key} ${index}`, componentId, title, longTitle, occurrences, elementRefOf };
  });
}

/** Whether there is more to it than shapes: one icon alone needs no file. */
function showsContent(node: LayoutNode): boolean {
  if (!node.visible) return false;
  if (node.kind === 'box') return node.children.some(showsContent);
  return node.kind === 'text' || node.kind === 'image';
}

/** A set's name, and behind it what makes a variant of it that is built otherwise; else the component's. */
function titleFor(occurrence: LayoutBox, set: string | null, isFirst: boolean): string {
  const own = occurrence.instance?.componentName ?? occurrence.name;
  if (set === null || isFirst) return set ?? own;
  const values = own.split(',').map((pair) => pair.split('=')[1] ?? '');
  return `${set} ${values.filter((value) => !/^\s*(default|false|true|off|on|\d+)\s*$/i.test(value)).join(' ')}`;
}

/** A use of a main component. */
interface ComponentOccurrence {
  readonly box: LayoutBox;
  readonly componentId: string;
  readonly setName: string | null;
}

function collectOccurrences(
  node: LayoutNode,
  parent: LayoutNode | null,
  occurrences: ComponentOccurrence[],
): void {
  if (!node.visible || node.kind !== 'box') return;
  const { instance, componentId } = node;
  if (instance) occurrences.push({ box: node, componentId: instance.componentId, setName: instance.setName });
  else if (componentId !== null) {
    // Figma names a variant by its values, and the box around all of them is the set.
    occurrences.push({
      box: node,
      componentId,
      setName: node.name.includes('=') ? (parent?.name ?? null) : null,
    });
  }
  for (const child of node.children) collectOccurrences(child, node, occurrences);
}

/** The uses on all pages by their set, or by their component where it is in none. */
export function collectComponentSets({
  pages,
}: LayoutTree): ReadonlyMap<string, readonly ComponentOccurrence[]> {
  const occurrences: ComponentOccurrence[] = [];
  for (const { root } of pages) collectOccurrences(root, null, occurrences);
  const sets = new Map(
    occurrences.flatMap(({ componentId, setName }) => (setName === null ? [] : [[componentId, setName]])),
  );
  const occurrencesBySet = new Map<string, ComponentOccurrence[]>();
  for (const occurrence of occurrences) {
    const setName = sets.get(occurrence.componentId);
    const name = setName === undefined ? `component ${occurrence.componentId}` : `set ${setName}`;
    const known = occurrencesBySet.get(name);
    if (known) known.push(occurrence);
    else occurrencesBySet.set(name, [occurrence]);
  }
  return occurrencesBySet;
}

/**
 * The variants of a component set are components of their own, whose layers have ids of their own. People keep their
 * names and order alike, so that is how a layer of one variant is found in another.
 */

/** The places of one variant by those of another that it is read against. */
export interface VariantMatch {
  readonly elementRefs: ReadonlyMap<string, string>;
  /** Whether one component can be both without becoming two in one file. */
  readonly isAlike: boolean;
}

/** Finds the layers of `variant` in `model`; both are uses, hidden layers included. */
function matchVariant(variant: LayoutBox, model: LayoutBox): VariantMatch {
  const elementRefs = new Map<string, string>();
  const match = (node: LayoutNode, modelNode: LayoutNode): void => {
    for (const [child, counterpart] of pairChildren(childrenOf(node), childrenOf(modelNode))) {
      elementRefs.set(elementRefIn(variant, child), elementRefIn(model, counterpart));
      if (!isInstance(child)) match(child, counterpart);
    }
  };
  match(variant, model);
  const sizes = [countLayers(variant), countLayers(model)];
  const [less, more] = [Math.min(...sizes), Math.max(...sizes)];
  const isAlike =
    more === 0 || elementRefs.size >= 0.6 * more || (less > 0 && elementRefs.size >= 0.75 * less);
  return { elementRefs, isAlike };
}

/** Pairs in the order of both lists: by name first, then whatever of the same kind stands between the same pairs. */
function pairChildren(
  children: readonly LayoutNode[],
  counterparts: readonly LayoutNode[],
): readonly (readonly [LayoutNode, LayoutNode])[] {
  const pairs: (readonly [LayoutNode, LayoutNode])[] = [];
  let next = 0;
  let waiting: LayoutNode[] = [];
  const pairWaiting = (until: number): void => {
    for (const child of waiting) {
      const at = counterparts.findIndex(
        (counterpart, index) => index >= next && index < until && matchKind(counterpart) === matchKind(child),
      );
      const counterpart = counterparts[at];
      if (!counterpart) continue;
      pairs.push([child, counterpart]);
      next = at + 1;
    }
    waiting = [];
  };
  for (const child of children) {
    const at = counterparts.findIndex(
      (counterpart, index) => index >= next && hasSameName(counterpart, child),
    );
    const counterpart = counterparts[at];
    if (!counterpart) {
      waiting.push(child);
      continue;
    }
    pairWaiting(at);
    pairs.push([child, counterpart]);
    next = at + 1;
  }
  pairWaiting(counterparts.length);
  return pairs;
}

function hasSameName(one: LayoutNode, other: LayoutNode): boolean {
  return (
    matchKind(one) === matchKind(other) && one.name.trim().toLowerCase() === other.name.trim().toLowerCase()
  );
}

/** What can stand for what: an icon may be another in each variant, a text no picture. */
function matchKind(node: LayoutNode): string {
  return isInstance(node) ? 'instance' : node.kind;
}

function isInstance(node: LayoutNode): boolean {
  return node.kind === 'box' && node.instance !== null;
}

function childrenOf(node: LayoutNode): readonly LayoutNode[] {
  return node.kind === 'box' ? node.children : [];
}

/** All layers of a variant but those inside its instances, which are other components' business. */
function countLayers(node: LayoutNode): number {
  return childrenOf(node).reduce((sum, child) => sum + 1 + (isInstance(child) ? 0 : countLayers(child)), 0);
}
