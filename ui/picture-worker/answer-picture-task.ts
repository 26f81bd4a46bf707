import type { CancelSignal } from '#design/cancel';
import { paintPlaceholder } from '#models/built-in/paint-placeholder';
import { findPalette } from '#visuals/1-plan/find-palette';
import { finishPicture, type UnfinishedPicture } from '#visuals/2-draw/finish-picture';
import { readPng } from '#design/read-png';
import { editPixels } from '#visuals/edit/edit-pixels';
import { openPicture } from './open-picture.ts';
import type { PictureTaskName, PictureTasks, ToPictureWorker } from './protocol.ts';
import { toPng } from './to-png.ts';

type Request = Exclude<ToPictureWorker, { task: 'cancel' }>;

export interface PictureAnswer {
  readonly gives: PictureTasks[PictureTaskName]['gives'];
  readonly transfer: Transferable[];
}

/** Carries out one task. */
export async function answerPictureTask(request: Request, signal: CancelSignal): Promise<PictureAnswer> {
  switch (request.task) {
    case 'to-png':
      return plain(await toPng(request.takes));
    case 'finish':
      return plain(finishPicture(await readable(request.takes)));
    case 'paint':
      return plain(await paintPlaceholder(request.takes, signal));
    case 'edit': {
      const { picture, ...edit } = request.takes;
      const { bytes } = await toPng(picture);
      return plain(await editPixels({ ...edit, picture: bytes }, giveWay, signal));
    }
    case 'palette':
      return plain(findPalette(readPng((await toPng(request.takes)).bytes)));
    case 'open': {
      const gives = await openPicture(request.takes.bytes, request.takes.size);
      return { gives, transfer: [gives.pixels.buffer] };
    }
  }
}

/** A picture that cannot be read stays as it came: Figma has the last word, and it is paid for. */
async function readable(unfinished: UnfinishedPicture): Promise<UnfinishedPicture> {
  const image = await toPng(unfinished.image).catch(() => unfinished.image);
  return { ...unfinished, image };
}

function plain(gives: PictureAnswer['gives']): PictureAnswer {
  return { gives, transfer: [] };
}

/** Whoever cancels is heard between two bands of rows. */
function giveWay(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
