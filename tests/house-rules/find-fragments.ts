import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Import } from './read-imports.ts';

/** Lines that make a file a module of its own. */
const enough = 60;

/**
 * Files with fewer than 60 lines that only one file imports, from the same folder. Components (`.tsx`) count as modules,
 * because a stylesheet belongs to each. What an entry point (`main.ts`) imports may be short too: tests cannot import
 * an entry point.
 */
export function findFragments(sources: readonly string[], imports: readonly Import[]): readonly string[] {
  const importers = new Map<string, Set<string>>();
  for (const { from, to, ours } of imports) {
    if (ours && !isTest(from)) importers.set(to, (importers.get(to) ?? new Set()).add(from));
  }
  return sources.flatMap((path) => {
    const [only, ...others] = importers.get(path) ?? [];
    const isModule = isTest(path) || !path.endsWith('.ts') || only === undefined || others.length > 0;
    if (isModule || dirname(only) !== dirname(path) || only.endsWith('/main.ts')) return [];
    const lines = readFileSync(path, 'utf8').split('\n').length - 1;
    return lines < enough ? [`${path} (${String(lines)} lines) is only imported by ${only}`] : [];
  });
}

function isTest(path: string): boolean {
  return /^(tests|bench|examples)\//.test(path);
}
