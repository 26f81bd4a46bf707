import type { ModelImage } from '#models/ports';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import type { ImageJobStage } from '#visuals/2-draw/draw-queue';
import type { ImageQueue } from '../image-queue.ts';
import { sentenceOf, waitingFor, type Work } from '../work.ts';

export interface ImageJobObserver {
  readonly work: (work: Work) => void;
  /** A look at what is being drawn. */
  readonly preview: (image: ModelImage) => void;
}

/**
 * Draws a spec through the queue and answers the layer that shows it.
 * @throws Error with the sentence of what kept it from being drawn; an `AbortError` where it was cancelled
 */
export function runImageJob(
  spec: ImageSpec,
  queue: Pick<ImageQueue, 'queue' | 'add' | 'watch' | 'change'>,
  { work, preview }: ImageJobObserver,
): Promise<string> {
  return new Promise<string>((resolve, reject) => {
    const end = (settle: () => void) => {
      stop();
      settle();
    };
    const judge = (stage: ImageJobStage) => {
      const { paused } = queue.queue.peek();
      if (stage.kind === 'failed') end(() => reject(new Error(stage.message)));
      else if (stage.kind === 'cancelled') end(() => reject(new DOMException('', 'AbortError')));
      else if (stage.kind === 'waiting' && paused !== null && paused !== '') {
        end(() => reject(new Error(paused)));
        // Nobody looks for it in the queue, where it would be drawn some other time.
        queue.change((run) => run.cancel(spec.id));
      }
    };
    const stop = queue.watch(spec.id, (event) => {
      if (event.type === 'started') work({ text: `${event.model} is drawing`, done: 0, total: null });
      else if (event.type === 'waiting') work(waitingFor(event));
      else if (event.type === 'preview') preview(event.image);
      else if (event.type === 'placed') end(() => resolve(event.nodeId));
      else if (event.type === 'stage') judge(event.stage);
    });
    const { paused } = queue.queue.peek();
    // Whoever paused it does not want what waits there to be drawn along.
    if (paused === '')
      return end(() => reject(new Error('The queue is paused. Resume it under Draw, and ask again.')));
    // What stopped it may be over by now.
    if (paused !== null) queue.change((run) => run.resume());
    queue.add([spec]).catch((error: unknown) => end(() => reject(new Error(sentenceOf(error)))));
  });
}
