import type { DesignNode, TextNode } from '#design/tree';
import { widthInSubstitute } from './fallback-fonts.ts';

/** A text layer that may be a line of a paragraph, or some of its lines. */
export interface TextLine {
  readonly node: TextNode;
  /** What all lines of a paragraph have in common: how large their letters are and how the layers are shown. */
  readonly paragraphKey: string;
  /** That, and what its words look like. */
  readonly styleKey: string;
  /** How many lines it was drawn as. */
  readonly count: number;
  /** px from one of them to the next. */
  readonly height: number;
}

/**
 * A layer as a line, `null` where it can be none. One line has to follow its words, for only then is it known where
 * they end; what a component drives, what leads somewhere as a whole and what is cut off stay by themselves.
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

/** What the words at the end of one line and at the start of the next say of the two. */

/**
 * - `marked`: only a line that was cut out of a paragraph ends so, with the space or the hyphen before its next word;
 * - `reads`: a sentence goes on in the next line;
 * - `ends`: a sentence ends with the line, as many do in a paragraph;
 * - `open`: nothing is said, as between a title and the next;
 * - `never`: the next line begins something of its own.
 */
export type LineContinuation = 'marked' | 'reads' | 'ends' | 'open' | 'never';

const listMarker = /^\s*(?:[•◦▪‣·*–—-]|\d{1,3}[.)]|\p{L}\))\s/u;
const codeMarker = /^\s|[;{}]\s*$/;
const sentenceEnd = /[.!?…。！？]["'”’»)]*\s*$/u;
const colonAtEnd = /[:：]\s*$/u;
const hyphenAtEnd = /\p{L}[-\u00ad\u2010]$/u;
/** Letters that start no sentence, and those of scripts that do not tell. */
const lowercaseStart = /^["'“‘«(]?[\p{Ll}\p{Lo}]/u;

/** How one line goes on in the next. */
export function continuationOf(
  { node: { characters: one } }: TextLine,
  { node: { characters: next } }: TextLine,
): LineContinuation {
  if (listMarker.test(next) || codeMarker.test(next) || codeMarker.test(one)) return 'never';
  const startsLow = lowercaseStart.test(next);
  if (/\S\s$/.test(one) || (startsLow && hyphenAtEnd.test(one))) return 'marked';
  if (sentenceEnd.test(one)) return startsLow && /^\p{Ll}/u.test(next) ? 'open' : 'ends';
  return startsLow && !colonAtEnd.test(one) ? 'reads' : 'open';
}

/** Whether a text starts as sentences do not. */
export function startsMidSentence({ node }: TextLine): boolean {
  return /^\p{Ll}/u.test(node.characters);
}

/** Scripts that have no spaces between words, where a line may end after any letter. */
const unspacedScript = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}。、，！？」』）]/u;

/** What stands between the words of two lines that are one: a space, nothing, or the break itself behind a hyphen. */
export function separatorBetween({ node: one }: TextLine, { node: next }: TextLine): string {
  const [last = ''] = [...one.characters.trimEnd()].slice(-1);
  const [first = ''] = [...next.characters];
  if (hyphenAtEnd.test(one.characters)) return '\u2028';
  return unspacedScript.test(last) && unspacedScript.test(first) ? '' : ' ';
}

/** The least that a line takes over from the next where it has room: a word, or a letter where words have no spaces. */
export function firstWord(characters: string): string {
  const [letter = ''] = [...characters];
  return unspacedScript.test(letter) ? letter : (/^\S+/.exec(characters)?.[0] ?? '');
}

/** How many words a line has, letters counting where words have no spaces. */
export function countWords(characters: string): number {
  return characters.match(new RegExp(`${unspacedScript.source}|[^\\s]+`, 'gu'))?.length ?? 0;
}

/** px that words of a line take: their share of what the whole line takes, as letters are in any usual font. */
export function estimateWidth(words: string, { node: { characters, box, runs }, count }: TextLine): number {
  const style = runs[0]?.style;
  const isBold = (style?.weight ?? 400) >= 600;
  const relativeWidth = (text: string): number =>
    widthInSubstitute('sans-serif', isBold, text) ?? 0.6 * text.length;
  // Of several lines in one layer only the room is known.
  if (count > 1) return relativeWidth(words) * (style?.size ?? 0);
  // Spaces at the end of a text have no width.
  const whole = relativeWidth(characters.trimEnd());
  return whole === 0 ? 0 : (relativeWidth(words) / whole) * box.width;
}

/** Whether a text was drawn as one line. */
export function isOneLine({ characters, runs, box, paragraph }: TextNode): boolean {
  const style = runs[0]?.style;
  if (style === undefined || /[\n\u2028]/.test(characters)) return false;
  return box.height <= (paragraph.trimsToCapHeight ? 1 : 1.5) * (style.drawnLineHeight ?? style.size * 1.2);
}

/** Letters of scripts that run from right to left. https://www.unicode.org/reports/tr9/ */
const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;

/** Whether any of these words run from right to left. */
export function hasRightToLeft(words: string): boolean {
  return rightToLeft.test(words);
}

/** Whether a paragraph runs from right to left: its first letter tells, as it does in Figma and for `dir="auto"`. */
export function runsRightToLeft(words: string): boolean {
  const [first = ''] = /\p{L}/u.exec(words) ?? [];
  return rightToLeft.test(first);
}
