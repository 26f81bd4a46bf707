/**
 * The floor under a model that writes: after each of its answers the code is checked, what is wrong goes back to it,
 * twice at most, and a repair is kept only where it improves the Receipt. What is worse than the draft in the end is
 * the draft, with the reason. It asks nobody itself: the next request is handed back to whoever has a model.
 */
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { findRegressions } from '#design/compare-receipts';
import { problem } from '#design/problem';
import type { Receipt } from '#design/receipt';
import type { TextRequest } from '#models/ports';
import type { AuthoredResult, GivenAnswer } from './apply-answers.ts';
import { readAnswer, readEdits } from './read-answer.ts';
import { writeRepairRequest } from './write-repair-request.ts';

/** Repairs that are asked for; what two did not mend, a third seldom does. */
export const maxRepairs = 2;

export interface AnswersJudgingContext {
  readonly options: CodeOptions;
  /** The code that answers come to, with its Receipt. */
  readonly checked: (answers: readonly GivenAnswer[]) => Promise<AuthoredResult>;
  /** Whether the model may be asked once more. */
  readonly mayRepair: boolean;
}

export interface AnswersJudgement {
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
export async function judgeAnswers(
  answers: readonly GivenAnswer[],
  context: AnswersJudgingContext,
): Promise<AnswersJudgement> {
  const { checked, options, mayRepair } = context;
  const draft = await checked([]);
  const now = await checked(answers);
  const before = answers.length > 1 ? await checked(answers.slice(0, -1)) : null;
  const isRefused = before !== null && !isImprovement(now, before);
  const [kept, result] = isRefused ? [answers.slice(0, -1), before] : [answers, now];
  const receipt = draft.receipt ?? uncheckedReceipt;
  const isLast = !mayRepair || isRefused || answers.length > maxRepairs;
  const request = isLast ? null : writeRepairRequest(result, receipt, options);
  const worse = request === null && result.receipt ? findRegressions(result.receipt, receipt) : [];
  if (worse.length === 0) return { kept, result, request, reason: null };
  const reason = `what the model wrote is worse than the draft (${worse.map(({ sentence }) => sentence).join('; ')})`;
  const droppedAnswer = problem('model-output-dropped', null, { detail: `all of it, because ${reason}` });
  return {
    kept: [],
    result: { ...draft, problems: [...draft.problems, droppedAnswer] },
    request: null,
    reason,
  };
}

const uncheckedReceipt: Receipt = { outcome: 'skipped', checks: [], fonts: [] };

/** A repair makes nothing worse and something better: the Receipt, or less of the answer is refused. */
function isImprovement(now: AuthoredResult, before: AuthoredResult): boolean {
  const [is, was] = [now.receipt ?? uncheckedReceipt, before.receipt ?? uncheckedReceipt];
  if (findRegressions(is, was).length > 0) return false;
  return findRegressions(was, is).length > 0 || now.faults.length < before.faults.length;
}

/** What one change came to. */
export interface ChangeJudgement {
  /** Paths of the files that differ now. */
  readonly changed: readonly string[];
  /** What of the answer was refused, a sentence each. */
  readonly refused: readonly string[];
  /** In which ways the Receipt is worse than before, a sentence each. */
  readonly worse: readonly string[];
  /** What the model said of it. */
  readonly said: string;
}

/** Compares the code before and after a change; both with their Receipts. */
export function judgeChange(answer: string, now: AuthoredResult, before: AuthoredResult): ChangeJudgement {
  const texts = new Map(before.files.map((file) => [file.path, file.kind === 'text' ? file.text : null]));
  const paths = new Set(now.files.map(({ path }) => path));
  const changed = now.files.flatMap((file) => {
    return file.kind === 'text' && texts.get(file.path) !== file.text ? [file.path] : [];
  });
  const known = new Set(before.faults);
  const refused = now.faults
    .filter((fault) => !known.has(fault))
    .map(({ path, line, message }) => `${path}${line === null ? '' : `:${line}`}: ${message}`);
  return {
    changed: [...changed, ...[...texts.keys()].filter((path) => !paths.has(path))],
    refused,
    worse:
      now.receipt && before.receipt
        ? findRegressions(now.receipt, before.receipt).map(({ sentence }) => sentence)
        : [],
    said: readAnswer(readEdits(answer).remaining).notes.slice(0, 600),
  };
}
