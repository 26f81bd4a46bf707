import type { CancelSignal } from '#design/cancel';

export interface OpenSignal extends CancelSignal {
  abort(): void;
}

/** Thrown to end cancelled work. It is not a failure. */
export class TaskCancelled extends Error {}

export function createSignal(): OpenSignal {
  let aborted = false;
  return {
    get aborted() {
      return aborted;
    },
    throwIfAborted() {
      if (aborted) throw new TaskCancelled();
    },
    abort() {
      aborted = true;
    },
  };
}
