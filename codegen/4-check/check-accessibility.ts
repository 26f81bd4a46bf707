/** Whether the pages' markup can be used by everyone: our rules over each page as a browser would get it. */
import type { Check } from '#design/receipt';
import type { SourceFile } from '#design/source-file';
import { applyRules } from './accessibility-rules.ts';
import { countOf, makeCheck, skippedCheck } from './make-check.ts';
import type { Finding } from './make-check.ts';
import { elementsOf } from './markup.ts';
import type { PageMarkup } from './markup.ts';

/** `parts` are the frames that nobody opens as a page: main components, and sections with several screens. */
export function checkAccessibility(
  files: readonly SourceFile[],
  pages: readonly PageMarkup[],
  parts: ReadonlySet<string> = new Set(),
): Check {
  if (pages.length === 0) return skippedCheck('accessibility', 'There is no page to look at.');
  // A component that stands ten times is at fault once.
  const findings = new Map<string, Finding>();
  for (const page of pages) {
    const isWhole = !parts.has(page.frameId);
    for (const { severity, message, file, line } of applyRules([...elementsOf(page.nodes)], isWhole)) {
      findings.set(`${file}:${line}:${message}`, { severity, message, file, line, nodeId: null });
    }
  }
  return makeCheck(files, [...findings.values()], {
    id: 'accessibility',
    passed: 'The markup passes our rules for names, labels, headings, lists and focus.',
    found: (count) => `${countOf(count, 'place is', 'places are')} hard to use without a mouse or a screen.`,
  });
}
