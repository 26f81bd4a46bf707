/** Checks that the pages fit other widths (narrower, wider, a phone) without horizontal scrolling. */
import type { CancelSignal } from '#design/cancel';
import type { CodePage, CodeResult } from '#design/code-result';
import type { Check } from '#design/receipt';
import type { Renderer } from '../renderer.ts';
import { type Finding, makeCheck, pluralize, skippedCheck } from './make-check.ts';

/** The width in px of the phone that every page should fit. */
const phoneWidth = 390;

export interface ResponsiveInput {
  readonly result: CodeResult;
  readonly renderer: Renderer | null;
  readonly signal: CancelSignal;
  /** The document that shows a page. */
  preview(page: CodePage): Promise<string>;
}

export async function checkResponsive(run: ResponsiveInput): Promise<Check> {
  const { result, renderer } = run;
  if (!renderer) return skippedCheck('responsive', 'There is no browser here to try other widths.');
  const findings: Finding[] = [];
  let tried = 0;
  for (const page of result.pages) {
    for (const { width, contentWidth } of await measureContentWidths(run, renderer, page)) {
      tried += 1;
      // A rounding error of half a pixel makes no page scroll.
      if (contentWidth > width + 1) findings.push(overflowFinding(page, width, contentWidth));
    }
  }
  if (tried === 0) return skippedCheck('responsive', 'The pages could not be tried at other widths.');
  return makeCheck(result.files, findings, {
    id: 'responsive',
    passed: `No page scrolls sideways at any of ${pluralize(tried, 'width', 'widths')} tried.`,
    found: (count) => `At ${count} of ${pluralize(tried, 'width', 'widths')} tried a page scrolls sideways.`,
  });
}

function widthsFor({ width }: CodePage): readonly number[] {
  return [...new Set([Math.round(width * 0.75), Math.round(width * 1.25), phoneWidth])].filter(
    (each) => each > 0,
  );
}

interface WidthMeasure {
  readonly width: number;
  readonly contentWidth: number;
}

/** Empty if the page cannot be rendered, which the check of likeness reports. */
async function measureContentWidths(
  run: ResponsiveInput,
  renderer: Renderer,
  page: CodePage,
): Promise<readonly WidthMeasure[]> {
  const { signal } = run;
  const widths = widthsFor(page);
  try {
    const html = await run.preview(page);
    const contentWidths = await renderer.measureWidths({ ...page, html }, widths, signal);
    return contentWidths.map((contentWidth, index) => ({ width: widths[index] ?? 0, contentWidth }));
  } catch {
    signal.throwIfAborted();
    return [];
  }
}

function overflowFinding(page: CodePage, width: number, contentWidth: number): Finding {
  const message = `"${page.name}" scrolls sideways at ${width} px: its content is ${Math.round(contentWidth)} px wide.`;
  return { severity: 'warning', message, file: page.path, line: null, nodeId: page.frameId };
}
