import type { CodeOptions } from '#design/code-options';
import type { CodeComponent, CodeProject } from '../2-components/code-component.ts';
import { NameScope, toKebabCase } from '../2-components/make-names.ts';
import { reservedFileNames } from '../2-components/reserved-names.ts';

export interface PagePath {
  readonly page: CodeComponent;
  /** `src/pages/Name.tsx`, or `index.html` for the first page and `name.html` for the others. */
  readonly path: string;
  /** How other pages speak of it: `#/name` or `name.html`. */
  readonly address: string;
}

/** Where each page goes, and its address. */
export function findPagePaths(project: CodeProject, { target }: CodeOptions): readonly PagePath[] {
  const pages = project.components.filter(({ role }) => role === 'page');
  const scope = new NameScope(['index', ...reservedFileNames], '-');
  return pages.map((page, index) => {
    const wanted = toKebabCase(page.name) ?? 'page';
    if (target === 'react') {
      return { page, path: `src/pages/${page.name}.tsx`, address: `#/${scope.take(wanted)}` };
    }
    const path = index === 0 ? 'index.html' : `${scope.take(wanted)}.html`;
    return { page, path, address: path };
  });
}
