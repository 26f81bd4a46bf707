/** Text answers outlive the panel from their last word until the code that was made of them is kept. */
import type { TextModel } from '#models/ports';
import { type AnswerStore, cacheAnswers, type CachingTextModel } from '#models/policy/cache-answers';
import type { World } from '#models/world';
import type { SandboxClient } from './sandbox-client.ts';

export interface AnswerCache {
  /** The same model, its answers kept until `release`. */
  readonly wrap: (model: TextModel) => TextModel;
  /** Removes all answers given so far: what they led to is kept. */
  readonly release: () => void;
}

export function createAnswerCache(sandbox: SandboxClient, world: Pick<World, 'now'>): AnswerCache {
  const store: AnswerStore = {
    read: (id) => sandbox.readAnswer(id),
    write: (id, record) => sandbox.storeAnswer(id, record),
    remove: async (ids) => sandbox.removeAnswers(ids),
  };
  const opened = new Set<CachingTextModel>();
  return {
    wrap(model) {
      const caching = cacheAnswers(model, store, world);
      opened.add(caching);
      return caching;
    },
    release() {
      for (const model of opened) void model.release();
      opened.clear();
    },
  };
}
