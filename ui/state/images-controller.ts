/** The state of the Images tab: the prompt and its place, the plan, the queue and the drawn pictures. */
import { computed, effect, type ReadonlySignal, signal, type Signal } from '@preact/signals';
import { services, type ServiceName } from '#design/services';
import type { ImageChoices, PanelSettings } from '#design/settings';
import type { Surroundings } from '#design/surroundings';
import { describeCancellation } from '#models/cancelled-sentence';
import { findCapabilities } from '#models/find-capabilities';
import type { TextModel } from '#models/ports';
import type { Clock } from '#models/clock';
import type { PromptContextPart } from '#visuals/1-plan/describe-surroundings';
import { readShape } from '#visuals/1-plan/find-size';
import type { ImageSpec, ImageTarget } from '#visuals/1-plan/image-plan';
import type { ImageOrder } from '#visuals/1-plan/plan-image';
import { countStages, type ImageJob } from '#visuals/2-draw/draw-queue';
import type { DrawnPicture } from '#visuals/2-draw/draw-image';
import type { QueueRun } from '#visuals/2-draw/queue-ports';
import type { OrderTogether } from '#visuals/sets/plan-order';
import { findSweepMistake, readSweepValues, type SweepPart } from '#visuals/sweep/plan-sweep';
import { count } from '../kit/format-text.ts';
import { isAbort } from '../worker-clients/codegen-client.ts';
import type { PictureWorkerClient } from '../worker-clients/picture-worker-client.ts';
import type { DiffusionController } from './diffusion/diffusion-controller.ts';
import { createPlanner, type ImagePlanner } from './image-planner.ts';
import { type CopiesController, createCopiesController } from './copies-controller.ts';
import { createDrawingsController, type DrawingsController } from './drawings-controller.ts';
import { createFillController, type FillController } from './fill-controller.ts';
import { submitsBatches } from './estimate-pictures.ts';
import { createImageBatches, type ImageBatches } from './image-batches.ts';
import { createImageQueue, type ImageQueue, readOnlyMessage } from './image-queue.ts';
import { createReferences, type ImageReferences } from './image-references.ts';
import { makeId } from './make-id.ts';
import type { PanelServices } from './panel-services.ts';
import { placePicture } from './place-picture.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { onOtherSelection, type Selection } from './selection.ts';
import { createSetsController, type SetsController } from './sets-controller.ts';
import type { ShownPicture } from './shown-pictures.ts';
import { createStoryController, type StoryController } from './story-controller.ts';
import { dropNews, noOutcome, type Outcome, sentenceOf, type Work } from './work.ts';

export interface ImagesController {
  readonly prompt: Signal<string>;
  readonly place: ImageTargetState;
  /** Where pictures go as soon as they are drawn: what a person chose, else what suits the selected layer. */
  readonly where: ReadonlySignal<ImageTarget['where']>;
  /** Chooses where pictures go; `null` leaves it to the selected layer. */
  readonly putInto: (where: ImageTarget['where'] | null) => void;
  readonly references: ImageReferences;
  readonly planner: ImagePlanner;
  readonly fill: FillController;
  readonly sets: SetsController;
  readonly copies: CopiesController;
  readonly drawings: DrawingsController;
  readonly story: StoryController;
  /** The choices of a sweep as they are typed. */
  readonly axes: Signal<readonly TypedAxis[]>;
  /** Whether each line of the prompt is a picture of its own. */
  readonly isList: Signal<boolean>;
  readonly together: ReadonlySignal<OrderTogether>;
  readonly queue: ImageQueue;
  readonly batches: ImageBatches;
  readonly work: ReadonlySignal<Work | null>;
  readonly outcome: ReadonlySignal<Outcome>;
  /** What would be asked for now. */
  readonly order: ReadonlySignal<ImageOrder>;
  /** Plans what was typed, and draws it. */
  readonly generate: () => void;
  /** Plans it, and draws nothing yet. */
  readonly planFirst: () => void;
  /** Draws the first picture of the open plan, so that it can be approved before the others. */
  readonly drawFirst: () => void;
  /** Opens a plan that goes on from a picture. */
  readonly continueFrom: (picture: ShownPicture) => void;
  /** Draws the plan that is open. */
  readonly drawPlan: () => void;
  readonly cancel: () => void;
  /** Drops the sentence about a failure, because its reason may be gone. */
  readonly dismissFailure: () => void;
  /** Puts a picture into the fill of every selected layer that takes one, or beside the first selected layer. */
  readonly insert: (picture: ShownPicture, where: 'fill' | 'beside') => void;
  /** Drops the sentence about the image that was placed last, because it is no longer there. */
  readonly dropPlaced: () => void;
}

/** A choice of a sweep, its values as one text. */
export interface TypedAxis {
  readonly part: SweepPart;
  readonly text: string;
}

export interface ImagesControllerNeeds {
  readonly change: (settings: Partial<PanelSettings>) => void;
  readonly sandbox: SandboxClient;
  readonly pixels: PictureWorkerClient;
  readonly settings: ReadonlySignal<PanelSettings>;
  readonly selection: ReadonlySignal<Selection>;
  readonly watched: ReadonlySignal<boolean>;
  /** False where the file can only be read. */
  readonly canEdit: ReadonlySignal<boolean>;
  /** Whether somebody can see the panel now. */
  readonly isVisible: () => boolean;
  readonly openText: (action: string) => Promise<TextModel>;
  readonly models: Pick<PanelServices, 'services' | 'newPurpose'>;
  readonly diffusion: Pick<DiffusionController, 'isOffered' | 'read' | 'ownOptions'>;
  readonly clock: Clock;
}

export function createImagesController(needs: ImagesControllerNeeds): ImagesController {
  const { sandbox, settings } = needs;
  const prompt = signal('');
  const chosenPlace = signal<ImageTarget['where'] | null>(null);
  const where = computed(() => chosenPlace.value ?? defaultPlace(needs.selection.value));
  const outcome = signal<Outcome>(noOutcome);
  const place = followImageTarget(sandbox, needs.selection, needs.watched);
  const references = createReferences({
    sandbox,
    pixels: needs.pixels,
    takesPictures: () => findCapabilities(settings.peek())?.references !== 0,
  });
  const { diffusion } = needs;
  const queue = createImageQueue({
    ...needs,
    ownOptions: diffusion.ownOptions,
    asBatch: () => (submitsBatches(settings.peek()) ? (specs) => batches.submit(specs) : null),
  });
  const batches = createImageBatches({ ...needs, queue });
  const axes = signal<readonly TypedAxis[]>([]);
  const isList = signal(false);
  const sets = createSetsController({ ...needs, references, queue });
  const fill = createFillController({ ...needs, queue, style: sets.set });
  const together = computed<OrderTogether>(() => ({
    set: sets.set.value,
    axes: axes.value.map(({ part, text }) => ({ part, values: readSweepValues(text) })),
    isList: isList.value,
    service: settings.value.service,
    takesReferences: findCapabilities(settings.value)?.references !== 0,
  }));
  const enqueue = async (specs: readonly ImageSpec[]) => {
    // The pictures of a sweep are meant to differ.
    const isSweep = together.peek().axes.some(({ values }) => values.length > 0);
    if (specs.length > 1 && !isSweep) sets.follow(specs);
    await queue.add(specs);
  };
  const planner = createPlanner({
    settings,
    openText: needs.openText,
    enqueue,
    together: () => together.peek(),
  });
  let planning: AbortController | null = null;
  /** The picture that a plan began with, to be approved before the others. */
  let first: string | null = null;

  /** Whoever draws the rest approves of the first, so the others go by it where the service takes pictures. */
  const goByFirst = async (): Promise<void> => {
    const drawn = queue.pictures.peek().find(({ id }) => id === first)?.drawn;
    first = null;
    const mime = drawn?.image.mime;
    if (!drawn || mime === undefined || mime === 'image/webp' || !together.peek().takesReferences) return;
    const hash = await sandbox.storeImage(drawn.image.bytes);
    planner.goBy({ hash, mime, role: 'style', name: drawn.spec.words });
  };

  const order = computed<ImageOrder>(() => ({
    ...choicesOf(settings.value.imageChoices),
    words: prompt.value,
    around: place.around.value,
    leftOut: place.leftOut.value,
    where: targetFor(where.value, place.around.value?.takesFill ?? false),
    takesSeed: takesSeed(settings.value.service),
    seed: findCapabilities(settings.value)?.seed === true ? readSeed(settings.value.imageChoices.seed) : null,
    ...(diffusion.isOffered.value && diffusion.read.value.options !== null
      ? { diffusion: diffusion.read.value.options }
      : {}),
    references: references.all.value
      .filter(({ role }) => role !== 'palette')
      .map(({ hash, mime, role }) => ({ hash, mime, role })),
    colours: [
      ...new Set(references.all.value.flatMap(({ role, colours }) => (role === 'palette' ? colours : []))),
    ],
  }));

  /** The layer that was inserted last, which Figma selects then. */
  let inserted: string | null = null;
  onOtherSelection(needs.selection, (ids) => {
    if (inserted !== null && ids.includes(inserted)) return;
    dropNews(outcome);
    queue.placed.value = '';
  });

  /** One step of undo; the layers stay selected. */
  const fillAll = async (drawn: DrawnPicture, nodeIds: readonly string[]): Promise<void> => {
    const id = makeId();
    for (const [index, nodeId] of nodeIds.entries()) {
      const action = { id, ends: index === nodeIds.length - 1 };
      await placePicture(sandbox, drawn, { place: { nodeId, where: 'fill' }, action, quietly: true });
    }
  };

  const attempt = (work: () => Promise<void>) => {
    outcome.value = noOutcome;
    work().catch((error: unknown) => {
      if (!isAbort(error)) outcome.value = { kind: 'failed', message: sentenceOf(error) };
    });
  };

  const plan = (draws: boolean) => {
    if (order.peek().words.trim() === '') return;
    if (draws && !needs.canEdit.peek()) {
      outcome.value = { kind: 'failed', message: readOnlyMessage };
      return;
    }
    planning?.abort();
    planning = new AbortController();
    const { signal: abort } = planning;
    const mistake =
      findSweepMistake(together.peek().axes, settings.peek().service) ??
      (diffusion.isOffered.peek() ? diffusion.read.peek().mistake : null);
    if (mistake !== null) {
      outcome.value = { kind: 'failed', message: mistake };
      return;
    }
    const words = order.peek().words.trim();
    // A paused queue continues, because a new picture was requested.
    if (draws) queue.change((run) => removeEndedJobs(run, words));
    queue.warnings.value = [];
    attempt(() => planner.plan({ ...order.peek(), action: makeId() }, draws, abort));
  };

  return {
    prompt,
    place,
    where,
    putInto: (next) => void (chosenPlace.value = next),
    references,
    planner,
    fill,
    sets,
    copies: createCopiesController({ ...needs, queue, style: sets.set }),
    drawings: createDrawingsController(needs),
    story: createStoryController({ ...needs, queue, together, order }),
    axes,
    isList,
    together,
    queue,
    batches,
    order,
    work: computed(() => planner.work.value ?? batches.work.value ?? queue.work.value),
    outcome: computed(() => (outcome.value.kind === 'none' ? outcomeOf(queue) : outcome.value)),
    generate: () => plan(true),
    planFirst: () => plan(false),
    drawFirst: () =>
      attempt(async () => {
        first = await planner.drawFirst();
      }),
    continueFrom({ drawn }) {
      if (drawn === null) return;
      const { spec } = drawn;
      prompt.value = spec.words;
      axes.value = [];
      planner.open(
        { ...spec, place: { nodeId: spec.place.nodeId, where: 'beside' } },
        { ...order.peek(), words: spec.words, action: makeId() },
      );
    },
    drawPlan() {
      queue.change((run) => removeEndedJobs(run, planner.shown.peek()?.order.words ?? ''));
      attempt(async () => {
        await goByFirst();
        await planner.draw();
      });
    },
    cancel() {
      const wasPlanning = planner.work.peek() !== null;
      // The line at the foot shows one work at a time, in this order.
      if (!wasPlanning && batches.work.peek() !== null) {
        batches.stop();
        const text = 'Stopped. What was placed stays, and the batch goes on at its service.';
        outcome.value = { kind: 'cancelled', text };
        return;
      }
      planning?.abort();
      const { service } = settings.peek();
      const { asked } = countStages(queue.queue.peek());
      queue.change((run) => run.cancelAll());
      const what = wasPlanning && asked === 0 ? 'answer' : 'picture';
      const words = asked > 0 || wasPlanning ? describeCancellation(service, what) : 'Nothing is billed.';
      outcome.value = { kind: 'cancelled', text: `Cancelled. ${words}` };
    },
    dismissFailure() {
      if (outcome.peek().kind === 'failed') outcome.value = noOutcome;
      // The reason why the queue stopped may be gone; going on still takes a click.
      if ((queue.queue.peek().paused ?? '') !== '') queue.change((run) => run.pause());
    },
    dropPlaced() {
      if (outcome.peek().kind === 'done') outcome.value = noOutcome;
      queue.placed.value = '';
    },
    insert({ drawn }, into) {
      if (drawn === null) return;
      const { layers } = needs.selection.peek();
      const fills = into === 'fill' ? layers.filter(({ takesFill }) => takesFill) : [];
      attempt(async () => {
        if (fills.length > 1) {
          await fillAll(
            drawn,
            fills.map(({ id }) => id),
          );
          const text = `Inserted into ${count(fills.length, 'layer')}. The old fills are kept, hidden.`;
          outcome.value = { kind: 'done', text };
          return;
        }
        const nodeId = (fills[0] ?? layers[0])?.id ?? null;
        const placed = await placePicture(sandbox, drawn, { place: { nodeId, where: into } });
        inserted = placed.nodeId;
        outcome.value = { kind: 'done', text: placed.message };
      });
    },
  };
}

function choicesOf({ shape, count, quality, background }: ImageChoices) {
  return { shape: readShape(shape) ?? { kind: 'place' as const }, count, quality, background };
}

/** The seed that is typed; `null` where none is. */
export function readSeed(text: string): number | null {
  const seed = Number(text);
  return /^\s*\d+\s*$/.test(text) && seed <= maxSeed ? seed : null;
}

/** The largest seed that services take. */
export const maxSeed = 2 ** 32 - 1;

/** A rectangle waits for a picture; a frame has layers of its own, which a fill would lie behind. */
function defaultPlace({ layers: [layer] }: Selection): ImageTarget['where'] {
  return layer !== undefined && layer.takesFill && !layer.isFrame ? 'fill' : 'beside';
}

/** Only what has a fill can be filled. */
function targetFor(where: ImageTarget['where'], takesFill: boolean): ImageTarget['where'] {
  return where === 'fill' && !takesFill ? 'beside' : where;
}

/** The same service draws again from the same prompt, unless another one is chosen. */
function takesSeed(service: ServiceName): boolean {
  return services[service].repeatsPictures;
}

/**
 * Finished jobs are removed, except cancelled ones that may be billed. If the queue was paused because a job failed, a waiting job with the same prompt is the
 * same request, and only the new one is drawn.
 */
async function removeEndedJobs(run: QueueRun, words: string): Promise<void> {
  const { items, paused } = run.queue;
  const isSame = ({ spec, stage }: ImageJob) => stage.kind === 'waiting' && spec.words === words;
  if (paused !== null && paused !== '')
    for (const item of items.filter(isSame)) await run.cancel(item.spec.id);
  const over = run.queue.items.filter(
    ({ stage }) => stage.kind === 'drawn' || (stage.kind === 'cancelled' && !stage.mayBeBilled),
  );
  await run.remove(over.map(({ spec }) => spec.id));
  run.resume();
}

/** How it ended, said once nothing is being drawn any more. */
function outcomeOf({ queue, work, placed }: ImageQueue): Outcome {
  const { drawn } = countStages(queue.value);
  if (work.value !== null || drawn === 0 || placed.value === '') return noOutcome;
  return { kind: 'done', text: placed.value };
}

/** The place of the next picture: the surroundings of the selected layer, and which parts of them are not sent. */

interface ImageTargetState {
  /** `null` where nothing is selected. */
  readonly around: ReadonlySignal<Surroundings | null>;
  readonly leftOut: Signal<ReadonlySet<PromptContextPart>>;
}

/** Follows the selection while the view is visible. */
function followImageTarget(
  sandbox: SandboxClient,
  selection: ReadonlySignal<Selection>,
  watched: ReadonlySignal<boolean>,
): ImageTargetState {
  const around = signal<Surroundings | null>(null);
  let reading: AbortController | null = null;
  effect(() => {
    const { total } = selection.value;
    if (!watched.value) return;
    reading?.abort();
    reading = new AbortController();
    if (total === 0) {
      around.value = null;
      return;
    }
    sandbox.readSurroundings(reading.signal).then(
      (found) => (around.value = found),
      (error: unknown) => {
        if (!isAbort(error)) around.value = null;
      },
    );
  });
  return { around, leftOut: signal<ReadonlySet<PromptContextPart>>(new Set()) };
}
