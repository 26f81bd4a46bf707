/** How wide words are without their font: by classes of letters, right within a tenth for most fonts. */
import type { TextStyle } from './tree.ts';

/** Estimates the width of one line in px. */
export function estimateWidth(
  text: string,
  style: Pick<TextStyle, 'size' | 'weight' | 'letterSpacing' | 'textCase'>,
): number {
  const shown = style.textCase === 'upper' ? text.toUpperCase() : text;
  let ems = 0;
  let letters = 0;
  for (const letter of shown) {
    ems += advanceOf(letter);
    letters += 1;
  }
  const boldness = 1 + Math.max(0, style.weight - 400) * 0.00022;
  return ems * style.size * boldness + letters * style.letterSpacing;
}

function advanceOf(letter: string): number {
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\u3000-\u303f\uff00-\uffef]/u.test(letter))
    return 1;
  if (/\p{M}/u.test(letter)) return 0;
  return (advances.find(([letters]) => letters.test(letter)) ?? [null, 0.56])[1];
}

const advances: readonly (readonly [RegExp, number])[] = [
  [/[\s.,:;'’|!ijlI]/, 0.27],
  [/[ftr()\-[\]/]/, 0.36],
  [/[mwMW@%—…]/, 0.86],
  [/[A-Z]/, 0.67],
  [/\p{Lu}/u, 0.67],
  [/[0-9]/, 0.58],
  [/[acesvxyzk]/, 0.52],
];

/** px of one line of this text. */
export function lineHeightOf(style: Pick<TextStyle, 'size' | 'lineHeight' | 'drawnLineHeight'>): number {
  return style.drawnLineHeight ?? (style.lineHeight === 'normal' ? style.size * 1.2 : style.lineHeight);
}
