/**
 * The edits of a merge as data, and how conflicts are written as comments. Edits are computed in
 * `compute-merge-edits.ts` and applied in `print-merged-text.ts`.
 */
import type { CommentKind, SyntaxUnit } from './syntax-unit.ts';

/** What is inserted into a list of the developer's version. */
export type Insertion =
  /** A unit of the new generation, with the developer's versions of units inside it. */
  | { readonly kind: 'next'; readonly unit: SyntaxUnit }
  /** A unit of the developer's version that moves here. */
  | { readonly kind: 'mine'; readonly unit: SyntaxUnit }
  | { readonly kind: 'conflict'; readonly conflict: Conflict };

/** Something that both sides changed. The developer's version stays, and a comment beside it has the design's. */
export interface Conflict {
  readonly reason: 'changed' | 'removed-here' | 'removed-there' | 'order' | 'added';
  /** The design's version; empty if it removed the unit. */
  readonly designText: string;
}

/** All edits of the developer's version, by its units. */
export interface MergeEdits {
  /** Units to replace by a whole unit of the design. */
  readonly replaced: Map<SyntaxUnit, SyntaxUnit>;
  /** Units that leave their list, for good or for another place. */
  readonly removed: Set<SyntaxUnit>;
  /** What moves with a unit: the elements that the developer wrapped around it alone. */
  readonly wrappers: Map<SyntaxUnit, SyntaxUnit>;
  /** Inserted after the item that is the key, or at the start of the list that is the key. */
  readonly inserted: Map<SyntaxUnit, Insertion[]>;
  /** Reported beside the item that is the key. */
  readonly conflicts: Map<SyntaxUnit, Conflict[]>;
}

export function createMergeEdits(): MergeEdits {
  return {
    replaced: new Map(),
    removed: new Set(),
    wrappers: new Map(),
    inserted: new Map(),
    conflicts: new Map(),
  };
}

export function addToGroup<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const known = map.get(key);
  if (known) known.push(value);
  else map.set(key, [value]);
}

/**
 * How a conflict is written: the developer's version is the code, and a comment before it has the design's version,
 * so that the file can still be parsed, built and run.
 */

/** The beginning of our comments. */
export const conflictMark = 'Framewright conflict:';

const sentences: Readonly<Record<Conflict['reason'], string>> = {
  changed: 'you and the design both changed this. Yours stands below; the design has',
  'removed-here': 'you removed this, and the design changed it to',
  'removed-there': 'the design no longer has what stands below; it stays because you changed it',
  order: 'you and the design both changed the order. Yours stands below; the design has',
  added: 'you and the design both added this. Yours stands below; the design has',
};

/** The comment with the design's version. */
export function printConflict({ reason, designText }: Conflict, comment: CommentKind): string {
  const designPart =
    designText === '' ? '.' : designText.includes('\n') ? `:\n${designText}\n` : `: ${designText}`;
  const text = `${conflictMark} ${sentences[reason]}${designPart}`;
  if (comment === 'html') return `<!-- ${text.replaceAll('--', '- -')} -->`;
  const safe = text.replaceAll('*/', '*\\/');
  return comment === 'jsx' ? `{/* ${safe} */}` : `/* ${safe} */`;
}

/** The conflicts in a text, with their lines (from 1) and sentences. */
export function findConflicts(text: string): readonly { readonly line: number; readonly sentence: string }[] {
  if (!text.includes(conflictMark)) return [];
  return text.split('\n').flatMap((line, index) => {
    const at = line.indexOf(conflictMark);
    if (at < 0) return [];
    const sentence = line
      .slice(at + conflictMark.length)
      .replace(/(?:\*\/\}?|-->)\s*$/, '')
      .trim();
    return [{ line: index + 1, sentence }];
  });
}

/** Indents all lines after the first one. */
export function indentLines(text: string, indent: string): string {
  const lines = text.split('\n');
  if (lines.length === 1 || text.includes('`')) return text;
  const remaining = lines.slice(1).filter((line) => line.trim() !== '');
  const least = Math.min(...remaining.map((line) => /^ */.exec(line)?.[0].length ?? 0));
  return lines
    .map((line, index) => (index === 0 || line.trim() === '' ? line : indent + line.slice(least)))
    .join('\n');
}
