import type { CommentKind, SyntaxUnit } from './syntax-unit.ts';

/** What is put into a list of the developer's version. */
export type Insertion =
  /** A piece of the new generation, with what it holds of the developer's. */
  | { readonly kind: 'next'; readonly unit: SyntaxUnit }
  /** A piece of the developer's own that moves here. */
  | { readonly kind: 'mine'; readonly unit: SyntaxUnit }
  | { readonly kind: 'conflict'; readonly conflict: Conflict };

/** Something that both changed: the developer's side stands, the design's is told beside it. */
export interface Conflict {
  readonly reason: 'changed' | 'removed-here' | 'removed-there' | 'order' | 'added';
  /** The design's side; empty where it removed the piece. */
  readonly designText: string;
}

/** All that happens to the developer's version, by its pieces. */
export interface MergeEdits {
  /** Takes the design's whole piece instead. */
  readonly replaced: Map<SyntaxUnit, SyntaxUnit>;
  /** Leaves its list, for good or for another place. */
  readonly removed: Set<SyntaxUnit>;
  /** What a piece that moves takes along: what the developer put around it alone. */
  readonly wrappers: Map<SyntaxUnit, SyntaxUnit>;
  /** After an item, or at the start of a list where the key is the list. */
  readonly inserted: Map<SyntaxUnit, Insertion[]>;
  /** Beside an item. */
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
 * How a conflict stands in a file: the developer's side is the code, the design's side is a comment before it, so that
 * the file can still be read, built and run.
 */

/** What a comment of ours begins with. */
export const conflictMark = 'Framewright conflict:';

const sentences: Readonly<Record<Conflict['reason'], string>> = {
  changed: 'you and the design both changed this. Yours stands below; the design has',
  'removed-here': 'you removed this, and the design changed it to',
  'removed-there': 'the design no longer has what stands below; it stays because you changed it',
  order: 'you and the design both changed the order. Yours stands below; the design has',
  added: 'you and the design both added this. Yours stands below; the design has',
};

/** The comment that shows the design's side. */
export function printConflict({ reason, designText }: Conflict, comment: CommentKind): string {
  const designPart =
    designText === '' ? '.' : designText.includes('\n') ? `:\n${designText}\n` : `: ${designText}`;
  const text = `${conflictMark} ${sentences[reason]}${designPart}`;
  if (comment === 'html') return `<!-- ${text.replaceAll('--', '- -')} -->`;
  const safe = text.replaceAll('*/', '*\\/');
  return comment === 'jsx' ? `{/* ${safe} */}` : `/* ${safe} */`;
}

/** Lines (from 1) on which a conflict stands, with its sentence. */
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

/** Indents all lines but the first as the first one will be. */
export function indentLines(text: string, indent: string): string {
  const lines = text.split('\n');
  if (lines.length === 1 || text.includes('`')) return text;
  const remaining = lines.slice(1).filter((line) => line.trim() !== '');
  const least = Math.min(...remaining.map((line) => /^ */.exec(line)?.[0].length ?? 0));
  return lines
    .map((line, index) => (index === 0 || line.trim() === '' ? line : indent + line.slice(least)))
    .join('\n');
}
