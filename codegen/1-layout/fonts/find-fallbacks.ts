/**
 * Stand-ins for the fonts of a design, for where one is missing: a font that every system has, made as wide and high as
 * the missing one. The design itself tells how wide that is: each text that hugs its words has the width they have in
 * their own font. So it holds for fonts nobody can bundle too, and a font that is there is never altered.
 * https://developer.mozilla.org/docs/Web/CSS/@font-face/size-adjust
 */
import type { DesignTree, TextNode, TextStyle } from '#design/tree';
import { walkLayers } from '#design/walk-layers';
import { genericFamily } from './font-packages.ts';
import { type Substitute, widthIn } from './substitute-widths.ts';

export interface FallbackFace {
  readonly family: string;
  /** For weights from 600 on: systems stand in with their bold face, else with their regular one. */
  readonly isBold: boolean;
  readonly substitute: Substitute;
  /** The width of its letters against the substitute's: 1.07 is seven percent wider. */
  readonly widthShare: number;
  /** Height of its lines as a share of its size, by the font itself; `null` where no text tells. */
  readonly lineHeight: number | null;
}

const boldFrom = 600;

interface Samples {
  readonly family: string;
  readonly isBold: boolean;
  readonly texts: SampleText[];
}

interface SampleText {
  /** Width in the design against that in the substitute. */
  readonly share: number;
  /** How much it tells: its width in the substitute, as a multiple of the size. */
  readonly weight: number;
}

/** Finds up to two stand-ins for each family whose width some text of the design tells. */
export function findFallbacks(tree: DesignTree): readonly FallbackFace[] {
  const samples = new Map<string, Samples>();
  const heights = new Map<string, number>();
  for (const node of walkLayers(tree.frames.map(({ root }) => root)))
    if (node.kind === 'text') takeSample(node, samples, heights);
  return [...samples.values()]
    .map(({ family, isBold, texts }) => ({
      family,
      isBold,
      substitute: substituteOf(family),
      widthShare: findMiddle(texts),
      lineHeight: heights.get(family) ?? null,
    }))
    .filter(({ widthShare }) => widthShare > 0.4 && widthShare < 2.5)
    .sort(
      (one, other) =>
        Number(one.family > other.family) - Number(one.family < other.family) ||
        Number(one.isBold) - Number(other.isBold),
    );
}

function substituteOf(family: string): Substitute {
  const generic = genericFamily(family);
  return generic === 'cursive' ? 'sans-serif' : generic;
}

/** A text of one look on one line that hugs its words is as wide as they are, rounded up. */
function takeSample(
  { runs, paragraph, characters, box }: TextNode,
  samples: Map<string, Samples>,
  heights: Map<string, number>,
): void {
  const [run] = runs;
  if (run === undefined || runs.length > 1) return;
  const { style } = run;
  if (style.size <= 0) return;
  if (style.lineHeight === 'normal' && style.drawnLineHeight !== null)
    heights.set(style.family, style.drawnLineHeight / style.size);
  const words = casedWords(characters.trimEnd(), style.textCase);
  const plain =
    paragraph.resize === 'hug' && paragraph.lines.length === 1 && paragraph.lines[0]?.list === 'none';
  if (!plain || words === null || words === '' || style.italic) return;
  const { family } = style;
  const isBold = style.weight >= boldFrom;
  const substituted = widthIn(substituteOf(family), isBold, words);
  if (substituted === null) return;
  const key = `${isBold} ${family}`;
  const known = samples.get(key) ?? { family, isBold, texts: [] };
  const drawn = box.width - 0.5 - style.letterSpacing * words.length;
  known.texts.push({ share: drawn / (substituted * style.size), weight: substituted });
  samples.set(key, known);
}

/**
 * The share that half of the letters lie below, in whole percents: a mean would move with every word that changes, and
 * with it the tokens of a page.
 */
function findMiddle(texts: readonly SampleText[]): number {
  const sorted = texts.toSorted((one, other) => one.share - other.share);
  const half = texts.reduce((sum, { weight }) => sum + weight, 0) / 2;
  let below = 0;
  const middle = sorted.find(({ weight }) => (below += weight) >= half);
  return Math.round((middle?.share ?? 1) * 100) / 100;
}

function casedWords(words: string, textCase: TextStyle['textCase']): string | null {
  if (textCase === 'upper') return words.toUpperCase();
  if (textCase === 'lower') return words.toLowerCase();
  return textCase === 'original' ? words : null;
}
