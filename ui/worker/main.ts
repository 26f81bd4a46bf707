/**
 * Runs codegen outside the panel's thread: it receives tasks and sends answers, and a failed task sends a sentence. If a
 * host allows no workers, the panel runs this script on its own thread and passes it a port.
 */
import { answerTask } from './answer-task.ts';
import { createCodegenSession } from './codegen-session.ts';
import { createPageRenderer } from './page-renderer.ts';
import { createPictureTools } from './picture-tools.ts';
import type { FromWorker, MessageEndpoint, ToWorker } from './protocol.ts';
import { sentenceOf } from './sentence-of.ts';
import { createSignal, type OpenSignal, TaskCancelled } from './create-signal.ts';
import { warmUp } from './warm-up.ts';

/** Set by the panel if this script does not run in a worker. */
const { framewrightLine } = globalThis as { framewrightLine?: MessageEndpoint<FromWorker, ToWorker> };
const scope: unknown = globalThis;
// In a worker the global scope is the port to the panel.
const line = framewrightLine ?? (scope as MessageEndpoint<FromWorker, ToWorker>);

const renderer = createPageRenderer((message) => line.postMessage(message, []));
const session = createCodegenSession(
  renderer,
  // A host without this canvas has no way to write a JPEG.
  'OffscreenCanvas' in globalThis ? createPictureTools() : null,
);
const running = new Map<number, OpenSignal>();

line.addEventListener('message', ({ data }) => {
  if (data.task === 'cancel') running.get(data.id)?.abort();
  else if (data.task === 'page-rendered') renderer.receive(data);
  else void run(data);
});

async function run(request: Exclude<ToWorker, { task: 'cancel' | 'page-rendered' }>): Promise<void> {
  const { id } = request;
  const signal = createSignal();
  running.set(id, signal);
  try {
    const { output, transfer } = await answerTask(session, request, signal, (progress) => {
      line.postMessage({ type: 'progressed', id, progress }, []);
    });
    line.postMessage({ type: 'done', id, output }, transfer);
  } catch (error) {
    if (error instanceof TaskCancelled) line.postMessage({ type: 'cancelled', id }, []);
    else line.postMessage({ type: 'failed', id, message: sentenceOf(error) }, []);
  } finally {
    running.delete(id);
  }
}

line.postMessage({ type: 'started' }, []);
void warmUp().finally(() => line.postMessage({ type: 'ready' }, []));
