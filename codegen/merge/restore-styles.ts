/**
 * Restores styles that edited code still uses: rules, tokens and utilities that the design removed from the style
 * sheets stay if such code names them.
 */
import { selectorClasses } from '../css/css-tokens.ts';
import { indentLines } from './three-way/merge-edits.ts';
import { readStylesheetUnits } from './three-way/read-stylesheet-units.ts';
import { createFingerprints, type SyntaxUnit } from './three-way/syntax-unit.ts';

type Texts = ReadonlyMap<string, string>;

export interface StyleRestoreInput {
  /** The texts after the merge. */
  readonly merged: Texts;
  /** The developer's texts before the merge. */
  readonly mine: Texts;
  /** The texts of the new generation. */
  readonly next: Texts;
}

/** The style sheets that change, by path. */
export function restoreStyles({ merged, mine, next }: StyleRestoreInput): Texts {
  const edited = [...merged].filter(([path, text]) => !path.endsWith('.css') && text !== next.get(path));
  if (edited.length === 0) return new Map();
  const lost = [...merged].flatMap(([path, text]) => {
    const former = path.endsWith('.css') ? mine.get(path) : undefined;
    return former === undefined || former === text ? [] : findLostStyles(path, text, former);
  });
  const wordsFor = createWordIndexes(edited);
  const restored = new Set(lost.filter((one) => isReferenced(one, wordsFor(one.path))));
  const properties = new Map(lost.map((one) => [one.item.names.join(), one]));
  // The loop also visits entries that it adds: tokens that refer to other tokens.
  for (const { item } of restored) {
    for (const [token] of item.text.matchAll(/--[\w-]+/g)) {
      const property = properties.get(token);
      if (property) restored.add(property);
    }
  }
  const changed = new Map<string, string>();
  for (const { path, item } of restored)
    changed.set(path, insertStyle(changed.get(path) ?? merged.get(path) ?? '', item));
  return changed;
}

interface LostStyle {
  readonly path: string;
  readonly item: StyleItem;
  /** The names that the style sheet no longer defines. */
  readonly names: readonly string[];
}

/** Further rules for a class that still exists were removed on purpose. */
function findLostStyles(path: string, text: string, former: string): readonly LostStyle[] {
  const now = readStyleItems(text);
  const keys = new Set(now.map(({ key }) => key));
  const known = new Set(now.flatMap(({ names }) => names));
  return readStyleItems(former).flatMap((item) => {
    const names = item.names.filter((name) => !known.has(name));
    return keys.has(item.key) || names.length === 0 ? [] : [{ path, item, names }];
  });
}

interface WordIndex {
  has(word: string): boolean;
  /** Whether a class ends with a dash and this part. */
  endsWith(part: string): boolean;
}

/** The words in the files that may use a style sheet: those that import it, or all files if it is global. */
function createWordIndexes(
  edited: readonly (readonly [path: string, text: string])[],
): (stylesheet: string) => WordIndex {
  const known = new Map<string, WordIndex>();
  return (stylesheet) => {
    const name = stylesheet.slice(stylesheet.lastIndexOf('/') + 1);
    const users = name.endsWith('.module.css')
      ? edited.filter(([, text]) => text.includes(`/${name}`))
      : edited;
    const words = known.get(stylesheet) ?? indexWords(users.map(([, text]) => text));
    known.set(stylesheet, words);
    return words;
  };
}

function indexWords(texts: readonly string[]): WordIndex {
  const words = new Set(texts.flatMap((text) => text.match(/[\w-]+/g) ?? []));
  const endings = new Set(
    [...words].flatMap((word) => [...word.matchAll(/-/g)].map(({ index }) => word.slice(index + 1))),
  );
  return { has: (word) => words.has(word), endsWith: (part) => endings.has(part) };
}

function isReferenced({ item, names }: LostStyle, words: WordIndex): boolean {
  // Tailwind derives utilities from its theme: `--color-ink` gives `text-ink`.
  const [, part] = (item.ancestors[0]?.startsWith('@theme') && /^--[a-z]+-(.+)$/.exec(names[0] ?? '')) || [];
  return names.every((name) => words.has(name)) || (part !== undefined && words.endsWith(part));
}

function insertStyle(stylesheet: string, { ancestors, text }: StyleItem): string {
  const end = findRuleBodyEnd(stylesheet, ancestors);
  if (end !== null && ancestors.length > 0) {
    const indent = '  '.repeat(ancestors.length);
    return `${stylesheet.slice(0, end).trimEnd()}\n${indent}${indentLines(text, indent)}\n${indent.slice(2)}${stylesheet.slice(end)}`;
  }
  const wrapped = ancestors.reduceRight(
    (inside, head) => `${head} {\n  ${indentLines(inside, '  ')}\n}`,
    text,
  );
  return `${stylesheet.trimEnd()}\n\n${wrapped}\n`;
}

/** One named definition of a style sheet: a rule with classes, a custom property or a utility. */
interface StyleItem {
  /** Equal for the same definition in another version of the style sheet. */
  readonly key: string;
  /** The rules around it, outermost first: `@media (width < 40rem)`, `:root`. */
  readonly ancestors: readonly string[];
  readonly text: string;
  /** The classes of its selector without dots, the name of a custom property, or the name of a utility. */
  readonly names: readonly string[];
  readonly kind: 'rule' | 'property' | 'utility';
}

/** All named definitions of a style sheet, in order; none if it cannot be parsed. */
function readStyleItems(text: string): readonly StyleItem[] {
  const tree = readStylesheetUnits(text, createFingerprints());
  return tree ? collectStyleItems(tree.root, [], text) : [];
}

/** The end of the body of a nested rule; `null` if there is no such rule. */
function findRuleBodyEnd(text: string, ancestors: readonly string[]): number | null {
  let body: SyntaxUnit | undefined = readStylesheetUnits(text, createFingerprints())?.root.parts[0];
  for (const head of ancestors) body = body?.parts.find(({ name }) => name === head)?.parts[1];
  return body?.to ?? null;
}

function collectStyleItems(
  unit: SyntaxUnit,
  ancestors: readonly string[],
  text: string,
): readonly StyleItem[] {
  if (unit.kind === 'declaration')
    return unit.name?.startsWith('--')
      ? [createStyleItem(unit, ancestors, text, 'property', [unit.name])]
      : [];
  if (unit.kind !== 'rule') return unit.parts.flatMap((part) => collectStyleItems(part, ancestors, text));
  const head = unit.name ?? '';
  const [, utility] = /^@utility (\S+)/.exec(head) ?? [];
  if (utility !== undefined) return [createStyleItem(unit, ancestors, text, 'utility', [utility])];
  const classes = head.startsWith('@') ? [] : classesIn(head);
  if (classes.length > 0) return [createStyleItem(unit, ancestors, text, 'rule', classes)];
  return unit.parts.flatMap((part) => collectStyleItems(part, [...ancestors, head], text));
}

function createStyleItem(
  { name, from, to }: SyntaxUnit,
  ancestors: readonly string[],
  text: string,
  kind: StyleItem['kind'],
  names: readonly string[],
): StyleItem {
  return { key: [...ancestors, name].join(' { '), ancestors, text: text.slice(from, to), names, kind };
}

function classesIn(selector: string): readonly string[] {
  return selectorClasses(selector).map(({ name }) => name);
}
