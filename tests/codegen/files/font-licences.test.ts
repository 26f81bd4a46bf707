/** A generated project that is built for the web takes the licences of its fonts along, as these ask for. */
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { build, createLogger } from 'vite';
import { expect, it } from 'vitest';
import { printFontImports, printHtmlProjectFiles } from '#codegen/targets/html/html-project-files';
import { measureFontUse } from '#codegen/targets/project-packages';
import { printReactProjectFiles } from '#codegen/targets/react/react-project-files';
import { formatTypeScript } from '#codegen/targets/format-with-prettier';
import { defaultCodeOptions } from '#design/code-options';
import type { NeededFont } from '#design/receipt';
import { collectLibraries } from '../../../codegen/collect-libraries.mjs';

const packages = resolve(import.meta.dirname, '../../../node_modules');
const fonts: readonly NeededFont[] = [
  { family: 'Open Sans', weights: [400], italic: false, package: '@fontsource/open-sans' },
  { family: 'Inter', weights: [400], italic: false, package: 'inter-ui' },
];

const use = measureFontUse(fonts, []);

type Files = readonly { readonly path: string; readonly text: string }[];

interface Built {
  readonly licences: string;
  readonly fonts: readonly string[];
}

/** What lies in `dist/` once Vite has built the files with the packages that are installed here. */
async function buildWith(files: Files): Promise<Built> {
  const folder = await mkdtemp(join(tmpdir(), 'framewright-licences-'));
  const before = process.cwd();
  try {
    await symlink(packages, join(folder, 'node_modules'));
    for (const { path, text } of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text);
    }
    // As `npm run build` does, which runs in the project.
    process.chdir(folder);
    await build({ root: folder, customLogger: createLogger('silent') });
    const built = await readdir(join(folder, 'dist'), { recursive: true });
    const licences = built.filter((name) => name.endsWith('licenses.md'));
    const texts = await Promise.all(licences.map((name) => readFile(join(folder, 'dist', name), 'utf8')));
    return { licences: texts.join('\n'), fonts: built.filter((name) => /\.woff2?$/.test(name)) };
  } finally {
    process.chdir(before);
    await rm(folder, { recursive: true, force: true });
  }
}

it('in React', async () => {
  const names = { title: 'Shop', name: 'shop', language: 'en' };
  const files = printReactProjectFiles(names, use, defaultCodeOptions, await collectLibraries());
  const app = { path: 'src/App.tsx', text: 'export function App() {\n  return <p>Shop</p>;\n}\n' };
  const { licences, fonts: built } = await buildWith([...files, app]);
  expect(built.filter((name) => name.includes('Inter-'))).toHaveLength(1);
  expect(licences.match(/SIL OPEN FONT LICENSE/g)?.length).toBeGreaterThanOrEqual(2);
  expect(licences).toContain('Open Sans Project Authors');
  expect(licences).toContain('## react-dom');
});

it('in HTML', async () => {
  const files = printHtmlProjectFiles('shop', ['index.html'], fonts, await collectLibraries());
  const page =
    '<!doctype html><html><head><link rel="stylesheet" href="./fonts.css"></head><body>Shop</body></html>';
  const sheet = { path: 'fonts.css', text: printFontImports(use) };
  const { licences, fonts: built } = await buildWith([...files, { path: 'index.html', text: page }, sheet]);
  expect(built.filter((name) => name.includes('Inter-'))).toHaveLength(1);
  expect(licences.match(/SIL OPEN FONT LICENSE/g)?.length).toBeGreaterThanOrEqual(2);
  expect(licences).toContain('Open Sans Project Authors');
  const config = files.find(({ path }) => path === 'vite.config.js')?.text ?? '';
  expect(await formatTypeScript(config)).toBe(config);
  const without = printHtmlProjectFiles('shop', ['index.html'], [], await collectLibraries());
  expect(without.find(({ path }) => path === 'vite.config.js')?.text).not.toContain('licenses');
});
