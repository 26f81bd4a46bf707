/**
 * Text layers as lines: which layers may be lines of a paragraph, how one line continues in the next, and how wide a
 * part of a line is.
 */
import { endsWithMark } from '#design/punctuation';
import type { DesignNode, TextNode, TextStyle } from '#design/tree';
import { widthInSubstitute } from './fallback-fonts.ts';

/** A text layer that may be a line of a paragraph, or some of its lines. */
export interface TextLine {
  readonly node: TextNode;
  /** Equal for all lines of a paragraph: the font size and the properties of the layer. */
  readonly paragraphKey: string;
  /** Equal for lines that also have the same text style. */
  readonly styleKey: string;
  /** The number of lines it was drawn with. */
  readonly count: number;
  /** The line height in px. */
  readonly height: number;
}

/**
 * How a line continues in the next:
 * - `marked`: it ends with the space or hyphen before the next word, so it was cut out of a paragraph;
 * - `reads`: a sentence continues in the next line;
 * - `ends`: a sentence ends with the line, as many do in a paragraph;
 * - `open`: unknown, as between two titles;
 * - `never`: the next line starts something new.
 */
export type LineContinuation = 'marked' | 'reads' | 'ends' | 'open' | 'never';

const hyphenAtEnd = /\p{L}[-\u00ad\u2010]$/u;

/** Scripts without spaces between words, where a line may end after any letter. */
const unspacedScript = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}。、，！？」』）]/u;

/** Letters of right-to-left scripts. https://www.unicode.org/reports/tr9/ */
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/**
 * Reads a layer as a line; `null` if it cannot be one. A single line must hug its content, since otherwise the end of
 * its text is unknown. Layers that a component property controls, that are links, or that are truncated stay separate.
 */
export function readTextLine(node: DesignNode): TextLine | null {
  if (node.kind !== 'text' || !canBeLine(node)) return null;
  const { paragraph, runs, box, characters } = node;
  const [first] = runs;
  if (first === undefined || /^\s*$|[\n\u2028\t]/.test(characters)) return null;
  const sizes = new Set(runs.map(textSizeKey));
  if (sizes.size > 1) return null;
  const lineHeight = first.style.drawnLineHeight ?? first.style.size * 1.2;
  const count = Math.max(1, Math.round(box.height / lineHeight));
  if (paragraph.resize !== (count === 1 ? 'hug' : 'height')) return null;
  if (Math.abs(box.height - count * lineHeight) > 1.01 * count) return null;
  const paragraphKey = JSON.stringify([...sizes, layerProperties(node)]);
  const runStyles = new Set(runs.map(({ style, fills, link }) => JSON.stringify([style, fills, link])));
  return {
    node,
    paragraphKey,
    styleKey: [paragraphKey, ...runStyles].join('\n'),
    count,
    height: box.height / count,
  };
}

function canBeLine(node: TextNode): boolean {
  const { paragraph, placement, flip } = node;
  const isVisibleUntransformed =
    node.visible && node.rotation === 0 && !flip.x && !flip.y && node.mask === null;
  const isCut = paragraph.truncates || paragraph.maxLines !== null || paragraph.trimsToCapHeight;
  const isListed = paragraph.lines.some(({ list }) => list !== 'none') || paragraph.paragraphIndent > 0;
  const isFixedOrFilling =
    placement.fixedOnScroll || placement.sticksOnScroll || placement.horizontal === 'fill';
  const isDriven = Object.keys(node.propertyReferences).length > 0 || node.link !== null;
  return (
    isVisibleUntransformed && !isCut && !isListed && !isFixedOrFilling && !isDriven && node.exported === null
  );
}

function textSizeKey({ style }: TextNode['runs'][number]): string {
  const { family, size, lineHeight, drawnLineHeight, letterSpacing, textCase } = style;
  return JSON.stringify([family, size, lineHeight, drawnLineHeight, letterSpacing, textCase]);
}

function layerProperties({
  opacity,
  blendMode,
  effects,
  stroke,
  tokens,
  modes,
  placement,
}: TextNode): unknown {
  const { absolute, constraints, alignSelf } = placement;
  return [opacity, blendMode, effects, stroke, tokens, modes, absolute, constraints, alignSelf];
}

const listMarker = /^\s*(?:[•◦▪‣·*–—-]|\d{1,3}[.)]|\p{L}\))\s/u;
const codeMarker = /^\s|[;{}]\s*$/;
const colonAtEnd = /[:：]\s*$/u;

/** Letters that start no sentence, including those of scripts without case. */
const lowercaseStart = /^["'“‘«(]?[\p{Ll}\p{Lo}]/u;

/** Classifies how one line continues in the next. */
export function continuationOf(
  { node: { characters: one } }: TextLine,
  { node: { characters: next } }: TextLine,
): LineContinuation {
  if (listMarker.test(next) || codeMarker.test(next) || codeMarker.test(one)) return 'never';
  const startsLow = lowercaseStart.test(next);
  if (/\S\s$/.test(one) || (startsLow && hyphenAtEnd.test(one))) return 'marked';
  if (endsWithMark(one, 'stop', 'question', 'exclamation', 'ellipsis'))
    return startsLow && /^\p{Ll}/u.test(next) ? 'open' : 'ends';
  return startsLow && !colonAtEnd.test(one) ? 'reads' : 'open';
}

/** Whether a text starts in the middle of a sentence. */
export function startsMidSentence({ node }: TextLine): boolean {
  return /^\p{Ll}/u.test(node.characters);
}

/** The separator between the texts of two joined lines: a space, nothing, or the line break itself after a hyphen. */
export function separatorBetween({ node: one }: TextLine, { node: next }: TextLine): string {
  const [last = ''] = [...one.characters.trimEnd()].slice(-1);
  const [first = ''] = [...next.characters];
  if (hyphenAtEnd.test(one.characters)) return '\u2028';
  return unspacedScript.test(last) && unspacedScript.test(first) ? '' : ' ';
}

/** The first unit that could move to the previous line: a word, or a letter in scripts without spaces. */
export function firstWord(characters: string): string {
  const [letter = ''] = [...characters];
  return unspacedScript.test(letter) ? letter : (/^\S+/.exec(characters)?.[0] ?? '');
}

/** The number of words in a line. In scripts without spaces letters count. */
export function countWords(characters: string): number {
  return characters.match(new RegExp(`${unspacedScript.source}|[^\\s]+`, 'gu'))?.length ?? 0;
}

/** Estimates the width of a part of a line in px: its fraction of the line's width in an average font. */
export function estimateWidth(text: string, { node: { characters, box, runs }, count }: TextLine): number {
  const style = runs[0]?.style;
  const isBold = (style?.weight ?? 400) >= 600;
  const relativeWidth = (each: string): number =>
    widthInSubstitute('sans-serif', isBold, each) ?? 0.6 * each.length;
  // The width of a single line is unknown in a layer of several lines.
  if (count > 1) return relativeWidth(text) * (style?.size ?? 0);
  // Spaces at the end of a text have no width.
  const whole = relativeWidth(characters.trimEnd());
  return whole === 0 ? 0 : (relativeWidth(text) / whole) * box.width;
}

/** Estimates the width of a line in px from the widths of letters in common fonts. */
export function estimateTextWidth(line: string, style: TextStyle): number {
  const text = style.textCase === 'upper' ? line.toUpperCase() : line;
  const known = widthInSubstitute('sans-serif', style.weight >= 600, text);
  const letters = [...text];
  const ems = known ?? letters.reduce((sum, letter) => sum + (unspacedScript.test(letter) ? 1 : 0.65), 0);
  return ems * style.size + letters.length * style.letterSpacing;
}

/** Whether a text was drawn as one line. */
export function isOneLine({ characters, runs, box, paragraph }: TextNode): boolean {
  const style = runs[0]?.style;
  if (style === undefined || /[\n\u2028]/.test(characters)) return false;
  return box.height <= (paragraph.trimsToCapHeight ? 1 : 1.5) * (style.drawnLineHeight ?? style.size * 1.2);
}

/** Whether a text contains right-to-left letters. */
export function hasRightToLeft(text: string): boolean {
  return rightToLeft.test(text);
}

/** Whether a paragraph is right-to-left. Its first letter decides, as in Figma and with `dir="auto"`. */
export function runsRightToLeft(text: string): boolean {
  const [first = ''] = /\p{L}/u.exec(text) ?? [];
  return rightToLeft.test(first);
}
