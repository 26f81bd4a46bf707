import type { ModelSignal } from './ports.ts';
import type { Clock } from './clock.ts';

/** Waits; throws the signal's reason when cancelled. */
export async function pause(clock: Clock, milliseconds: number, signal: ModelSignal): Promise<void> {
  signal.throwIfAborted();
  await new Promise<void>((resolve) => {
    const stop = () => {
      cancel();
      resolve();
    };
    const cancel = clock.after(milliseconds, () => {
      signal.removeEventListener('abort', stop);
      resolve();
    });
    signal.addEventListener('abort', stop);
  });
  signal.throwIfAborted();
}
