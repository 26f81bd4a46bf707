import { cutPicture } from '#codegen/picture/cut-picture';
import { pictureSnapshot } from '#codegen/picture/picture-snapshot';
import { writeFirstLook, writeSecondLook } from '#codegen/picture/write-look';
import type { CancelSignal } from '#design/cancel';
import type { Tasks } from './protocol.ts';

/** The two looks that a picture without layers is read with. */
export function writeLooks(
  { bytes }: Tasks['picture-looks']['takes'],
  signal: CancelSignal,
): Tasks['picture-looks']['gives'] {
  const cut = cutPicture(bytes, signal);
  return { first: writeFirstLook(cut), second: writeSecondLook(cut) };
}

/** What two looks make of a picture. */
export function designOfPicture({
  frameId,
  first,
  second,
  ...picture
}: Tasks['picture-design']['takes']): Tasks['picture-design']['gives'] {
  const read = pictureSnapshot({ ...picture, ...(frameId === null ? {} : { frameId }) }, first, second);
  return read && { ...read, assets: [...read.assets] };
}
