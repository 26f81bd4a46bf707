/** Names and alternative texts that come from layers. */
import type { LayoutNode, LayoutText } from '../layout/layout-tree.ts';
import type { AlignedNodes } from '../components/align-occurrences.ts';
import type { Role } from '../semantics/role.ts';
import { readableMeaningfulWords, meaningfulWords, toKebabCase, toSentence, wordsOf } from './identifiers.ts';

/** Returns the ids of all design nodes of one element. */
export function nodeIdsOf(nodes: AlignedNodes): readonly string[] {
  return [...new Set(nodes.flatMap((node) => node?.ids ?? []))];
}

/** Returns the custom name of a layer for code; `null` for Figma's default name. */
export function customLayerName(node: LayoutNode | null): string | null {
  if (!node) return null;
  if (node.kind === 'text' && (isNamedByOwnText(node) || isSentence(node.name))) return null;
  const name = meaningfulWords(node.name).join(' ');
  return toKebabCase(name) === null ? null : name;
}

/** Returns the custom name of a layer for people: in the letters that it is written in. */
export function readableLayerName(node: LayoutNode | null): string | null {
  return node === null || customLayerName(node) === null
    ? null
    : readableMeaningfulWords(node.name).join(' ');
}

/** Figma names a text layer by its text until somebody renames it. */
function isNamedByOwnText(node: LayoutText): boolean {
  const text = node.blocks.flatMap(({ runs }) => runs.map((run) => run.text)).join(' ');
  const fold = (words: string) => words.replace(/\s+/g, ' ').trim().slice(0, 60);
  return fold(text).startsWith(fold(node.name));
}

/** A sentence is a former text of the layer and not a custom name. */
function isSentence(name: string): boolean {
  return wordsOf(name).length > maxNameWords || /\S[.!?…]$/.test(name.trim());
}

const maxNameWords = 5;

/** Returns the layer name of an element where all occurrences agree. */
export function sharedLayerName(nodes: AlignedNodes): string | null {
  const present = nodes.filter((node) => node !== null);
  const names = new Set(present.map((node) => customLayerName(node)));
  const [only = null] = names;
  return names.size === 1 ? only : null;
}

/** Returns the planned prop name of an element. */
export function plannedPropName(nodes: AlignedNodes): string | null {
  return nodes.find((node) => node?.decided?.prop !== undefined)?.decided?.prop ?? null;
}

/**
 * Returns the name of an element's style: the layer name in all occurrences, else the fallback name of its role.
 */
export function styleNameOf(nodes: AlignedNodes, role: Role | null): string | null {
  const present = nodes.filter((node) => node !== null);
  const name = present.every((node) => customLayerName(node) !== null)
    ? customLayerName(present[0] ?? null)
    : null;
  return (name === null ? null : toKebabCase(name)) ?? role?.fallbackName ?? null;
}

/**
 * Returns the alternative text of an image: its layer name, where the name is custom, has a meaning and is equal
 * in all occurrences.
 */
export function altTextOf(nodes: AlignedNodes): string {
  const present = nodes.filter((node) => node !== null);
  if (present.some(({ name }) => isFileOrClassName(name))) return '';
  const names = new Set(present.map(readableLayerName));
  const [name = null] = names;
  const words = names.size === 1 && name !== null ? name.split(' ') : [];
  const shown = words.filter((word) => !imageWords.test(word));
  const hasMeaning = shown.some((word) => /\p{L}/u.test(word));
  return hasMeaning ? toSentence(shown.join(' ')) : '';
}

/** A name with a number behind hyphens is that of a file, and importers put classes of elements in brackets. */
function isFileOrClassName(name: string): boolean {
  return (
    /\[[^\]]*\]/.test(name) || /^[\w.]+([-_][\w.]+)*[-_]\d+\b/.test(name.trim()) || /\.\w{3,4}$/.test(name)
  );
}

/**
 * Screen readers announce images themselves; the tool or format of an image, its state and its place in a card have no
 * meaning.
 */
const imageWords =
  /^(image|img|figure|photo|photograph|picture|pic|bitmap|wp|png|jpe?g|webp|svg|placeholder|rectangle|mask|fill|cover|avatar|thumbnail|thumb|background|bg|hover|default)s?$/;
