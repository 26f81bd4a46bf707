import type { CancelSignal } from '#design/cancel';
import { findImageFormat } from '#design/image-format';
import { findImageSize, type ImageSize } from '#design/image-size';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/read-png';
import { resizePixels } from '#design/resize-pixels';
import { readJpegHead, withProfile } from './jpeg-head.ts';
import type { PictureTools } from './picture-tools.ts';
import type { NeededSize } from './plan-sizes.ts';
import { keptChunks } from './png-chunks.ts';
import { writePng } from './write-png.ts';

/** What goes out for a picture. */
export interface FittedPicture {
  /** `null` where the original is as good. */
  readonly large: Uint8Array | null;
  /** For screens of one pixel a px; `null` where it would save too little beside the large one. */
  readonly small: Uint8Array | null;
}

const asItIs: FittedPicture = { large: null, small: null };

/** The share of the larger file's bytes that a smaller one may have at most: each file has its price. */
const worthwhile = 0.8;
/** A share of the sides that is not worth losing the original's own pixels for. */
const nearlyAll = 0.9;
/** The smaller of two files has this share of the sides at most. */
const clearlyLess = 0.75;
/** Bytes: what is smaller loads at once anyway, and needs no smaller file beside it. */
const leastBytes = 4096;
/** Pixels: what is larger takes more memory than a panel should. */
const mostPixels = 64_000_000;

/** The files of one picture at the sizes it is needed in. Fails where its bytes cannot be read. */
export async function fitPicture(
  bytes: Uint8Array,
  { twice, once }: Pick<NeededSize, 'twice' | 'once'>,
  tools: PictureTools,
  signal: CancelSignal,
): Promise<FittedPicture> {
  const size = findImageSize(bytes);
  const large = twice <= nearlyAll ? twice : 1;
  const small = once !== null && once <= large * clearlyLess ? once : null;
  const stays = bytes.length < leastBytes || (large === 1 && small === null);
  const format = stays ? null : formatOf(bytes, tools);
  if (size === null || format === null || size.width * size.height > mostPixels) return asItIs;
  await tools.giveWay();
  signal.throwIfAborted();
  const pixels = await format.read();
  const write = async (share: number, most: number) => {
    await tools.giveWay();
    const written = await format.write(resizePixels(pixels, sizeAt(size, share), signal));
    return written.length <= most * worthwhile ? written : null;
  };
  const written = large < 1 ? await write(large, bytes.length) : null;
  const { length } = written ?? bytes;
  return { large: written, small: small === null || length < leastBytes ? null : await write(small, length) };
}

interface PictureFormat {
  read(): Promise<Pixels>;
  write(pixels: Pixels): Promise<Uint8Array>;
}

/** How to read and write pictures of this kind without changing what they show; `null` for those that stay as they are. */
function formatOf(bytes: Uint8Array, tools: PictureTools): PictureFormat | null {
  const mime = findImageFormat(bytes);
  if (mime === 'image/jpeg') {
    const head = readJpegHead(bytes);
    if (!head?.isPlain) return null;
    return {
      read: () => tools.readJpeg(bytes),
      write: async (pixels) => withProfile(await tools.writeJpeg(pixels), head.profile),
    };
  }
  const chunks = mime === 'image/png' ? keptChunks(bytes) : null;
  if (chunks === null) return null;
  return { read: async () => readPng(bytes), write: async (pixels) => writePng(pixels, chunks) };
}

function sizeAt({ width, height }: ImageSize, share: number): ImageSize {
  const side = (length: number) => Math.max(1, Math.ceil(length * share - 0.01));
  return { width: side(width), height: side(height) };
}
