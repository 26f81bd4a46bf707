import type { DesignNode, Rectangle } from '#design/tree';
import { turnedBox } from '../matrix.ts';

/** A node with the room it takes, in its parent's px. */
export interface Piece {
  readonly node: DesignNode;
  readonly box: Rectangle;
  /** The room without what may overlap unseen: the leading of a text. */
  readonly core: Rectangle;
}

/** A node as a piece of a drawing. */
export function pieceOf(node: DesignNode): Piece {
  const box = turnedBox(node);
  return { node, box, core: coreOf(node, box) };
}

/** Lines of text are set closer than their boxes are high, so boxes of texts overlap where no letters do. */
function coreOf(node: DesignNode, box: Rectangle): Rectangle {
  if (node.kind !== 'text' || node.rotation !== 0) return box;
  const style = node.runs[0]?.style;
  const line = style?.drawnLineHeight ?? box.height;
  const leading = Math.max(0, (Math.min(line, box.height) - (style?.size ?? line)) / 2);
  return { ...box, y: box.y + leading, height: box.height - 2 * leading };
}
