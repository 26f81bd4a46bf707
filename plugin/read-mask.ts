import type { MaskShape } from '#design/messages';
import { type Affine, invert, multiply } from '#design/affine';
import { orNull } from './ask-figma.ts';
import { PlainError } from './plain-error.ts';
import { type ReadSession, sendAsset } from './read-session.ts';
import { findNode } from './nodes.ts';

/** Device pixels of a mask's longer side at most; the picture beneath is no larger. */
const maxMaskSide = 4096;

/** Sends the selected layers, each drawn, and answers where they lie in the layer whose picture they are a mask for. */
export async function readMask(pictureId: string, session: ReadSession): Promise<readonly MaskShape[]> {
  const picture = await findNode(pictureId);
  const frame = picture && 'absoluteBoundingBox' in picture ? picture.absoluteBoundingBox : null;
  if (!frame || !picture || !('absoluteTransform' in picture))
    throw new PlainError('The image is no longer in the file.');
  const toPicture = fromPage(picture);
  const layers = figma.currentPage.selection.filter(({ id }) => id !== pictureId);
  if (layers.length === 0) throw new PlainError('Select layers that cover the area to change.');
  const shapes: MaskShape[] = [];
  for (const [index, layer] of layers.entries()) {
    await session.report('Reading the mask', index, layers.length);
    const box = boxOf(layer);
    if (box && overlaps(box, frame)) shapes.push(await exportShape(layer, box, toPicture, session));
  }
  if (shapes.length === 0) throw new PlainError('None of the selected layers lies over the image.');
  return shapes;
}

/** What Figma exports of a layer: shadows and strokes included. */
function boxOf(layer: SceneNode): Rect | null {
  const box = ('absoluteRenderBounds' in layer && layer.absoluteRenderBounds) || layer.absoluteBoundingBox;
  return box && box.width > 0 && box.height > 0 ? box : null;
}

/** From the page to the unit square of a layer, however the layer is turned or flipped. */
function fromPage({
  width,
  height,
  absoluteTransform,
}: Pick<LayoutMixin, 'width' | 'height' | 'absoluteTransform'>): Affine {
  const unscale: Affine = [
    [1 / width, 0, 0],
    [0, 1 / height, 0],
  ];
  return multiply(unscale, invert(absoluteTransform));
}

async function exportShape(
  layer: SceneNode,
  box: Rect,
  toPicture: Affine,
  session: ReadSession,
): Promise<MaskShape> {
  const scale = Math.min(2, maxMaskSide / Math.max(box.width, box.height));
  const bytes = await orNull(() =>
    layer.exportAsync({ format: 'PNG', constraint: { type: 'SCALE', value: scale } }),
  );
  // A mask without one of its layers would change the wrong part.
  if (!bytes) throw new PlainError(`Figma could not export "${layer.name}", which is part of the mask.`);
  const asset = { key: `${layer.id}.png`, mime: 'image/png' as const };
  await sendAsset(asset, bytes, session);
  const onPage: Affine = [
    [box.width, 0, box.x],
    [0, box.height, box.y],
  ];
  return { nodeId: layer.id, name: layer.name, asset, placed: multiply(toPicture, onPage) };
}

function overlaps(box: Rect, frame: Rect): boolean {
  return (
    box.x < frame.x + frame.width &&
    frame.x < box.x + box.width &&
    box.y < frame.y + frame.height &&
    frame.y < box.y + box.height
  );
}
