/**
 * Works a queue off: as many pictures at a time as a service takes, each kept before and after everything that costs,
 * so that closing the panel at any moment loses no finished picture and sends nothing twice. The services' limits,
 * failover and budgets are behind `draw`; where pictures and the queue itself are kept is behind the other ports.
 */
import type { ModelFailure, ModelSignal, ModelTicket } from '#models/ports';
import type { ImageSpec } from '../1-plan/image-plan.ts';
import type { DrawnPicture } from './draw-image.ts';
import {
  addSpecs,
  changeStage,
  findItem,
  moveItem,
  removeItems,
  type DrawQueue,
  type SentRequest,
  type Stage,
} from './draw-queue.ts';
import { judgeFailure } from './judge-failure.ts';
import type { QueuePorts, QueueRun, Stop } from './queue-ports.ts';

/**
 * Begins to work a queue off, which another session may have left: what can be fetched is fetched, what was sent
 * otherwise is lost and never sent again by itself, what waits is drawn.
 */
export function runQueue(start: DrawQueue, ports: QueuePorts): QueueRun {
  return new Runner(start, ports);
}

class Runner implements QueueRun {
  queue: DrawQueue;
  readonly #ports: QueuePorts;
  readonly #running = new Map<string, Stop>();
  readonly #waitingForIdle: (() => void)[] = [];
  /** Paid for and in no place yet. */
  readonly #unplaced = new Map<string, DrawnPicture>();
  /** Milliseconds since 1970 until which a limit holds. */
  #closedUntil = 0;

  constructor(start: DrawQueue, ports: QueuePorts) {
    this.queue = start;
    this.#ports = ports;
    for (const { spec, stage } of start.items) {
      if (stage.kind === 'asked' && stage.sent.ticket === null) void this.#lose(spec.id, stage.sent);
    }
    this.#fill();
  }

  async add(specs: readonly ImageSpec[]): Promise<void> {
    this.#change(addSpecs(this.queue, specs));
    await Promise.all(specs.map(({ id }) => this.#keep(id)));
    this.#fill();
  }

  pause(): void {
    this.#change({ ...this.queue, paused: '' });
  }

  resume(): void {
    this.#change({ ...this.queue, paused: null });
    this.#fill();
  }

  async cancel(id: string): Promise<void> {
    const stage = findItem(this.queue, id)?.stage;
    if (stage?.kind !== 'waiting' && stage?.kind !== 'asked') return;
    const stop = this.#running.get(id);
    this.#running.delete(id);
    stop?.abort(new Error('Cancelled.'));
    await this.#become(id, { kind: 'cancelled', mayBeBilled: stage.kind === 'asked' });
    this.#fill();
  }

  async cancelAll(): Promise<void> {
    // Pausing first: the place of one that was cancelled is not for the next.
    this.pause();
    await Promise.all(this.queue.items.map(({ spec }) => this.cancel(spec.id)));
    this.resume();
  }

  async retry(id: string): Promise<void> {
    const item = findItem(this.queue, id);
    if (item === null || ['waiting', 'asked', 'drawn'].includes(item.stage.kind)) return;
    const paid = this.#unplaced.get(id);
    if (paid) return this.#place(paid, null);
    await this.#become(id, { kind: 'waiting' });
    this.#fill();
  }

  async move(id: string, place: number): Promise<void> {
    this.#change(moveItem(this.queue, id, place));
    await Promise.all(this.queue.items.map(({ spec }) => this.#keep(spec.id)));
  }

  async remove(ids: readonly string[]): Promise<void> {
    const before = this.queue.items;
    this.#change(removeItems(this.queue, ids));
    const removed = before.filter((item) => !this.queue.items.includes(item)).map(({ spec }) => spec.id);
    for (const id of removed) this.#unplaced.delete(id);
    await this.#ports.drop(removed);
  }

  idle(): Promise<void> {
    return new Promise((resolve) => {
      this.#waitingForIdle.push(resolve);
      this.#tellIdle();
    });
  }

  /** Begins as many as there is room for, what is to be fetched before what is to be drawn. */
  #fill(): void {
    const { items } = this.queue;
    for (const { spec, stage } of items) if (stage.kind === 'asked') this.#begin(spec, stage.sent);
    for (const { spec, stage } of items) if (stage.kind === 'waiting') this.#begin(spec, null);
    this.#tellIdle();
  }

  #begin(spec: ImageSpec, sent: SentRequest | null): void {
    const isFull = this.#running.size >= this.#ports.atOnce;
    if (this.queue.paused !== null || isFull || this.#running.has(spec.id)) return;
    const stop = this.#ports.newStop();
    this.#running.set(spec.id, stop);
    void this.#drawToItsEnd(spec, sent, stop);
  }

  async #drawToItsEnd(spec: ImageSpec, sent: SentRequest | null, stop: Stop): Promise<void> {
    try {
      await this.#drawOne(spec, sent, stop.signal);
    } catch (error) {
      // What became of one that was cancelled is said by whoever did it.
      if (!stop.signal.aborted) this.#giveUp(spec.id, error);
    }
    if (this.#running.get(spec.id) === stop) this.#running.delete(spec.id);
    this.#fill();
  }

  /** Something here failed, not a service: nothing more is begun, as nothing more could be kept. */
  #giveUp(id: string, error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    const mayBeBilled = findItem(this.queue, id)?.stage.kind === 'asked';
    this.#change({
      ...changeStage(this.queue, id, { kind: 'failed', failure: 'not-kept', message, mayBeBilled }),
      paused: message,
    });
  }

  async #drawOne(spec: ImageSpec, before: SentRequest | null, signal: ModelSignal): Promise<void> {
    await this.#waitForLimit(spec.id, signal);
    if (before === null && this.queue.paused !== null) return;
    let sent = before;
    const { ticket = null } = before ?? {};
    const events =
      before === null || ticket === null
        ? this.#ports.draw(spec, signal)
        : this.#ports.fetch(spec, { ...before, ticket }, signal);
    for await (const event of events) {
      signal.throwIfAborted();
      this.#ports.heard(spec.id, event);
      if (event.type === 'sending') {
        const { service, model, estimatedUsd, ledgerId } = event;
        const known = ledgerId === undefined ? {} : { ledgerId };
        sent = { service, model, estimatedUsd, at: this.#ports.now(), ticket: null, ...known };
        await this.#become(spec.id, { kind: 'asked', sent });
      } else if (event.type === 'waiting' && sent?.ticket === null) {
        // It was refused for nothing, or is not sent yet: closing the panel now loses nothing.
        sent = null;
        await this.#become(spec.id, { kind: 'waiting' });
      } else if (event.type === 'ticket' && sent !== null) {
        sent = { ...sent, ticket: event.ticket };
        await this.#become(spec.id, { kind: 'asked', sent });
      } else if (event.type === 'drawn') {
        return this.#place(event.picture, sent?.ticket ?? null);
      } else if (event.type === 'failed') {
        return this.#judge(spec.id, event.failure, sent);
      }
    }
  }

  async #place(picture: DrawnPicture, ticket: ModelTicket | null): Promise<void> {
    const { id } = picture.spec;
    this.#unplaced.set(id, picture);
    try {
      await this.#ports.place(picture);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return this.#fail(id, 'not-placed', message, true);
    }
    this.#unplaced.delete(id);
    await this.#become(id, { kind: 'drawn', costUsd: picture.costUsd });
    if (ticket !== null) await this.#ports.forget(ticket);
  }

  async #judge(id: string, failure: ModelFailure, sent: SentRequest | null): Promise<void> {
    const { kind, message, mayBeBilled } = failure;
    const { picture, pauses, closedFor } = judgeFailure(failure, sent, !this.#hasOthersThan(id));
    if (pauses) this.#change({ ...this.queue, paused: message });
    if (closedFor > 0) this.#closedUntil = Math.max(this.#closedUntil, this.#ports.now() + closedFor);
    if (picture === 'wait') return this.#become(id, { kind: 'waiting' });
    if (picture === 'fail') return this.#fail(id, kind, message, mayBeBilled);
  }

  /** Whether more would follow. */
  #hasOthersThan(id: string): boolean {
    return this.queue.items.some(
      ({ spec, stage }) => spec.id !== id && (stage.kind === 'waiting' || stage.kind === 'asked'),
    );
  }

  async #waitForLimit(id: string, signal: ModelSignal): Promise<void> {
    const left = () => this.#closedUntil - this.#ports.now();
    for (let milliseconds = left(); milliseconds > 0; milliseconds = left()) {
      this.#ports.heard(id, {
        type: 'waiting',
        message: 'The service is at its limit; waiting',
        milliseconds,
      });
      await this.#ports.pause(milliseconds, signal);
    }
  }

  #fail(
    id: string,
    failure: Extract<Stage, { kind: 'failed' }>['failure'],
    message: string,
    mayBeBilled: boolean,
  ): Promise<void> {
    return this.#become(id, { kind: 'failed', failure, message, mayBeBilled });
  }

  /** Counted before it is said, as a budget rather counts twice than never. */
  async #lose(id: string, sent: SentRequest): Promise<void> {
    this.#change(changeStage(this.queue, id, { kind: 'lost', sent }));
    await this.#ports.noteLost(sent);
    await this.#keep(id);
  }

  async #become(id: string, stage: Stage): Promise<void> {
    this.#change(changeStage(this.queue, id, stage));
    await this.#keep(id);
  }

  async #keep(id: string): Promise<void> {
    const place = this.queue.items.findIndex(({ spec }) => spec.id === id);
    const item = this.queue.items[place];
    if (item) await this.#ports.keep(item, place);
  }

  #change(queue: DrawQueue): void {
    this.queue = queue;
    this.#ports.changed(queue);
  }

  #tellIdle(): void {
    const isWaiting =
      this.queue.paused === null && this.queue.items.some(({ stage }) => stage.kind === 'waiting');
    if (this.#running.size > 0 || isWaiting) return;
    for (const resolve of this.#waitingForIdle.splice(0)) resolve();
  }
}
