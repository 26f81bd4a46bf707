/** Moves layers into the boxes that they are drawn on. */
import type { DesignNode, Rectangle } from '#design/tree';
import { rotatedBounds } from '../node-transform.ts';
import { createRectangleIndex, type RectangleIndex } from '../rectangle-index.ts';
import { containsRectangle, intersectionArea } from '../visual-bounds.ts';
import { shapeAsBox } from '../vectors/shape-as-box.ts';
import { driftTolerance } from '../tolerances.ts';
import { isBackground, containsVisibleText } from './backgrounds.ts';

/** With more siblings than this, containers are not searched for. */
const maxSiblingsToNest = 600;

/**
 * Moves children that are on a box into it, if that does not change the painting order: a card is often drawn as a
 * rectangle, or as a group, with layers on it.
 * @param grounds Ids of rectangles that contain nothing, because they are behind one column of a table.
 */
export function nestInContainers(
  drawn: readonly DesignNode[],
  grounds: ReadonlySet<string> = new Set(),
): readonly DesignNode[] {
  const discs = new Map(drawn.map((child) => [toDisc(child), child]));
  const children = [...discs.keys()];
  const cellSizes = new Set(children.filter(isBackground).map(sizeKey));
  const canContainOthers = children.map(
    (child) => child.visible && !grounds.has(child.id) && canContain(child, cellSizes),
  );
  if (!canContainOthers.includes(true) || children.length > maxSiblingsToNest) return drawn;
  const boxes = children.map(rotatedBounds);
  const places = createRectangleIndex(boxes);
  const contents = new Map<DesignNode, DesignNode[]>();
  const nested = new Set<DesignNode>();
  for (const [index, child] of children.entries()) {
    const container = findContainer(index, { children, boxes, places, canContainOthers });
    if (container === null) continue;
    nested.add(child);
    const content = contents.get(container);
    if (content === undefined) contents.set(container, [child]);
    else content.push(child);
  }
  if (nested.size === 0) return drawn;
  return children
    .filter((child) => !nested.has(child))
    .map((child) => (contents.has(child) ? fillContainer(child, contents) : (discs.get(child) ?? child)));
}

/** px up to which an ellipse is the ground of a letter, a number or an icon rather than a picture. */
const maxDiscSize = 200;

/** A whole ellipse as the box that CSS draws it as; other nodes as they are. */
function toDisc(node: DesignNode): DesignNode {
  const isDisc =
    node.kind === 'shape' &&
    node.shape === 'ellipse' &&
    node.arc === null &&
    node.exported === null &&
    Math.max(node.box.width, node.box.height) <= maxDiscSize;
  return isDisc ? shapeAsBox(node) : node;
}

function sizeKey({ box }: DesignNode): string {
  return `${Math.round(box.width)} ${Math.round(box.height)}`;
}

/** @param cellSizes Of the painted rectangles beside it: one of the same size without paint is a cell of the same list. */
function canContain(node: DesignNode, cellSizes: ReadonlySet<string>): boolean {
  if (node.kind !== 'box' || node.instance !== null) return false;
  if (node.contour !== null && node.contour !== 'ellipse') return false;
  const paints = node.fills.length > 0 || node.stroke !== null;
  const plain =
    node.rotation === 0 && node.opacity > 0.999 && node.mask === null && !node.flip.x && !node.flip.y;
  const blurred = node.effects.some(({ kind }) => kind === 'layer-blur');
  const isCell = node.role === 'rectangle' && node.children.length === 0 && cellSizes.has(sizeKey(node));
  return (paints || isCell || containsVisibleText(node)) && plain && !blurred && node.layout === null;
}

/** The children of a frame in stacking order, each with its bounds and whether it is a container. */
interface ContainerSearch {
  readonly children: readonly DesignNode[];
  readonly boxes: readonly Rectangle[];
  readonly places: RectangleIndex;
  readonly canContainOthers: readonly boolean[];
}

/**
 * The smallest container below a child that nothing between the two in stacking order hides. What lies on a dialog also
 * lies on the page below it, which may have a smaller card there.
 */
function findContainer(index: number, search: ContainerSearch): DesignNode | null {
  const { children, boxes, places, canContainOthers } = search;
  const child = children[index];
  const own = boxes[index];
  if (child === undefined || own === undefined || !child.visible || child.mask !== null) return null;
  const candidates: { readonly index: number; readonly area: number }[] = [];
  const tolerance = isCentredText(child) ? 2 * driftTolerance : driftTolerance;
  for (const other of places.containing(own, tolerance)) {
    const box = boxes[other];
    if (box === undefined || other >= index || canContainOthers[other] !== true) continue;
    const area = areaOf(box);
    const spare = area - areaOf(own);
    if (!containsRectangle(box, own, 0.5) && areaOf(own) > maxDriftingShare * area) continue;
    // The box of a text is often as large as the container.
    const larger = spare > 1 || (child.kind === 'text' && spare >= 0);
    // A bar over a whole part of the page, such as its header, is no part of what is below it.
    if (own.width >= maxPartShare * box.width && hasContent(children[other])) continue;
    if (larger) candidates.push({ index: other, area });
  }
  candidates.sort((one, other) => one.area - other.area || other.index - one.index);
  const found = candidates.find((candidate) => !isHidden(index, candidate.index, search));
  return found === undefined ? null : (children[found.index] ?? null);
}

/** Whether a text is in the middle of its box, beyond whose sides it has no words. */
function isCentredText(node: DesignNode): boolean {
  return node.kind === 'text' && node.paragraph.align === 'center' && node.paragraph.resize !== 'hug';
}

/** Whether something between a container and a child in stacking order overlaps the child. */
function isHidden(index: number, container: number, { children, boxes, places }: ContainerSearch): boolean {
  const [own, around] = [boxes[index], boxes[container]];
  if (own === undefined || around === undefined) return false;
  return places.meeting(own, index).some((other) => {
    const box = boxes[other];
    return (
      box !== undefined &&
      other > container &&
      children[other]?.visible === true &&
      !containsRectangle(around, box, driftTolerance) &&
      intersectionArea(box, own) > 0
    );
  });
}

/** The fraction of a container's area up to which something on it that a hand placed may be beside its edge. */
const maxDriftingShare = 0.75;

/** The fraction of a container's width up to which something on its content is a part of it. */
const maxPartShare = 0.85;

function hasContent(node: DesignNode | undefined): boolean {
  return node?.kind === 'box' && node.children.some(({ visible }) => visible);
}

function areaOf({ width, height }: Rectangle): number {
  return width * height;
}

function fillContainer(
  node: DesignNode,
  contents: ReadonlyMap<DesignNode, readonly DesignNode[]>,
): DesignNode {
  const own = contents.get(node);
  if (node.kind !== 'box' || own === undefined) return node;
  const children = own
    .map((content) => fillContainer(content, contents))
    .map((content) => ({
      ...content,
      box: { ...content.box, x: content.box.x - node.box.x, y: content.box.y - node.box.y },
    }));
  return { ...node, children: [...node.children, ...children] };
}
