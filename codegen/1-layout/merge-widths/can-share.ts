import type { LayoutNode, LayoutText } from '../layout-tree.ts';
import { isSameDrawing } from './same-drawing.ts';

/** Whether layers of two drawings can be one element: the same kind of thing, saying the same, leading to the same place. */
export function canShare(one: LayoutNode, other: LayoutNode): boolean {
  if (one.link && other.link && (one.link.kind !== other.link.kind || one.link.target !== other.link.target))
    return false;
  if (one.kind === 'text' && other.kind === 'text') return saysTheSame(one, other);
  if (one.kind === 'vector' && other.kind === 'vector') return isSameDrawing(one.svg, other.svg);
  return one.kind === other.kind;
}

/** The same words in the same pieces, so that each piece is one element. */
function saysTheSame(one: LayoutText, other: LayoutText): boolean {
  return wordsOf(one) === wordsOf(other);
}

function wordsOf({ blocks }: LayoutText): string {
  return JSON.stringify(
    blocks.map(({ list, indent, hangs, runs }) => [
      list,
      indent,
      hangs,
      runs.map(({ text, link }, index) => [index === runs.length - 1 ? text.trimEnd() : text, link]),
    ]),
  );
}
