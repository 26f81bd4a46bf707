import type { Signal } from '@preact/signals';

/** Changes a signal; views call it, because to a linter that knows only React they may not write what a hook gave. */
export function setSignal<Value>(signal: Signal<Value>, value: Value): void {
  signal.value = value;
}
