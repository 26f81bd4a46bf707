/** The controllers of existing pictures: their history, and the conversation about one of them. */
import { computed, type ReadonlySignal, signal, type Signal } from '@preact/signals';
import type { ImageQueue } from './image-queue.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { createHistoryController, type HistoryController } from './history-controller.ts';
import { createPictureStore, type PictureStore } from './picture-store.ts';
import {
  createRefineController,
  type RefineController,
  type RefineControllerNeeds,
} from './refine/refine-controller.ts';

export type PicturesView = 'draw' | 'fill' | 'drawings' | 'story' | 'refine' | 'history' | 'diffusion';

export interface Pictures {
  readonly view: Signal<PicturesView>;
  readonly store: PictureStore;
  readonly history: HistoryController;
  readonly refine: RefineController;
}

export type PicturesNeeds = Omit<RefineControllerNeeds, 'store' | 'show' | 'changed'> & {
  readonly sandbox: SandboxClient;
  readonly queue: Pick<ImageQueue, 'work'>;
  readonly selectLayers: (nodeIds: readonly string[]) => void;
  /** Whether the Images tab is open. */
  readonly watched: ReadonlySignal<boolean>;
};

export function createPictures(needs: PicturesNeeds): Pictures {
  const view = signal<PicturesView>('draw');
  const store = createPictureStore(needs.sandbox);
  const isOpen = (wanted: PicturesView) => computed(() => needs.watched.value && view.value === wanted);
  const history = createHistoryController({
    sandbox: needs.sandbox,
    selection: needs.selection,
    selectLayers: needs.selectLayers,
    watched: isOpen('history'),
    isDrawing: computed(() => needs.queue.work.value !== null),
  });
  const refine = createRefineController({
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
