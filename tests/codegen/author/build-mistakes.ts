import { posix } from 'node:path';
import { build, type Plugin } from 'esbuild';
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
