import type { ModelFailure, ModelSignal, ModelTicket } from '#models/ports';
import type { ImageSpec } from '../1-plan/image-plan.ts';
import type { ArrivedPicture, DrawEvent, DrawnPicture } from './draw-image.ts';
import type { BatchedRequest, DrawQueue, PendingPicture, ImageJob, SentRequest } from './draw-queue.ts';

/** The part of an `AbortController` that the queue needs. */
export interface AbortHandle {
  readonly signal: ModelSignal;
  abort(reason: unknown): void;
}

/** Thrown by `storeJob` where another window runs the queue, so that nothing may be sent. */
export class QueueTaken extends Error {}

/** What running a queue needs from its surroundings. */
export interface QueuePorts {
  /** The id of this panel among those of the file. @default there is no other */
  readonly panel?: string;
  /** Whether a request belongs to another panel that is open. @default there is no other */
  isElsewhere?(sent: SentRequest): boolean;
  /** Milliseconds since 1970. */
  now(): number;
  /** Waits, or throws the signal's reason. */
  pause(milliseconds: number, signal: ModelSignal): Promise<void>;
  newStop(): AbortHandle;
  /** The number of pictures to draw at a time. */
  readonly atOnce: number;
  /** Requests a picture from a service. */
  draw(spec: ImageSpec, signal: ModelSignal): AsyncIterable<DrawEvent>;
  /** Fetches a picture that was requested before. */
  fetch(
    spec: ImageSpec,
    sent: SentRequest & { ticket: ModelTicket },
    signal: ModelSignal,
  ): AsyncIterable<DrawEvent>;
  /**
   * Stores a picture as it arrived, outside the panel, until it is placed or dropped; `null` where that fails. @default
   * nothing is stored
   */
  storePending?(spec: ImageSpec, picture: ArrivedPicture): Promise<PendingPicture | null>;
  /** Finishes a stored picture. @default there is none */
  finish?(spec: ImageSpec, pending: PendingPicture, signal: ModelSignal): AsyncIterable<DrawEvent>;
  /** Finishes a picture that has just arrived. @default there is none */
  finishArrived?(spec: ImageSpec, picture: ArrivedPicture, signal: ModelSignal): AsyncIterable<DrawEvent>;
  /** Deletes a stored picture that is no longer wanted. @default does nothing */
  deletePending?(pending: PendingPicture): void;
  /** Places a finished picture; one that is already placed is left unchanged. */
  place(picture: DrawnPicture, pending: PendingPicture | null): Promise<void>;
  /**
   * Stores the stage of one picture outside the panel.
   * @param needsLease whether only the panel with the lease may store it. @default whether it is sent next
   * @throws QueueTaken where the lease is needed and another window has it; nothing is stored then
   */
  storeJob(item: ImageJob, place: number, needsLease?: boolean): Promise<void>;
  /** Deletes the records of ended pictures. */
  deleteJobs(ids: readonly string[]): Promise<void>;
  /** The picture has arrived, so its service may delete it. */
  releaseTicket(ticket: ModelTicket): Promise<void>;
  /** Stops a picture that is no longer wanted; true where its service stores nothing of it. @default it stores nothing */
  stop?(ticket: ModelTicket): Promise<boolean>;
  /** Counts a lost request as if it had been billed. */
  recordLost(sent: SentRequest): Promise<void>;
  /** Called when another window has taken the queue. @default does nothing */
  taken?(): void;
  /** Called after each change. */
  onChange(queue: DrawQueue): void;
  /** Called for previews, waits and warnings. */
  onEvent(id: string, event: DrawEvent): void;
}

/** A running queue. */
export interface QueueRun {
  readonly queue: DrawQueue;
  /**
   * Runs the stored queue, which another panel may have run until now. Requests with a ticket are fetched. Requests of a
   * closed panel without a ticket are lost and never sent again by themselves. Waiting pictures are drawn.
   */
  takeUp(stored: DrawQueue): void;
  /** Updates the pictures of other panels while this panel runs the queue. */
  refresh(stored: DrawQueue): void;
  /**
   * Shows the stored queue and starts nothing, because another panel runs it. Pictures that are being drawn here are
   * finished.
   */
  follow(stored: DrawQueue): void;
  add(specs: readonly ImageSpec[]): Promise<void>;
  /**
   * Adds pictures that are about to be submitted in batches.
   * @throws QueueTaken where another window has the queue
   */
  addBatched(specs: readonly ImageSpec[], batch: BatchedRequest): Promise<void>;
  /** Stores what is known now of the batches of a group. */
  updateBatch(batch: BatchedRequest): Promise<void>;
  /**
   * Finishes and places a picture of a batch, and stores it where it cannot be placed; does nothing for one that was
   * collected before.
   * @throws Error with a plain sentence where another window has the queue
   */
  deliver(id: string, picture: ArrivedPicture): Promise<void>;
  /** Ends pictures of a batch that were not drawn. */
  failBatched(ids: readonly string[], failure: ModelFailure): Promise<void>;
  /** Starts nothing new; pictures that are being drawn are finished. */
  pause(): void;
  /** Starts new pictures again. */
  resume(): void;
  cancel(id: string): Promise<void>;
  cancelAll(): Promise<void>;
  /**
   * Draws a picture that failed, was cancelled, is lost or was left. Nothing else sends anything twice.
   * @throws QueueTaken where another window has the queue and may have drawn it since
   */
  retry(id: string): Promise<void>;
  /** @throws QueueTaken where another window has the queue */
  move(id: string, place: number): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /** Drops pictures that wait and that another person has taken; nothing is said of them any more. */
  drop(ids: readonly string[]): void;
  /** Resolves when nothing is being drawn and nothing can start. */
  idle(): Promise<void>;
}
