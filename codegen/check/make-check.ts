/** Turns the findings of a check into its entry in the receipt. */
import type { Check, CheckFinding, CheckId, CheckMeasure } from '#design/receipt';
import type { SourceFile, TextFile } from '#design/source-file';

/** One finding of a check, at one place. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly file: string | null;
  /** 1-based. */
  readonly line: number | null;
  /** If `null`, the node is looked up by file and line. */
  readonly nodeId: string | null;
}

/** The receipt lists at most this many findings of one check. Its summary counts all of them. */
const maxFindings = 200;

export interface CheckTexts {
  readonly id: CheckId;
  /** The sentence for no findings. */
  readonly passed: string;
  /** The sentence for some findings, given their number. */
  readonly found: (count: number) => string;
  readonly measure?: CheckMeasure | null;
}

export function makeCheck(
  files: readonly SourceFile[],
  findings: readonly Finding[],
  texts: CheckTexts,
): Check {
  const failed = findings.some((finding) => finding.severity === 'error');
  const worstFirst = [...findings].sort((a, b) => severityRank(a) - severityRank(b));
  return {
    id: texts.id,
    outcome: failed ? 'failed' : findings.length > 0 ? 'warned' : 'passed',
    summary: findings.length > 0 ? texts.found(findings.length) : texts.passed,
    findings: worstFirst.slice(0, maxFindings).map((finding) => locateFinding(files, finding)),
    measure: texts.measure ?? { name: 'count', value: findings.length },
  };
}

export function skippedCheck(id: CheckId, reason: string): Check {
  return { id, outcome: 'skipped', summary: reason, findings: [], measure: null };
}

/** "1 place", "3 places". */
export function pluralize(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function severityRank(finding: Finding): number {
  return finding.severity === 'error' ? 0 : 1;
}

function locateFinding(files: readonly SourceFile[], finding: Finding): CheckFinding {
  const { message, file, line } = finding;
  return { message, file, line, nodeId: finding.nodeId ?? findNode(files, file, line) };
}

function findNode(files: readonly SourceFile[], path: string | null, line: number | null): string | null {
  if (path === null || line === null) return null;
  const file = files.find((candidate): candidate is TextFile => {
    return candidate.kind === 'text' && candidate.path === path;
  });
  return file ? nodeOfLine(file, line) : null;
}

/** The layer of a line: its own, or that of the nearest line above that has one. */
export function nodeOfLine(file: TextFile, line: number): string | null {
  let nearest: string | null = null;
  let nearestLine = 0;
  for (const origin of file.lines) {
    if (origin.line > line || origin.line < nearestLine) continue;
    nearest = origin.nodeIds[0] ?? nearest;
    nearestLine = origin.line;
  }
  return nearest;
}
