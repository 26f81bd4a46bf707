/** Lines in, one text out, which stands where they stand. */
import type { BoxNode, Rectangle, TextNode, TextRun, TextStyle } from '#design/tree';
import { breaksSo, breakWidths } from './break-width.ts';
import { pitchOf, type Side } from './find-columns.ts';
import type { Line } from './read-line.ts';
import { seamOf } from './reads-on.ts';

/**
 * The text of a paragraph. It breaks by itself where some width surely breaks it as drawn: that of the room it stands
 * in, or one in between; otherwise it keeps the breaks.
 */
export function joinParagraph(
  lines: readonly [Line, ...Line[]],
  side: Side,
  room: Span,
  around: BoxNode,
): TextNode {
  const [{ node: first }] = lines;
  const fit = fitWidth(lines, room.end - room.start);
  const runs = joinRuns(lines, fit.breaks);
  const whole = lines.find(({ count }) => count > 1)?.node.box.width;
  const width = fit.width ?? whole ?? Math.max(...lines.map(({ node }) => node.box.width));
  const pitch = settlePitch(lines);
  const fills = fit.fills && around.layout !== null && !first.placement.absolute;
  const follows = fit.width === null && whole === undefined;
  return {
    ...first,
    ...move(first, boxOf(lines, side, width, pitch)),
    characters: runs.map(({ text }) => text).join(''),
    runs: runs.map((run) => ({ ...run, style: withPitch(run.style, pitch, lines[0]) })),
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
export interface Span {
  readonly start: number;
  readonly end: number;
}

interface Fit {
  /** px; `null` where the text is as wide as its lines. */
  readonly width: number | null;
  /** The lines end where they were drawn to end. */
  readonly breaks: boolean;
  readonly fills: boolean;
}

/** Lines from which a width of its own is no more words than breaks are. */
const fewest = 3;

function fitWidth(lines: readonly Line[], room: number): Fit {
  if (breaksSo(lines, room)) return { width: room, breaks: false, fills: true };
  const { least, most } = breakWidths(lines);
  const isWide = most >= least && lines.length >= fewest;
  const width = Math.min(Math.round((least + most) / 2), Math.floor(room));
  return isWide && width >= least
    ? { width, breaks: false, fills: false }
    : { width: null, breaks: true, fills: false };
}

function joinRuns(lines: readonly Line[], breaks: boolean): readonly TextRun[] {
  const known = new Map<string, TextRun>();
  const runs: TextRun[] = [];
  lines.forEach((line, index) => {
    const next = lines[index + 1];
    const seam = next === undefined ? '' : breaks ? '\u2028' : seamOf(line, next);
    line.node.runs.forEach((run, at) => {
      const isLast = at === line.node.runs.length - 1;
      const text = isLast ? `${next === undefined ? run.text : run.text.trimEnd()}${seam}` : run.text;
      // Pieces that look alike are one, as if they had been typed so.
      const key = JSON.stringify([run.style, run.fills, run.link]);
      const look = known.get(key) ?? run;
      known.set(key, look);
      const last = runs.at(-1);
      if (
        last !== undefined &&
        last.style === look.style &&
        last.fills === look.fills &&
        last.link === look.link
      )
        runs.splice(-1, 1, { ...last, text: last.text + text });
      else runs.push({ ...look, text });
    });
  });
  return runs;
}

/** px that the last line may stand off where it was drawn, so that a height that others have too is kept. */
const drift = 0.5;

/** The height of each line: by its style, as its layer has it, or as far apart as they were drawn. */
function settlePitch(lines: readonly [Line, ...Line[]]): number {
  const [{ node, height }] = lines;
  const pitch = pitchOf(lines);
  const steps = lines.reduce((sum, { count }) => sum + count, -1);
  const told = node.runs[0]?.style.drawnLineHeight ?? height;
  const near = [told, height].find((each) => Math.abs(each - pitch) * steps <= drift);
  return near ?? Math.round(pitch * 100) / 100;
}

/** Lines further apart than their letters ask for have a height of their own; less is what Figma rounds. */
function withPitch(style: TextStyle, pitch: number, { height }: Line): TextStyle {
  if (Math.abs(pitch - (style.drawnLineHeight ?? height)) < 1) return style;
  const { lineHeight: _, ...tokens } = style.tokens;
  return { ...style, tokens, lineHeight: pitch, drawnLineHeight: pitch };
}

function boxOf(lines: readonly [Line, ...Line[]], side: Side, width: number, pitch: number): Rectangle {
  const [{ node, height }] = lines;
  const { x, y, width: own } = node.box;
  const left = Math.min(...lines.map((line) => line.node.box.x));
  const right = x + own;
  const start = side === 'left' ? left : side === 'right' ? right - width : x + own / 2 - width / 2;
  const count = lines.reduce((sum, line) => sum + line.count, 0);
  return { x: start, y: y + (height - pitch) / 2, width, height: count * pitch };
}

function move(
  { box, absoluteBox }: TextNode,
  to: Rectangle,
): Pick<TextNode, 'box' | 'absoluteBox' | 'renderBox'> {
  const [x, y] = [absoluteBox.x + to.x - box.x, absoluteBox.y + to.y - box.y];
  return { box: to, absoluteBox: { ...to, x, y }, renderBox: null };
}
