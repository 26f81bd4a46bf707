import { findImageSize, type ImageSize } from '#design/image-size';
import type { DesignNode, ImagePaint } from '#design/tree';
import type { Laying } from '../laying.ts';

/** Notes how large a layer draws a picture, so that its file need be no larger. */
export function notePicture(paint: ImagePaint, { id, name, box }: DesignNode, laying: Laying): void {
  const bytes = laying.assets.get(paint.asset?.key ?? '');
  if (paint.asset === null || bytes === undefined) return;
  const layer = { id, name };
  const size = findImageSize(bytes);
  if (size === null) laying.report('picture-unreadable', layer, {});
  else laying.pictures.push({ layer, key: paint.asset.key, scale: scaleOf(paint, box, size) });
}

function scaleOf({ mode, rotation, transform }: ImagePaint, box: ImageSize, size: ImageSize): number {
  // What is tiled goes by the file's own px.
  if (mode === 'tile') return 1;
  if (mode === 'crop' && transform !== null) {
    const [[a, c], [b, d]] = transform;
    const across = Math.hypot(a * size.width, b * size.height);
    const down = Math.hypot(c * size.width, d * size.height);
    return Math.max(box.width / Math.max(across, 1), box.height / Math.max(down, 1));
  }
  const turned = Math.abs(Math.round(rotation / 90)) % 2 === 1;
  const across = (turned ? box.height : box.width) / size.width;
  const down = (turned ? box.width : box.height) / size.height;
  return mode === 'fit' ? Math.min(across, down) : Math.max(across, down);
}
