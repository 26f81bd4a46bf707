import type { MessageEndpoint } from '../worker/protocol.ts';

/** A connection to a running script, in a worker or on the panel's own thread. */
export interface RunningWorker<Out, In> {
  readonly line: MessageEndpoint<Out, In>;
  /** Ends it at once. Returns `false` if it runs on our own thread and cannot be ended. */
  end(): boolean;
}

/**
 * Starts the script in a worker. If the host's policy forbids workers, starts it on the panel's own thread. The panel
 * then reacts more slowly, with the same results. The script finds its port under the given name.
 */
export async function startWorker<Out, In>(script: string, name: string): Promise<RunningWorker<Out, In>> {
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  try {
    const worker = new Worker(url);
    await isAllowed(worker);
    return {
      line: worker,
      end() {
        worker.terminate();
        return true;
      },
    };
  } catch {
    return startOnThisThread(script, name);
  } finally {
    URL.revokeObjectURL(url);
  }
}

/** A forbidden worker is created without an error and then reports one. An allowed one sends a message first. */
function isAllowed(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      worker.removeEventListener('message', pass);
      worker.removeEventListener('error', refuse);
    };
    const pass = (event: MessageEvent<{ readonly type: string }>) => {
      if (event.data.type !== 'started') return;
      stop();
      resolve();
    };
    const refuse = (event: ErrorEvent) => {
      stop();
      worker.terminate();
      reject(new Error(event.message));
    };
    worker.addEventListener('message', pass);
    worker.addEventListener('error', refuse);
  });
}

function startOnThisThread<Out, In>(script: string, name: string): RunningWorker<Out, In> {
  const { port1, port2 } = new MessageChannel();
  Object.assign(globalThis, { [name]: port2 });
  // Inline, because a host that forbids workers from blobs forbids scripts from blobs too.
  const element = document.createElement('script');
  element.textContent = script;
  document.head.append(element);
  port1.start();
  port2.start();
  return { line: port1, end: () => false };
}
