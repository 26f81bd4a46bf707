/** The proof that comes with every generation: what was checked, what was found, worst first. */
import type { AssetRef } from './snapshot.ts';

export type CheckId =
  'types' | 'imports' | 'names' | 'accessibility' | 'text' | 'responsive' | 'likeness' | 'review';

export type CheckOutcome = 'failed' | 'warned' | 'passed' | 'skipped';

export interface Receipt {
  /** The worst outcome among the checks that ran. */
  readonly outcome: CheckOutcome;
  /** Worst first. */
  readonly checks: readonly Check[];
  /** The fonts the pages need, and where a page has them from. */
  readonly fonts: readonly NeededFont[];
}

export interface Check {
  readonly id: CheckId;
  readonly outcome: CheckOutcome;
  /** One plain sentence: what was found, or why it was skipped. */
  readonly summary: string;
  readonly findings: readonly CheckFinding[];
  /** What was measured, where a check measures: share 0 to 1, or a count. */
  readonly measure: CheckMeasure | null;
  /** Set by the check of likeness: how each page that has a picture compares with it. */
  readonly pages?: readonly PageLikeness[];
}

/** How a page, drawn by a browser, compares with Figma's own picture of its frame. */
export interface PageLikeness {
  readonly frameId: string;
  /** Share of the pixels, 0 to 1, edges that only smooth differently apart. */
  readonly differingPixels: number;
  /** SSIM: 1 for the same structure. */
  readonly structuralSimilarity: number;
  /** The frame in pale grey with what differs in red; its bytes are among the result's assets. */
  readonly heatMap: AssetRef;
  /** How it is laid out beside the frame, the worst first; not set where that was not compared. @default none */
  readonly layout?: readonly LayoutDifference[];
  /** Families that the page was drawn without, because neither the project's packages nor the machine have them here. */
  readonly missingFonts?: readonly string[];
}

/** One thing that a page shows at another place or in another way than its frame. */
export interface LayoutDifference {
  readonly kind:
    'hidden' | 'cut' | 'covered' | 'apart' | 'moved' | 'wrapped' | 'colour' | 'surface' | 'scrolls';
  /** A change that a person notices as a fault, or one of a few px that nobody minds. */
  readonly band: 'off' | 'close';
  /** In words of layout: what is where, in px. */
  readonly sentence: string;
  readonly nodeId: string;
}

export interface CheckFinding {
  readonly message: string;
  readonly file: string | null;
  /** 1-based. */
  readonly line: number | null;
  readonly nodeId: string | null;
}

export interface CheckMeasure {
  readonly name: 'differing-pixels' | 'structural-similarity' | 'count';
  readonly value: number;
}

export interface NeededFont {
  readonly family: string;
  readonly weights: readonly number[];
  readonly italic: boolean;
  /** The npm package that carries it, where one is known. */
  readonly package: string | null;
}
