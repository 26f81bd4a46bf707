/** What a JPEG says about itself before its pixels, and its colour profile (https://www.color.org/ICC1v43_2010-12.pdf, B.4). */

/** Whole segments, markers and lengths included. */
export type Segment = Uint8Array;

export interface JpegHead {
  /** Whether its pixels are as they are to be shown: upright, in grey or three colours, eight bits each. */
  readonly isPlain: boolean;
  readonly profile: readonly Segment[];
}

/** Reads the segments in front of the pixels; `null` where they are cut off or none. */
export function readJpegHead(bytes: Uint8Array): JpegHead | null {
  const profile: Segment[] = [];
  let isUpright = true;
  for (const { marker, segment } of segmentsOf(bytes)) {
    if (marker === 0xe1 && startsWith(segment, 'Exif\0'))
      isUpright = readOrientation(segment.subarray(10)) === 1;
    if (isProfile(marker, segment)) profile.push(segment);
    if (!isFrame(marker)) continue;
    const [bits, colours] = [segment[4], segment[9]];
    const isColour = colours === 3 || (colours === 1 && profile.length === 0);
    return { isPlain: isUpright && bits === 8 && isColour, profile };
  }
  return null;
}

/** The same picture with these segments as its colour profile. */
export function withProfile(bytes: Uint8Array, profile: readonly Segment[]): Uint8Array {
  const own = segmentsOf(bytes).filter(({ marker, segment }) => !isProfile(marker, segment));
  const isFirst = ({ marker }: MarkedSegment) => marker === 0xe0;
  const end = segmentsOf(bytes).reduce((at, { segment }) => at + segment.length, 2);
  const first = own.filter(isFirst).map(({ segment }) => segment);
  const others = own.filter((one) => !isFirst(one)).map(({ segment }) => segment);
  return join([bytes.subarray(0, 2), ...first, ...profile, ...others, bytes.subarray(end)]);
}

interface MarkedSegment {
  readonly marker: number;
  readonly segment: Segment;
}

/** The segments up to the one where pixels begin. */
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

function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

function isProfile(marker: number, segment: Segment): boolean {
  return marker === 0xe2 && startsWith(segment, 'ICC_PROFILE\0');
}

function startsWith(segment: Segment, text: string): boolean {
  return [...text].every((letter, index) => segment[4 + index] === letter.charCodeAt(0));
}

/** The orientation of an Exif block, 1 where it says none. https://www.cipa.jp/std/documents/e/DC-X008-Translation-2019-E.pdf, 4.6.4 */
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

function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}
