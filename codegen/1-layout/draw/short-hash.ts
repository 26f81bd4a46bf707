/** A short name that is the same for the same words. */
export function shortHash(words: string): string {
  let sum = 0x811c9dc5;
  for (let index = 0; index < words.length; index += 1) {
    sum = Math.imul(sum ^ words.charCodeAt(index), 0x01000193) >>> 0;
  }
  return sum.toString(36);
}
