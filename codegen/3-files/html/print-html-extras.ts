import type { NeededFont } from '#design/receipt';
import type { Libraries } from '../../libraries.ts';
import { fontPackages, fontSheets, withVersions } from '../project/project-packages.ts';

/** The sheet that brings the fonts of an HTML project in, out of packages; `null` where no package has any of them. */
export function printFontSheet(fonts: readonly NeededFont[]): string | null {
  const sheets = fontSheets(fonts);
  return sheets.length === 0 ? null : sheets.map((sheet) => `@import "${sheet}";\n`).join('');
}

/** The files that make HTML pages a Vite project: it installs its fonts, builds and runs as it is. */
export function printHtmlExtras(
  name: string,
  pages: readonly string[],
  fonts: readonly NeededFont[],
  libraries: Libraries,
): readonly { readonly path: string; readonly text: string }[] {
  const contents = {
    name,
    private: true,
    type: 'module',
    scripts: {
      dev: 'vite',
      build: 'vite build',
      // What prettier decides, as the slash of `<br />`, is no mistake.
      lint: `html-validate --preset recommended,prettier ${pages.join(' ')}`,
      preview: 'vite preview',
    },
    dependencies: withVersions(fontPackages(fonts), [], libraries),
    devDependencies: withVersions([], ['html-validate', 'vite'], libraries),
  };
  return [
    { path: 'package.json', text: `${JSON.stringify(contents, null, 2)}\n` },
    { path: 'vite.config.js', text: printConfig(pages) },
  ];
}

/** Vite takes `index.html` by itself, and further pages only where it is told of them. */
function printConfig(pages: readonly string[]): string {
  const names = pages.map((page) => JSON.stringify(page));
  const oneLine = `      input: [${names.join(', ')}],`;
  const lines = `      input: [\n${names.map((name) => `        ${name},\n`).join('')}      ],`;
  return `import { defineConfig } from "vite";

export default defineConfig({
  build: {
    rollupOptions: {
${oneLine.length > 80 ? lines : oneLine}
    },
  },
});
`;
}
