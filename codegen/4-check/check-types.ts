/** Whether all TypeScript passes a strict type check; plain JavaScript has no types to check. */
import type { CancelSignal } from '#design/cancel';
import type { Check } from '#design/receipt';
import type { SourceFile, TextFile } from '#design/source-file';
import { countOf, makeCheck, skippedCheck } from './make-check.ts';
import type { TypeChecker } from './type-checker.ts';

export function checkTypes(files: readonly SourceFile[], checker: TypeChecker, signal: CancelSignal): Check {
  const scripts = files.filter((file): file is TextFile => file.kind === 'text' && isTyped(file.path));
  if (scripts.length === 0) return skippedCheck('types', 'There are no scripts to type-check.');
  const findings = checker.findErrors(scripts, signal).map(({ file, line, code, message }) => {
    return { severity: 'error' as const, message: `${message} (TS${code})`, file, line, nodeId: null };
  });
  return makeCheck(files, findings, {
    id: 'types',
    passed: `All ${countOf(scripts.length, 'script passes', 'scripts pass')} a strict type check.`,
    found: (count) => `The strict type check found ${countOf(count, 'error', 'errors')}.`,
  });
}

function isTyped(path: string): boolean {
  return /\.[cm]?tsx?$/.test(path);
}
