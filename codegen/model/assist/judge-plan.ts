/**
 * Checks that a plan does not make the Receipt worse than that of the compiler's own code. If it does, the
 * harmful decisions are found by bisection, and only they are dropped, each with a Problem. The remaining plan is
 * always one that was checked. This module neither calls a model nor renders, so that the command line and the
 * panel share it.
 */
import { type CodePlan, type LayerDecision, planFields, withoutDecisions } from '#design/code-plan';
import type { CodeResult } from '#design/code-result';
import { findRegressions, type Regression } from '#design/compare-receipts';
import { problem, type Problem } from '#design/problem';
import type { Receipt } from '#design/receipt';
import { walkNodes } from '#design/rest-node';
import type { Snapshot } from '#design/snapshot';
import { droppedDecisionProblem } from '../../components/plan/plan-context.ts';

/** Checks besides the first two; seven find one harmful decision among a hundred. */
export const maxTries = 8;

/** What judging a plan needs. */
export interface PlanJudgingContext {
  readonly snapshot: Snapshot;
  /** Returns the code of a plan with its Receipt; an empty plan gives the compiler's own code. */
  readonly checked: (plan: CodePlan) => Promise<Pick<CodeResult, 'receipt'>>;
  /** Called before each further check. */
  readonly onTry: (done: number) => void;
}

/** The part of a plan that is applied. */
export interface PlanJudgement {
  /** The plan without the dropped decisions. */
  readonly plan: CodePlan;
  /** One for each dropped decision. */
  readonly problems: readonly Problem[];
  /** Why the whole plan was dropped; `null` if some of it is applied or it was empty. */
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

/** Returns the layers in the findings of the worse checks. */
function findAffectedLayers({ checks }: Receipt, worse: readonly Regression[]): ReadonlySet<string> {
  const found = checks.filter(({ id }) => worse.some(({ check }) => check === id));
  return new Set(found.flatMap(({ findings }) => findings.flatMap(({ nodeId }) => nodeId ?? [])));
}

interface BisectResult {
  /** Decisions without which the others do no harm. */
  readonly harmful: readonly DecisionGroup[];
  /** Decisions that could not be checked, and are dropped too. */
  readonly undetermined: readonly DecisionGroup[];
}

/**
 * Finds the harmful decisions by bisection. `isFine` checks the kept decisions and returns `null` when no check
 * is left.
 */
async function findHarmfulDecisions(
  all: readonly DecisionGroup[],
  isFine: (kept: readonly DecisionGroup[]) => Promise<boolean | null>,
): Promise<BisectResult> {
  const harmful: DecisionGroup[] = [];
  let fine: readonly DecisionGroup[] = [];
  let open = all;
  while (open.length > 0) {
    // All of these together do harm and none of them does not, so one of them is the first harmful one.
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

/** Equal decisions about any number of layers, which are kept or dropped together. */
type DecisionGroup = readonly LayerDecision[];

/** Groups the decisions of a plan, those about the affected layers last. */
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
