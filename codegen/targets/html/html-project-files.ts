import type { NeededFont } from '#design/receipt';
import type { Libraries } from '../../libraries.ts';
import { fontPackagesOf, fontStylesheetsOf, withVersions } from '../project-packages.ts';

/** The style sheet that imports the fonts of an HTML project from packages; `null` if no package has any of them. */
export function printFontImports(fonts: readonly NeededFont[]): string | null {
  const stylesheets = fontStylesheetsOf(fonts);
  return stylesheets.length === 0
    ? null
    : stylesheets.map((stylesheet) => `@import "${stylesheet}";\n`).join('');
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

/** Vite collects the licences of packages that scripts import, but not of those that style sheets import. */
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
