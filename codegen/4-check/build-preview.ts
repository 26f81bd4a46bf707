/**
 * A page of a result as one document that runs the real output and can reach nothing: scripts run by digest, every
 * style and picture lies inside, links lead nowhere. What it says to the window that holds it is in
 * `preview-messages.ts`. It does not judge the output; a page that throws says so.
 */
import type { CodeOptions } from '#design/code-options';
import type { CodePage, CodeResult } from '#design/code-result';
import type { Libraries } from '../libraries.ts';
import { buildHtmlPreview } from './preview-html.ts';
import { buildReactPreview } from './preview-react.ts';

export interface PreviewExtras {
  /** More CSS, as font faces with `data:` addresses. @default '' */
  readonly css?: string;
}

/** One self-contained HTML document that shows `page`. */
export async function buildPreview(
  result: CodeResult,
  page: CodePage,
  options: CodeOptions,
  libraries: Libraries,
  extras: PreviewExtras = {},
): Promise<string> {
  const css = extras.css ?? '';
  return options.target === 'react'
    ? buildReactPreview(result, page, libraries, css)
    : buildHtmlPreview(result, page, css);
}
