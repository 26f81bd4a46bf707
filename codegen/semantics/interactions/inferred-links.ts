/** Finds where a layer leads that has no prototype link: a contact address, or a place named by its words. */
import type { Link } from '#design/tree';
import { textOfLayer, textsIn } from '../../components/walk-layout.ts';
import type { LayoutNode } from '../../layout/layout-tree.ts';
import { toFragment } from '../../naming/fragments.ts';
import { purposeIn } from '../aria-labels.ts';

/** Returns the link of a layer: that of the design, or what its place or its text shows. */
export function linkOf(node: LayoutNode): Link | null {
  if (node.link !== null) return node.link;
  const [text, more] = node.kind === 'text' || node.inferredKind === 'link' ? textsIn(node) : [];
  const contact = text !== undefined && more === undefined ? findContactLink(textOfLayer(text)) : null;
  if (contact !== null || node.inferredKind !== 'link') return contact;
  if (node.inferredPage !== undefined) return { kind: 'node', target: node.inferredPage };
  return { kind: 'url', target: `#${fragmentOf(node)}` };
}

/** Returns the fragment that a layer leads to, named after its words or, without any, after what its icon stands for. */
function fragmentOf(node: LayoutNode): string {
  return toFragment(wordsOfLink(node)) ?? toFragment(purposeOfIcon(node.name) ?? '') ?? 'top';
}

/** Returns what the name of an icon says apart from its shape and direction; `null` where it says no more. */
function purposeOfIcon(name: string): string | null {
  const words = purposeIn(name);
  return words === null || directionName.test(words) ? null : words;
}

/** Names of icons that only point somewhere, whole or abbreviated. */
const directionName = /^(chev|arr|caret|angle)\w*( (left|right|up|down|back|forward))?$/i;

/** Returns the words of a link, without the number of what is behind it. What comes after the first words of a row describes it. */
export function wordsOfLink(node: LayoutNode): string {
  const texts = textsIn(node).map(textOfLayer);
  const named = texts.filter((words) => !/^[\p{Nd}.,\s]+\+?\s*$/u.test(words));
  const words = named.length === 0 ? texts : named;
  return (node.kind === 'box' && node.drawn.width >= minRowWidth ? words.slice(0, 1) : words).join(' ');
}

/** px from which a link is a row rather than a few words. */
const minRowWidth = 200;

/** Characters of the longest contact address. */
const maxContactLength = 120;

/** Returns the link of a text that is a mail address, a web address or a phone number. */
export function findContactLink(words: string): Link | null {
  const text = words.trim();
  if (text.length === 0 || text.length > maxContactLength) return null;
  const target = mailTarget(text) ?? webTarget(text) ?? phoneTarget(text);
  return target === null ? null : { kind: 'url', target };
}

function mailTarget(text: string): string | null {
  return /^[\w.+-]+@[\w-]+(\.[\w-]+)*\.\p{L}{2,}$/u.test(text) ? `mailto:${text}` : null;
}

function webTarget(text: string): string | null {
  if (/^https?:\/\/[^\s/]+\.\S+$/i.test(text)) return text;
  return /^www\.[^\s/]+\.\p{L}{2,}(\/\S*)?$/iu.test(text) ? `https://${text}` : null;
}

/** Digits of a phone number. */
const phoneDigits = { min: 7, max: 15 };

/** A number is that of a phone if it begins with a country or area code and is written in groups. */
function phoneTarget(text: string): string | null {
  if (!/^(\+\s?\d|00\s?\d|\(\+?\d{1,5}\)|0\d)[\d\s().\-/–]*\d$/u.test(text)) return null;
  const digits = text.replace(/\D/g, '');
  const isGrouped =
    text.startsWith('+') || text.startsWith('(') || /\d[\s./–-]+\d{2,}[\s./–-]+\d{2,}/u.test(text);
  if (digits.length < phoneDigits.min || digits.length > phoneDigits.max || !isGrouped) return null;
  if (/^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(text)) return null;
  return `tel:${text.startsWith('+') ? '+' : ''}${digits}`;
}
