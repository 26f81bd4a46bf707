/** Bytes of path commands a point has, in 32-bit floats. */
const pathCommands = [
  { letter: 'Z', numbers: 0 },
  { letter: 'M', numbers: 2 },
  { letter: 'L', numbers: 2 },
  { letter: 'Q', numbers: 4 },
  { letter: 'C', numbers: 6 },
] as const;

/** How much a path is stretched to the size it is drawn at. */
export interface Stretch {
  readonly x: number;
  readonly y: number;
}

const unscaled: Stretch = { x: 1, y: 1 };

/** Path data of a blob of commands: a byte for the command, then its numbers, little-endian; `null` where it is none. */
export function writePath(bytes: Uint8Array, stretch: Stretch = unscaled): string | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let path = '';
  let offset = 0;
  while (offset < bytes.length) {
    const command = pathCommands[bytes[offset] ?? pathCommands.length];
    offset += 1;
    if (command === undefined || offset + command.numbers * 4 > bytes.length) return null;
    path += command.letter;
    for (let index = 0; index < command.numbers; index += 1, offset += 4) {
      const number = view.getFloat32(offset, true) * (index % 2 === 0 ? stretch.x : stretch.y);
      if (!Number.isFinite(number)) return null;
      path += `${index === 0 ? '' : ' '}${roundCoordinate(number)}`;
    }
  }
  return path === '' ? null : path;
}

/** As many decimals as REST gives. */
export function roundCoordinate(value: number): number {
  const rounded = Math.round(value * 1e4) / 1e4;
  return rounded === 0 ? 0 : rounded;
}
