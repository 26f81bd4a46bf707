/** The Images tab's state: what is asked for and for which place, the plan of it, the queue, and what was drawn. */
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { ImageChoices, PanelSettings, ServiceName } from '#design/settings';
import { cancelledSentence } from '#models/cancelled-sentence';
import { findCapabilities } from '#models/find-capabilities';
import type { TextModel } from '#models/ports';
import type { World } from '#models/world';
import { readShape } from '#visuals/1-plan/find-size';
import type { ImagePlace } from '#visuals/1-plan/image-plan';
import type { ImageOrder } from '#visuals/1-plan/plan-image';
import { countStages, type QueueItem } from '#visuals/2-draw/draw-queue';
import type { QueueRun } from '#visuals/2-draw/queue-ports';
import { isAbort } from '../background/codegen.ts';
import type { PixelDesk } from '../background/pixel-desk.ts';
import type { Sandbox } from './ask-sandbox.ts';
import { followPlace, type ImagePlaceState } from './image-place.ts';
import { createPlanner, type ImagePlanner } from './image-planner.ts';
import { createImageQueue, readOnlySentence, type ImageQueue } from './image-queue.ts';
import { createReferences, type ImageReferences } from './image-references.ts';
import { makeId } from './make-id.ts';
import type { ModelDesk } from './open-desk.ts';
import { placePicture } from './place-picture.ts';
import type { Selection } from './selection.ts';
import type { ShownPicture } from './shown-pictures.ts';
import { noOutcome, sentenceOf, type Outcome, type Work } from './work.ts';

export interface ImageJob {
  readonly prompt: Signal<string>;
  readonly place: ImagePlaceState;
  /** Where pictures go as soon as they are drawn. */
  readonly where: Signal<ImagePlace['where']>;
  readonly references: ImageReferences;
  readonly planner: ImagePlanner;
  readonly queue: ImageQueue;
  readonly work: ReadonlySignal<Work | null>;
  readonly outcome: ReadonlySignal<Outcome>;
  /** What would be asked for now. */
  readonly order: ReadonlySignal<ImageOrder>;
  /** Plans what was typed, and draws it. */
  readonly generate: () => void;
  /** Plans it, and draws nothing yet. */
  readonly planFirst: () => void;
  /** Draws the plan that is open. */
  readonly drawPlan: () => void;
  readonly cancel: () => void;
  readonly insert: (picture: ShownPicture, where: 'fill' | 'beside') => void;
}

export interface ImageJobNeeds {
  readonly sandbox: Sandbox;
  readonly pixels: PixelDesk;
  readonly settings: ReadonlySignal<PanelSettings>;
  readonly selection: ReadonlySignal<Selection>;
  readonly watched: ReadonlySignal<boolean>;
  /** False where the file can only be read. */
  readonly canEdit: ReadonlySignal<boolean>;
  /** Whether somebody can see the panel now. */
  readonly isVisible: () => boolean;
  readonly openText: (action: string) => Promise<TextModel>;
  readonly models: Pick<ModelDesk, 'services' | 'newPurpose'>;
  readonly world: World;
}

export function createImageJob(needs: ImageJobNeeds): ImageJob {
  const { sandbox, settings } = needs;
  const prompt = signal('');
  const where = signal<ImagePlace['where']>('beside');
  const outcome = signal<Outcome>(noOutcome);
  const place = followPlace(sandbox, needs.selection, needs.watched);
  const references = createReferences({
    sandbox,
    pixels: needs.pixels,
    takesPictures: () => findCapabilities(settings.peek())?.references !== 0,
  });
  const queue = createImageQueue(needs);
  const planner = createPlanner({ settings, openText: needs.openText, enqueue: queue.add });
  let planning: AbortController | null = null;

  const order = computed<ImageOrder>(() => ({
    ...choicesOf(settings.value.imageChoices),
    words: prompt.value,
    around: place.around.value,
    leftOut: place.leftOut.value,
    where: placeFor(where.value, place.around.value?.takesFill ?? false),
    takesSeed: takesSeed(settings.value.service),
    references: references.all.value
      .filter(({ role }) => role !== 'palette')
      .map(({ hash, mime, role }) => ({ hash, mime, role })),
    colours: [
      ...new Set(references.all.value.flatMap(({ role, colours }) => (role === 'palette' ? colours : []))),
    ],
  }));

  const attempt = (work: () => Promise<void>) => {
    outcome.value = noOutcome;
    work().catch((error: unknown) => {
      if (!isAbort(error)) outcome.value = { kind: 'failed', message: sentenceOf(error) };
    });
  };

  const plan = (draws: boolean) => {
    if (order.peek().words.trim() === '') return;
    if (draws && !needs.canEdit.peek()) {
      outcome.value = { kind: 'failed', message: readOnlySentence };
      return;
    }
    planning?.abort();
    planning = new AbortController();
    const { signal: abort } = planning;
    const words = order.peek().words.trim();
    // A queue that stood still goes on, because somebody wants something drawn.
    if (draws) queue.change((run) => makeRoom(run, words));
    queue.warnings.value = [];
    attempt(() => planner.plan({ ...order.peek(), action: makeId() }, draws, abort));
  };

  return {
    prompt,
    place,
    where,
    references,
    planner,
    queue,
    order,
    work: computed(() => planner.work.value ?? queue.work.value),
    outcome: computed(() => (outcome.value.kind === 'none' ? endOf(queue) : outcome.value)),
    generate: () => plan(true),
    planFirst: () => plan(false),
    drawPlan() {
      queue.change((run) => makeRoom(run, planner.shown.peek()?.order.words ?? ''));
      attempt(planner.draw);
    },
    cancel() {
      planning?.abort();
      const { service } = settings.peek();
      const wasPlanning = planner.work.peek() !== null;
      const { asked } = countStages(queue.queue.peek());
      queue.change((run) => run.cancelAll());
      const what = wasPlanning && asked === 0 ? 'answer' : 'picture';
      const words = asked > 0 || wasPlanning ? cancelledSentence(service, what) : 'Nothing is billed.';
      outcome.value = { kind: 'cancelled', words: `Cancelled. ${words}` };
    },
    insert({ drawn }, into) {
      if (drawn === null) return;
      const nodeId = needs.selection.value.layers[0]?.id ?? null;
      attempt(async () => {
        const { words } = await placePicture(sandbox, drawn, { place: { nodeId, where: into } });
        outcome.value = { kind: 'done', words };
      });
    },
  };
}

function choicesOf({ shape, count, quality, background }: ImageChoices) {
  return { shape: readShape(shape) ?? { kind: 'place' as const }, count, quality, background };
}

/** Only what has a fill can be filled. */
function placeFor(where: ImagePlace['where'], takesFill: boolean): ImagePlace['where'] {
  return where === 'fill' && !takesFill ? 'beside' : where;
}

/** Who draws the same again from the same words, unless told to begin elsewhere. */
function takesSeed(service: ServiceName): boolean {
  return service === 'built-in' || service === 'sdnext';
}

/**
 * What is over makes room. Where the queue stood still because something failed, what waits with the same words is the
 * same wish, and only the new one is drawn.
 */
async function makeRoom(run: QueueRun, words: string): Promise<void> {
  const { items, paused } = run.queue;
  const isSame = ({ spec, stage }: QueueItem) => stage.kind === 'waiting' && spec.words === words;
  if (paused !== null && paused !== '')
    for (const item of items.filter(isSame)) await run.cancel(item.spec.id);
  const over = run.queue.items.filter(({ stage }) => stage.kind === 'drawn' || stage.kind === 'cancelled');
  await run.remove(over.map(({ spec }) => spec.id));
  run.resume();
}

/** How it ended, said once nothing is being drawn any more. */
function endOf({ queue, work, placed }: ImageQueue): Outcome {
  const { drawn } = countStages(queue.value);
  if (work.value !== null || drawn === 0) return noOutcome;
  return { kind: 'done', words: placed.value === '' ? 'Drawn' : placed.value };
}
