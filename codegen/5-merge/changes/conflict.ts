/**
 * How a conflict stands in a file: the developer's side is the code, the design's side is a comment before it, so that
 * the file can still be read, built and run.
 */
import type { CommentKind } from '../pieces/piece.ts';
import type { Conflict } from './plan.ts';

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
export function printConflict({ reason, theirs }: Conflict, comment: CommentKind): string {
  const said = theirs === '' ? '.' : theirs.includes('\n') ? `:\n${theirs}\n` : `: ${theirs}`;
  const text = `${conflictMark} ${sentences[reason]}${said}`;
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
  const rest = lines.slice(1).filter((line) => line.trim() !== '');
  const least = Math.min(...rest.map((line) => /^ */.exec(line)?.[0].length ?? 0));
  return lines
    .map((line, index) => (index === 0 || line.trim() === '' ? line : indent + line.slice(least)))
    .join('\n');
}
