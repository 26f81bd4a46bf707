import type { CancelSignal } from '#design/cancel';
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import type { TypeChecker } from '../4-check/type-checker.ts';

/** What an answer is laid over, and what is asked of it. */
export interface Settling {
  readonly draft: CodeResult;
  readonly options: CodeOptions;
  readonly checker: TypeChecker;
  readonly signal: CancelSignal;
  /** Whether the pages must say what the draft's say, no more and no less. */
  readonly keepsTexts: boolean;
  /** Addresses that may stand: those that are in this text. */
  readonly known: string;
}
