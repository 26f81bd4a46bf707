import type { CancelSignal } from '#design/cancel';
import { cutPicture } from '../picture/cut-picture.ts';
import type { RequestPicture } from './write-request.ts';

/** Parts of one picture in full size; beyond them small letters are the outline's to tell. */
const mostTiles = 6;

/** Pictures of frames as a model can read them: each whole, and in parts where it is large. */
export function showFrames(pictures: readonly Uint8Array[], signal: CancelSignal): readonly RequestPicture[] {
  return pictures.flatMap((bytes, index) => showFrame(bytes, index + 1, mostTiles, signal));
}

/** The picture of one frame, in so many parts at most. Throws where the bytes are no PNG. */
export function showFrame(
  bytes: Uint8Array,
  number: number,
  most: number,
  signal: CancelSignal,
): readonly RequestPicture[] {
  const { overview, tiles, width, height } = cutPicture(bytes, signal, { mostTiles: most });
  return [
    { ...overview, about: `Frame ${number}, ${width} by ${height} px, whole:` },
    ...tiles.map(({ bytes: part, mime, area }) => ({
      bytes: part,
      mime,
      about: `Of frame ${number} the part from ${area.x}, ${area.y} that is ${area.width} by ${area.height} px:`,
    })),
  ];
}
