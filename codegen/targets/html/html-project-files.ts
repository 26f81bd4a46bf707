import type { NeededFont } from '#design/receipt';
import type { Libraries } from '../../libraries.ts';
import { fontPackagesOf, fontStylesheetsOf, withVersions } from '../project-packages.ts';

/** The sheet that brings the fonts of an HTML project in, out of packages; `null` where no package has any of them. */
export function printFontImports(fonts: readonly NeededFont[]): string | null {
  const stylesheets = fontStylesheetsOf(fonts);
  return stylesheets.length === 0
    ? null
    : stylesheets.map((stylesheet) => `@import "${stylesheet}";\n`).join('');
}

/** The files that make HTML pages a Vite project: it installs its fonts, builds and runs as it is. */
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
      // What prettier decides, as the slash of `<br />`, is no mistake.
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

/** Vite takes `index.html` by itself, and further pages only where it is told of them. */
function printViteConfig(pages: readonly string[], fonts: readonly string[]): string {
  const names = pages.map((page) => JSON.stringify(page));
  const oneLine = `      input: [${names.join(', ')}],`;
  const lines = `      input: [\n${names.map((name) => `        ${name},\n`).join('')}      ],`;
  const hasFonts = fonts.length > 0;
  return `${hasFonts ? 'import { readFileSync } from "node:fs";\n' : ''}import { defineConfig } from "vite";
${hasFonts ? printLicencePlugin(fonts) : ''}
export default defineConfig({
${hasFonts ? '  plugins: [fontLicenses],\n' : ''}  build: {
    rollupOptions: {
${oneLine.length > 80 ? lines : oneLine}
    },
  },
});
`;
}

/** Vite finds licences of what scripts import; sheets that import fonts it does not see through. */
function printLicencePlugin(fonts: readonly string[]): string {
  const files = fonts.map((name) => JSON.stringify(`${name}/LICENSE${name === 'inter-ui' ? '.txt' : ''}`));
  const oneLine = `const licenses = [${files.join(', ')}];`;
  const lines = `const licenses = [\n${files.map((file) => `  ${file},\n`).join('')}];`;
  return `
${oneLine.length > 80 ? lines : oneLine}

/** Fonts ask for their licences to go along with them. */
const fontLicenses = {
  name: "font-licenses",
  generateBundle() {
    const read = (file) => readFileSync(\`node_modules/\${file}\`, "utf8");
    const source = licenses.map(read).join("\\n\\n");
    this.emitFile({ type: "asset", fileName: "licenses.md", source });
  },
};
`;
}
