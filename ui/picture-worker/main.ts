/**
 * Decodes, resizes, combines and encodes pictures outside the panel's thread, one task after the other.
 * Where a host allows no workers, the panel runs this script on its own thread and passes it a port.
 */
import type { MessageEndpoint } from '../worker/protocol.ts';
import { answerPictureTask } from './answer-picture-task.ts';
import type { FromPictureWorker, ToPictureWorker } from './protocol.ts';
import { createSearchTasks } from './search-tasks.ts';

/** Set by the panel if this script does not run in a worker. */
const { framewrightPictureLine } = globalThis as {
  framewrightPictureLine?: MessageEndpoint<FromPictureWorker, ToPictureWorker>;
};
const scope: unknown = globalThis;
const line = framewrightPictureLine ?? (scope as MessageEndpoint<FromPictureWorker, ToPictureWorker>);

const search = createSearchTasks();
const running = new Map<number, AbortController>();

line.addEventListener('message', ({ data }) => {
  if (data.task === 'cancel') running.get(data.id)?.abort();
  else void run(data);
});

async function run(request: Exclude<ToPictureWorker, { task: 'cancel' }>): Promise<void> {
  const { id } = request;
  const stop = new AbortController();
  running.set(id, stop);
  try {
    const { output, transfer } = await answerPictureTask(request, stop.signal, search);
    line.postMessage({ type: 'done', id, output }, transfer);
  } catch (error) {
    // A cancelled task needs no answer.
    const message = error instanceof Error ? error.message : String(error);
    line.postMessage({ type: 'failed', id, message }, []);
  } finally {
    running.delete(id);
  }
}

line.postMessage({ type: 'started' }, []);
