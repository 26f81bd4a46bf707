/**
 * The metadata in front of the pixels of a JPEG, with its colour profile (https://www.color.org/ICC1v43_2010-12.pdf,
 * B.4), and the chunks in front of the pixels of a PNG.
 */
import type { PngChunk } from '#design/join-png';

/** A whole segment with its marker and its length. */
export type JpegSegment = Uint8Array;

export interface JpegMetadata {
  /** Whether the pixels can be used as they are: upright, grey or with three colours, eight bits per channel. */
  readonly isPlain: boolean;
  readonly profile: readonly JpegSegment[];
}

/** Reads the segments in front of the pixels; `null` if they are incomplete or missing. */
export function readJpegMetadata(bytes: Uint8Array): JpegMetadata | null {
  const profile: JpegSegment[] = [];
  let isUpright = true;
  for (const { marker, segment } of segmentsOf(bytes)) {
    if (marker === 0xe1 && startsWith(segment, 'Exif\0'))
      isUpright = readOrientation(segment.subarray(10)) === 1;
    if (isProfile(marker, segment)) profile.push(segment);
    if (!isFrameHeader(marker)) continue;
    const [bits, colours] = [segment[4], segment[9]];
    const isColour = colours === 3 || (colours === 1 && profile.length === 0);
    return { isPlain: isUpright && bits === 8 && isColour, profile };
  }
  return null;
}

/** The same picture with these segments as its colour profile. */
export function withColourProfile(bytes: Uint8Array, profile: readonly JpegSegment[]): Uint8Array {
  const own = segmentsOf(bytes).filter(({ marker, segment }) => !isProfile(marker, segment));
  const isFirst = ({ marker }: MarkedSegment) => marker === 0xe0;
  const end = segmentsOf(bytes).reduce((at, { segment }) => at + segment.length, 2);
  const first = own.filter(isFirst).map(({ segment }) => segment);
  const others = own.filter((one) => !isFirst(one)).map(({ segment }) => segment);
  return joinBytes([bytes.subarray(0, 2), ...first, ...profile, ...others, bytes.subarray(end)]);
}

interface MarkedSegment {
  readonly marker: number;
  readonly segment: JpegSegment;
}

/** The segments before the one with the pixels. */
function segmentsOf(bytes: Uint8Array): readonly MarkedSegment[] {
  const segments: MarkedSegment[] = [];
  for (let at = 2; at + 4 <= bytes.length && bytes[at] === 0xff;) {
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    if (marker === 0xda || end > bytes.length || end <= at + 3) break;
    segments.push({ marker, segment: bytes.subarray(at, end) });
    at = end;
  }
  return segments;
}

function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function isProfile(marker: number, segment: JpegSegment): boolean {
  return marker === 0xe2 && startsWith(segment, 'ICC_PROFILE\0');
}

function startsWith(segment: JpegSegment, text: string): boolean {
  return [...text].every((letter, index) => segment[4 + index] === letter.charCodeAt(0));
}

/**
 * The orientation in an Exif block, or 1 if it has none.
 * https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf, 4.6.4
 */
function readOrientation(tiff: Uint8Array): number {
  if (tiff.length < 14) return 1;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const isLittle = view.getUint16(0) === 0x4949;
  const start = view.getUint32(4, isLittle);
  if (start + 2 > tiff.length) return 1;
  const count = view.getUint16(start, isLittle);
  for (let at = start + 2; at + 12 <= tiff.length && at < start + 2 + count * 12; at += 12) {
    if (view.getUint16(at, isLittle) === 0x0112) return view.getUint16(at + 8, isLittle);
  }
  return 1;
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** The chunks of a PNG in front of its pixels; empty if it is no PNG. */
export function readPngChunks(bytes: Uint8Array): readonly PngChunk[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const chunks: PngChunk[] = [];
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === 'IDAT' || at + 12 + length > bytes.length) break;
    chunks.push({ type, data: bytes.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

/** Chunks that define how sample values become colours. */
const colourChunkTypes = new Set(['iCCP', 'sRGB', 'gAMA', 'cHRM']);
/** Chunks that resizing would lose: animation frames, high dynamic range, rotation. */
const unsupportedChunkTypes = new Set(['acTL', 'cICP', 'mDCV', 'cLLI', 'eXIf', 'CgBI']);

/** The chunks that a resized PNG keeps; `null` if resizing would change how it looks. */
export function preservedPngChunks(bytes: Uint8Array): readonly PngChunk[] | null {
  const chunks = readPngChunks(bytes);
  const isGrey = ((chunks[0]?.data[9] ?? 0) & 2) === 0;
  const kept = chunks.filter(({ type }) => colourChunkTypes.has(type));
  // A profile for greys does not fit colours, and resizing may turn greys into colours.
  if (isGrey && kept.some(({ type }) => type === 'iCCP')) return null;
  return chunks.some(({ type }) => unsupportedChunkTypes.has(type)) ? null : kept;
}
