/**
 * Pins icons to the place where they were drawn. The vectors of an imported SVG scale with their frame; where a hand
 * dissolved that frame, they would scale with the page. Nobody means that by an icon.
 */
import type { DesignNode, Placement, Rectangle } from '#design/tree';

/** Returns the node with the constraints of pinned icons in it. */
export function pinIcons<Node extends DesignNode>(root: Node): Node {
  return pinIn(root, root.box);
}

/** @param frame The frame that the constraints refer to: the nearest one that is no group. */
function pinIn<Node extends DesignNode>(node: Node, frame: Rectangle): Node {
  if (node.kind === 'shape') return isLooseIcon(node, frame) ? pin(node) : node;
  if (node.kind !== 'box') return node;
  const own = node.role === 'group' ? frame : node.box;
  const children = node.children.map((child) => pinIn(child, own));
  const inside = children.every((child, index) => child === node.children[index])
    ? node
    : { ...node, children };
  const isGroupOfIcons = node.role === 'group' && node.children.length > 0 && isLooseIcon(node, frame);
  return isGroupOfIcons ? pin(inside) : inside;
}

/** px; the largest side of an icon, and how many times as large the frame is that is not its own. */
const iconSize = { max: 64, frameRatio: 4 };

function isLooseIcon({ box, placement: { constraints } }: DesignNode, frame: Rectangle): boolean {
  const { horizontal, vertical } = constraints;
  return (
    (horizontal === 'scale' || vertical === 'scale') &&
    Math.max(box.width, box.height) <= iconSize.max &&
    frame.width > iconSize.frameRatio * box.width &&
    frame.height > iconSize.frameRatio * box.height
  );
}

function pin<Node extends DesignNode>(node: Node): Node {
  const { constraints } = node.placement;
  const pinned: Placement['constraints'] = {
    horizontal: constraints.horizontal === 'scale' ? 'left' : constraints.horizontal,
    vertical: constraints.vertical === 'scale' ? 'top' : constraints.vertical,
  };
  return { ...node, placement: { ...node.placement, constraints: pinned } };
}
