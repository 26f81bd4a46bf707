/** What is done with pictures once they exist: their history, and the conversation about one of them. */
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Sandbox } from './ask-sandbox.ts';
import { createHistoryJob, type HistoryJob } from './history-job.ts';
import { createPictureStore, type PictureStore } from './picture-store.ts';
import { createRefineJob, type RefineJob, type RefineJobNeeds } from './refine/refine-job.ts';

export type PicturesView = 'draw' | 'refine' | 'history';

export interface Pictures {
  readonly view: Signal<PicturesView>;
  readonly store: PictureStore;
  readonly history: HistoryJob;
  readonly refine: RefineJob;
}

export type PicturesNeeds = Omit<RefineJobNeeds, 'store' | 'show' | 'changed'> & {
  readonly sandbox: Sandbox;
  /** Whether the Images tab is open. */
  readonly watched: ReadonlySignal<boolean>;
};

export function createPictures(needs: PicturesNeeds): Pictures {
  const view = signal<PicturesView>('draw');
  const store = createPictureStore(needs.sandbox);
  const isOpen = (wanted: PicturesView) => computed(() => needs.watched.value && view.value === wanted);
  const history = createHistoryJob({ sandbox: needs.sandbox, watched: isOpen('history') });
  const refine = createRefineJob({
    ...needs,
    store,
    watched: isOpen('refine'),
    show: () => (view.value = 'refine'),
    changed: () => {
      if (history.rows.peek() !== null) history.read();
    },
  });
  return { view, store, history, refine };
}
