import { planFields, type CodePlan, type LayerDecision } from '#design/code-plan';

/** Words of a plan that say one thing, of however many layers: they stand and fall together. */
export type Decision = readonly LayerDecision[];

/** All that a plan decides, the decisions about these layers last. */
export function groupDecisions({ layers }: CodePlan, suspects: ReadonlySet<string>): readonly Decision[] {
  const groups = new Map<string, LayerDecision[]>();
  for (const [layer, decided] of Object.entries(layers)) {
    for (const field of planFields) {
      if (decided[field] === undefined) continue;
      const said = `${field} ${decided[field]}`;
      groups.set(said, [...(groups.get(said) ?? []), { layer, field }]);
    }
  }
  const isSuspect = (decision: Decision) => decision.some(({ layer }) => suspects.has(layer));
  const all = [...groups.values()];
  return [...all.filter((one) => !isSuspect(one)), ...all.filter(isSuspect)];
}
