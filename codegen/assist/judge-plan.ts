/**
 * The floor under a model that decides: no plan leaves the Receipt worse than the compiler's own code. Where one does,
 * the decisions to blame are looked for by halves, and only they are left out, each with a Problem. What ends up
 * standing was checked as it stands. It asks nobody and draws nothing itself, so that the command line and the panel
 * share it.
 */
import { withoutDecisions, type CodePlan } from '#design/code-plan';
import type { CodeResult } from '#design/code-result';
import { findWorse, type Worsening } from '#design/compare-receipts';
import { problem, type Problem } from '#design/problem';
import type { Receipt } from '#design/receipt';
import { walkNodes } from '#design/rest-node';
import type { Snapshot } from '#design/snapshot';
import { dropDecision } from '../2-components/plan/drop-decision.ts';
import { groupDecisions, type Decision } from './group-decisions.ts';

/** Checks beside the first two: one guilty decision of a hundred is found in seven. */
export const mostTries = 8;

export interface PlanJudging {
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
export async function judgePlan(plan: CodePlan, judging: PlanJudging): Promise<PlanJudgement> {
  const { checked, snapshot, onTry } = judging;
  const whole = { plan, problems: [], reason: null };
  const draft = (await checked({ layers: {} })).receipt;
  if (Object.keys(plan.layers).length === 0 || draft === null) return whole;
  const { receipt } = await checked(plan);
  const worse = receipt ? findWorse(receipt, draft) : [];
  if (receipt === null || worse.length === 0) return whole;
  const decisions = groupDecisions(plan, findSuspects(receipt, worse));
  let tries = 0;
  const { guilty, unclear } = await findGuilty(decisions, async (kept) => {
    if (tries === mostTries) return null;
    onTry(tries);
    tries += 1;
    const left = decisions.filter((one) => !kept.includes(one)).flat();
    const tried = await checked(withoutDecisions(plan, left));
    return tried.receipt !== null && findWorse(tried.receipt, draft).length === 0;
  });
  const reason = `the checks found its outcome worse. ${worse.map(({ sentence }) => sentence).join('; ')}.`;
  if (guilty.length + unclear.length === decisions.length) {
    return { plan: { layers: {} }, problems: [problem('plan-missing', null, { reason })], reason };
  }
  const found = `the checks find the outcome worse (${worse.map(({ sentence }) => sentence).join('; ')})`;
  return {
    plan: withoutDecisions(plan, [...guilty, ...unclear].flat()),
    problems: [
      ...tellLeft(guilty, `with it ${found}`, plan, snapshot),
      ...tellLeft(unclear, `${found}, and whether it is to blame was not found out`, plan, snapshot),
    ],
    reason: null,
  };
}

/** The layers that the worse checks speak of. */
function findSuspects({ checks }: Receipt, worse: readonly Worsening[]): ReadonlySet<string> {
  const found = checks.filter(({ id }) => worse.some(({ check }) => check === id));
  return new Set(found.flatMap(({ findings }) => findings.flatMap(({ nodeId }) => nodeId ?? [])));
}

interface Verdict {
  /** Those that must go for the others to be fine. */
  readonly guilty: readonly Decision[];
  /** Those that nobody knows to be fine, and that go too. */
  readonly unclear: readonly Decision[];
}

/** Searches by halves; `isFine` of those that are kept answers `null` where it may not be asked any more. */
async function findGuilty(
  all: readonly Decision[],
  isFine: (kept: readonly Decision[]) => Promise<boolean | null>,
): Promise<Verdict> {
  const guilty: Decision[] = [];
  let fine: readonly Decision[] = [];
  let open = all;
  while (open.length > 0) {
    // With all of these it is worse, without any of them it is fine: one of them is the first that is too many.
    let [bad, unknown]: [readonly Decision[], readonly Decision[]] = [open, []];
    while (bad.length > 1) {
      const middle = Math.ceil(bad.length / 2);
      const [first, second] = [bad.slice(0, middle), bad.slice(middle)];
      const verdict = await isFine([...fine, ...first]);
      if (verdict === null) return { guilty, unclear: [...bad, ...unknown] };
      if (verdict) [fine, bad] = [[...fine, ...first], second];
      else [bad, unknown] = [first, [...second, ...unknown]];
    }
    guilty.push(...bad);
    if (unknown.length === 0) break;
    const verdict = await isFine([...fine, ...unknown]);
    if (verdict === null) return { guilty, unclear: unknown };
    if (verdict) break;
    open = unknown;
  }
  return { guilty, unclear: [] };
}

function tellLeft(
  left: readonly Decision[],
  reason: string,
  { layers }: CodePlan,
  { frames }: Snapshot,
): readonly Problem[] {
  const names = new Map([...walkNodes(frames.map(({ node }) => node))].map(({ id, name }) => [id, name]));
  return left
    .flat()
    .map(({ layer, field }) =>
      dropDecision({ id: layer, name: names.get(layer) ?? layer }, field, layers[layer]?.[field], reason),
    );
}
