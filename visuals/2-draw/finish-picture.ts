import type { ImageSize } from '#design/image-size';
import type { ModelImage } from '#models/ports';
import { keepOutside } from '../edit/keep-outside.ts';
import { fitPicture } from './fit-picture.ts';

/** A picture as it came, and what it is to become. */
export interface UnfinishedPicture {
  readonly image: ModelImage;
  /** px it is to have, exactly. */
  readonly size: ImageSize;
  /** The picture that was to be changed only where the mask is clear, both PNGs; `null` where all was drawn anew. */
  readonly kept: { readonly base: Uint8Array; readonly mask: Uint8Array } | null;
}

/** Finishes a picture, wherever that is done; `null` where it is of a format of which no part can be kept. */
export type FinishPicture = (unfinished: UnfinishedPicture) => Promise<ModelImage | null>;

/** In exactly the wanted size, and where only a part was to change with all else as it was. */
export function finishPicture({ image, size, kept }: UnfinishedPicture): ModelImage | null {
  if (kept !== null && image.mime !== 'image/png') return null;
  const fitted = fitPicture(image, size);
  return kept === null ? fitted : keepOutside(fitted, kept.base, kept.mask);
}
