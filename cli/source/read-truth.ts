import { findImageFormat } from '#design/image-header';
import { sizeOf } from '#design/rest-node';
import type { FramePicture, RestNode } from '#design/snapshot';
import { UsageError } from '../usage-error.ts';

/** How far (px of the picture) rounding may take a picture's size from the frame's. */
const tolerance = 2;

/** Makes Figma's own PNG of a frame what the frame is compared with; its scale is found from its size. */
export function readTruth(bytes: Uint8Array, name: string, frame: RestNode): FramePicture {
  const scale = findTruthScale(bytes, frame);
  if (scale !== null) return { asset: { key: `${frame.id}@${scale}x.png`, mime: 'image/png' }, scale };
  const picture = readPngSize(bytes);
  if (!picture) throw new UsageError(`"${name}" is not a PNG.`);
  const { width, height } = sizeOf(frame);
  throw new UsageError(
    `"${name}" is ${picture.width} by ${picture.height} px and so not an image of "${frame.name.slice(0, 60)}", which is ${width} by ${height}.`,
  );
}

/** Device pixels per px of a PNG of this frame; `null` where it is none. */
export function findTruthScale(bytes: Uint8Array, frame: RestNode): number | null {
  const picture = readPngSize(bytes);
  return picture && findScale(picture, sizeOf(frame));
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** PNG, section 11.2.1: width and height are the first eight bytes of the first chunk. */
function readPngSize(bytes: Uint8Array): Size | null {
  if (findImageFormat(bytes) !== 'image/png' || bytes.length < 24) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

function findScale(picture: Size, frame: Size): number | null {
  const fits = (scale: number) =>
    Math.abs(frame.width * scale - picture.width) <= tolerance &&
    Math.abs(frame.height * scale - picture.height) <= tolerance;
  const usual = [1, 2, 3, 4, 1.5, 0.75, 0.5].find(fits);
  if (usual !== undefined) return usual;
  const exact = picture.width / frame.width;
  return exact > 0 && fits(exact) ? exact : null;
}
