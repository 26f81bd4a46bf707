/**
 * Trims boxes of texts that overlap other layers only where they have no letters: a title in a box as wide as its frame
 * beside a link, a number in a tall box over its label. The letters stay where they are, and the text can flow with its
 * neighbours.
 */
import type { DesignNode, Rectangle, TextNode } from '#design/tree';
import { type Axis, type Interval, intervalOf } from '../axis.ts';
import { rotatedBounds } from '../node-transform.ts';
import { estimateTextWidth } from '../text/text-line.ts';
import { containsRectangle } from '../visual-bounds.ts';
import { toLayoutItem } from './partition-node.ts';
import { findOverlaps } from './resolve-overlaps.ts';

/** Returns the children with texts whose boxes end before the layers that their letters do not overlap. */
export function trimTextBoxes(children: readonly DesignNode[]): readonly DesignNode[] {
  const shown = children.filter(({ visible, mask }) => visible && mask === null);
  if (!shown.some(isPlainText)) return children;
  const boxes = shown.map(rotatedBounds);
  const letters = shown.map((node, index) => (isPlainText(node) ? lettersOf(node) : boxes[index]));
  const trimmed = new Map<DesignNode, DesignNode>();
  const overlaps = findOverlaps(shown.map((node) => toLayoutItem(node).core));
  for (const [index, node] of shown.entries()) {
    const others = overlaps.get(index) ?? [];
    const [own, box] = [letters[index], boxes[index]];
    if (own === undefined || box === undefined || !isPlainText(node)) continue;
    const cuts = [...others].flatMap((other): readonly Cut[] => {
      const [around, theirs] = [boxes[other], letters[other]];
      if (around === undefined || theirs === undefined || containsRectangle(around, box, 0.5)) return [];
      const cut = findCut(own, theirs, shown[other]?.kind === 'text');
      return cut === null ? [] : [cut];
    });
    if (cuts.length > 0) trimmed.set(node, cuts.reduce(cutText, node));
  }
  return trimmed.size === 0 ? children : children.map((child) => trimmed.get(child) ?? child);
}

function isPlainText(node: DesignNode): node is TextNode {
  return node.kind === 'text' && node.rotation === 0 && !node.flip.x && !node.flip.y;
}

/** Where a box has to end, or to start. */
interface Cut {
  readonly axis: Axis;
  readonly end: 'start' | 'end';
  readonly at: number;
}

/** The line between two texts, or beside another layer, on the axis on which they are further apart. */
function findCut(own: Rectangle, other: Rectangle, isText: boolean): Cut | null {
  let [best, furthest]: [Cut | null, number] = [null, -1];
  for (const axis of ['horizontal', 'vertical'] as const) {
    const [mine, theirs] = [intervalOf(own, axis), intervalOf(other, axis)];
    const [after, before] = [theirs.start - mine.end, mine.start - theirs.end];
    const distance = Math.max(after, before);
    if (distance < 0 || distance <= furthest) continue;
    furthest = distance;
    const share = isText ? distance / 2 : distance;
    best =
      after >= before
        ? { axis, end: 'end', at: mine.end + share }
        : { axis, end: 'start', at: mine.start - share };
  }
  return best;
}

/** Cuts a text's box without moving its letters: where they are centred, on both sides. */
function cutText(node: TextNode, { axis, end, at }: Cut): TextNode {
  const { start, end: last } = intervalOf(node.box, axis);
  const { align, verticalAlign } = node.paragraph;
  const isCentred = (axis === 'horizontal' ? align : verticalAlign) === 'center';
  const taken = end === 'end' ? last - at : at - start;
  if (taken <= 0 || taken * (isCentred ? 2 : 1) >= last - start) return node;
  const before = end === 'start' || isCentred ? taken : 0;
  const after = end === 'end' || isCentred ? taken : 0;
  const cut = (box: Rectangle): Rectangle =>
    axis === 'horizontal'
      ? { ...box, x: box.x + before, width: box.width - before - after }
      : { ...box, y: box.y + before, height: box.height - before - after };
  return { ...node, box: cut(node.box), absoluteBox: cut(node.absoluteBox) };
}

/** The factor by which letters may be wider than estimated. */
const widthTolerance = 1.15;

/** Where the letters of a text are; a text that hugs its letters is as large as they are. */
function lettersOf(node: TextNode): Rectangle {
  const { box, runs, characters, paragraph } = node;
  const [first] = runs;
  if (first === undefined || paragraph.resize === 'hug') return box;
  const { style } = runs.reduce(
    (largest, run) => (run.style.size > largest.style.size ? run : largest),
    first,
  );
  const { size, drawnLineHeight } = style;
  const height = drawnLineHeight ?? 1.2 * size;
  const widths = characters
    .split(/[\n\u2028]/)
    .map((line) => widthTolerance * estimateTextWidth(line, style));
  const lines = widths.reduce((sum, width) => sum + Math.max(1, Math.ceil(width / box.width)), 0);
  const widest = widths.reduce((one, other) => Math.max(one, other), 0);
  const across = within(intervalOf(box, 'horizontal'), widest, paragraph.align);
  // The leading above the first line and below the last has no letters.
  const leading = Math.max(0, height - size);
  const down = within(
    intervalOf(box, 'vertical'),
    paragraph.resize === 'height' ? box.height : lines * height,
    paragraph.verticalAlign,
  );
  const inset = Math.min(leading, down.end - down.start) / 2;
  return {
    x: across.start,
    width: across.end - across.start,
    y: down.start + inset,
    height: down.end - down.start - 2 * inset,
  };
}

/** The part of a line that a length takes at an alignment. */
function within(
  { start, end }: Interval,
  length: number,
  align: TextNode['paragraph']['align'] | TextNode['paragraph']['verticalAlign'],
): Interval {
  const spare = Math.max(0, end - start - length);
  if (align === 'center') return { start: start + spare / 2, end: end - spare / 2 };
  return align === 'right' || align === 'bottom'
    ? { start: start + spare, end }
    : { start, end: end - spare };
}
