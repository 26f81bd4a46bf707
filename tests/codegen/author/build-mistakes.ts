import { posix } from 'node:path';
import { build, transform, type Plugin } from 'esbuild';
import type { CodeResult } from '#design/code-result';

/** What a bundler complains of in a project that lies in memory; React itself is taken as given. */
export async function buildMistakes({ files }: CodeResult): Promise<readonly string[]> {
  const texts = new Map(files.map((file) => [file.path, file.kind === 'text' ? file.text : '']));
  const inMemory: Plugin = {
    name: 'in-memory',
    setup(bundler) {
      bundler.onResolve({ filter: /^\.|^src\// }, ({ path, importer }) => {
        const wanted = posix.join(posix.dirname(importer || 'x'), path);
        const found = ['', '.tsx', '.ts'].find((ending) => texts.has(wanted + ending));
        return found === undefined
          ? { errors: [{ text: `${wanted} is not there` }] }
          : { path: wanted + found, namespace: 'memory' };
      });
      bundler.onLoad({ filter: /.*/, namespace: 'memory' }, ({ path }) => ({
        contents: texts.get(path) ?? '',
        loader: path.endsWith('.module.css')
          ? 'local-css'
          : path.endsWith('.css')
            ? 'css'
            : path.endsWith('.png')
              ? 'dataurl'
              : 'tsx',
      }));
    },
  };
  const { errors } = await build({
    entryPoints: ['src/App.tsx'],
    bundle: true,
    write: false,
    outdir: 'out',
    format: 'esm',
    jsx: 'automatic',
    external: ['react', 'react/*'],
    logLevel: 'silent',
    plugins: [inMemory],
  }).catch((error: unknown) => error as { readonly errors: readonly { readonly text: string }[] });
  return errors.map(({ text }) => text);
}

/** Files that the pages and sheets of an HTML result name and that are not there, and sheets that a bundler cannot read. */
export async function brokenAddresses({ files }: CodeResult): Promise<readonly string[]> {
  const paths = new Set(files.map(({ path }) => path));
  const texts = files.flatMap((file) => (file.kind === 'text' ? [file] : []));
  const named = texts.flatMap(({ path, text }) =>
    [...text.matchAll(path.endsWith('.html') ? /(?:src|href)="([^"#:]+)"/g : /url\("?([^")#:]+)"?\)/g)].map(
      ([, address = '']) => posix.join(posix.dirname(path), address),
    ),
  );
  const sheets = texts.filter(({ path }) => path.endsWith('.css'));
  const warnings = await Promise.all(
    sheets.map(async ({ text }) => (await transform(text, { loader: 'css', logLevel: 'silent' })).warnings),
  );
  return [...named.filter((path) => !paths.has(path)), ...warnings.flat().map(({ text }) => text)];
}
