/**
 * A plan held against a layout. A layout and a plan go in; the layout as if its designer had named its layers, made its
 * components and said what leads where comes out, each layer with what else was decided about it. Every word that
 * cannot hold is left out and told; no text, size, colour or place is touched at the drawn width.
 */
import { planFields, withoutDecisions, type CodePlan, type LayerPlan } from '#design/code-plan';
import type { Problem } from '#design/problem';
import type { LayoutNode, LayoutTree } from '../../1-layout/layout-tree.ts';
import { groupUses } from '../groups/group-uses.ts';
import { findFault } from './find-fault.ts';
import { giveWay, isBesideOneAnother } from './give-way.ts';
import { holdComponents } from './hold-components.ts';
import { mapLayout } from '../map-layout.ts';
import { PlanContext } from './plan-context.ts';
import { readAddress } from './read-address.ts';
import { spreadDecisions } from './spread-decisions.ts';

export interface AppliedPlan {
  readonly layout: LayoutTree;
  /** What was decided and can hold, by layer. */
  readonly held: ReadonlyMap<string, LayerPlan>;
  readonly problems: readonly Problem[];
}

/** Applies a plan; an empty one leaves the layout as it is. */
export function applyPlan(layout: LayoutTree, plan: CodePlan): AppliedPlan {
  const context = new PlanContext(layout);
  const held = holdFields(plan, context);
  if (held.size === 0) return { layout, held, problems: context.problems };
  const planned = holdComponents(layout, held, context);
  const spread = spreadDecisions(planned, groupUses(planned), held);
  const applied = mapLayout(planned, (node, drawn) => {
    const decided = spread.get(drawn);
    return decided ? applyTo(node, decided, context) : node;
  });
  return { layout: applied, held: leaveOut(held, context), problems: context.problems };
}

/** What was held and then dropped among components. */
function leaveOut(
  held: ReadonlyMap<string, LayerPlan>,
  { dropped }: PlanContext,
): ReadonlyMap<string, LayerPlan> {
  return new Map(Object.entries(withoutDecisions({ layers: Object.fromEntries(held) }, dropped).layers));
}

function holdFields({ layers }: CodePlan, context: PlanContext): ReadonlyMap<string, LayerPlan> {
  const held = new Map<string, LayerPlan>();
  for (const [id, decided] of Object.entries(layers)) {
    const node = context.find(id);
    for (const field of planFields) {
      if (decided[field] === undefined) continue;
      const fault = node
        ? findFault(field, decided, node, context)
        : 'there is no such layer to be seen in the design';
      if (fault !== null) context.drop(node ?? { id, name: id }, field, decided[field], fault);
      else if (node) held.set(node.id, { [field]: decided[field], ...held.get(node.id) });
    }
  }
  return held;
}

function applyTo(node: LayoutNode, decided: LayerPlan, context: PlanContext): LayoutNode {
  const { name, href, prop, narrow } = decided;
  const link = href === undefined ? null : readAddress(href, context).link;
  const wanted = prop === undefined ? {} : referencesTo(prop, node);
  const applied: LayoutNode = {
    ...node,
    decided,
    name: name ?? node.name,
    link: link ?? node.link,
    references: { ...node.references, ...wanted },
  };
  return narrow !== undefined && isBesideOneAnother(applied) ? giveWay(applied, narrow) : applied;
}

/** As a property of the design's own component would be bound to the layer. */
function referencesTo(prop: string, { kind }: LayoutNode): LayoutNode['references'] {
  if (kind === 'text') return { characters: prop };
  return kind === 'image' ? {} : { mainComponent: prop };
}
