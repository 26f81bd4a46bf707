/** The view state of the result. It is stored outside the views, so that leaving a tab loses nothing. */
import { effect, type ReadonlySignal, signal, type Signal } from '@preact/signals';

export type ResultTab = 'code' | 'preview' | 'compare' | 'receipt' | 'ask';
export type ReceiptPart = 'checks' | 'problems' | 'changes';
export type PreviewWidth = '390' | '768' | '1024' | 'drawn' | 'dragged';
export type CompareMode = 'side' | 'slider' | 'difference';

export interface ResultView {
  readonly tab: Signal<ResultTab>;
  readonly receiptPart: Signal<ReceiptPart>;
  /** The chosen file; one that is not there any more means the first. */
  readonly path: Signal<string | null>;
  /** A line that was asked for and is to be shown; 1-based. */
  readonly line: Signal<number | null>;
  /** Whether the files are shown where the panel is too narrow for them beside the code. */
  readonly filesShown: Signal<boolean>;
  /** px of the files beside the code. */
  readonly filesWidth: Signal<number>;
  /** Whether long lines are wrapped. */
  readonly wraps: Signal<boolean>;
  /** What is searched for in all files; `null` while nothing is. */
  readonly find: Signal<string | null>;
  /** The frame whose page is previewed and compared. */
  readonly frameId: Signal<string | null>;
  readonly closedGroups: Signal<ReadonlySet<string>>;
  readonly previewWidth: Signal<PreviewWidth>;
  /** px, where the width was dragged. */
  readonly draggedWidth: Signal<number>;
  readonly compareMode: Signal<CompareMode>;
  /** 0 to 1: how much of Figma's picture the slider shows. */
  readonly divider: Signal<number>;
}

export function createResultView(): ResultView {
  return {
    tab: signal<ResultTab>('code'),
    receiptPart: signal<ReceiptPart>('checks'),
    path: signal<string | null>(null),
    line: signal<number | null>(null),
    filesShown: signal(false),
    filesWidth: signal(148),
    wraps: signal(false),
    find: signal<string | null>(null),
    frameId: signal<string | null>(null),
    closedGroups: signal<ReadonlySet<string>>(new Set(['Assets'])),
    previewWidth: signal<PreviewWidth>('drawn'),
    draggedWidth: signal(1280),
    compareMode: signal<CompareMode>('side'),
    divider: signal(0.5),
  };
}

/** Shows each file while a model writes it, until the person opens another. */
export function followWrittenFile({ path }: ResultView, writing: ReadonlySignal<string | null>): void {
  let isFollowing = false;
  let followed: string | null = null;
  effect(() => {
    const written = writing.value;
    if (written === null) isFollowing = false;
    else if (!isFollowing || path.peek() === followed) {
      isFollowing = true;
      followed = written;
      path.value = written;
    }
  });
}
