import type { LayoutBox, LayoutNode } from '../../1-layout/layout-tree.ts';
import { pluralOf, singularOf } from '../english-words.ts';
import { isDefaultName, saidIn, wordsOf } from '../make-names.ts';
import { nameOfLayer } from './name-sections.ts';
import { visibleChildren } from '../align-uses.ts';
import { captionsField } from '../fields/field-kind.ts';
import { captionedBox } from '../fields/find-field.ts';
import { textOfLayer } from '../text-of-layer.ts';
import { wordForText } from '../roles/word-for-text.ts';
import { textsIn } from '../texts-in.ts';

/** What a part that repeats is called: as its layers are, or as one of what its row is called, or by what is in it. */
export function nameRepeat(uses: readonly LayoutBox[], parent: LayoutBox | null): RepeatName {
  const called = commonName(uses) ?? (parent && nameOfOne(parent));
  return called === null
    ? { name: nameByContent(uses[0]), isChosen: false }
    : { name: called, isChosen: true };
}

export interface RepeatName {
  readonly name: string;
  /** Somebody called it so; else any part like it would be called the same. */
  readonly isChosen: boolean;
}

/** Words that a part takes from what it lies in. */
const mostWords = 2;

/**
 * Rows are many, the rows of the basket are one thing: a `basket row`. `null` where nothing around has a name.
 * @param around The boxes that hold all uses, from the innermost; without the page.
 */
export function nameWithin(around: readonly LayoutBox[], name: string): string | null {
  const [outer] = around.flatMap((box) => nameOfLayer(box) ?? []);
  if (outer === undefined) return null;
  const words = outer.split(' ').slice(-mostWords);
  const last = words.at(-1) ?? '';
  return [...words.slice(0, -1), singularOf(last) ?? last, name].join(' ');
}

/** A row that shows a price is a `price row`, where nothing around it has a name either; `null` where no text tells. */
export function nameByTexts([use]: readonly LayoutBox[], name: string): string | null {
  const texts = use ? textsIn(use) : [];
  const words = new Set(texts.map(wordForText));
  const word = tellingWords.find((one) => words.has(one));
  const isAbout = word !== undefined && texts.length <= mostTexts && /^(Row|Card)$/.test(name);
  return isAbout ? `${word} ${name}` : null;
}

/** With more texts than this, one of them no longer says what all of it is about. */
const mostTexts = 4;

/** What texts are by how they are written, the most telling first. */
const tellingWords = ['price', 'email', 'phone', 'date', 'time', 'share'];

/** A few words that all uses show, and no others: one of two buttons is the `book a room button`. `null` where they do not. */
export function nameByWords(uses: readonly LayoutBox[], name: string): string | null {
  const [said, ...others] = new Set(uses.map((use) => textsIn(use).map(textOfLayer).join('\n')));
  const known = new Set(wordsOf(name));
  const words = wordsOf(said ?? '').filter((word) => !known.has(word));
  const isShort =
    words.some((word) => word.length > 2) && words.length <= mostShownWords && !said?.includes('\n');
  return others.length > 0 || !isShort ? null : [...words, name].join(' ');
}

/** Words of a button that its name may take. */
const mostShownWords = 3;

/** The words that the names of all uses begin with. */
function commonName(uses: readonly LayoutBox[]): string | null {
  const [first, ...others] = uses.map(({ name }) => chosenWords(name));
  if (!first || first.length === 0) return null;
  const length = others.reduce((shared, words) => {
    const end = first.findIndex((word, index) => index < shared && words[index] !== word);
    return Math.min(shared, end < 0 ? first.length : end, words.length);
  }, first.length);
  return length === 0 ? null : first.slice(0, length).map(spellOut).join(' ');
}

/** `Features` holds a `Feature` each. */
function nameOfOne({ name }: LayoutBox): string | null {
  const words = chosenWords(name);
  const last = singularOf(words.at(-1) ?? '');
  return last === null ? null : [...words.slice(0, -1), last].join(' ');
}

function nameByContent(use: LayoutBox | undefined): string {
  if (!use) return 'Part';
  const many = nameOfMany(use);
  if (many !== null) return many;
  const field = captionedBox(use);
  if (field && captionsField(textOfLayer(field.caption))) return 'Field';
  const { texts, pictures } = countContent(use);
  if (texts >= 2) return isLong(use) ? 'Row' : 'Card';
  return texts === 1 && pictures > 0 ? 'Entry' : 'Item';
}

/** Boxes that are called alike, or would be, are many of one thing. */
function nameOfMany(use: LayoutBox): string | null {
  const inside = visibleChildren(use);
  const boxes = inside.filter((child) => child.kind === 'box');
  if (boxes.length < 2 || boxes.length < inside.length) return null;
  const chosen = commonName(boxes);
  if (chosen !== null) return pluralOf(chosen);
  const [name, another] = new Set(boxes.map((box) => nameByContent(box)));
  return boxes.length < fewestOfMany || name === undefined || another !== undefined ? null : pluralOf(name);
}

/** Boxes that nobody named and that are many of one thing; two are rather the halves of it. */
const fewestOfMany = 3;

/** Words beside each other, as in a list of prices: a card is about as high as it is wide. */
function isLong({ style, drawn }: LayoutBox): boolean {
  const get = (wanted: string) => style.find(({ property }) => property === wanted)?.value;
  return get('display') === 'flex' && get('flex-direction') !== 'column' && drawn.width >= 4 * drawn.height;
}

function countContent(node: LayoutNode): { readonly texts: number; readonly pictures: number } {
  const inside = visibleChildren(node).map(countContent);
  return {
    texts: inside.reduce((sum, { texts }) => sum + texts, node.kind === 'text' ? 1 : 0),
    pictures: inside.reduce(
      (sum, { pictures }) => sum + pictures,
      node.kind === 'image' || node.kind === 'vector' ? 1 : 0,
    ),
  };
}

/** The words a person chose, without numbers. */
function chosenWords(name: string): readonly string[] {
  return isDefaultName(name)
    ? []
    : saidIn(name)
        .filter((word) => !/^\d+$/.test(word))
        .slice(0, 4);
}

/** Layers that come from web pages are called by their tags. */
const tags: ReadonlyMap<string, string> = new Map([
  ['a', 'link'],
  ['li', 'item'],
  ['ul', 'list'],
  ['ol', 'list'],
  ['tr', 'row'],
  ['td', 'cell'],
  ['nav', 'navigation'],
  ['blockquote', 'quote'],
  ['btn', 'button'],
  ['img', 'picture'],
  ['p', 'paragraph'],
  ['span', 'label'],
]);

function spellOut(word: string): string {
  return tags.get(word) ?? word;
}
