/** The edited picture: the one that the selected layer shows, with its history. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import type { Generation, LayerPicture } from '#design/generation';
import { buildHistoryTree, findPath } from '#visuals/history/history-tree';
import { isAbort } from '../../worker-clients/codegen-client.ts';
import type { SandboxClient } from '../sandbox-client.ts';
import type { Selection } from '../selection.ts';

export interface RefineSubject {
  readonly picture: ReadonlySignal<LayerPicture | null>;
  /** The record of what is worked on; `null` where it is none of ours. */
  readonly generation: ReadonlySignal<Generation | null>;
  /** Its ancestors, oldest first, and itself last. */
  readonly path: ReadonlySignal<readonly Generation[]>;
  /** Works on what a layer shows now. */
  readonly open: (nodeId: string) => Promise<void>;
  /** Reads the layer again, because an undo on the canvas sends no message. */
  readonly refresh: () => Promise<void>;
  /** Works on an earlier picture of a layer. */
  readonly openFrom: (nodeId: string, generation: Generation) => Promise<void>;
}

export interface SubjectNeeds {
  readonly sandbox: SandboxClient;
  readonly selection: ReadonlySignal<Selection>;
  /** Whether the selection decides what is worked on now. */
  readonly follows: ReadonlySignal<boolean>;
}

export function followPicture({ sandbox, selection, follows }: SubjectNeeds): RefineSubject {
  const picture = signal<LayerPicture | null>(null);
  /** An earlier picture that was chosen of the layer; else what it shows counts. */
  const chosen = signal<Generation | null>(null);
  let reading: AbortController | null = null;

  const read = async (nodeId: string): Promise<LayerPicture | null> => {
    reading?.abort();
    reading = new AbortController();
    return sandbox.readLayerPicture(nodeId, reading.signal);
  };
  const open = async (nodeId: string) => {
    const found = await read(nodeId);
    // Selecting a layer without a picture keeps the conversation.
    if (found === null) return;
    if (found.nodeId !== picture.peek()?.nodeId || found.hash !== picture.peek()?.hash) chosen.value = null;
    picture.value = found;
  };
  effect(() => {
    const [layer] = selection.value.layers;
    if (!follows.value || !layer || layer.id === picture.peek()?.nodeId) return;
    open(layer.id).catch((error: unknown) => {
      if (!isAbort(error)) picture.value = null;
    });
  });

  const generations = computed(() => picture.value?.history?.generations ?? []);
  const generation = computed(
    () => chosen.value ?? generations.value.find(({ id }) => id === picture.value?.history?.shows) ?? null,
  );
  return {
    picture: computed(() => {
      const hash = chosen.value?.imageHash ?? picture.value?.hash;
      return picture.value === null || hash === undefined ? null : { ...picture.value, hash };
    }),
    generation,
    path: computed(() => {
      const { nodeId = '' } = picture.value ?? {};
      const tree = buildHistoryTree(generations.value.map((one) => ({ nodeId, generation: one })));
      return findPath(tree, generation.value?.id ?? '').map((node) => node.generation);
    }),
    open,
    async refresh() {
      const nodeId = picture.peek()?.nodeId;
      if (nodeId !== undefined) await open(nodeId);
    },
    async openFrom(nodeId, from) {
      picture.value = await read(nodeId);
      chosen.value = from;
    },
  };
}
