/**
 * Gives a group or frame that was placed by hand the size of the rectangle behind its words, if both differ by drift
 * only. A hand puts the words of a button a px beside its rectangle, and the group is then as large as both: the
 * rectangle would be a second box in it. Nothing moves by more than `driftTolerance` px.
 */
import type { BoxNode, DesignNode, Rectangle } from '#design/tree';
import { type Interval, intervalOf } from '../axis.ts';
import { containsVisibleText, isBackground } from '../inference/backgrounds.ts';
import { driftTolerance } from '../tolerances.ts';
import { isSameBox } from '../visual-bounds.ts';
import { refitGroup } from './refit-group.ts';

/** px; in a smaller box a px is a part of the drawing. */
const minSize = 16;

/** Returns the node in which groups and frames are as large as the rectangles behind their words. */
export function fitBackgrounds<Node extends DesignNode>(node: Node): Node {
  if (node.kind !== 'box') return node;
  const children = node.children.map((child) => fitBackgrounds<DesignNode>(child));
  const isSame = children.every((child, index) => child === node.children[index]);
  const inside: BoxNode = isSame ? node : { ...node, children };
  return (isPlacedByHand(inside) ? fitBackground(inside) : inside) as BoxNode & Node;
}

function isPlacedByHand({ role, layout, rotation, flip, box, fills, stroke, effects }: BoxNode): boolean {
  return (
    (role === 'group' || role === 'frame') &&
    layout === null &&
    rotation === 0 &&
    !flip.x &&
    !flip.y &&
    fills.length + effects.length === 0 &&
    stroke === null &&
    Math.min(box.width, box.height) >= minSize
  );
}

function fitBackground(node: BoxNode): BoxNode {
  const [background, ...others] = node.children.filter(({ visible }) => visible);
  if (background === undefined || !isBackground(background) || !others.some(containsVisibleText)) return node;
  const around = { ...node.box, x: 0, y: 0 };
  if (isSameBox(background.box, around) || !isWithinDrift(background.box, around)) return node;
  if (node.role === 'frame') return withBoxes(node, new Map([[background, around]]));
  const boxes = new Map<DesignNode, Rectangle>();
  for (const other of others) {
    const box = moveInside(other, background.box);
    if (box === null) return node;
    boxes.set(other, box);
  }
  return refitGroup(node, withBoxes(node, boxes).children);
}

function isWithinDrift(one: Rectangle, other: Rectangle): boolean {
  return [
    one.x - other.x,
    one.y - other.y,
    one.x + one.width - other.x - other.width,
    one.y + one.height - other.y - other.height,
  ].every((distance) => Math.abs(distance) <= driftTolerance);
}

function withBoxes(node: BoxNode, boxes: ReadonlyMap<DesignNode, Rectangle>): BoxNode {
  return {
    ...node,
    children: node.children.map((child) => ({ ...child, box: boxes.get(child) ?? child.box })),
  };
}

/** The box of a layer inside a rectangle beyond which a hand placed it; `null` if it does not fit. */
function moveInside(node: DesignNode, around: Rectangle): Rectangle | null {
  const across = moveInterval(
    intervalOf(node.box, 'horizontal'),
    intervalOf(around, 'horizontal'),
    canGetNarrower(node),
  );
  const down = moveInterval(intervalOf(node.box, 'vertical'), intervalOf(around, 'vertical'), false);
  return (
    across &&
    down && {
      x: across.start,
      y: down.start,
      width: across.end - across.start,
      height: down.end - down.start,
    }
  );
}

/** Whether a node is a text in the middle of a box wider than its words, which may be as wide as the rectangle. */
function canGetNarrower(node: DesignNode): boolean {
  return node.kind === 'text' && node.paragraph.align === 'center' && node.paragraph.resize !== 'hug';
}

function moveInterval({ start, end }: Interval, around: Interval, getsNarrower: boolean): Interval | null {
  const length = end - start;
  const most = around.end - around.start;
  if (length > most + 0.001) return getsNarrower ? around : null;
  const moved = Math.max(around.start, Math.min(start, around.end - length));
  return { start: moved, end: moved + length };
}
