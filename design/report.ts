/** What `--json` prints: one object on stdout, the same shape in every release of a major version. */
import type { Difference } from './difference.ts';
import type { SearchCategory, SearchHit } from './search.ts';
import type { CodePage, StageTiming } from './code-result.ts';
import type { Finding } from './finding.ts';
import type { DesignAnswer, Question } from './question.ts';
import type { Problem } from './problem.ts';
import type { Receipt } from './receipt.ts';

export interface CodeReport {
  readonly command: 'code';
  readonly files: readonly FileReport[];
  readonly pages: readonly CodePage[];
  readonly problems: readonly Problem[];
  readonly receipt: Receipt;
  readonly timings: readonly StageTiming[];
  /** The model that was asked, in the modes that ask one. @default none was */
  readonly model?: ModelReport;
}

/** What a model took; `null` where its service did not say. */
export interface ModelReport {
  readonly service: string;
  readonly model: string;
  readonly inputTokens: number | null;
  readonly outputTokens: number | null;
  readonly costUsd: number | null;
}

export interface FileReport {
  /** Relative to `--out`, with `/`. */
  readonly path: string;
  readonly bytes: number;
}

export interface FramesReport {
  readonly command: 'frames';
  readonly documentName: string;
  readonly pages: readonly {
    readonly id: string | null;
    readonly name: string | null;
    readonly frames: readonly FrameReport[];
  }[];
}

export interface FrameReport {
  readonly id: string;
  readonly type: string;
  readonly name: string;
  /** px. */
  readonly width: number;
  readonly height: number;
}

export interface CompareReport {
  readonly command: 'compare';
  readonly differences: readonly Difference[];
}

export interface AskReport {
  readonly command: 'ask';
  readonly question: Question;
  readonly answer: DesignAnswer;
  /** What the answer was expected to take at most, second readings included. */
  readonly estimate: {
    readonly model: string;
    readonly requests: number;
    readonly pictures: number;
    readonly inputTokens: number;
    /** USD; `null` where the price is not known. */
    readonly lowUsd: number | null;
    readonly highUsd: number | null;
  };
  /** Why the answer is not complete, in one sentence; `null` where it is. */
  readonly failure: string | null;
  /** The model that was asked. @default none was */
  readonly model?: ModelReport;
}

export interface SearchReport {
  readonly command: 'search';
  /** The best first. */
  readonly hits: readonly SearchHit[];
  /** The hits by category, with `--sort`. @default they are not sorted */
  readonly categories?: readonly SearchCategory[];
  /** What the missing descriptions were expected to cost at most, with `--semantic`. @default nothing was asked */
  readonly estimate?: {
    /** For images, and for texts. */
    readonly models: readonly [text: string, embedding: string];
    readonly pictures: number;
    readonly texts: number;
    readonly inputTokens: number;
    /** USD; `null` where the price is not known. */
    readonly lowUsd: number | null;
    readonly highUsd: number | null;
  };
  /** What descriptions took, without the words of the query. @default none was asked */
  readonly model?: ModelReport;
}

export interface HintsReport {
  readonly command: 'hints';
  readonly text: string;
  /** Estimated, o200k. */
  readonly tokens: number;
  readonly visibleNodes: number;
  /** Figma's ids of the numbers in the text; the first is number 1's. */
  readonly ids: readonly string[];
  /** True where the budget made it leave layers out. */
  readonly cut: boolean;
}

export interface ImageReport {
  readonly command: 'image';
  /** What was written: of each picture the picture and its record. */
  readonly files: readonly FileReport[];
  /** What a former run had drawn, and nobody was asked for. */
  readonly kept: readonly FileReport[];
  readonly failed: readonly FailedPrompt[];
  readonly service: string;
  readonly model: string;
  readonly costUsd: number | null;
  readonly warnings: readonly string[];
  /** What became of each row of a table. @default none */
  readonly manifest?: ImageManifest;
}

/** The pictures of a table, in the order of its rows; it is also a file beside them. */
export interface ImageManifest {
  readonly command: 'image';
  /** The table, as it was named. */
  readonly specs: string;
  readonly pictures: readonly ManifestPicture[];
  /** How alike the pictures are, 0 to 1; `null` where fewer than two could be measured. */
  readonly likeness: number | null;
}

export interface ManifestPicture {
  /** From 1. */
  readonly row: number;
  readonly prompt: string;
  /** Its values of a sweep. @default none */
  readonly label?: string;
  /** px. */
  readonly width: number;
  readonly height: number;
  readonly quality: string;
  readonly seed: number | null;
  readonly status: 'drawn' | 'kept' | 'failed';
  /** Relative to the folder; `null` where there is none. */
  readonly file: string | null;
  readonly record: string | null;
  /** Why there is none, as one plain sentence. @default none */
  readonly message?: string;
  /** @default false */
  readonly mayBeBilled?: boolean;
  /** Whether it stands out of the set. @default false */
  readonly isOutlier?: boolean;
  /** Whether it was drawn in the place of one that stood out. @default false */
  readonly isRedrawn?: boolean;
}

/** A prompt of which there is no picture. */
export interface FailedPrompt {
  readonly prompt: string;
  /** One plain sentence or two. */
  readonly message: string;
  readonly mayBeBilled: boolean;
}

export interface AuditReport {
  readonly command: 'audit';
  readonly findings: readonly AuditedFinding[];
  /** What could not be checked, a sentence each. */
  readonly notes: readonly string[];
}

export interface AuditedFinding extends Finding {
  /** False where the baseline has all of its layers. */
  readonly isNew: boolean;
}

export interface ChartReport {
  readonly command: 'chart';
  readonly kind: string;
  /** The SVG that was written. */
  readonly file: string;
  /** What is not shown as it is in the table, a sentence each. */
  readonly notes: readonly string[];
  /** The number of colours of series, and how many of them were given or are of the design. */
  readonly colours: { readonly count: number; readonly own: number };
}

export interface DiagramReport {
  readonly command: 'diagram';
  /** The SVG that was written. */
  readonly file: string;
  /** px. */
  readonly width: number;
  readonly height: number;
}
