import type { LayerPicture } from '#design/generation';
import type { ImageSize } from '#design/image-header';
import { defaultPictureFit, type PictureFit } from '#design/picture-fit';
import { type Affine, multiply } from '#design/affine';
import { boxAround, type MaskPlacement } from '#visuals/edit/draw-mask';
import type { MaskPicture } from '#visuals/edit/edit-pixels';
import { findPicturePlacements } from '#visuals/edit/find-picture-placements';
import type { MaskReading } from '../sandbox-client.ts';

/** A layer of the canvas that was taken as a mask, with its name. */
export interface MarkedLayer extends MaskPicture {
  readonly name: string;
}

/** Layers over a layer, as layers over the picture in it, whichever way that lies there. */
export function placeMaskLayers(
  { shapes, bytes }: MaskReading,
  layer: Pick<LayerPicture, 'width' | 'height' | 'fit'>,
  picture: ImageSize,
): readonly MarkedLayer[] {
  return shapes.flatMap(({ name, asset, placed }) => {
    const png = bytes.get(asset.key);
    const inLayer = multiply(ofSize(layer), placed);
    return png ? [{ name, png, places: placesOf(inLayer, layer, picture) }] : [];
  });
}

function placesOf(
  inLayer: Affine,
  layer: Pick<LayerPicture, 'width' | 'height' | 'fit'>,
  picture: ImageSize,
): readonly MaskPlacement[] {
  const laid = findPicturePlacements(layer.fit ?? defaultPictureFit, layer, picture, boxAround(inLayer));
  return laid.map(({ toPicture, isRepeat }) => ({
    toPicture: multiply(toPicture, inLayer),
    seen: isRepeat ? boxAround(multiply(toPicture, ofSize(layer))) : null,
  }));
}

/** From the unit square to a box of that size. */
function ofSize({ width, height }: ImageSize): Affine {
  return [
    [width, 0, 0],
    [0, height, 0],
  ];
}

/** The current marks, and a warning: all repeats of a tile are one picture. */
export function describeMarked(layers: readonly MarkedLayer[], fit: PictureFit = defaultPictureFit): string {
  const names = layers.map(({ name }) => `“${name}”`).join(', ');
  const repeats = fit.scaleMode === 'TILE' && layers.some(({ places }) => places.some(({ seen }) => seen));
  return repeats
    ? `Marked by ${names}. The image is a tile: what is marked in any of its repeats changes in all of them.`
    : `Marked by ${names}.`;
}
