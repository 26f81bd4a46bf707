/** The queue of pictures on this computer, by file, so that the panel that is opened next can go on with it. */
import type { StoredImageJob } from '#design/messages';
import type { ModelTicket } from '#models/ports';
import {
  type DrawQueue,
  emptyQueue,
  type ImageJob,
  type ImageJobStage,
  type LeftAtService,
  type PendingPicture,
  stageAtReturn,
} from '#visuals/2-draw/draw-queue';
import { QueueTaken } from '#visuals/2-draw/queue-ports';
import type { SandboxClient } from './sandbox-client.ts';

export interface ImageJobStore {
  /**
   * Stores the state of a picture before anything more is requested; a finished picture is removed.
   * @param needsLease whether only the panel may say so that has the queue. @default whether it is to be sent next
   * @throws QueueTaken where the lease is needed, and another window has the queue
   */
  store(item: ImageJob, place: number, needsLease?: boolean): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
  /**
   * Requests that services delete cancelled pictures, once a panel and by five panels at most for each picture.
   * @param stop answers whether a service keeps nothing of a picture any more
   */
  deleteAtServices(cancelled: readonly CancelledJob[], stop: StopAtService): Promise<void>;
  /** The stored queue, in its order. */
  read(): Promise<StoredQueue>;
  /** Takes what another person left waiting: the pictures that are this person's from now on, in their order. */
  takeOffered(): Promise<readonly ImageJob[]>;
}

/** The queue as it was stored, and the time of each record. */
export interface StoredQueue extends DrawQueue {
  /** The same as a panel finds it that is opened next, or that another has left it to: what waits is left. */
  readonly atReturn: DrawQueue;
  /** Pictures that another person left waiting in this file. */
  readonly offered: readonly ImageJob[];
  /** Ids of pictures that waited here and that another person has taken. */
  readonly taken: readonly string[];
  /** Pictures that are in no queue any more, and whose services have not said that they are deleted. */
  readonly cancelled: readonly CancelledJob[];
}

export type StopAtService = (ticket: ModelTicket) => Promise<boolean>;

/** A picture that was cancelled, and that its service may still keep. */
export interface CancelledJob extends ImageJob {
  readonly stage: Extract<ImageJobStage, { readonly kind: 'cancelled' }>;
  readonly place: number;
  readonly atService: LeftAtService;
}

/** Panels that try to have a picture deleted; services delete it by themselves after thirty days. */
const maxDeleteTries = 5;

/** A stored queue item. */
interface StoredJob extends ImageJob {
  readonly place: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface ImageJobStoreNeeds {
  readonly now: () => number;
  /** Of the lease under which the panel has the queue, or last had it. */
  readonly leaseNumber: () => number;
}

export function createImageJobStore(
  sandbox: Pick<
    SandboxClient,
    'storeImageJob' | 'deleteImageJobs' | 'readImageJobs' | 'takeOfferedJobs' | 'removeTakenOffers'
  >,
  { now, leaseNumber }: ImageJobStoreNeeds,
): ImageJobStore {
  /** What is written of one picture is written in its order. */
  const writing = new Map<string, Promise<void>>();
  /** Pictures whose deletion this panel has requested. */
  const tried = new Set<string>();
  const inOrder = (id: string, write: () => Promise<void>): Promise<void> => {
    const before = writing.get(id) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(write);
    writing.set(id, mine);
    return mine.finally(() => {
      if (writing.get(id) === mine) writing.delete(id);
    });
  };
  const drop = (id: string) => {
    const number = leaseNumber();
    return inOrder(id, async () => sandbox.deleteImageJobs([id], number));
  };
  const store: ImageJobStore['store'] = async (item, place, needsLease = isSentNext(item.stage)) => {
    const { id } = item.spec;
    // A picture that is drawn lies in the document, and one that was cancelled is wanted no more.
    const isLeftAtService = item.stage.kind === 'cancelled' && item.stage.atService;
    if (isLeftAtService) tried.add(id);
    else if (item.stage.kind === 'drawn' || item.stage.kind === 'cancelled') return drop(id);
    const stage = stageInOtherPanel(item.stage);
    const record = JSON.stringify({ ...item, stage, place, at: now() } satisfies StoredJob);
    // Under the current lease, because another lease may hold when the write is due.
    const how = { needsLease, number: leaseNumber() };
    await inOrder(id, async () => {
      const isWaiting = stage.kind === 'waiting' || stage.kind === 'left';
      if (!(await sandbox.storeImageJob({ id, record, isWaiting }, how))) throw new QueueTaken();
    });
  };
  const deleteOne = async ({ spec, place, atService, stage }: CancelledJob, stop: StopAtService) => {
    if (tried.has(spec.id)) return;
    tried.add(spec.id);
    const tries = atService.tries + 1;
    if ((await stop(atService.ticket)) || tries >= maxDeleteTries) await drop(spec.id);
    else await store({ spec, stage: { ...stage, atService: { ...atService, tries } } }, place);
  };
  return {
    store,
    remove: async (ids) => void (await Promise.all(ids.map(drop))),
    async deleteAtServices(cancelled, stop) {
      await Promise.all(cancelled.map((item) => deleteOne(item, stop)));
    },
    async read() {
      const { jobs, offered, taken } = await sandbox.readImageJobs();
      const all = inStoredOrder(jobs, now());
      const known = new Set(all.map(({ spec }) => spec.id));
      const items = all.filter(({ stage }) => stage.kind !== 'cancelled');
      return {
        ...emptyQueue,
        items: items.map(({ spec, stage }) => ({ spec, stage })),
        atReturn: {
          ...emptyQueue,
          items: items.map(({ spec, stage, at }) => ({ spec, stage: stageAtReturn(stage, at) })),
        },
        offered: asLeft(inStoredOrder(offered, now())).filter(({ spec }) => !known.has(spec.id)),
        taken,
        cancelled: all.flatMap(cancelledJobs),
      };
    },
    takeOffered: async () => asLeft(inStoredOrder(await sandbox.takeOfferedJobs(), now())),
  };
}

function inStoredOrder(jobs: readonly StoredImageJob[], now: number): readonly StoredJob[] {
  const records = jobs.flatMap(({ record }) => readRecord(record, now));
  return records.toSorted((one, other) => one.place - other.place);
}

function asLeft(jobs: readonly StoredJob[]): readonly ImageJob[] {
  return jobs.map(({ spec, at }) => ({ spec, stage: { kind: 'left', since: at } }));
}

function cancelledJobs({ spec, stage, place }: StoredJob): readonly CancelledJob[] {
  if (stage.kind !== 'cancelled' || !stage.atService) return [];
  return [{ spec, stage, place, atService: stage.atService }];
}

/** Whether a request is sent as soon as this is stored. */
function isSentNext(stage: ImageJobStage): boolean {
  return stage.kind === 'asked' && stage.sent.ticket === null && !stage.sent.pending;
}

/** What costs nothing can be asked for again. */
function stageInOtherPanel(stage: ImageJobStage): ImageJobStage {
  return stage.kind === 'asked' && stage.sent.estimatedUsd === 0 && !stage.sent.pending
    ? { kind: 'waiting' }
    : stage;
}

/** Nothing where a record is of another version, or broken. */
function readRecord(record: string, now: number): readonly StoredJob[] {
  try {
    const { spec, stage, place = 0, at = now } = JSON.parse(record) as Partial<StoredJob>;
    const isWhole = typeof spec?.prompt === 'string' && typeof spec.place === 'object';
    return isWhole && stage !== undefined ? [{ spec, stage: asCurrent(stage), place, at }] : [];
  } catch {
    return [];
  }
}

/** Codes of failures that older versions stored, with their names of today. */
const formerFailures: ReadonlyMap<string, FailedStage['failure']> = new Map([
  ['not-kept', 'not-stored'],
  ['no-longer-kept', 'no-longer-stored'],
]);

type FailedStage = Extract<ImageJobStage, { readonly kind: 'failed' }>;

/** A stage that an older version may have stored. */
function asCurrent(stage: ImageJobStage): ImageJobStage {
  const whole = withPending(stage);
  if (whole.kind !== 'failed') return whole;
  return { ...whole, failure: formerFailures.get(whole.failure) ?? whole.failure };
}

/** A pending picture as older versions stored it, as `paid` with its layer as `kept`. */
interface FormerPending {
  readonly paid?: (Omit<PendingPicture, 'layer'> & { readonly kept: PendingPicture['layer'] }) | null;
}

function withPending(stage: ImageJobStage): ImageJobStage {
  if ('sent' in stage) return { ...stage, sent: { ...pendingOf(stage.sent), ...stage.sent } };
  return stage.kind === 'failed' ? { ...pendingOf(stage), ...stage } : stage;
}

function pendingOf({ paid }: object & FormerPending): { readonly pending?: PendingPicture } {
  return paid ? { pending: { layer: paid.kept, picture: paid.picture } } : {};
}
