import type { ModelSignal, ModelTicket } from '#models/ports';
import type { ImageSpec } from '../1-plan/image-plan.ts';
import type { DrawEvent, DrawnPicture } from './draw-image.ts';
import type { DrawQueue, QueueItem, SentRequest } from './draw-queue.ts';

/** A signal's hand, as `AbortController` is one. */
export interface Stop {
  readonly signal: ModelSignal;
  abort(reason: unknown): void;
}

/** What working a queue off needs of the world. */
export interface QueuePorts {
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits, or throws the signal's reason. */
  pause(milliseconds: number, signal: ModelSignal): Promise<void>;
  newStop(): Stop;
  /** Pictures that are drawn at a time. */
  readonly atOnce: number;
  /** Asks a service for a picture. */
  draw(spec: ImageSpec, signal: ModelSignal): AsyncIterable<DrawEvent>;
  /** Fetches a picture that was asked for before. */
  fetch(
    spec: ImageSpec,
    sent: SentRequest & { ticket: ModelTicket },
    signal: ModelSignal,
  ): AsyncIterable<DrawEvent>;
  /** Puts a finished picture where it stays; one that is there already is left alone. */
  place(picture: DrawnPicture): Promise<void>;
  /** Keeps what became of one picture where it outlives the panel. */
  keep(item: QueueItem, place: number): Promise<void>;
  /** Keeps no longer what is over. */
  drop(ids: readonly string[]): Promise<void>;
  /** The picture has arrived, and its service need not keep it. */
  forget(ticket: ModelTicket): Promise<void>;
  /** Counts a request that is lost as if it had been billed. */
  noteLost(sent: SentRequest): Promise<void>;
  /** Called after each change. */
  changed(queue: DrawQueue): void;
  /** Called for what is told on the way: previews, waits, warnings. */
  heard(id: string, event: DrawEvent): void;
}

/** A queue that is being worked off. */
export interface QueueRun {
  readonly queue: DrawQueue;
  add(specs: readonly ImageSpec[]): Promise<void>;
  /** Begins nothing new; what is being drawn is drawn to its end. */
  pause(): void;
  /** Goes on. */
  resume(): void;
  cancel(id: string): Promise<void>;
  cancelAll(): Promise<void>;
  /** Draws what failed, was cancelled, is lost or was left: the one way in which anything is sent twice. */
  retry(id: string): Promise<void>;
  move(id: string, place: number): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Resolves when nothing is being drawn and nothing can be begun. */
  idle(): Promise<void>;
}
