/**
 * Makes one heading of lines that are drawn as separate layers: consecutive texts in the largest size of a page, one right
 * below the other. A layout comes in; the same layout with a box around such lines goes out.
 */
import { withChildren } from '#design/map-children';
import { endsWithMark } from '#design/punctuation';
import { textOfLayer, textsIn } from '../../components/walk-layout.ts';
import { flowOf, isOutOfFlow } from '../../css/style-queries.ts';
import type { LayoutBox, LayoutNode, LayoutText, LayoutTree } from '../../layout/layout-tree.ts';
import { couldBeHeading, fontSizeOf } from '../element-rules.ts';
import { wrapChildren } from './nested-boxes.ts';

/** px and letters of a line in a title. */
const lineLimits = { minSize: 28, maxLetters: 30, maxLines: 4 };

/** The distance between two lines, relative to the size of their letters. Entries of a menu are farther apart. */
const maxLineDistance = 1.25;

/** Joins the lines of the largest titles of all pages. */
export function joinTitleLines(layout: LayoutTree): LayoutTree {
  return {
    ...layout,
    pages: layout.pages.map((page) => {
      const largest = Math.max(0, ...textsIn(page.root).map(fontSizeOf));
      return largest < lineLimits.minSize ? page : { ...page, root: joinLinesIn(page.root, largest) };
    }),
  };
}

function joinLinesIn(node: LayoutNode, size: number): LayoutNode {
  if (node.kind !== 'box' || !node.visible) return node;
  const children = node.children.map((child) => joinLinesIn(child, size));
  const box = withChildren(node, children);
  // The lines of a control or a component are read with it.
  if (flowOf(box) !== 'column' || box.link !== null || /^(link|button|label)$/.test(box.inferredKind ?? ''))
    return box;
  return joinLines(box, size);
}

function joinLines(box: LayoutBox, size: number): LayoutBox {
  const start = box.children.findIndex((child) => isLine(child, size));
  if (start < 0) return box;
  let end = start + 1;
  while (follows(box.children[end - 1], box.children[end], size)) end += 1;
  const count = end - start;
  const isLonger = box.children.slice(end).some((child) => isLine(child, size));
  if (count < 2 || count > lineLimits.maxLines || isLonger) return box;
  return wrapChildren(box, [start, end], { name: 'title', kind: 'heading' });
}

function isLine(node: LayoutNode | undefined, size: number): node is LayoutText {
  return (
    node?.kind === 'text' &&
    node.visible &&
    node.link === null &&
    node.inferredKind === undefined &&
    node.decided === undefined &&
    !isOutOfFlow(node) &&
    fontSizeOf(node) === size &&
    node.blocks.length === 1 &&
    textOfLayer(node).trim().length <= lineLimits.maxLetters &&
    couldBeHeading(node)
  );
}

/** Whether a line is right below another one of its typeface. Their colours may differ. */
function follows(line: LayoutNode | undefined, next: LayoutNode | undefined, size: number): boolean {
  if (!isLine(line, size) || !isLine(next, size) || faceOf(line) !== faceOf(next)) return false;
  // A sentence that is over has no next line.
  if (endsWithMark(textOfLayer(line), 'stop', 'question', 'exclamation', 'break')) return false;
  const { y: top, height } = line.drawn;
  const { y: nextTop } = next.drawn;
  if (top === undefined || nextTop === undefined || height > size * 2) return false;
  return nextTop > top && nextTop - top <= size * maxLineDistance;
}

function faceOf({ style }: LayoutText): string {
  return JSON.stringify(
    style.filter(({ property }) => /^(font-(family|weight)|text-transform)$/.test(property)),
  );
}
