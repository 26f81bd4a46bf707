import type { AssetMime } from './snapshot.ts';

/** The size of a picture in its own pixels. */
export interface ImageSize {
  readonly width: number;
  readonly height: number;
}

/** Reads how large a PNG, JPEG, GIF or WebP is from its head; `null` of anything else, and of what is cut off. */
export function findImageSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = readPngSize(view) ?? readGifSize(view) ?? readWebpSize(view) ?? readJpegSize(view);
  return size !== null && size.width > 0 && size.height > 0 ? size : null;
}

/**
 * The first bytes of a PNG of this size, with no pixels after them. An estimate reads the size of a picture from them before
 * the picture exists; they are never sent.
 */
export function writePngHead({ width, height }: ImageSize): Uint8Array {
  const bytes = new Uint8Array(24);
  const view = new DataView(bytes.buffer);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  view.setUint32(8, 13);
  bytes.set([0x49, 0x48, 0x44, 0x52], 12);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
}

/** https://www.w3.org/TR/png/#11IHDR */
function readPngSize(view: DataView): ImageSize | null {
  if (view.byteLength < 24 || view.getUint32(0) !== 0x89504e47) return null;
  return { width: view.getUint32(16), height: view.getUint32(20) };
}

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt, 18: the logical screen. */
function readGifSize(view: DataView): ImageSize | null {
  if (view.byteLength < 10 || view.getUint32(0) !== 0x47494638) return null;
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

/** https://developers.google.com/speed/webp/docs/riff_container: lossy, lossless and extended files. */
function readWebpSize(view: DataView): ImageSize | null {
  if (view.byteLength < 30 || view.getUint32(0) !== 0x52494646 || view.getUint32(8) !== 0x57454250)
    return null;
  const kind = view.getUint32(12);
  if (kind === 0x56503820)
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (kind === 0x5650384c) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (kind !== 0x56503858) return null;
  const read24 = (at: number) => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
  return { width: read24(24) + 1, height: read24(27) + 1 };
}

/**
 * The frame header stands behind any number of segments that tell their length.
 * https://www.w3.org/Graphics/JPEG/itu-t81.pdf, B.2.2
 */
function readJpegSize(view: DataView): ImageSize | null {
  if (view.byteLength < 4 || view.getUint16(0) !== 0xffd8) return null;
  for (let at = 2; at + 9 <= view.byteLength;) {
    const marker = view.getUint16(at);
    if (marker === 0xffff) at += 1;
    else if (isFrameHeader(marker)) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    else if (marker >> 8 !== 0xff) return null;
    else at += 2 + view.getUint16(at + 2);
  }
  return null;
}

/** Of the markers C0 to CF all but those of tables, extensions and arithmetic conditioning. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker);
}

/** Detects a picture's format by its first bytes, not by its name; `null` for anything else. */
export function findImageFormat(bytes: Uint8Array): AssetMime | null {
  const starts = (...signature: number[]) => signature.every((byte, index) => bytes[index] === byte);
  if (starts(0x89, 0x50, 0x4e, 0x47)) return 'image/png';
  if (starts(0xff, 0xd8, 0xff)) return 'image/jpeg';
  if (starts(0x47, 0x49, 0x46, 0x38)) return 'image/gif';
  if (starts(0x52, 0x49, 0x46, 0x46) && bytes[8] === 0x57 && bytes[9] === 0x45) return 'image/webp';
  return looksLikeSvg(bytes) ? 'image/svg+xml' : null;
}

/** Detects a film's format by its first bytes; `null` for anything else. */
export function findFilmFormat(bytes: Uint8Array): AssetMime | null {
  const letters = (start: number, end: number) => String.fromCharCode(...bytes.subarray(start, end));
  if (letters(4, 8) === 'ftyp') return 'video/mp4';
  return letters(0, 4) === '\u001a\u0045\u00df\u00a3' ? 'video/webm' : null;
}

function looksLikeSvg(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  return /^(?:\u00ef\u00bb\u00bf)?\s*(?:<\?xml[^>]*>\s*)?(?:<![^>]*>\s*)*<svg[\s>]/i.test(head);
}
