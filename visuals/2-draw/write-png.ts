import { encode } from 'fast-png';
import type { Pixels } from '#design/pixels';

/** Pixels as a PNG of 8-bit RGBA. */
export function encodePng({ width, height, data }: Pixels): Uint8Array {
  return encode({ width, height, data, channels: 4 });
}
