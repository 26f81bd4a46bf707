/** Which files a file imports, and how its imports change when files move. */

const importPattern = /(\bfrom\s*|\bimport\s*\(?\s*|@import\s+(?:url\()?)(["'])([^"'\n]+)\2/g;
const endings = ['', '.tsx', '.ts', '.jsx', '.js', '/index.tsx', '/index.ts'];

/** The files that an import can lead to. */
export interface KnownFiles {
  has(path: string): boolean;
  /** Paths whose last part is this, with or without an ending. */
  named(name: string): readonly string[];
}

export function indexPaths(paths: Iterable<string>): KnownFiles {
  const all = new Set(paths);
  const byName = new Map<string, string[]>();
  for (const path of all) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    for (const key of new Set([name, name.replace(/\.[jt]sx?$/, '')]))
      byName.set(key, [...(byName.get(key) ?? []), path]);
  }
  return { has: (path) => all.has(path), named: (name) => byName.get(name) ?? [] };
}

/** The known files that a text imports. */
export function importsOf(path: string, text: string, files: KnownFiles): readonly string[] {
  return [...text.matchAll(importPattern)].flatMap(
    (match) => find(path, match[3] ?? '', files)?.target ?? [],
  );
}

/** A text that was written for `path`, as it has to be at its new place, with others at theirs. */
export function relocate(
  path: string,
  text: string,
  files: KnownFiles,
  placeOf: (path: string) => string,
): string {
  return text.replace(importPattern, (whole, before: string, quote: string, address: string) => {
    const found = find(path, address, files);
    if (found === null) return whole;
    const place = placeOf(found.target);
    if (place === found.target && (found.alias !== null || placeOf(path) === path)) return whole;
    // An address that left the ending away goes on doing so.
    const short = place.slice(0, place.length - found.ending.length);
    const { alias } = found;
    const isUnder = alias !== null && short.startsWith(alias.folder);
    const now = isUnder ? alias.name + short.slice(alias.folder.length) : relative(placeOf(path), short);
    return `${before}${quote}${now}${quote}`;
  });
}

/** An address in a file, seen from where the file and its target are now; `null` where it leads to none of them. */
export function relativeAddress(
  path: string,
  address: string,
  files: KnownFiles,
  placeOf: (path: string) => string,
): string | null {
  const found = find(path, address, files);
  return found === null ? null : relative(placeOf(path), placeOf(found.target));
}

/** Where the imports of a file of components begin: behind those of types. */
export function importsAnchor(text: string): number {
  return /^(?:import type .*\n)*/.exec(text)?.[0].length ?? 0;
}

interface Found {
  readonly target: string;
  /** What the address leaves away of it. */
  readonly ending: string;
  /** `null` where the address is relative. */
  readonly alias: { readonly name: string; readonly folder: string } | null;
}

function find(from: string, address: string, files: KnownFiles): Found | null {
  if (!/^\.{1,2}\//.test(address)) return findAlias(address, files);
  const path = join(from, address);
  const ending = endings.find((each) => files.has(path + each));
  return ending === undefined ? null : { target: path + ending, ending, alias: null };
}

/** `@/parts/card` is whatever file ends like it: what an alias stands for is told in a bundler's settings. */
function findAlias(address: string, files: KnownFiles): Found | null {
  const slash = address.indexOf('/');
  const rest = address.slice(slash + 1);
  if (slash < 0 || rest === '') return null;
  for (const target of files.named(rest.slice(rest.lastIndexOf('/') + 1))) {
    const ending = endings.find((each) => `/${target}`.endsWith(`/${rest}${each}`));
    if (ending === undefined) continue;
    const folder = target.slice(0, target.length - rest.length - ending.length);
    return { target, ending, alias: { name: address.slice(0, slash + 1), folder } };
  }
  return null;
}

function join(from: string, address: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of address.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

function relative(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1);
  const parts = to.split('/');
  let common = 0;
  while (common < folders.length && common < parts.length - 1 && folders[common] === parts[common])
    common += 1;
  const up = folders.slice(common).map(() => '..');
  const down = parts.slice(common);
  return up.length === 0 ? `./${down.join('/')}` : [...up, ...down].join('/');
}
