/** The queue of pictures on this computer, by file, so that the panel that is opened next goes on with it. */
import {
  emptyQueue,
  stageAtReturn,
  type DrawQueue,
  type QueueItem,
  type Stage,
} from '#visuals/2-draw/draw-queue';
import type { Sandbox } from './ask-sandbox.ts';

export interface KeptDrawings {
  /** Keeps what a picture has come to, before anything more is asked for; what needs nothing more is dropped. */
  keep(item: QueueItem, place: number): Promise<void>;
  drop(ids: readonly string[]): void;
  /** What was left when the panel was closed, in its order. */
  read(): Promise<DrawQueue>;
}

/** A queue item as it is kept. */
interface KeptItem extends QueueItem {
  readonly place: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export function createKeptDrawings(sandbox: Sandbox, now: () => number): KeptDrawings {
  return {
    async keep(item, place) {
      const { id } = item.spec;
      // A picture that is drawn lies in the document, and one that was cancelled is wanted no more.
      if (item.stage.kind === 'drawn' || item.stage.kind === 'cancelled') sandbox.dropDrawings([id]);
      else {
        const record = JSON.stringify({
          ...item,
          stage: asLeft(item.stage),
          place,
          at: now(),
        } satisfies KeptItem);
        await sandbox.keepDrawing({ id, record });
      }
    },
    drop: (ids) => sandbox.dropDrawings(ids),
    async read() {
      const kept = (await sandbox.readDrawings()).flatMap(({ record }) => readRecord(record, now()));
      const items = kept.toSorted((one, other) => one.place - other.place);
      return { ...emptyQueue, items: items.map(({ spec, stage }) => ({ spec, stage })) };
    },
  };
}

/** What costs nothing can be asked for again. */
function asLeft(stage: Stage): Stage {
  return stage.kind === 'asked' && stage.sent.estimatedUsd === 0 ? { kind: 'waiting' } : stage;
}

/** Nothing where a record is of another version, or broken. */
function readRecord(record: string, now: number): readonly KeptItem[] {
  try {
    const { spec, stage, place = 0, at = now } = JSON.parse(record) as Partial<KeptItem>;
    const isWhole = typeof spec?.prompt === 'string' && typeof spec.place === 'object';
    return isWhole && stage !== undefined ? [{ spec, stage: stageAtReturn(stage, at, now), place, at }] : [];
  } catch {
    return [];
  }
}
