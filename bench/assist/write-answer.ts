import { planFields, type PlanField } from '#design/code-plan';
import type { GoldFrame } from './gold-frame.ts';

/** A gold plan as a model would answer it, layers by their numbers in the hints. */
export function writeAnswer({ plan }: Pick<GoldFrame, 'plan'>, ids: readonly string[]): string {
  const numbers = new Map(ids.map((id, index) => [id, index + 1]));
  const listOf = (field: PlanField) =>
    Object.entries(plan[field] ?? {}).map(([value, layers]) => ({
      is: field === 'level' ? Number(value) : value,
      layers: layers.flatMap((id) => numbers.get(id) ?? []),
    }));
  return JSON.stringify(Object.fromEntries(planFields.map((field) => [field, listOf(field)])));
}
