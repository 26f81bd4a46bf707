/** Readable fragments of addresses. */

/** Characters of the longest fragment. */
const maxLength = 40;

/** Returns words as a fragment of an address, in any script; `null` where there are no letters or digits. */
export function toFragment(words: string): string | null {
  const parts =
    words
      .slice(0, maxLength * 4)
      .normalize('NFKC')
      .toLowerCase()
      // The small letter of the Turkish İ has a dot already.
      .replace(/i\u0307/g, 'i')
      .replace(/['’]/g, '')
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  let fragment = parts[0]?.slice(0, maxLength) ?? '';
  for (const part of parts.slice(1)) {
    if (fragment.length + part.length >= maxLength) break;
    fragment += `-${part}`;
  }
  return fragment === '' ? null : fragment;
}
