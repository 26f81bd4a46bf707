import type { ModelSignal } from './ports.ts';
import type { World } from './world.ts';

/** One request's end from within: cancelled by its caller, or given up on because the service went silent. */
export interface SilenceWatch {
  /** For the request itself. */
  readonly signal: AbortSignal;
  /** Starts the clock anew: from here the service is waited for. */
  restartTimer(): void;
  /** Stops the clock while the caller, not the service, is busy. */
  pauseTimer(): void;
  readonly timedOut: boolean;
  /** Lets go of the timer and of the caller's signal. */
  stop(): void;
}

/** Watches one request: its signal fires with the caller's, or after `limitMs` of listening in silence. */
export function watchSilence(
  caller: ModelSignal,
  limitMs: number,
  world: Pick<World, 'after'>,
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
      rest = world.after(limitMs, giveUp);
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
