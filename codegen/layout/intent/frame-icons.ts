/**
 * Gives icons without a frame the frame that the same icon has elsewhere. A hand that ungroups an icon, or an import that
 * drops its frame, leaves a group as large as the shape, or the shape alone: beside its sibling in a frame it would be
 * another icon, at another distance to its words. The shape stays where it is.
 */
import type { BoxNode, DesignNode, DesignTree, Rectangle, ShapeNode } from '#design/tree';
import { isNear } from '../axis.ts';
import { emptyBox } from '../empty-box.ts';
import { intersectionArea, unionOf } from '../visual-bounds.ts';
import { refitGroup } from './refit-group.ts';

/** px of the longer side of the frame of an icon. */
const maxIconSide = 48;

/** Returns the frames of a design with icons in frames. */
export function frameIcons(frames: DesignTree['frames']): DesignTree['frames'] {
  const known = new Map<string, IconFrame>();
  for (const { root } of frames) collectFrames(root, known);
  if (known.size === 0) return frames;
  const inPlaces = new Map<string, IconFrame>();
  const byShape: FindFrame = (icon, parent) => {
    const frame = frameOf(icon, known);
    if (frame !== null) inPlaces.set(placeOf(icon, parent), frame);
    return frame;
  };
  const byPlace: FindFrame = (icon, parent) => inPlaces.get(placeOf(icon, parent)) ?? null;
  return [byShape, byPlace].reduce(
    (all, find) => all.map((frame) => ({ ...frame, root: frameInside(frame.root, find) })),
    frames,
  );
}

/** The frame of an icon, and where its shape is in it. */
type IconFrame = Rectangle;

/** Returns the frame that an icon in a box should have; `null` where that is unknown. */
type FindFrame = (icon: BoxNode, parent: BoxNode) => IconFrame | null;

/**
 * Describes the box that an icon is in, and where. The heart of a card that is marked is filled, and has the frame of those
 * that are not.
 */
function placeOf(icon: BoxNode, parent: BoxNode): string {
  const describe = ({ kind, box }: DesignNode): readonly unknown[] => [
    kind,
    ...[box.x, box.y, box.width, box.height].map(Math.round),
  ];
  const others = parent.children.map((child) => (child === icon ? 'icon' : describe(child)));
  return JSON.stringify([
    Math.round(parent.box.width),
    Math.round(parent.box.height),
    others,
    describe(icon),
  ]);
}

function collectFrames(node: DesignNode, known: Map<string, IconFrame>): void {
  if (node.kind !== 'box') return;
  const shape = isIconBox(node) && node.role !== 'group' ? describeShapes(node) : null;
  if (shape === null) return node.children.forEach((child) => collectFrames(child, known));
  const { x, y } = boundsOf(node);
  const { width, height } = node.box;
  if (!known.has(shape)) known.set(shape, { x, y, width, height });
}

function isIconBox(node: BoxNode): boolean {
  const isPlain = node.fills.length === 0 && node.stroke === null && node.effects.length === 0;
  const isStraight = node.rotation === 0 && !node.flip.x && !node.flip.y && node.mask === null;
  return isPlain && isStraight && node.visible && Math.max(node.box.width, node.box.height) <= maxIconSide;
}

/** Describes the shapes of an icon, wherever they are; `null` where it is more than shapes. */
function describeShapes(node: BoxNode): string | null {
  const [first] = node.children;
  if (first === undefined) return null;
  const shapes: unknown[] = [];
  for (const child of node.children) {
    if (child.kind !== 'shape' || !child.visible || child.rotation !== 0 || child.mask !== null) return null;
    const { fillGeometry, strokeGeometry, box } = child;
    const paths = [...fillGeometry, ...strokeGeometry].map(({ path }) => path);
    if (paths.length === 0) return null;
    const place = [box.x - first.box.x, box.y - first.box.y, box.width, box.height];
    shapes.push([paths, place.map((length) => Math.round(2 * length))]);
  }
  return JSON.stringify(shapes);
}

function boundsOf({ children }: BoxNode): Rectangle {
  return children.map(({ box }) => box).reduce(unionOf);
}

function frameInside<Node extends DesignNode>(node: Node, find: FindFrame): Node {
  if (node.kind !== 'box' || (isIconBox(node) && node.role !== 'group' && describeShapes(node) !== null))
    return node;
  const children = node.children.map((child) => {
    const icon = child.kind === 'shape' ? groupOf(child) : child;
    const frame = icon.kind === 'box' && icon.role === 'group' && isIconBox(icon) ? find(icon, node) : null;
    if (frame === null || icon.kind !== 'box') return frameInside<DesignNode>(child, find);
    const framed = withFrame(icon, frame);
    return isFree(framed.box, child, node) ? framed : child;
  });
  if (children.every((child, index) => child === node.children[index])) return node;
  return refitGroup(node, children) as BoxNode & Node;
}

/** A group with nothing but a shape, at the place of the shape. */
function groupOf(shape: ShapeNode): BoxNode {
  const { id, name, visible, box, absoluteBox, placement } = shape;
  const group = emptyBox({ id: `${id}/icon`, name, visible, box, absoluteBox, placement });
  return { ...group, role: 'group', children: [{ ...shape, box: { ...box, x: 0, y: 0 } }] };
}

function frameOf(group: BoxNode, known: ReadonlyMap<string, IconFrame>): IconFrame | null {
  const shape = describeShapes(group);
  const frame = shape === null ? undefined : known.get(shape);
  if (frame === undefined) return null;
  const isTight = isNear(group.box.width, frame.width, 0.5) && isNear(group.box.height, frame.height, 0.5);
  return isTight ? null : frame;
}

/** A group as a frame of another size at whole px, with its shapes where they were. */
function withFrame(group: BoxNode, frame: IconFrame): BoxNode {
  const bounds = boundsOf(group);
  const [x, y] = [bounds.x - frame.x, bounds.y - frame.y];
  const place = (box: Rectangle): Rectangle => ({
    x: Math.round(box.x + x),
    y: Math.round(box.y + y),
    width: frame.width,
    height: frame.height,
  });
  return {
    ...group,
    role: 'frame',
    renderBox: null,
    box: place(group.box),
    absoluteBox: place(group.absoluteBox),
    children: group.children.map((child) => ({
      ...child,
      box: { ...child.box, x: child.box.x - x, y: child.box.y - y },
    })),
  };
}

/** Whether an icon with a frame is over nothing that the icon alone is not over. */
function isFree(box: Rectangle, icon: DesignNode, { children }: BoxNode): boolean {
  return children.every(
    (other) =>
      other === icon ||
      !other.visible ||
      intersectionArea(box, other.box) === 0 ||
      intersectionArea(icon.box, other.box) > 0,
  );
}
