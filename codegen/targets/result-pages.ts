/** The markup of every page of a result. */
import type { CodeOptions } from '#design/code-options';
import type { CodePage, CodeResult } from '#design/code-result';
import type { Libraries } from '../libraries.ts';
import { buildHtmlPreview } from './html/preview-html.ts';
import { readHtmlMarkup } from './html/read-html-markup.ts';
import type { PageMarkup } from './markup.ts';
import type { ParsedModule, ProjectFiles } from './project-files.ts';
import { buildReactPreview } from './react/preview-react.ts';
import { readReactMarkup } from './react/read-react-markup.ts';

export function readPageMarkup(
  result: CodeResult,
  { target }: CodeOptions,
  project: ProjectFiles,
  modules: ReadonlyMap<string, ParsedModule>,
): readonly PageMarkup[] {
  return result.pages.map(({ path, frameId, name, narrower = [] }) => {
    const file = project.texts.get(path);
    const ofFile = () => (file ? readHtmlMarkup(file) : []);
    const nodes = target === 'react' ? readReactMarkup(project, modules, path, name) : ofFile();
    return { path, frameId, narrower: narrower.map((frame) => frame.frameId), nodes };
  });
}

/**
 * A page of a result as one document that runs the real output and can reach nothing: scripts run by digest, every
 * style and picture lies inside, links lead nowhere. What it says to the window that holds it is in
 * `preview-messages.ts`. It does not judge the output; a page that throws says so.
 */

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
