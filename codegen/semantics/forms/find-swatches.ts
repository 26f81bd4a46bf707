/**
 * Finds a choice of colours: small round or square boxes in a row, each in a colour of its own and without words, below or
 * beside a caption. One of them has a ring around it or a mark on it, because it is chosen.
 */
import { textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { flowOf, isOutOfFlow, unconditionalValueOf } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode } from '../../layout/layout-tree.ts';
import { boxesIn, type FoundFields, labelOf, maxLayers } from './drawn-controls.ts';

/** Colours of a choice at least, px of the side of one, px by which the chosen one may be larger, and letters of the caption. */
const limits = { min: 3, minSize: 18, maxSize: 40, drift: 14, caption: 40 };

/** Returns the colours in all choices of a page as radio buttons; each is named by the caption and its number. */
export function findSwatches(root: LayoutBox): FoundFields {
  return [root, ...boxesIn(root)].flatMap((parent) => {
    const shown = visibleChildren(parent);
    return shown.flatMap((row, index): FoundFields => {
      const caption = captionBefore(shown, index);
      const swatches = row.kind === 'box' && caption !== null ? readSwatches(row) : [];
      return swatches.map((box, at) => [box, { kind: 'radio', label: `${caption} ${at + 1}` }]);
    });
  });
}

/** Returns the words right before a layer, without a colon; `null` where there is no short text. */
function captionBefore(siblings: readonly LayoutNode[], index: number): string | null {
  const before = siblings[index - 1];
  const [text, more] = before === undefined ? [] : textsIn(before);
  if (text === undefined || more !== undefined || textOfLayer(text).length > limits.caption) return null;
  const words = labelOf(text);
  return /\p{L}/u.test(words) ? words : null;
}

/** Returns the colours in a row; none where it is something else. */
function readSwatches(row: LayoutBox): readonly LayoutBox[] {
  const shown = visibleChildren(row);
  const boxes = shown.filter((child): child is LayoutBox => child.kind === 'box' && isSwatch(child));
  if (!/^(row|grid)$/.test(flowOf(row)) || boxes.length < limits.min || boxes.length < shown.length)
    return [];
  const sizes = boxes.map(({ drawn }) => drawn.width);
  const colours = boxes.map(colourOf);
  const chosen = boxes.filter((box) => visibleChildren(box).length > 0);
  const isChoice =
    Math.max(...sizes) - Math.min(...sizes) <= limits.drift &&
    new Set(colours).size === boxes.length &&
    !colours.includes(null) &&
    chosen.length === 1;
  return isChoice ? boxes : [];
}

function isSwatch(box: LayoutBox): boolean {
  const { drawn, inferredKind, decided, link, children } = box;
  const { width, height } = drawn;
  return (
    inferredKind === undefined &&
    decided?.kind === undefined &&
    link === null &&
    !isOutOfFlow(box) &&
    Math.abs(width - height) <= 1 &&
    width >= limits.minSize &&
    width <= limits.maxSize &&
    textsIn(box).length === 0 &&
    children.length <= maxLayers &&
    box.style.every(({ value }) => !value.includes('url('))
  );
}

/** The fill of a box, or of the only box in the ring around it; `null` where there is none. */
function colourOf(box: LayoutBox): string | null {
  const own = unconditionalValueOf(box, 'background-color') ?? unconditionalValueOf(box, 'background');
  if (own !== undefined) return own;
  const [inside, more] = visibleChildren(box);
  return inside?.kind === 'box' && more === undefined ? colourOf(inside) : null;
}
