import type { Surroundings } from '#design/surroundings';
import type { PromptContextPart } from './describe-surroundings.ts';

/** px. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** The shape a person chose: that of the target layer, a ratio, or a size. */
export type Shape =
  | { readonly kind: 'place' }
  | { readonly kind: 'ratio'; readonly width: number; readonly height: number }
  | { readonly kind: 'size'; readonly width: number; readonly height: number };

/** The side in px of a picture whose target has no size. */
export const defaultSide = 1024;

/** px; the maximum side of an image in Figma: https://developers.figma.com/docs/plugins/api/properties/figma-createimage */
export const maxPictureSide = 4096;

/** Finds the size of a picture; a chosen shape goes before that of the target. */
export function findSize(
  shape: Shape,
  around: Surroundings | null,
  leftOut: ReadonlySet<PromptContextPart>,
): PictureSize {
  if (shape.kind === 'size') return shrinkToFit(shape);
  const place = around ?? { width: defaultSide, height: defaultSide };
  const size = leftOut.has('size') ? { width: defaultSide, height: defaultSide } : place;
  const ratio =
    shape.kind === 'ratio'
      ? shape
      : leftOut.has('ratio')
        ? size
        : { width: place.width, height: place.height };
  return shrinkToFit(size.width * ratio.height === size.height * ratio.width ? size : ofArea(size, ratio));
}

/** Reads "16:9" as a ratio and "1200 × 600" as a size; `null` for anything else. */
export function readShape(text: string): Shape | null {
  const [, wide, sign, high] =
    /^\s*(\d+(?:\.\d+)?)\s*([:/x×*])\s*(\d+(?:\.\d+)?)\s*(?:px)?\s*$/i.exec(text) ?? [];
  const [width, height] = [Number(wide), Number(high)];
  if (!(width > 0) || !(height > 0)) return null;
  return { kind: sign === ':' || sign === '/' ? 'ratio' : 'size', width, height };
}

/** What is wrong with a size; `null` where it is possible. */
export function findSizeMistake({ width, height }: PictureSize): string | null {
  if (!Number.isInteger(width) || !Number.isInteger(height) || Math.min(width, height) < 1)
    return 'An image has whole px, at least 1 a side.';
  if (Math.max(width, height) > maxPictureSide)
    return `Figma accepts images of up to ${maxPictureSide.toLocaleString('en')} px a side, so nothing larger is generated.`;
  return null;
}

/** A size with the same number of pixels in another ratio. */
function ofArea(size: PictureSize, ratio: PictureSize): PictureSize {
  const width = Math.sqrt((size.width * size.height * ratio.width) / ratio.height);
  return { width, height: (width * ratio.height) / ratio.width };
}

/** Rounds to whole px and shrinks to the maximum side at the same ratio. */
function shrinkToFit({ width, height }: PictureSize): PictureSize {
  const shrink = Math.min(1, maxPictureSide / Math.max(width, height, 1));
  const whole = (side: number) => Math.min(maxPictureSide, Math.max(1, Math.round(side * shrink)));
  return { width: whole(width), height: whole(height) };
}
