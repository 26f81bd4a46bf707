/** The files of one result by path, and what an import or a `url()` in one of them leads to. */
import type { AssetFile, SourceFile, TextFile } from '#design/source-file';

export interface ProjectFiles {
  readonly texts: ReadonlyMap<string, TextFile>;
  readonly assets: ReadonlyMap<string, AssetFile>;
}

export type ImportTarget =
  | { readonly kind: 'text'; readonly file: TextFile }
  | { readonly kind: 'asset'; readonly file: AssetFile }
  | { readonly kind: 'package'; readonly name: string }
  | { readonly kind: 'missing' };

/** Indexes the files; of two files with one path the first stands. */
export function indexFiles(files: readonly SourceFile[]): ProjectFiles {
  const texts = new Map<string, TextFile>();
  const assets = new Map<string, AssetFile>();
  for (const file of files) {
    if (file.kind === 'text' && !texts.has(file.path)) texts.set(file.path, file);
    if (file.kind === 'asset' && !assets.has(file.path)) assets.set(file.path, file);
  }
  return { texts, assets };
}

const moduleEndings = ['', '.tsx', '.ts', '.jsx', '.js', '/index.tsx', '/index.ts'];

/** Finds what `specifier` means in the file `from`, as Vite does: relative, from the root, or a package. */
export function resolveImport(project: ProjectFiles, from: string, specifier: string): ImportTarget {
  if (!/^\.{0,2}\//.test(specifier) && specifier !== '.' && specifier !== '..') {
    return { kind: 'package', name: packageName(specifier) };
  }
  const path = resolvePath(from, specifier);
  return path === null ? { kind: 'missing' } : findFile(project, path, moduleEndings);
}

/** Finds what an address in a style sheet or a page leads to: there `a.png` is relative too. */
export function resolveAddress(project: ProjectFiles, from: string, address: string): ImportTarget {
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|#)/i.test(address)) return { kind: 'missing' };
  const path = resolvePath(from, decodeAddress(address));
  return path === null ? { kind: 'missing' } : findFile(project, path, ['']);
}

/** The path that `relative` has seen from `from`; `null` where it leaves the project. */
export function resolvePath(from: string, relative: string): string | null {
  const plain = relative.replace(/[?#].*$/, '');
  const parts = plain.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of plain.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}

function findFile(project: ProjectFiles, path: string, endings: readonly string[]): ImportTarget {
  for (const ending of endings) {
    const text = project.texts.get(path + ending);
    if (text) return { kind: 'text', file: text };
    const asset = project.assets.get(path + ending) ?? project.assets.get(`public/${path}${ending}`);
    if (asset) return { kind: 'asset', file: asset };
  }
  return { kind: 'missing' };
}

function packageName(specifier: string): string {
  const parts = specifier.split('/');
  return parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}

function decodeAddress(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
