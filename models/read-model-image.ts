import { findImageFormat } from '#design/image-format';
import type { ModelImage } from './ports.ts';

/** Reads format and size from a picture's own first bytes, whatever the service says; `null` for what is no picture. */
export function readModelImage(bytes: Uint8Array): ModelImage | null {
  const mime = findImageFormat(bytes);
  if (mime !== 'image/png' && mime !== 'image/jpeg' && mime !== 'image/webp') return null;
  const size = readers[mime](new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  if (size === null || size.width < 1 || size.height < 1) return null;
  return { bytes, mime, ...size };
}

interface Size {
  readonly width: number;
  readonly height: number;
}

const readers: Readonly<Record<ModelImage['mime'], (view: DataView) => Size | null>> = {
  'image/png': readPng,
  'image/jpeg': readJpeg,
  'image/webp': readWebp,
};

function readPng(view: DataView): Size | null {
  return view.byteLength < 24 ? null : { width: view.getUint32(16), height: view.getUint32(20) };
}

/** Walks the segments to the first start-of-frame (ITU T.81, table B.1). */
function readJpeg(view: DataView): Size | null {
  let at = 2;
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}

/** The three kinds of WebP keep their size in three places (RFC 9649, section 2). */
function readWebp(view: DataView): Size | null {
  if (view.byteLength < 30) return null;
  const kind = String.fromCharCode(...[12, 13, 14, 15].map((at) => view.getUint8(at)));
  const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (kind === 'VP8X') return { width: uint24(24) + 1, height: uint24(27) + 1 };
  if (kind === 'VP8 ') {
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  }
  if (kind !== 'VP8L') return null;
  const packed = view.getUint32(21, true);
  return { width: (packed & 0x3fff) + 1, height: ((packed >> 14) & 0x3fff) + 1 };
}
