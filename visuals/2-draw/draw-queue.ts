/**
 * The queue of pictures as plain data: what waits, what is asked for, what became of each. All changes are functions
 * from a queue to the next; what is done about it is in `run-queue.ts`.
 */
import type { PendingPicture } from '#design/canvas-edit';
import type { ServiceName } from '#design/services';
import type { FailureKind, ModelImage, ModelTicket } from '#models/ports';
import type { ImageSpec } from '../1-plan/image-plan.ts';
import type { ArrivedPicture } from './draw-image.ts';

export interface DrawQueue {
  /** In the order in which they are drawn. */
  readonly items: readonly ImageJob[];
  /** Nothing new is begun; the sentence says why, and is empty where a person wanted it so. `null` while it runs. */
  readonly paused: string | null;
}

export interface ImageJob {
  readonly spec: ImageSpec;
  readonly stage: ImageJobStage;
}

export type ImageJobStage =
  | { readonly kind: 'waiting' }
  /** It was sent, and may be billed from then on. */
  | { readonly kind: 'asked'; readonly sent: SentRequest }
  | { readonly kind: 'drawn'; readonly costUsd: number | null }
  | {
      readonly kind: 'failed';
      readonly failure: FailureKind | 'not-placed' | 'not-kept';
      /** One plain sentence. */
      readonly message: string;
      readonly mayBeBilled: boolean;
      /** The picture is here all the same: drawing it again only places it. @default null */
      readonly paid?: PaidPicture | null;
    }
  | {
      readonly kind: 'cancelled';
      readonly mayBeBilled: boolean;
      /** What its service keeps of it, until the service has said that it is deleted. @default null */
      readonly atService?: LeftAtService | null;
    }
  /** It was sent, the panel was closed, and nobody can tell what became of it. */
  | { readonly kind: 'lost'; readonly sent: SentRequest }
  /** It still waited when its panel was closed: a person is asked before it is sent. */
  | { readonly kind: 'left'; readonly since: number };

export interface SentRequest {
  readonly service: ServiceName;
  readonly model: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** USD at most; `null` where it is not known. */
  readonly estimatedUsd: number | null;
  /** Fetches what became of it; `null` where its service does not go on by itself. */
  readonly ticket: ModelTicket | null;
  /** The request in the ledger, which is written down there before it is sent. */
  readonly ledgerId?: string;
  /** The panel that asked for it and hears of it while it is open. @default none that is known */
  readonly by?: string;
  /** The picture, once it has come; it is finished and placed without asking anybody. @default null */
  readonly paid?: PaidPicture | null;
}

/** A picture that was cancelled, and that its service may go on with or keep. */
export interface LeftAtService {
  readonly ticket: ModelTicket;
  /** How many panels have tried to have it deleted after the one that cancelled it. */
  readonly tries: number;
}

/** A picture that was paid for and is kept as it came, until it has its place. */
export interface PaidPicture {
  readonly kept: PendingPicture;
  readonly picture: Omit<ArrivedPicture, 'image'> & { readonly image: Omit<ModelImage, 'bytes'> };
}

/** A queue that holds nothing. */
export const emptyQueue: DrawQueue = { items: [], paused: null };

/** Adds pictures at the end. */
export function addSpecs(queue: DrawQueue, specs: readonly ImageSpec[]): DrawQueue {
  const added = specs.map((spec): ImageJob => ({ spec, stage: { kind: 'waiting' } }));
  return { ...queue, items: [...queue.items, ...added] };
}

/** Says what became of one picture. */
export function changeStage(queue: DrawQueue, id: string, stage: ImageJobStage): DrawQueue {
  return { ...queue, items: queue.items.map((item) => (item.spec.id === id ? { ...item, stage } : item)) };
}

/** Moves one picture before the one that is at `place` among the others. */
export function moveItem(queue: DrawQueue, id: string, place: number): DrawQueue {
  const moved = queue.items.filter(({ spec }) => spec.id === id);
  const others = queue.items.filter(({ spec }) => spec.id !== id);
  return { ...queue, items: others.toSpliced(place, 0, ...moved) };
}

/** What a picture is at when a panel is opened next: nothing is drawn because somebody opened a panel. */
export function stageAtReturn(stage: ImageJobStage, keptAt: number): ImageJobStage {
  if (stage.kind === 'waiting') return { kind: 'left', since: keptAt };
  // What only the memory of its panel had is gone with that.
  const isGone = stage.kind === 'failed' && stage.failure === 'not-placed' && stage.paid == null;
  return isGone ? { ...stage, failure: 'not-kept' } : stage;
}

/** Takes out what is over: drawn, failed, cancelled, lost or left. */
export function removeItems(queue: DrawQueue, ids: readonly string[]): DrawQueue {
  const isOver = ({ spec, stage }: ImageJob) =>
    ids.includes(spec.id) && stage.kind !== 'waiting' && stage.kind !== 'asked';
  return { ...queue, items: queue.items.filter((item) => !isOver(item)) };
}

/** One picture of a queue; `null` where it is not in it. */
export function findItem({ items }: DrawQueue, id: string): ImageJob | null {
  return items.find(({ spec }) => spec.id === id) ?? null;
}

/** How many pictures of a queue are at each stage. */
export function countStages({ items }: DrawQueue): Readonly<Record<ImageJobStage['kind'], number>> {
  const counts = { waiting: 0, asked: 0, drawn: 0, failed: 0, cancelled: 0, lost: 0, left: 0 };
  for (const { stage } of items) counts[stage.kind] += 1;
  return counts;
}

/** What a person reads of pictures that were sent and are lost. */
export function describeLost(words: readonly string[]): string {
  const [first = ''] = words;
  return words.length > 1
    ? `The panel was closed while ${words.length} pictures were drawn. These ${words.length} pictures may have been billed; draw them again if you want them.`
    : `The panel was closed while "${first}" was drawn. It may have been billed; draw it again if you want it.`;
}
