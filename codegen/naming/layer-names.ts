import type { LayoutNode, LayoutText } from '../layout/layout-tree.ts';
import type { AlignedNodes } from '../components/align-occurrences.ts';
import type { Role } from '../semantics/role.ts';
import { isDefaultName, layerNameWords, toKebabCase, toSentence, wordsOf } from './identifiers.ts';

/** All design nodes that stand at one place. */
export function nodeIdsOf(nodes: AlignedNodes): readonly string[] {
  return [...new Set(nodes.flatMap((node) => node?.ids ?? []))];
}

/** The name a person gave the layer, or `null` where it has only Figma's own. */
export function customLayerName(node: LayoutNode | null): string | null {
  if (!node || isDefaultName(node.name)) return null;
  if (node.kind === 'text' && (isNamedByOwnText(node) || isSentence(node.name))) return null;
  return toKebabCase(node.name) === null ? null : node.name;
}

/** Figma names a text layer by its text until a person renames it. */
function isNamedByOwnText(node: LayoutText): boolean {
  const text = node.blocks.flatMap(({ runs }) => runs.map((run) => run.text)).join(' ');
  const fold = (words: string) => words.replace(/\s+/g, ' ').trim().slice(0, 60);
  return fold(text).startsWith(fold(node.name));
}

/** A whole sentence is what the text once said; nobody calls a layer so. */
function isSentence(name: string): boolean {
  return wordsOf(name).length > maxNameWords || /\S[.!?…]$/.test(name.trim());
}

const maxNameWords = 5;

/** The name all uses have for a place. */
export function sharedLayerName(nodes: AlignedNodes): string | null {
  const present = nodes.filter((node) => node !== null);
  const names = new Set(present.map((node) => customLayerName(node)));
  const [only = null] = names;
  return names.size === 1 ? only : null;
}

/** The prop that a place was decided to bring. */
export function plannedPropName(nodes: AlignedNodes): string | null {
  return nodes.find((node) => node?.decided?.prop !== undefined)?.decided?.prop ?? null;
}

/** What the rule of a place is called: as its layer is in all uses, or else as its role is. */
export function styleNameOf(nodes: AlignedNodes, role: Role | null): string | null {
  const present = nodes.filter((node) => node !== null);
  const name = present.every((node) => customLayerName(node) !== null)
    ? customLayerName(present[0] ?? null)
    : null;
  return (name === null ? null : toKebabCase(name)) ?? role?.fallbackName ?? null;
}

/**
 * What a picture says to who cannot see it: its layer's name, where a person gave it one that says what it shows and
 * that holds for all uses.
 */
export function altTextOf(nodes: AlignedNodes): string {
  const shown = layerNameWords(sharedLayerName(nodes) ?? '').filter((word) => !pictureWords.test(word));
  const hasMeaning = shown.some((word) => /[a-z]/.test(word));
  return hasMeaning ? toSentence(shown.join(' ')) : '';
}

/** Readers say that it is a picture themselves; what made it says nothing about it. */
const pictureWords =
  /^(image|img|figure|photo|photograph|picture|pic|bitmap|wp|png|jpe?g|webp|svg|placeholder|rectangle|mask|fill)s?$/;
