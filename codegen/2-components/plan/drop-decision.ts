import type { LayerPlan, PlanField } from '#design/code-plan';
import { problem, type Problem } from '#design/problem';

/** Tells that one word of a plan is not used, and why. */
export function dropDecision(
  layer: { readonly id: string; readonly name: string },
  field: PlanField,
  value: LayerPlan[PlanField],
  reason: string,
): Problem {
  const decision = value === '' ? `empty ${field}` : `${field} "${shorten(String(value))}"`;
  return problem('plan-dropped', layer, { decision, reason });
}

function shorten(value: string): string {
  return value.length > 60 ? `${value.slice(0, 59)}…` : value;
}
