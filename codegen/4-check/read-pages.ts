/** The markup of every page of a result. */
import type { CodeOptions } from '#design/code-options';
import type { CodeResult } from '#design/code-result';
import type { PageMarkup } from './markup.ts';
import type { ParsedModule } from './parse-modules.ts';
import type { ProjectFiles } from './project-files.ts';
import { readHtmlMarkup } from './read-html-markup.ts';
import { readReactMarkup } from './read-react-markup.ts';

export function readPages(
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
