/**
 * Pins icons to the place where they were drawn. The vectors of an imported SVG scale with their frame; where a hand
 * dissolved that frame, they would scale with the page. Nobody means that by an icon among layers that keep their place.
 */
import type { DesignNode, Placement, Rectangle } from '#design/tree';

/** Returns the node with the constraints of pinned icons in it. */
export function pinIcons<Node extends DesignNode>(root: Node): Node {
  return pinIn(root, root.box, false);
}

/**
 * @param frame The frame that the constraints refer to: the nearest one that is no group.
 * @param mayPin Whether most layers of that frame keep their place.
 */
function pinIn<Node extends DesignNode>(node: Node, frame: Rectangle, mayPin: boolean): Node {
  const pinned = mayPin && isLooseIcon(node, frame) ? pin(node) : node;
  if (pinned.kind !== 'box') return pinned;
  const isGroup = pinned.role === 'group';
  const [box, keepPlace] = isGroup ? [frame, mayPin] : [pinned.box, mostKeepTheirPlace(pinned.children)];
  const children = pinned.children.map((child) => pinIn<DesignNode>(child, box, keepPlace));
  return children.every((child, index) => child === pinned.children[index])
    ? pinned
    : { ...pinned, children };
}

/** Whether at most half of the layers of a frame scale with it; the keys of a keyboard all do. */
function mostKeepTheirPlace(children: readonly DesignNode[]): boolean {
  const layers = children.flatMap(layersOf);
  return layers.filter(scales).length * 2 <= layers.length;
}

function layersOf(node: DesignNode): readonly DesignNode[] {
  if (!node.visible) return [];
  return node.kind === 'box' && node.role === 'group' ? node.children.flatMap(layersOf) : [node];
}

function scales({ placement: { constraints } }: DesignNode): boolean {
  return constraints.horizontal === 'scale' || constraints.vertical === 'scale';
}

/** px; the largest side of an icon, and how many times as large the frame is that is not its own. */
const iconSize = { max: 64, frameRatio: 4 };

function isLooseIcon(node: DesignNode, frame: Rectangle): boolean {
  const isGraphic = node.kind === 'shape' || (node.kind === 'box' && node.role === 'group');
  return (
    isGraphic &&
    scales(node) &&
    Math.max(node.box.width, node.box.height) <= iconSize.max &&
    frame.width > iconSize.frameRatio * node.box.width &&
    frame.height > iconSize.frameRatio * node.box.height
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
