import type { ModelSignal } from './ports.ts';
import type { Clock } from './clock.ts';

/** The end of one request: its caller cancels it, or it is abandoned because the service is silent. */
export interface SilenceWatch {
  /** The signal to pass to the request. */
  readonly signal: AbortSignal;
  /** Restarts the timer; from now on the service is waited for. */
  restartTimer(): void;
  /** Stops the timer while the caller is busy, not the service. */
  pauseTimer(): void;
  readonly timedOut: boolean;
  /** Clears the timer and stops listening to the caller's signal. */
  stop(): void;
}

/** Watches one request. Its signal fires with the caller's signal, or after `limitMs` of silence. */
export function watchSilence(
  caller: ModelSignal,
  limitMs: number,
  clock: Pick<Clock, 'after'>,
): SilenceWatch {
  const controller = new AbortController();
  let rest = () => {};
  let timedOut = false;
  const cancel = () => controller.abort(caller.reason);
  const giveUp = () => {
    timedOut = true;
    controller.abort();
  };
  if (caller.aborted) cancel();
  caller.addEventListener('abort', cancel);
  return {
    signal: controller.signal,
    restartTimer() {
      rest();
      rest = clock.after(limitMs, giveUp);
    },
    pauseTimer: () => rest(),
    get timedOut() {
      return timedOut;
    },
    stop() {
      rest();
      caller.removeEventListener('abort', cancel);
    },
  };
}
