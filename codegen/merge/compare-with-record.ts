/** Compares a new generation with the last one, line by line. Names that differ only in their number count as equal. */
import { longestCommonSubsequence } from './three-way/longest-common-subsequence.ts';
import { hashContent, packRecord, readRecord, type RecordedFile } from './generation-record.ts';
import { alignVersions } from './versions/align-versions.ts';
import type { CodeTarget } from '#design/targets';
import type { SourceFile, TextFile } from '#design/source-file';

export interface FileChange {
  readonly path: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly lines: readonly ChangedLine[];
}

export interface ChangedLine {
  /** `gap` stands for lines that are left out. */
  readonly kind: 'same' | 'added' | 'removed' | 'gap';
  readonly text: string;
  /** 1-based: of the new file, or of the former one where it was removed. */
  readonly line: number;
}

/** Lines shown around a change. */
const contextLines = 2;

/** A generation in a form that can be stored: its texts, compressed. */
export function recordFiles(
  frames: readonly string[],
  target: CodeTarget,
  files: readonly SourceFile[],
): string {
  const recorded = files.filter(isText).map(({ path, text, lines }): RecordedFile => ({
    path,
    at: null,
    node: lines[0]?.nodeIds[0] ?? null,
    text,
    hash: hashContent(text),
  }));
  return packRecord({ target, frames, files: recorded });
}

/** The files that differ from a stored generation, in the order of their paths; `null` if it cannot be read. */
export function compareWithRecord(
  record: string,
  files: readonly SourceFile[],
): readonly FileChange[] | null {
  const former = readRecord(record);
  if (!former) return null;
  const generated = files
    .filter(isText)
    .map(({ path, text, lines }) => ({ path, text, node: lines[0]?.nodeIds[0] ?? null }));
  const { base, next } = alignVersions(former, generated, new Map());
  const paths = [...new Set([...base.keys(), ...next.keys()])].sort();
  return paths.flatMap((path): readonly FileChange[] => {
    const [was, is] = [base.get(path), next.get(path)];
    if (was === is) return [];
    const kind = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed';
    return [{ path, kind, lines: compareLines(linesOf(was), linesOf(is)) }];
  });
}

function isText(file: SourceFile): file is TextFile {
  return file.kind === 'text';
}

function linesOf(text = ''): readonly string[] {
  return text === '' ? [] : text.replace(/\n$/, '').split('\n');
}

function compareLines(was: readonly string[], is: readonly string[]): readonly ChangedLine[] {
  const lines: ChangedLine[] = [];
  let [at, now] = [0, 0];
  for (const [one, other] of [...longestCommonSubsequence(was, is), [was.length, is.length] as const]) {
    for (; at < one; at += 1) lines.push({ kind: 'removed', text: was[at] ?? '', line: at + 1 });
    for (; now < other; now += 1) lines.push({ kind: 'added', text: is[now] ?? '', line: now + 1 });
    if (now < is.length) lines.push({ kind: 'same', text: is[now] ?? '', line: now + 1 });
    [at, now] = [one + 1, other + 1];
  }
  return omitUnchanged(lines);
}

/** Leaves out unchanged lines that are far from any change. */
function omitUnchanged(lines: readonly ChangedLine[]): readonly ChangedLine[] {
  const near = new Set<number>();
  lines.forEach(({ kind }, index) => {
    if (kind === 'same') return;
    for (let at = index - contextLines; at <= index + contextLines; at += 1) near.add(at);
  });
  return lines.flatMap((line, index) => {
    if (near.has(index)) return [line];
    return index > 0 && near.has(index - 1) ? [{ kind: 'gap' as const, text: '', line: line.line }] : [];
  });
}
