/** Readable fragments of addresses. */

/** Characters of the longest fragment. */
const maxLength = 40;

/**
 * Returns words as a fragment of an address, in any script; `null` where there are no letters or digits. It ends with a
 * whole word, and what a hyphen or a slash joins is one unless it is the first.
 */
export function toFragment(words: string): string | null {
  const [first = [], ...others] = words
    .slice(0, maxLength * 4)
    .normalize('NFKC')
    .toLowerCase()
    // The small letter of the Turkish İ has a dot already.
    .replace(/i\u0307/g, 'i')
    .replace(/['’]/g, '')
    .split(/\s+/u)
    .map((word): readonly string[] => word.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [])
    .filter(({ length }) => length > 0);
  let fragment = first[0]?.slice(0, maxLength) ?? '';
  for (const part of [...first.slice(1), ...others.map((word) => word.join('-'))]) {
    if (fragment.length + part.length >= maxLength) break;
    fragment += `-${part}`;
  }
  return fragment === '' ? null : fragment;
}
