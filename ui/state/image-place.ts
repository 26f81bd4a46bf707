/** The place that the next picture is for: what lies around the selected layer, and what of it stays at home. */
import { effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { Surroundings } from '#design/surroundings';
import type { Companion } from '#visuals/1-plan/describe-place';
import { isAbort } from '../background/codegen.ts';
import type { Sandbox } from './ask-sandbox.ts';
import type { Selection } from './selection.ts';

export interface ImagePlaceState {
  /** `null` where nothing is selected. */
  readonly around: ReadonlySignal<Surroundings | null>;
  readonly leftOut: Signal<ReadonlySet<Companion>>;
}

/** Follows the selection while somebody looks. */
export function followPlace(
  sandbox: Sandbox,
  selection: ReadonlySignal<Selection>,
  watched: ReadonlySignal<boolean>,
): ImagePlaceState {
  const around = signal<Surroundings | null>(null);
  let looking: AbortController | null = null;
  effect(() => {
    const { total } = selection.value;
    if (!watched.value) return;
    looking?.abort();
    looking = new AbortController();
    if (total === 0) {
      around.value = null;
      return;
    }
    sandbox.readSurroundings(looking.signal).then(
      (found) => (around.value = found),
      (error: unknown) => {
        if (!isAbort(error)) around.value = null;
      },
    );
  });
  return { around, leftOut: signal<ReadonlySet<Companion>>(new Set()) };
}
