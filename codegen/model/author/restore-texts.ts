import { applyEdits } from '../../merge/text-edits.ts';
import { findFileLanguage } from '../../targets/targets.ts';
import type { TextFault } from './find-project-faults.ts';

/** A text that a model altered, and how the design has it. */
export interface AlteredText {
  /** Where it may stand, likeliest first. */
  readonly paths: readonly string[];
  readonly written: string;
  readonly wanted: string;
}

/** How alike (0 to 1) two texts are at least, for one to be the other with changes. */
const minSimilarity = 0.55;
/** Letters of a text that are compared. */
const maxComparedLetters = 400;

/** Pairs what a page says and should not with what it should say and does not, the most alike first. */
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

/** Writes the design's text where a file has another one; `null` where it is not found in it. */
export function restoreText(path: string, text: string, altered: AlteredText): string | null {
  const edits = findFileLanguage(path)?.replaceText(path, text, altered) ?? [];
  return edits.length === 0 ? null : applyEdits(text, edits);
}

/** 1 for the same text, by the least number of letters to change (Levenshtein). */
function editSimilarity(first: string, second: string): number {
  const [a, b] = [first, second].map((text) => [...text.toLowerCase()].slice(0, maxComparedLetters));
  if (!a || !b || Math.max(a.length, b.length) === 0) return 0;
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [index, letter] of a.entries()) {
    const next = [index + 1];
    for (const [at, other] of b.entries()) {
      const changed = (row[at] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return 1 - (row[b.length] ?? 0) / Math.max(a.length, b.length);
}
