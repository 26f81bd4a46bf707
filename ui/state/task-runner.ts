import { type ReadonlySignal, signal, type Signal } from '@preact/signals';
import { isAbort } from '../worker-clients/codegen-client.ts';
import { noOutcome, type Outcome, sentenceOf, type Work } from './work.ts';

/** Runs one task at a time, and reports its progress and its outcome. */
export interface TaskRunner {
  readonly work: Signal<Work | null>;
  /** The work was asked for by a click. */
  readonly asked: Signal<boolean>;
  readonly outcome: ReadonlySignal<Outcome>;
  /** Starts a task, which returns its closing message; a running task is cancelled. */
  readonly run: (
    isAsked: boolean,
    words: string,
    doIt: (signal: AbortSignal) => Promise<string>,
  ) => Promise<void>;
  /** Cancels the running task. */
  readonly stop: () => void;
  /** Drops the outcome if it is a failure, because its reason may be gone. */
  readonly dismissFailure: () => void;
  /** Drops the outcome, because it is no news any more. */
  readonly dismiss: () => void;
  /** Cancels the running task at a person's request; does nothing if nothing runs. */
  readonly cancel: (words: () => string) => void;
}

/** @param onEnd Called whenever work ends or is left. */
export function createTaskRunner(onEnd: () => void): TaskRunner {
  const work = signal<Work | null>(null);
  const asked = signal(false);
  const outcome = signal<Outcome>(noOutcome);
  let running: AbortController | null = null;

  function end(): void {
    running = null;
    work.value = null;
    asked.value = false;
    onEnd();
  }

  function stop(): void {
    running?.abort();
    end();
  }

  return {
    work,
    asked,
    outcome,
    stop,
    dismissFailure() {
      if (outcome.peek().kind === 'failed') outcome.value = noOutcome;
    },
    dismiss: () => (outcome.value = noOutcome),
    async run(isAsked, words, doIt) {
      stop();
      const controller = new AbortController();
      running = controller;
      asked.value = isAsked;
      work.value = { text: words, done: 0, total: null };
      outcome.value = noOutcome;
      try {
        const done = await doIt(controller.signal);
        if (running === controller) outcome.value = { kind: 'done', text: done };
      } catch (error) {
        if (running === controller && !isAbort(error))
          outcome.value = { kind: 'failed', message: sentenceOf(error) };
      } finally {
        if (running === controller) end();
      }
    },
    cancel(words) {
      if (!running) return;
      const text = words();
      stop();
      outcome.value = { kind: 'cancelled', text: text };
    },
  };
}
