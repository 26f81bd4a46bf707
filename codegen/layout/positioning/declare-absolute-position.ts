/**
 * Declares the position of an absolutely positioned child by Figma's constraints, which name the parent's edges to
 * which it keeps its distance.
 */
import type { BoxNode, DesignNode, Placement, Rectangle, TextNode } from '#design/tree';
import { calc, percent, px, remainingLength, subtractPx } from '../../css/css-values.ts';
import { type DeclarationMap, setDeclaration } from '../../css/declaration-map.ts';
import type { BorderWidths } from '../layout-context.ts';
import { isRotated, rotatedBounds } from '../node-transform.ts';
import { isOneLine } from '../text/text-line.ts';
import { containsRectangle } from '../visual-bounds.ts';
import { centreTolerance } from '../tolerances.ts';

interface AxisStyle {
  readonly start: string | null;
  readonly end: string | null;
  /** The length that the constraint determines; `null` leaves it to the node's own sizing. */
  readonly length: string | null;
  readonly stretched: boolean;
}

type AxisConstraint = Placement['constraints']['horizontal'] | Placement['constraints']['vertical'];

/**
 * Declares the position of an absolutely positioned child. Returns the axes on which its parent determines its length.
 * `replaced` elements, images and SVGs, have an intrinsic size that two offsets do not stretch.
 */
export function declareAbsolutePosition(
  declarations: DeclarationMap,
  node: DesignNode,
  { box: parent, clips, scrolls }: Pick<BoxNode, 'box' | 'clips' | 'scrolls'>,
  borderWidths: BorderWidths,
  replaced: boolean,
): { readonly horizontal: boolean; readonly vertical: boolean } {
  const { box, placement } = node;
  const [top, right, bottom, left] = borderWidths;
  const { x, y } = rotatedBounds(node);
  const clipsContents = clips && scrolls === 'none';
  const horizontal = axisStyleOf(effectiveConstraint(node, placement.constraints.horizontal), {
    start: box.x,
    length: box.width,
    parent: parent.width,
    borderWidths: [left, right],
    isBeyondEnd: clipsContents && x >= parent.width - 0.05,
  });
  const vertical = axisStyleOf(effectiveConstraint(node, placement.constraints.vertical), {
    start: box.y,
    length: box.height,
    parent: parent.height,
    borderWidths: [top, bottom],
    isBeyondEnd: clipsContents && y >= parent.height - 0.05,
  });
  setDeclaration(declarations, 'position', 'absolute');
  if ([horizontal.start, horizontal.end, vertical.start, vertical.end].every((offset) => offset === '0'))
    setDeclaration(declarations, 'inset', '0');
  else {
    setDeclaration(declarations, 'top', vertical.start);
    setDeclaration(declarations, 'right', horizontal.end);
    setDeclaration(declarations, 'bottom', vertical.end);
    setDeclaration(declarations, 'left', horizontal.start);
  }
  setDeclaration(declarations, 'width', horizontal.length ?? (replaced ? stretchedLength(horizontal) : null));
  setDeclaration(declarations, 'height', vertical.length ?? (replaced ? stretchedLength(vertical) : null));
  return {
    horizontal: horizontal.stretched || horizontal.length !== null,
    vertical: vertical.stretched || vertical.length !== null,
  };
}

interface AxisExtent {
  /** px from the parent's start. */
  readonly start: number;
  readonly length: number;
  readonly parent: number;
  /** Border widths at the parent's start and end. */
  readonly borderWidths: readonly [number, number];
  /** It is beyond the end of a parent that clips it, and must stay invisible when the parent grows. */
  readonly isBeyondEnd: boolean;
}

function axisStyleOf(constraint: AxisConstraint, extent: AxisExtent): AxisStyle {
  const { start, length, parent, borderWidths, isBeyondEnd } = extent;
  const fromStart = start - borderWidths[0];
  const fromEnd = parent - start - length - borderWidths[1];
  const plain: AxisStyle = { start: px(fromStart), end: null, length: null, stretched: false };
  if (constraint === 'right' || constraint === 'bottom') return { ...plain, start: null, end: px(fromEnd) };
  if (constraint === 'stretch') return { ...plain, end: px(fromEnd), stretched: true };
  const inner = parent - borderWidths[0] - borderWidths[1];
  if (constraint === 'center' && inner > 0) {
    const offset = fromStart - inner / 2;
    const away = px(Math.abs(offset));
    return { ...plain, start: away === '0' ? '50%' : `calc(50% ${offset < 0 ? '-' : '+'} ${away})` };
  }
  if (constraint === 'scale' && inner > 0) {
    return { ...plain, start: percent(fromStart / inner), length: percent(length / inner) };
  }
  return isBeyondEnd ? { ...plain, start: calc(subtractPx('100%', inner - fromStart)) } : plain;
}

/** The sides of a rotated node cannot follow its parent's. */
function effectiveConstraint(node: DesignNode, constraint: AxisConstraint): AxisConstraint {
  return isRotated(node) && (constraint === 'stretch' || constraint === 'scale') ? 'left' : constraint;
}

function stretchedLength({ start, end, stretched }: AxisStyle): string | null {
  return stretched ? remainingLength([start, end].filter((offset) => offset !== null)) : null;
}

/**
 * Anchors an absolutely positioned child to the sibling in flow that it overlays, such as text over an input. The
 * sibling moves when earlier content grows, and the child must move with it. CSS positions the child relative to the
 * parent only, so the nearest edge of the parent replaces the sibling.
 */
export function anchorToUnderlyingSibling(
  declarations: DeclarationMap,
  node: DesignNode,
  parent: BoxNode,
  borderWidths: BorderWidths,
): void {
  const underlying = findUnderlyingSibling(node, parent);
  if (underlying === null || parent.layout === null) return;
  if (node.placement.constraints.vertical === 'top')
    anchorVertically(declarations, node, underlying, parent, borderWidths);
  if (node.placement.constraints.horizontal === 'left')
    limitTextWidth(declarations, node, underlying, parent, borderWidths);
}

/** With more siblings than this, the underlying sibling is not searched for. */
const maxSiblings = 600;

/** The smallest sibling in flow that contains a child; of equal ones the topmost. */
function findUnderlyingSibling(node: DesignNode, { children }: BoxNode): DesignNode | null {
  if (!node.visible || node.rotation !== 0 || children.length > maxSiblings) return null;
  const own = rotatedBounds(node);
  return children
    .filter(
      (child) =>
        child.visible && !child.placement.absolute && containsRectangle(rotatedBounds(child), own, 0.5),
    )
    .reduce<DesignNode | null>((best, child) => (best && area(best) < area(child) ? best : child), null);
}

function area({ box }: DesignNode): number {
  return box.width * box.height;
}

function anchorVertically(
  declarations: DeclarationMap,
  node: DesignNode,
  underlying: DesignNode,
  parent: BoxNode,
  borderWidths: BorderWidths,
): void {
  const { box, layout } = parent;
  const isCentred = node.kind === 'text' && isOneLine(node) && isVerticallyCentred(node, underlying);
  const middle = underlying.box.y + underlying.box.height / 2;
  if (layout?.direction === 'row') {
    const stays = layout.align === 'center' || underlying.placement.vertical === 'fill';
    if (isCentred && stays && Math.abs(middle - box.height / 2) <= 0.5)
      declareCentre(declarations, 'top', '50%');
  } else if (layout?.direction === 'column' && isLastInColumn(underlying, parent)) {
    const end = box.height - borderWidths[2];
    declarations.delete('top');
    if (isCentred && isEmptyWithFixedHeight(underlying))
      declareCentre(declarations, 'bottom', px(end - middle));
    else declarations.set('bottom', px(end - node.box.y - node.box.height));
  }
}

function isVerticallyCentred({ box }: TextNode, { box: underlying }: { readonly box: Rectangle }): boolean {
  return Math.abs(box.y + box.height / 2 - underlying.y - underlying.height / 2) <= centreTolerance;
}

/** Positions the centre of a node at a distance, whatever its number of lines. */
function declareCentre(declarations: DeclarationMap, side: 'top' | 'bottom', distance: string): void {
  declarations.set(side, distance);
  declarations.set('transform', `translateY(${side === 'top' ? '-50%' : '50%'})`);
}

/** Whether a child is the last of several in its column and ends at the parent's end. */
function isLastInColumn(child: DesignNode, { children, box, layout }: BoxNode): boolean {
  const inFlow = children.filter((one) => one.visible && !one.placement.absolute);
  const end = rotatedBounds(child).y + child.box.height + (layout?.padding.bottom ?? 0);
  return inFlow.length > 1 && inFlow.at(-1) === child && end >= box.height - 1;
}

/** Whether a node has a fixed height and no visible children. */
function isEmptyWithFixedHeight(node: DesignNode): boolean {
  const isEmpty =
    node.kind === 'shape' || (node.kind === 'box' && !node.children.some(({ visible }) => visible));
  return isEmpty && node.placement.vertical === 'fixed';
}

/** Text over a sibling of variable width gets a maximum width, so that it stays within the sibling. */
function limitTextWidth(
  declarations: DeclarationMap,
  node: DesignNode,
  underlying: DesignNode,
  { box }: BoxNode,
  borderWidths: BorderWidths,
): void {
  if (node.kind !== 'text' || node.placement.horizontal !== 'hug') return;
  if (underlying.placement.horizontal !== 'fill' || declarations.has('max-width')) return;
  const spaceAtEnd = underlying.box.x + underlying.box.width - node.box.x - node.box.width;
  const end =
    underlying.box.x + underlying.box.width - Math.min(node.box.x - underlying.box.x, spaceAtEnd / 2);
  declarations.set(
    'max-width',
    calc(subtractPx('100%', box.width - borderWidths[1] - borderWidths[3] - end + node.box.x)),
  );
}
