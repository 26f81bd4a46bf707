/**
 * Applies a model's plan to a layout. A layout and a plan come in. The layout goes out as if the designer had
 * named its layers, made its components and set its links, with the other decisions attached to each layer. A
 * decision that cannot be applied is dropped and reported. No text, size, colour or position changes at the drawn
 * width.
 */
import {
  type CodePlan,
  type LayerPlan,
  type PlanField,
  planFields,
  withoutDecisions,
} from '#design/code-plan';
import type { Problem } from '#design/problem';
import type { LayoutNode, LayoutTree } from '../../layout/layout-tree.ts';
import type { ComponentGroup, Grouping } from '../grouping/component-group.ts';
import { groupOccurrences } from '../grouping/group-occurrences.ts';
import { mapLayout } from '../walk-layout.ts';
import { applyNarrowIntent, canReflow } from './narrow-intent.ts';
import { applyPlannedComponents } from './plan-components.ts';
import { PlanContext, resolveHref } from './plan-context.ts';
import { findDecisionFault } from './validate-decision.ts';

/** A layout with the decisions of a plan. */
export interface AppliedPlan {
  readonly layout: LayoutTree;
  /** The decisions that can be applied, by layer. */
  readonly accepted: ReadonlyMap<string, LayerPlan>;
  readonly problems: readonly Problem[];
}

/** Applies a plan; an empty one does not change the layout. */
export function applyPlan(layout: LayoutTree, plan: CodePlan): AppliedPlan {
  const context = new PlanContext(layout);
  const accepted = acceptFields(plan, context);
  if (accepted.size === 0) return { layout, accepted, problems: context.problems };
  const planned = applyPlannedComponents(layout, accepted, context);
  const propagated = propagateDecisions(planned, groupOccurrences(planned), accepted);
  const applied = mapLayout(planned, (node, drawn) => {
    const decided = propagated.get(drawn);
    return decided ? applyDecision(node, decided, context) : node;
  });
  return { layout: applied, accepted: withoutRejected(accepted, context), problems: context.problems };
}

function acceptFields({ layers }: CodePlan, context: PlanContext): ReadonlyMap<string, LayerPlan> {
  const accepted = new Map<string, LayerPlan>();
  for (const [id, decided] of Object.entries(layers)) {
    const node = context.find(id);
    for (const field of planFields) {
      if (decided[field] === undefined) continue;
      const fault = node
        ? findDecisionFault(field, decided, node, context)
        : 'there is no such layer to be seen in the design';
      if (fault !== null) context.reject(node ?? { id, name: id }, field, decided[field], fault);
      else if (node) accepted.set(node.id, { [field]: decided[field], ...accepted.get(node.id) });
    }
  }
  return accepted;
}

function applyDecision(node: LayoutNode, decided: LayerPlan, context: PlanContext): LayoutNode {
  const { name, href, prop, narrow } = decided;
  const link = href === undefined ? null : resolveHref(href, context).link;
  const wanted = prop === undefined ? {} : propReferenceFor(prop, node);
  const applied: LayoutNode = {
    ...node,
    decided,
    name: name ?? node.name,
    link: link ?? node.link,
    references: { ...node.references, ...wanted },
  };
  return narrow !== undefined && canReflow(applied, narrow) ? applyNarrowIntent(applied, narrow) : applied;
}

/** Returns the reference that a component property of the design would have. */
function propReferenceFor(prop: string, { kind }: LayoutNode): LayoutNode['references'] {
  if (kind === 'text') return { characters: prop };
  return kind === 'image' ? {} : { mainComponent: prop };
}

/** Removes the decisions that were accepted at first and rejected when components were formed. */
function withoutRejected(
  accepted: ReadonlyMap<string, LayerPlan>,
  { rejected }: PlanContext,
): ReadonlyMap<string, LayerPlan> {
  return new Map(Object.entries(withoutDecisions({ layers: Object.fromEntries(accepted) }, rejected).layers));
}

/**
 * Propagates the decisions about one occurrence to the same element of all occurrences, because they are one
 * component. A layer's own decisions win. Link targets and the alternative texts of images are not propagated:
 * they may differ between occurrences.
 */
function propagateDecisions(
  { pages }: LayoutTree,
  { groupOf }: Grouping,
  decided: ReadonlyMap<string, LayerPlan>,
): ReadonlyMap<LayoutNode, LayerPlan> {
  const shared = new Map<string, LayerPlan>();
  const visit = (visitor: (node: LayoutNode, keys: DecisionKeys) => void): void => {
    const walk = (node: LayoutNode, group: ComponentGroup | null, occurrence: LayoutNode | null): void => {
      const own = groupOf.get(node);
      visitor(node, {
        elementRef: group && occurrence ? `${group.key} ${group.elementRefOf(occurrence, node)}` : null,
        component: own ? `${own.key} itself` : null,
      });
      if (node.kind !== 'box') return;
      for (const child of node.children) walk(child, own ?? group, own ? node : occurrence);
    };
    for (const { root } of pages) walk(root, null, null);
  };
  visit((node, { elementRef, component }) => {
    const own = decided.get(node.id);
    if (!own) return;
    if (elementRef !== null)
      shared.set(elementRef, { ...pick(own, elementFields), ...shared.get(elementRef) });
    if (component !== null)
      shared.set(component, { ...pick(own, componentFields), ...shared.get(component) });
  });
  const propagated = new Map<LayoutNode, LayerPlan>();
  visit((node, { elementRef, component }) => {
    const all = {
      ...(component === null ? {} : shared.get(component)),
      ...(elementRef === null ? {} : shared.get(elementRef)),
      ...decided.get(node.id),
    };
    if (Object.keys(all).length > 0) propagated.set(node, all);
  });
  return propagated;
}

/** The keys under which decisions about a layer are shared. */
interface DecisionKeys {
  /** The element in its component. */
  readonly elementRef: string | null;
  /** The component of which the layer is an occurrence. */
  readonly component: string | null;
}

/**
 * Fields that apply to an element of a component in all its occurrences, and those that apply to the component
 * itself.
 */
const elementFields: ReadonlySet<PlanField> = new Set<PlanField>([
  ...(['name', 'kind', 'level', 'prop', 'entry', 'label', 'narrow'] as const),
]);

const componentFields: ReadonlySet<PlanField> = new Set<PlanField>(['kind', 'level', 'entry', 'narrow']);

function pick(decided: LayerPlan, fields: ReadonlySet<PlanField>): LayerPlan {
  return Object.fromEntries(Object.entries(decided).filter(([field]) => fields.has(field as PlanField)));
}
