import type { BoxNode, DesignNode } from '#design/tree';
import { turnedBox } from '../matrix.ts';

/** px by which a backdrop may leave its frame's edges free: borders, and the drift of a hand. */
const drift = 2;

/**
 * The same frame, the lowest of its children held to all its edges where that is a backdrop: without words, as large as
 * the frame, and beneath something with words, as a shade over a photograph. The frame is as high as what stands on
 * its backdrop, not as the backdrop.
 */
export function holdBackdrop(node: BoxNode): {
  readonly node: BoxNode;
  readonly backdrop: DesignNode | null;
} {
  const shown = node.children.filter(({ visible }) => visible);
  const [lowest] = shown;
  if (lowest === undefined || !isBackdrop(lowest, node) || !shown.some(holdsWords))
    return { node, backdrop: null };
  const backdrop: DesignNode = {
    ...lowest,
    placement: {
      ...lowest.placement,
      absolute: true,
      constraints: { horizontal: 'stretch', vertical: 'stretch' },
    },
  };
  const children = node.children.map((child) => (child === lowest ? backdrop : child));
  return { node: { ...node, children }, backdrop };
}

/** Whether a child lies beneath all of its frame, and is no place for words. */
function isBackdrop(child: DesignNode, { box }: BoxNode): boolean {
  const { x, y, width, height } = turnedBox(child);
  const covers =
    Math.abs(x) <= drift &&
    Math.abs(y) <= drift &&
    Math.abs(x + width - box.width) <= drift &&
    Math.abs(y + height - box.height) <= drift;
  return covers && child.rotation === 0 && child.mask === null && !holdsWords(child);
}

function holdsWords(node: DesignNode): boolean {
  return node.visible && (node.kind === 'text' || (node.kind === 'box' && node.children.some(holdsWords)));
}
