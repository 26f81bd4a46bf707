import type { BoxNode, DesignNode, Placement } from '#design/tree';
import { turnedBox } from '../matrix.ts';

/** px by which a backdrop may leave its frame's edges free: borders, and the drift of a hand. */
const drift = 2;

/**
 * The same frame, the lowest of its children out of the flow where that is a backdrop: without words, beneath something
 * with words, and as large as the frame, as a shade over a photograph, or larger where the frame cuts it off. The frame
 * is as high as what stands on its backdrop, not as the backdrop.
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
    placement: { ...lowest.placement, absolute: true, constraints: holdOf(lowest, node) },
  };
  const children = node.children.map((child) => (child === lowest ? backdrop : child));
  return { node: { ...node, children }, backdrop };
}

/** Whether a child lies beneath all of its frame, and is no place for words. */
function isBackdrop(child: DesignNode, frame: BoxNode): boolean {
  const { least, most } = reachOver(child, frame);
  const covers = least >= -drift && (most <= drift || frame.clips);
  return covers && child.rotation === 0 && child.mask === null && !holdsWords(child);
}

/** px by which a child reaches over the edges of its frame: at the edge where it is least, and where it is most. */
function reachOver(child: DesignNode, { box }: BoxNode): { readonly least: number; readonly most: number } {
  const { x, y, width, height } = turnedBox(child);
  const over = [-x, -y, x + width - box.width, y + height - box.height];
  return { least: Math.min(...over), most: Math.max(...over) };
}

/** What is as large as its frame goes with all edges; what is larger does where its constraints say nothing else. */
function holdOf(child: DesignNode, frame: BoxNode): Placement['constraints'] {
  const { horizontal, vertical } = child.placement.constraints;
  const isLarger = reachOver(child, frame).most > drift;
  return {
    horizontal: isLarger && horizontal !== 'left' ? horizontal : 'stretch',
    vertical: isLarger && vertical !== 'top' ? vertical : 'stretch',
  };
}

function holdsWords(node: DesignNode): boolean {
  return node.visible && (node.kind === 'text' || (node.kind === 'box' && node.children.some(holdsWords)));
}
