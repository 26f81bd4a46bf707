/**
 * The queue of pictures in the panel: what is asked for is kept before it is sent, what is drawn goes into the document
 * at once, and what a panel of this file left is taken up again. How a queue is worked off is in `run-queue.ts`.
 */
import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { PanelSettings } from '#design/settings';
import { pause } from '#models/pause';
import type { World } from '#models/world';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import { drawImage, readDrawing, type DrawEvent, type DrawnPicture } from '#visuals/2-draw/draw-image';
import { emptyQueue, findItem, type DrawQueue, type Stage } from '#visuals/2-draw/draw-queue';
import type { FinishPicture } from '#visuals/2-draw/finish-picture';
import type { QueuePorts, QueueRun } from '#visuals/2-draw/queue-ports';
import { runQueue } from '#visuals/2-draw/run-queue';
import type { PixelDesk } from '../background/pixel-desk.ts';
import type { Sandbox } from './ask-sandbox.ts';
import { createKeptDrawings } from './kept-drawings.ts';
import { pictureGone, readNamedPictures } from './named-pictures.ts';
import type { ModelDesk } from './open-desk.ts';
import { placePicture, type PlacedPicture } from './place-picture.ts';
import { actionOf, describeWork, isLast } from './queue-work.ts';
import { createShownPictures, type ShownPicture } from './shown-pictures.ts';
import { sentenceOf, waitingFor, type Work } from './work.ts';

export interface ImageQueue {
  readonly queue: ReadonlySignal<DrawQueue>;
  readonly pictures: ReadonlySignal<readonly ShownPicture[]>;
  readonly warnings: Signal<readonly string[]>;
  /** What is going on; `null` where nothing is drawn or could be. */
  readonly work: ReadonlySignal<Work | null>;
  /** The words for the last picture that was placed. */
  readonly placed: ReadonlySignal<string>;
  /** Draws pictures, behind those that wait. */
  readonly add: (specs: readonly ImageSpec[]) => Promise<void>;
  /** What can be done about a queue that runs; nothing before there is one. */
  readonly change: (what: (run: QueueRun) => void | Promise<void>) => void;
  /** Follows one picture from its adding on, until the answer is called. */
  readonly watch: (id: string, hear: (event: PictureEvent) => void) => () => void;
  /** Goes on with what a panel of this file left. */
  readonly restore: () => void;
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
  readonly models: Pick<ModelDesk, 'services' | 'newPurpose'>;
  readonly world: World;
}

export function createImageQueue(needs: ImageQueueNeeds): ImageQueue {
  const { sandbox, models, world } = needs;
  const queue = signal<DrawQueue>(emptyQueue);
  const warnings = signal<readonly string[]>([]);
  const placed = signal('');
  /** What is waited for, and who draws, by picture. */
  const waits = signal<ReadonlyMap<string, Work>>(new Map());
  const painters = signal<ReadonlyMap<string, string>>(new Map());
  const pictures = createShownPictures();
  const kept = createKeptDrawings(sandbox, world.now);
  const watchers = new Map<string, Set<(event: PictureEvent) => void>>();
  let running: Promise<QueueRun> | null = null;

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

  async function place(picture: DrawnPicture): Promise<void> {
    const { spec } = picture;
    pictures.show(spec, picture.image, picture);
    if (!needs.canEdit.peek()) return;
    const stage = findItem(queue.peek(), spec.id)?.stage;
    const done = await placePicture(sandbox, picture, {
      action: { id: spec.action ?? spec.id, ends: isLast(queue.peek(), spec) },
      quietly: true,
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

  const ports: QueuePorts = {
    now: world.now,
    pause: (milliseconds, abort) => pause(world, milliseconds, abort),
    newStop: () => new AbortController(),
    // One's own machine draws one picture at a time.
    get atOnce() {
      return chosen().service === 'sdnext' ? 1 : 5;
    },
    draw: (spec, abort) => draw(spec, abort as AbortSignal),
    fetch: fetchAgain,
    place,
    keep: (item, at) => kept.keep(item, at),
    drop: async (ids) => kept.drop(ids),
    forget: (ticket) => models.services.forgetImage(chosen(), ticket),
    noteLost: async (sent) => models.services.noteLostImage(sent, await models.newPurpose()),
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

  const open = (): Promise<QueueRun> => {
    running ??= kept
      .read()
      .catch((error: unknown) => {
        warn(sentenceOf(error));
        return emptyQueue;
      })
      .then((left) => {
        queue.value = left;
        return runQueue(left, ports);
      });
    return running;
  };

  return {
    queue,
    pictures: pictures.all,
    warnings,
    placed,
    work: computed(() => describeWork(queue.value, waits.value, painters.value)),
    add: async (specs) => (await open()).add(specs),
    change: (what) =>
      void open()
        .then(what)
        .catch((error: unknown) => warn(sentenceOf(error))),
    watch(id, hear) {
      const hearers = watchers.get(id) ?? new Set();
      watchers.set(id, hearers.add(hear));
      return () => {
        hearers.delete(hear);
        if (hearers.size === 0) watchers.delete(id);
      };
    },
    restore: () => void open(),
  };
}

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
