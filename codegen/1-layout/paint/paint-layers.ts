/**
 * Fills that backgrounds cannot paint, as elements of their own between a box's background and its content: pictures
 * that are seen through, turned or adjusted, and all that lies over them.
 */
import type { BoxNode, ImagePaint, Paint } from '#design/tree';
import { blendMode } from './blend-mode.ts';
import { cssNumber, px } from '../css-values.ts';
import { adjustmentStyle, fillMode, needsElement } from './image-style.ts';
import type { Laying } from '../laying.ts';
import type { LayoutNode } from '../layout-tree.ts';
import { loadLater } from '../pictures/load-later.ts';
import { nodeCommon } from '../node-common.ts';
import { notePicture } from '../pictures/note-picture.ts';
import { onlyShown, putFills } from './paint-style.ts';
import { append, finish, put, type Sheet } from '../sheet.ts';

/** Fills by where they are painted. */
export interface SplitFills {
  readonly background: readonly Paint[];
  readonly layers: readonly Paint[];
}

/** The fills that a background can paint, and those from the first on that it cannot. */
export function splitFills(node: BoxNode): SplitFills {
  const shown = onlyShown(node.fills);
  const first = shown.findIndex((paint, index) =>
    paint.kind === 'image' ? needsElement(paint) : index > 0 && paint.blendMode === 'LINEAR_DODGE',
  );
  if (first < 0) return { background: shown, layers: [] };
  return { background: shown.slice(0, first), layers: shown.slice(first) };
}

/** Lays out fills that are elements, bottom first, and makes their box hold them behind its content. */
export function layOutPaints(
  sheet: Sheet,
  node: BoxNode,
  layers: readonly Paint[],
  laying: Laying,
): readonly LayoutNode[] {
  if (layers.length === 0) return [];
  const hasContent = node.children.some(({ visible }) => visible);
  if (!sheet.has('position')) put(sheet, 'position', 'relative');
  if (hasContent) put(sheet, 'isolation', 'isolate');
  if (layers.some((paint) => paint.kind === 'image' && (paint.mode === 'crop' || isTurned(paint))))
    put(sheet, 'overflow', 'hidden');
  return layers.map((paint, index) => {
    const own: Sheet = new Map([['position', 'absolute']]);
    if (hasContent) put(own, 'z-index', '-1');
    if (node.outline === 'ellipse' || node.radii.some((radius) => radius > 0))
      put(own, 'border-radius', 'inherit');
    const common = {
      ...nodeCommon(node),
      id: `${node.id}/fill-${index + 1}`,
      ids: [],
      references: {},
      link: null,
    };
    const blend = blendMode(paint.blendMode);
    if (blend !== 'unsupported') put(own, 'mix-blend-mode', blend);
    if (paint.kind === 'image' && paint.asset !== null && paint.mode !== 'tile') {
      putPicture(own, node, paint, laying);
      return { ...common, ...loadLater(node, laying), kind: 'image', asset: paint.asset, style: finish(own) };
    }
    put(own, 'inset', '0');
    const plain = { ...paint, blendMode: 'NORMAL', opacity: paint.kind === 'image' ? 1 : paint.opacity };
    putFills(own, node, [plain], laying);
    if (paint.kind === 'image') putSeenThrough(own, node, paint, laying);
    return {
      ...common,
      kind: 'box',
      instance: null,
      componentId: null,
      children: [],
      style: finish(own),
    };
  });
}

function putPicture(sheet: Sheet, node: BoxNode, paint: ImagePaint, laying: Laying): void {
  notePicture(paint, node, laying);
  const { width, height } = node.box;
  const turns = ((Math.round(paint.rotation / 90) % 4) + 4) % 4;
  if (turns % 2 === 1) {
    put(sheet, 'top', '50%');
    put(sheet, 'left', '50%');
    put(sheet, 'width', px(height));
    put(sheet, 'height', px(width));
    put(sheet, 'transform', `translate(-50%, -50%) rotate(${turns * 90}deg)`);
  } else {
    put(sheet, 'inset', '0');
    put(sheet, 'width', '100%');
    put(sheet, 'height', '100%');
    if (turns === 2) put(sheet, 'transform', 'rotate(180deg)');
  }
  const mode = fillMode(paint, node, laying);
  if (mode === 'fill') put(sheet, 'object-fit', 'cover');
  if (mode === 'fit') put(sheet, 'object-fit', 'contain');
  if (paint.mode === 'crop') putCrop(sheet, node, paint);
  putSeenThrough(sheet, node, paint, laying);
}

function putSeenThrough(sheet: Sheet, node: BoxNode, paint: ImagePaint, laying: Laying): void {
  if (paint.opacity < 0.999) put(sheet, 'opacity', cssNumber(paint.opacity));
  const adjustment = adjustmentStyle(paint, node, laying);
  if (adjustment !== null) append(sheet, 'filter', adjustment, ' ');
}

function isTurned({ rotation }: ImagePaint): boolean {
  return rotation % 360 !== 0;
}

/** The picture fills the box, and from there goes back the way that the crop tells from the box to the picture. */
function putCrop(sheet: Sheet, { box: { width, height } }: BoxNode, { transform }: ImagePaint): void {
  const [[a, c, e], [b, d, f]] = transform ?? [
    [1, 0, 0],
    [0, 1, 0],
  ];
  const determinant = a * d - b * c;
  // Of a flat box or a flat crop nothing is seen.
  if (Math.abs(determinant) < 1e-6 || width <= 0 || height <= 0) return;
  const across = [d / determinant, (-b / determinant) * (height / width)];
  const down = [(-c / determinant) * (width / height), a / determinant];
  const move = [((c * f - d * e) / determinant) * width, ((b * e - a * f) / determinant) * height];
  const numbers = [...across, ...down].map((value) => cssNumber(value, 4));
  put(sheet, 'transform', `matrix(${[...numbers, ...move.map((value) => cssNumber(value))].join(', ')})`);
  put(sheet, 'transform-origin', '0 0');
}
