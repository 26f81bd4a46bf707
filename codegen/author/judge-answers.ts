/**
 * The floor under a model that writes: after each of its answers the code is checked, what is wrong goes back to it,
 * twice at most, and a repair is kept only where it improves the Receipt. What is worse than the draft in the end is
 * the draft, with the reason. It asks nobody itself: the next request is handed back to whoever has a model.
 */
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { findWorse } from '#design/compare-receipts';
import { problem } from '#design/problem';
import type { Receipt } from '#design/receipt';
import type { TextRequest } from '#models/ports';
import type { GivenAnswer } from './apply-answers.ts';
import type { AuthoredResult } from './author-files.ts';
import { writeRepair } from './write-repair.ts';

/** Repairs that are asked for; what two did not mend, a third seldom does. */
export const mostRepairs = 2;

export interface Judging {
  readonly options: CodeOptions;
  /** The code that answers come to, with its Receipt. */
  readonly checked: (answers: readonly GivenAnswer[]) => Promise<AuthoredResult>;
  /** Whether the model may be asked once more. */
  readonly mayRepair: boolean;
}

export interface Judgement {
  /** The answers that stand; none where the draft does. */
  readonly kept: readonly GivenAnswer[];
  /** What they come to, checked. */
  readonly result: CodeResult;
  /** The next thing to ask; its answer comes after those that are kept. `null` where all is said. */
  readonly request: TextRequest | null;
  /** Why the draft stands after all; `null` where it does not. */
  readonly reason: string | null;
}

/** Judges answers of which the last is new. */
export async function judgeAnswers(answers: readonly GivenAnswer[], judging: Judging): Promise<Judgement> {
  const { checked, options, mayRepair } = judging;
  const draft = await checked([]);
  const now = await checked(answers);
  const before = answers.length > 1 ? await checked(answers.slice(0, -1)) : null;
  const isRefused = before !== null && !isStepForward(now, before);
  const [kept, result] = isRefused ? [answers.slice(0, -1), before] : [answers, now];
  const receipt = draft.receipt ?? unchecked;
  const isLast = !mayRepair || isRefused || answers.length > mostRepairs;
  const request = isLast ? null : writeRepair(result, receipt, options);
  const worse = request === null && result.receipt ? findWorse(result.receipt, receipt) : [];
  if (worse.length === 0) return { kept, result, request, reason: null };
  const reason = `what the model wrote is worse than the draft (${worse.map(({ sentence }) => sentence).join('; ')})`;
  const told = problem('model-output-dropped', null, { detail: `all of it, because ${reason}` });
  return { kept: [], result: { ...draft, problems: [...draft.problems, told] }, request: null, reason };
}

const unchecked: Receipt = { outcome: 'skipped', checks: [], fonts: [] };

/** A repair makes nothing worse and something better: the Receipt, or less of the answer is refused. */
function isStepForward(now: AuthoredResult, before: AuthoredResult): boolean {
  const [is, was] = [now.receipt ?? unchecked, before.receipt ?? unchecked];
  if (findWorse(is, was).length > 0) return false;
  return findWorse(was, is).length > 0 || now.faults.length < before.faults.length;
}
