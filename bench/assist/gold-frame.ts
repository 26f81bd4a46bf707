/**
 * Frames of the corpus with what a person sees in them, written by hand from looking at them: what their pages have to
 * say when they are right (`truth`), and what a model that sees all of it would answer (`plan`). The two are kept
 * apart: the truth speaks of elements and values of the written page, the plan in the words of the request.
 */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PlanField } from '#design/code-plan';

export interface GoldFrame {
  readonly document: string;
  readonly frame: string;
  readonly truth: GoldTruth;
  /** Layers by what is said of them, field by field. */
  readonly plan: Readonly<Partial<Record<PlanField, Readonly<Record<string, readonly string[]>>>>>;
}

export interface GoldTruth {
  /** Layers by the element they are; whatever is not here means nothing: a box, a paragraph. */
  readonly kinds: Readonly<Record<string, readonly string[]>>;
  readonly groups: readonly GoldGroup[];
  /** What is said of layers, by layer: the class or component they are called, and attributes. */
  readonly words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /**
   * What happens in a narrow viewport, by layers with spaces between: they stand `below` or `beside` each other, or the
   * first `scrolls` and the others reach beyond it.
   */
  readonly narrow: Readonly<Record<string, 'below' | 'beside' | 'scrolls'>>;
}

/** The uses of one component. */
export interface GoldGroup {
  readonly uses: readonly string[];
  /** For each prop, by use: the text layer whose words it hands over, a value behind `=`, `*` for any, or nothing. */
  readonly props: Readonly<Record<string, readonly (string | null)[]>>;
}

const folder = join(import.meta.dirname, '../gold-plans');

export async function openGoldFrames(): Promise<readonly GoldFrame[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
  return texts.map((text) => JSON.parse(text) as GoldFrame); // Our own files.
}
