/**
 * How wide the letters of fonts are that every system has, in thousandths of their size, from the space to `~`: by
 * these a font that is missing is told how wide its stand-in has to be.
 */
export type Substitute = 'sans-serif' | 'serif' | 'monospace';

interface Widths {
  readonly regular: readonly number[];
  readonly bold: readonly number[];
}

const arial = `
  278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556
  1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556
  333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584`;
const arialBold = `
  278 333 474 556 556 889 722 238 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 333 333 584 584 584 611
  975 722 722 722 722 667 611 778 722 278 556 722 611 833 722 778 667 778 722 667 611 722 667 944 667 667 611 333 278 333 584 556
  333 556 611 556 611 556 333 611 611 278 278 556 278 889 611 611 611 611 389 556 333 611 556 778 556 556 500 389 280 389 584`;
const times = `
  250 333 408 500 500 833 778 180 333 333 500 564 250 333 250 278 500 500 500 500 500 500 500 500 500 500 278 278 564 564 564 444
  921 722 667 667 722 611 556 722 722 333 389 722 611 889 722 722 556 722 667 556 611 722 722 944 722 722 611 333 278 333 469 500
  333 444 500 444 500 444 333 500 500 278 278 500 278 778 500 500 500 500 333 389 278 500 500 722 500 500 444 480 200 480 541`;
const timesBold = `
  250 333 555 500 500 1000 833 278 333 333 500 570 250 333 250 278 500 500 500 500 500 500 500 500 500 500 333 333 570 570 570 500
  930 722 667 722 722 667 611 778 778 389 500 778 667 944 722 778 611 778 722 556 667 722 722 1000 722 722 667 333 278 333 581 500
  333 500 556 444 556 444 333 500 556 278 333 556 278 833 556 500 556 556 444 389 333 556 500 722 500 500 444 394 220 394 520`;

const read = (list: string): readonly number[] => list.trim().split(/\s+/).map(Number);
const even = Array.from({ length: 95 }, () => 600);

const widths: Readonly<Record<Substitute, Widths>> = {
  'sans-serif': { regular: read(arial), bold: read(arialBold) },
  serif: { regular: read(times), bold: read(timesBold) },
  monospace: { regular: even, bold: even },
};

/** The width of words in a substitute, as a share of the size of the text; `null` where it may lack a letter of theirs. */
export function widthIn(substitute: Substitute, bold: boolean, words: string): number | null {
  const table = widths[substitute][bold ? 'bold' : 'regular'];
  let sum = 0;
  // Letters with accents are as wide as those without.
  for (const letter of words.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'")) {
    const width = table[letter.charCodeAt(0) - 32];
    if (width === undefined) return null;
    sum += width;
  }
  return sum / 1000;
}
