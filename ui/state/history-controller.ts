/** The history of the pictures in the file: their parents, the layers that show them, and their actions. */
import { computed, effect, type ReadonlySignal, signal, type Signal } from '@preact/signals';
import type { Generation, LayerHistory } from '#design/generation';
import { buildHistoryTree, findPath, type HistoryRow, listRows } from '#visuals/history/history-tree';
import { isAbort } from '../worker-clients/codegen-client.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { noOutcome, type Outcome, sentenceOf } from './work.ts';

export interface HistoryController {
  /** `null` until it was read once. */
  readonly rows: ReadonlySignal<readonly HistoryRow[] | null>;
  /** The other pages too, which Figma loads one by one. */
  readonly everywhere: Signal<boolean>;
  /** The id of the selected picture. */
  readonly chosen: Signal<string | null>;
  /** The id of the picture it is compared with; `null` where it is not. */
  readonly comparedWith: Signal<string | null>;
  readonly outcome: ReadonlySignal<Outcome>;
  /** The layers that show it now. */
  readonly shownBy: (id: string) => readonly LayerHistory[];
  /** Its ancestors, oldest first, and the picture itself last. */
  readonly pathTo: (id: string) => readonly Generation[];
  readonly read: () => void;
  /** Shows a picture again in the first layer that carries it. */
  readonly restore: (row: HistoryRow) => void;
}

export interface HistoryControllerNeeds {
  readonly sandbox: SandboxClient;
  readonly watched: ReadonlySignal<boolean>;
}

export function createHistoryController({ sandbox, watched }: HistoryControllerNeeds): HistoryController {
  const layers = signal<readonly LayerHistory[] | null>(null);
  const everywhere = signal(false);
  const chosen = signal<string | null>(null);
  const comparedWith = signal<string | null>(null);
  const outcome = signal<Outcome>(noOutcome);
  const roots = computed(() =>
    buildHistoryTree(
      (layers.value ?? []).flatMap(({ nodeId, generations }) =>
        generations.map((generation) => ({ nodeId, generation })),
      ),
    ),
  );
  const rows = computed(() => (layers.value === null ? null : listRows(roots.value)));
  let reading: AbortController | null = null;

  const read = () => {
    reading?.abort();
    reading = new AbortController();
    sandbox.readHistory(everywhere.peek(), reading.signal).then(
      (found) => (layers.value = found),
      (error: unknown) => {
        if (!isAbort(error)) outcome.value = { kind: 'failed', message: sentenceOf(error) };
      },
    );
  };
  effect(() => {
    void everywhere.value;
    if (watched.value) read();
  });

  return {
    rows,
    everywhere,
    chosen,
    comparedWith,
    outcome,
    shownBy: (id) => (layers.value ?? []).filter(({ shows }) => shows === id),
    pathTo: (id) => findPath(roots.value, id).map(({ generation }) => generation),
    read,
    restore({ node: { generation, nodeIds } }) {
      const [nodeId] = nodeIds;
      if (nodeId === undefined) return;
      outcome.value = noOutcome;
      sandbox.applyEdit({ kind: 'show-generation', nodeId, generation }, new Uint8Array()).then(
        () => {
          outcome.value = { kind: 'done', text: 'Restored. The old fill is kept, hidden.' };
          read();
        },
        (error: unknown) => (outcome.value = { kind: 'failed', message: sentenceOf(error) }),
      );
    },
  };
}
