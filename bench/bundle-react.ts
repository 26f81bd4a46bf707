/** A React result bundled by esbuild from memory: its pages with React's development build, as a person runs them. */
import { posix } from 'node:path';
import { build, type Loader, type Plugin } from 'esbuild';
import type { CodeResult } from '#design/code-result';
import type { SourceFile } from '#design/source-file';

export interface ReactBundle {
  /** One script that has run when it is loaded. */
  readonly script: string;
  readonly css: string;
}

export interface BundleOptions {
  /** TSX that names the project's files as `./src/…`. */
  readonly entry: string;
  readonly platform: 'browser' | 'node';
  /** Modules by name that stand in for packages. @default {} */
  readonly stands?: Readonly<Record<string, string>>;
}

/** Bundles what `entry` imports; style sheets and pictures are part of it. */
export async function bundleReact(
  result: Pick<CodeResult, 'files' | 'assets'>,
  { entry, platform, stands = {} }: BundleOptions,
): Promise<ReactBundle> {
  const { outputFiles } = await build({
    stdin: { contents: entry, loader: 'tsx', resolveDir: import.meta.dirname, sourcefile: 'entry.tsx' },
    plugins: [readFromMemory(result, stands)],
    bundle: true,
    write: false,
    outdir: '/bundle',
    platform,
    // In Node packages are there as they are.
    ...(platform === 'node' ? { packages: 'external', keepNames: true } : {}),
    format: platform === 'node' ? 'cjs' : 'iife',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"development"' },
    logLevel: 'silent',
  });
  const textOf = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { script: textOf('.js'), css: textOf('.css') };
}

function readFromMemory(
  { files, assets }: Pick<CodeResult, 'files' | 'assets'>,
  stands: Readonly<Record<string, string>>,
): Plugin {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const find = (path: string) =>
    ['', '.tsx', '.ts'].map((ending) => path + ending).find((each) => byPath.has(each));
  return {
    name: 'files-from-memory',
    setup(bundler) {
      bundler.onResolve({ filter: /.*/ }, ({ path, importer, namespace }) => {
        if (path in stands && namespace !== 'stand') return { path, namespace: 'stand' };
        if (!path.startsWith('.')) return undefined;
        const found = find(posix.join(namespace === 'memory' ? posix.dirname(importer) : '', path));
        return found === undefined ? undefined : { path: found, namespace: 'memory' };
      });
      bundler.onLoad({ filter: /.*/, namespace: 'stand' }, ({ path }) => ({
        contents: stands[path] ?? '',
        loader: 'js',
        resolveDir: import.meta.dirname,
      }));
      bundler.onLoad({ filter: /.*/, namespace: 'memory' }, ({ path }) => ({
        contents: contentsOf(byPath.get(path), assets),
        loader: loaderOf(path),
        resolveDir: import.meta.dirname,
      }));
    },
  };
}

function contentsOf(file: SourceFile | undefined, assets: CodeResult['assets']): string | Uint8Array {
  return file?.kind === 'text' ? file.text : ((file && assets.get(file.asset.key)) ?? '');
}

function loaderOf(path: string): Loader {
  if (path.endsWith('.module.css')) return 'local-css';
  if (path.endsWith('.css')) return 'css';
  if (path.endsWith('.tsx')) return 'tsx';
  return path.endsWith('.ts') ? 'ts' : 'dataurl';
}
