/**
 * Which lines of a column are one paragraph. A paragraph breaks where the next word has no room, so a column of lines
 * that end for another reason (a list, an address, a poem, code) is none; and its words have to go on from line to line.
 * Where there is doubt lines stay what they were drawn as.
 */
import {
  continuationOf,
  countWords,
  estimateWidth,
  firstWord,
  type LineContinuation,
  startsMidSentence,
  type TextLine,
} from './text-line.ts';

interface LinePair {
  readonly continuation: LineContinuation;
  /** The next word has no room in the line. */
  readonly isFull: boolean;
  /** The next line stands right below. */
  readonly isClose: boolean;
  readonly hasSameStyle: boolean;
}

/** The paragraphs among the lines of a column, from the top: two lines or more each. */
export function findParagraphs({ lines }: LineColumn): readonly (readonly TextLine[])[] {
  const widest = Math.max(...lines.map(({ node, count }) => (count === 1 ? node.box.width : 0)));
  const found: { lines: TextLine[]; pairs: LinePair[] }[] = [];
  let above: TextLine | null = null;
  for (const line of lines) {
    const pair: LinePair | null = above === null ? null : compareLines(above, line, widest);
    const last = found.at(-1);
    if (last !== undefined && pair !== null && mayJoin(pair)) {
      last.lines.push(line);
      last.pairs.push(pair);
    } else found.push({ lines: [line], pairs: [] });
    above = line;
  }
  return found
    .filter((each) => each.lines.length > 1 && isParagraph(each.lines, each.pairs))
    .map((each) => each.lines);
}

/** Words that would just fit are no proof that the line was ended on purpose: browsers measure a little otherwise. */
const wordWidthTolerance = 1.05;

function compareLines(above: TextLine, line: TextLine, widest: number): LinePair {
  const taken = estimateWidth(' ', above) + estimateWidth(firstWord(line.node.characters), line);
  const gap = line.node.box.y - above.node.box.y - above.node.box.height;
  return {
    continuation: continuationOf(above, line),
    isFull: above.count > 1 || above.node.box.width + wordWidthTolerance * taken > widest,
    isClose: Math.abs(gap) <= 1.5,
    hasSameStyle: above.styleKey === line.styleKey,
  };
}

function mayJoin({ continuation, isFull, isClose, hasSameStyle }: LinePair): boolean {
  if (continuation === 'never' || (!hasSameStyle && continuation !== 'marked' && continuation !== 'reads'))
    return false;
  return isFull || (continuation === 'marked' && isClose);
}

function isParagraph(lines: readonly TextLine[], pairs: readonly LinePair[]): boolean {
  if (pairs.every(({ continuation, isClose }) => continuation === 'marked' && isClose)) return true;
  const changes = pairs.some(({ continuation, hasSameStyle }) => !hasSameStyle && continuation !== 'marked');
  // A caption and what it is for may read on too; among many lines one of another colour is a part of them.
  if (changes && lines.length < minLinesOfSeveralStyles) return false;
  const continuations = pairs.map(({ continuation }) => continuation);
  return isHeading(lines, pairs) || isProse(lines, continuations);
}

const minLinesOfSeveralStyles = 4;

/** px from which letters are those of headings. */
const minHeadingSize = 24;

/** A few large lines that are one phrase: only the first starts as a phrase does. */
function isHeading(lines: readonly TextLine[], pairs: readonly LinePair[]): boolean {
  const [first] = lines;
  const isLarge = (first?.node.runs[0]?.style.size ?? 0) >= minHeadingSize;
  const isOnePhrase = pairs.every(
    ({ continuation, isClose }) => isClose && (continuation === 'reads' || continuation === 'marked'),
  );
  return isLarge && isOnePhrase && lines.length <= 4 && first !== undefined && !startsMidSentence(first);
}

/** Lengths of lines in sizes of their letters: what is shorter may be an entry of a list, what is longer hardly. */
const minProseLine = 9;
const longLine = 14;

/** Lines long enough for sentences, which go on from one to the next wherever none ends with the line. */
function isProse(lines: readonly TextLine[], continuations: readonly LineContinuation[]): boolean {
  const [first] = lines;
  const style = first?.node.runs[0]?.style;
  if (first === undefined || style === undefined || isCodeFont(style.family)) return false;
  const full = lines.slice(0, -1);
  const average = (measure: (line: TextLine) => number) =>
    full.reduce((sum, line) => sum + measure(line), 0) / full.length;
  const length = average(({ node }) => node.box.width) / style.size;
  const words = average(({ node, count }) => countWords(node.characters) / count);
  const going = continuations.filter(
    (continuation) => continuation === 'marked' || continuation === 'reads',
  ).length;
  const informative = continuations.filter((continuation) => continuation !== 'ends').length;
  if (startsMidSentence(first) && (length < longLine || lines.length < 3)) return false;
  return (
    length >= minProseLine &&
    words >= 3 &&
    going >= continuations.length / 3 &&
    going >= (2 / 3) * informative
  );
}

function isCodeFont(family: string): boolean {
  return /\b(?:mono|code|courier|consolas|menlo|monaco)\b|mono$/i.test(family);
}

/** Whether lines are as far apart as each other. */
export function areEvenlySpaced(lines: readonly TextLine[]): boolean {
  const [first] = lines;
  const lineSpacing = lineSpacingOf(lines);
  let before = 0;
  return lines.every(({ node, count }) => {
    const off = node.box.y - (first?.node.box.y ?? 0) - before * lineSpacing;
    before += count;
    return Math.abs(off) <= 0.75;
  });
}

/** Lines below each other, as far apart as lines of one text are: on one edge, or about one middle. */

export type LineAlignment = 'left' | 'center' | 'right';

export interface LineColumn {
  readonly side: LineAlignment;
  /** From the top. */
  readonly lines: readonly TextLine[];
}

/** px that lines may stand off the edge, or the distance, that they have in common. */
export const columnTolerance = 1;

/** All columns of two lines or more, the longest first; a line that has the same edges as others is in several. */
export function findColumns(lines: readonly TextLine[]): readonly LineColumn[] {
  const columns = (['left', 'center', 'right'] as const).flatMap((side) =>
    linesOnEdges(lines, side).flatMap((edge) =>
      splitAtLineSpacing(edge, side).map((found) => ({ side, lines: found })),
    ),
  );
  return columns
    .filter((column) => column.lines.length > 1)
    .sort((one, other) => other.lines.length - one.lines.length);
}

/** Lines of one kind on about one edge, from the top. */
function linesOnEdges(lines: readonly TextLine[], side: LineAlignment): readonly (readonly TextLine[])[] {
  return groupByKind(lines).flatMap((alike) => {
    const edges: { end: number; readonly lines: TextLine[] }[] = [];
    const placed = alike.map((line) => ({ at: edgeOf(line, side), line }));
    for (const { at, line } of placed.sort((one, other) => one.at - other.at)) {
      const last = edges.at(-1);
      if (last !== undefined && at - last.end <= columnTolerance) {
        last.lines.push(line);
        last.end = at;
      } else edges.push({ end: at, lines: [line] });
    }
    return edges.map((edge) => edge.lines.sort((one, other) => one.node.box.y - other.node.box.y));
  });
}

function groupByKind(lines: readonly TextLine[]): readonly (readonly TextLine[])[] {
  const kinds = new Map<string, TextLine[]>();
  for (const line of lines) {
    const alike = kinds.get(line.paragraphKey);
    if (alike === undefined) kinds.set(line.paragraphKey, [line]);
    else alike.push(line);
  }
  return [...kinds.values()];
}

function edgeOf({ node: { box } }: TextLine, side: LineAlignment): number {
  return box.x + (side === 'left' ? 0 : side === 'right' ? box.width : box.width / 2);
}

function splitAtLineSpacing(
  lines: readonly TextLine[],
  side: LineAlignment,
): readonly (readonly TextLine[])[] {
  const columns: TextLine[][] = [];
  let lineSpacing: number | null = null;
  for (const line of lines) {
    const last = columns.at(-1);
    const above = last?.at(-1);
    const distance = above === undefined ? Infinity : lineSpacingBetween(above, line);
    const fits: boolean =
      above !== undefined &&
      isPlausibleLineSpacing(distance, above) &&
      Math.abs(distance - (lineSpacing ?? distance)) <= columnTolerance &&
      Math.abs(edgeOf(above, side) - edgeOf(line, side)) <= columnTolerance;
    if (last !== undefined && fits) last.push(line);
    else columns.push([line]);
    lineSpacing = fits ? (lineSpacing ?? distance) : null;
  }
  return columns;
}

/** px from line to line, where one layer may be several. */
export function lineSpacingBetween(above: TextLine, line: TextLine): number {
  return (line.node.box.y - above.node.box.y) / above.count;
}

/** The most that lines are apart, in sizes of their letters. */
const maxLineSpacing = 1.9;

function isPlausibleLineSpacing(distance: number, { node, height }: TextLine): boolean {
  const size = node.runs[0]?.style.size ?? 0;
  return (
    distance >= 0.9 * Math.min(height, 1.2 * size) &&
    distance <= Math.max(height + 1.5, maxLineSpacing * size)
  );
}

/** px from line to line, on average. */
export function lineSpacingOf(lines: readonly TextLine[]): number {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return 0;
  const count = lines.slice(0, -1).reduce((sum, line) => sum + line.count, 0);
  return (last.node.box.y - first.node.box.y) / count;
}
