/**
 * What lies on what: CSS paints what is positioned, turned or see-through above its plain siblings, and later above
 * earlier; Figma goes by the order of layers alone, or by its reverse (itemReverseZIndex).
 */
import type { Rectangle } from '#design/tree';
import { insertDeclaration } from '../../css/declaration-map.ts';
import type { LayoutContext, LayoutResult } from '../layout-context.ts';
import type { LayoutNode } from '../layout-tree.ts';
import { intersectionArea } from '../visual-bounds.ts';

/** Which children lie above which: later ones above earlier ones, or the reverse, of all or of those in the flow alone. */
export type PaintOrder = 'as-listed' | 'reversed' | 'flow-reversed';

/** The same children, those that CSS would paint in another order than Figma lifted to their place. */
export function applyPaintOrder(
  children: readonly LayoutResult[],
  order: PaintOrder,
  context: LayoutContext,
): readonly LayoutResult[] {
  if (order === 'as-listed') return keepLayerOrder(children, context);
  return order === 'reversed' ? reverseOrder(children, context) : reverseFlowOrder(children, context);
}

/** Later siblings that something lifted lies under rise too. */
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

/** Those that touch a later one stand above it. */
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

/** What stands free keeps its place above what it covers and below what covers it. */
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
  const beneath = createCoveredArea();
  for (const child of children.slice(0, Math.max(0, firstInFlow))) beneath.add(context.bounds(child.source));
  const lifted = createCoveredArea();
  for (const child of flow) if (child.lifted) lifted.add(context.bounds(child.source));
  let next = 0;
  return children.map((child, index) => {
    const own = isFree(child) ? child : (flow[next++] ?? child);
    const area = context.bounds(child.source);
    const isHidden = isFree(child)
      ? index > firstInFlow && lifted.overlaps(area)
      : !isWhollyLifted(own) && beneath.overlaps(area);
    if (!isHidden) return own;
    const node = isFree(child) ? withDeclaration(own.node, 'z-index', top) : withPosition(own.node);
    return { ...own, node, lifted: true, partly: false };
  });
}

/** Whether all of a child is lifted, not only something in it. */
function isWhollyLifted({ lifted, partly }: LayoutResult): boolean {
  return lifted && partly !== true;
}

/** Whether a box that is not lifted itself leaves its own paint or some of its children behind, when others are. */
export function isPartlyLifted(paints: boolean, children: readonly LayoutResult[]): boolean {
  const shown = children.filter(({ source }) => source.visible);
  return shown.some(({ lifted }) => lifted) && (paints || !shown.every(isWhollyLifted));
}

function withPosition(node: LayoutNode): LayoutNode {
  const positioned = node.style.some(({ property }) => property === 'position');
  return positioned ? node : withDeclaration(node, 'position', 'relative');
}

function withDeclaration(node: LayoutNode, property: string, value: string): LayoutNode {
  return { ...node, style: insertDeclaration(node.style, { property, value }) };
}

/** Rectangles of one canvas, asked again and again whether one of them lies under another. */
export interface CoveredArea {
  add(area: Rectangle): void;
  overlaps(area: Rectangle): boolean;
}

/** px; a screen is a few of them. */
const cellSize = 512;
/** What covers more cells than this is kept apart, so that nothing costs more than it is worth. */
const maxCells = 64;

/** Opens an empty area: rectangles lie in the cells of a coarse grid, so only neighbours are compared. */
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

/** Less than half a pixel that one laps over the other is not seen. */
function shrinkByHalfPixel({ x, y, width, height }: Rectangle): Rectangle {
  const [aside, above] = [Math.min(0.5, width / 4), Math.min(0.5, height / 4)];
  return { x: x + aside, y: y + above, width: width - 2 * aside, height: height - 2 * above };
}

/** The cells a rectangle lies in; `null` where there are too many of them. */
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
