/**
 * Runs a queue: as many pictures at a time as a service takes. Each picture is stored before and after every step that
 * costs money, so closing the panel at any moment loses no finished picture and sends nothing twice. The port `draw`
 * handles the services' limits, failover and budgets. The other ports store the pictures and the queue. Several panels
 * may show one queue, and one of them runs it. A picture belongs to the panel that requested it until that panel is
 * closed. A panel that has lost the queue finishes its own pictures, and the other panel does not touch them.
 */
import { invariant } from '#design/invariant';
import type { ModelFailure, ModelSignal, ModelTicket } from '#models/ports';
import type { ImageSpec } from '../1-plan/image-plan.ts';
import type { ArrivedPicture, DrawEvent, DrawnPicture } from './draw-image.ts';
import {
  addSpecs,
  changeStage,
  findItem,
  moveItem,
  removeItems,
  type BatchedRequest,
  type DrawQueue,
  type PendingPicture,
  type ImageJob,
  type SentRequest,
  type ImageJobStage,
} from './draw-queue.ts';
import { findOtherShape, judgeFailure } from './judge-failure.ts';
import { QueueTaken, type QueuePorts, type QueueRun, type AbortHandle } from './queue-ports.ts';

/** Starts running a queue that another session may have left. */
export function runQueue(start: DrawQueue, ports: QueuePorts): QueueRun {
  const run = new Runner(ports);
  run.takeUp(start);
  return run;
}

/** Shows a queue that another panel runs. */
export function followQueue(start: DrawQueue, ports: QueuePorts): QueueRun {
  const run = new Runner(ports);
  run.follow(start);
  return run;
}

/** A picture that is paid for and not placed yet. */
interface Placement {
  readonly picture: DrawnPicture;
  readonly pending: PendingPicture | null;
}

/** Whether the result of a request can be had without a new request. */
function canBeFetched({ ticket, pending }: SentRequest): boolean {
  return ticket !== null || pending != null;
}

/** How another panel's picture ended that is stored no longer: it was placed, or it was removed while it waited. */
function asEnded({ spec, stage }: ImageJob): readonly ImageJob[] {
  return stage.kind === 'asked' ? [{ spec, stage: { kind: 'drawn', costUsd: null } }] : [];
}

/**
 * Whether a picture was cancelled before this panel had sent it. If another panel has taken the queue since, that panel
 * may have drawn it, so a retry is not offered.
 */
function isUnsentCancel({ stage }: ImageJob): boolean {
  return stage.kind === 'cancelled' && !stage.mayBeBilled;
}

class Runner implements QueueRun {
  queue: DrawQueue = { items: [], paused: null };
  readonly #ports: QueuePorts;
  readonly #running = new Map<string, AbortHandle>();
  readonly #waitingForIdle: (() => void)[] = [];
  /** The running pictures that this panel has sent or fetches. */
  readonly #sent = new Set<string>();
  readonly #placements = new Map<string, Placement>();
  /** The pictures that this panel has removed, although an earlier read of the records may still contain them. */
  readonly #removed = new Set<string>();
  /** Whether this panel runs the queue. */
  #isOwner = false;
  /** The time until which a limit applies, in milliseconds since 1970. */
  #closedUntil = 0;

  constructor(ports: QueuePorts) {
    this.#ports = ports;
  }

  takeUp(stored: DrawQueue): void {
    this.#isOwner = true;
    this.#stopUnsent();
    this.#merge(stored);
    this.#continue();
  }

  refresh({ items }: DrawQueue): void {
    this.#isOwner = true;
    const stored = new Map(items.map((item) => [item.spec.id, item]));
    const next = this.queue.items.map((item) => {
      const { spec, stage } = item;
      if (stage.kind !== 'asked' || this.#running.has(spec.id) || stage.sent.by === this.#ports.panel)
        return item;
      return stored.get(spec.id) ?? asEnded(item)[0] ?? item;
    });
    const known = new Set(next.map(({ spec }) => spec.id));
    // A person may have added it in the panel that had the queue until now.
    const added = items.filter(({ spec }) => !known.has(spec.id) && !this.#removed.has(spec.id));
    this.#change({ ...this.queue, items: [...next, ...added] });
    this.#continue();
  }

  follow(stored: DrawQueue): void {
    this.#isOwner = false;
    this.#stopUnsent();
    this.#merge(stored);
  }

  async add(specs: readonly ImageSpec[]): Promise<void> {
    if (!this.#isOwner) throw new QueueTaken();
    this.#change(addSpecs(this.queue, specs));
    await Promise.all(specs.map(({ id }) => this.#store(id)));
    this.#startNext();
  }

  async addBatched(specs: readonly ImageSpec[], batch: BatchedRequest): Promise<void> {
    if (!this.#isOwner) throw new QueueTaken();
    const added = specs.map((spec): ImageJob => ({ spec, stage: { kind: 'batched', batch } }));
    this.#change({ ...this.queue, items: [...this.queue.items, ...added] });
    await Promise.all(specs.map(({ id }) => this.#store(id, true)));
  }

  async updateBatch(batch: BatchedRequest): Promise<void> {
    const ids = this.#idsInGroup(batch.group);
    const update = (queue: DrawQueue, id: string) => changeStage(queue, id, { kind: 'batched', batch });
    this.#change(ids.reduce(update, this.queue));
    await Promise.all(ids.map((id) => this.#store(id)));
  }

  async deliver(id: string, arrived: ArrivedPicture): Promise<void> {
    const item = findItem(this.queue, id);
    if (item?.stage.kind !== 'batched') return;
    if (!this.#isOwner) throw new Error('Another window has the queue now and can place the rest.');
    const { spec } = item;
    const stop = this.#ports.newStop();
    this.#running.set(id, stop);
    try {
      // The service keeps it, and its record names the batch until it is placed, so closing the panel loses nothing.
      const finished = this.#ports.finishArrived?.(spec, arrived, stop.signal) ?? [];
      for await (const event of finished) {
        this.#ports.onEvent(id, event);
        if (event.type === 'drawn') await this.#place({ picture: event.picture, pending: null }, null);
        else if (event.type === 'failed') await this.#handleFailure(id, event.failure, null);
      }
      await this.#keepUnplaced(id, arrived);
    } finally {
      this.#running.delete(id);
      this.#startNext();
    }
  }

  /** Stores a picture of a batch that could not be placed, because its batch is collected only once. */
  async #keepUnplaced(id: string, arrived: ArrivedPicture): Promise<void> {
    const item = findItem(this.queue, id);
    if (item?.stage.kind !== 'failed') return;
    const pending = (await this.#ports.storePending?.(item.spec, arrived)) ?? null;
    if (pending === null) return;
    const placement = this.#placements.get(id);
    if (placement) this.#placements.set(id, { ...placement, pending });
    await this.#setStage(id, { ...item.stage, pending });
  }

  async failBatched(ids: readonly string[], { kind, message, mayBeBilled }: ModelFailure): Promise<void> {
    for (const id of ids)
      if (findItem(this.queue, id)?.stage.kind === 'batched')
        await this.#setStage(id, { kind: 'failed', failure: kind, message, mayBeBilled });
  }

  #idsInGroup(group: string): readonly string[] {
    return this.queue.items.flatMap(({ spec, stage }) =>
      stage.kind === 'batched' && stage.batch.group === group ? [spec.id] : [],
    );
  }

  pause(): void {
    this.#change({ ...this.queue, paused: '' });
  }

  resume(): void {
    this.#change({ ...this.queue, paused: null });
    this.#startNext();
  }

  async cancel(id: string): Promise<void> {
    const stage = findItem(this.queue, id)?.stage;
    if (stage?.kind !== 'waiting' && stage?.kind !== 'asked') return;
    const stop = this.#running.get(id);
    if (stop === undefined && (!this.#isOwner || this.#isElsewhere(stage))) return;
    this.#running.delete(id);
    this.#sent.delete(id);
    stop?.abort(new Error('Cancelled.'));
    if (stage.kind === 'asked' && stage.sent.pending) this.#ports.deletePending?.(stage.sent.pending);
    const ticket = stage.kind === 'asked' ? stage.sent.ticket : null;
    const cancelled: ImageJobStage =
      stage.kind === 'asked'
        ? { kind: 'cancelled', mayBeBilled: true, estimatedUsd: stage.sent.estimatedUsd }
        : { kind: 'cancelled', mayBeBilled: false };
    // The panel may be closed before the service has answered; the next panel then deletes it.
    const pending: ImageJobStage =
      ticket === null ? cancelled : { ...cancelled, atService: { ticket, tries: 0 } };
    await this.#setStage(id, pending);
    this.#startNext();
    if (ticket === null || (await this.#ports.stop?.(ticket)) === false) return;
    if (findItem(this.queue, id)?.stage === pending) await this.#setStage(id, cancelled);
    else if (findItem(this.queue, id) === null) await this.#ports.deleteJobs([id]);
  }

  async cancelAll(): Promise<void> {
    // Pause first, so that the next picture does not start in place of a cancelled one.
    this.pause();
    await Promise.all(this.queue.items.map(({ spec }) => this.cancel(spec.id)));
    this.resume();
  }

  async retry(id: string): Promise<void> {
    const item = findItem(this.queue, id);
    if (!this.#isOwner || item === null || ['waiting', 'asked', 'batched', 'drawn'].includes(item.stage.kind))
      return;
    const placement = this.#placements.get(id);
    if (placement) return this.#place(placement, null, 'beside');
    if (item.stage.kind === 'failed' && item.stage.pending)
      return this.#placePending(item, item.stage.pending);
    this.#change(changeStage(this.queue, id, { kind: 'waiting' }));
    try {
      await this.#store(id, true);
    } catch (error) {
      const isUnsent = findItem(this.queue, id)?.stage.kind === 'waiting';
      if (isUnsent) this.#change(changeStage(this.queue, id, item.stage));
      if (error instanceof QueueTaken) this.#returnToQueue(id);
      throw error;
    }
    this.#startNext();
  }

  async move(id: string, place: number): Promise<void> {
    if (!this.#isOwner) return;
    this.#change(moveItem(this.queue, id, place));
    const own = this.queue.items.filter(({ stage }) => !this.#isElsewhere(stage));
    // Another window may have drawn some since, so this panel's view of those is not stored.
    const keeping = own.map(({ spec, stage }) => this.#store(spec.id, stage.kind !== 'asked' || undefined));
    await Promise.all(keeping).catch((error: unknown) => {
      if (error instanceof QueueTaken) this.#loseLease();
      throw error;
    });
  }

  async remove(ids: readonly string[]): Promise<void> {
    if (!this.#isOwner) return;
    const before = this.queue.items;
    this.#change(removeItems(this.queue, ids));
    const removed = before.filter((item) => !this.queue.items.includes(item));
    for (const { spec, stage } of removed) {
      this.#placements.delete(spec.id);
      this.#removed.add(spec.id);
      if (stage.kind === 'failed' && stage.pending) this.#ports.deletePending?.(stage.pending);
    }
    // A picture that its service must still delete stays recorded until then.
    const dropped = removed.filter(({ stage }) => stage.kind !== 'cancelled' || !stage.atService);
    await this.#ports.deleteJobs(dropped.map(({ spec }) => spec.id));
  }

  drop(ids: readonly string[]): void {
    const isDropped = ({ spec, stage }: ImageJob) =>
      ids.includes(spec.id) && (stage.kind === 'waiting' || stage.kind === 'left');
    if (!this.queue.items.some(isDropped)) return;
    this.#change({ ...this.queue, items: this.queue.items.filter((item) => !isDropped(item)) });
  }

  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#waitingForIdle.push(resolve);
      this.#notifyIdle();
    });
  }

  /** Stops pictures that started under a lost lease and were not sent; another panel may have sent them since. */
  #stopUnsent(): void {
    for (const [id, stop] of this.#running) {
      if (this.#sent.has(id)) continue;
      this.#running.delete(id);
      stop.abort(new QueueTaken());
    }
  }

  /** Merges the stored queue with what this panel knows better: the pictures that it draws and those that it has ended. */
  #merge({ items, paused }: DrawQueue): void {
    const keptIds = new Set(items.map(({ spec }) => spec.id));
    const stays = this.queue.items
      .filter(({ spec }) => !keptIds.has(spec.id))
      .flatMap((item) => (this.#isOwn(item) && !isUnsentCancel(item) ? [item] : asEnded(item)));
    const found = items.map((item) => {
      const own = findItem(this.queue, item.spec.id);
      // It was cancelled here after another panel had taken and sent it.
      if (own !== null && isUnsentCancel(own) && this.#isElsewhere(item.stage)) return item;
      const isOlder = item.stage.kind === 'asked' && item.stage.sent.by === this.#ports.panel;
      return own !== null && (this.#isOwn(own) || isOlder) ? own : item;
    });
    this.#change({ items: [...stays, ...found], paused: this.queue.paused ?? paused });
  }

  #isOwn({ spec, stage }: ImageJob): boolean {
    return this.#running.has(spec.id) || stage.kind === 'drawn' || stage.kind === 'cancelled';
  }

  /** Marks requests of closed panels as lost where they cannot be fetched; all others go on. */
  #continue(): void {
    for (const { spec, stage } of this.queue.items) {
      if (stage.kind !== 'asked' || this.#running.has(spec.id) || this.#isElsewhere(stage)) continue;
      if (!canBeFetched(stage.sent)) void this.#markLost(spec.id, stage.sent);
    }
    this.#startNext();
  }

  #isElsewhere(stage: ImageJobStage): boolean {
    if (stage.kind !== 'asked' || stage.sent.by === this.#ports.panel) return false;
    return this.#ports.isElsewhere?.(stage.sent) ?? false;
  }

  /** Starts as many pictures as the limit allows; those to fetch come before those to draw. */
  #startNext(): void {
    const { items } = this.queue;
    for (const { spec, stage } of items) {
      const isFetched = stage.kind === 'asked' && !this.#isElsewhere(stage) && canBeFetched(stage.sent);
      if (isFetched) this.#begin(spec, stage.sent);
    }
    for (const { spec, stage } of items) if (stage.kind === 'waiting') this.#begin(spec, null);
    this.#notifyIdle();
  }

  #begin(spec: ImageSpec, sent: SentRequest | null): void {
    const isFull = this.#running.size >= this.#ports.atOnce;
    if (!this.#isOwner || this.queue.paused !== null || isFull || this.#running.has(spec.id)) return;
    const stop = this.#ports.newStop();
    this.#running.set(spec.id, stop);
    void this.#runJob(spec, sent, stop);
  }

  async #runJob(spec: ImageSpec, sent: SentRequest | null, stop: AbortHandle): Promise<void> {
    try {
      await this.#drawOne(spec, sent, stop.signal);
    } catch (error) {
      // Whoever cancelled or took the picture reports its stage.
      if (!stop.signal.aborted) {
        if (error instanceof QueueTaken) this.#returnToQueue(spec.id);
        else this.#failLocally(spec.id, error);
      }
    }
    if (this.#running.get(spec.id) === stop) {
      this.#running.delete(spec.id);
      this.#sent.delete(spec.id);
    }
    this.#startNext();
  }

  /** Another window has the queue: nothing was sent, and this panel no longer reports the picture's stage. */
  #returnToQueue(id: string): void {
    this.#loseLease();
    if (findItem(this.queue, id)?.stage.kind === 'asked')
      this.#change(changeStage(this.queue, id, { kind: 'waiting' }));
  }

  #loseLease(): void {
    if (!this.#isOwner) return;
    this.#isOwner = false;
    this.#ports.taken?.();
  }

  /** Handles a failure in this program, not in a service: nothing new starts, because nothing could be stored. */
  #failLocally(id: string, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const mayBeBilled = findItem(this.queue, id)?.stage.kind === 'asked';
    this.#change({
      ...changeStage(this.queue, id, { kind: 'failed', failure: 'not-stored', message, mayBeBilled }),
      paused: message,
    });
  }

  async #drawOne(spec: ImageSpec, before: SentRequest | null, signal: ModelSignal): Promise<void> {
    if (before === null) await this.#waitForLimit(spec.id, signal);
    if (before === null && (this.queue.paused !== null || !this.#isOwner)) return;
    let sent = before === null ? null : this.#asSentByThisPanel(before);
    if (sent !== null) this.#sent.add(spec.id);
    if (sent !== null && sent.by !== before?.by) await this.#setStage(spec.id, { kind: 'asked', sent });
    for await (const event of this.#eventsOf(spec, sent, signal)) {
      signal.throwIfAborted();
      this.#ports.onEvent(spec.id, event);
      if (event.type === 'sending') {
        const { service, model, estimatedUsd, ledgerId } = event;
        const known = ledgerId === undefined ? {} : { ledgerId };
        sent = this.#asSentByThisPanel({
          service,
          model,
          estimatedUsd,
          at: this.#ports.now(),
          ticket: null,
          ...known,
        });
        await this.#setStage(spec.id, { kind: 'asked', sent });
        signal.throwIfAborted();
        this.#sent.add(spec.id);
      } else if (event.type === 'waiting' && sent?.ticket === null) {
        // It was refused free of charge, or is not sent yet, so closing the panel now loses nothing.
        sent = null;
        this.#sent.delete(spec.id);
        await this.#setStage(spec.id, { kind: 'waiting' });
        if (!this.#isOwner) return;
      } else if (event.type === 'ticket' && sent !== null) {
        sent = { ...sent, ticket: event.ticket };
        await this.#setStage(spec.id, { kind: 'asked', sent });
      } else if (event.type === 'arrived' && sent !== null) {
        sent = await this.#storePending(spec, sent, event.picture, signal);
        const { pending = null } = sent;
        const message = pending === null ? null : findOtherShape(spec, event.picture);
        if (message !== null) return this.#holdBack(spec.id, message, sent);
      } else if (event.type === 'drawn') {
        return this.#place({ picture: event.picture, pending: sent?.pending ?? null }, sent?.ticket ?? null);
      } else if (event.type === 'failed') {
        return this.#handleFailure(spec.id, event.failure, sent);
      }
    }
  }

  /** Stores the picture before it is processed. */
  async #storePending(
    spec: ImageSpec,
    sent: SentRequest,
    picture: ArrivedPicture,
    signal: ModelSignal,
  ): Promise<SentRequest> {
    // A picture that costs nothing can be requested again.
    if (sent.estimatedUsd === 0) return sent;
    const pending = (await this.#ports.storePending?.(spec, picture)) ?? null;
    if (pending === null) return sent;
    if (signal.aborted) this.#ports.deletePending?.(pending);
    signal.throwIfAborted();
    const next = { ...sent, pending };
    await this.#setStage(spec.id, { kind: 'asked', sent: next });
    return next;
  }

  /** A person decides whether a paid picture is placed. */
  async #holdBack(id: string, message: string, { pending = null, ticket }: SentRequest): Promise<void> {
    const failed = { kind: 'failed', failure: 'other-shape', message, mayBeBilled: true } as const;
    await this.#setStage(id, { ...failed, ...(pending && { pending }) });
    if (ticket !== null) await this.#ports.releaseTicket(ticket);
  }

  #eventsOf(spec: ImageSpec, sent: SentRequest | null, signal: ModelSignal): AsyncIterable<DrawEvent> {
    if (sent === null) return this.#ports.draw(spec, signal);
    const { pending = null, ticket } = sent;
    if (pending !== null && this.#ports.finish) return this.#ports.finish(spec, pending, signal);
    // A request that was sent is only fetched here, never drawn.
    invariant(ticket !== null, 'an image is begun that cannot be fetched');
    return this.#ports.fetch(spec, { ...sent, ticket }, signal);
  }

  #asSentByThisPanel(sent: SentRequest): SentRequest {
    const { panel } = this.#ports;
    return panel === undefined ? sent : { ...sent, by: panel };
  }

  /**
   * @param elsewhere where to place it if its target is not available; after a retry, any place is better than none.
   * @default nowhere
   */
  async #place(placement: Placement, ticket: ModelTicket | null, fallbackTarget?: 'beside'): Promise<void> {
    const { picture, pending } = placement;
    const { id } = picture.spec;
    this.#placements.set(id, placement);
    try {
      await this.#ports.place(picture, pending).catch((error: unknown) => {
        if (fallbackTarget === undefined) throw error;
        const place = { nodeId: null, where: fallbackTarget };
        return this.#ports.place({ ...picture, spec: { ...picture.spec, place } }, pending);
      });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return this.#setStage(id, {
        kind: 'failed',
        failure: 'not-placed',
        message,
        mayBeBilled: true,
        ...(pending && { pending }),
      });
    }
    this.#placements.delete(id);
    await this.#setStage(id, { kind: 'drawn', costUsd: picture.costUsd });
    if (ticket !== null) await this.#ports.releaseTicket(ticket);
  }

  /** Finishes and places a picture that an earlier session paid for; unchanged where it cannot be finished. */
  async #placePending({ spec }: ImageJob, pending: PendingPicture): Promise<void> {
    const { signal } = this.#ports.newStop();
    for await (const event of this.#ports.finish?.(spec, pending, signal) ?? []) {
      this.#ports.onEvent(spec.id, event);
      if (event.type === 'drawn') return this.#place({ picture: event.picture, pending }, null, 'beside');
      if (event.type !== 'failed') continue;
      const { kind, message } = event.failure;
      return this.#setStage(spec.id, { kind: 'failed', failure: kind, message, mayBeBilled: true, pending });
    }
  }

  async #handleFailure(id: string, failure: ModelFailure, sent: SentRequest | null): Promise<void> {
    const { kind, message, mayBeBilled } = failure;
    const { picture, pauses, closedFor } = judgeFailure(failure, sent, !this.#hasOthersThan(id));
    if (pauses) this.#change({ ...this.queue, paused: message });
    if (closedFor > 0) this.#closedUntil = Math.max(this.#closedUntil, this.#ports.now() + closedFor);
    if (picture === 'wait') return this.#setStage(id, { kind: 'waiting' });
    if (picture !== 'fail') return;
    const pending = sent?.pending ?? null;
    return this.#setStage(id, {
      kind: 'failed',
      failure: kind,
      message,
      mayBeBilled,
      ...(pending && { pending }),
    });
  }

  /** Whether other pictures would follow. */
  #hasOthersThan(id: string): boolean {
    return this.queue.items.some(
      ({ spec, stage }) => spec.id !== id && (stage.kind === 'waiting' || stage.kind === 'asked'),
    );
  }

  async #waitForLimit(id: string, signal: ModelSignal): Promise<void> {
    const left = () => this.#closedUntil - this.#ports.now();
    for (let milliseconds = left(); milliseconds > 0; milliseconds = left()) {
      this.#ports.onEvent(id, {
        type: 'waiting',
        message: 'The service is at its limit; waiting',
        milliseconds,
      });
      await this.#ports.pause(milliseconds, signal);
    }
  }

  /** Counts the request before it is reported as lost, because counting twice is better than not at all. */
  async #markLost(id: string, sent: SentRequest): Promise<void> {
    this.#change(changeStage(this.queue, id, { kind: 'lost', sent }));
    await this.#ports.recordLost(sent);
    await this.#store(id);
  }

  async #setStage(id: string, stage: ImageJobStage): Promise<void> {
    this.#change(changeStage(this.queue, id, stage));
    await this.#store(id);
  }

  async #store(id: string, needsLease?: true): Promise<void> {
    const place = this.queue.items.findIndex(({ spec }) => spec.id === id);
    const item = this.queue.items[place];
    if (item) await this.#ports.storeJob(item, place, needsLease);
  }

  #change(queue: DrawQueue): void {
    this.queue = queue;
    this.#ports.onChange(queue);
  }

  #notifyIdle(): void {
    const isWaiting =
      this.#isOwner &&
      this.queue.paused === null &&
      this.queue.items.some(({ stage }) => stage.kind === 'waiting');
    if (this.#running.size > 0 || isWaiting) return;
    for (const resolve of this.#waitingForIdle.splice(0)) resolve();
  }
}
