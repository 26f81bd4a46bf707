/** The panel's side of the worker for pixels, which starts with its first task. */
import type {
  FromPictureWorker,
  PictureTaskName,
  PictureTasks,
  ToPictureWorker,
} from '../picture-worker/protocol.ts';
import { abortError } from './codegen-client.ts';
import { type RunningWorker, startWorker } from './start-worker.ts';
import { unpackWorker } from './unpack-worker.ts';

export interface PictureWorkerClient {
  /** Runs one task. Rejects with an `AbortError` as soon as it is cancelled, with one plain sentence when it fails. */
  run<Name extends PictureTaskName>(
    task: Name,
    input: PictureTasks[Name]['input'],
    signal?: AbortSignal,
  ): Promise<PictureTasks[Name]['output']>;
}

interface PendingTask {
  readonly resolve: (output: never) => void;
  readonly reject: (reason: unknown) => void;
}

/** Its script is read after `mayStart` has resolved, because it may not have been loaded before. */
export function createPictureWorkerClient(mayStart: Promise<void>): PictureWorkerClient {
  const waiting = new Map<number, PendingTask>();
  let numbers = 0;
  let opening: Promise<RunningWorker<ToPictureWorker, FromPictureWorker>> | null = null;

  async function start(): Promise<RunningWorker<ToPictureWorker, FromPictureWorker>> {
    await mayStart;
    const script = await unpackWorker('picture-worker');
    const open = await startWorker<ToPictureWorker, FromPictureWorker>(script, 'framewrightPictureLine');
    open.line.addEventListener('message', ({ data }) => receive(data));
    return open;
  }

  function receive(message: FromPictureWorker): void {
    if (message.type === 'started') return;
    const entry = waiting.get(message.id);
    waiting.delete(message.id);
    if (message.type === 'done') entry?.resolve(message.output as never);
    else entry?.reject(new Error(message.message));
  }

  return {
    async run(task, input, signal) {
      opening ??= start();
      const { line: worker } = await opening;
      numbers += 1;
      const id = numbers;
      return new Promise<never>((resolve, reject) => {
        if (signal?.aborted) return reject(abortError());
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, task, input } as ToPictureWorker, []);
        const cancel = () => {
          if (!waiting.delete(id)) return;
          worker.postMessage({ task: 'cancel', id }, []);
          reject(abortError());
        };
        signal?.addEventListener('abort', cancel, { once: true });
      });
    },
  };
}
