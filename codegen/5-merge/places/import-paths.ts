/** What a file imports by relative addresses, and how these change when files move. */

const importPattern = /(\bfrom\s*|\bimport\s*\(?\s*|@import\s+(?:url\()?)(["'])(\.{1,2}\/[^"'\n]+)\2/g;
const endings = ['', '.tsx', '.ts', '.jsx', '.js', '/index.tsx', '/index.ts'];

/** The files of `paths` that a text imports. */
export function importsOf(
  path: string,
  text: string,
  paths: { has(path: string): boolean },
): readonly string[] {
  return [...text.matchAll(importPattern)].flatMap((match) => {
    const found = resolve(path, match[3] ?? '', paths);
    return found === null ? [] : [found];
  });
}

/** A text that was written for `path`, as it has to be at its new place, with others at theirs. */
export function relocate(
  path: string,
  text: string,
  paths: { has(path: string): boolean },
  placeOf: (path: string) => string,
): string {
  return text.replace(importPattern, (whole, before: string, quote: string, address: string) => {
    const target = resolve(path, address, paths);
    if (target === null) return whole;
    const place = placeOf(target);
    if (place === target && placeOf(path) === path) return whole;
    // An address that left the ending away goes on doing so.
    const ending = endings.find((each) => join(path, address) + each === target) ?? '';
    return `${before}${quote}${relative(placeOf(path), place).slice(0, ending === '' ? undefined : -ending.length)}${quote}`;
  });
}

/** An address in a file, seen from where the file and its target are now; `null` where it leads to none of them. */
export function relativeAddress(
  path: string,
  address: string,
  paths: { has(path: string): boolean },
  placeOf: (path: string) => string,
): string | null {
  const target = resolve(path, address, paths);
  return target === null ? null : relative(placeOf(path), placeOf(target));
}

/** Where the imports of a file of components begin: behind those of types. */
export function importsAnchor(text: string): number {
  return /^(?:import type .*\n)*/.exec(text)?.[0].length ?? 0;
}

function resolve(from: string, address: string, paths: { has(path: string): boolean }): string | null {
  const path = join(from, address);
  return endings.map((ending) => path + ending).find((candidate) => paths.has(candidate)) ?? null;
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
