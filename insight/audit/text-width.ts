/** How wide words are without their font: by classes of letters, right within a tenth for most fonts. */
import type { Rectangle, TextStyle } from '#design/tree';
import type { TextLayer } from './audit-frame.ts';

/** Estimates the width of one line in px. */
export function estimateWidth(text: string, style: TextStyle): number {
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
export function lineHeightOf(style: TextStyle): number {
  return style.drawnLineHeight ?? (style.lineHeight === 'normal' ? style.size * 1.2 : style.lineHeight);
}

/** The style of the largest part of a text. */
export function mainStyleOf({ node }: TextLayer): TextStyle {
  let main = node.runs[0];
  for (const run of node.runs) if (main === undefined || run.text.length > main.text.length) main = run;
  if (main === undefined) throw new Error('A text has at least one run.');
  return main.style;
}

/** Where the words of a text are within its box, px of the frame. */
export function inkBoxOf(layer: TextLayer): Rectangle {
  const { node, box } = layer;
  const style = mainStyleOf(layer);
  const longest = node.characters
    .split('\n')
    .reduce((most, line) => Math.max(most, estimateWidth(line, style)), 0);
  if (node.rotation !== 0 || node.paragraph.resize === 'hug' || longest >= box.width) return box;
  const lines = Math.max(1, Math.min(node.characters.split('\n').length, box.height / lineHeightOf(style)));
  const height = Math.min(box.height, lines * lineHeightOf(style));
  const { align, verticalAlign } = node.paragraph;
  const shareX = align === 'right' ? 1 : align === 'center' ? 0.5 : 0;
  const shareY = verticalAlign === 'bottom' ? 1 : verticalAlign === 'center' ? 0.5 : 0;
  return {
    x: box.x + (box.width - longest) * shareX,
    y: box.y + (box.height - height) * shareY,
    width: longest,
    height,
  };
}
