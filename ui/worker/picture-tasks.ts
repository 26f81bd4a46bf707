import { tilePicture } from '#codegen/model/picture/tile-picture';
import { createPictureSnapshot } from '#codegen/model/picture/picture-snapshot';
import { writeReadingRequest, writeTextCheckRequest } from '#codegen/model/picture/read-picture';
import type { CancelSignal } from '#design/cancel';
import type { Tasks } from './protocol.ts';

/** The two looks that a picture without layers is read with. */
export function writeLooks(
  { bytes }: Tasks['picture-looks']['takes'],
  signal: CancelSignal,
): Tasks['picture-looks']['gives'] {
  const cut = tilePicture(bytes, signal);
  return { first: writeReadingRequest(cut), second: writeTextCheckRequest(cut) };
}

/** What two looks make of a picture. */
export function designOfPicture({
  frameId,
  first,
  second,
  ...picture
}: Tasks['picture-design']['takes']): Tasks['picture-design']['gives'] {
  const read = createPictureSnapshot({ ...picture, ...(frameId === null ? {} : { frameId }) }, first, second);
  return read && { ...read, assets: [...read.assets] };
}
