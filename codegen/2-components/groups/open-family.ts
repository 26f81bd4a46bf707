import { problem, type Problem } from '#design/problem';
import type { LayoutBox, LayoutNode } from '../../1-layout/layout-tree.ts';
import { placeIn, splitByShape, type PlaceOf } from '../align-uses.ts';
import { countLayers, matchVariant } from './align-variants.ts';
import type { Use } from './collect-families.ts';
import { nameByWords } from './name-repeat.ts';
import type { UseGroup } from './use-group.ts';

/** The variants of a set that are built alike share a group; each other has its own. */
export function openFamily(name: string, uses: readonly Use[], problems: Problem[]): readonly UseGroup[] {
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
