import { strToU8 } from 'fflate';

/**
 * A short name for a content: FNV-1a over its bytes, once forwards and once backwards, and its length. It tells an
 * edited file from one as it was; nobody gains by forging it.
 */
export function hashContent(content: string | Uint8Array): string {
  const bytes = typeof content === 'string' ? strToU8(content) : content;
  let forwards = 0x811c9dc5;
  let backwards = 0x811c9dc5;
  for (let at = 0; at < bytes.length; at += 1) {
    forwards = Math.imul(forwards ^ (bytes[at] ?? 0), 0x01000193);
    backwards = Math.imul(backwards ^ (bytes[bytes.length - 1 - at] ?? 0), 0x01000193);
  }
  return [forwards, backwards, bytes.length]
    .map((part) => (part >>> 0).toString(16).padStart(8, '0'))
    .join('');
}

/** The bytes of the content that a hash was made of; `NaN` where it is no hash of ours. */
export function lengthIn(hash: string): number {
  return /^[0-9a-f]{24}$/.test(hash) ? Number.parseInt(hash.slice(16), 16) : Number.NaN;
}
