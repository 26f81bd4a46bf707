import { crc32, deflateSync } from 'node:zlib';

/** A PNG of this size in one grey, 0 to 255. */
export function makePng(width: number, height: number, grey = 255): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc(height * (1 + width), grey);
  for (let row = 0; row < height; row++) rows[row * (1 + width)] = 0;
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [makeChunk('IHDR', header), makeChunk('IDAT', deflateSync(rows)), makeChunk('IEND')];
  return Buffer.concat([signature, ...chunks]);
}

function makeChunk(type: string, data = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
