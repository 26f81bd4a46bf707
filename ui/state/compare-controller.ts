/** The state of Compare on the Inspect tab: a frame against a screenshot of its page, or two frames against each other. */
import { computed, type ReadonlySignal, signal, type Signal } from '@preact/signals';
import type { Progress } from '#design/code-result';
import type { CodegenClient } from '../worker-clients/codegen-client.ts';
import type { DesignComparison } from '../worker/protocol.ts';
import type { CompareMode } from './result-view.ts';
import type { FramePictures, SandboxClient } from './sandbox-client.ts';
import type { ScreenshotState } from './screenshot.ts';
import { framesOf, type Selection } from './selection.ts';
import { createTaskRunner } from './task-runner.ts';
import type { Outcome, Work } from './work.ts';
import { readSelected } from './write-draft.ts';

/** A comparison and what was compared. */
export interface ShownComparison extends DesignComparison {
  readonly frameIds: readonly string[];
  /** The frames' names. */
  readonly title: string;
  /** What each side is called. */
  readonly first: string;
  readonly second: string;
}

export interface CompareController {
  readonly work: ReadonlySignal<Work | null>;
  readonly outcome: ReadonlySignal<Outcome>;
  readonly shown: ReadonlySignal<ShownComparison | null>;
  readonly mode: Signal<'list' | CompareMode>;
  /** How much of the first picture the slider shows, 0 to 1. */
  readonly divider: Signal<number>;
  /** Whether the frames are still those of the shown comparison, because no other ones are selected. */
  readonly isKept: ReadonlySignal<boolean>;
  /** What is missing before it can start; empty where nothing is. */
  readonly missing: ReadonlySignal<string>;
  readonly compare: () => void;
  readonly cancel: () => void;
}

export interface CompareControllerNeeds {
  readonly sandbox: SandboxClient;
  readonly codegen: CodegenClient;
  readonly selection: ReadonlySignal<Selection>;
  readonly screenshot: ScreenshotState;
}

export function createCompareController(needs: CompareControllerNeeds): CompareController {
  const { codegen, selection, screenshot } = needs;
  const shown = signal<ShownComparison | null>(null);
  const runner = createTaskRunner(() => undefined);
  const { work, outcome } = runner;
  const onProgress = ({ doing, done, total }: Progress) => {
    work.value = { text: doing, done, total };
  };
  // A click on a difference selects its layer, and the frames stay those that were compared.
  const isKept = computed(() => {
    const listed = new Set(shown.value?.differences.flatMap(({ nodeIds }) => nodeIds));
    shown.value?.frameIds.forEach((id) => listed.delete(id));
    const selected = framesOf(selection.value);
    return shown.value !== null && selected.every(({ id }) => listed.has(id));
  });
  const frameIds = computed(() =>
    isKept.value ? (shown.value?.frameIds ?? []) : framesOf(selection.value).map(({ id }) => id),
  );
  const missing = computed(() => findMissing(frameIds.value.length, screenshot.given.value !== null));

  async function compare(signal: AbortSignal): Promise<string> {
    const given = screenshot.given.peek();
    const design = await readSelected(needs, signal, onProgress, frameIds.peek());
    const pictures: FramePictures = await design.pictures(signal, onProgress);
    work.value = { text: 'Comparing', done: 0, total: null };
    const takes = {
      design: design.number,
      pictures: pictures.frames,
      bytes: [...pictures.bytes],
      screenshot: given,
    };
    const comparison = await codegen.run('compare-design', takes, { signal, onProgress });
    const { frames } = design.snapshot;
    const names = frames.map(({ name }) => name);
    shown.value = {
      ...comparison,
      frameIds: frames.map(({ id }) => id),
      title: names.join(', '),
      first: names[0] ?? '',
      second: given?.name ?? names[1] ?? '',
    };
    return '';
  }

  return {
    work,
    outcome,
    shown,
    mode: signal<'list' | CompareMode>('list'),
    divider: signal(0.5),
    isKept,
    missing,
    compare() {
      if (missing.peek() === '') void runner.run(true, 'Reading frames', compare);
    },
    cancel: () => runner.cancel(() => 'Cancelled.'),
  };
}

function findMissing(frames: number, hasScreenshot: boolean): string {
  if (hasScreenshot) return frames === 1 ? '' : 'Select the one frame that the screenshot shows.';
  return frames === 2 ? '' : 'Add a screenshot, or select two frames.';
}
