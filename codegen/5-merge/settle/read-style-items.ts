import { createPrints, type Piece } from '../pieces/piece.ts';
import { readSheet } from '../pieces/read-sheet.ts';

/** What a sheet defines under a name: a rule of classes, a custom property or a utility. */
export interface StyleItem {
  /** The same for the same thing in another version of the sheet. */
  readonly key: string;
  /** What it stands in, outermost first: `@media (width < 40rem)`, `:root`. */
  readonly around: readonly string[];
  readonly text: string;
  /** Classes of its selector without their dots, `--` and a name, or the name of a utility. */
  readonly names: readonly string[];
  readonly kind: 'rule' | 'property' | 'utility';
}

/** Everything of a sheet that has a name, in its order; nothing where the sheet does not parse. */
export function readStyleItems(text: string): readonly StyleItem[] {
  const tree = readSheet(text, createPrints());
  return tree ? itemsIn(tree.root, [], text) : [];
}

/** Where the body of a rule ends that stands in others; `null` where there is none. */
export function findBodyEnd(text: string, around: readonly string[]): number | null {
  let body: Piece | undefined = readSheet(text, createPrints())?.root.parts[0];
  for (const head of around) body = body?.parts.find(({ name }) => name === head)?.parts[1];
  return body?.to ?? null;
}

function itemsIn(piece: Piece, around: readonly string[], text: string): readonly StyleItem[] {
  if (piece.kind === 'declaration')
    return piece.name?.startsWith('--') ? [itemOf(piece, around, text, 'property', [piece.name])] : [];
  if (piece.kind !== 'rule') return piece.parts.flatMap((part) => itemsIn(part, around, text));
  const head = piece.name ?? '';
  const [, utility] = /^@utility (\S+)/.exec(head) ?? [];
  if (utility !== undefined) return [itemOf(piece, around, text, 'utility', [utility])];
  const classes = head.startsWith('@') ? [] : classesIn(head);
  if (classes.length > 0) return [itemOf(piece, around, text, 'rule', classes)];
  return piece.parts.flatMap((part) => itemsIn(part, [...around, head], text));
}

function itemOf(
  { name, from, to }: Piece,
  around: readonly string[],
  text: string,
  kind: StyleItem['kind'],
  names: readonly string[],
): StyleItem {
  return { key: [...around, name].join(' { '), around, text: text.slice(from, to), names, kind };
}

function classesIn(selector: string): readonly string[] {
  return [...selector.matchAll(/\.(-?[_a-zA-Z][\w-]*)/g)].map(([, name = '']) => name);
}
