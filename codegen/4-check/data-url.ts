import { encodeBase64 } from '../base64.ts';

/** Bytes as an address that holds them. */
export function dataUrl(mime: string, bytes: Uint8Array): string {
  return `data:${mime};base64,${encodeBase64(bytes)}`;
}
