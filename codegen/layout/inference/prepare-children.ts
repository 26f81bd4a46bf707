/**
 * Prepares the children of a frame for inference: backgrounds become paint, groups dissolve, children move into the
 * cards below them, and a backdrop leaves the flow. The output is the list of children that is partitioned next.
 */
import type { BoxNode, DesignNode, Placement, Rectangle } from '#design/tree';
import { isNear } from '../axis.ts';
import { emptyBox } from '../empty-box.ts';
import { rotatedBounds } from '../node-transform.ts';
import { createRectangleIndex, type RectangleIndex } from '../rectangle-index.ts';
import { containsRectangle, intersectionArea, unionOf } from '../visual-bounds.ts';
import { shapeAsBox } from '../vectors/shape-as-box.ts';
import { toLayoutItem } from './partition-items.ts';
import { findOverlaps } from './resolve-overlaps.ts';
import { backdropTolerance, driftTolerance, wrapperTolerance } from '../tolerances.ts';

/** A box with the backgrounds that it absorbed. */
export interface BoxWithBackground {
  readonly node: BoxNode;
  /** Ids of the layers whose paint the box took over. */
  readonly absorbedIds: readonly string[];
}

/** Merges rectangles behind all children into the box as its own paint, if they cover it exactly. */
export function absorbBackground(node: BoxNode): BoxWithBackground {
  const shown = node.children.filter(({ visible }) => visible);
  const [first] = shown;
  if (first === undefined || shown.length < 2 || !isBackground(first) || !canAbsorb(node, first))
    return { node, absorbedIds: [] };
  const painted: BoxNode = {
    ...node,
    fills: [...node.fills, ...first.fills],
    stroke: node.stroke ?? first.stroke,
    effects: [...node.effects, ...first.effects],
    radii: hasRadii(node) ? node.radii : first.radii,
    tokens: { ...first.tokens, ...node.tokens },
    children: node.children.filter((child) => child !== first),
  };
  const more = absorbBackground(painted);
  return { node: more.node, absorbedIds: [first.id, ...more.absorbedIds] };
}

/** Children without the rectangles that others took over. */
export interface StackedChildren {
  readonly children: readonly DesignNode[];
  /** Ids of the layers whose paint another one took over. */
  readonly absorbedIds: readonly string[];
}

/**
 * Makes one rectangle of two that cover each other exactly and have words on them, such as a gradient over a
 * photograph: both grow with what is on them.
 */
export function mergeStackedRectangles(children: readonly DesignNode[]): StackedChildren {
  const merged: DesignNode[] = [];
  const absorbedIds: string[] = [];
  for (const [index, child] of children.entries()) {
    const below = merged.at(-1);
    const both = below === undefined ? null : stackRectangles(child, below);
    if (below === undefined || both === null || !carriesText(both, children.slice(index + 1))) {
      merged.push(child);
      continue;
    }
    absorbedIds.push(below.id);
    merged.splice(-1, 1, both);
  }
  return { children: absorbedIds.length === 0 ? children : merged, absorbedIds };
}

/** Returns a rectangle with the paint of one that it covers exactly; `null` where it does not, or more would change. */
function stackRectangles(node: DesignNode, below: DesignNode): BoxNode | null {
  if (!isBackground(node) || !isBackground(below)) return null;
  const sides = ['x', 'y', 'width', 'height'] as const;
  const isStacked =
    node.visible &&
    below.visible &&
    node.children.length + below.children.length === 0 &&
    sides.every((side) => isNear(node.box[side], below.box[side], wrapperTolerance)) &&
    haveSameRadii(node, below) &&
    node.placement.constraints.horizontal === below.placement.constraints.horizontal &&
    node.placement.constraints.vertical === below.placement.constraints.vertical;
  if (!isStacked || below.stroke !== null || node.effects.length + below.effects.length > 0) return null;
  return { ...node, fills: [...below.fills, ...node.fills], tokens: { ...below.tokens, ...node.tokens } };
}

function carriesText(node: DesignNode, above: readonly DesignNode[]): boolean {
  return above.some(
    (one) => containsVisibleText(one) && containsRectangle(node.box, rotatedBounds(one), 0.5),
  );
}

/** Whether a node is a rectangle that only paints. */
function isBackground(node: DesignNode): node is BoxNode {
  if (node.kind !== 'box' || node.role !== 'rectangle' || node.contour !== null || node.mask !== null)
    return false;
  const isUntransformed = node.rotation === 0 && !node.flip.x && !node.flip.y && node.opacity > 0.999;
  const normal = node.blendMode === 'PASS_THROUGH' || node.blendMode === 'NORMAL';
  const isReferenced =
    Object.keys(node.propertyReferences).length > 0 || node.link !== null || node.exported !== null;
  const paints = node.fills.length > 0 || node.stroke !== null;
  return (
    paints &&
    isUntransformed &&
    normal &&
    !isReferenced &&
    node.effects.every(({ kind }) => kind === 'drop-shadow')
  );
}

/** Whether the box looks the same with the background's paint as its own. */
function canAbsorb(node: BoxNode, background: BoxNode): boolean {
  if (node.contour !== null || node.scrolls !== 'none') return false;
  if (node.stroke !== null && (background.stroke !== null || background.fills.length > 0)) return false;
  const { x, y, width, height }: Rectangle = background.box;
  const covers =
    isNear(x, 0) && isNear(y, 0) && isNear(width, node.box.width) && isNear(height, node.box.height);
  const cut = node.clips && (background.effects.length > 0 || !haveSameRadii(node, background));
  const rounds = hasRadii(node) && !node.clips && !haveSameRadii(node, background);
  const shades = node.effects.length > 0 || (node.fills.length > 0 && !haveSameRadii(node, background));
  return covers && !cut && !rounds && !shades;
}

function haveSameRadii(one: BoxNode, other: BoxNode): boolean {
  return one.radii.every((radius, index) => isNear(radius, other.radii[index] ?? 0, 0.5));
}

function hasRadii({ radii }: BoxNode): boolean {
  return radii.some((radius) => radius > 0);
}

/**
 * Dissolves groups without properties of their own whose bounds overlap siblings that their contents do not overlap,
 * or that are a row of columns: their children are laid out with the siblings. A Figma group only collects layers,
 * unlike a frame. A group that overlaps nothing stays a box.
 */
export function dissolveGroups(children: readonly DesignNode[]): readonly DesignNode[] {
  if (!children.some(isPlain)) return children;
  const shown = children.filter(({ visible, mask }) => visible && mask === null);
  const dissolvable = findRowsOfColumns(shown);
  const overlaps = findOverlaps(shown.map((child) => toLayoutItem(child).core));
  for (const [index, others] of overlaps) {
    const group = shown[index];
    const around = [...others].flatMap((other) => contentOf(shown[other]));
    if (group !== undefined && isPlainGroup(group) && !overlapsAnyOf(contentOf(group), around))
      dissolvable.add(group);
  }
  return children.flatMap((child) => (dissolvable.has(child) && isPlain(child) ? ungroup(child) : [child]));
}

/** Whether a group only collects layers and contains text, so that it is no vector. */
function isPlainGroup(node: DesignNode): node is BoxNode {
  return isPlain(node) && containsText(node);
}

/** Whether a group only collects layers. */
function isPlain(node: DesignNode): node is BoxNode {
  if (node.kind !== 'box' || node.role !== 'group' || !node.visible || node.mask !== null) return false;
  const isUntransformed = node.rotation === 0 && !node.flip.x && !node.flip.y;
  const plain = node.opacity > 0.999 && node.effects.length === 0 && node.blendMode === 'PASS_THROUGH';
  const isReferenced = Object.keys(node.propertyReferences).length > 0 || node.link !== null;
  return isUntransformed && plain && !isReferenced && node.fills.length === 0 && node.exported === null;
}

/** Whether a node is or contains a text. */
export function containsText(node: DesignNode): boolean {
  return node.kind === 'text' || (node.kind === 'box' && node.children.some(containsText));
}

/** Rectangles in the place of groups that have nothing but one of them, so that what is on them can be in them. */
export function unwrapRectangles(children: readonly DesignNode[]): readonly DesignNode[] {
  return children.map((child) => {
    if (!isPlain(child)) return child;
    const [only, more] = unwrapRectangles(ungroup(child)).filter(({ visible }) => visible);
    const isRectangle =
      only?.kind === 'box' && only.role === 'rectangle' && only.children.length === 0 && only.mask === null;
    if (!isRectangle || more !== undefined || child.children.length > 1) return child;
    return { ...only, absorbed: [...(only.absorbed ?? []), child.id, ...(child.absorbed ?? [])] };
  });
}

/** Columns from which a group of them side by side is a row of columns. */
const minColumns = 3;
/** With more siblings than this, rows of columns are not searched for. */
const maxSiblingsOfRow = 600;

/**
 * Finds the groups that are the first or the next row of columns: a group of numbers above titles, each number over
 * its title. What is in one column belongs together more than what is in one row.
 */
function findRowsOfColumns(shown: readonly DesignNode[]): Set<DesignNode> {
  const found = new Set<DesignNode>();
  const groups = shown.filter(isPlain).map((group) => ({ group, parts: partsInRow(group) }));
  if (shown.length > maxSiblingsOfRow || groups.every(({ parts }) => parts === null)) return found;
  const all = shown.flatMap((node) => (isPlain(node) ? ungroup(node) : [node]));
  const cores = all.map((node) => toLayoutItem(node).core);
  const places = createRectangleIndex(cores);
  for (const { group, parts } of groups) {
    if (parts === null) continue;
    const { y, height } = toLayoutItem(group).core;
    const distance = Math.min(...parts.slice(1).map(({ x }, index) => x - endOf(parts[index])));
    const isNext = (core: Rectangle): boolean =>
      (core.y >= y + height && core.y <= y + height + distance) ||
      (core.y + core.height <= y && core.y + core.height >= y - distance);
    const near = { y: y - distance, height: height + 2 * distance };
    const columns = parts.map((part) =>
      places
        .meeting({ ...part, ...near })
        .flatMap((index) => cores[index] ?? [])
        .filter((core) => isInColumn(part, core) && isNext(core)),
    );
    if (sharesEdge(columns)) found.add(group);
  }
  return found;
}

/** Whether something in each column begins, or ends, where something in the others does. */
function sharesEdge([first, ...others]: readonly (readonly Rectangle[])[]): boolean {
  const edges = [({ y }: Rectangle) => y, ({ y, height }: Rectangle) => y + height];
  return edges.some((edge) =>
    first?.some((one) =>
      others.every((column) => column.some((other) => isNear(edge(one), edge(other), driftTolerance))),
    ),
  );
}

/** The parts of a group from left to right, each one layer with what is on it; `null` where they are no row. */
function partsInRow(group: BoxNode): readonly Rectangle[] | null {
  const parts: Rectangle[] = [];
  const content = ungroup(group).map((node) => toLayoutItem(node).core);
  for (const core of content.toSorted((one, other) => one.x - other.x || other.width - one.width)) {
    const last = parts.at(-1);
    if (last === undefined || core.x >= endOf(last)) parts.push(core);
    else if (!containsRectangle(last, core, driftTolerance)) return null;
  }
  const [first] = parts;
  if (first === undefined || parts.length < minColumns) return null;
  const areAlike = parts.every(
    ({ y, height }) => isNear(height, first.height, driftTolerance) && isNear(y, first.y, driftTolerance),
  );
  return areAlike ? parts : null;
}

function endOf(box: Rectangle | undefined): number {
  return box === undefined ? 0 : box.x + box.width;
}

/** Whether one thing begins where another does, or has its centre there. */
function isInColumn(one: Rectangle, other: Rectangle): boolean {
  const [centre, otherCentre] = [one.x + one.width / 2, other.x + other.width / 2];
  return isNear(one.x, other.x, driftTolerance) || isNear(centre, otherCentre, driftTolerance);
}

/** The children of a plain group in the coordinates of its parent, or the node itself. */
function contentOf(node: DesignNode | undefined): readonly DesignNode[] {
  if (node === undefined) return [];
  return isPlainGroup(node) ? ungroup(node) : [node];
}

/** The children of a group in the coordinates of its parent. */
function ungroup(node: BoxNode): readonly DesignNode[] {
  const { x, y } = node.box;
  return node.children.map((child) => ({
    ...child,
    box: { ...child.box, x: child.box.x + x, y: child.box.y + y },
  }));
}

function overlapsAnyOf(content: readonly DesignNode[], around: readonly DesignNode[]): boolean {
  const overlaps = findOverlaps([...content, ...around].map((node) => toLayoutItem(node).core));
  return content.some((_, index) =>
    [...(overlaps.get(index) ?? [])].some((other) => other >= content.length),
  );
}

/** px up to which shapes on each other are one drawing, such as the track and the thumbs of a slider. */
const maxDrawingSize = 320;
const maxDrawnShapes = 12;

/**
 * Groups shapes that lie on each other and on nothing else, as a person would have grouped them. Otherwise all but one
 * of them would leave the flow, and stay behind where the page changes its width.
 */
export function groupDrawings(children: readonly DesignNode[], owner: BoxNode): readonly DesignNode[] {
  if (children.filter(mayBeDrawn).length < 2) return children;
  const shown = children.filter(({ visible, mask }) => visible && mask === null);
  const cores = shown.map((child) => toLayoutItem(child).core);
  const overlaps = findOverlaps(cores);
  const places = createRectangleIndex(cores);
  const groups = new Map<DesignNode, BoxNode>();
  const seen = new Set<number>();
  for (const first of overlaps.keys()) {
    const connected = collectConnected(first, overlaps, seen);
    if (connected.size === shown.length || connected.size > maxDrawnShapes) continue;
    const members = [...connected].sort((one, other) => one - other).flatMap((index) => shown[index] ?? []);
    const group = members.every(mayBeDrawn) ? drawingOf(members, owner) : null;
    if (group === null || places.meeting(group.box).some((index) => !connected.has(index))) continue;
    members.forEach((member) => groups.set(member, group));
  }
  if (groups.size === 0) return children;
  return [...new Set(children.map((child) => groups.get(child) ?? child))];
}

/** Whether a node is a shape or a rectangle, with others on it or not, without a picture and effects. */
function mayBeDrawn(node: DesignNode): boolean {
  if (node.kind === 'text' || !node.visible || node.mask !== null || node.link !== null) return false;
  if (node.kind === 'box' && (node.role !== 'rectangle' || !node.children.every(mayBeDrawn))) return false;
  return node.effects.length === 0 && node.fills.every(({ kind }) => kind !== 'image');
}

/** Returns the indexes that overlaps connect with one, and marks them as seen. */
function collectConnected(
  first: number,
  overlaps: ReadonlyMap<number, ReadonlySet<number>>,
  seen: Set<number>,
): ReadonlySet<number> {
  const found = new Set<number>();
  const waiting = [first];
  for (let index = waiting.pop(); index !== undefined; index = waiting.pop()) {
    if (seen.has(index)) continue;
    seen.add(index);
    found.add(index);
    waiting.push(...(overlaps.get(index) ?? []));
  }
  return found;
}

/** Returns a group of these shapes; `null` if they are one, large, alike or bound to different edges. */
function drawingOf(members: readonly DesignNode[], owner: BoxNode): BoxNode | null {
  const [first, second] = members;
  if (first === undefined || second === undefined) return null;
  const box = members.map(rotatedBounds).reduce(unionOf);
  const { horizontal, vertical } = first.placement.constraints;
  const areBoundAlike = members.every(
    ({ placement: { constraints } }) =>
      constraints.horizontal === horizontal && constraints.vertical === vertical,
  );
  // Equal ones in a row, such as avatars, are a list.
  const areAlike = members.every(
    (one) => isNear(one.box.width, first.box.width) && isNear(one.box.height, first.box.height),
  );
  if (Math.max(box.width, box.height) > maxDrawingSize || !areBoundAlike || areAlike) return null;
  const absoluteBox = { ...box, x: owner.absoluteBox.x + box.x, y: owner.absoluteBox.y + box.y };
  const fixed = { horizontal: 'fixed', vertical: 'fixed' } as const;
  const group = emptyBox({
    id: `${owner.id}/${first.id}`,
    name: first.name,
    visible: true,
    box,
    absoluteBox,
    placement: { ...first.placement, ...fixed },
  });
  const children = members.map((member) => ({
    ...member,
    box: { ...member.box, x: member.box.x - box.x, y: member.box.y - box.y },
  }));
  return { ...group, role: 'group', children };
}

/** With more siblings than this, containers are not searched for. */
const maxSiblingsToNest = 600;

/**
 * Moves children that are on a box into it, if that does not change the painting order: a card is often drawn as a
 * rectangle, or as a group, with layers on it.
 */
export function nestInContainers(drawn: readonly DesignNode[]): readonly DesignNode[] {
  const discs = new Map(drawn.map((child) => [toDisc(child), child]));
  const children = [...discs.keys()];
  const cellSizes = new Set(children.filter(isBackground).map(sizeKey));
  const canContainOthers = children.map((child) => child.visible && canContain(child, cellSizes));
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
  for (const other of places.containing(own, driftTolerance)) {
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

/**
 * Positions a backdrop absolutely: the lowest child of a frame if it has no text, is below children with text, and is
 * as large as the frame, such as an overlay on a photograph, or larger if the frame clips it. The frame's height then
 * follows the content on the backdrop, not the backdrop.
 */
export function constrainBackdrop(node: BoxNode): {
  readonly node: BoxNode;
  readonly backdrop: DesignNode | null;
} {
  const shown = node.children.filter(({ visible }) => visible);
  const [lowest] = shown;
  if (lowest === undefined || !isBackdrop(lowest, node) || !shown.some(containsVisibleText))
    return { node, backdrop: null };
  const backdrop: DesignNode = {
    ...lowest,
    placement: { ...lowest.placement, absolute: true, constraints: backdropConstraints(lowest, node) },
  };
  const children = node.children.map((child) => (child === lowest ? backdrop : child));
  return { node: { ...node, children }, backdrop };
}

/** Whether a child covers all of its frame and contains no text. */
function isBackdrop(child: DesignNode, frame: BoxNode): boolean {
  const { min, max } = overflowRange(child, frame);
  const covers = min >= -backdropTolerance && (max <= backdropTolerance || frame.clips);
  return covers && child.rotation === 0 && child.mask === null && !containsVisibleText(child);
}

/** px by which a child exceeds the edges of its frame, at the edge with the smallest and with the largest overflow. */
function overflowRange(child: DesignNode, { box }: BoxNode): { readonly min: number; readonly max: number } {
  const { x, y, width, height } = rotatedBounds(child);
  const over = [-x, -y, x + width - box.width, y + height - box.height];
  return { min: Math.min(...over), max: Math.max(...over) };
}

function containsVisibleText(node: DesignNode): boolean {
  return (
    node.visible && (node.kind === 'text' || (node.kind === 'box' && node.children.some(containsVisibleText)))
  );
}

/** A backdrop of the frame's size stretches with it; so does a larger one with default constraints. */
function backdropConstraints(child: DesignNode, frame: BoxNode): Placement['constraints'] {
  const { horizontal, vertical } = child.placement.constraints;
  const isLarger = overflowRange(child, frame).max > backdropTolerance;
  return {
    horizontal: isLarger && horizontal !== 'left' ? horizontal : 'stretch',
    vertical: isLarger && vertical !== 'top' ? vertical : 'stretch',
  };
}
