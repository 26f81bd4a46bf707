/**
 * Many pictures in one request that a service answers within a day, at half the price. A batch is submitted, looked at and
 * collected; between these nothing has to run. Every method throws a `PictureBatchError` with a plain sentence, or the
 * signal's reason.
 */
import type { ServiceName } from '#design/services';
import type { ImageRequest, ModelFailure, ModelImage } from './ports.ts';

/** One picture of a batch. */
export interface BatchItem {
  /** Unique in the batch. */
  readonly id: string;
  readonly request: ImageRequest;
}

/** A submitted batch; requests with and without pictures are batches of their own. */
export interface SubmittedBatch {
  readonly id: string;
  readonly itemIds: readonly string[];
}

export interface BatchState {
  readonly total: number;
  readonly completed: number;
  readonly failed: number;
  /** Whether its answers can be collected; a batch that was cancelled or ran out of time has some of them. */
  readonly isOver: boolean;
  /** Why nothing of it was drawn; `null` where something was or may be. */
  readonly mistake: string | null;
}

export type BatchResult =
  | { readonly id: string; readonly image: ModelImage; readonly costUsd: number | null }
  | { readonly id: string; readonly failure: ModelFailure };

export interface PictureBatches {
  readonly service: ServiceName;
  readonly model: string;
  /**
   * Submits pictures; `group` finds them again where the answer was lost.
   * @throws PictureBatchError where one was refused; those of before are in it
   */
  submit(items: readonly BatchItem[], group: string, signal: AbortSignal): Promise<readonly SubmittedBatch[]>;
  look(batchId: string, signal: AbortSignal): Promise<BatchState>;
  /** The answers of a batch that is over: failures first, each picture once, one at a time. */
  collect(batchId: string, signal: AbortSignal): AsyncIterable<BatchResult>;
  /** The batches of a group that the service has. */
  find(group: string, signal: AbortSignal): Promise<readonly string[]>;
  cancel(batchId: string, signal: AbortSignal): Promise<void>;
}

/** What a picture of a batch costs, as a share of its price. */
export const batchPriceShare = 0.5;

/** Why a batch was not submitted, looked at or collected. */
export class PictureBatchError extends Error {
  readonly failure: ModelFailure;
  /** What had been submitted before. */
  readonly submitted: readonly SubmittedBatch[];

  constructor(failure: ModelFailure, submitted: readonly SubmittedBatch[] = []) {
    super(failure.message);
    this.failure = failure;
    this.submitted = submitted;
  }
}
