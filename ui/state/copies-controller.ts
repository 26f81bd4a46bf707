/** Copies of the selected frame with the rows of a table: texts at once, pictures through the panel's queue. */
import { computed, effect, type ReadonlySignal, signal, type Signal } from '@preact/signals';
import { services } from '#design/services';
import type { PanelSettings } from '#design/settings';
import type { PictureSet } from '#design/picture-sets';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import { type CopiesPlan, maxCopies } from '#visuals/rows/plan-copies';
import { planCopyPictures } from '#visuals/rows/plan-copy-pictures';
import { readTableRecords } from '#visuals/rows/read-rows';
import type { PictureWorkerClient } from '../worker-clients/picture-worker-client.ts';
import { count } from '../kit/format-text.ts';
import { type ImageQueue, readOnlyMessage } from './image-queue.ts';
import { makeId } from './make-id.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { framesOf, onOtherSelection, type Selection } from './selection.ts';
import { dropNews, noOutcome, type Outcome, sentenceOf, type Work } from './work.ts';

export interface CopiesController {
  /** The table as it was pasted: CSV or JSON. */
  readonly table: Signal<string>;
  /** `null` until there is a table and a frame. */
  readonly plan: ReadonlySignal<CopiesPlan | null>;
  /** Why there is no plan, as one plain sentence; empty where there is nothing to say. */
  readonly mistake: ReadonlySignal<string>;
  /** The pictures that will be drawn. */
  readonly specs: ReadonlySignal<readonly ImageSpec[]>;
  readonly work: ReadonlySignal<Work | null>;
  readonly outcome: ReadonlySignal<Outcome>;
  readonly make: () => void;
}

export interface CopiesNeeds {
  readonly sandbox: SandboxClient;
  readonly pixels: PictureWorkerClient;
  readonly settings: ReadonlySignal<PanelSettings>;
  readonly selection: ReadonlySignal<Selection>;
  readonly canEdit: ReadonlySignal<boolean>;
  readonly queue: Pick<ImageQueue, 'add'>;
  readonly style: ReadonlySignal<PictureSet | null>;
}

export function createCopiesController(needs: CopiesNeeds): CopiesController {
  const { sandbox, settings } = needs;
  const table = signal('');
  const plan = signal<CopiesPlan | null>(null);
  const mistake = signal('');
  const work = signal<Work | null>(null);
  const outcome = signal<Outcome>(noOutcome);
  const frame = computed(() => framesOf(needs.selection.value)[0] ?? null);
  let reading: AbortController | null = null;

  async function read(frameId: string, text: string, abort: AbortSignal): Promise<void> {
    const records = readTableRecords(text);
    if (records.length > maxCopies)
      throw new Error(`The table has ${records.length} rows; the maximum is ${maxCopies} copies.`);
    const snapshot = await sandbox.readFileFrame(frameId, abort);
    const found = await needs.pixels.run('plan-copies', { snapshot, records }, abort);
    if (!abort.aborted) plan.value = found;
  }

  effect(() => {
    const [text, chosen] = [table.value.trim(), frame.value];
    reading?.abort();
    plan.value = null;
    mistake.value = '';
    if (text === '' || chosen === null) return;
    const controller = new AbortController();
    reading = controller;
    read(chosen.id, text, controller.signal).catch((error: unknown) => {
      if (reading === controller && !controller.signal.aborted) mistake.value = sentenceOf(error);
    });
  });

  onOtherSelection(needs.selection, () => dropNews(outcome));

  const order = (action: string) => ({
    action,
    quality: settings.value.imageChoices.quality,
    takesSeed: services[settings.value.service].repeatsPictures,
    rules: settings.value.imageRules,
    set: needs.style.value,
  });

  async function make(): Promise<void> {
    const [planned, chosen] = [plan.peek(), frame.peek()];
    if (planned === null || chosen === null) return;
    if (!needs.canEdit.peek()) throw new Error(readOnlyMessage);
    const action = makeId();
    const hasPictures = planned.copies.some(({ pictures }) => pictures.length > 0);
    const made = await sandbox.copyFrame(
      chosen.id,
      planned.copies.map(({ name, texts }) => ({ name, texts })),
      { id: action, ends: !hasPictures },
    );
    const specs = planCopyPictures(
      planned.copies,
      order(action),
      makeId,
      (copy, nodeId) => made[copy]?.[nodeId],
    );
    if (specs.length > 0) await needs.queue.add(specs);
    const copies = made.filter((ids) => Object.keys(ids).length > 0).length;
    outcome.value = {
      kind: 'done',
      text: `${count(copies, 'copy', 'copies')} made, ${count(specs.length, 'image')} added to the queue. Undo once to revert it all.`,
    };
    table.value = '';
  }

  return {
    table,
    plan,
    mistake,
    specs: computed(() =>
      planCopyPictures(
        plan.value?.copies ?? [],
        order(''),
        () => '',
        (_, nodeId) => nodeId,
      ),
    ),
    work,
    outcome,
    make() {
      outcome.value = noOutcome;
      work.value = { text: 'Copying', done: 0, total: null };
      make()
        .catch((error: unknown) => (outcome.value = { kind: 'failed', message: sentenceOf(error) }))
        .finally(() => (work.value = null));
    },
  };
}
