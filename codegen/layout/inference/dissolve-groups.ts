/**
 * Dissolves Figma's groups and frames that only collect layers, so that their children are laid out with the layers
 * around them, and groups the shapes of a drawing that has no group.
 */
import type { BoxNode, DesignNode, Rectangle } from '#design/tree';
import { isNear } from '../axis.ts';
import { emptyBox } from '../empty-box.ts';
import { rotatedBounds } from '../node-transform.ts';
import { createRectangleIndex } from '../rectangle-index.ts';
import { containsRectangle, unionOf } from '../visual-bounds.ts';
import { toLayoutItem } from './partition-node.ts';
import { findOverlaps } from './resolve-overlaps.ts';
import { driftTolerance } from '../tolerances.ts';

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
export function isPlain(node: DesignNode): node is BoxNode {
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
export function ungroup(node: BoxNode): readonly DesignNode[] {
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
  if (children.filter((child) => mayBeDrawn(child) || isIcon(child)).length < 2) return children;
  // A scrim lies on everything and is part of no drawing.
  const whole = { ...owner.box, x: 0, y: 0 };
  const isScrim = ({ box }: DesignNode, index: number): boolean =>
    index > 0 && containsRectangle(box, whole, driftTolerance);
  const shown = children.filter(
    (child, index) => child.visible && child.mask === null && !isScrim(child, index),
  );
  const cores = shown.map((child) => toLayoutItem(child).core);
  const overlaps = findOverlaps(cores);
  const places = createRectangleIndex(cores);
  const groups = new Map<DesignNode, BoxNode>();
  const seen = new Set<number>();
  for (const first of overlaps.keys()) {
    const connected = collectConnected(first, overlaps, seen);
    if (connected.size === shown.length || connected.size > maxDrawnShapes) continue;
    const members = [...connected].sort((one, other) => one - other).flatMap((index) => shown[index] ?? []);
    const isDrawing = members.every(mayBeDrawn) || isMarkedIcon(members);
    const group = isDrawing ? drawingOf(members, owner) : null;
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

/** px of the largest icon, and of the largest mark on one. */
const iconSize = { icon: 48, mark: 16 };

/** Whether a node is a small box of shapes without words. */
function isIcon(node: DesignNode): boolean {
  if (node.kind !== 'box' || node.role === 'rectangle' || node.children.length === 0) return false;
  const isSmall = Math.max(node.box.width, node.box.height) <= iconSize.icon;
  return isSmall && node.visible && node.mask === null && node.link === null && !containsText(node);
}

/** Whether shapes are an icon with small marks on it, such as the dot on a bell, which moves with it. */
function isMarkedIcon(members: readonly DesignNode[]): boolean {
  const [icon, more] = members.filter(isIcon);
  const marks = members.filter((one) => one !== icon);
  const areMarks = marks.every(
    (one) => mayBeDrawn(one) && Math.max(one.box.width, one.box.height) <= iconSize.mark,
  );
  return icon !== undefined && more === undefined && marks.length > 0 && areMarks;
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
