/** Reads which files a file imports, and changes its imports when files move. */

const importPattern = /(\bfrom\s*|\bimport\s*\(?\s*|@import\s+(?:url\()?)(["'])([^"'\n]+)\2/g;
const resolvableExtensions = ['', '.tsx', '.ts', '.jsx', '.js', '/index.tsx', '/index.ts'];

/** The files that an import can lead to. */
export interface PathIndex {
  has(path: string): boolean;
  /** The paths that end with this name, with or without an extension. */
  withName(name: string): readonly string[];
}

export function indexPaths(paths: Iterable<string>): PathIndex {
  const all = new Set(paths);
  const byName = new Map<string, string[]>();
  for (const path of all) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    for (const key of new Set([name, name.replace(/\.[jt]sx?$/, '')]))
      byName.set(key, [...(byName.get(key) ?? []), path]);
  }
  return { has: (path) => all.has(path), withName: (name) => byName.get(name) ?? [] };
}

/** The known files that a text imports. */
export function importedFiles(path: string, text: string, files: PathIndex): readonly string[] {
  return [...text.matchAll(importPattern)].flatMap(
    (match) => resolveSpecifier(path, match[3] ?? '', files)?.target ?? [],
  );
}

/** A text that was written for `path`, with its imports changed for the new paths. */
export function relocateImports(
  path: string,
  text: string,
  files: PathIndex,
  newPathOf: (path: string) => string,
): string {
  return text.replace(importPattern, (whole, before: string, quote: string, address: string) => {
    const found = resolveSpecifier(path, address, files);
    if (found === null) return whole;
    const newPath = newPathOf(found.target);
    if (newPath === found.target && (found.alias !== null || newPathOf(path) === path)) return whole;
    // An import without an extension stays without one.
    const short = newPath.slice(0, newPath.length - found.ending.length);
    const { alias } = found;
    const isUnder = alias !== null && short.startsWith(alias.folder);
    const now = isUnder ? alias.name + short.slice(alias.folder.length) : relativeTo(newPathOf(path), short);
    return `${before}${quote}${now}${quote}`;
  });
}

/** An address in a file, relative to the new paths; `null` if it leads to no known file. */
export function relativeAddress(
  path: string,
  address: string,
  files: PathIndex,
  newPathOf: (path: string) => string,
): string | null {
  const found = resolveSpecifier(path, address, files);
  return found === null ? null : relativeTo(newPathOf(path), newPathOf(found.target));
}

/** The offset where the imports of components start, after those of types. */
export function importInsertionOffset(text: string): number {
  return /^(?:import type .*\n)*/.exec(text)?.[0].length ?? 0;
}

interface ResolvedSpecifier {
  readonly target: string;
  /** The extension that the address leaves out. */
  readonly ending: string;
  /** `null` where the address is relative. */
  readonly alias: { readonly name: string; readonly folder: string } | null;
}

function resolveSpecifier(from: string, address: string, files: PathIndex): ResolvedSpecifier | null {
  if (!/^\.{1,2}\//.test(address)) return resolveAlias(address, files);
  const path = joinPath(from, address);
  const ending = resolvableExtensions.find((each) => files.has(path + each));
  return ending === undefined ? null : { target: path + ending, ending, alias: null };
}

/** `@/parts/card` is any file that ends like it, because only the settings of a bundler know what an alias means. */
function resolveAlias(address: string, files: PathIndex): ResolvedSpecifier | null {
  const slash = address.indexOf('/');
  const subpath = address.slice(slash + 1);
  if (slash < 0 || subpath === '') return null;
  for (const target of files.withName(subpath.slice(subpath.lastIndexOf('/') + 1))) {
    const ending = resolvableExtensions.find((each) => `/${target}`.endsWith(`/${subpath}${each}`));
    if (ending === undefined) continue;
    const folder = target.slice(0, target.length - subpath.length - ending.length);
    return { target, ending, alias: { name: address.slice(0, slash + 1), folder } };
  }
  return null;
}

function joinPath(from: string, address: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of address.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function relativeTo(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1);
  const parts = to.split('/');
  let common = 0;
  while (common < folders.length && common < parts.length - 1 && folders[common] === parts[common])
    common += 1;
  const up = folders.slice(common).map(() => '..');
  const down = parts.slice(common);
  return up.length === 0 ? `./${down.join('/')}` : [...up, ...down].join('/');
}
