/** Joins lines to one text at the same position. */
import type { BoxNode, Rectangle, TextNode, TextRun, TextStyle } from '#design/tree';
import { type LineAlignment, lineSpacingOf } from './find-paragraphs.ts';
import { estimateWidth, firstWord, separatorBetween, type TextLine } from './text-line.ts';
import { lastLineTolerance, lineBreakTolerances } from '../tolerances.ts';

/** px from the left edge of the surrounding frame. */
export interface HorizontalInterval {
  readonly start: number;
  readonly end: number;
}

/** The widths at which a browser breaks lines as drawn. */
export interface BreakWidthRange {
  /** px at which the longest line fits, even in a slightly wider font. */
  readonly min: number;
  /** px at which no line has space for the next word, even in a slightly narrower font. */
  readonly max: number;
}

/**
 * Joins the lines of a paragraph. The text wraps by itself if a width is certain to break it as drawn: the available
 * one, or one between the limits. Otherwise it keeps its line breaks.
 */
export function joinParagraph(
  lines: readonly [TextLine, ...TextLine[]],
  side: LineAlignment,
  availableSpace: HorizontalInterval,
  parent: BoxNode,
): TextNode {
  const [{ node: first }] = lines;
  const fit = fitWidth(lines, availableSpace.end - availableSpace.start);
  const runs = joinRuns(lines, fit.keepsBreaks);
  const whole = lines.find(({ count }) => count > 1)?.node.box.width;
  const width = fit.width ?? whole ?? Math.max(...lines.map(({ node }) => node.box.width));
  const lineSpacing = resolveLineSpacing(lines);
  const fills = fit.fills && parent.layout !== null && !first.placement.absolute;
  const follows = fit.width === null && whole === undefined;
  return {
    ...first,
    ...moveTo(first, paragraphBox(lines, side, width, lineSpacing)),
    characters: runs.map(({ text }) => text).join(''),
    runs: runs.map((run) => ({ ...run, style: withLineSpacing(run.style, lineSpacing, lines[0]) })),
    joined: lines.flatMap(({ node }) => node.joined ?? [node.id]),
    placement: {
      ...first.placement,
      horizontal: follows ? 'hug' : fills ? 'fill' : 'fixed',
      vertical: 'hug',
    },
    paragraph: { ...first.paragraph, align: side, resize: follows ? 'hug' : 'height' },
  };
}

interface FittedWidth {
  /** px; `null` if the text is as wide as its lines. */
  readonly width: number | null;
  /** Line breaks stay where they were drawn. */
  readonly keepsBreaks: boolean;
  readonly fills: boolean;
}

/** The number of lines from which a set width is simpler code than line breaks. */
const minLinesForOwnWidth = 3;

function fitWidth(lines: readonly TextLine[], availableSpace: number): FittedWidth {
  if (breaksAsDrawn(lines, availableSpace)) return { width: availableSpace, keepsBreaks: false, fills: true };
  const { min, max } = breakWidthRange(lines);
  const isWide = max >= min && lines.length >= minLinesForOwnWidth;
  const width = Math.min(Math.round((min + max) / 2), Math.floor(availableSpace));
  return isWide && width >= min
    ? { width, keepsBreaks: false, fills: false }
    : { width: null, keepsBreaks: true, fills: false };
}

/** The widths that break the lines as drawn; none if `max` is less than `min`. */
function breakWidthRange(lines: readonly TextLine[]): BreakWidthRange {
  const single = lines.filter(({ count }) => count === 1);
  const whole = lines.filter(({ count }) => count > 1).map(({ node }) => node.box.width);
  const min = Math.max(
    ...single.map((line) => line.node.box.width * (1 + lineBreakTolerances.line)),
    ...whole,
  );
  const ends = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    if (next === undefined || line.count > 1 || separatorBetween(line, next) === '\u2028') return [];
    const word = firstWord(next.node.characters);
    const tolerance =
      word === next.node.characters.trim() ? lineBreakTolerances.lastWord : lineBreakTolerances.word;
    return [(line.node.box.width + estimateWidth(' ', line) + estimateWidth(word, next)) * (1 - tolerance)];
  });
  return { min, max: Math.min(...ends, ...whole) };
}

function joinRuns(lines: readonly TextLine[], keepsBreaks: boolean): readonly TextRun[] {
  const known = new Map<string, TextRun>();
  const runs: TextRun[] = [];
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    const separator = next === undefined ? '' : keepsBreaks ? '\u2028' : separatorBetween(line, next);
    line.node.runs.forEach((run, at) => {
      const isLast = at === line.node.runs.length - 1;
      const text = isLast ? `${next === undefined ? run.text : run.text.trimEnd()}${separator}` : run.text;
      // Runs with equal style become one, as if typed together.
      const key = JSON.stringify([run.style, run.fills, run.link]);
      const sameStyleRun = known.get(key) ?? run;
      known.set(key, sameStyleRun);
      const last = runs.at(-1);
      if (
        last !== undefined &&
        last.style === sameStyleRun.style &&
        last.fills === sameStyleRun.fills &&
        last.link === sameStyleRun.link
      )
        runs.splice(-1, 1, { ...last, text: last.text + text });
      else runs.push({ ...sameStyleRun, text });
    });
  });
  return runs;
}

/** The height of each line: that of the style, that of the layer, or the drawn distance. */
function resolveLineSpacing(lines: readonly [TextLine, ...TextLine[]]): number {
  const [{ node, height }] = lines;
  const lineSpacing = lineSpacingOf(lines);
  const steps = lines.reduce((sum, { count }) => sum + count, -1);
  const declaredHeight = node.runs[0]?.style.drawnLineHeight ?? height;
  const closest = [declaredHeight, height].find(
    (each) => Math.abs(each - lineSpacing) * steps <= lastLineTolerance,
  );
  return closest ?? Math.round(lineSpacing * 100) / 100;
}

function moveTo(
  { box, absoluteBox }: TextNode,
  to: Rectangle,
): Pick<TextNode, 'box' | 'absoluteBox' | 'renderBox'> {
  const [x, y] = [absoluteBox.x + to.x - box.x, absoluteBox.y + to.y - box.y];
  return { box: to, absoluteBox: { ...to, x, y }, renderBox: null };
}

function paragraphBox(
  lines: readonly [TextLine, ...TextLine[]],
  side: LineAlignment,
  width: number,
  lineSpacing: number,
): Rectangle {
  const [{ node, height }] = lines;
  const { x, y, width: own } = node.box;
  const left = Math.min(...lines.map((line) => line.node.box.x));
  const right = x + own;
  const start = side === 'left' ? left : side === 'right' ? right - width : x + own / 2 - width / 2;
  const count = lines.reduce((sum, line) => sum + line.count, 0);
  return { x: start, y: y + (height - lineSpacing) / 2, width, height: count * lineSpacing };
}

/**
 * Lines with a larger distance than the style's get their own line height. Smaller differences are Figma's rounding.
 */
function withLineSpacing(style: TextStyle, lineSpacing: number, { height }: TextLine): TextStyle {
  if (Math.abs(lineSpacing - (style.drawnLineHeight ?? height)) < 1) return style;
  const { lineHeight: _, ...tokens } = style.tokens;
  return { ...style, tokens, lineHeight: lineSpacing, drawnLineHeight: lineSpacing };
}

/** Whether a box of this width in px breaks the lines as drawn. */
export function breaksAsDrawn(lines: readonly TextLine[], width: number): boolean {
  const { min, max } = breakWidthRange(lines);
  return width >= min && width <= max;
}
