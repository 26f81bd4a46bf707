import { Zlib } from 'fflate';

/** Takes rows of pixels as they are drawn; no row is kept, so large pictures cost little memory. */
export interface PngWriter {
  /** Rows of RGBA, top first; as many as there are. */
  push(rows: Uint8Array, last: boolean): void;
  /** The file, once the last row was pushed. */
  finish(): Uint8Array;
}

/** Starts a PNG of 8-bit RGBA (https://www.w3.org/TR/png-3/), with one line of text about itself inside. */
export function startPng(width: number, height: number, comment: string): PngWriter {
  const rowBytes = width * 4;
  const packed: Uint8Array[] = [];
  const zlib = new Zlib({ level: 3 }, (part) => packed.push(part));
  let above = new Uint8Array(rowBytes);
  return {
    push(rows, last) {
      zlib.push(filterRows(rows, above, rowBytes), last);
      above = rows.slice(rows.length - rowBytes);
    },
    finish() {
      const header = new DataView(new ArrayBuffer(13));
      header.setUint32(0, width);
      header.setUint32(4, height);
      header.setUint32(8, 0x08060000);
      const parts = [
        Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
        chunk('IHDR', [new Uint8Array(header.buffer)]),
        chunk('tEXt', [latin(`Comment\0${comment}`)]),
        chunk('IDAT', packed),
        chunk('IEND', []),
      ];
      return join(parts);
    },
  };
}

/** Writes each row as its difference to the row above: smooth ground becomes zeros. */
function filterRows(rows: Uint8Array, above: Uint8Array, rowBytes: number): Uint8Array {
  const count = rows.length / rowBytes;
  const filtered = new Uint8Array(count * (rowBytes + 1));
  for (let row = 0; row < count; row += 1) {
    const from = row * rowBytes;
    const to = row * (rowBytes + 1);
    filtered[to] = 2;
    const previous = row === 0 ? above : rows.subarray(from - rowBytes, from);
    for (let at = 0; at < rowBytes; at += 1) {
      filtered[to + 1 + at] = (rows[from + at] ?? 0) - (previous[at] ?? 0);
    }
  }
  return filtered;
}

function chunk(type: string, parts: readonly Uint8Array[]): Uint8Array {
  const body = join([latin(type), ...parts]);
  const frame = new DataView(new ArrayBuffer(8));
  frame.setUint32(0, body.length - 4);
  frame.setUint32(4, crc(body));
  const bytes = new Uint8Array(frame.buffer);
  return join([bytes.subarray(0, 4), body, bytes.subarray(4)]);
}

const crcTable = Uint32Array.from({ length: 256 }, (_, value) => {
  let rest = value;
  for (let bit = 0; bit < 8; bit += 1) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1;
  return rest;
});

function crc(bytes: Uint8Array): number {
  let rest = 0xffffffff;
  for (const byte of bytes) rest = (crcTable[(rest ^ byte) & 255] ?? 0) ^ (rest >>> 8);
  return (rest ^ 0xffffffff) >>> 0;
}

function latin(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
