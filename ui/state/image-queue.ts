/**
 * The queue of pictures in the panel: requests are stored before they are sent, arrived pictures are stored in the
 * document as they came, and finished pictures are placed at once. One window of a file runs its queue; the others show
 * it. A panel that is opened continues started jobs and starts no others. How a queue runs is in `run-queue.ts`.
 */
import { computed, type ReadonlySignal, signal, type Signal } from '@preact/signals';
import { listSentPictures } from '#design/generation';
import type { QueueLease } from '#design/messages';
import { services } from '#design/services';
import type { PanelSettings } from '#design/settings';
import type { AssetBytes } from '#design/snapshot';
import { pause } from '#models/pause';
import type { ModelFailure, ModelImage, ModelProgress, ModelSignal, ModelTicket } from '#models/ports';
import { builtInModel } from '#models/built-in/image-model';
import type { Clock } from '#models/clock';
import { settingsForModel } from '#models/service-settings';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import {
  type ArrivedPicture,
  type DrawEvent,
  drawImage,
  type DrawnPicture,
  finishArrived,
  readImageEvents,
} from '#visuals/2-draw/draw-image';
import {
  type DrawQueue,
  emptyQueue,
  findItem,
  type ImageJob,
  type ImageJobStage,
  type PendingPicture,
  type SentRequest,
} from '#visuals/2-draw/draw-queue';
import type { FinishPicture } from '#visuals/2-draw/finish-picture';
import { type QueuePorts, type QueueRun, QueueTaken } from '#visuals/2-draw/queue-ports';
import { followQueue, runQueue } from '#visuals/2-draw/run-queue';
import type { PictureWorkerClient } from '../worker-clients/picture-worker-client.ts';
import { createImageJobStore } from './image-job-store.ts';
import { createLeaseRenewer } from './lease-renewer.ts';
import { makeId } from './make-id.ts';
import type { PanelServices } from './panel-services.ts';
import { type PlacedPicture, placePicture } from './place-picture.ts';
import type { SandboxClient } from './sandbox-client.ts';
import { createShownPictures, type ShownPicture } from './shown-pictures.ts';
import { sentenceOf, waitingFor, type Work } from './work.ts';

/** Where the pictures of the queue are drawn. */
export type QueueOwner =
  /** This panel. */
  | 'here'
  /** Another window of the file, of which this one shows the queue. */
  | 'elsewhere'
  /** Nobody: the file can only be read here, and what is drawn could not be placed. */
  | 'read-only';

export interface ImageQueue {
  readonly queue: ReadonlySignal<DrawQueue>;
  readonly owner: ReadonlySignal<QueueOwner>;
  /** Whether this panel receives the answer of a request; another window finishes its own. */
  readonly isHere: (sent: SentRequest) => boolean;
  readonly pictures: ReadonlySignal<readonly ShownPicture[]>;
  /** Shows a picture no longer. */
  readonly forget: (id: string) => void;
  readonly warnings: Signal<readonly string[]>;
  /** The progress; `null` if nothing is drawn or can be. */
  readonly work: ReadonlySignal<Work | null>;
  /** The words for the last picture that was placed; empty where they are no news any more. */
  readonly placed: Signal<string>;
  /**
   * Draws pictures, behind those that wait; where another window has the queue, this one takes it.
   * @throws Error with a plain sentence where the file can only be read
   */
  readonly add: (specs: readonly ImageSpec[]) => Promise<void>;
  /** Takes the queue, and does something with it. @throws Error with a plain sentence where it cannot be taken */
  readonly withRun: (what: (run: QueueRun) => Promise<void>) => Promise<void>;
  /** What can be done about a queue that runs here; nothing before there is one. */
  readonly change: (what: (run: QueueRun) => void | Promise<void>) => void;
  /** Follows one picture from its adding on, until the answer is called. */
  readonly watch: (id: string, listener: (event: PictureEvent) => void) => () => void;
  /** Continues the jobs that earlier panels of this file left, and shows the waiting ones. */
  readonly restore: () => void;
  /** Draws here what another window draws. */
  readonly takeOver: () => void;
  /** Pictures that another person of this file left waiting, as of the last look. */
  readonly offered: ReadonlySignal<readonly ImageJob[]>;
  /** Looks for them again. */
  readonly lookForOffered: () => void;
  /** Draws them here. */
  readonly takeOffered: () => void;
  /** Whether they are being taken, which waits for what their owner may be writing. */
  readonly isTaking: ReadonlySignal<boolean>;
}

/** What is told of one picture: its drawing, its placing, and what became of it whenever that changes. */
export type PictureEvent =
  | DrawEvent
  | ({ readonly type: 'placed' } & PlacedPicture)
  | { readonly type: 'stage'; readonly stage: ImageJobStage };

export interface ImageQueueNeeds {
  readonly sandbox: SandboxClient;
  readonly pixels: PictureWorkerClient;
  readonly settings: ReadonlySignal<PanelSettings>;
  readonly canEdit: ReadonlySignal<boolean>;
  /** Whether somebody can see the panel now. */
  readonly isVisible: () => boolean;
  readonly models: Pick<PanelServices, 'services' | 'newPurpose'>;
  readonly clock: Clock;
  /** Submits pictures in batches; `null` where they are drawn one by one. @default they are drawn one by one */
  readonly asBatch?: () => ((specs: readonly ImageSpec[]) => Promise<void>) | null;
  /** What the chosen service draws every picture with. @default nothing of its own */
  readonly ownOptions?: () => ImageSpec['diffusion'];
}

/** Why nothing is drawn in a file that can only be read. */
export const readOnlyMessage =
  'Images cannot be placed in Dev Mode, so none is generated here. Open the file in design mode to generate them.';

export function createImageQueue(needs: ImageQueueNeeds): ImageQueue {
  const { sandbox, models, clock } = needs;
  const queue = signal<DrawQueue>(emptyQueue);
  const isElsewhere = signal(false);
  const offered = signal<readonly ImageJob[]>([]);
  /** How often offers were taken: what was read before that is no longer offered. */
  let takes = 0;
  const isTaking = signal(false);
  const warnings = signal<readonly string[]>([]);
  const placed = signal('');
  /** What is waited for, and who draws, by picture. */
  const waits = signal<ReadonlyMap<string, Work>>(new Map());
  const painters = signal<ReadonlyMap<string, string>>(new Map());
  const progresses = signal<ReadonlyMap<string, string>>(new Map());
  const pictures = createShownPictures();
  const jobStore = createImageJobStore(sandbox, { now: clock.now, leaseNumber: () => lease.number() });
  const watchers = new Map<string, Set<(event: PictureEvent) => void>>();
  /** `null` until there is a queue to show or to draw. */
  let run: QueueRun | null = null;
  let isOwner = false;
  let leaseNumber: number | null = null;

  const report = (id: string, event: PictureEvent) =>
    watchers.get(id)?.forEach((listener) => listener(event));

  const warn = (sentence: string) => {
    if (!warnings.peek().includes(sentence)) warnings.value = [...warnings.peek(), sentence];
  };
  const purposeOf = async (spec: ImageSpec) => ({ ...(await models.newPurpose()), action: actionOf(spec) });
  const chosen = () => needs.settings.peek();
  const finishWith =
    (abort: AbortSignal): FinishPicture =>
    (unfinished) =>
      needs.pixels.run('finish', unfinished, abort);

  async function* draw(spec: ImageSpec, abort: AbortSignal): AsyncGenerator<DrawEvent> {
    const { keepsGoing } = chosen();
    const pictures = await readNamedPictures(sandbox, spec);
    if (pictures === null) {
      yield { type: 'failed', failure: pictureGone };
      return;
    }
    const { asks } = spec;
    const settings = asks === undefined ? chosen() : settingsForModel(chosen(), asks.service, asks.model);
    const model = await models.services.image(settings, await purposeOf(spec));
    yield* drawImage(spec, model, abort, { keepsGoing, pictures, finish: finishWith(abort) });
  }

  async function* fetchAgain(
    ...[spec, sent, abort]: Parameters<QueuePorts['fetch']>
  ): AsyncGenerator<DrawEvent> {
    const purpose = await purposeOf(spec);
    const events = models.services.resumeImage(chosen(), sent, purpose, abort);
    const pictures = (await readNamedPictures(sandbox, spec)) ?? new Map<string, Uint8Array>();
    yield* readImageEvents(spec, sent, events, abort, { pictures, finish: finishWith(abort as AbortSignal) });
  }

  /** Stores it unchanged. Only a WebP is converted, to a PNG, because Figma does not accept WebP. */
  async function storePending(spec: ImageSpec, arrived: ArrivedPicture): Promise<PendingPicture | null> {
    const image = await toFigmaFormat(arrived.image).catch(() => null);
    if (image === null) return null;
    const action = { id: actionOf(spec), ends: false };
    const picture = { id: spec.id, name: spec.words, bytes: image.bytes, action };
    const layer = await sandbox.storePendingPicture(picture).catch(() => null);
    if (layer === null) return null;
    const { bytes: _bytes, ...facts } = image;
    return { layer, picture: { ...arrived, image: facts } };
  }

  async function toFigmaFormat(image: ModelImage): Promise<ModelImage> {
    if (image.mime !== 'image/webp') return image;
    const { bytes, width, height } = await needs.pixels.run('to-png', image);
    return { bytes, mime: 'image/png', width, height };
  }

  async function* finish(
    spec: ImageSpec,
    { layer, picture }: PendingPicture,
    abort: ModelSignal,
  ): AsyncGenerator<DrawEvent> {
    const bytes = await sandbox.readPendingPicture(layer);
    if (bytes === null) {
      yield { type: 'failed', failure: pendingPictureGone };
      return;
    }
    yield* finishOne(spec, { ...picture, image: { ...picture.image, bytes } }, abort);
  }

  async function* finishOne(
    spec: ImageSpec,
    arrived: ArrivedPicture,
    abort: ModelSignal,
  ): AsyncGenerator<DrawEvent> {
    const pictures = (await readNamedPictures(sandbox, spec)) ?? new Map<string, Uint8Array>();
    yield* finishArrived(spec, arrived, abort, { pictures, finish: finishWith(abort as AbortSignal) });
  }

  async function placeDrawn(picture: DrawnPicture, pending: PendingPicture | null): Promise<void> {
    const { spec } = picture;
    if (!needs.canEdit.peek()) throw new Error(readOnlyMessage);
    pictures.show(spec, picture.image, picture);
    const stage = findItem(queue.peek(), spec.id)?.stage;
    const drawn = { ...picture, image: await toFigmaFormat(picture.image) };
    const done = await placePicture(sandbox, drawn, {
      action: { id: spec.action ?? spec.id, ends: isLast(queue.peek(), spec) },
      quietly: true,
      once: true,
      pending: pending?.layer ?? null,
      tookMs: stage?.kind === 'asked' ? clock.now() - stage.sent.at : null,
    });
    placed.value = done.message;
    report(spec.id, { type: 'placed', ...done });
  }

  function listener(id: string, event: DrawEvent): void {
    const spec = findItem(queue.peek(), id)?.spec;
    waits.value = withEntry(waits.peek(), id, event.type === 'waiting' ? waitingFor(event) : null);
    if (event.type === 'started') {
      // A server may draw with whatever is loaded.
      const painter = event.model === '' ? services[chosen().service].title : event.model;
      painters.value = withEntry(painters.peek(), id, painter);
      progresses.value = withEntry(progresses.peek(), id, null);
    } else if (event.type === 'progress')
      progresses.value = withEntry(progresses.peek(), id, describeProgress(event.progress));
    else if (event.type === 'preview' && spec) pictures.show(spec, event.image, null);
    else if (event.type === 'warning') warn(event.message);
    report(id, event);
  }

  const lease = createLeaseRenewer({
    sandbox,
    clock,
    panel: makeId(),
    isVisible: needs.isVisible,
    onLease: applyLease,
  });

  const stopAtService = (ticket: ModelTicket): Promise<boolean> =>
    models.services.stopImage(chosen(), ticket).catch(() => false);

  const ports: QueuePorts = {
    panel: lease.panel,
    isElsewhere: ({ by }) => by !== undefined && by !== lease.panel && lease.isOpen(by),
    now: clock.now,
    pause: (milliseconds, abort) => pause(clock, milliseconds, abort),
    newStop: () => new AbortController(),
    get atOnce() {
      return services[chosen().service].concurrency;
    },
    draw: (spec, abort) => draw(spec, abort as AbortSignal),
    fetch: fetchAgain,
    storePending,
    finish,
    finishArrived: finishOne,
    deletePending: ({ layer }) => sandbox.deletePendingPicture(layer),
    place: placeDrawn,
    storeJob: (item, at, needsLease) => jobStore.store(item, at, needsLease),
    deleteJobs: (ids) => jobStore.remove(ids),
    releaseTicket: (ticket) => models.services.releaseImage(chosen(), ticket),
    stop: stopAtService,
    recordLost: async (sent) => models.services.recordLostImage(sent, await models.newPurpose()),
    taken: () => void lease.ask(false).catch((error: unknown) => warn(sentenceOf(error))),
    onChange(next) {
      const before = new Map(queue.peek().items.map(({ spec, stage }) => [spec.id, stage]));
      queue.value = next;
      for (const { spec, stage } of next.items) {
        if (before.get(spec.id) !== stage) report(spec.id, { type: 'stage', stage });
      }
      const asked = new Set(
        next.items.filter(({ stage }) => stage.kind === 'asked').map(({ spec }) => spec.id),
      );
      pictures.keepOnly(({ id, drawn }) => drawn !== null || asked.has(id));
    },
    onEvent: listener,
  };

  /** Reads what is stored, and shows what of it is offered unless that was taken meanwhile. */
  async function readStored(): Promise<Awaited<ReturnType<typeof jobStore.read>>> {
    const before = takes;
    const found = await jobStore.read();
    if (before === takes) offered.value = found.offered;
    return found;
  }

  /**
   * Runs the queue, or follows the window that does. Waiting jobs are drawn if a person just took it; a panel that was
   * opened, or that was left the queue by another, only shows it.
   */
  async function applyLease({ isHeld, number }: QueueLease, isTaken: boolean): Promise<void> {
    const found = await readStored();
    run?.drop(found.taken);
    // If the number has changed, another window had the queue in between.
    const wasOwner = isOwner && leaseNumber === number;
    leaseNumber = number;
    isOwner = isHeld;
    isElsewhere.value = !isHeld;
    // Deletions are not awaited.
    if (isHeld) void jobStore.deleteAtServices(found.cancelled, stopAtService).catch(() => undefined);
    if (!isHeld) {
      if (run === null) run = followQueue(found, ports);
      else run.follow(found);
    } else if (wasOwner) run?.refresh(found);
    else {
      const taken = isTaken ? found : found.atReturn;
      if (run === null) run = runQueue(taken, ports);
      else run.takeUp(taken);
      // What was left stays so for whoever opens the file next.
      for (const [index, item] of taken.items.entries())
        if (item.stage.kind === 'left') await jobStore.store(item, index);
    }
  }

  const takeOver = async (): Promise<QueueRun> => {
    if (!needs.canEdit.peek()) throw new Error(readOnlyMessage);
    if (!isOwner || run === null) await lease.ask(true);
    if (!isOwner || run === null) throw new Error(takenOverMessage);
    return run;
  };

  /** The click may come just after this window was left the queue, and then what waited has been left too. */
  const continueHere = async (): Promise<void> => {
    const taken = await takeOver();
    for (const { spec, stage } of taken.queue.items) if (stage.kind === 'left') await taken.retry(spec.id);
  };

  /** They follow what this person draws already. */
  const continueOffered = async (): Promise<void> => {
    if (isTaking.peek()) return;
    isTaking.value = true;
    try {
      const taken = await takeOver();
      const jobs = await jobStore.takeOffered();
      takes += 1;
      offered.value = [];
      const own = new Set(taken.queue.items.map(({ spec }) => spec.id));
      await taken.add(jobs.map(({ spec }) => spec).filter(({ id }) => !own.has(id)));
      sandbox.removeTakenOffers();
      if (jobs.length === 0) warn(offerGoneMessage);
    } finally {
      isTaking.value = false;
    }
  };

  /** A picture that was planned with options, or for another service, keeps what it has. */
  const withOwnOptions = (spec: ImageSpec): ImageSpec => {
    const own = needs.ownOptions?.();
    if (own === undefined || spec.diffusion !== undefined || spec.asks !== undefined) return spec;
    return { ...spec, diffusion: own };
  };

  /** What this panel does; what another window draws is told there. */
  const ownItems = () =>
    owner.value === 'here'
      ? queue.value.items
      : queue.value.items.filter(({ stage }) => stage.kind === 'asked' && stage.sent.by === lease.panel);
  const owner = computed<QueueOwner>(() => {
    if (!needs.canEdit.value) return 'read-only';
    return isElsewhere.value ? 'elsewhere' : 'here';
  });

  return {
    queue,
    owner,
    isHere: ({ by = lease.panel }) => by === lease.panel,
    pictures: pictures.all,
    forget: (id) => pictures.keepOnly((one) => one.id !== id),
    warnings,
    placed,
    work: computed(() =>
      describeWork({ ...queue.value, items: ownItems() }, waits.value, painters.value, progresses.value),
    ),
    withRun: async (what) => what(await takeOver()),
    async add(specs) {
      const submit = needs.asBatch?.() ?? null;
      // An edit is part of a conversation, and somebody waits for it.
      const isEdit = specs.some(({ origin }) => (origin?.step ?? 'draw') !== 'draw');
      if (submit !== null && !isEdit) return submit(specs);
      const taken = await takeOver();
      await taken.add(specs.map(withOwnOptions)).catch((error: unknown) => {
        throw error instanceof QueueTaken ? new Error(takenOverMessage) : error;
      });
    },
    change(what) {
      if (run === null) return;
      Promise.resolve(run)
        .then(what)
        .catch((error: unknown) =>
          warn(error instanceof QueueTaken ? queueChangedMessage : sentenceOf(error)),
        );
    },
    watch(id, listener) {
      const listeners = watchers.get(id) ?? new Set();
      watchers.set(id, listeners.add(listener));
      return () => {
        listeners.delete(listener);
        if (listeners.size === 0) watchers.delete(id);
      };
    },
    restore() {
      const begin = async () => {
        const { items, atReturn, cancelled } = await readStored();
        if (items.length === 0 && cancelled.length === 0) return;
        if (needs.canEdit.peek()) await lease.ask(false);
        else queue.value = atReturn;
      };
      begin().catch((error: unknown) => warn(sentenceOf(error)));
    },
    takeOver: () => void continueHere().catch((error: unknown) => warn(sentenceOf(error))),
    offered,
    isTaking,
    lookForOffered() {
      readStored().catch(() => undefined);
    },
    takeOffered: () => void continueOffered().catch((error: unknown) => warn(sentenceOf(error))),
  };
}

const takenOverMessage =
  'Another window of this file has taken over the queue. Generate here again if you want it back.';

const offerGoneMessage =
  'These images are no longer waiting: the person who left them, or somebody else, is generating them.';

/** For a request in a window that did not know yet that it had lost the queue. */
const queueChangedMessage =
  'Another window of this file has had the queue since, so nothing was changed here. The queue is shown as it is now; ask again if you still want it.';

/** The failure of a pending picture that was removed from the document. */
const pendingPictureGone: ModelFailure = {
  kind: 'no-longer-stored',
  message: 'The image was kept in a hidden layer of this file, and that layer is gone.',
  retryable: false,
  retryAfterMs: null,
  mayBeBilled: true,
  requestId: null,
  status: null,
};

function withEntry<Value>(
  map: ReadonlyMap<string, Value>,
  id: string,
  value: Value | null,
): ReadonlyMap<string, Value> {
  if (value === null && !map.has(id)) return map;
  const next = new Map(map);
  if (value === null) next.delete(id);
  else next.set(id, value);
  return next;
}

/** The pictures that a spec names; `null` where one of them is no longer in the document. */
export async function readNamedPictures(sandbox: SandboxClient, spec: ImageSpec): Promise<AssetBytes | null> {
  const found = new Map<string, Uint8Array>();
  for (const { hash } of listSentPictures(spec)) {
    const bytes = await sandbox.readImage(hash);
    if (bytes === null) return null;
    found.set(hash, bytes);
  }
  return found;
}

/** What becomes of a spec whose pictures are gone. */
const pictureGone: ModelFailure = {
  kind: 'request-refused',
  message: 'A reference image is no longer in the file, so nothing was sent. Add it again.',
  retryable: false,
  retryAfterMs: null,
  mayBeBilled: false,
  requestId: null,
  status: null,
};

/** The progress of a queue by click: pictures of one click are counted and placed together. */

/** The click that a spec comes from. */
function actionOf({ id, action = id }: ImageSpec): string {
  return action;
}

/** Whether no other picture of the same click is still to come. */
function isLast({ items }: DrawQueue, wanted: ImageSpec): boolean {
  return !items.some(
    (item) =>
      item.spec.id !== wanted.id &&
      (isActive(item) || item.stage.kind === 'batched') &&
      actionOf(item.spec) === actionOf(wanted),
  );
}

function isActive({ stage }: ImageJob): boolean {
  return stage.kind === 'waiting' || stage.kind === 'asked';
}

/** "step 10 of 20, 2 s left". */
function describeProgress({ share, step, steps, secondsLeft }: ModelProgress): string {
  const done = steps > 0 ? `step ${step} of ${steps}` : `${Math.round(share * 100)}%`;
  return secondsLeft === null ? done : `${done}, ${Math.max(1, Math.round(secondsLeft))} s left`;
}

/** What is going on in a queue; `waits`, `painters` and `progresses` by picture. */
function describeWork(
  { items, paused }: DrawQueue,
  waits: ReadonlyMap<string, Work>,
  painters: ReadonlyMap<string, string>,
  progresses: ReadonlyMap<string, string>,
): Work | null {
  const active = items.filter(isActive);
  const asked = active.filter(({ stage }) => stage.kind === 'asked');
  if (active.length === 0 || (paused !== null && asked.length === 0)) return null;
  // Those of the clicks that are not done yet are counted together.
  const actions = new Set(active.map(({ spec }) => actionOf(spec)));
  const all = items.filter(({ spec }) => actions.has(actionOf(spec)));
  const counted = { done: all.length - active.length, total: all.length };
  const [first = active[0]] = asked;
  const wait = active.map(({ spec }) => waits.get(spec.id)).find((one) => one !== undefined);
  if (asked.length === 0 && wait) return { ...wait, ...counted };
  const painter = first && painters.get(first.spec.id);
  const progress = first && progresses.get(first.spec.id);
  if (painter === undefined) return { text: 'Sending the request', ...counted };
  const words = painter === builtInModel ? 'Generating a placeholder' : `Generating with ${painter}`;
  return { text: progress === undefined ? words : `${words}, ${progress}`, ...counted };
}
