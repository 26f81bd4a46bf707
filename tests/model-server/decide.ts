import { planFields, type PlanField } from '#design/code-plan';

/** What is said of which layers, by their numbers in the hints, field by field. */
export type Said = Partial<Record<PlanField, readonly (readonly [is: unknown, layers: readonly number[]])[]>>;

/** The answer of a model that decides this and nothing else. */
export function decide(said: Said): string {
  const lists = planFields.map((field) => [
    field,
    (said[field] ?? []).map(([is, layers]) => ({ is, layers })),
  ]);
  return JSON.stringify(Object.fromEntries(lists));
}
