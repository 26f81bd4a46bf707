/**
 * What is decided about one use of a component holds for the same place of all its uses: that is what makes it one
 * component. Only what a place says of each use apart, where it leads and what its own picture shows, does not.
 */
import type { LayerPlan, PlanField } from '#design/code-plan';
import type { LayoutNode, LayoutTree } from '../../1-layout/layout-tree.ts';
import type { Grouping, UseGroup } from '../groups/use-group.ts';

/** Fields that hold for a place of a component, and those that hold for the component itself. */
const ofPlace: ReadonlySet<PlanField> = new Set<PlanField>([
  ...(['name', 'kind', 'level', 'prop', 'entry', 'label', 'narrow'] as const),
]);
const ofComponent: ReadonlySet<PlanField> = new Set<PlanField>(['kind', 'level', 'entry', 'narrow']);

/** Decisions by layer, those of other uses among them where a layer has none of its own. */
export function spreadDecisions(
  { pages }: LayoutTree,
  { groupOf }: Grouping,
  decided: ReadonlyMap<string, LayerPlan>,
): ReadonlyMap<LayoutNode, LayerPlan> {
  const shared = new Map<string, LayerPlan>();
  const visit = (see: (node: LayoutNode, places: Places) => void): void => {
    const walk = (node: LayoutNode, group: UseGroup | null, use: LayoutNode | null): void => {
      const own = groupOf.get(node);
      see(node, {
        place: group && use ? `${group.key} ${group.placeOf(use, node)}` : null,
        component: own ? `${own.key} itself` : null,
      });
      if (node.kind !== 'box') return;
      for (const child of node.children) walk(child, own ?? group, own ? node : use);
    };
    for (const { root } of pages) walk(root, null, null);
  };
  visit((node, { place, component }) => {
    const own = decided.get(node.id);
    if (!own) return;
    if (place !== null) shared.set(place, { ...pick(own, ofPlace), ...shared.get(place) });
    if (component !== null) shared.set(component, { ...pick(own, ofComponent), ...shared.get(component) });
  });
  const spread = new Map<LayoutNode, LayerPlan>();
  visit((node, { place, component }) => {
    const all = {
      ...(component === null ? {} : shared.get(component)),
      ...(place === null ? {} : shared.get(place)),
      ...decided.get(node.id),
    };
    if (Object.keys(all).length > 0) spread.set(node, all);
  });
  return spread;
}

interface Places {
  /** Of the layer in the component it stands in. */
  readonly place: string | null;
  /** The component it is a use of. */
  readonly component: string | null;
}

function pick(decided: LayerPlan, fields: ReadonlySet<PlanField>): LayerPlan {
  return Object.fromEntries(Object.entries(decided).filter(([field]) => fields.has(field as PlanField)));
}
