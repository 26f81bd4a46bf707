/** Where a free child stands in its parent, by Figma's constraints: they say which edges it keeps its distance to. */
import type { BoxNode, DesignNode, Placement, Rectangle, TextNode } from '#design/tree';
import { calc, percent, px, remainingLength, subtractPx } from '../../css/css-values.ts';
import { type DeclarationMap, setDeclaration } from '../../css/declaration-map.ts';
import type { BorderWidths } from '../layout-context.ts';
import { isRotated, rotatedBounds } from '../node-transform.ts';
import { isOneLine } from '../text/text-line.ts';
import { containsRectangle } from '../visual-bounds.ts';

interface AxisExtent {
  /** px from the parent's start. */
  readonly start: number;
  readonly length: number;
  readonly parent: number;
  /** Border widths at the parent's start and end. */
  readonly borderWidths: readonly [number, number];
  /** It lies beyond the end of a parent that cuts it off, and is to stay unseen however far the parent grows. */
  readonly isBeyondEnd: boolean;
}

interface AxisStyle {
  readonly start: string | null;
  readonly end: string | null;
  /** The length the constraint gives; `null` leaves it to the node's own sizing. */
  readonly length: string | null;
  readonly stretched: boolean;
}

/**
 * Puts a free child's place on its sheet; answers on which axes its parent decides its length. `replaced` elements,
 * pictures and SVGs, have a size of their own that two offsets do not stretch.
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
  const across = axisStyleOf(effectiveConstraint(node, placement.constraints.horizontal), {
    start: box.x,
    length: box.width,
    parent: parent.width,
    borderWidths: [left, right],
    isBeyondEnd: clipsContents && x >= parent.width - 0.05,
  });
  const down = axisStyleOf(effectiveConstraint(node, placement.constraints.vertical), {
    start: box.y,
    length: box.height,
    parent: parent.height,
    borderWidths: [top, bottom],
    isBeyondEnd: clipsContents && y >= parent.height - 0.05,
  });
  setDeclaration(declarations, 'position', 'absolute');
  if ([across.start, across.end, down.start, down.end].every((offset) => offset === '0'))
    setDeclaration(declarations, 'inset', '0');
  else {
    setDeclaration(declarations, 'top', down.start);
    setDeclaration(declarations, 'right', across.end);
    setDeclaration(declarations, 'bottom', down.end);
    setDeclaration(declarations, 'left', across.start);
  }
  setDeclaration(declarations, 'width', across.length ?? (replaced ? stretchedLength(across) : null));
  setDeclaration(declarations, 'height', down.length ?? (replaced ? stretchedLength(down) : null));
  return {
    horizontal: across.stretched || across.length !== null,
    vertical: down.stretched || down.length !== null,
  };
}

function stretchedLength({ start, end, stretched }: AxisStyle): string | null {
  return stretched ? remainingLength([start, end].filter((offset) => offset !== null)) : null;
}

type AxisConstraint = Placement['constraints']['horizontal'] | Placement['constraints']['vertical'];

/** What is turned has no sides that could follow its parent's. */
function effectiveConstraint(node: DesignNode, constraint: AxisConstraint): AxisConstraint {
  return isRotated(node) && (constraint === 'stretch' || constraint === 'scale') ? 'left' : constraint;
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

/**
 * Free children that lie on a sibling in the flow, as the words in a field: the sibling moves when what is before it
 * grows, and so should they. CSS holds them to their parent only, so they are held to the end at which that sibling is.
 */

/** With more siblings than this, it is not looked for what a child lies on. */
const maxSiblings = 600;
/** px that things drawn by hand are off the middle of what they lie on. */
const centreTolerance = 1.5;

/** Holds a free child, whose place is on the sheet already, to what it lies on. */
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

/** The smallest sibling in the flow that a free child lies on, the upmost of several. */
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

/** Puts the middle of a thing, however many lines it has, at a distance. */
function declareCentre(declarations: DeclarationMap, side: 'top' | 'bottom', distance: string): void {
  declarations.set(side, distance);
  declarations.set('transform', `translateY(${side === 'top' ? '-50%' : '50%'})`);
}

/** Whether a child is the last of several in its column, and ends where its parent does. */
function isLastInColumn(child: DesignNode, { children, box, layout }: BoxNode): boolean {
  const inFlow = children.filter((one) => one.visible && !one.placement.absolute);
  const end = rotatedBounds(child).y + child.box.height + (layout?.padding.bottom ?? 0);
  return inFlow.length > 1 && inFlow.at(-1) === child && end >= box.height - 1;
}

/** Words on a thing that changes its width are no wider than it. */
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

/** A thing of its own height with nothing in it. */
function isEmptyWithFixedHeight(node: DesignNode): boolean {
  const isEmpty =
    node.kind === 'shape' || (node.kind === 'box' && !node.children.some(({ visible }) => visible));
  return isEmpty && node.placement.vertical === 'fixed';
}

function isVerticallyCentred({ box }: TextNode, { box: underlying }: { readonly box: Rectangle }): boolean {
  return Math.abs(box.y + box.height / 2 - underlying.y - underlying.height / 2) <= centreTolerance;
}

function area({ box }: DesignNode): number {
  return box.width * box.height;
}
