/** Reads and shows the pages of a result, in whatever target it was printed. */
import type { CodeOptions } from '#design/code-options';
import type { CodePage, CodeResult } from '#design/code-result';
import type { Libraries } from '../libraries.ts';
import type { PageMarkup } from './markup.ts';
import type { ParsedModule, ProjectFiles } from './project-files.ts';
import { findTarget } from './targets.ts';

export function readPageMarkup(
  result: CodeResult,
  { target }: CodeOptions,
  project: ProjectFiles,
  modules: ReadonlyMap<string, ParsedModule>,
): readonly PageMarkup[] {
  return result.pages.map((page) => {
    const { path, frameId, narrower = [] } = page;
    const nodes = findTarget(target).readMarkup(page, project, modules);
    return { path, frameId, narrower: narrower.map((frame) => frame.frameId), nodes };
  });
}

/**
 * A page of a result as one document that runs the real output without access to anything else: scripts are allowed
 * by digest, all styles and pictures are embedded, links do not navigate. The messages to the window around it are in
 * `preview-messages.ts`. It does not judge the output. If a page throws an error, it reports it.
 */

export interface PreviewExtras {
  /** Additional CSS, as font faces with `data:` URLs. @default '' */
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
  return findTarget(options.target).buildPreview(result, page, libraries, extras.css ?? '');
}
