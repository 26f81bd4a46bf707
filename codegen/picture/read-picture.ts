import type { CancelSignal } from '#design/cancel';
import type { TextRequest } from '#models/ports';
import { cutPicture } from './cut-picture.ts';
import { pictureSnapshot, type PictureToRead, type ReadPicture } from './picture-snapshot.ts';
import { writeFirstLook, writeSecondLook } from './write-look.ts';

/** Reads a picture without layers in two looks; `null` where the first one saw nothing. */
export async function readPicture(
  picture: PictureToRead,
  ask: (request: TextRequest, doing: string) => Promise<string>,
  signal: CancelSignal,
): Promise<ReadPicture | null> {
  const cut = cutPicture(picture.bytes, signal);
  const first = await ask(writeFirstLook(cut), 'Reading the picture');
  signal.throwIfAborted();
  const second = await ask(writeSecondLook(cut), 'Reading its texts again');
  return pictureSnapshot(picture, first, second);
}
