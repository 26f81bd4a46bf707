/**
 * Finds the notices that a page shows over its corner for a while, as toasts are: a painted row in a fixed place with words and a
 * cross at its end. A layout comes in after its icon controls are marked. The notice becomes a status that its cross closes, and
 * short words in a colour of their own before the cross become a button.
 */
import { mapLayout, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { flowOf, isPainted, unconditionalValueOf } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutTree } from '../../layout/layout-tree.ts';
import { wrapInButton } from '../interactions/prototype-links.ts';
import { recognizeIcon } from '../icon-shapes.ts';
import { vectorsIn } from './read-icon.ts';

/** Marks the notices of all pages. */
export function markNotices(layout: LayoutTree): LayoutTree {
  return mapLayout(layout, (node) => {
    if (node.kind !== 'box' || !isNotice(node)) return node;
    const colours = new Map<string, number>();
    for (const text of textsIn(node)) colours.set(colourOf(text), (colours.get(colourOf(text)) ?? 0) + 1);
    const children = node.children.map((child) => {
      const isAction = child.kind === 'text' && isLabel(child) && colours.get(colourOf(child)) === 1;
      return isAction && textsIn(node).length > 1 && textsIn(node)[0] !== child ? wrapInButton(child) : child;
    });
    return { ...node, inferredKind: 'status', children };
  });
}

/** px of the largest notice, and texts in one at most. */
const limits = { width: 640, height: 160, texts: 4 };

function isNotice(box: LayoutBox): boolean {
  const { drawn, inferredKind, decided, link } = box;
  if (inferredKind !== undefined || decided?.kind !== undefined || link !== null) return false;
  if (unconditionalValueOf(box, 'position') !== 'fixed' || !isPainted(box) || flowOf(box) !== 'row')
    return false;
  if (drawn.width > limits.width || drawn.height > limits.height) return false;
  const last = visibleChildren(box).at(-1);
  const [icon, more] = last === undefined ? [] : vectorsIn(last);
  const texts = textsIn(box).length;
  return (
    texts > 0 &&
    texts <= limits.texts &&
    last?.inferredKind === 'button' &&
    icon !== undefined &&
    more === undefined &&
    recognizeIcon(icon.svg) === 'close'
  );
}

function colourOf(node: LayoutNode): string {
  return unconditionalValueOf(node, 'color') ?? '';
}

/** Letters and words of a label. */
const maxLabel = { letters: 24, words: 3 };

function isLabel(text: LayoutNode): boolean {
  const words = text.kind === 'text' ? textOfLayer(text).trim() : '';
  const isShort = words.length <= maxLabel.letters && words.split(/\s+/u).length <= maxLabel.words;
  return isShort && /^\p{L}[^.!?]*$/u.test(words);
}
