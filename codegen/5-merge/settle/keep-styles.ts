/**
 * What a developer keeps of a layer that the design no longer has keeps its look: rules, tokens and utilities that the
 * design took out of the sheets stay where such code names them.
 */
import { indentLines } from '../changes/conflict.ts';
import { findBodyEnd, readStyleItems, type StyleItem } from './read-style-items.ts';

type Texts = ReadonlyMap<string, string>;

export interface TextsOfMerge {
  /** What is there after the merge. */
  readonly merged: Texts;
  /** What the developer had before it. */
  readonly mine: Texts;
  /** What the design gives. */
  readonly next: Texts;
}

/** The sheets that something comes back to, with it, by path. */
export function keepStyles({ merged, mine, next }: TextsOfMerge): Texts {
  const edited = [...merged].filter(([path, text]) => !path.endsWith('.css') && text !== next.get(path));
  if (edited.length === 0) return new Map();
  const lost = [...merged].flatMap(([path, text]) => {
    const former = path.endsWith('.css') ? mine.get(path) : undefined;
    return former === undefined || former === text ? [] : findLost(path, text, former);
  });
  const wordsFor = openWords(edited);
  const back = new Set(lost.filter((one) => isNamed(one, wordsFor(one.path))));
  const properties = new Map(lost.map((one) => [one.item.names.join(), one]));
  // A set goes on to what is added on the way: tokens that stand for others.
  for (const { item } of back) {
    for (const [token] of item.text.matchAll(/--[\w-]+/g)) {
      const property = properties.get(token);
      if (property) back.add(property);
    }
  }
  const changed = new Map<string, string>();
  for (const { path, item } of back)
    changed.set(path, putBack(changed.get(path) ?? merged.get(path) ?? '', item));
  return changed;
}

interface Lost {
  readonly path: string;
  readonly item: StyleItem;
  /** Those of its names that nothing in the sheet has any more. */
  readonly names: readonly string[];
}

/** A further rule for something that is still there was the design's to take. */
function findLost(path: string, text: string, former: string): readonly Lost[] {
  const now = readStyleItems(text);
  const keys = new Set(now.map(({ key }) => key));
  const known = new Set(now.flatMap(({ names }) => names));
  return readStyleItems(former).flatMap((item) => {
    const names = item.names.filter((name) => !known.has(name));
    return keys.has(item.key) || names.length === 0 ? [] : [{ path, item, names }];
  });
}

interface Words {
  has(word: string): boolean;
  /** Whether a class ends like this after a dash. */
  endsWith(part: string): boolean;
}

/** The words that speak of a sheet: those of the files that import it, or of all where it is everybody's. */
function openWords(edited: readonly (readonly [path: string, text: string])[]): (sheet: string) => Words {
  const known = new Map<string, Words>();
  return (sheet) => {
    const name = sheet.slice(sheet.lastIndexOf('/') + 1);
    const users = name.endsWith('.module.css')
      ? edited.filter(([, text]) => text.includes(`/${name}`))
      : edited;
    const words = known.get(sheet) ?? readWords(users.map(([, text]) => text));
    known.set(sheet, words);
    return words;
  };
}

function readWords(texts: readonly string[]): Words {
  const words = new Set(texts.flatMap((text) => text.match(/[\w-]+/g) ?? []));
  const endings = new Set(
    [...words].flatMap((word) => [...word.matchAll(/-/g)].map(({ index }) => word.slice(index + 1))),
  );
  return { has: (word) => words.has(word), endsWith: (part) => endings.has(part) };
}

function isNamed({ item, names }: Lost, words: Words): boolean {
  // Tailwind makes utilities of its theme: `--color-ink` is `text-ink`.
  const [, part] = (item.around[0]?.startsWith('@theme') && /^--[a-z]+-(.+)$/.exec(names[0] ?? '')) || [];
  return names.every((name) => words.has(name)) || (part !== undefined && words.endsWith(part));
}

function putBack(sheet: string, { around, text }: StyleItem): string {
  const end = findBodyEnd(sheet, around);
  if (end !== null && around.length > 0) {
    const indent = '  '.repeat(around.length);
    return `${sheet.slice(0, end).trimEnd()}\n${indent}${indentLines(text, indent)}\n${indent.slice(2)}${sheet.slice(end)}`;
  }
  const wrapped = around.reduceRight((inside, head) => `${head} {\n  ${indentLines(inside, '  ')}\n}`, text);
  return `${sheet.trimEnd()}\n\n${wrapped}\n`;
}
