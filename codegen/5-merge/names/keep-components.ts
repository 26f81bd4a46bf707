/**
 * What components were called before. One that is only numbered otherwise keeps its number; one that the design now
 * calls something else takes its new name, and everything a developer wrote follows.
 */
import { keepNames, NamePairs } from './name-pairs.ts';
import { renameInScript, renameStem } from './rename-script.ts';
import { toKebabCase } from '../../2-components/make-names.ts';

/** A generated text with the layer its first element stands for. */
export interface GeneratedText {
  readonly path: string;
  readonly text: string;
  readonly node: string | null;
}

export interface KeptComponents {
  /** The new generation with the numbers of the last one. */
  readonly next: readonly GeneratedText[];
  /** Components that the design renamed: their new names by the old. */
  readonly renamed: ReadonlyMap<string, string>;
}

export function keepComponents(
  base: readonly GeneratedText[],
  next: readonly GeneratedText[],
): KeptComponents {
  const pairs = pairComponents(base, next);
  const before = components(base).map(({ name }) => name);
  const now = components(next).map(({ name }) => name);
  const numbered = new Map([...pairs].filter(([name, was]) => withoutNumber(name) === withoutNumber(was)));
  const renamed = new Map(
    [...pairs].filter(([name]) => !numbered.has(name)).map(([name, was]) => [was, name]),
  );
  const free = new Set(before.filter((name) => !renamed.has(name)));
  const settled = new Map([...numbered, ...[...renamed.values()].map((name) => [name, name] as const)]);
  const names = keepNames(now, free, settled);
  const kept = next.map((file) => renameFile(file, names));
  const final = new Map([...renamed].map(([was, name]) => [was, names.get(name) ?? name]));
  return { next: kept, renamed: final };
}

/** One file under new names: its own, and those it speaks of. */
export function renameFile<File extends { readonly path: string; readonly text: string }>(
  file: File,
  names: ReadonlyMap<string, string>,
): File {
  if (names.size === 0) return file;
  const text = /\.[jt]sx?$/.test(file.path) ? renameInScript(file.path, file.text, names) : file.text;
  return { ...file, path: renamePath(file.path, names), text };
}

export function renamePath(path: string, names: ReadonlyMap<string, string>): string {
  const [, folder = '', stem = '', ending = ''] = /^(.*\/)?([^/.]+)(\.[^/]*)$/.exec(path) ?? [];
  const name = renameStem(stem, names);
  return name === null ? path : folder + name + ending;
}

function pairComponents(
  base: readonly GeneratedText[],
  next: readonly GeneratedText[],
): ReadonlyMap<string, string> {
  const pairs = new NamePairs();
  const byContent = new Map<string, string>();
  const byNode = new Map<string, string>();
  const before = components(base);
  for (const { name, file } of before) {
    byContent.set(contentOf(file, name), name);
    if (file.node !== null) byNode.set(file.node, name);
  }
  const known = new Set(before.map(({ name }) => name));
  for (const { name, file } of components(next)) {
    const alike = byContent.get(contentOf(file, name));
    const same = file.node === null ? undefined : byNode.get(file.node);
    if (same !== undefined) pairs.vote(name, same, 3);
    if (alike !== undefined) pairs.vote(name, alike, 2);
    if (known.has(name)) pairs.vote(name, name, 1);
  }
  return pairs.settle();
}

/** Files that are named after the component in them, as it is or in kebab-case. */
function components(files: readonly GeneratedText[]): readonly { name: string; file: GeneratedText }[] {
  return files.flatMap((file) => {
    const [, stem] = /([^/.]+)\.tsx$/.exec(file.path) ?? [];
    const [, name] = /^export function ([A-Z]\w*)/m.exec(file.text) ?? [];
    const isItsFile = name !== undefined && (stem === name || stem === toKebabCase(name));
    return name === 'App' || !isItsFile ? [] : [{ name, file }];
  });
}

/** What a component says, whatever it is called. */
function contentOf({ text }: GeneratedText, name: string): string {
  return text.replaceAll(name, '\0');
}

function withoutNumber(name: string): string {
  return name.replace(/\d+$/, '');
}
