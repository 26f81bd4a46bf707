/**
 * The floor under a model that decides: no plan leaves the Receipt worse than the compiler's own code. Where one does,
 * the decisions to blame are looked for by halves, and only they are left out, each with a Problem. What ends up
 * standing was checked as it stands. It asks nobody and draws nothing itself, so that the command line and the panel
 * share it.
 */
import { type CodePlan, type LayerDecision, planFields, withoutDecisions } from '#design/code-plan';
import type { CodeResult } from '#design/code-result';
import { findRegressions, type Regression } from '#design/compare-receipts';
import { problem, type Problem } from '#design/problem';
import type { Receipt } from '#design/receipt';
import { walkNodes } from '#design/rest-node';
import type { Snapshot } from '#design/snapshot';
import { droppedDecisionProblem } from '../../components/plan/plan-context.ts';

/** Checks beside the first two: one guilty decision of a hundred is found in seven. */
export const maxTries = 8;

export interface PlanJudgingContext {
  readonly snapshot: Snapshot;
  /** The code that a plan comes to, with its Receipt; the compiler's own for an empty one. */
  readonly checked: (plan: CodePlan) => Promise<Pick<CodeResult, 'receipt'>>;
  /** Told before each further check. */
  readonly onTry: (done: number) => void;
}

export interface PlanJudgement {
  /** What of the plan stands. */
  readonly plan: CodePlan;
  /** One for each word that does not. */
  readonly problems: readonly Problem[];
  /** Why nothing of it stands; `null` where something does, or nothing was decided. */
  readonly reason: string | null;
}

/** Judges a plan by its Receipt. */
export async function judgePlan(plan: CodePlan, context: PlanJudgingContext): Promise<PlanJudgement> {
  const { checked, snapshot, onTry } = context;
  const whole = { plan, problems: [], reason: null };
  const draft = (await checked({ layers: {} })).receipt;
  if (Object.keys(plan.layers).length === 0 || draft === null) return whole;
  const { receipt } = await checked(plan);
  const worse = receipt ? findRegressions(receipt, draft) : [];
  if (receipt === null || worse.length === 0) return whole;
  const decisions = groupDecisions(plan, findAffectedLayers(receipt, worse));
  let tries = 0;
  const { harmful, undetermined } = await findHarmfulDecisions(decisions, async (kept) => {
    if (tries === maxTries) return null;
    onTry(tries);
    tries += 1;
    const left = decisions.filter((one) => !kept.includes(one)).flat();
    const tried = await checked(withoutDecisions(plan, left));
    return tried.receipt !== null && findRegressions(tried.receipt, draft).length === 0;
  });
  const reason = `the checks found its outcome worse. ${worse.map(({ sentence }) => sentence).join('; ')}.`;
  if (harmful.length + undetermined.length === decisions.length) {
    return { plan: { layers: {} }, problems: [problem('plan-missing', null, { reason })], reason };
  }
  const found = `the checks find the outcome worse (${worse.map(({ sentence }) => sentence).join('; ')})`;
  return {
    plan: withoutDecisions(plan, [...harmful, ...undetermined].flat()),
    problems: [
      ...reportDropped(harmful, `with it ${found}`, plan, snapshot),
      ...reportDropped(
        undetermined,
        `${found}, and whether it is to blame was not found out`,
        plan,
        snapshot,
      ),
    ],
    reason: null,
  };
}

/** The layers that the worse checks speak of. */
function findAffectedLayers({ checks }: Receipt, worse: readonly Regression[]): ReadonlySet<string> {
  const found = checks.filter(({ id }) => worse.some(({ check }) => check === id));
  return new Set(found.flatMap(({ findings }) => findings.flatMap(({ nodeId }) => nodeId ?? [])));
}

interface BisectResult {
  /** Those that must go for the others to be fine. */
  readonly harmful: readonly DecisionGroup[];
  /** Those that nobody knows to be fine, and that go too. */
  readonly undetermined: readonly DecisionGroup[];
}

/** Searches by halves; `isFine` of those that are kept answers `null` where it may not be asked any more. */
async function findHarmfulDecisions(
  all: readonly DecisionGroup[],
  isFine: (kept: readonly DecisionGroup[]) => Promise<boolean | null>,
): Promise<BisectResult> {
  const harmful: DecisionGroup[] = [];
  let fine: readonly DecisionGroup[] = [];
  let open = all;
  while (open.length > 0) {
    // With all of these it is worse, without any of them it is fine: one of them is the first that is too many.
    let [bad, unknown]: [readonly DecisionGroup[], readonly DecisionGroup[]] = [open, []];
    while (bad.length > 1) {
      const middle = Math.ceil(bad.length / 2);
      const [first, second] = [bad.slice(0, middle), bad.slice(middle)];
      const verdict = await isFine([...fine, ...first]);
      if (verdict === null) return { harmful, undetermined: [...bad, ...unknown] };
      if (verdict) [fine, bad] = [[...fine, ...first], second];
      else [bad, unknown] = [first, [...second, ...unknown]];
    }
    harmful.push(...bad);
    if (unknown.length === 0) break;
    const verdict = await isFine([...fine, ...unknown]);
    if (verdict === null) return { harmful, undetermined: unknown };
    if (verdict) break;
    open = unknown;
  }
  return { harmful, undetermined: [] };
}

function reportDropped(
  left: readonly DecisionGroup[],
  reason: string,
  { layers }: CodePlan,
  { frames }: Snapshot,
): readonly Problem[] {
  const names = new Map([...walkNodes(frames.map(({ node }) => node))].map(({ id, name }) => [id, name]));
  return left
    .flat()
    .map(({ layer, field }) =>
      droppedDecisionProblem(
        { id: layer, name: names.get(layer) ?? layer },
        field,
        layers[layer]?.[field],
        reason,
      ),
    );
}

/** Words of a plan that say one thing, of however many layers: they stand and fall together. */
type DecisionGroup = readonly LayerDecision[];

/** All that a plan decides, the decisions about these layers last. */
function groupDecisions({ layers }: CodePlan, affectedLayers: ReadonlySet<string>): readonly DecisionGroup[] {
  const groups = new Map<string, LayerDecision[]>();
  for (const [layer, decided] of Object.entries(layers)) {
    for (const field of planFields) {
      if (decided[field] === undefined) continue;
      const key = `${field} ${decided[field]}`;
      groups.set(key, [...(groups.get(key) ?? []), { layer, field }]);
    }
  }
  const isAffected = (decision: DecisionGroup) => decision.some(({ layer }) => affectedLayers.has(layer));
  const all = [...groups.values()];
  return [...all.filter((one) => !isAffected(one)), ...all.filter(isAffected)];
}
