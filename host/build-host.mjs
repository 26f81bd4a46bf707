/** The build of the host into `dist/host/`: its runtime as one text for QuickJS, its page, its fonts and themes. */
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { collectApiMembers } from './collect-api-members.mjs';
import { collectThemes, interFiles } from './collect-theme.mjs';

/** Packages whose files or values the host contains, besides those that are bundled into it. */
export const hostPackages = ['@create-figma-plugin/ui', '@figma/plugin-typings', 'inter-ui'];

/** Inside QuickJS, before the plugin's code. */
const runtime = {
  entryPoints: ['host/runtime/main.ts'],
  outfile: 'dist/host/runtime.js',
  platform: 'neutral',
  format: 'iife',
  target: 'es2020',
  plugins: [apiMembers()],
};

/** In the browser. */
const page = {
  entryPoints: ['host/page/main.tsx'],
  outfile: 'dist/host/page.js',
  platform: 'browser',
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
};

/**
 * The host's targets for esbuild, each writing its own file.
 * @param {import('esbuild').BuildOptions} common
 */
export function hostTargets(common) {
  return [runtime, page].map((target) => ({ ...common, ...target, write: true }));
}

/** Files of the host that are not bundled. */
export async function writeHostFiles() {
  await mkdir('dist/host/fonts', { recursive: true });
  const fonts = interFiles().map(({ file, path, weight, italic }) => {
    return { file, path, entry: { family: 'Inter', weight, italic, address: `/host/fonts/${file}` } };
  });
  await Promise.all([
    copyFile('host/page/index.html', 'dist/host/index.html'),
    copyFile('host/page/page.css', 'dist/host/page.css'),
    writeFile('dist/host/themes.json', JSON.stringify(await collectThemes())),
    writeFile('dist/host/fonts.json', JSON.stringify(fonts.map(({ entry }) => entry))),
    ...fonts.map(async ({ file, path }) => writeFile(`dist/host/fonts/${file}`, await readFile(path))),
  ]);
}

/** Lets the runtime import the names of the API's members as `host:api-members`. */
function apiMembers() {
  return {
    name: 'api members',
    setup(target) {
      target.onResolve({ filter: /^host:api-members$/ }, ({ path }) => ({ path, namespace: 'host' }));
      target.onLoad({ filter: /.*/, namespace: 'host' }, async () => ({
        contents: JSON.stringify(await collectApiMembers()),
        loader: 'json',
      }));
    },
  };
}
