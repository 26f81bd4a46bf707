import type { LayoutBox, LayoutNode, LayoutText } from '../../1-layout/layout-tree.ts';
import type { CodeAttribute } from '../code-component.ts';
import { isCellTag } from '../tables/table-book.ts';
import { textAttribute } from '../text-attribute.ts';
import { repeatedLandmarks } from './name-landmarks.ts';
import type { Found } from './place-book.ts';
import { isRule } from './is-rule.ts';
import { isFieldTag, type Role } from './role.ts';
import { wordForText } from './word-for-text.ts';

/** What is known of a text beyond its place. */
export interface TextFacts {
  /** The rank that it heads with. @default none */
  readonly rank: number | undefined;
  /** What the column of its table is called. */
  readonly columnHeading: string | null;
}

/** The role of what nothing was found of. */
export const plainBox: Role = {
  tag: 'div',
  attributes: [],
  phrasing: false,
  interactive: false,
  labelled: false,
  toggles: false,
  word: 'box',
};

/** The role that a layer has by what was found of its place. */
export function roleOfPlace(node: LayoutNode, found: Found, text: TextFacts): Role {
  const phrasing = found.isInside || found.tag === 'a' || found.tag === 'button';
  const common = {
    attributes: attributesOf(found),
    phrasing,
    interactive: found.isPressed || found.tag === 'a' || found.tag === 'button',
    labelled: found.labelled === true,
    toggles: found.toggles === true,
  };
  if (node.kind === 'text') return { ...common, ...textRole(node, found, phrasing, text) };
  const tag = found.tag === 'div' && phrasing ? 'span' : found.tag;
  return { ...common, tag, word: node.kind === 'box' ? boxWord(node, tag) : 'box' };
}

function textRole(
  node: LayoutText,
  { tag, isPressed }: Found,
  phrasing: boolean,
  { rank, columnHeading }: TextFacts,
): Pick<Role, 'tag' | 'word'> & Partial<Role> {
  if (tag === 'a' || isFieldTag(tag) || tag === 'li' || isCellTag(tag))
    return { tag, word: columnHeading ?? wordsOfTags[tag] ?? 'text' };
  if (phrasing) return { tag: 'span', word: isPressed ? 'label' : wordInLabel(node) };
  return rank === undefined
    ? { tag: 'p', word: columnHeading ?? wordForParagraph(node) }
    : { tag: `h${rank}`, phrasing: true, word: rank < 3 ? 'title' : 'heading' };
}

function attributesOf({ tag, label }: Found): readonly CodeAttribute[] {
  const named = label === null ? [] : [textAttribute('aria-label', label)];
  if (tag === 'button') return [textAttribute('type', 'button'), ...named];
  if (tag === 'th') return [textAttribute('scope', 'col')];
  if (tag === 'a' || tag === 'form' || tag === 'section' || repeatedLandmarks.includes(tag)) return named;
  return isFieldTag(tag) ? named : [];
}

/** Beside what a label is called stand prices and dates. */
function wordInLabel(text: LayoutText): string {
  const word = wordForText(text);
  return word === 'text' ? 'label' : word;
}

function wordForParagraph(text: LayoutText): string {
  const word = wordForText(text);
  return word === 'text' && isBold(text) ? 'title' : word;
}

function isBold({ style }: LayoutText): boolean {
  return style.some(({ property, value }) => property === 'font-weight' && Number(value) >= 600);
}

const wordsOfTags: Readonly<Record<string, string>> = {
  a: 'link',
  ul: 'list',
  ol: 'list',
  li: 'item',
  tr: 'row',
  th: 'heading',
  td: 'cell',
};

function boxWord(box: LayoutBox, tag: string): string {
  const { style } = box;
  if (isRule(box)) return 'divider';
  if (tag !== 'div' && tag !== 'span') return wordsOfTags[tag] ?? tag;
  const get = (name: string) => style.find(({ property }) => property === name)?.value;
  const display = get('display');
  if (display === 'grid') return 'grid';
  if (display === 'flex') return get('flex-direction') === 'column' ? 'column' : 'row';
  return 'box';
}
