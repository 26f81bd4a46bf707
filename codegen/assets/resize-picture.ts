/**
 * Makes the files of one picture in the sizes that its occurrences need. It decides from the sizes and the bytes
 * whether a smaller file is worth it, and never changes how a picture looks. Which pictures a project needs is
 * decided in `resize-project-pictures.ts`.
 */
import type { CancelSignal } from '#design/cancel';
import { findImageFormat, findImageSize, type ImageSize } from '#design/image-header';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/png';
import { resizePixels } from '#design/resize-pixels';
import type { PictureOccurrence } from '../layout/layout-tree.ts';
import { preservedPngChunks, readJpegMetadata, withColourProfile } from './picture-metadata.ts';
import { writePng } from './write-png.ts';

/** The files that replace one picture. */
export interface ResizedPicture {
  /** `null` if the original is as good. */
  readonly large: Uint8Array | null;
  /** For screens with one device pixel per px; `null` if it would save too little beside the large one. */
  readonly small: Uint8Array | null;
}

const unchangedPicture: ResizedPicture = { large: null, small: null };

/** The largest share of the bytes of the larger file that a smaller one may have. Every further file has a cost. */
const maxByteShare = 0.8;
/** Above this share of the sides, resizing is not worth the loss of the original pixels. */
const maxUsefulScale = 0.9;
/** The largest share of the sides that the smaller of two files may have. */
const maxSmallScaleShare = 0.75;
/** Bytes below which a picture needs no smaller file, because it loads at once anyway. */
const minBytes = 4096;
/** Pixels above which a picture needs more memory than a panel should use. */
const maxPixels = 64_000_000;

/** The files of one picture in the sizes that are needed. Rejects if its bytes cannot be read. */
export async function resizePicture(
  bytes: Uint8Array,
  { twice, once }: Pick<RequiredSize, 'twice' | 'once'>,
  tools: PictureTools,
  signal: CancelSignal,
): Promise<ResizedPicture> {
  const size = findImageSize(bytes);
  const large = twice <= maxUsefulScale ? twice : 1;
  const small = once !== null && once <= large * maxSmallScaleShare ? once : null;
  const stays = bytes.length < minBytes || (large === 1 && small === null);
  const format = stays ? null : formatOf(bytes, tools);
  if (size === null || format === null || size.width * size.height > maxPixels) return unchangedPicture;
  await tools.yieldToEventLoop();
  signal.throwIfAborted();
  const pixels = await format.read();
  const write = async (share: number, most: number) => {
    await tools.yieldToEventLoop();
    const written = await format.write(resizePixels(pixels, sizeAt(size, share), signal));
    return written.length <= most * maxByteShare ? written : null;
  };
  const written = large < 1 ? await write(large, bytes.length) : null;
  const { length } = written ?? bytes;
  return { large: written, small: small === null || length < minBytes ? null : await write(small, length) };
}

interface PictureFormat {
  read(): Promise<Pixels>;
  write(pixels: Pixels): Promise<Uint8Array>;
}

/**
 * How to read and write pictures of this format without changing how they look; `null` for formats that stay
 * unchanged.
 */
function formatOf(bytes: Uint8Array, tools: PictureTools): PictureFormat | null {
  const mime = findImageFormat(bytes);
  if (mime === 'image/jpeg') {
    const head = readJpegMetadata(bytes);
    if (!head?.isPlain) return null;
    return {
      read: () => tools.readJpeg(bytes),
      write: async (pixels) => withColourProfile(await tools.writeJpeg(pixels), head.profile),
    };
  }
  const chunks = mime === 'image/png' ? preservedPngChunks(bytes) : null;
  if (chunks === null) return null;
  return { read: async () => readPng(bytes), write: async (pixels) => writePng(pixels, chunks) };
}

function sizeAt({ width, height }: ImageSize, share: number): ImageSize {
  const side = (length: number) => Math.max(1, Math.ceil(length * share - 0.01));
  return { width: side(width), height: side(height) };
}

/** The sizes that a file must have, as shares of the sides of the original. */
export interface RequiredSize {
  /** Sharp on screens with two device pixels per px, wherever the picture is shown; may be more than 1. */
  readonly twice: number;
  /**
   * Sharp on ordinary screens; `null` if the picture grows somewhere, because then nobody knows what a screen needs.
   */
  readonly once: number | null;
  /** The layer that a problem names if the file cannot be read. */
  readonly layer: PictureOccurrence['layer'];
}

/** The sizes that each picture needs for all its occurrences, by key. */
export function findRequiredSizes(
  occurrences: readonly PictureOccurrence[],
): ReadonlyMap<string, RequiredSize> {
  const needed = new Map<string, RequiredSize>();
  for (const { key, scale, growth, layer } of occurrences) {
    const former = needed.get(key);
    // A picture that grows is sharp at twice its drawn size and at once its widest size.
    const twice = scale * Math.max(2, growth ?? 0);
    const once = growth === null ? scale : null;
    needed.set(key, {
      twice: Math.max(twice, former?.twice ?? 0),
      once:
        former === undefined
          ? once
          : once === null || former.once === null
            ? null
            : Math.max(once, former.once),
      layer: former?.layer ?? layer,
    });
  }
  return needed;
}

/** The files of one picture in the sizes that are needed. */
export type ResizePicture = (
  bytes: Uint8Array,
  requiredSize: Pick<RequiredSize, 'twice' | 'once'>,
  signal: CancelSignal,
) => Promise<ResizedPicture>;

/** Resizes each picture once, because code with other options needs the same files. */
export function memoizeResizePicture(tools: PictureTools): ResizePicture {
  const known = new WeakMap<Uint8Array, Map<string, ResizedPicture>>();
  return async (bytes, requiredSize, signal) => {
    const files = known.get(bytes) ?? new Map<string, ResizedPicture>();
    known.set(bytes, files);
    const name = `${requiredSize.twice} ${requiredSize.once}`;
    const resized = files.get(name) ?? (await resizePicture(bytes, requiredSize, tools, signal));
    files.set(name, resized);
    return resized;
  };
}

/**
 * What resizing needs from its environment. PNG is plain code. JPEG is a canvas in the panel and a codec in the CLI.
 */
export interface PictureTools {
  /** The pixels as stored, neither rotated nor converted to another colour space. Rejects if it is no JPEG. */
  readJpeg(bytes: Uint8Array): Promise<Pixels>;
  /** A JPEG that looks the same to people. Transparency is ignored. */
  writeJpeg(pixels: Pixels): Promise<Uint8Array>;
  /** Lets other tasks run, for example a cancellation. */
  yieldToEventLoop(): Promise<void>;
}
