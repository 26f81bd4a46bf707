import type { NeededFont } from '#design/receipt';
import type { Libraries } from '../../libraries.ts';
import {
  fontPackagesOf,
  fontStylesheetsOf,
  printInterFaces,
  printLicensePlugin,
  type ProjectFonts,
  withVersions,
} from '../project-packages.ts';

/** The style sheet that takes the fonts of an HTML project from their packages. */
export function printFontImports(fonts: ProjectFonts): string {
  const imports = fontStylesheetsOf(fonts).map((stylesheet) => `@import "${stylesheet}";\n`);
  return [imports.join(''), printInterFaces(fonts)].filter((part) => part !== '').join('\n');
}

/** The files that turn HTML pages into a Vite project with its fonts, which installs, builds and runs. */
export function printHtmlProjectFiles(
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
      // The preset allows what Prettier writes, as the slash of `<br />`.
      lint: `html-validate --preset recommended,prettier ${pages.join(' ')}`,
      preview: 'vite preview',
    },
    dependencies: withVersions(fontPackagesOf(fonts), [], libraries),
    devDependencies: withVersions([], ['html-validate', 'vite'], libraries),
  };
  return [
    { path: 'package.json', text: `${JSON.stringify(contents, null, 2)}\n` },
    { path: 'vite.config.js', text: printViteConfig(pages, fontPackagesOf(fonts)) },
  ];
}

/** Vite builds `index.html` by default. Other pages have to be listed. */
function printViteConfig(pages: readonly string[], fonts: readonly string[]): string {
  const names = pages.map((page) => JSON.stringify(page));
  const oneLine = `      input: [${names.join(', ')}],`;
  const lines = `      input: [\n${names.map((name) => `        ${name},\n`).join('')}      ],`;
  const hasFonts = fonts.length > 0;
  return `${hasFonts ? 'import { readFileSync } from "node:fs";\n' : ''}import { defineConfig } from "vite";
${hasFonts ? printLicensePlugin(fonts, 'licenses.md') : ''}
export default defineConfig({
${hasFonts ? '  plugins: [fontLicenses],\n' : ''}  build: {
    rollupOptions: {
${oneLine.length > 80 ? lines : oneLine}
    },
  },
});
`;
}
