import type { Signal } from '@preact/signals';

/** The progress of a task in plain words. */
export interface Work {
  /** One short sentence without a full stop, as "Reading pictures". */
  readonly text: string;
  readonly done: number;
  /** `null` while it is not known. */
  readonly total: number | null;
  /** Milliseconds since 1970 until which nothing happens, where something is waited for. @default null */
  readonly waitsUntil?: number | null;
}

/** The work of waiting for a service. */
export function waitingFor(wait: { readonly message: string; readonly milliseconds: number }): Work {
  return { text: wait.message, done: 0, total: null, waitsUntil: Date.now() + wait.milliseconds };
}

/** How the last piece of work ended. */
export type Outcome =
  | { readonly kind: 'none' }
  | { readonly kind: 'done'; readonly text: string }
  | { readonly kind: 'cancelled'; readonly text: string }
  | { readonly kind: 'failed'; readonly message: string };

export const noOutcome: Outcome = { kind: 'none' };

/** Drops the outcome unless it is a failure, because it says nothing about what a person does next. */
export function dropNews(outcome: Signal<Outcome>): void {
  if (outcome.peek().kind !== 'failed') outcome.value = noOutcome;
}

/** The sentence for a thrown value. */
export function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
