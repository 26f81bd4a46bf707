import type { PngChunk } from '#design/join-png';

/** The chunks of a PNG in front of its pixels; none where it is no PNG. */
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

/** What says how the numbers of a PNG are to be taken as colours. */
const colourTypes = new Set(['iCCP', 'sRGB', 'gAMA', 'cHRM']);
/** What resizing would lose: further pictures, brightness beyond white, a turn. */
const lostTypes = new Set(['acTL', 'cICP', 'mDCV', 'cLLI', 'eXIf', 'CgBI']);

/** The chunks that a resized PNG takes over; `null` where it would not be the same picture. */
export function keptChunks(bytes: Uint8Array): readonly PngChunk[] | null {
  const chunks = readPngChunks(bytes);
  const isGrey = ((chunks[0]?.data[9] ?? 0) & 2) === 0;
  const kept = chunks.filter(({ type }) => colourTypes.has(type));
  // A profile of greys does not fit colours, and greys may come out as colours.
  if (isGrey && kept.some(({ type }) => type === 'iCCP')) return null;
  return chunks.some(({ type }) => lostTypes.has(type)) ? null : kept;
}
