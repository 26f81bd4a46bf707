/** Pictures as CSS backgrounds. */
import { findImageSize } from '#design/image-header';
import type { DesignNode, ImagePaint } from '#design/tree';
import { cssNumber, percent, px } from '../../css/css-values.ts';
import type { LayoutContext } from '../layout-context.ts';
import { recordPicture } from './picture-occurrences.ts';

/** The colour that replaces a picture without bytes. */
export const imagePlaceholder = '#d9d9d9';

/** A picture as a background layer, or a plain colour if its bytes are missing. */
export function imageStyle(paint: ImagePaint, node: DesignNode, context: LayoutContext): string {
  if (paint.asset === null) {
    // A film without its bytes was reported as such.
    if (paint.film === undefined) context.report('image-missing', node, { imageRef: paint.imageRef });
    return imagePlaceholder;
  }
  recordPicture(paint, node, context);
  const url = `url(asset:${paint.asset.key})`;
  if (paint.mode === 'tile') return tileStyle(paint, url);
  const mode = effectiveScaleMode(paint, node, context);
  if (mode === 'fit') return `${url} center / contain no-repeat`;
  if (mode === 'stretch') return `${url} center / 100% 100% no-repeat`;
  if (mode === 'crop' && !isTransformedCrop(paint)) return cropStyle(paint, url, node);
  return `${url} center / cover no-repeat`;
}

/** A tiled picture. `image-set()` scales it by declaring its pixel density. */
function tileStyle(paint: ImagePaint, url: string): string {
  const scale = Math.max(paint.tileScale, 0.001);
  if (Math.abs(scale - 1) < 0.001) return `${url} 0 0`;
  return `image-set(${url} ${Math.round(1000 / scale) / 1000}x) 0 0`;
}

/**
 * A crop: the transform maps the box's unit square to the picture's, CSS needs the picture's size and position in the
 * box.
 */
function cropStyle(paint: ImagePaint, url: string, { box }: DesignNode): string {
  const [[a, , e], [, d, f]] = paint.transform ?? [
    [1, 0, 0],
    [0, 1, 0],
  ];
  const position = (offset: number, scale: number, length: number) =>
    Math.abs(1 - scale) < 1e-3 ? px((-offset / scale) * length) : percent(offset / (1 - scale));
  return `${url} ${position(e, a, box.width)} ${position(f, d, box.height)} / ${percent(1 / a)} ${percent(1 / d)} no-repeat`;
}

/** Whether only an image element can show a picture: it is a film, translucent, rotated, or has adjusted colours. */
export function needsImageElement(paint: ImagePaint): boolean {
  if (paint.film !== undefined) return true;
  if (paint.asset === null) return false;
  const adjusted = paint.opacity < 0.999 || Object.keys(paint.filters).length > 0;
  return adjusted || paint.rotation % 360 !== 0 || isTransformedCrop(paint);
}

/** Whether a crop rotates, skews or mirrors its picture. */
export function isTransformedCrop({ mode, transform }: ImagePaint): boolean {
  if (mode !== 'crop' || transform === null) return false;
  const [[a, c], [b, d]] = transform;
  return Math.abs(b) > 1e-3 || Math.abs(c) > 1e-3 || a <= 1e-4 || d <= 1e-4;
}

/** How a picture fills its box. A picture that is stretched to its own ratio simply fills it. */
export function effectiveScaleMode(
  paint: ImagePaint,
  { box }: DesignNode,
  { assets }: LayoutContext,
): ImagePaint['mode'] {
  if (paint.mode !== 'stretch') return paint.mode;
  const bytes = assets.get(paint.asset?.key ?? '');
  const size = bytes === undefined ? null : findImageSize(bytes);
  if (size === null) return 'stretch';
  const scales = [box.width / size.width, box.height / size.height] as const;
  return Math.abs(scales[0] * size.height - box.height) < 0.5 &&
    Math.abs(scales[1] * size.width - box.width) < 0.5
    ? 'fill'
    : 'stretch';
}

/**
 * A picture's adjustments as approximate CSS filters; `null` if it has none. Figma's formulas are not documented, and
 * CSS has no filters for temperature, tint, highlights and shadows.
 */
export function adjustmentFilters(
  paint: ImagePaint,
  node: DesignNode,
  context: LayoutContext,
): string | null {
  const { exposure, contrast, saturation, ...others } = paint.filters;
  if (paint.asset === null || Object.keys(paint.filters).length === 0) return null;
  const lost = Object.keys(others);
  const instead =
    lost.length === 0
      ? 'CSS filters that come close adjust its colours'
      : `its ${lost.join(', ')} ${lost.length === 1 ? 'was' : 'were'} left out`;
  context.report('paint-unsupported', node, { paint: 'image', instead });
  const filters = [
    exposure === undefined ? null : `brightness(${cssNumber(1 + exposure)})`,
    contrast === undefined ? null : `contrast(${cssNumber(1 + contrast)})`,
    saturation === undefined ? null : `saturate(${cssNumber(1 + saturation)})`,
  ].filter((filter) => filter !== null);
  return filters.length === 0 ? null : filters.join(' ');
}
