import type { Rectangle, TextNode } from '#design/tree';
import type { Hold } from '../laying.ts';
import type { Cut } from './cut-lines.ts';
import { keeping } from './keeping.ts';
import { spanOf } from './span.ts';
import type { AcrossPart } from './stand-across.ts';

/** How far below the middle of a line its letters stand, in font sizes; fonts differ by a few hundredths. */
const drop = 0.36;

/** What there is to know of a part to tell how it stands across a row or column; `together` is what all in it keep. */
export function acrossPart(
  part: Cut,
  row: boolean,
  room: Rectangle,
  decided: boolean,
  together: Hold['keeps'] | null,
): AcrossPart {
  const span = spanOf(part.box, !row);
  const wide = part.box.width >= room.width / 2;
  if (part.kind !== 'one') {
    const keeps = together === 'scale' ? null : together;
    return { span, baseline: null, keeps, mayFill: !row && (decided ? together === 'stretch' : wide) };
  }
  const { node } = part.piece;
  const { horizontal, vertical } = node.placement.constraints;
  const keeps = keeping[row ? vertical : horizontal];
  return {
    span,
    baseline: row && node.kind === 'text' ? findBaseline(node) : null,
    keeps: keeps === 'scale' ? null : keeps,
    mayFill:
      !row &&
      node.rotation === 0 &&
      (keeps === 'stretch' || (horizontal === 'left' && !decided)) &&
      (node.kind === 'text' ? mayFill(node, wide) : wide || keeps === 'stretch'),
  };
}

/** A line of text that happens to be the widest is not meant to fill; what has a width of its own, or keeps both edges, is. */
function mayFill({ paragraph, placement, box, runs }: TextNode, wide: boolean): boolean {
  if (placement.constraints.horizontal === 'stretch') return true;
  if (!wide || paragraph.resize !== 'hug') return wide;
  return box.height > 1.5 * (runs[0]?.style.drawnLineHeight ?? box.height);
}

function findBaseline({ box, runs, rotation }: TextNode): number | null {
  const style = runs[0]?.style;
  const line = style?.drawnLineHeight ?? box.height;
  if (style === undefined || rotation !== 0 || box.height > 1.5 * line) return null;
  return box.y + box.height / 2 + drop * style.size;
}
