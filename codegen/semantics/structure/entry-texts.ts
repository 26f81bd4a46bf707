/** Tells by its words whether a text may be a link in a region of the page. */
import { findLanguage } from '#design/lexicon/find-language';
import { lexiconOf } from '#design/lexicon/lexicon';
import { endMarkOf } from '#design/punctuation';
import { textOfLayer } from '../../components/walk-layout.ts';
import type { LayoutText } from '../../layout/layout-tree.ts';
import { fontSizeOf, isAmount, isEllipsis } from '../element-rules.ts';

/** Where words are links. */
export type LinkRegion = 'header' | 'nav' | 'aside' | 'footer';

/** Letters and words of the longest entry; there is more space in a footer. */
const maxEntry = { letters: 28, words: 4 };
const maxFooterEntry = { letters: 40, words: 6 };

export function isEntryText(text: LayoutText, region: LinkRegion): boolean {
  const words = textOfLayer(text).trim();
  const most = region === 'footer' ? maxFooterEntry : maxEntry;
  if (text.blocks.length !== 1 || words.includes('\u2028')) return false;
  if (words.length > most.letters || words.split(/\s+/).length > most.words) return false;
  if (region === 'nav' && (/^\d{1,4}$/.test(words) || isGap(text))) return true;
  if (!/\p{L}/u.test(words) || endMarkOf(words) !== null || isAmount(words)) return false;
  // The lines of an address and opening hours have numbers and commas.
  return !/[©®]|\(c\)/iu.test(words) && !/\p{Nd}{2}|[,，、،@]/u.test(words);
}

/** Whether a text stands for the pages that a pagination leaves out. */
export function isGap(text: LayoutText): boolean {
  return isEllipsis(textOfLayer(text));
}

/** Whether a text says how many things are new behind the entry beside it. */
export function isCount(text: LayoutText): boolean {
  return /^\d{1,3}([.,'’\s]\d{3}){0,2}\+?$/u.test(textOfLayer(text).trim());
}

/** Whether a label names an action in its own language. */
export function isAction(label: string): boolean {
  return lexiconOf(findLanguage([label])).isAction(label);
}

/** Whether texts are the letters of one word, as in a drawn logo. */
export function spellsWord(texts: readonly LayoutText[]): boolean {
  const isLetter = (text: LayoutText) =>
    letterOf(text) !== null && text.drawn.width <= fontSizeOf(text) * maxLetterWidth;
  return texts.every(isLetter);
}

/** The width of the widest letter, relative to the font size. */
const maxLetterWidth = 1.2;

export function letterOf(text: LayoutText): string | null {
  const words = textOfLayer(text).trim();
  return /^\p{L}$/u.test(words) ? words : null;
}
