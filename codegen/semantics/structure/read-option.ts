/** Reads short labels in boxes of their own, which may be the options of a row. */
import { endMarkOf } from '#design/punctuation';
import { leavesIn, textOfLayer, visibleChildren } from '../../components/walk-layout.ts';
import { isPainted, isUnconditional } from '../../css/style-queries.ts';
import type { Declaration, LayoutBox, LayoutNode, LayoutText } from '../../layout/layout-tree.ts';
import { fontSizeOf } from '../element-rules.ts';

/** A short label, alone or with its box. */
export interface Option {
  readonly node: LayoutNode;
  readonly texts: readonly LayoutText[];
  readonly hasIcon: boolean;
  /** Its layers but icons, without what they paint. */
  readonly shape: string;
  /** What these paint. */
  readonly paint: string;
  readonly isFilled: boolean;
  /** It has a line at its top or its bottom, and no other side. */
  readonly hasLine: boolean;
}

/** px and letters of the largest option; icons are no larger than its text allows. */
export const maxOption = { height: 64, font: 20, letters: 24, layers: 8, icon: 24 };

/** The same of an instance whose variant says that it can be selected, such as a tile of an icon above a word. */
export const maxSwitched: typeof maxOption = { height: 120, font: 20, letters: 32, layers: 8, icon: 48 };

/** Returns the option that a layer may be; `null` where it is too large or has more in it. */
export function readOption(node: LayoutNode, limits = maxOption): Option | null {
  if (node.kind === 'vector' || node.kind === 'image' || node.drawn.height > limits.height) return null;
  const badge = badgeOf(node);
  const leaves = leavesIn(node, limits.layers)?.filter((leaf) => leaf !== badge?.text) ?? null;
  if (leaves === null) return null;
  const texts = leaves.filter((leaf) => leaf.kind === 'text');
  const icons = leaves.filter((leaf) => leaf.kind !== 'text');
  if (
    texts.length === 0 ||
    texts.length > 2 ||
    icons.length > 1 ||
    !texts.every((text) => isLabel(text, limits))
  )
    return null;
  if (icons.some(({ kind, drawn }) => kind === 'image' || drawn.height > limits.icon)) return null;
  const layers = layersOf(node);
  if (layers.some(isTaken)) return null;
  const own = badge === null ? layers : layers.filter((layer) => !layersOf(badge.box).includes(layer));
  // Some chips of a row have an icon before their word.
  const painted = own.filter(({ kind }) => kind !== 'vector').map((layer) => layer.style.filter(isPaint));
  return {
    node,
    texts,
    hasIcon: icons.length > 0,
    shape: own.flatMap(({ kind }) => (kind === 'vector' ? [] : [kind])).join(' '),
    paint: JSON.stringify(painted),
    isFilled: painted.some((style) => style.some(({ property }) => /^background/.test(property))),
    hasLine: painted.some((style) => style.some(({ property }) => /^border-(top|bottom)$/.test(property))),
  };
}

/** A small painted box with a text of its own behind the label of an option, such as what one saves by it. */
function badgeOf(node: LayoutNode): { readonly box: LayoutBox; readonly text: LayoutText } | null {
  const [label, box, more] = visibleChildren(node);
  if (label?.kind !== 'text' || box?.kind !== 'box' || more !== undefined || !isPainted(box)) return null;
  const [text, another] = visibleChildren(box);
  const isBadge =
    text?.kind === 'text' &&
    another === undefined &&
    fontSizeOf(text) < fontSizeOf(label) &&
    textOfLayer(text).length <= maxOption.letters;
  return isBadge ? { box, text } : null;
}

/** A layer and all visible ones in it. */
export function layersOf(node: LayoutNode): readonly LayoutNode[] {
  return [node, ...(node.kind === 'box' ? visibleChildren(node).flatMap(layersOf) : [])];
}

/** Whether something else is known of a layer. */
export function isTaken({ inferredKind, decided, link }: LayoutNode): boolean {
  return inferredKind !== undefined || decided?.kind !== undefined || link !== null;
}

const paints =
  /^(color|background(-color|-image)?|border(-top|-bottom|-color)?|box-shadow|outline(-offset)?|font-weight|opacity)$/;

/** Whether a declaration is part of how an option is painted, and not of its size or place. */
export function isPaint(one: Declaration): boolean {
  return isUnconditional(one) && paints.test(one.property);
}

function isLabel(text: LayoutText, limits: typeof maxOption): boolean {
  const words = textOfLayer(text).trim();
  return (
    text.blocks.length === 1 &&
    fontSizeOf(text) <= limits.font &&
    words.length <= limits.letters &&
    /[\p{L}\p{N}]/u.test(words) &&
    endMarkOf(words) === null
  );
}

/** The words of an option. */
export function wordsOf(texts: readonly LayoutText[]): string {
  return texts.map(textOfLayer).join(' ').trim();
}
