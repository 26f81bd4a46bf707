import type { CodeOptions } from '#design/code-options';

/**
 * The files that stand or fall together: a component with its style sheet. HTML pages share one sheet, so there the
 * whole answer is one unit.
 */
export function unitOf(path: string, { target }: CodeOptions): string {
  return target === 'html' ? '' : path.replace(/(?:\.module)?\.(?:tsx|ts|css)$/, '');
}
