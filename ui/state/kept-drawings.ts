/** The queue of pictures on this computer, by file, so that the panel that is opened next can go on with it. */
import {
  emptyQueue,
  stageAtReturn,
  type DrawQueue,
  type QueueItem,
  type Stage,
} from '#visuals/2-draw/draw-queue';
import { QueueTaken } from '#visuals/2-draw/queue-ports';
import type { Sandbox } from './ask-sandbox.ts';

export interface KeptDrawings {
  /**
   * Keeps what a picture has come to, before anything more is asked for; what needs nothing more is dropped.
   * @param needsLease whether only the panel may say so that has the queue. @default whether it is to be sent next
   * @throws QueueTaken where the lease is needed, and another window has the queue
   */
  keep(item: QueueItem, place: number, needsLease?: boolean): Promise<void>;
  drop(ids: readonly string[]): Promise<void>;
  /** The queue as it is kept now, in its order. */
  read(): Promise<KeptQueue>;
}

/** The queue as it was kept, and since when each of its pictures is. */
export interface KeptQueue extends DrawQueue {
  /** The same as a panel finds it that is opened next, or that another has left it to: what waits is left. */
  readonly atReturn: DrawQueue;
}

/** A queue item as it is kept. */
interface KeptItem extends QueueItem {
  readonly place: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface KeptDrawingsNeeds {
  readonly now: () => number;
  /** Of the lease under which the panel has the queue, or last had it. */
  readonly leaseNumber: () => number;
}

export function createKeptDrawings(
  sandbox: Pick<Sandbox, 'keepDrawing' | 'dropDrawings' | 'readDrawings'>,
  { now, leaseNumber }: KeptDrawingsNeeds,
): KeptDrawings {
  /** What is written of one picture is written in its order. */
  const writing = new Map<string, Promise<void>>();
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
    return inOrder(id, async () => sandbox.dropDrawings([id], number));
  };
  return {
    async keep(item, place, needsLease = isSentNext(item.stage)) {
      const { id } = item.spec;
      // A picture that is drawn lies in the document, and one that was cancelled is wanted no more.
      if (item.stage.kind === 'drawn' || item.stage.kind === 'cancelled') return drop(id);
      const stage = asLeft(item.stage);
      const record = JSON.stringify({ ...item, stage, place, at: now() } satisfies KeptItem);
      // Under the lease that holds now: by its turn another may hold, under which this was not decided.
      const how = { needsLease, number: leaseNumber() };
      await inOrder(id, async () => {
        if (!(await sandbox.keepDrawing({ id, record }, how))) throw new QueueTaken();
      });
    },
    drop: async (ids) => void (await Promise.all(ids.map(drop))),
    async read() {
      const kept = (await sandbox.readDrawings()).flatMap(({ record }) => readRecord(record, now()));
      const items = kept.toSorted((one, other) => one.place - other.place);
      return {
        ...emptyQueue,
        items: items.map(({ spec, stage }) => ({ spec, stage })),
        atReturn: {
          ...emptyQueue,
          items: items.map(({ spec, stage, at }) => ({ spec, stage: stageAtReturn(stage, at) })),
        },
      };
    },
  };
}

/** Whether a request leaves as soon as this is kept. */
function isSentNext(stage: Stage): boolean {
  return stage.kind === 'asked' && stage.sent.ticket === null && !stage.sent.paid;
}

/** What costs nothing can be asked for again. */
function asLeft(stage: Stage): Stage {
  return stage.kind === 'asked' && stage.sent.estimatedUsd === 0 && !stage.sent.paid
    ? { kind: 'waiting' }
    : stage;
}

/** Nothing where a record is of another version, or broken. */
function readRecord(record: string, now: number): readonly KeptItem[] {
  try {
    const { spec, stage, place = 0, at = now } = JSON.parse(record) as Partial<KeptItem>;
    const isWhole = typeof spec?.prompt === 'string' && typeof spec.place === 'object';
    return isWhole && stage !== undefined ? [{ spec, stage, place, at }] : [];
  } catch {
    return [];
  }
}
