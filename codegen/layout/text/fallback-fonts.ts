/**
 * Finds fallback faces for the fonts of a design: a font that every system has, scaled to the width and line height of
 * the font that may be missing. The design contains the measurements, since each text that hugs its content is as wide
 * as its letters in their own font. So fallbacks also exist for fonts that cannot be bundled, and an installed font is
 * never changed. https://developer.mozilla.org/docs/Web/CSS/@font-face/size-adjust
 */
import type { DesignTree, TextNode, TextStyle } from '#design/tree';
import { walkLayers } from '#design/walk-layers';
import { genericFamily } from './font-packages.ts';

/** A substitute for one weight of a font family. */
export interface FallbackFace {
  readonly family: string;
  /** For weights from 600: systems substitute their bold face, otherwise the regular one. */
  readonly isBold: boolean;
  readonly substitute: SubstituteFamily;
  /** The width of its letters relative to the substitute's: 1.07 is seven percent wider. */
  readonly widthShare: number;
  /** The font's own line height as a fraction of the font size; `null` if no text shows it. */
  readonly lineHeight: number | null;
}

interface FaceSamples {
  readonly family: string;
  readonly isBold: boolean;
  readonly texts: SampleText[];
}

interface SampleText {
  /** The drawn width relative to the width in the substitute. */
  readonly widthRatio: number;
  /** The weight of the sample: its width in the substitute, as a multiple of the font size. */
  readonly weight: number;
}

/** The families that every system has. */
export type SubstituteFamily = 'sans-serif' | 'serif' | 'monospace';

/** Widths of the characters from the space to `~`, in thousandths of the font size. */
interface WidthTable {
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

const parseWidths = (list: string): readonly number[] => list.trim().split(/\s+/).map(Number);
const monospaceWidths = Array.from({ length: 95 }, () => 600);

/** Finds up to two fallback faces for each family whose width a text of the design shows. */
export function findFallbackFaces(tree: DesignTree): readonly FallbackFace[] {
  const samples = new Map<string, FaceSamples>();
  const heights = new Map<string, number>();
  for (const node of walkLayers(tree.frames.map(({ root }) => root)))
    if (node.kind === 'text') collectSample(node, samples, heights);
  return [...samples.values()]
    .map(({ family, isBold, texts }) => ({
      family,
      isBold,
      substitute: substituteOf(family),
      widthShare: weightedMedian(texts),
      lineHeight: heights.get(family) ?? null,
    }))
    .filter(({ widthShare }) => widthShare > 0.4 && widthShare < 2.5)
    .sort(
      (one, other) =>
        Number(one.family > other.family) - Number(one.family < other.family) ||
        Number(one.isBold) - Number(other.isBold),
    );
}

const minBoldWeight = 600;

/** A single line of text in one style that hugs its content is as wide as its letters, rounded up. */
function collectSample(
  { runs, paragraph, characters, box }: TextNode,
  samples: Map<string, FaceSamples>,
  heights: Map<string, number>,
): void {
  const [run] = runs;
  if (run === undefined || runs.length > 1) return;
  const { style } = run;
  if (style.size <= 0) return;
  if (style.lineHeight === 'normal' && style.drawnLineHeight !== null)
    heights.set(style.family, style.drawnLineHeight / style.size);
  const text = applyTextCase(characters.trimEnd(), style.textCase);
  const plain =
    paragraph.resize === 'hug' && paragraph.lines.length === 1 && paragraph.lines[0]?.list === 'none';
  if (!plain || text === null || text === '' || style.italic) return;
  const { family } = style;
  const isBold = style.weight >= minBoldWeight;
  const substituted = widthInSubstitute(substituteOf(family), isBold, text);
  if (substituted === null) return;
  const key = `${isBold} ${family}`;
  const known = samples.get(key) ?? { family, isBold, texts: [] };
  const drawn = box.width - 0.5 - style.letterSpacing * text.length;
  known.texts.push({ widthRatio: drawn / (substituted * style.size), weight: substituted });
  samples.set(key, known);
}

function applyTextCase(text: string, textCase: TextStyle['textCase']): string | null {
  if (textCase === 'upper') return text.toUpperCase();
  if (textCase === 'lower') return text.toLowerCase();
  return textCase === 'original' ? text : null;
}

function substituteOf(family: string): SubstituteFamily {
  const generic = genericFamily(family);
  return generic === 'cursive' ? 'sans-serif' : generic;
}

/**
 * The median ratio, weighted by text width, in integer percent. A mean would change with every changed word, and with
 * it the tokens of a page.
 */
function weightedMedian(texts: readonly SampleText[]): number {
  const sorted = texts.toSorted((one, other) => one.widthRatio - other.widthRatio);
  const half = texts.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let below = 0;
  const middle = sorted.find(({ weight }) => (below += weight) >= half);
  return Math.round((middle?.widthRatio ?? 1) * 100) / 100;
}

const widthTables: Readonly<Record<SubstituteFamily, WidthTable>> = {
  'sans-serif': { regular: parseWidths(arial), bold: parseWidths(arialBold) },
  serif: { regular: parseWidths(times), bold: parseWidths(timesBold) },
  monospace: { regular: monospaceWidths, bold: monospaceWidths },
};

/**
 * The width of a text in a substitute as a multiple of the font size; `null` if the substitute may lack one of its
 * characters.
 */
export function widthInSubstitute(substitute: SubstituteFamily, bold: boolean, text: string): number | null {
  const table = widthTables[substitute][bold ? 'bold' : 'regular'];
  let sum = 0;
  // Accented letters are as wide as plain ones.
  for (const letter of text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[’‘]/g, "'")) {
    const width = table[letter.charCodeAt(0) - 32];
    if (width === undefined) return null;
    sum += width;
  }
  return sum / 1000;
}
