/** Collects the package texts that codegen needs (see `libraries.ts`) from node_modules; runs at build time, in Node. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import typescript from 'typescript';
import { packagesIn } from './collect-notices.mjs';

const require = createRequire(import.meta.url);

const typeFiles = {
  '@types/react': ['index.d.ts', 'global.d.ts', 'jsx-runtime.d.ts', 'package.json'],
  '@types/react-dom': ['index.d.ts', 'client.d.ts', 'package.json'],
  csstype: ['index.d.ts', 'package.json'],
};
const tailwindFiles = ['index.css', 'theme.css', 'preflight.css', 'utilities.css'];
const versionsOf = [
  'react',
  'react-dom',
  '@types/react',
  '@types/react-dom',
  'typescript',
  'vite',
  '@vitejs/plugin-react',
  'tailwindcss',
  'eslint',
  'eslint-plugin-jsx-a11y',
  'eslint-plugin-react-hooks',
  'typescript-eslint',
  'html-validate',
];

/** Folders of the packages that texts are taken of, and that the React of previews is bundled from. */
export async function findLibraryFolders() {
  const { metafile } = await buildReact();
  const named = [...Object.keys(typeFiles), 'tailwindcss'].map((name) => `node_modules/${name}`);
  return [...named, ...packagesIn(metafile)];
}

export async function collectLibraries() {
  return {
    types: await collectTypes(),
    tailwind: Object.fromEntries(
      await Promise.all(
        tailwindFiles.map(async (name) => [name, await readFromPackage('tailwindcss', name)]),
      ),
    ),
    reactRuntime: await bundleReact(),
    versions: await collectVersions(),
  };
}

async function collectVersions() {
  const versions = await Promise.all(versionsOf.map(async (name) => [name, await versionOf(name)]));
  const tailwind = await versionOf('tailwindcss');
  // Tailwind releases its Vite plugin with itself, under the same number.
  return Object.fromEntries([...versions, ['@tailwindcss/vite', tailwind]]);
}

async function collectTypes() {
  const entries = Object.entries(typeFiles).flatMap(([name, files]) =>
    files.map(async (file) => {
      const text = await readFromPackage(name, file);
      return [`node_modules/${name}/${file}`, file.endsWith('.d.ts') ? withoutComments(text) : text];
    }),
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** Two thirds of the types are words for people, which nobody sees here and each panel would load. */
function withoutComments(declarations) {
  const source = typescript.createSourceFile('', declarations, typescript.ScriptTarget.Latest);
  return typescript.createPrinter({ removeComments: true }).printFile(source);
}

/** React as one script that fills `framewrightModules`, for previews that may load nothing. */
async function bundleReact() {
  const { outputFiles } = await buildReact();
  return outputFiles[0].text;
}

function buildReact() {
  return build({
    stdin: {
      contents: `
        import * as react from 'react';
        import * as runtime from 'react/jsx-runtime';
        import * as client from 'react-dom/client';
        import { flushSync } from 'react-dom';
        globalThis.framewrightModules = {
          react, 'react/jsx-runtime': runtime, 'react-dom/client': client, 'react-dom': { flushSync },
        };`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    platform: 'browser',
    target: 'es2022',
    legalComments: 'none',
    metafile: true,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
}

async function versionOf(name) {
  return JSON.parse(await readFromPackage(name, 'package.json')).version;
}

function readFromPackage(name, file) {
  return readFile(join(packageFolder(name), file), 'utf8');
}

/** Found by walking up, because packages may not export their package.json. */
function packageFolder(name) {
  const paths = require.resolve.paths(name) ?? [];
  for (const path of paths) {
    try {
      return dirname(require.resolve(join(path, name, 'package.json')));
    } catch {
      continue;
    }
  }
  throw new Error(`The package ${name} is not installed. Run npm install.`);
}
