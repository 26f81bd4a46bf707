/** Chooses texts from the built-in tables that fit their layers; those of one card are about one person or thing. */
import { estimateWidth } from '#design/text-width';
import { type ContentTable, itemsOf } from './content/content-table.ts';
import { contentTables } from './content/tables.ts';
import type { TextRole, AvailableTextSpace, TextSlot } from './find-text-slots.ts';

/** A sample text, and what may stand in its place. */
export interface TextFill {
  readonly nodeId: string;
  readonly name: string;
  readonly role: TextRole;
  readonly was: string;
  /** The texts that may stand there, the best first. */
  readonly choices: readonly string[];
  readonly availableSpace: AvailableTextSpace;
  /** The card it is in. */
  readonly card: string;
}

/** A text, and who a name is. */
export type ChosenText = TextFill & { readonly person?: 'woman' | 'man' };

/** The share of a line that is left free: widths are estimated. */
const reserve = 0.06;

/** Texts for each slot, one that is `given` first; a slot that no text fits is left out. */
export function chooseTexts(
  slots: readonly TextSlot[],
  cards: ReadonlyMap<TextSlot, string>,
  language: string,
  given: ReadonlyMap<string, string>,
): readonly ChosenText[] {
  const table = findTable(language);
  const numbers = new Map<string, number>();
  const uses = new Map<string, number>();
  return slots.flatMap((slot): readonly ChosenText[] => {
    const card = cards.get(slot) ?? '';
    if (!numbers.has(card)) numbers.set(card, numbers.size);
    const number = numbers.get(card) ?? 0;
    // A second text of the same kind in one card says something else.
    const key = `${card} ${slot.role}`;
    const use = uses.get(key) ?? 0;
    uses.set(key, use + 1);
    const person = number % 2 === 0 ? 'woman' : 'man';
    const choices = listChoices(
      table,
      slot.role,
      person,
      Math.floor(number / (isOfPerson(slot.role) ? 2 : 1)) + use,
    )
      .map((text) => text.trim())
      .filter((text) => fitsAvailableSpace(text, slot.availableSpace));
    const { node } = slot.layer;
    const own = given.get(node.id);
    if (own !== undefined) choices.unshift(own);
    if (choices.length === 0) return [];
    return [
      {
        nodeId: node.id,
        name: node.name,
        role: slot.role,
        was: node.characters,
        choices: [...new Set(choices)].slice(0, 6),
        availableSpace: slot.availableSpace,
        card,
        // A name that somebody else chose may be anybody's.
        ...(slot.role === 'name' && own === undefined ? { person } : {}),
      },
    ];
  });
}

function findTable(language: string): ContentTable {
  const [english] = contentTables;
  const own = contentTables.find((table) => table.language === language.replace(/-.*/, ''));
  if (english === undefined) throw new Error('There is a table of English.');
  return own ?? english;
}

function isOfPerson(role: TextRole): boolean {
  return role === 'name' || role === 'job';
}

/** The texts of a role, that of the number first, then the others, each shorter than the one before. */
function listChoices(
  table: ContentTable,
  role: TextRole,
  person: 'woman' | 'man',
  number: number,
): readonly string[] {
  const at = (list: string): readonly string[] => {
    const items = itemsOf(list);
    return [...items.slice(number % items.length), ...items.slice(0, number % items.length)];
  };
  switch (role) {
    case 'name':
      return at(person === 'woman' ? table.women : table.men);
    case 'job':
      return at(person === 'woman' ? table.jobs : (table.jobsOfMen ?? table.jobs));
    case 'city':
      return at(table.cities);
    case 'company':
      return at(table.companies);
    case 'date':
      return at(table.dates);
    case 'price':
      return at(table.prices);
    case 'email':
      return ['hello@example.com', 'info@example.org'];
    case 'phone':
      return ['020 7946 0112', '555 0142'];
    case 'title':
      return at(table.titles);
    case 'sentence':
      return at(table.sentences);
    case 'paragraph': {
      const sentences = at(table.sentences);
      // As many sentences as there is room for, then fewer.
      return sentences.map((_, index) =>
        sentences.slice(0, sentences.length - index).join(table.space ?? ' '),
      );
    }
  }
}

/** Whether a text fits, by what its letters are estimated to take. */
export function fitsAvailableSpace(text: string, { width, lines, style }: AvailableTextSpace): boolean {
  const most = width * (1 - reserve);
  let used = 1;
  let filled = 0;
  const space = estimateWidth(' ', style);
  for (const word of splitWords(text)) {
    const own = estimateWidth(word.text, style);
    if (own > most) return false;
    if (filled > 0 && filled + (word.isSpaced ? space : 0) + own > most) {
      used += 1;
      filled = own;
    } else filled += (filled > 0 && word.isSpaced ? space : 0) + own;
    if (used > lines) return false;
  }
  return true;
}

/** Lines break between words, and in Chinese and Japanese between characters. */
function splitWords(text: string): readonly { readonly text: string; readonly isSpaced: boolean }[] {
  return text
    .split(/\s+/)
    .flatMap((word) =>
      /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(word)
        ? [...word].map((character, index) => ({ text: character, isSpaced: index === 0 }))
        : [{ text: word, isSpaced: true }],
    );
}
