/** Lays out boxes that are pictures, and fills that only elements of their own can show. */
import type { BoxNode, Effect, ImagePaint, Paint } from '#design/tree';
import { cssNumber, px } from '../../css/css-values.ts';
import {
  appendDeclaration,
  type DeclarationMap,
  setDeclaration,
  toStyle,
} from '../../css/declaration-map.ts';
import type { LayoutContext, LayoutResult } from '../layout-context.ts';
import type { LayoutImage, LayoutNode } from '../layout-tree.ts';
import { commonNodeFields, isLifted } from '../positioning/declare-placement.ts';
import { cssBlendMode } from './blend-mode.ts';
import { declareCornerRadii, declareEffects } from './effect-style.ts';
import { adjustmentFilters, effectiveScaleMode, needsImageElement } from './image-style.ts';
import { declareFills, reportPaintBlending, visiblePaints } from './paint-style.ts';
import { lazyLoadingOf, recordPicture } from './picture-occurrences.ts';
import { declareStroke, needsStrokeOverlay } from './stroke-style.ts';

/** A box's fills, separated by how they are painted. */
export interface SplitFills {
  readonly backgroundFills: readonly Paint[];
  readonly elementFills: readonly Paint[];
}

/** The picture of a box that is nothing but an upright, uncropped picture; `null` otherwise. */
export function findPicture(node: BoxNode): ImagePaint | null {
  if (node.children.some((child) => child.visible) || node.instance !== null) return null;
  const [paint, more] = visiblePaints(node.fills);
  if (paint?.kind !== 'image' || more !== undefined) return null;
  if (node.contour !== null && node.contour !== 'ellipse') return null;
  if (needsStrokeOverlay(node) || node.effects.some(needsBox)) return null;
  const plain = paint.mode === 'fill' || paint.mode === 'fit' || paint.mode === 'stretch';
  return plain && paint.rotation % 360 === 0 ? paint : null;
}

/** Effects that need elements of their own in the box. */
function needsBox({ kind }: Effect): boolean {
  return kind === 'progressive-layer-blur' || kind === 'progressive-background-blur';
}

/** Lays out a box that is a single picture as an image. Its position is already declared. */
export function layOutPicture(
  node: BoxNode,
  paint: ImagePaint,
  declarations: DeclarationMap,
  context: LayoutContext,
): LayoutResult {
  declareStroke(declarations, node, context);
  declareCornerRadii(declarations, node, context);
  declareEffects(declarations, node, 'box', context);
  recordPicture(paint, node, context);
  const mode = effectiveScaleMode(paint, node, context);
  if (paint.asset === null) declareFills(declarations, node, node.fills, context);
  else if (mode === 'fill') setDeclaration(declarations, 'object-fit', 'cover');
  else if (mode === 'fit') setDeclaration(declarations, 'object-fit', 'contain');
  const adjustment = adjustmentFilters(paint, node, context);
  if (adjustment !== null) appendDeclaration(declarations, 'filter', adjustment, ' ');
  reportPaintBlending(paint, node, context);
  if (paint.opacity < 0.999) setDeclaration(declarations, 'opacity', cssNumber(paint.opacity * node.opacity));
  const image: LayoutImage = {
    ...commonNodeFields(node),
    ...lazyLoadingOf(node, context),
    kind: 'image',
    asset: paint.asset,
    ...filmOf(paint),
    style: toStyle(declarations),
  };
  return { node: image, lifted: isLifted(declarations), source: node };
}

/**
 * Separates the fills that a background can paint from the first one that it cannot and all above it.
 * @param absorbedIds The layers whose paint the box took over.
 */
export function splitFills(
  node: BoxNode,
  absorbedIds: readonly string[],
  { varyingPictures }: LayoutContext,
): SplitFills {
  const shown = visiblePaints(node.fills);
  const isContent = [node.id, ...absorbedIds].some((id) => varyingPictures.has(id));
  if (isContent) return { backgroundFills: [], elementFills: shown };
  const first = shown.findIndex((paint, index) =>
    paint.kind === 'image' ? needsImageElement(paint) : index > 0 && paint.blendMode === 'LINEAR_DODGE',
  );
  if (first < 0) return { backgroundFills: shown, elementFills: [] };
  return { backgroundFills: shown.slice(0, first), elementFills: shown.slice(first) };
}

/**
 * Lays out fills as elements between a box's background and its content, the lowest first: pictures that are
 * translucent, rotated or adjusted, and all fills above them.
 */
export function layOutFillElements(
  declarations: DeclarationMap,
  node: BoxNode,
  layers: readonly Paint[],
  context: LayoutContext,
): readonly LayoutNode[] {
  if (layers.length === 0) return [];
  const hasContent = node.children.some(({ visible }) => visible);
  if (!declarations.has('position')) setDeclaration(declarations, 'position', 'relative');
  if (hasContent) setDeclaration(declarations, 'isolation', 'isolate');
  if (layers.some((paint) => paint.kind === 'image' && (paint.mode === 'crop' || isRotatedImage(paint))))
    setDeclaration(declarations, 'overflow', 'hidden');
  return layers.map((paint, index) => {
    const own: DeclarationMap = new Map([['position', 'absolute']]);
    if (hasContent) setDeclaration(own, 'z-index', '-1');
    if (node.contour === 'ellipse' || node.radii.some((radius) => radius > 0))
      setDeclaration(own, 'border-radius', 'inherit');
    const common = {
      ...commonNodeFields(node),
      id: `${node.id}/fill-${index + 1}`,
      ids: [],
      references: {},
      link: null,
    };
    const blend = cssBlendMode(paint.blendMode);
    if (blend !== 'unsupported') setDeclaration(own, 'mix-blend-mode', blend);
    if (paint.kind === 'image' && (paint.asset !== null || paint.film) && paint.mode !== 'tile') {
      declareImageFill(own, node, paint, context);
      return {
        ...common,
        ...lazyLoadingOf(node, context),
        kind: 'image',
        asset: paint.asset,
        ...filmOf(paint),
        style: toStyle(own),
      };
    }
    setDeclaration(own, 'inset', '0');
    const plain = { ...paint, blendMode: 'NORMAL', opacity: paint.kind === 'image' ? 1 : paint.opacity };
    declareFills(own, node, [plain], context);
    if (paint.kind === 'image') declareOpacityAndFilters(own, node, paint, context);
    return {
      ...common,
      kind: 'box',
      instance: null,
      componentId: null,
      children: [],
      style: toStyle(own),
    };
  });
}

function filmOf({ film }: ImagePaint): Pick<LayoutImage, 'film'> {
  return film === undefined ? {} : { film };
}

function isRotatedImage({ rotation }: ImagePaint): boolean {
  return rotation % 360 !== 0;
}

function declareImageFill(
  declarations: DeclarationMap,
  node: BoxNode,
  paint: ImagePaint,
  context: LayoutContext,
): void {
  recordPicture(paint, node, context);
  const { width, height } = node.box;
  const turns = ((Math.round(paint.rotation / 90) % 4) + 4) % 4;
  if (turns % 2 === 1) {
    setDeclaration(declarations, 'top', '50%');
    setDeclaration(declarations, 'left', '50%');
    setDeclaration(declarations, 'width', px(height));
    setDeclaration(declarations, 'height', px(width));
    setDeclaration(declarations, 'transform', `translate(-50%, -50%) rotate(${turns * 90}deg)`);
  } else {
    setDeclaration(declarations, 'inset', '0');
    setDeclaration(declarations, 'width', '100%');
    setDeclaration(declarations, 'height', '100%');
    if (turns === 2) setDeclaration(declarations, 'transform', 'rotate(180deg)');
  }
  const mode = effectiveScaleMode(paint, node, context);
  if (mode === 'fill') setDeclaration(declarations, 'object-fit', 'cover');
  if (mode === 'fit') setDeclaration(declarations, 'object-fit', 'contain');
  if (paint.mode === 'crop') declareCropTransform(declarations, node, paint);
  declareOpacityAndFilters(declarations, node, paint, context);
}

/**
 * The transform of a cropped picture, which fills the box otherwise: the inverse of the crop's transform from the box
 * to the picture.
 */
function declareCropTransform(
  declarations: DeclarationMap,
  { box: { width, height } }: BoxNode,
  { transform }: ImagePaint,
): void {
  const [[a, c, e], [b, d, f]] = transform ?? [
    [1, 0, 0],
    [0, 1, 0],
  ];
  const determinant = a * d - b * c;
  // A flat box or crop is invisible.
  if (Math.abs(determinant) < 1e-6 || width <= 0 || height <= 0) return;
  const across = [d / determinant, (-b / determinant) * (height / width)];
  const down = [(-c / determinant) * (width / height), a / determinant];
  const move = [((c * f - d * e) / determinant) * width, ((b * e - a * f) / determinant) * height];
  const numbers = [...across, ...down].map((value) => cssNumber(value, 4));
  setDeclaration(
    declarations,
    'transform',
    `matrix(${[...numbers, ...move.map((value) => cssNumber(value))].join(', ')})`,
  );
  setDeclaration(declarations, 'transform-origin', '0 0');
}

function declareOpacityAndFilters(
  declarations: DeclarationMap,
  node: BoxNode,
  paint: ImagePaint,
  context: LayoutContext,
): void {
  if (paint.opacity < 0.999) setDeclaration(declarations, 'opacity', cssNumber(paint.opacity));
  const adjustment = adjustmentFilters(paint, node, context);
  if (adjustment !== null) appendDeclaration(declarations, 'filter', adjustment, ' ');
}
