import { toBase64 } from './base64.ts';
import type { RequestImage } from './ports.ts';

/** A picture as an address that holds it, as services take pictures within JSON. */
export function dataAddress({ bytes, mime }: RequestImage): string {
  return `data:${mime};base64,${toBase64(bytes)}`;
}
