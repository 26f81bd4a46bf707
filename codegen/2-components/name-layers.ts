import type { LayoutNode, LayoutText } from '../1-layout/layout-tree.ts';
import type { Aligned } from './align-uses.ts';
import type { Role } from './roles/role.ts';
import { isDefaultName, saidIn, toKebabCase, toSentence, wordsOf } from './make-names.ts';

/** All design nodes that stand at one place. */
export function idsOf(nodes: Aligned): readonly string[] {
  return [...new Set(nodes.flatMap((node) => node?.ids ?? []))];
}

/** The name a person gave the layer, or `null` where it has only Figma's own. */
export function nameOf(node: LayoutNode | null): string | null {
  if (!node || isDefaultName(node.name)) return null;
  if (node.kind === 'text' && (isItsOwnName(node) || isSentence(node.name))) return null;
  return toKebabCase(node.name) === null ? null : node.name;
}

/** Figma names a text layer by its text until a person renames it. */
function isItsOwnName(node: LayoutText): boolean {
  const text = node.blocks.flatMap(({ runs }) => runs.map((run) => run.text)).join(' ');
  const fold = (words: string) => words.replace(/\s+/g, ' ').trim().slice(0, 60);
  return fold(text).startsWith(fold(node.name));
}

/** A whole sentence is what the text once said; nobody calls a layer so. */
function isSentence(name: string): boolean {
  return wordsOf(name).length > mostWords || /\S[.!?…]$/.test(name.trim());
}

const mostWords = 5;

/** The name all uses have for a place. */
export function sharedName(nodes: Aligned): string | null {
  const present = nodes.filter((node) => node !== null);
  const names = new Set(present.map((node) => nameOf(node)));
  const [only = null] = names;
  return names.size === 1 ? only : null;
}

/** The prop that a place was decided to bring. */
export function decidedProp(nodes: Aligned): string | null {
  return nodes.find((node) => node?.decided?.prop !== undefined)?.decided?.prop ?? null;
}

/** What the rule of a place is called: as its layer is in all uses, or else as its role is. */
export function styleNameOf(nodes: Aligned, role: Role | null): string | null {
  const present = nodes.filter((node) => node !== null);
  const name = present.every((node) => nameOf(node) !== null) ? nameOf(present[0] ?? null) : null;
  return (name === null ? null : toKebabCase(name)) ?? role?.word ?? null;
}

/**
 * What a picture says to who cannot see it: its layer's name, where a person gave it one that says what it shows and
 * that holds for all uses.
 */
export function altOf(nodes: Aligned): string {
  const shown = saidIn(sharedName(nodes) ?? '').filter((word) => !pictureWords.test(word));
  const says = shown.some((word) => /[a-z]/.test(word));
  return says ? toSentence(shown.join(' ')) : '';
}

/** Readers say that it is a picture themselves; what made it says nothing about it. */
const pictureWords =
  /^(image|img|figure|photo|photograph|picture|pic|bitmap|wp|png|jpe?g|webp|svg|placeholder|rectangle|mask|fill)s?$/;
