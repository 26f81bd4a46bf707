/** One picture that is followed through the queue: it ends with its layer or with a sentence, and never hangs. */
import { signal } from '@preact/signals';
import { describe, expect, it } from 'vitest';
import type { ImageQueue, PictureEvent } from '#ui/state/image-queue';
import { runImageJob } from '#ui/state/refine/refine-controller';
import { type DrawQueue, emptyQueue } from '#visuals/2-draw/draw-queue';
import type { ImageSpec } from '#visuals/1-plan/image-plan';

const spec = { id: 'p' } as ImageSpec;

/** A queue that tells these events of whatever is added, and what was done to it. */
function queueTelling(before: DrawQueue, after: DrawQueue, ...events: readonly PictureEvent[]) {
  const queue = signal(before);
  const done: string[] = [];
  let tell: (event: PictureEvent) => void = () => undefined;
  const run = new Proxy({}, { get: (_, name) => () => void done.push(String(name)) });
  const told: Pick<ImageQueue, 'queue' | 'add' | 'watch' | 'change'> = {
    queue,
    change: (what) => void what(run as Parameters<typeof what>[0]),
    watch: (_, hear) => {
      tell = hear;
      return () => void done.push('left');
    },
    async add() {
      done.push('added');
      queue.value = after;
      for (const event of events) tell(event);
    },
  };
  return { told, done };
}

const hearer = { work: () => undefined, preview: () => undefined };
const stopped = { ...emptyQueue, paused: 'No more money.' };

describe('a picture that is followed', () => {
  it('answers the layer it was placed in', async () => {
    const placed = { type: 'placed', nodeId: '1:2' } as PictureEvent;
    const { told, done } = queueTelling(emptyQueue, emptyQueue, placed);
    expect(await runImageJob(spec, told, hearer)).toBe('1:2');
    expect(done).toEqual(['added', 'left']);
  });

  it('reports why the queue stopped, and leaves no job in it that would be drawn another time', async () => {
    const again = { type: 'stage', stage: { kind: 'waiting' } } as const;
    const { told, done } = queueTelling(emptyQueue, stopped, again);
    await expect(runImageJob(spec, told, hearer)).rejects.toThrow('No more money.');
    expect(done).toEqual(['added', 'left', 'cancel']);
  });

  it('goes on where something had stopped it, and not where a person did', async () => {
    const failed = { kind: 'failed', failure: 'not-placed', message: 'Gone.', mayBeBilled: true } as const;
    const tried = queueTelling(stopped, emptyQueue, { type: 'stage', stage: failed });
    await expect(runImageJob(spec, tried.told, hearer)).rejects.toThrow('Gone.');
    expect(tried.done).toEqual(['resume', 'added', 'left']);
    const paused = queueTelling({ ...emptyQueue, paused: '' }, emptyQueue);
    await expect(runImageJob(spec, paused.told, hearer)).rejects.toThrow('The queue is paused.');
    expect(paused.done).toEqual(['left']);
  });
});
