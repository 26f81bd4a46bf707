/**
 * Judges the answers of a model. After each answer the code is checked and the faults are sent back, at most
 * twice; a repair is kept only if it improves the Receipt. If the final result is worse than the draft, the draft
 * is used, with the reason. This module does not call a model: it returns the next request.
 */
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import { describeTradeOff, findRegressions, type Preference } from '#design/compare-receipts';
import { problem } from '#design/problem';
import type { Receipt } from '#design/receipt';
import type { TextRequest } from '#models/ports';
import type { AuthoredResult, GivenAnswer } from './apply-answers.ts';
import { readAnswer, readEdits } from './read-answer.ts';
import { writeRepairRequest } from './write-repair-request.ts';

/** Repairs that are requested; a third rarely resolves what two did not. */
export const maxRepairs = 2;

/** What judging answers needs. */
export interface AnswersJudgingContext {
  readonly options: CodeOptions;
  /** Returns the code of the answers with its Receipt. */
  readonly checked: (answers: readonly GivenAnswer[]) => Promise<AuthoredResult>;
  /** Whether the model may be asked again. */
  readonly mayRepair: boolean;
  /** Which side is used where the answer is cleaner and the draft closer. @default 'code' */
  readonly preference?: Preference;
}

/** The answers that are kept, and the next request. */
export interface AnswersJudgement {
  /** The answers that are kept; none where the draft is used. */
  readonly kept: readonly GivenAnswer[];
  /** The checked result of the kept answers. */
  readonly result: CodeResult;
  /** The next request, whose answer follows the kept ones; `null` at the end. */
  readonly request: TextRequest | null;
  /** Why the draft is used; `null` where it is not. */
  readonly reason: string | null;
  /** Where the draft is closer to the frame than the kept answers, one sentence; `null` where it is not. */
  readonly tradeOff: string | null;
}

/** Judges answers of which only the last is new. */
export async function judgeAnswers(
  answers: readonly GivenAnswer[],
  context: AnswersJudgingContext,
): Promise<AnswersJudgement> {
  const { checked, options, mayRepair, preference = 'code' } = context;
  const draft = await checked([]);
  const current = await checked(answers);
  const previous = answers.length > 1 ? await checked(answers.slice(0, -1)) : null;
  const isRefused = previous !== null && !isImprovement(current, previous);
  const [kept, result] = isRefused ? [answers.slice(0, -1), previous] : [answers, current];
  const receipt = draft.receipt ?? uncheckedReceipt;
  const isLast = !mayRepair || isRefused || answers.length > maxRepairs;
  const request = isLast ? null : writeRepairRequest(result, receipt, options);
  const worse =
    request === null && result.receipt ? findRegressions(result.receipt, receipt, preference) : [];
  if (worse.length === 0) {
    const tradeOff = request === null && result.receipt ? describeTradeOff(result.receipt, receipt) : null;
    return { kept, result, request, reason: null, tradeOff };
  }
  const reason = `what the model wrote is worse than the draft (${worse.map(({ sentence }) => sentence).join('; ')})`;
  const droppedAnswer = problem('model-output-dropped', null, { detail: `all of it, because ${reason}` });
  return {
    kept: [],
    result: { ...draft, problems: [...draft.problems, droppedAnswer] },
    request: null,
    reason,
    tradeOff: null,
  };
}

const uncheckedReceipt: Receipt = { outcome: 'skipped', checks: [], fonts: [] };

/** A repair is an improvement if nothing is worse, and the Receipt is better or fewer faults remain. */
function isImprovement(current: AuthoredResult, previous: AuthoredResult): boolean {
  const [currentReceipt, previousReceipt] = [
    current.receipt ?? uncheckedReceipt,
    previous.receipt ?? uncheckedReceipt,
  ];
  if (findRegressions(currentReceipt, previousReceipt).length > 0) return false;
  return (
    findRegressions(previousReceipt, currentReceipt).length > 0 ||
    current.faults.length < previous.faults.length
  );
}

/** The result of one change. */
export interface ChangeJudgement {
  /** Paths of the files that changed. */
  readonly changed: readonly string[];
  /** What was refused, one sentence each. */
  readonly refused: readonly string[];
  /** The regressions of the Receipt, one sentence each. */
  readonly worse: readonly string[];
  /** The model's own explanation. */
  readonly explanation: string;
}

/** Compares the checked code before and after a change. */
export function judgeChange(
  answer: string,
  current: AuthoredResult,
  previous: AuthoredResult,
): ChangeJudgement {
  const texts = new Map(previous.files.map((file) => [file.path, file.kind === 'text' ? file.text : null]));
  const paths = new Set(current.files.map(({ path }) => path));
  const changed = current.files.flatMap((file) => {
    return file.kind === 'text' && texts.get(file.path) !== file.text ? [file.path] : [];
  });
  const known = new Set(previous.faults);
  const refused = current.faults
    .filter((fault) => !known.has(fault))
    .map(({ path, line, message }) => `${path}${line === null ? '' : `:${line}`}: ${message}`);
  return {
    changed: [...changed, ...[...texts.keys()].filter((path) => !paths.has(path))],
    refused,
    worse:
      current.receipt && previous.receipt
        ? findRegressions(current.receipt, previous.receipt).map(({ sentence }) => sentence)
        : [],
    explanation: readAnswer(readEdits(answer).remaining).notes.slice(0, 600),
  };
}
