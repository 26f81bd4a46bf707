/** What a figure is: something computed on documents, told as measures with a mean and a worst case. */
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import type { RestNode } from '#design/snapshot';
import type { Libraries } from '#codegen/libraries';
import type { ChromiumRenderer } from '#cli/chromium-renderer';
import type { FontStore } from './fonts.ts';
import type { SystemFonts } from './system-fonts.ts';
import type { BenchDocument } from './open-documents.ts';

export interface Figure {
  /** What `--only` calls it. */
  readonly id: string;
  compute(bench: Bench): Promise<readonly Measure[]>;
}

/** What every figure is given. */
export interface Bench {
  readonly documents: readonly BenchDocument[];
  readonly libraries: Libraries;
  readonly fonts: FontStore;
  readonly systemFonts: SystemFonts;
  /** `null` where this machine has no Chromium. */
  readonly renderer: ChromiumRenderer | null;
  /** Fewer frames and no pictures kept. */
  readonly quick: boolean;
  /** Where pictures and lists of a figure go. */
  readonly folder: string;
  compile(document: BenchDocument, frames: readonly RestNode[], options: CodeOptions): Promise<CodeResult>;
  /** Says how far the work is. */
  tell(sentence: string): void;
}

export interface Measure {
  /** Stays the same from run to run, as `boxes-frames`. */
  readonly id: string;
  readonly title: string;
  readonly unit: Unit;
  readonly better: 'higher' | 'lower';
  /** `null` where it is only told. */
  readonly goal: number | null;
  readonly mean: number;
  /** `null` for measures without cases. */
  readonly worst: Case | null;
  /** Every case, for the kept result. */
  readonly cases: readonly Case[];
}

export type Unit = 'share' | 'count' | 'px' | 'ms' | 'per-second' | 'ratio';

export interface Case {
  /** `document frame-id name`. */
  readonly name: string;
  readonly value: number;
}

type MeasureParts = Pick<Measure, 'id' | 'title' | 'unit' | 'better' | 'goal'>;

/** A measure whose mean and worst are those of its cases. */
export function measureCases(parts: MeasureParts, cases: readonly Case[]): Measure {
  const sum = cases.reduce((total, { value }) => total + value, 0);
  const sorted = [...cases].sort((a, b) =>
    parts.better === 'higher' ? a.value - b.value : b.value - a.value,
  );
  return { ...parts, mean: cases.length === 0 ? 0 : sum / cases.length, worst: sorted[0] ?? null, cases };
}

/** A measure that is one number. */
export function measureOne(parts: MeasureParts, value: number, cases: readonly Case[] = []): Measure {
  return { ...parts, mean: value, worst: null, cases };
}

/** How a frame is named in the results. */
export function nameOf(document: BenchDocument, frame: RestNode): string {
  return `${document.name} ${frame.id} ${frame.name.slice(0, 32)}`;
}
