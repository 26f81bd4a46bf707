/** The history of the pictures in the file: their parents, the layers that show them, and their actions. */
import { computed, effect, type ReadonlySignal, signal, type Signal } from '@preact/signals';
import type { Generation, LayerHistory } from '#design/generation';
import { buildHistoryTree, findPath, type HistoryRow, listRows } from '#visuals/history/history-tree';
import { isAbort } from '../worker-clients/codegen-client.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { onOtherSelection, type Selection } from './selection.ts';
import { dropNews, noOutcome, type Outcome, sentenceOf } from './work.ts';

export interface HistoryController {
  /** `null` until it was read once. */
  readonly rows: ReadonlySignal<readonly HistoryRow[] | null>;
  /** The other pages too, which Figma loads one by one. */
  readonly everywhere: Signal<boolean>;
  /** Whether only favourites are listed. */
  readonly onlyFavourites: Signal<boolean>;
  /** The ids of the pictures that are marked as favourites. */
  readonly favourites: ReadonlySignal<ReadonlySet<string>>;
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
  /** Marks a picture as a favourite, or no longer. */
  readonly toggleFavourite: (id: string) => void;
  /** Deletes a picture from the file; `deleted` is called when it is gone. */
  readonly delete: (id: string, deleted?: () => void) => void;
  /** Selects the layers that show a picture. */
  readonly showOnCanvas: (id: string) => void;
  /** Does something with a picture, and says how it ended. */
  readonly report: (task: () => Promise<string>) => void;
}

export interface HistoryControllerNeeds {
  readonly sandbox: SandboxClient;
  readonly selection: ReadonlySignal<Selection>;
  readonly selectLayers: (nodeIds: readonly string[]) => void;
  readonly watched: ReadonlySignal<boolean>;
  /** Whether pictures are being drawn, after which the last action is no news any more. */
  readonly isDrawing: ReadonlySignal<boolean>;
}

export function createHistoryController({
  sandbox,
  selection,
  selectLayers,
  watched,
  isDrawing,
}: HistoryControllerNeeds): HistoryController {
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
  const onlyFavourites = signal(false);
  const favourites = computed<ReadonlySet<string>>(
    () => new Set((layers.value ?? []).flatMap((layer) => layer.favourites ?? [])),
  );
  const rows = computed(() => {
    if (layers.value === null) return null;
    const all = listRows(roots.value);
    if (!onlyFavourites.value) return all;
    return all
      .filter(({ node }) => favourites.value.has(node.generation.id))
      .map((row) => ({ ...row, level: 0 }));
  });
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
  const attempt = (task: () => Promise<string>) => {
    outcome.value = noOutcome;
    task().then(
      (text) => (outcome.value = text === '' ? noOutcome : { kind: 'done', text }),
      (error: unknown) => (outcome.value = { kind: 'failed', message: sentenceOf(error) }),
    );
  };
  /** The layers as they are now; a picture may have come onto the page since they were read. */
  const readNow = async (): Promise<readonly LayerHistory[]> => {
    reading?.abort();
    const found = await sandbox.readHistory(everywhere.peek(), new AbortController().signal);
    layers.value = found;
    return found;
  };
  const carriersOf = async (id: string): Promise<readonly string[]> =>
    (await readNow())
      .filter(({ generations }) => generations.some((one) => one.id === id))
      .map(({ nodeId }) => nodeId);

  effect(() => {
    if (isDrawing.value) outcome.value = noOutcome;
  });
  /** The layer that was restored last, which Figma selects then. */
  let restored: string | null = null;
  onOtherSelection(selection, (ids) => {
    if (restored === null || !ids.includes(restored)) dropNews(outcome);
  });
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
    onlyFavourites,
    favourites,
    toggleFavourite: (id) =>
      attempt(async () => {
        const isFavourite = !favourites.peek().has(id);
        await sandbox.markPicture(id, await carriersOf(id), isFavourite);
        await readNow();
        return '';
      }),
    delete: (id, deleted) =>
      attempt(async () => {
        const row = rows.peek()?.findIndex(({ node }) => node.generation.id === id) ?? -1;
        await sandbox.deletePicture(id, await carriersOf(id));
        deleted?.();
        await readNow();
        // The row that takes its place, for who goes through the list by keyboard.
        if (chosen.peek() === id) {
          const next = rows.peek()?.[row] ?? rows.peek()?.at(-1);
          chosen.value = next?.node.generation.id ?? null;
        }
        return 'Deleted from the file. Undo once to revert it.';
      }),
    showOnCanvas: (id) =>
      attempt(async () => {
        const found = await readNow();
        const shown = found.filter(({ shows }) => shows === id).map(({ nodeId }) => nodeId);
        if (shown.length === 0) throw new Error('No layer of this page shows the image any more.');
        selectLayers(shown);
        return '';
      }),
    report: attempt,
    shownBy: (id) => (layers.value ?? []).filter(({ shows }) => shows === id),
    pathTo: (id) => findPath(roots.value, id).map(({ generation }) => generation),
    read,
    restore({ node: { generation, nodeIds } }) {
      const [nodeId] = nodeIds;
      if (nodeId === undefined) return;
      restored = nodeId;
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
