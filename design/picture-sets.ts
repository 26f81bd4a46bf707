/**
 * Sets of pictures that belong together, kept with the file: how all of them look, which pictures they go by, and who
 * appears in them. They come from files and models that anybody may have written, so they are checked wherever they come in.
 */
import { readColours } from './image-rules.ts';

/** How the pictures of a set look, in words; an empty line is left to the service. */
export interface StyleCard {
  readonly style: string;
  readonly light: string;
  /** What all of them show. @default '' */
  readonly subject?: string;
  /** `#rrggbb`. @default none */
  readonly palette?: readonly string[];
  /** As `35 mm, shallow focus`. @default '' */
  readonly lens?: string;
  /** As `gouache on paper`. @default '' */
  readonly medium?: string;
  /** @default '' */
  readonly mood?: string;
  /** What is not to be seen. @default '' */
  readonly avoid?: string;
  /** Sentences that rules add. */
  readonly notes: readonly string[];
}

/** The lines of a card that are words, in the order in which they are shown and sent. */
export const styleCardFields = ['subject', 'style', 'medium', 'light', 'lens', 'mood', 'avoid'] as const;
export type StyleCardField = (typeof styleCardFields)[number];

/** A picture of the document that goes along with each request of a set. */
export interface SetReference {
  /** Figma's hash of it. */
  readonly hash: string;
  readonly mime: 'image/png' | 'image/jpeg';
  readonly role: 'subject' | 'style';
  readonly name: string;
}

/** Somebody or something that appears in many pictures under one name. */
export interface PictureCharacter {
  /** As it is written in prompts. */
  readonly name: string;
  /** How it looks, in words. */
  readonly looks: string;
  /** Hashes of references of the set that show it. */
  readonly references: readonly string[];
}

export interface PictureSet {
  readonly id: string;
  readonly name: string;
  readonly card: StyleCard;
  readonly references: readonly SetReference[];
  readonly characters: readonly PictureCharacter[];
}

/** What one file keeps. */
export const maxSets = 40;
const most = { name: 60, words: 300, references: 8, characters: 12 };

export const emptyStyleCard: StyleCard = { style: '', light: '', notes: [] };

/** Reads untrusted sets; what is broken in them is left out. */
export function readPictureSets(value: unknown): readonly PictureSet[] {
  const taken = new Set<string>();
  return (Array.isArray(value) ? (value as readonly unknown[]) : [])
    .slice(0, maxSets)
    .flatMap((item, index) => {
      const fields = fieldsOf(item);
      const name = textOf(fields['name'], most.name);
      const wanted = textOf(fields['id'], most.name);
      const id = wanted === '' || taken.has(wanted) ? `set-${index + 1}` : wanted;
      if (name === '' || taken.has(id)) return [];
      taken.add(id);
      const references = listOf(fields['references']).slice(0, most.references).flatMap(readReference);
      const characters = listOf(fields['characters']).slice(0, most.characters).flatMap(readCharacter);
      return [{ id, name, card: readStyleCard(fields['card']), references, characters }];
    });
}

/** Reads an untrusted card. */
export function readStyleCard(value: unknown): StyleCard {
  const fields = fieldsOf(value);
  const { palette: given } = fields;
  const palette = readColours(Array.isArray(given) ? given.join(' ') : textOf(given, most.words));
  const words = styleCardFields.flatMap((field) => {
    const text = textOf(fields[field], most.words);
    return text === '' ? [] : [[field, text] as const];
  });
  return {
    ...emptyStyleCard,
    ...Object.fromEntries(words),
    ...(palette.length === 0 ? {} : { palette }),
  };
}

function readReference(value: unknown): readonly SetReference[] {
  const { hash, mime, role, name } = fieldsOf(value);
  if (typeof hash !== 'string' || !/^[\da-f]{40}$/.test(hash)) return [];
  return [
    {
      hash,
      mime: mime === 'image/jpeg' ? mime : 'image/png',
      role: role === 'subject' ? role : 'style',
      name: textOf(name, most.name),
    },
  ];
}

function readCharacter(value: unknown): readonly PictureCharacter[] {
  const fields = fieldsOf(value);
  const name = textOf(fields['name'], most.name);
  const references = listOf(fields['references']).filter((hash) => typeof hash === 'string');
  return name === '' ? [] : [{ name, looks: textOf(fields['looks'], most.words), references }];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** One line without invisible characters. */
function textOf(value: unknown, length: number): string {
  if (typeof value !== 'string') return '';
  return value
    .replace(/[\p{Cc}\s\u200b\u202a-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .trim()
    .slice(0, length);
}
