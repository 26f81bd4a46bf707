/** Restores texts of the design that a model changed. */
import { applyEdits } from '../../merge/text-edits.ts';
import { findFileLanguage } from '../../targets/targets.ts';
import type { TextFault } from './find-project-faults.ts';

/** A text that a model changed, and the text of the design. */
export interface AlteredText {
  /** The files that may contain it, the most likely first. */
  readonly paths: readonly string[];
  readonly written: string;
  readonly wanted: string;
}

/** Pairs added texts with missing ones, the most similar first. */
export function pairAlteredTexts(faults: readonly TextFault[]): readonly AlteredText[] {
  const added = faults.filter(({ kind }) => kind === 'added');
  const pairs = faults
    .filter(({ kind }) => kind === 'missing')
    .flatMap((missing) =>
      added
        .filter(({ page }) => page === missing.page)
        .map((one) => ({ missing, one, alike: editSimilarity(one.text, missing.text) })),
    )
    .filter(({ alike }) => alike >= minSimilarity)
    .toSorted((a, b) => b.alike - a.alike);
  const taken = new Set<TextFault>();
  return pairs.flatMap(({ missing, one }) => {
    if (taken.has(missing) || taken.has(one)) return [];
    taken.add(missing).add(one);
    return [{ paths: one.files, written: one.text, wanted: missing.text }];
  });
}

/** The minimum similarity (0 to 1) of a text and its changed version. */
const minSimilarity = 0.55;

/** Characters of a text that are compared. */
const maxComparedCharacters = 400;

/** Replaces a changed text in a file; `null` where the file does not contain it. */
export function restoreText(path: string, text: string, altered: AlteredText): string | null {
  const edits = findFileLanguage(path)?.replaceText(path, text, altered) ?? [];
  return edits.length === 0 ? null : applyEdits(text, edits);
}

/** Returns 1 for equal texts, less by the minimum number of edits (Levenshtein). */
function editSimilarity(first: string, second: string): number {
  const [a, b] = [first, second].map((text) => [...text.toLowerCase()].slice(0, maxComparedCharacters));
  if (!a || !b || Math.max(a.length, b.length) === 0) return 0;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [index, character] of a.entries()) {
    const next = [index + 1];
    for (const [at, other] of b.entries()) {
      const changed = (row[at] ?? 0) + (character === other ? 0 : 1);
      next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return 1 - (row[b.length] ?? 0) / Math.max(a.length, b.length);
}
