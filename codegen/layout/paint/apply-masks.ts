/**
 * Applies masks to children of a box. Masked siblings go into a box of the mask's size that clips to a plain contour or
 * applies a CSS mask. In a flow no node may move, so each layer is masked by itself. Figma: "Masks".
 */
import type { BoxNode, DesignNode, Paint, Rectangle, ShapeNode } from '#design/tree';
import { clipPath, px, sidesShorthand } from '../../css/css-values.ts';
import { type DeclarationMap, setDeclaration, toStyle } from '../../css/declaration-map.ts';
import { emptyBox } from '../empty-box.ts';
import type { LayoutContext, LayoutResult } from '../layout-context.ts';
import { multiply } from '#design/affine';
import { matrixOf, rotatedBounds } from '../node-transform.ts';
import { drawStandaloneSvg } from '../vectors/draw-svg.ts';
import { transformPath } from '../vectors/path-data.ts';
import { needsCssPaint } from '../vectors/shape-as-box.ts';
import { type MaskedRun, simpleMaskContour, splitAtMasks } from './mask-contours.ts';
import { backgroundLayerCss, visiblePaints } from './paint-style.ts';

/** A layer with the mask among its siblings that applies to it. */
export type Masked<Node extends DesignNode = DesignNode> = Node & { readonly maskedBy: DesignNode };

/** Wraps masked siblings in boxes where they are absolutely positioned. */
export function wrapMasks(node: BoxNode, context: LayoutContext): BoxNode {
  const runs = splitAtMasks(node.children);
  if (runs.every(({ mask }) => mask === null)) return node;
  return { ...node, children: runs.flatMap((run) => wrapMaskedRun(run, node, context)) };
}

function wrapMaskedRun(
  { mask, children }: MaskedRun,
  parent: BoxNode,
  context: LayoutContext,
): readonly DesignNode[] {
  if (mask === null) return children;
  const flows = (child: DesignNode) => parent.layout !== null && !child.placement.absolute;
  if (!flows(mask) && !children.some(flows)) {
    return children.length === 0 ? [] : [createMaskBox(mask, children, context)];
  }
  const masked = children.map((child) => asMasked(child, mask));
  return flows(mask) ? [createMaskPlaceholder(mask), ...masked] : masked;
}

function createMaskBox(mask: DesignNode, children: readonly DesignNode[], context: LayoutContext): BoxNode {
  const contour = findClipContour(mask);
  const area = contour === null ? paintedBoundsOf(mask, context) : rotatedBounds(mask);
  const box = {
    ...createMaskPlaceholder(mask),
    ...(contour ?? {}),
    // Inference treats a rectangle as a card, whose children are constrained to it.
    role: 'rectangle' as const,
    box: area,
    clips: contour !== null,
    children: children.map((child) => moveIntoMaskBox(child, area)),
  };
  return contour === null ? asMasked(box, mask) : box;
}

/** The contour at which a box can clip; `null` if a mask is more than a contour. */
function findClipContour(mask: DesignNode): Pick<BoxNode, 'contour' | 'radii'> | null {
  const path = simpleMaskContour(mask);
  if (path === null) return null;
  const isUntransformed = mask.rotation === 0 && !mask.flip.x && !mask.flip.y;
  if (isUntransformed && mask.kind === 'box') return { contour: mask.contour, radii: mask.radii };
  const square = [0, 0, 0, 0] as const;
  if (mask.kind === 'shape' && mask.shape === 'ellipse' && mask.arc === null && isUntransformed)
    return { contour: 'ellipse', radii: square };
  const { x, y } = rotatedBounds(mask);
  const own = multiply(
    [
      [1, 0, -x],
      [0, 1, -y],
    ],
    matrixOf(mask),
  );
  const moved = transformPath(path, own);
  return moved === null ? null : { contour: moved, radii: square };
}

/** The painted bounds of a mask, including strokes and blurs. */
function paintedBoundsOf(mask: DesignNode, { bounds }: LayoutContext): Rectangle {
  const [box, paintedBounds] = [rotatedBounds(mask), bounds(mask)];
  return {
    x: box.x + paintedBounds.x - mask.absoluteBox.x,
    y: box.y + paintedBounds.y - mask.absoluteBox.y,
    width: box.width + paintedBounds.width - mask.absoluteBox.width,
    height: box.height + paintedBounds.height - mask.absoluteBox.height,
  };
}

/** An empty box at the position of the mask. */
function createMaskPlaceholder(mask: DesignNode): BoxNode {
  return emptyBox({ ...mask, placement: { ...mask.placement, keepsRatio: false } });
}

/**
 * Moves a masked child into the coordinates of the mask's box. Its constraints still refer to the frame around;
 * `bind-constraints-to-groups` converts them.
 */
function moveIntoMaskBox(child: DesignNode, { x, y }: Rectangle): DesignNode {
  return {
    ...child,
    box: { ...child.box, x: child.box.x - x, y: child.box.y - y },
    placement: { ...child.placement, absolute: true },
  };
}

function asMasked<Node extends DesignNode>(node: Node, mask: DesignNode): Masked<Node> {
  return { ...node, maskedBy: mask };
}

/** Applies a layer's mask to its layout as a clip path, a CSS mask, or an SVG. Most layers have no mask. */
export function applyMask(
  result: LayoutResult,
  layer: DesignNode | undefined,
  context: LayoutContext,
): LayoutResult {
  if (layer === undefined || !isMasked(layer)) return result;
  const { maskedBy: mask } = layer;
  const declarations: DeclarationMap = new Map(
    result.node.style.map(({ property, value }) => [property, value]),
  );
  const area = rotatedBounds(layer);
  if (!declareMaskClipPath(declarations, mask, area) && !declareMaskLayers(declarations, mask, area, context))
    context.report('mask-unsupported', mask, { mask: mask.mask ?? 'text' });
  if (layer.rotation !== 0 || layer.flip.x || layer.flip.y)
    context.report('transform-approximated', layer, { detail: 'its mask turns with it' });
  return { ...result, node: { ...result.node, style: toStyle(declarations) }, lifted: true };
}

/** Whether a mask applies to a node. */
function isMasked(node: DesignNode): node is Masked {
  return 'maskedBy' in node;
}

function declareMaskClipPath(declarations: DeclarationMap, mask: DesignNode, area: Rectangle): boolean {
  const contour = simpleMaskContour(mask);
  if (contour === null) return false;
  const { x, y, width, height } = mask.box;
  const isUntransformed = mask.rotation === 0 && !mask.flip.x && !mask.flip.y;
  if (isUntransformed && mask.kind === 'box' && mask.contour === null) {
    const inset = sidesShorthand([
      px(y - area.y),
      px(area.x + area.width - x - width),
      px(area.y + area.height - y - height),
      px(x - area.x),
    ]);
    const [a, b, c, d] = mask.radii.map(px);
    const round = sidesShorthand([a ?? '0', b ?? '0', c ?? '0', d ?? '0']);
    setDeclaration(declarations, 'clip-path', `inset(${inset}${round === '0' ? '' : ` round ${round}`})`);
    return true;
  }
  const own = multiply(
    [
      [1, 0, -area.x],
      [0, 1, -area.y],
    ],
    matrixOf(mask),
  );
  const moved = transformPath(contour, own);
  if (moved !== null) setDeclaration(declarations, 'clip-path', clipPath(moved));
  return moved !== null;
}

/**
 * Declares the mask's paint as CSS mask layers. Returns false if a mask contains something that can be neither painted
 * nor drawn.
 */
function declareMaskLayers(
  declarations: DeclarationMap,
  mask: DesignNode,
  area: Rectangle,
  context: LayoutContext,
): boolean {
  if (mask.kind === 'text') return false;
  const layers = isPlainBox(mask)
    ? paintedMaskLayers(mask, area, context)
    : drawnMaskLayers(mask, area, context);
  if (layers === null) return false;
  const mode = mask.mask === 'luminance' ? ' luminance' : '';
  if (layers.length > 0) setDeclaration(declarations, 'mask', layers.map((layer) => layer + mode).join(', '));
  return true;
}

function isPlainBox(mask: DesignNode): mask is BoxNode {
  if (mask.kind !== 'box' || mask.children.some((child) => child.visible)) return false;
  const square = mask.contour === null && mask.radii.every((radius) => radius === 0);
  const isUntransformed = mask.rotation === 0 && !mask.flip.x && !mask.flip.y;
  const plain = mask.fills.every((paint) => paint.opacity > 0.999 || paint.kind !== 'image');
  return square && isUntransformed && plain && mask.stroke === null && mask.effects.length === 0;
}

/** A box's own paint as mask layers at the position of the mask. */
function paintedMaskLayers(mask: BoxNode, area: Rectangle, context: LayoutContext): readonly string[] {
  const { x, y, width, height } = mask.box;
  const exact = [x - area.x, y - area.y, width - area.width, height - area.height].every(
    (difference) => Math.abs(difference) < 0.01,
  );
  const position = `${px(x - area.x)} ${px(y - area.y)} / ${px(width)} ${px(height)} no-repeat`;
  const faded = applyMaskOpacity(mask);
  return visiblePaints(faded.fills)
    .map((paint) => backgroundLayerCss(paint, faded, false, context))
    .filter((layer) => layer !== null)
    .map((layer) => (exact ? layer : `${layer} ${position}`))
    .reverse();
}

/** Multiplies a mask's opacity into its paint. */
function applyMaskOpacity(mask: BoxNode): BoxNode {
  if (mask.opacity > 0.999) return mask;
  const fills = mask.fills.map((paint): Paint =>
    paint.kind === 'solid'
      ? { ...paint, colour: { ...paint.colour, a: paint.colour.a * mask.opacity } }
      : { ...paint, opacity: paint.opacity * mask.opacity },
  );
  return { ...mask, fills };
}

function drawnMaskLayers(
  mask: BoxNode | ShapeNode,
  area: Rectangle,
  context: LayoutContext,
): readonly string[] | null {
  if (!canDrawAsSvg(mask)) return null;
  const shown = mask.mask === 'vector' ? toOpaquePaints(mask) : mask;
  const paintedBounds = context.bounds(mask);
  const box = rotatedBounds(mask);
  const drawnArea: Rectangle = {
    x: box.x + paintedBounds.x - mask.absoluteBox.x,
    y: box.y + paintedBounds.y - mask.absoluteBox.y,
    width: paintedBounds.width,
    height: paintedBounds.height,
  };
  const svg = drawStandaloneSvg({ ...shown, mask: null }, drawnArea, context);
  if (svg === null) return null;
  const exact = Math.abs(drawnArea.x - area.x) + Math.abs(drawnArea.width - area.width) < 0.01;
  const position = exact
    ? '0 0 / 100% 100%'
    : `${px(drawnArea.x - area.x)} ${px(drawnArea.y - area.y)} / ${px(drawnArea.width)} ${px(drawnArea.height)}`;
  return [`${context.vectorAssets.add(svg)} ${position} no-repeat`];
}

function canDrawAsSvg(node: DesignNode): boolean {
  if (node.kind === 'text' || node.fills.some(needsCssPaint)) return false;
  return node.kind === 'shape' || node.children.every((child) => !child.visible || canDrawAsSvg(child));
}

/** A vector mask shows everything below what it paints, however translucent the paint. */
function toOpaquePaints<Node extends BoxNode | ShapeNode>(mask: Node): Node {
  const solid = (paint: Paint): Paint => ({
    kind: 'solid',
    colour: { r: 0, g: 0, b: 0, a: 1 },
    opacity: 1,
    blendMode: paint.blendMode,
    token: null,
  });
  const stroke = mask.stroke === null ? null : { ...mask.stroke, paints: mask.stroke.paints.map(solid) };
  return { ...mask, opacity: 1, fills: mask.fills.map(solid), stroke };
}
