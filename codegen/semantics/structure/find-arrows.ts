/**
 * Finds what arrows and signs make a control: two arrows side by side that point to both sides, such as those beside the name of a
 * month, are two buttons, whatever the sizes of their boxes are; and a row of a text and a plus or a chevron is one. A chevron
 * behind one of several bare words is no control, because these are the headings of columns.
 */
import { leavesIn, textOfLayer, textsIn, visibleChildren } from '../../components/walk-layout.ts';
import { flowOf, isPainted } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode } from '../../layout/layout-tree.ts';
import { fontSizeOf } from '../element-rules.ts';
import { recognizeIcon } from '../icon-shapes.ts';

/** px of the longer side of an arrow with its frame, and between two arrows; layers in one. */
const limits = { min: 8, max: 56, gap: 48, layers: 3 };

/** Returns the arrows in a row that are a pair. */
export function findArrowPairs(row: LayoutBox): readonly LayoutNode[] {
  if (flowOf(row) !== 'row') return [];
  const shown = visibleChildren(row);
  return shown.flatMap((left, index) => {
    const right = shown[index + 1];
    if (right === undefined || sideOf(left) !== 'left' || sideOf(right) !== 'right') return [];
    const gap = gapBetween(left, right);
    return gap >= 0 && gap <= limits.gap ? [left, right] : [];
  });
}

/** The side that a small arrow points to; `null` for other layers. */
function sideOf(node: LayoutNode): 'left' | 'right' | null {
  const size = Math.max(node.drawn.width, node.drawn.height);
  if (size < limits.min || size > limits.max || node.link !== null || node.inferredKind !== undefined)
    return null;
  const [icon, more] = leavesIn(node, limits.layers) ?? [];
  if (icon?.kind !== 'vector' || more !== undefined) return null;
  const [, side] = /^(?:chevron|arrow)-(left|right)$/.exec(recognizeIcon(icon.svg) ?? '') ?? [];
  return side === 'left' || side === 'right' ? side : null;
}

/** px; sizes of a row that opens what is below it, and the least space between its words and its icon. */
const disclosure = { minWidth: 240, maxHeight: 96, minGap: 24, minLetters: 12 };

/** Whether a box is one text with a plus or a chevron at its other end. */
export function isDisclosure(box: LayoutBox): boolean {
  const shown = visibleChildren(box);
  const [text, icon] = shown;
  if (shown.length !== 2 || text?.kind !== 'text' || icon?.kind !== 'vector' || flowOf(box) !== 'row')
    return false;
  if (box.drawn.width < disclosure.minWidth || box.drawn.height > disclosure.maxHeight) return false;
  const gap = box.drawn.width - text.drawn.width - icon.drawn.width;
  const words = textOfLayer(text).trim();
  if (gap < disclosure.minGap || words.length < disclosure.minLetters) return false;
  return /^(plus|minus|chevron-down|chevron-up)$/.test(recognizeIcon(icon.svg) ?? '');
}

/** px between the nearest edges of two layers in a line. */
export function gapBetween({ drawn: one }: LayoutNode, { drawn: other }: LayoutNode): number {
  const [start, end] = [one.x ?? Number.NaN, other.x ?? Number.NaN];
  return Math.max(end - start - one.width, start - end - other.width);
}

/** Whether a box is one of several bare words in a row, as the headings of columns are. */
export function isAmongWords(box: LayoutBox, parent: LayoutBox): boolean {
  const size = (node: LayoutNode) => Math.round(Math.max(0, ...textsIn(node).map(fontSizeOf)));
  const alike = visibleChildren(parent).filter(
    (child) =>
      textsIn(child).length === 1 && size(child) === size(box) && !(child.kind === 'box' && isPainted(child)),
  );
  return flowOf(parent) === 'row' && !isPainted(box) && alike.length >= minWords;
}

/** Bare words in a row from which they may be the headings of columns. */
const minWords = 3;
