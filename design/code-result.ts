import type { CodePlan } from './code-plan.ts';
import type { Problem } from './problem.ts';
import type { Receipt } from './receipt.ts';
import type { AssetBytes } from './snapshot.ts';
import type { SourceFile } from './source-file.ts';

/** What one generation of code gives: the same from the compiler, the model and a file on disk. */
export interface CodeResult {
  readonly files: readonly SourceFile[];
  readonly assets: AssetBytes;
  readonly pages: readonly CodePage[];
  readonly problems: readonly Problem[];
  /** What of a model's plan is in it. @default no plan was asked for */
  readonly decided?: CodePlan;
  /**
   * Chosen frames that look like one page drawn at several widths, the widest first; `mergeWidths` makes one page of
   * them. Left out where there is but one frame.
   */
  readonly widthGroups?: readonly (readonly DrawnFrame[])[];
  /** `null` until the checks have run; the draft does not wait for them. */
  readonly receipt: Receipt | null;
  readonly timings: readonly StageTiming[];
}

/** Where one chosen frame ended up. */
export interface CodePage {
  readonly frameId: string;
  /** The component's name (React) or the page's title (HTML). */
  readonly name: string;
  /** `src/pages/Name.tsx` or `name.html`. */
  readonly path: string;
  /** The frame's drawn size in CSS px. */
  readonly width: number;
  readonly height: number;
  /** The narrower frames that this page was drawn as too, the widest first. */
  readonly narrower?: readonly DrawnFrame[];
}

/** One drawing of a page; px. */
export interface DrawnFrame {
  readonly frameId: string;
  readonly width: number;
  readonly height: number;
}

export type Stage =
  'read' | 'layout' | 'components' | 'pictures' | 'print' | 'format' | 'types' | 'checks' | 'likeness';

export interface StageTiming {
  readonly stage: Stage;
  readonly milliseconds: number;
}

/** How far a long piece of work is. */
export interface Progress {
  /** What is being done, as people read it: "Reading pictures". */
  readonly doing: string;
  readonly done: number;
  /** `null` while it is not known. */
  readonly total: number | null;
}
