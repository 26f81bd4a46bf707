/**
 * Groups the instances of component sets. The variants of a set are components of their own, and their layers
 * have ids of their own. Designers keep the names and the order of layers equal, so the layers of two variants
 * are matched by both.
 */
import { problem, type Problem } from '#design/problem';
import type { LayoutBox, LayoutNode, LayoutTree } from '../../layout/layout-tree.ts';
import { elementRefIn, groupByChildOrder, type ResolveElementRef } from '../align-occurrences.ts';
import type { ComponentGroup } from './component-group.ts';
import { nameByShownText } from './name-repeats.ts';

/** Collects the occurrences on all pages by component set, or by main component for those without a set. */
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

/** An occurrence of a main component. */
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
    // Figma names a variant by its property values, and its parent is the component set.
    occurrences.push({
      box: node,
      componentId,
      setName: node.name.includes('=') ? (parent?.name ?? null) : null,
    });
  }
  for (const child of node.children) collectOccurrences(child, node, occurrences);
}

/**
 * Groups the occurrences of one set. Variants with a similar structure share a group; every other variant has its
 * own.
 */
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

/**
 * Returns the first occurrence of each variant, the one with the most layers first, because the others are
 * compared with it.
 */
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

/** Variants with a similar structure: for each, its element references by those of the largest. */
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

/**
 * Occurrences with another structure than the first ones get a component of their own, and a problem reports it.
 */
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
    // A layer that the first variant lacks keeps its own reference, prefixed by its variant.
    return known ? (known.get(elementRef) ?? `${own} ${elementRef}`) : elementRef;
  };
  return groupByChildOrder(boxes, elementRefOf).map((occurrences, index) => {
    const title = titleOf(occurrences[0]);
    if (index > 0) {
      const detail = 'its layers stand otherwise than in the other uses, so it has a component of its own';
      problems.push(problem('component-split', occurrences[0], { component: title, detail }));
    }
    const longTitle = nameByShownText(occurrences, title);
    const otherTitles = longTitle === null ? [] : [longTitle];
    return { key: `${key} ${index}`, componentId, title, otherTitles, occurrences, elementRefOf };
  });
}

/** Whether there is a text or an image: a single icon needs no file. */
function showsContent(node: LayoutNode): boolean {
  if (!node.visible) return false;
  if (node.kind === 'box') return node.children.some(showsContent);
  return node.kind === 'text' || node.kind === 'image';
}

/**
 * Returns the name of the set, followed by the values of a variant with another structure; without a set, the
 * name of the component.
 */
function titleFor(occurrence: LayoutBox, set: string | null, isFirst: boolean): string {
  const own = occurrence.instance?.componentName ?? occurrence.name;
  if (set === null || isFirst) return set ?? own;
  const values = own.split(',').map((pair) => pair.split('=')[1] ?? '');
  return `${set} ${values.filter((value) => !/^\s*(default|false|true|off|on|\d+)\s*$/i.test(value)).join(' ')}`;
}

/** The element references of one variant by those of another. */
export interface VariantMatch {
  readonly elementRefs: ReadonlyMap<string, string>;
  /** Whether one component can express both without too many conditions. */
  readonly isAlike: boolean;
}

/** Matches the layers of `variant` with those of `model`, including hidden layers. */
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
    more === 0 ||
    // A toggle that is off shows nothing of its mark.
    (isToggle(variant) && isToggle(model)) ||
    elementRefs.size >= 0.6 * more ||
    (less > 0 && elementRefs.size >= 0.75 * less);
  return { elementRefs, isAlike };
}

function isToggle({ inferredKind }: LayoutBox): boolean {
  return inferredKind === 'checkbox' || inferredKind === 'radio' || inferredKind === 'switch';
}

/**
 * Pairs children in the order of both lists: first by name, then by kind among the children between two such
 * pairs.
 */
function pairChildren(
  children: readonly LayoutNode[],
  counterparts: readonly LayoutNode[],
): readonly (readonly [LayoutNode, LayoutNode])[] {
  const pairs: (readonly [LayoutNode, LayoutNode])[] = [];
  let next = 0;
  let unmatched: LayoutNode[] = [];
  const pairUnmatched = (until: number): void => {
    for (const child of unmatched) {
      const at = counterparts.findIndex(
        (counterpart, index) => index >= next && index < until && matchKind(counterpart) === matchKind(child),
      );
      const counterpart = counterparts[at];
      if (!counterpart) continue;
      pairs.push([child, counterpart]);
      next = at + 1;
    }
    unmatched = [];
  };
  for (const child of children) {
    const at = counterparts.findIndex(
      (counterpart, index) => index >= next && hasSameName(counterpart, child),
    );
    const counterpart = counterparts[at];
    if (!counterpart) {
      unmatched.push(child);
      continue;
    }
    pairUnmatched(at);
    pairs.push([child, counterpart]);
    next = at + 1;
  }
  pairUnmatched(counterparts.length);
  return pairs;
}

function hasSameName(one: LayoutNode, other: LayoutNode): boolean {
  return (
    matchKind(one) === matchKind(other) && one.name.trim().toLowerCase() === other.name.trim().toLowerCase()
  );
}

/** The kind by which layers are matched: any instance matches any other, but a text never matches an image. */
function matchKind(node: LayoutNode): string {
  return isInstance(node) ? 'instance' : node.kind;
}

function isInstance(node: LayoutNode): boolean {
  return node.kind === 'box' && node.instance !== null;
}

function childrenOf(node: LayoutNode): readonly LayoutNode[] {
  return node.kind === 'box' ? node.children : [];
}

/** Counts the layers of a variant, without those inside its nested instances. */
function countLayers(node: LayoutNode): number {
  return childrenOf(node).reduce((sum, child) => sum + 1 + (isInstance(child) ? 0 : countLayers(child)), 0);
}
