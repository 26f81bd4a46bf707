/**
 * The queue of pictures as plain data: waiting, requested and ended ones. Each change is a function from one queue to the
 * next. `run-queue.ts` carries the queue out.
 */
import type { PendingPictureLayer } from '#design/canvas-edit';
import type { ServiceName } from '#design/services';
import type { FailureKind, ModelImage, ModelTicket } from '#models/ports';
import type { ImageSpec } from '../1-plan/image-plan.ts';
import type { ArrivedPicture } from './draw-image.ts';

export interface DrawQueue {
  /** The pictures, in the order in which they are drawn. */
  readonly items: readonly ImageJob[];
  /** The reason why nothing new starts; empty where a person paused the queue, `null` while it runs. */
  readonly paused: string | null;
}

export interface ImageJob {
  readonly spec: ImageSpec;
  readonly stage: ImageJobStage;
}

export type ImageJobStage =
  | { readonly kind: 'waiting' }
  /** It was sent, and may be billed. */
  | { readonly kind: 'asked'; readonly sent: SentRequest }
  /** It is in a batch, which its service answers within a day. */
  | { readonly kind: 'batched'; readonly batch: BatchedRequest }
  | { readonly kind: 'drawn'; readonly costUsd: number | null }
  | {
      readonly kind: 'failed';
      readonly failure: FailureKind | 'not-placed' | 'not-stored' | 'other-shape';
      /** One plain sentence. */
      readonly message: string;
      readonly mayBeBilled: boolean;
      /** The picture has arrived all the same; a retry only places it. @default null */
      readonly pending?: PendingPicture | null;
    }
  | {
      readonly kind: 'cancelled';
      readonly mayBeBilled: boolean;
      /** What may be billed at most, in USD; `null` where it is not known. @default nothing was sent */
      readonly estimatedUsd?: number | null;
      /** What its service still stores of it, until the service confirms the deletion. @default null */
      readonly atService?: LeftAtService | null;
    }
  /** It was sent, the panel was closed, and its result is unknown. */
  | { readonly kind: 'lost'; readonly sent: SentRequest }
  /** It was still waiting when its panel was closed; a person is asked before it is sent. */
  | { readonly kind: 'left'; readonly since: number };

/** The batches that the pictures of one click were submitted in. */
export interface BatchedRequest {
  /** Names the click; the service stores it with each batch. */
  readonly group: string;
  /** As the service names them; none until its answer has arrived. */
  readonly batchIds: readonly string[];
  readonly service: ServiceName;
  readonly model: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The upper bound of the whole group in USD; `null` where it is not known. */
  readonly estimatedUsd: number | null;
  /** The id of the group in the ledger. @default it is not recorded */
  readonly ledgerId?: string;
}

export interface SentRequest {
  readonly service: ServiceName;
  readonly model: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The upper bound in USD; `null` where it is not known. */
  readonly estimatedUsd: number | null;
  /** Fetches the result; `null` where the service cannot finish it alone. */
  readonly ticket: ModelTicket | null;
  /** The id of the request in the ledger, which records it before it is sent. */
  readonly ledgerId?: string;
  /** The panel that requested it and receives its events while it is open. @default unknown */
  readonly by?: string;
  /** The picture, as soon as it has arrived; finishing and placing it needs no service. @default null */
  readonly pending?: PendingPicture | null;
}

/** A cancelled picture that its service may still draw or store. */
export interface LeftAtService {
  readonly ticket: ModelTicket;
  /** The number of further panels that have tried to delete it. */
  readonly tries: number;
}

/** A pending picture: it is paid for and stored unchanged until it is placed. */
export interface PendingPicture {
  readonly layer: PendingPictureLayer;
  readonly picture: Omit<ArrivedPicture, 'image'> & { readonly image: Omit<ModelImage, 'bytes'> };
}

/** An empty queue. */
export const emptyQueue: DrawQueue = { items: [], paused: null };

/** Adds pictures at the end. */
export function addSpecs(queue: DrawQueue, specs: readonly ImageSpec[]): DrawQueue {
  const added = specs.map((spec): ImageJob => ({ spec, stage: { kind: 'waiting' } }));
  return { ...queue, items: [...queue.items, ...added] };
}

/** Changes the stage of one picture. */
export function changeStage(queue: DrawQueue, id: string, stage: ImageJobStage): DrawQueue {
  return { ...queue, items: queue.items.map((item) => (item.spec.id === id ? { ...item, stage } : item)) };
}

/** Moves one picture before the one that is at `place` among the others. */
export function moveItem(queue: DrawQueue, id: string, place: number): DrawQueue {
  const moved = queue.items.filter(({ spec }) => spec.id === id);
  const others = queue.items.filter(({ spec }) => spec.id !== id);
  return { ...queue, items: others.toSpliced(place, 0, ...moved) };
}

/** The stage of a picture when the next panel opens. Opening a panel never draws anything. */
export function stageAtReturn(stage: ImageJobStage, keptAt: number): ImageJobStage {
  if (stage.kind === 'waiting') return { kind: 'left', since: keptAt };
  // A picture that only its panel's memory had is gone.
  const isGone = stage.kind === 'failed' && stage.failure === 'not-placed' && stage.pending == null;
  return isGone ? { ...stage, failure: 'not-stored' } : stage;
}

/** Removes pictures that have ended: drawn, failed, cancelled, lost or left. */
export function removeItems(queue: DrawQueue, ids: readonly string[]): DrawQueue {
  const isOver = ({ spec, stage }: ImageJob) =>
    ids.includes(spec.id) && !['waiting', 'asked', 'batched'].includes(stage.kind);
  return { ...queue, items: queue.items.filter((item) => !isOver(item)) };
}

/** Finds one picture of a queue; `null` where it is not in it. */
export function findItem({ items }: DrawQueue, id: string): ImageJob | null {
  return items.find(({ spec }) => spec.id === id) ?? null;
}

/** Counts the pictures of a queue at each stage. */
export function countStages({ items }: DrawQueue): Readonly<Record<ImageJobStage['kind'], number>> {
  const counts = { waiting: 0, asked: 0, batched: 0, drawn: 0, failed: 0, cancelled: 0, lost: 0, left: 0 };
  for (const { stage } of items) counts[stage.kind] += 1;
  return counts;
}

/** The sentence about pictures that were sent and are lost. */
export function describeLost(words: readonly string[]): string {
  const [first = ''] = words;
  return words.length > 1
    ? `The panel was closed while ${words.length} images were being generated. These ${words.length} images may have been billed; generate them again if you want them.`
    : `The panel was closed while "${first}" was being generated. It may have been billed; generate it again if you want it.`;
}
