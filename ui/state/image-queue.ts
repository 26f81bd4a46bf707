/**
 * The queue of pictures in the panel: what is asked for is kept before it is sent, what arrives is kept in the document
 * as it came, and what is finished gets its place at once. One window of a file works its queue off; the others show it.
 * A panel that is opened goes on with what is under way, and begins nothing. How a queue is worked off is in
 * `run-queue.ts`.
 */
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { QueueLease } from '#design/messages';
import type { PanelSettings } from '#design/settings';
import { pause } from '#models/pause';
import type { ModelFailure, ModelImage, ModelSignal, ModelTicket } from '#models/ports';
import type { World } from '#models/world';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import {
  drawImage,
  finishArrived,
  readDrawing,
  type ArrivedPicture,
  type DrawEvent,
  type DrawnPicture,
} from '#visuals/2-draw/draw-image';
import {
  emptyQueue,
  findItem,
  type DrawQueue,
  type PaidPicture,
  type SentRequest,
  type Stage,
} from '#visuals/2-draw/draw-queue';
import type { FinishPicture } from '#visuals/2-draw/finish-picture';
import { QueueTaken, type QueuePorts, type QueueRun } from '#visuals/2-draw/queue-ports';
import { followQueue, runQueue } from '#visuals/2-draw/run-queue';
import type { PixelDesk } from '../background/pixel-desk.ts';
import type { Sandbox } from './ask-sandbox.ts';
import { createKeptDrawings } from './kept-drawings.ts';
import { makeId } from './make-id.ts';
import { pictureGone, readNamedPictures } from './named-pictures.ts';
import type { ModelDesk } from './open-desk.ts';
import { placePicture, type PlacedPicture } from './place-picture.ts';
import { keepLease } from './queue-lease.ts';
import { actionOf, describeWork, isLast } from './queue-work.ts';
import { createShownPictures, type ShownPicture } from './shown-pictures.ts';
import { sentenceOf, waitingFor, type Work } from './work.ts';

/** Who draws the pictures of the queue. */
export type QueueHold =
  /** This panel. */
  | 'here'
  /** Another window of the file, of which this one shows the queue. */
  | 'elsewhere'
  /** Nobody: the file can only be read here, and what is drawn could not be placed. */
  | 'read-only';

export interface ImageQueue {
  readonly queue: ReadonlySignal<DrawQueue>;
  readonly hold: ReadonlySignal<QueueHold>;
  /** Whether this panel hears of a request; another window finishes its own. */
  readonly isHere: (sent: SentRequest) => boolean;
  readonly pictures: ReadonlySignal<readonly ShownPicture[]>;
  readonly warnings: Signal<readonly string[]>;
  /** What is going on; `null` where nothing is drawn or could be. */
  readonly work: ReadonlySignal<Work | null>;
  /** The words for the last picture that was placed. */
  readonly placed: ReadonlySignal<string>;
  /**
   * Draws pictures, behind those that wait; where another window has the queue, this one takes it.
   * @throws Error with a plain sentence where the file can only be read
   */
  readonly add: (specs: readonly ImageSpec[]) => Promise<void>;
  /** What can be done about a queue that runs here; nothing before there is one. */
  readonly change: (what: (run: QueueRun) => void | Promise<void>) => void;
  /** Follows one picture from its adding on, until the answer is called. */
  readonly watch: (id: string, hear: (event: PictureEvent) => void) => () => void;
  /** Goes on with what panels of this file left running, and shows what waits. */
  readonly restore: () => void;
  /** Draws here what another window draws. */
  readonly takeOver: () => void;
}

/** What is told of one picture: its drawing, its placing, and what became of it whenever that changes. */
export type PictureEvent =
  | DrawEvent
  | ({ readonly type: 'placed' } & PlacedPicture)
  | { readonly type: 'stage'; readonly stage: Stage };

export interface ImageQueueNeeds {
  readonly sandbox: Sandbox;
  readonly pixels: PixelDesk;
  readonly settings: ReadonlySignal<PanelSettings>;
  readonly canEdit: ReadonlySignal<boolean>;
  /** Whether somebody can see the panel now. */
  readonly isVisible: () => boolean;
  readonly models: Pick<ModelDesk, 'services' | 'newPurpose'>;
  readonly world: World;
}

/** Why nothing is drawn in a file that can only be read. */
export const readOnlySentence =
  'Pictures cannot be placed in Dev Mode, so none is drawn here. Open the file in design mode to draw them.';

export function createImageQueue(needs: ImageQueueNeeds): ImageQueue {
  const { sandbox, models, world } = needs;
  const queue = signal<DrawQueue>(emptyQueue);
  const isElsewhere = signal(false);
  const warnings = signal<readonly string[]>([]);
  const placed = signal('');
  /** What is waited for, and who draws, by picture. */
  const waits = signal<ReadonlyMap<string, Work>>(new Map());
  const painters = signal<ReadonlyMap<string, string>>(new Map());
  const pictures = createShownPictures();
  const kept = createKeptDrawings(sandbox, { now: world.now, leaseNumber: () => lease.number() });
  const watchers = new Map<string, Set<(event: PictureEvent) => void>>();
  /** `null` until there is a queue to show or to draw. */
  let run: QueueRun | null = null;
  let isOwner = false;
  let heldNumber: number | null = null;

  const tell = (id: string, event: PictureEvent) => watchers.get(id)?.forEach((hear) => hear(event));

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
    const model = await models.services.image(settingsFor(spec, chosen()), await purposeOf(spec));
    yield* drawImage(spec, model, abort, { keepsGoing, pictures, finish: finishWith(abort) });
  }

  async function* fetchAgain(
    ...[spec, sent, abort]: Parameters<QueuePorts['fetch']>
  ): AsyncGenerator<DrawEvent> {
    const purpose = await purposeOf(spec);
    const events = models.services.resumeImage(chosen(), sent, purpose, abort);
    const pictures = (await readNamedPictures(sandbox, spec)) ?? new Map<string, Uint8Array>();
    yield* readDrawing(spec, sent, events, abort, { pictures, finish: finishWith(abort as AbortSignal) });
  }

  /** As it came, before anything is made of it; Figma takes no WebP, so that alone is turned into a PNG. */
  async function keepPaid(spec: ImageSpec, arrived: ArrivedPicture): Promise<PaidPicture | null> {
    const image = await asFigmaTakes(arrived.image).catch(() => null);
    if (image === null) return null;
    const action = { id: actionOf(spec), ends: false };
    const picture = { id: spec.id, name: spec.words, bytes: image.bytes, action };
    const hidden = await sandbox.keepPicture(picture).catch(() => null);
    if (hidden === null) return null;
    const { bytes: _bytes, ...facts } = image;
    return { kept: hidden, picture: { ...arrived, image: facts } };
  }

  async function asFigmaTakes(image: ModelImage): Promise<ModelImage> {
    if (image.mime !== 'image/webp') return image;
    const { bytes, width, height } = await needs.pixels.run('to-png', image);
    return { bytes, mime: 'image/png', width, height };
  }

  async function* finish(
    spec: ImageSpec,
    { kept: hidden, picture }: PaidPicture,
    abort: ModelSignal,
  ): AsyncGenerator<DrawEvent> {
    const bytes = await sandbox.readKeptPicture(hidden);
    if (bytes === null) {
      yield { type: 'failed', failure: keptPictureGone };
      return;
    }
    const pictures = (await readNamedPictures(sandbox, spec)) ?? new Map<string, Uint8Array>();
    const arrived = { ...picture, image: { ...picture.image, bytes } };
    yield* finishArrived(spec, arrived, abort, { pictures, finish: finishWith(abort as AbortSignal) });
  }

  async function place(picture: DrawnPicture, paid: PaidPicture | null): Promise<void> {
    const { spec } = picture;
    if (!needs.canEdit.peek()) throw new Error(readOnlySentence);
    pictures.show(spec, picture.image, picture);
    const stage = findItem(queue.peek(), spec.id)?.stage;
    const drawn = { ...picture, image: await asFigmaTakes(picture.image) };
    const done = await placePicture(sandbox, drawn, {
      action: { id: spec.action ?? spec.id, ends: isLast(queue.peek(), spec) },
      quietly: true,
      once: true,
      kept: paid?.kept ?? null,
      tookMs: stage?.kind === 'asked' ? world.now() - stage.sent.at : null,
    });
    placed.value = done.words;
    tell(spec.id, { type: 'placed', ...done });
  }

  function hear(id: string, event: DrawEvent): void {
    const spec = findItem(queue.peek(), id)?.spec;
    waits.value = withEntry(waits.peek(), id, event.type === 'waiting' ? waitingFor(event) : null);
    if (event.type === 'started') painters.value = withEntry(painters.peek(), id, event.model);
    else if (event.type === 'preview' && spec) pictures.show(spec, event.image, null);
    else if (event.type === 'warning') warn(event.message);
    tell(id, event);
  }

  const lease = keepLease({
    sandbox,
    world,
    panel: makeId(),
    isVisible: needs.isVisible,
    answered: settle,
  });

  const stopAtService = (ticket: ModelTicket): Promise<boolean> =>
    models.services.stopImage(chosen(), ticket).catch(() => false);

  const ports: QueuePorts = {
    panel: lease.panel,
    isElsewhere: ({ by }) => by !== undefined && by !== lease.panel && lease.isOpen(by),
    now: world.now,
    pause: (milliseconds, abort) => pause(world, milliseconds, abort),
    newStop: () => new AbortController(),
    // One's own machine draws one picture at a time.
    get atOnce() {
      return chosen().service === 'sdnext' ? 1 : 5;
    },
    draw: (spec, abort) => draw(spec, abort as AbortSignal),
    fetch: fetchAgain,
    keepPaid,
    finish,
    dropPaid: ({ kept: hidden }) => sandbox.dropKeptPicture(hidden),
    place,
    keep: (item, at, needsLease) => kept.keep(item, at, needsLease),
    drop: (ids) => kept.drop(ids),
    forget: (ticket) => models.services.forgetImage(chosen(), ticket),
    stop: stopAtService,
    noteLost: async (sent) => models.services.noteLostImage(sent, await models.newPurpose()),
    taken: () => void lease.ask(false).catch((error: unknown) => warn(sentenceOf(error))),
    changed(next) {
      const before = new Map(queue.peek().items.map(({ spec, stage }) => [spec.id, stage]));
      queue.value = next;
      for (const { spec, stage } of next.items) {
        if (before.get(spec.id) !== stage) tell(spec.id, { type: 'stage', stage });
      }
      const asked = new Set(
        next.items.filter(({ stage }) => stage.kind === 'asked').map(({ spec }) => spec.id),
      );
      pictures.keepOnly(({ id, drawn }) => drawn !== null || asked.has(id));
    },
    heard: hear,
  };

  /**
   * Works the queue off, or follows who does. What waits is drawn where a person just took the queue; a panel that was
   * opened, or that was left the queue by another, only shows it.
   */
  async function settle({ isHeld, number }: QueueLease, isTaken: boolean): Promise<void> {
    const found = await kept.read();
    // Under another number, somebody else had the queue in between.
    const wasOwner = isOwner && heldNumber === number;
    heldNumber = number;
    isOwner = isHeld;
    isElsewhere.value = !isHeld;
    // Nobody waits for a service to delete something.
    if (isHeld) void kept.deleteAtServices(found.cancelled, stopAtService).catch(() => undefined);
    if (!isHeld) {
      if (run === null) run = followQueue(found, ports);
      else run.follow(found);
    } else if (wasOwner) run?.refresh(found);
    else {
      const taken = isTaken ? found : found.atReturn;
      if (run === null) run = runQueue(taken, ports);
      else run.takeUp(taken);
      // What was left stays so for whoever opens the file next.
      for (const [place, item] of taken.items.entries())
        if (item.stage.kind === 'left') await kept.keep(item, place);
    }
  }

  const takeOver = async (): Promise<QueueRun> => {
    if (!needs.canEdit.peek()) throw new Error(readOnlySentence);
    if (!isOwner || run === null) await lease.ask(true);
    if (!isOwner || run === null) throw new Error(takenSentence);
    return run;
  };

  /** What this panel does; what another window draws is told there. */
  const ownItems = () =>
    hold.value === 'here'
      ? queue.value.items
      : queue.value.items.filter(({ stage }) => stage.kind === 'asked' && stage.sent.by === lease.panel);
  const hold = computed<QueueHold>(() => {
    if (!needs.canEdit.value) return 'read-only';
    return isElsewhere.value ? 'elsewhere' : 'here';
  });

  return {
    queue,
    hold,
    isHere: ({ by = lease.panel }) => by === lease.panel,
    pictures: pictures.all,
    warnings,
    placed,
    work: computed(() => describeWork({ ...queue.value, items: ownItems() }, waits.value, painters.value)),
    async add(specs) {
      const taken = await takeOver();
      await taken.add(specs).catch((error: unknown) => {
        throw error instanceof QueueTaken ? new Error(takenSentence) : error;
      });
    },
    change(what) {
      if (run === null) return;
      Promise.resolve(run)
        .then(what)
        .catch((error: unknown) => warn(error instanceof QueueTaken ? changedSentence : sentenceOf(error)));
    },
    watch(id, hear) {
      const hearers = watchers.get(id) ?? new Set();
      watchers.set(id, hearers.add(hear));
      return () => {
        hearers.delete(hear);
        if (hearers.size === 0) watchers.delete(id);
      };
    },
    restore() {
      const begin = async () => {
        const { items, atReturn, cancelled } = await kept.read();
        if (items.length === 0 && cancelled.length === 0) return;
        if (needs.canEdit.peek()) await lease.ask(false);
        else queue.value = atReturn;
      };
      begin().catch((error: unknown) => warn(sentenceOf(error)));
    },
    takeOver: () => void takeOver().catch((error: unknown) => warn(sentenceOf(error))),
  };
}

const takenSentence = 'Another window of this file has taken the queue. Draw here again if you want it back.';

/** Where a person asked for something in a window that did not know yet that it had lost the queue. */
const changedSentence =
  'Another window of this file has had the queue since, so nothing was changed here. The queue is shown as it is now; ask again if you still want it.';

/** What becomes of a kept picture that somebody has removed from the document. */
const keptPictureGone: ModelFailure = {
  kind: 'no-longer-kept',
  message: 'The picture was kept in a hidden layer of this file, and that layer is gone.',
  retryable: false,
  retryAfterMs: null,
  mayBeBilled: true,
  requestId: null,
  status: null,
};

/** A spec that names who is asked has nobody else asked instead. */
function settingsFor({ asks }: ImageSpec, settings: PanelSettings): PanelSettings {
  if (asks === undefined) return settings;
  const { service, model } = asks;
  const models = { ...settings.models, [service]: { ...settings.models[service], image: model } };
  return { ...settings, service, models, failover: [], routing: {} };
}

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
