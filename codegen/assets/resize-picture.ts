import type { CancelSignal } from '#design/cancel';
import { findImageFormat, findImageSize, type ImageSize } from '#design/image-header';
import type { Pixels } from '#design/pixels';
import { readPng } from '#design/read-png';
import { resizePixels } from '#design/resize-pixels';
import type { PictureOccurrence } from '../layout/layout-tree.ts';
import { preservedPngChunks, readJpegMetadata, withColourProfile } from './picture-metadata.ts';
import { writePng } from './write-png.ts';

/** What goes out for a picture. */
export interface ResizedPicture {
  /** `null` where the original is as good. */
  readonly large: Uint8Array | null;
  /** For screens of one pixel a px; `null` where it would save too little beside the large one. */
  readonly small: Uint8Array | null;
}

const unchangedPicture: ResizedPicture = { large: null, small: null };

/** The share of the larger file's bytes that a smaller one may have at most: each file has its price. */
const maxByteShare = 0.8;
/** A share of the sides that is not worth losing the original's own pixels for. */
const maxUsefulScale = 0.9;
/** The smaller of two files has this share of the sides at most. */
const maxSmallScaleShare = 0.75;
/** Bytes: what is smaller loads at once anyway, and needs no smaller file beside it. */
const minBytes = 4096;
/** Pixels: what is larger takes more memory than a panel should. */
const maxPixels = 64_000_000;

/** The files of one picture at the sizes it is needed in. Fails where its bytes cannot be read. */
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

/** How to read and write pictures of this kind without changing what they show; `null` for those that stay as they are. */
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

/** How large a file has to be, as shares of the original's sides. */
export interface RequiredSize {
  /** Sharp on screens with two pixels a px, wherever the picture is drawn; may be more than 1. */
  readonly twice: number;
  /** Sharp on ordinary screens; `null` where one of the places grows, since nobody can tell there what a screen needs. */
  readonly once: number | null;
  /** Whom to tell of a file that cannot be read. */
  readonly layer: PictureOccurrence['layer'];
}

/** What each picture needs for all the places that show it, by key. */
export function findRequiredSizes(
  occurrences: readonly PictureOccurrence[],
): ReadonlyMap<string, RequiredSize> {
  const needed = new Map<string, RequiredSize>();
  for (const { key, scale, growth, layer } of occurrences) {
    const former = needed.get(key);
    // What grows is sharp twice as drawn, and once where it is widest.
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

/** The files of one picture at the sizes it is needed in. */
export type ResizePicture = (
  bytes: Uint8Array,
  requiredSize: Pick<RequiredSize, 'twice' | 'once'>,
  signal: CancelSignal,
) => Promise<ResizedPicture>;

/** Makes each file once, however often the same bytes are asked for: other options of code need the same pictures. */
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

/** What resizing pictures needs from the world: PNG is plain code, JPEG is a canvas in the panel and a codec in the CLI. */
export interface PictureTools {
  /** The pixels as the file has them, neither turned nor moved into another colour space. Fails where it is no JPEG. */
  readJpeg(bytes: Uint8Array): Promise<Pixels>;
  /** A JPEG that people take for the same; what is clear in it is nobody's business. */
  writeJpeg(pixels: Pixels): Promise<Uint8Array>;
  /** Lets others have their turn, a cancellation among them. */
  yieldToEventLoop(): Promise<void>;
}
