/**
 * The painting order of siblings. CSS paints positioned, transformed and translucent elements above others, and later
 * elements above earlier ones. Figma uses the order of layers only, or its reverse (itemReverseZIndex).
 */
import type { DesignNode, Rectangle } from '#design/tree';
import { walkLayers } from '#design/walk-layers';
import { insertDeclaration } from '../../css/declaration-map.ts';
import type { LayoutContext, LayoutResult } from '../layout-context.ts';
import type { LayoutNode } from '../layout-tree.ts';
import { intersectionArea } from '../visual-bounds.ts';

/** Whether later children paint above earlier ones, or the reverse, for all children or only for those in flow. */
export type PaintOrder = 'as-listed' | 'reversed' | 'flow-reversed';

/** A set of rectangles on one canvas that is queried for overlaps. */
export interface CoveredArea {
  add(area: Rectangle): void;
  overlaps(area: Rectangle): boolean;
}

/** Lifts the children that CSS would paint in another order than Figma, or lowers those that are behind the flow. */
export function applyPaintOrder(
  children: readonly LayoutResult[],
  order: PaintOrder,
  context: LayoutContext,
): readonly LayoutResult[] {
  if (order === 'as-listed') return keepLayerOrder(lowerDecorations(children, context), context);
  return order === 'reversed' ? reverseOrder(children, context) : reverseFlowOrder(children, context);
}

/**
 * Lowers free layers without words that are behind the whole flow, such as a circle behind a photograph. They would lie on
 * words that come below them in other windows.
 */
function lowerDecorations(
  children: readonly LayoutResult[],
  { bounds }: LayoutContext,
): readonly LayoutResult[] {
  const first = children.findIndex(({ source }) => source.visible && !source.placement.absolute);
  const [before, flow] = [children.slice(0, first), children.slice(first)];
  const decorations = before.filter(({ source }) => source.visible);
  const isMixed = children.some(({ node }) =>
    node.style.some(({ property }) => property === 'mix-blend-mode'),
  );
  if (first <= 0 || decorations.length === 0 || isMixed || !decorations.every(isDecoration)) return children;
  const areas = decorations.map(({ source }) => bounds(source));
  const mayMeet = flow.some(
    ({ source }) => hasWords(source) && !areas.some((area) => intersectionArea(area, bounds(source)) > 0),
  );
  if (!mayMeet) return children;
  return children.map((child) =>
    decorations.includes(child)
      ? { ...child, node: withDeclaration(child.node, 'z-index', '-1'), lifted: false, partly: false }
      : child,
  );
}

function isDecoration({ node, source }: LayoutResult): boolean {
  const isFree = node.style.some(({ property, value }) => property === 'position' && value === 'absolute');
  const isNumbered = node.style.some(({ property }) => property === 'z-index');
  return isFree && !isNumbered && node.link === null && !hasWords(source);
}

function hasWords(source: DesignNode): boolean {
  return [...walkLayers([source], ({ visible }) => visible)].some(({ kind }) => kind === 'text');
}

/** Also lifts later siblings that a lifted one would cover. */
function keepLayerOrder(
  children: readonly LayoutResult[],
  { bounds }: LayoutContext,
): readonly LayoutResult[] {
  const lifted = createCoveredArea();
  return children.map((child) => {
    const covered = !isWhollyLifted(child) && lifted.overlaps(bounds(child.source));
    const raised = covered
      ? { ...child, node: withPosition(child.node), lifted: true, partly: false }
      : child;
    if (raised.lifted && raised.source.visible) lifted.add(bounds(raised.source));
    return raised;
  });
}

/** Whether a child is lifted itself, rather than only its descendants. */
function isWhollyLifted({ lifted, partly }: LayoutResult): boolean {
  return lifted && partly !== true;
}

function withPosition(node: LayoutNode): LayoutNode {
  const positioned = node.style.some(({ property }) => property === 'position');
  return positioned ? node : withDeclaration(node, 'position', 'relative');
}

function withDeclaration(node: LayoutNode, property: string, value: string): LayoutNode {
  return { ...node, style: insertDeclaration(node.style, { property, value }) };
}

/** A child that overlaps a later one gets a `z-index` above it. */
function reverseOrder(children: readonly LayoutResult[], { bounds }: LayoutContext): readonly LayoutResult[] {
  const later = createCoveredArea();
  return children
    .toReversed()
    .map((child, index) => {
      const covers = child.source.visible && later.overlaps(bounds(child.source));
      if (child.source.visible) later.add(bounds(child.source));
      return covers
        ? { ...child, node: withDeclaration(child.node, 'z-index', String(index)), lifted: true }
        : child;
    })
    .toReversed();
}

/** An absolutely positioned child stays above what it covers and below what covers it. */
function reverseFlowOrder(
  children: readonly LayoutResult[],
  context: LayoutContext,
): readonly LayoutResult[] {
  const isFree = ({ source }: LayoutResult) => source.placement.absolute;
  const flow = reverseOrder(
    children.filter((child) => !isFree(child)),
    context,
  );
  const top = String(flow.length);
  const firstInFlow = children.findIndex((child) => !isFree(child));
  const earlier = createCoveredArea();
  for (const child of children.slice(0, Math.max(0, firstInFlow))) earlier.add(context.bounds(child.source));
  const lifted = createCoveredArea();
  for (const child of flow) if (child.lifted) lifted.add(context.bounds(child.source));
  let next = 0;
  return children.map((child, index) => {
    const own = isFree(child) ? child : (flow[next++] ?? child);
    const area = context.bounds(child.source);
    const isHidden = isFree(child)
      ? index > firstInFlow && lifted.overlaps(area)
      : !isWhollyLifted(own) && earlier.overlaps(area);
    if (!isHidden) return own;
    const node = isFree(child) ? withDeclaration(own.node, 'z-index', top) : withPosition(own.node);
    return { ...own, node, lifted: true, partly: false };
  });
}

/** Whether some descendants of a box are lifted while its own paint or other descendants are not. */
export function isPartlyLifted(paints: boolean, children: readonly LayoutResult[]): boolean {
  const shown = children.filter(({ source }) => source.visible);
  return shown.some(({ lifted }) => lifted) && (paints || !shown.every(isWhollyLifted));
}

/** Creates an empty area. A coarse grid limits comparisons to neighbours. */
export function createCoveredArea(): CoveredArea {
  const cells = new Map<string, Rectangle[]>();
  const wide: Rectangle[] = [];
  const all: Rectangle[] = [];
  const overlapsAny = (areas: readonly Rectangle[], area: Rectangle) =>
    areas.some((other) => intersectionArea(other, shrinkByHalfPixel(area)) > 0);
  return {
    add(area) {
      all.push(area);
      const names = cellsOf(area);
      if (names === null) wide.push(area);
      for (const name of names ?? []) {
        const former = cells.get(name);
        if (former === undefined) cells.set(name, [area]);
        else former.push(area);
      }
    },
    overlaps(area) {
      if (all.length === 0) return false;
      const names = cellsOf(area);
      if (names === null) return overlapsAny(all, area);
      return overlapsAny(wide, area) || names.some((name) => overlapsAny(cells.get(name) ?? [], area));
    },
  };
}

/** An overlap of less than half a pixel is invisible. */
function shrinkByHalfPixel({ x, y, width, height }: Rectangle): Rectangle {
  const [aside, above] = [Math.min(0.5, width / 4), Math.min(0.5, height / 4)];
  return { x: x + aside, y: y + above, width: width - 2 * aside, height: height - 2 * above };
}

/** px. A screen is a few cells wide. */
const cellSize = 512;
/** A rectangle that covers more cells than this goes into a separate list, to limit the cost. */
const maxCells = 64;

/** The grid cells that a rectangle overlaps; `null` if there are too many. */
function cellsOf({ x, y, width, height }: Rectangle): readonly string[] | null {
  const [left, top] = [Math.floor(x / cellSize), Math.floor(y / cellSize)];
  const [columns, rows] = [
    Math.floor((x + width) / cellSize) - left + 1,
    Math.floor((y + height) / cellSize) - top + 1,
  ];
  if (columns * rows > maxCells) return null;
  return Array.from(
    { length: columns * rows },
    (_, index) => `${left + (index % columns)} ${top + Math.floor(index / columns)}`,
  );
}
