/** Lines in, one text out, which stands where they stand. */
import type { BoxNode, Rectangle, TextNode, TextRun, TextStyle } from '#design/tree';
import { type LineAlignment, lineSpacingOf } from './find-paragraphs.ts';
import { estimateWidth, firstWord, separatorBetween, type TextLine } from './text-line.ts';

/**
 * The text of a paragraph. It breaks by itself where some width surely breaks it as drawn: that of the room it stands
 * in, or one in between; otherwise it keeps the breaks.
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

/** px from the left edge of the frame around. */
export interface HorizontalInterval {
  readonly start: number;
  readonly end: number;
}

interface FittedWidth {
  /** px; `null` where the text is as wide as its lines. */
  readonly width: number | null;
  /** The lines end where they were drawn to end. */
  readonly keepsBreaks: boolean;
  readonly fills: boolean;
}

/** Lines from which a width of its own is no more words than breaks are. */
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

function joinRuns(lines: readonly TextLine[], keepsBreaks: boolean): readonly TextRun[] {
  const known = new Map<string, TextRun>();
  const runs: TextRun[] = [];
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    const separator = next === undefined ? '' : keepsBreaks ? '\u2028' : separatorBetween(line, next);
    line.node.runs.forEach((run, at) => {
      const isLast = at === line.node.runs.length - 1;
      const text = isLast ? `${next === undefined ? run.text : run.text.trimEnd()}${separator}` : run.text;
      // Pieces that look alike are one, as if they had been typed so.
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

/** px that the last line may stand off where it was drawn, so that a height that others have too is kept. */
const positionTolerance = 0.5;

/** The height of each line: by its style, as its layer has it, or as far apart as they were drawn. */
function resolveLineSpacing(lines: readonly [TextLine, ...TextLine[]]): number {
  const [{ node, height }] = lines;
  const lineSpacing = lineSpacingOf(lines);
  const steps = lines.reduce((sum, { count }) => sum + count, -1);
  const declaredHeight = node.runs[0]?.style.drawnLineHeight ?? height;
  const closest = [declaredHeight, height].find(
    (each) => Math.abs(each - lineSpacing) * steps <= positionTolerance,
  );
  return closest ?? Math.round(lineSpacing * 100) / 100;
}

/** Lines further apart than their letters ask for have a height of their own; less is what Figma rounds. */
function withLineSpacing(style: TextStyle, lineSpacing: number, { height }: TextLine): TextStyle {
  if (Math.abs(lineSpacing - (style.drawnLineHeight ?? height)) < 1) return style;
  const { lineHeight: _, ...tokens } = style.tokens;
  return { ...style, tokens, lineHeight: lineSpacing, drawnLineHeight: lineSpacing };
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

function moveTo(
  { box, absoluteBox }: TextNode,
  to: Rectangle,
): Pick<TextNode, 'box' | 'absoluteBox' | 'renderBox'> {
  const [x, y] = [absoluteBox.x + to.x - box.x, absoluteBox.y + to.y - box.y];
  return { box: to, absoluteBox: { ...to, x, y }, renderBox: null };
}

/** How wide a box may be so that a browser ends the lines in it where they were drawn to end. */

export interface BreakWidthRange {
  /** px; the longest line has room, also in letters that are a hair wider. */
  readonly min: number;
  /** px; no line has room for the next word, also in letters that are a hair narrower. */
  readonly max: number;
}

/** The shares by which lines may be longer in a browser, and words shorter: those that are a line by themselves, and others. */
const widthTolerances = { line: 0.01, lastWord: 0.005, word: 0.02 };

/** The widths of which each breaks the lines as drawn; none where `most` is less than `least`. */
function breakWidthRange(lines: readonly TextLine[]): BreakWidthRange {
  const single = lines.filter(({ count }) => count === 1);
  const whole = lines.filter(({ count }) => count > 1).map(({ node }) => node.box.width);
  const min = Math.max(...single.map((line) => line.node.box.width * (1 + widthTolerances.line)), ...whole);
  const ends = lines.flatMap((line, index) => {
    const next = lines[index + 1];
    if (next === undefined || line.count > 1 || separatorBetween(line, next) === '\u2028') return [];
    const word = firstWord(next.node.characters);
    const off = word === next.node.characters.trim() ? widthTolerances.lastWord : widthTolerances.word;
    return [(line.node.box.width + estimateWidth(' ', line) + estimateWidth(word, next)) * (1 - off)];
  });
  return { min, max: Math.min(...ends, ...whole) };
}

/** Whether a box of this width, in px, breaks the lines as drawn. */
export function breaksAsDrawn(lines: readonly TextLine[], width: number): boolean {
  const { min, max } = breakWidthRange(lines);
  return width >= min && width <= max;
}
