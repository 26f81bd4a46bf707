export interface ImageHeader {
  /** px. */
  readonly width: number;
  readonly height: number;
  readonly mime: string;
}

/** Reads the size out of a PNG's, JPEG's or GIF's own header, the three that Figma takes. */
export function readImageHeader(bytes: Uint8Array): ImageHeader {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const starts = (...values: number[]): boolean => values.every((value, index) => bytes[index] === value);
  if (bytes.length > 24 && starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) {
    return { width: view.getUint32(16), height: view.getUint32(20), mime: 'image/png' };
  }
  if (bytes.length > 10 && starts(0x47, 0x49, 0x46, 0x38)) {
    return { width: view.getUint16(6, true), height: view.getUint16(8, true), mime: 'image/gif' };
  }
  const jpeg = starts(0xff, 0xd8) ? jpegSize(view) : undefined;
  if (jpeg) return { ...jpeg, mime: 'image/jpeg' };
  throw new Error('in createImage: Image type is unsupported; a PNG, JPEG or GIF was expected.');
}

/** A JPEG is a row of segments; the one that starts a frame has the size. */
function jpegSize(view: DataView): { width: number; height: number } | undefined {
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const kind = view.getUint8(at + 1);
    const isFrame = kind >= 0xc0 && kind <= 0xcf && kind !== 0xc4 && kind !== 0xc8 && kind !== 0xcc;
    if (isFrame) return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
}
