/** Finds where the pixels of a picture are in the layer that shows it, for every scale mode, rotation and crop. */
import type { ImageSize } from '#design/image-header';
import type { PictureFit } from '#design/picture-fit';
import { type Affine, invert, multiply } from '#design/affine';

/** One placement of a picture in its layer; a tiled picture has one for each repeat. */
export interface PicturePlacement {
  /** Maps px of the layer to px of the picture. */
  readonly toPicture: Affine;
  /** Whether other repeats lie beside it, so that what is outside its edges belongs to them. */
  readonly isRepeat: boolean;
}

/** A box in px of a layer. */
export interface LayerBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Finds all placements of a picture within `box` of a layer: one, or each repeat of a tiled picture. */
export function findPicturePlacements(
  fit: PictureFit,
  layer: ImageSize,
  picture: ImageSize,
  box: LayerBox,
): readonly PicturePlacement[] {
  if (fit.scaleMode === 'CROP') {
    const toPicture = multiply(scale(picture), multiply(fit.imageTransform, unscale(layer)));
    return [{ toPicture, isRepeat: false }];
  }
  const turn = (((Math.round(fit.rotation / 90) * 90) % 360) + 360) % 360;
  const upright = turn === 90 || turn === 270 ? { width: picture.height, height: picture.width } : picture;
  const unturn = invert(quarterTurn(turn, picture));
  if (fit.scaleMode === 'TILE') return findTilePlacements(unturn, upright, fit.scalingFactor, layer, box);
  const [across, down] = [layer.width / upright.width, layer.height / upright.height];
  const factor = fit.scaleMode === 'FIT' ? Math.min(across, down) : Math.max(across, down);
  const left = (layer.width - upright.width * factor) / 2;
  const top = (layer.height - upright.height * factor) / 2;
  return [{ toPicture: multiply(unturn, fromPosition(left, top, factor)), isRepeat: false }];
}

/** Finds the repeats of a tiled picture, which start at the layer's corner. */
function findTilePlacements(
  unturn: Affine,
  upright: ImageSize,
  factor: number,
  layer: ImageSize,
  box: LayerBox,
): readonly PicturePlacement[] {
  const tile = { width: upright.width * factor, height: upright.height * factor };
  const columns = indexesIn(box.left, Math.min(box.right, layer.width), tile.width);
  const rows = indexesIn(box.top, Math.min(box.bottom, layer.height), tile.height);
  const isRepeat = tile.width < layer.width || tile.height < layer.height;
  return rows.flatMap((row) =>
    columns.map((column) => ({
      toPicture: multiply(unturn, fromPosition(column * tile.width, row * tile.height, factor)),
      isRepeat,
    })),
  );
}

function indexesIn(from: number, to: number, step: number): readonly number[] {
  if (!(step > 0)) return [];
  const first = Math.max(0, Math.floor(from / step));
  const count = Math.ceil(to / step) - first;
  return Array.from({ length: Math.max(0, count) }, (_, index) => first + index);
}

function fromPosition(left: number, top: number, factor: number): Affine {
  return [
    [1 / factor, 0, -left / factor],
    [0, 1 / factor, -top / factor],
  ];
}

function scale({ width, height }: ImageSize): Affine {
  return [
    [width, 0, 0],
    [0, height, 0],
  ];
}

function unscale({ width, height }: ImageSize): Affine {
  return scale({ width: 1 / width, height: 1 / height });
}

/** A rotation by clockwise quarter turns that keeps the picture's corner at the origin. */
function quarterTurn(degrees: number, { width, height }: ImageSize): Affine {
  if (degrees === 90)
    return [
      [0, -1, height],
      [1, 0, 0],
    ];
  if (degrees === 180)
    return [
      [-1, 0, width],
      [0, -1, height],
    ];
  if (degrees === 270)
    return [
      [0, 1, 0],
      [-1, 0, width],
    ];
  return [
    [1, 0, 0],
    [0, 1, 0],
  ];
}
