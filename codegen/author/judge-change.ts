import { findWorse } from '#design/compare-receipts';
import type { AuthoredResult } from './author-files.ts';
import { readEdits } from './read-edits.ts';
import { readAnswer } from './read-answer.ts';

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
        ? findWorse(now.receipt, before.receipt).map(({ sentence }) => sentence)
        : [],
    said: readAnswer(readEdits(answer).rest).notes.slice(0, 600),
  };
}
