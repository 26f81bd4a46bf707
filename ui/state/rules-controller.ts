/** Rules from a person's description: a model writes them, and they apply after the person has confirmed them. */
import { type ReadonlySignal, signal, type Signal } from '@preact/signals';
import type { ReadRules } from '#design/image-rules';
import type { TextModel } from '#models/ports';
import { askForRules, readRulesAnswer } from '#visuals/1-plan/rules/ask-for-rules';
import { isAbort } from '../worker-clients/codegen-client.ts';
import { makeId } from './make-id.ts';
import { sentenceOf, waitingFor, type Work } from './work.ts';

export interface RulesController {
  /** What a person says in their own words. */
  readonly words: Signal<string>;
  /** Rows that do not count yet; `null` where none were asked for. */
  readonly proposed: Signal<ReadRules | null>;
  readonly work: ReadonlySignal<Work | null>;
  readonly failure: ReadonlySignal<string>;
  readonly ask: () => void;
  readonly cancel: () => void;
}

export function createRulesController(openText: (action: string) => Promise<TextModel>): RulesController {
  const words = signal('');
  const proposed = signal<ReadRules | null>(null);
  const work = signal<Work | null>(null);
  const failure = signal('');
  let running: AbortController | null = null;

  async function ask(abort: AbortSignal): Promise<void> {
    const model = await openText(makeId());
    work.value = { text: `${model.model} is writing rules`, done: 0, total: null };
    let answer = '';
    for await (const event of model.stream(askForRules(words.peek()), abort)) {
      if (event.type === 'text') answer += event.delta;
      else if (event.type === 'waiting') work.value = waitingFor(event);
      else if (event.type === 'failed') throw new Error(event.failure.message);
    }
    proposed.value = readRulesAnswer(answer, makeId);
  }

  return {
    words,
    proposed,
    work,
    failure,
    ask() {
      running?.abort();
      const controller = new AbortController();
      running = controller;
      failure.value = '';
      proposed.value = null;
      work.value = { text: 'Sending the request', done: 0, total: null };
      ask(controller.signal)
        .catch((error: unknown) => {
          if (running === controller && !isAbort(error)) failure.value = sentenceOf(error);
        })
        .finally(() => {
          if (running === controller) work.value = null;
        });
    },
    cancel() {
      running?.abort();
      work.value = null;
    },
  };
}
