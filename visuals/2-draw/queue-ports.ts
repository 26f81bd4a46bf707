import type { ModelSignal, ModelTicket } from '#models/ports';
import type { ImageSpec } from '../1-plan/image-plan.ts';
import type { ArrivedPicture, DrawEvent, DrawnPicture } from './draw-image.ts';
import type { DrawQueue, PaidPicture, ImageJob, SentRequest } from './draw-queue.ts';

/** A signal's hand, as `AbortController` is one. */
export interface AbortHandle {
  readonly signal: ModelSignal;
  abort(reason: unknown): void;
}

/** Thrown by `keep` where another window works the queue off, so that nothing may be sent. */
export class QueueTaken extends Error {}

/** What working a queue off needs of the world. */
export interface QueuePorts {
  /** Names this panel among those of the file. @default there is no other */
  readonly panel?: string;
  /** Whether a request is another panel's, which is open and hears of it. @default there is no other */
  isElsewhere?(sent: SentRequest): boolean;
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits, or throws the signal's reason. */
  pause(milliseconds: number, signal: ModelSignal): Promise<void>;
  newStop(): AbortHandle;
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
  /**
   * Keeps a picture as it came where it outlives the panel; `null` where that cannot be done. It stays there until it is
   * placed or dropped. @default nothing is kept
   */
  keepPaid?(spec: ImageSpec, picture: ArrivedPicture): Promise<PaidPicture | null>;
  /** Finishes a picture that was kept. @default none is */
  finish?(spec: ImageSpec, paid: PaidPicture, signal: ModelSignal): AsyncIterable<DrawEvent>;
  /** The kept picture is wanted no more. @default nothing */
  dropPaid?(paid: PaidPicture): void;
  /** Puts a finished picture where it stays; one that is there already is left alone. */
  place(picture: DrawnPicture, paid: PaidPicture | null): Promise<void>;
  /**
   * Keeps what became of one picture where it outlives the panel.
   * @param needsLease whether only the panel may say so that has the queue. @default whether it is to be sent next
   * @throws QueueTaken where the lease is needed, and another window has the queue; nothing is kept then
   */
  keep(item: ImageJob, place: number, needsLease?: boolean): Promise<void>;
  /** Keeps no longer what is over. */
  drop(ids: readonly string[]): Promise<void>;
  /** The picture has arrived, and its service need not keep it. */
  forget(ticket: ModelTicket): Promise<void>;
  /** The picture is wanted no more; answers whether its service keeps nothing of it. @default it keeps nothing */
  stop?(ticket: ModelTicket): Promise<boolean>;
  /** Counts a request that is lost as if it had been billed. */
  recordLost(sent: SentRequest): Promise<void>;
  /** Another window has taken the queue. @default nothing */
  taken?(): void;
  /** Called after each change. */
  onChange(queue: DrawQueue): void;
  /** Called for what is told on the way: previews, waits, warnings. */
  onEvent(id: string, event: DrawEvent): void;
}

/** A queue that is being worked off. */
export interface QueueRun {
  readonly queue: DrawQueue;
  /**
   * Works the queue off as it was kept, which another panel may have done until now, or goes on doing so: what can be
   * fetched is fetched, what was sent by a panel that is gone is lost and never sent again by itself, what waits is drawn.
   */
  takeUp(kept: DrawQueue): void;
  /** Looks what has become of the pictures of other panels, while this one works the queue off. */
  refresh(kept: DrawQueue): void;
  /** Shows the queue as it was kept and begins nothing: another panel works it off. What is being drawn here is finished. */
  follow(kept: DrawQueue): void;
  add(specs: readonly ImageSpec[]): Promise<void>;
  /** Begins nothing new; what is being drawn is drawn to its end. */
  pause(): void;
  /** Goes on. */
  resume(): void;
  cancel(id: string): Promise<void>;
  cancelAll(): Promise<void>;
  /**
   * Draws what failed, was cancelled, is lost or was left: the one way in which anything is sent twice.
   * @throws QueueTaken where another window has the queue, and may have drawn it since
   */
  retry(id: string): Promise<void>;
  /** @throws QueueTaken where another window has the queue */
  move(id: string, place: number): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Resolves when nothing is being drawn and nothing can be begun. */
  idle(): Promise<void>;
}
