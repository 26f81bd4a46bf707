import { type Affine, identity } from './affine.ts';

/** How a picture fits its layer, in Figma's terms: https://developers.figma.com/docs/plugins/api/Paint */
export interface PictureFit {
  readonly scaleMode: 'FILL' | 'FIT' | 'CROP' | 'TILE';
  /** From the layer's unit square to the picture's; counts for `CROP` only. */
  readonly imageTransform: Affine;
  /** px of the layer for one of the picture; counts for `TILE` only. */
  readonly scalingFactor: number;
  /** Quarter turns clockwise, in degrees; counts for all but `CROP`. */
  readonly rotation: number;
}

/** A picture that covers its layer and is cut at its middle, as Figma inserts one. */
export const defaultPictureFit: PictureFit = {
  scaleMode: 'FILL',
  imageTransform: identity,
  scalingFactor: 1,
  rotation: 0,
};
