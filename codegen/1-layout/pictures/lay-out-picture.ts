import type { BoxNode, ImagePaint } from '#design/tree';
import { cssNumber } from '../css-values.ts';
import { putEffects, putRadii } from '../paint/effect-style.ts';
import { adjustmentStyle, fillMode } from '../paint/image-style.ts';
import type { Laid, Laying } from '../laying.ts';
import type { LayoutImage } from '../layout-tree.ts';
import { loadLater } from './load-later.ts';
import { notePicture } from './note-picture.ts';
import { isLifted, nodeCommon } from '../node-common.ts';
import { onlyShown, putFills, reportBlending } from '../paint/paint-style.ts';
import { append, finish, put, type Sheet } from '../sheet.ts';
import { needsOverlay } from '../paint/stroke-overlay.ts';
import { putStroke } from '../paint/stroke-style.ts';

/** The one picture that a box is, and nothing else; `null` where it is more, or shows the picture turned or cropped. */
export function findPicture(node: BoxNode): ImagePaint | null {
  if (node.children.some((child) => child.visible) || node.instance !== null) return null;
  const [paint, more] = onlyShown(node.fills);
  if (paint?.kind !== 'image' || more !== undefined) return null;
  if (node.outline !== null && node.outline !== 'ellipse') return null;
  if (needsOverlay(node)) return null;
  const plain = paint.mode === 'fill' || paint.mode === 'fit' || paint.mode === 'stretch';
  return plain && paint.rotation % 360 === 0 ? paint : null;
}

/** Lays a box that is one picture out as that picture; its place is on the sheet already. */
export function layOutPicture(node: BoxNode, paint: ImagePaint, sheet: Sheet, laying: Laying): Laid {
  putStroke(sheet, node, laying);
  putRadii(sheet, node, laying);
  putEffects(sheet, node, 'box', laying);
  notePicture(paint, node, laying);
  const mode = fillMode(paint, node, laying);
  if (paint.asset === null) putFills(sheet, node, node.fills, laying);
  else if (mode === 'fill') put(sheet, 'object-fit', 'cover');
  else if (mode === 'fit') put(sheet, 'object-fit', 'contain');
  const adjustment = adjustmentStyle(paint, node, laying);
  if (adjustment !== null) append(sheet, 'filter', adjustment, ' ');
  reportBlending(paint, node, laying);
  if (paint.opacity < 0.999) put(sheet, 'opacity', cssNumber(paint.opacity * node.opacity));
  const image: LayoutImage = {
    ...nodeCommon(node),
    ...loadLater(node, laying),
    kind: 'image',
    asset: paint.asset,
    style: finish(sheet),
  };
  return { node: image, lifted: isLifted(sheet), from: node };
}
