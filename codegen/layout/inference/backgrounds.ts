/** Makes backgrounds the paint of their boxes, and takes a backdrop out of the flow of what is on it. */
import type { BoxNode, DesignNode, Placement, Rectangle } from '#design/tree';
import { isNear } from '../axis.ts';
import { memoizeByNode } from '../memoize-by-node.ts';
import { rotatedBounds } from '../node-transform.ts';
import { containsRectangle } from '../visual-bounds.ts';
import { backdropTolerance, wrapperTolerance } from '../tolerances.ts';

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
export function isBackground(node: DesignNode): node is BoxNode {
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

export const containsVisibleText = memoizeByNode(
  (node, inside): boolean =>
    node.visible && (node.kind === 'text' || (node.kind === 'box' && node.children.some(inside))),
);

/** A backdrop of the frame's size stretches with it; so does a larger one with default constraints. */
function backdropConstraints(child: DesignNode, frame: BoxNode): Placement['constraints'] {
  const { horizontal, vertical } = child.placement.constraints;
  const isLarger = overflowRange(child, frame).max > backdropTolerance;
  return {
    horizontal: isLarger && horizontal !== 'left' ? horizontal : 'stretch',
    vertical: isLarger && vertical !== 'top' ? vertical : 'stretch',
  };
}
