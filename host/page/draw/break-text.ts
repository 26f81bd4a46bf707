import type { TypeStyle } from '@figma/rest-api-spec';
import createBidi from 'bidi-js';
import LineBreaker from 'linebreak';
import type { Layer, LayerPaint } from '../../document/layer.ts';
import { cssFont, fontMetrics, forgetMeasures, measureRun, type RunFont } from './measure-text.ts';

/** One run of one style on one line; px from the text's own corner. */
export interface PlacedRun {
  readonly text: string;
  readonly x: number;
  readonly width: number;
  readonly style: TextRunStyle;
}

export interface PlacedLine {
  readonly runs: readonly PlacedRun[];
  readonly baseline: number;
  readonly isRightToLeft: boolean;
}

export interface BrokenText {
  readonly lines: readonly PlacedLine[];
  /** px that the lines take. */
  readonly width: number;
  readonly height: number;
}

export interface TextRunStyle {
  readonly font: RunFont;
  readonly lineHeight: number;
  readonly decoration: string | undefined;
  readonly textCase: string | undefined;
  readonly fills: readonly LayerPaint[] | undefined;
  readonly features: Readonly<Record<string, number>> | undefined;
}

interface TextSegment {
  readonly text: string;
  readonly style: TextRunStyle;
  readonly width: number;
}

const bidi = createBidi();

/** Whether the first letter of a paragraph is of a script that is written from right to left. */
function isRightToLeft(text: string): boolean {
  return bidi.getEmbeddingLevels(text, 'auto').paragraphs[0]?.level === 1;
}

/** The words of a text, each with the spaces after it: a line may end after any of them. */
function wordsIn(text: string): readonly { readonly word: string; readonly index: number }[] {
  const breaker = new LineBreaker(text);
  const allowed = new Set<number>();
  for (let next = breaker.nextBreak(); next; next = breaker.nextBreak()) allowed.add(next.position);
  const words: { readonly word: string; readonly index: number }[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at += 1) {
    const pair = text.slice(at - 1, at + 1);
    const isEnd = at === text.length || (asciiPair.test(pair) ? mayBreakAscii(text, at) : allowed.has(at));
    if (!isEnd) continue;
    words.push({ word: text.slice(start, at), index: start });
    start = at;
  }
  return words;
}

const asciiPair = /^[ -~]{2}$/;

/** Between ASCII characters browsers break at spaces and hyphens only, so that `and/or` and `C++` stay whole. */
function mayBreakAscii(text: string, at: number): boolean {
  const [before, last, next] = [text.charAt(at - 2), text.charAt(at - 1), text.charAt(at)];
  if (next === ' ') return false;
  return last === ' ' || (last === '-' && next !== '-' && /[a-z\d]/i.test(before));
}

/** Breaks a text into lines as wide as its box and places them, by the properties in the REST JSON. */
export function breakText(layer: Layer, width: number, height: number): BrokenText {
  const style = (layer.style ?? {}) as TypeStyle & Record<string, unknown>;
  const wraps = style.textAutoResize !== 'WIDTH_AND_HEIGHT';
  const paragraphs = (layer.characters ?? '').split(/\n|\u2028/);
  const lines: {
    segments: TextSegment[];
    first: boolean;
    indent: number;
    marker: string | null;
    rtl: boolean;
  }[] = [];
  let offset = 0;
  let counter = 0;
  paragraphs.forEach((text, index) => {
    const level = layer.lineIndentations?.[index] ?? 0;
    const kind = layer.lineTypes?.[index] ?? 'NONE';
    const size = style.fontSize ?? 12;
    const isItem = kind === 'ORDERED' || kind === 'UNORDERED';
    counter = kind === 'ORDERED' ? counter + 1 : 0;
    const indent = isItem ? Math.max(1, level) * size * 1.5 : 0;
    const marker = kind === 'ORDERED' ? `${String(counter)}.` : kind === 'UNORDERED' ? '•' : null;
    const segments = segmentsOf(layer, text, offset);
    const maxWidth = wraps ? Math.max(0, width - indent) : Infinity;
    wrap(segments, maxWidth).forEach((line, at) => {
      lines.push({
        segments: line,
        first: at === 0,
        indent,
        marker: at === 0 ? marker : null,
        rtl: isRightToLeft(text),
      });
    });
    offset += text.length + 1;
  });
  const shown = truncate(lines, layer, width, height);
  return place(shown, layer, width, height);
}

/** The style of one character. */
function styleAt(layer: Layer, index: number, cache: Map<number, TextRunStyle>): TextRunStyle {
  const override = layer.characterStyleOverrides?.[index] ?? 0;
  const known = cache.get(override);
  if (known) return known;
  const extra = override === 0 ? undefined : layer.styleOverrideTable?.[String(override)];
  const style = { ...layer.style, ...extra } as Record<string, unknown>;
  const size = (style.fontSize as number | undefined) ?? 12;
  const runStyle: TextRunStyle = {
    font: {
      family: (style.fontFamily as string | undefined) ?? 'Inter',
      weight: (style.fontWeight as number | undefined) ?? 400,
      italic:
        style.italic === true ||
        /italic|oblique/i.test((style.fontPostScriptName as string | null | undefined) ?? ''),
      size,
      letterSpacing: (style.letterSpacing as number | undefined) ?? 0,
    },
    lineHeight: (style.lineHeightPx as number | undefined) ?? size * 1.21,
    decoration: style.textDecoration as string | undefined,
    textCase: style.textCase as string | undefined,
    fills: extra?.fills ?? layer.fills,
    features: style.opentypeFlags as Record<string, number> | undefined,
  };
  cache.set(override, runStyle);
  return runStyle;
}

function segmentsOf(layer: Layer, text: string, offset: number): TextSegment[] {
  const cache = new Map<number, TextRunStyle>();
  const segments: TextSegment[] = [];
  if (text === '') return [{ text: '', style: styleAt(layer, offset, cache), width: 0 }];
  for (const { word, index } of wordsIn(text)) {
    let from = 0;
    while (from < word.length) {
      const runStyle = styleAt(layer, offset + index + from, cache);
      let to = from + 1;
      while (to < word.length && styleAt(layer, offset + index + to, cache) === runStyle) to += 1;
      const part = cased(word.slice(from, to), runStyle.textCase);
      segments.push({ text: part, style: runStyle, width: measureRun(part, runStyle.font) });
      from = to;
    }
  }
  return segments;
}

function cased(text: string, textCase: string | undefined): string {
  if (textCase === 'UPPER') return text.toUpperCase();
  if (textCase === 'LOWER') return text.toLowerCase();
  if (textCase === 'TITLE')
    return text.replace(
      /(^|[\s-])(\p{L})/gu,
      (_, before: string, letter: string) => before + letter.toUpperCase(),
    );
  return text;
}

function wrap(segments: readonly TextSegment[], maxWidth: number): TextSegment[][] {
  if (maxWidth === Infinity) return [[...segments]];
  const lines: TextSegment[][] = [[]];
  let used = 0;
  for (const segment of segments) {
    const bare = segment.text.trimEnd();
    const needed = bare === segment.text ? segment.width : measureRun(bare, segment.style.font);
    const line = lines.at(-1) ?? [];
    // Figma's widths are rounded up; half a px keeps a text that just fits from breaking.
    if (used + needed <= maxWidth + 0.5 || needed === 0) {
      line.push(segment);
      used += segment.width;
    } else if (needed <= maxWidth + 0.5) {
      lines.push([segment]);
      used = segment.width;
    } else {
      for (const part of splitWord(segment, maxWidth)) {
        if (used === 0 && line.length === 0) line.push(part);
        else lines.push([part]);
        used = part.width;
      }
    }
  }
  return lines;
}

/** A word wider than the box breaks where it must. */
function splitWord({ text, style: runStyle }: TextSegment, maxWidth: number): TextSegment[] {
  const parts: TextSegment[] = [];
  let part = '';
  for (const letter of text) {
    if (part !== '' && measureRun(part + letter, runStyle.font) > maxWidth) {
      parts.push({ text: part, style: runStyle, width: measureRun(part, runStyle.font) });
      part = '';
    }
    part += letter;
  }
  parts.push({ text: part, style: runStyle, width: measureRun(part, runStyle.font) });
  return parts;
}

type Line = { segments: TextSegment[]; first: boolean; indent: number; marker: string | null; rtl: boolean };

function lineHeightOf({ segments }: Line): number {
  return Math.max(...segments.map(({ style: runStyle }) => runStyle.lineHeight));
}

/** Cuts what does not fit and ends it with three dots, where the text asks for that. */
function truncate(lines: Line[], layer: Layer, width: number, height: number): Line[] {
  const style = (layer.style ?? {}) as Record<string, unknown>;
  const isCut = style.textTruncation === 'ENDING' || style.textAutoResize === 'TRUNCATE';
  if (!isCut) return lines;
  const most = style.maxLines as number | null | undefined;
  const tall = lines[0] ? lineHeightOf(lines[0]) : 1;
  const fits =
    most ??
    (style.textAutoResize === 'HEIGHT' ? lines.length : Math.max(1, Math.floor((height + 0.5) / tall)));
  const isWide = lines.some(
    ({ segments }) => segments.reduce((sum, segment) => sum + segment.width, 0) > width + 1,
  );
  if (lines.length <= fits && !isWide) return lines;
  const kept = lines.slice(0, fits);
  const last = kept.at(-1);
  const tail = last?.segments.at(-1);
  if (!last || !tail) return kept;
  let text = last.segments
    .map((segment) => segment.text)
    .join('')
    .trimEnd();
  while (text !== '' && measureRun(`${text}…`, tail.style.font) > width) text = text.slice(0, -1);
  text = `${text.trimEnd()}…`;
  kept[kept.length - 1] = {
    ...last,
    segments: [{ text, style: tail.style, width: measureRun(text, tail.style.font) }],
  };
  return kept;
}

function place(lines: readonly Line[], layer: Layer, width: number, height: number): BrokenText {
  const style = (layer.style ?? {}) as Record<string, unknown>;
  const spacing = (style.paragraphSpacing as number | undefined) ?? 0;
  const placed: PlacedLine[] = [];
  let top = 0;
  let widest = 0;
  lines.forEach((line, index) => {
    if (line.first && index > 0) top += spacing;
    const tallest = line.segments.reduce((a, b) => (b.style.lineHeight > a.style.lineHeight ? b : a));
    const { ascent, descent } = fontMetrics(tallest.style.font);
    const lineHeight = tallest.style.lineHeight;
    const baseline = top + (lineHeight - ascent - descent) / 2 + ascent;
    const bare = bareWidth(line.segments);
    widest = Math.max(widest, bare + line.indent);
    const isLast = lines[index + 1]?.first ?? true;
    placed.push({
      runs: runsOf(line, style.textAlignHorizontal, width, bare, isLast),
      baseline,
      isRightToLeft: line.rtl,
    });
    top += lineHeight;
  });
  const maxWidth = height - top;
  const down =
    style.textAlignVertical === 'CENTER' ? maxWidth / 2 : style.textAlignVertical === 'BOTTOM' ? maxWidth : 0;
  return {
    lines: placed.map((line) => ({ ...line, baseline: line.baseline + down })),
    width: widest,
    height: top,
  };
}

function bareWidth(segments: readonly TextSegment[]): number {
  const last = segments.at(-1);
  if (!last) return 0;
  const all = segments.reduce((sum, { width }) => sum + width, 0);
  return all - last.width + measureRun(last.text.trimEnd(), last.style.font);
}

function runsOf(
  { segments, indent, marker, rtl }: Line,
  align: unknown,
  width: number,
  bare: number,
  isLast: boolean,
): PlacedRun[] {
  const maxWidth = width - indent - bare;
  const gaps =
    segments.filter(({ text }) => /\s$/.test(text)).length -
    (/\s$/.test(segments.at(-1)?.text ?? '') ? 1 : 0);
  const stretch = align === 'JUSTIFIED' && !isLast && gaps > 0 && maxWidth > 0 ? maxWidth / gaps : 0;
  let x = indent + (align === 'CENTER' ? maxWidth / 2 : align === 'RIGHT' ? maxWidth : 0);
  const runs: PlacedRun[] = [];
  const [first] = segments;
  if (marker && first) {
    const markerWidth = measureRun(marker, first.style.font);
    runs.push({
      text: marker,
      x: x - markerWidth - first.style.font.size * 0.4,
      width: markerWidth,
      style: first.style,
    });
  }
  const words = placeVisually(rtl ? withoutLastSpace(segments) : segments, rtl);
  const parts = stretch === 0 ? joinWords(words) : words;
  for (const { text, style, width: taken } of parts.toSorted((a, b) => a.position - b.position)) {
    runs.push({ text, x, width: taken, style });
    x += taken + (/\s$/.test(text) ? stretch : 0);
  }
  return runs;
}

interface VisualSegment extends TextSegment {
  /** Even from left to right, odd from right to left. */
  readonly level: number;
  /** Of its leftmost letter on the line. */
  readonly position: number;
}

/** Where the words of a line are seen (UAX #9). */
function placeVisually(segments: readonly TextSegment[], rtl: boolean): readonly VisualSegment[] {
  const whole = segments.map(({ text }) => text).join('');
  const embedding = bidi.getEmbeddingLevels(whole, rtl ? 'rtl' : 'ltr');
  const positions = new Map(bidi.getReorderedIndices(whole, embedding).map((index, at) => [index, at]));
  let offset = 0;
  return segments.map((segment) => {
    const start = offset + (segment.text.length - segment.text.trimStart().length);
    const end = offset + segment.text.trimEnd().length;
    offset += segment.text.length;
    const letters = Array.from(
      { length: Math.max(1, end - start) },
      (_, at) => positions.get(start + at) ?? 0,
    );
    return { ...segment, level: embedding.levels[start] ?? 0, position: Math.min(...letters) };
  });
}

/**
 * Words of one style are one text again, which keeps ligatures and kerning; the browser orders them. Where a
 * line has several styles, words of two directions stay apart, because others may come between them.
 */
function joinWords(words: readonly VisualSegment[]): readonly VisualSegment[] {
  const isPlain = words.every(({ style }) => style === words[0]?.style);
  const joined: VisualSegment[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (before?.style === word.style && (isPlain || before.level === word.level)) {
      const [text, taken] = [before.text + word.text, before.width + word.width];
      const position = Math.min(before.position, word.position);
      joined[joined.length - 1] = { ...before, text, width: taken, position };
    } else joined.push(word);
  }
  return joined;
}

/** A space at the end of a line has no width; at the left of a line from right to left it would move the line. */
function withoutLastSpace(segments: readonly TextSegment[]): TextSegment[] {
  const last = segments.at(-1);
  if (!last) return [];
  const text = last.text.trimEnd();
  return [...segments.slice(0, -1), { ...last, text, width: measureRun(text, last.style.font) }];
}

/** Loads every font that the texts inside a layer are set in, so that they break into the right lines. */
export async function loadFonts(layers: Iterable<Layer>): Promise<void> {
  const fonts = new Map<string, Set<string>>();
  for (const layer of layers) {
    if (layer.type !== 'TEXT' || !layer.characters) continue;
    const cache = new Map<number, TextRunStyle>();
    const overrides = new Set(layer.characterStyleOverrides ?? []);
    const indexes = [
      0,
      ...[...overrides].map((override) => layer.characterStyleOverrides?.indexOf(override) ?? 0),
    ];
    for (const index of indexes) {
      const css = cssFont(styleAt(layer, index, cache).font);
      const letters = fonts.get(css) ?? new Set();
      for (const letter of layer.characters) letters.add(letter);
      fonts.set(css, letters);
    }
  }
  const loaded = [...fonts].map(async ([css, letters]) => document.fonts.load(css, [...letters].join('')));
  // A missing font is replaced by the next one of its list.
  if ((await Promise.allSettled(loaded)).length > 0) forgetMeasures();
}
