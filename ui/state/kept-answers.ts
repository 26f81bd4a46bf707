/** Text answers outlive the panel from their last word until the code that was made of them is kept. */
import type { TextModel } from '#models/ports';
import { keepAnswers, type AnswerStore, type KeepingTextModel } from '#models/policy/keep-answers';
import type { World } from '#models/world';
import type { Sandbox } from './ask-sandbox.ts';

export interface KeptAnswers {
  /** The same model, its answers kept until `release`. */
  readonly keep: (model: TextModel) => TextModel;
  /** Removes all answers given so far: what they led to is kept. */
  readonly release: () => void;
}

export function createKeptAnswers(sandbox: Sandbox, world: Pick<World, 'now'>): KeptAnswers {
  const store: AnswerStore = {
    read: (id) => sandbox.readAnswer(id),
    write: (id, record) => sandbox.keepAnswer(id, record),
    remove: async (ids) => sandbox.removeAnswers(ids),
  };
  const opened = new Set<KeepingTextModel>();
  return {
    keep(model) {
      const keeping = keepAnswers(model, store, world);
      opened.add(keeping);
      return keeping;
    },
    release() {
      for (const model of opened) void model.release();
      opened.clear();
    },
  };
}
