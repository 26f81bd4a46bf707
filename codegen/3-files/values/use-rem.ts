import type { Style } from '../../1-layout/layout-tree.ts';

/** What follows the size that a reader chose for letters: sizes, distances and letters; lines and shadows do not. */
const followsLetters =
  /^((min-|max-)?(width|height)|top|right|bottom|left|inset(-.+)?|(row-|column-)?gap|(padding|margin)(-.+)?|flex(-basis)?|grid-(template|auto)-(columns|rows)|font-size|line-height)$/;

/** px; less is the width of a line, or there to make up for one. */
const hairline = 3;
/** px of a rem in every browser, until its reader wants another. */
const perRem = 16;

/** The same style in rem, as Tailwind has it: who wants larger letters gets a larger page. */
export function useRem(style: Style): Style {
  return style.map((one) => (followsLetters.test(one.property) ? { ...one, value: toRem(one.value) } : one));
}

/** A value with its whole lengths in rem; a hairline stays in px, and so does what was measured rather than chosen. */
function toRem(value: string): string {
  return value.replace(/(?<![\w.#-])(-?)(\d+)px\b/g, (written, sign: string, digits: string) => {
    const pixels = Number(digits);
    if (pixels < hairline) return written;
    return `${sign}${String(pixels / perRem)}rem`;
  });
}
