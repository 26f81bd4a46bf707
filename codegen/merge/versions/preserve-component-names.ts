/**
 * Keeps the names of components. A component that differs only in its number keeps the old number. A component that
 * the design renamed gets its new name, also in everything that a developer wrote.
 */
import { ts } from 'ts-morph';
import { toKebabCase } from '../../naming/identifiers.ts';
import { applyEdits, type TextEdit } from '../text-edits.ts';
import { assignStableNames, NamePairVotes } from './pair-names.ts';

/** A generated text with the layer of its first element. */
export interface GeneratedText {
  readonly path: string;
  readonly text: string;
  readonly node: string | null;
}

export interface PreservedComponents {
  /** The new generation with the numbers of the last one. */
  readonly next: readonly GeneratedText[];
  /** The new names of components that the design renamed, by their old names. */
  readonly renamed: ReadonlyMap<string, string>;
}

export function preserveComponentNames(
  base: readonly GeneratedText[],
  next: readonly GeneratedText[],
): PreservedComponents {
  const pairs = pairComponents(base, next);
  const before = listComponents(base).map(({ name }) => name);
  const now = listComponents(next).map(({ name }) => name);
  const numbered = new Map([...pairs].filter(([name, was]) => withoutNumber(name) === withoutNumber(was)));
  const renamed = new Map(
    [...pairs].filter(([name]) => !numbered.has(name)).map(([name, was]) => [was, name]),
  );
  const free = new Set(before.filter((name) => !renamed.has(name)));
  const resolved = new Map([...numbered, ...[...renamed.values()].map((name) => [name, name] as const)]);
  const names = assignStableNames(now, free, resolved);
  const kept = next.map((file) => renameFile(file, names));
  const final = new Map([...renamed].map(([was, name]) => [was, names.get(name) ?? name]));
  return { next: kept, renamed: final };
}

/** A file with new names: its own and those it mentions. */
export function renameFile<File extends { readonly path: string; readonly text: string }>(
  file: File,
  names: ReadonlyMap<string, string>,
): File {
  if (names.size === 0) return file;
  const text = /\.[jt]sx?$/.test(file.path) ? renameInScript(file.path, file.text, names) : file.text;
  return { ...file, path: renamePath(file.path, names), text };
}

export function renamePath(path: string, names: ReadonlyMap<string, string>): string {
  const [, folder = '', baseName = '', ending = ''] = /^(.*\/)?([^/.]+)(\.[^/]*)$/.exec(path) ?? [];
  const name = renameBaseName(baseName, names);
  return name === null ? path : folder + name + ending;
}

function pairComponents(
  base: readonly GeneratedText[],
  next: readonly GeneratedText[],
): ReadonlyMap<string, string> {
  const pairs = new NamePairVotes();
  const byContent = new Map<string, string>();
  const byNode = new Map<string, string>();
  const before = listComponents(base);
  for (const { name, file } of before) {
    byContent.set(contentWithoutName(file, name), name);
    if (file.node !== null) byNode.set(file.node, name);
  }
  const known = new Set(before.map(({ name }) => name));
  for (const { name, file } of listComponents(next)) {
    const alike = byContent.get(contentWithoutName(file, name));
    const same = file.node === null ? undefined : byNode.get(file.node);
    if (same !== undefined) pairs.vote(name, same, 3);
    if (alike !== undefined) pairs.vote(name, alike, 2);
    if (known.has(name)) pairs.vote(name, name, 1);
  }
  return pairs.resolve();
}

/** The components whose files are named after them, as they are or in kebab-case. */
function listComponents(files: readonly GeneratedText[]): readonly { name: string; file: GeneratedText }[] {
  return files.flatMap((file) => {
    const [, baseName] = /([^/.]+)\.tsx$/.exec(file.path) ?? [];
    const [, name] = /^export function ([A-Z]\w*)/m.exec(file.text) ?? [];
    const isItsFile = name !== undefined && (baseName === name || baseName === toKebabCase(name));
    return name === 'App' || !isItsFile ? [] : [{ name, file }];
  });
}

/** The content of a component without its name. */
function contentWithoutName({ text }: GeneratedText, name: string): string {
  return text.replaceAll(name, '\0');
}

function withoutNumber(name: string): string {
  return name.replace(/\d+$/, '');
}

/** Replaces the names of components in scripts. */

/** Renames identifiers (`Button`, `ButtonProps`) and the files of imports (`./Button`). */
function renameInScript(path: string, text: string, names: ReadonlyMap<string, string>): string {
  if (
    names.size === 0 ||
    ![...names.keys()].some((name) => text.includes(name) || text.includes(toKebabCase(name) ?? name))
  )
    return text;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const edits: TextEdit[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !isPropertyKey(node)) {
      const name = newName(node.text, names);
      if (name !== null) edits.push({ from: node.getStart(source), to: node.end, text: name });
    } else if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      const { moduleSpecifier } = node;
      const address = renameSpecifier(moduleSpecifier.text, names);
      const from = moduleSpecifier.getStart(source) + 1;
      if (address !== null) edits.push({ from, to: moduleSpecifier.end - 1, text: address });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return applyEdits(text, edits);
}

/** The key of an object or the name of an attribute is not the component. */
function isPropertyKey(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node) ||
    (ts.isPropertySignature(parent) && parent.name === node) ||
    ts.isJsxAttribute(parent)
  );
}

function newName(name: string, names: ReadonlyMap<string, string>): string | null {
  const whole = names.get(name);
  if (whole !== undefined) return whole;
  const props = name.endsWith('Props') ? names.get(name.slice(0, -'Props'.length)) : undefined;
  return props === undefined ? null : `${props}Props`;
}

/** The new base name of a component's file, as it is or in kebab-case; `null` if it stays. */
function renameBaseName(baseName: string, names: ReadonlyMap<string, string>): string | null {
  const name = names.get(baseName);
  if (name !== undefined) return name;
  for (const [was, now] of names) if (toKebabCase(was) === baseName) return toKebabCase(now);
  return null;
}

function renameSpecifier(address: string, names: ReadonlyMap<string, string>): string | null {
  const [, folder = '', baseName = '', ending = ''] = /^(.*\/)([^/.]+)((?:\.[^/]*)?)$/.exec(address) ?? [];
  const name = /^\.{1,2}\/|^[@~]/.test(address) ? renameBaseName(baseName, names) : null;
  return name === null ? null : folder + name + ending;
}
