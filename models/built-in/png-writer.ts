import { Zlib } from 'fflate';
import { joinPng } from '#design/join-png';

/** Takes rows of pixels as they are drawn. It stores no rows, so large pictures need little memory. */
export interface PngWriter {
  /** Writes any number of rows of RGBA, from the top. */
  push(rows: Uint8Array, last: boolean): void;
  /** The file, after the last row was pushed. */
  finish(): Uint8Array;
}

/** Starts a PNG of 8-bit RGBA (https://www.w3.org/TR/png-3/) with one line of text as a comment. */
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
      return joinPng([
        { type: 'IHDR', data: new Uint8Array(header.buffer) },
        { type: 'tEXt', data: encodeLatin1(`Comment\0${comment}`) },
        { type: 'IDAT', data: join(packed) },
        { type: 'IEND', data: new Uint8Array() },
      ]);
    },
  };
}

/** Writes each row as its difference to the row above, so that even areas become zeros. */
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

function encodeLatin1(text: string): Uint8Array {
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
