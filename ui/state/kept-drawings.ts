/** What is being drawn, kept while it is under way, and taken up again by the panel that is opened next. */
import type { DrawEvent } from '#visuals/2-draw/draw-image';
import type { QueueItem, SentRequest } from '#visuals/2-draw/draw-queue';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import type { Sandbox } from './ask-sandbox.ts';

export interface KeptDrawings {
  /** Keeps what an event means, before anything more is asked for. */
  follow(spec: ImageSpec, event: DrawEvent): Promise<void>;
  /** The picture has arrived, or never will. */
  end(id: string): void;
  /** What was left when the panel was closed. */
  read(): Promise<readonly LeftDrawing[]>;
}

/** A picture that was sent for and not heard of again. */
export interface LeftDrawing {
  readonly spec: ImageSpec;
  readonly sent: SentRequest;
}

export function createKeptDrawings(sandbox: Sandbox, now: () => number): KeptDrawings {
  const underWay = new Map<string, SentRequest>();
  const keep = (spec: ImageSpec, sent: SentRequest) => {
    underWay.set(spec.id, sent);
    const item: QueueItem = { spec, stage: { kind: 'asked', sent } };
    return sandbox.keepDrawing({ id: spec.id, record: JSON.stringify(item) });
  };
  return {
    async follow(spec, event) {
      const before = underWay.get(spec.id);
      if (event.type === 'sending') {
        const { service, model, estimatedUsd } = event;
        // What costs nothing can be asked for again.
        if (estimatedUsd === 0) return;
        await keep(spec, { service, model, estimatedUsd, at: now(), ticket: null });
      } else if (event.type === 'waiting' && before?.ticket === null) {
        // It was refused for nothing: closing the panel now loses nothing.
        underWay.delete(spec.id);
        sandbox.dropDrawings([spec.id]);
      } else if (event.type === 'ticket' && before) {
        await keep(spec, { ...before, ticket: event.ticket });
      }
    },
    end(id) {
      underWay.delete(id);
      sandbox.dropDrawings([id]);
    },
    async read() {
      const drawings = await sandbox.readDrawings();
      return drawings.flatMap(({ record }) => readRecord(record));
    },
  };
}

/** Nothing where a record is of another version, or broken. */
function readRecord(record: string): readonly LeftDrawing[] {
  try {
    const { spec, stage } = JSON.parse(record) as QueueItem;
    return stage.kind === 'asked' ? [{ spec, sent: stage.sent }] : [];
  } catch {
    return [];
  }
}
