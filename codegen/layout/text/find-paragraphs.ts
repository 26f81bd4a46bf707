/**
 * Finds the lines of a column that form a paragraph. A line of a paragraph ends where the next word does not fit. So a
 * column of lines that end for another reason (a list, an address, a poem, code) is none. The text must also continue
 * from line to line. Doubtful lines stay separate.
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
import {
  columnTolerance,
  lineGapTolerance,
  lineSpacingTolerance,
  wordWidthTolerance,
} from '../tolerances.ts';

interface LinePair {
  readonly continuation: LineContinuation;
  /** The next word does not fit in the line. */
  readonly isFull: boolean;
  /** The next line is directly below. */
  readonly isClose: boolean;
  readonly hasSameStyle: boolean;
  readonly hasSameWeight: boolean;
  /** Both have the size of a heading. */
  readonly isLarge: boolean;
  /** Both are in capitals, so that their first letters say nothing. */
  readonly isInCapitals: boolean;
}

/** The edge or centre line that lines share. */
export type LineAlignment = 'left' | 'center' | 'right';

/** Lines below each other at the distance of lines of text, on one edge or about one centre. */
export interface LineColumn {
  readonly side: LineAlignment;
  /** From top to bottom. */
  readonly lines: readonly TextLine[];
}

/** Finds the paragraphs of two or more lines in a column, from top to bottom. */
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

function compareLines(above: TextLine, line: TextLine, widest: number): LinePair {
  const taken = estimateWidth(' ', above) + estimateWidth(firstWord(line.node.characters), line);
  const gap = line.node.box.y - above.node.box.y - above.node.box.height;
  const size = fontSizeOf(line);
  const isLarge = Math.min(size, fontSizeOf(above)) >= minHeadingSize;
  const distance = lineSpacingBetween(above, line) / Math.max(1, size);
  // The boxes of large lines overlap, or leave a gap, where their line height is not the distance of the lines.
  const isTight = isLarge && distance >= headingSpacing.min && distance <= headingSpacing.max;
  return {
    continuation: continuationOf(above, line),
    isFull: above.count > 1 || above.node.box.width + wordWidthTolerance * taken > widest,
    isClose: Math.abs(gap) <= lineGapTolerance || isTight,
    hasSameStyle: above.styleKey === line.styleKey,
    hasSameWeight: weightOf(above) === weightOf(line),
    isLarge,
    isInCapitals: [above, line].every(({ node }) => isInCapitals(node.characters)),
  };
}

function fontSizeOf({ node }: TextLine): number {
  return node.runs[0]?.style.size ?? 0;
}

function weightOf({ node }: TextLine): number {
  return node.runs[0]?.style.weight ?? 400;
}

function isInCapitals(text: string): boolean {
  return /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text);
}

function mayJoin({ continuation, isFull, isClose, hasSameStyle, isLarge }: LinePair): boolean {
  if (continuation === 'never' || (!hasSameStyle && continuation !== 'marked' && continuation !== 'reads'))
    return false;
  return isFull || (isClose && (continuation === 'marked' || (isLarge && continuation === 'reads')));
}

const minLinesOfSeveralStyles = 4;

function isParagraph(lines: readonly TextLine[], pairs: readonly LinePair[]): boolean {
  if (pairs.every(({ continuation, isClose }) => continuation === 'marked' && isClose)) return true;
  if (isHeading(lines, pairs)) return true;
  const changes = pairs.some(({ continuation, hasSameStyle }) => !hasSameStyle && continuation !== 'marked');
  // A caption may also continue into the text below it. Among many lines, one in another colour belongs to the
  // paragraph.
  if (changes && lines.length < minLinesOfSeveralStyles) return false;
  const continuations = pairs.map(({ continuation }) => continuation);
  return isProse(lines, continuations);
}

/** px of the smallest font size of headings. */
const minHeadingSize = 20;
/** The distance between the lines of a heading in font sizes. */
const headingSpacing = { min: 0.9, max: 1.4 };

/**
 * Whether a few large lines are one phrase: only the first starts like a phrase, or there are two in capitals. Words of
 * a heading may be in another colour.
 */
function isHeading(lines: readonly TextLine[], pairs: readonly LinePair[]): boolean {
  const [first] = lines;
  if (first === undefined || fontSizeOf(first) < minHeadingSize || startsMidSentence(first)) return false;
  const isOnePhrase = pairs.every(
    ({ continuation, isClose, hasSameStyle, hasSameWeight, ...pair }) =>
      isClose &&
      (hasSameStyle || (pair.isLarge && hasSameWeight)) &&
      (continuation === 'reads' ||
        continuation === 'marked' ||
        (continuation === 'open' && pair.isInCapitals && lines.length === 2)),
  );
  return isOnePhrase && lines.length <= 4;
}

/** Line lengths in font sizes: a shorter line may be an entry of a list, a longer one hardly. */
const minProseLine = 9;
const longLine = 14;

/** Whether lines are long enough for sentences and continue where no sentence ends. */
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

/**
 * Finds all columns of two or more lines, the longest first. A line that shares several edges with others is in several
 * columns.
 */
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

/** Lines of one kind that share an edge, from top to bottom. */
function linesOnEdges(lines: readonly TextLine[], side: LineAlignment): readonly (readonly TextLine[])[] {
  return groupByKind(lines).flatMap((sameKind) => {
    const edges: { end: number; readonly lines: TextLine[] }[] = [];
    const placed = sameKind.map((line) => ({ at: edgeOf(line, side), line }));
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
    const sameKind = kinds.get(line.paragraphKey);
    if (sameKind === undefined) kinds.set(line.paragraphKey, [line]);
    else sameKind.push(line);
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

/** The largest distance between lines in font sizes. */
const maxLineSpacing = 1.9;

function isPlausibleLineSpacing(distance: number, { node, height }: TextLine): boolean {
  const size = node.runs[0]?.style.size ?? 0;
  return (
    distance >= 0.9 * Math.min(height, 1.2 * size) &&
    distance <= Math.max(height + 1.5, maxLineSpacing * size)
  );
}

/** Whether the distances between lines are equal. */
export function areEvenlySpaced(lines: readonly TextLine[]): boolean {
  const [first] = lines;
  const lineSpacing = lineSpacingOf(lines);
  let before = 0;
  return lines.every(({ node, count }) => {
    const offset = node.box.y - (first?.node.box.y ?? 0) - before * lineSpacing;
    before += count;
    return Math.abs(offset) <= lineSpacingTolerance;
  });
}

/** px from line to line. A layer may have several lines. */
export function lineSpacingBetween(above: TextLine, line: TextLine): number {
  return (line.node.box.y - above.node.box.y) / above.count;
}

/** px from line to line, on average. */
export function lineSpacingOf(lines: readonly TextLine[]): number {
  const [first] = lines;
  const last = lines.at(-1);
  if (first === undefined || last === undefined) return 0;
  const count = lines.slice(0, -1).reduce((sum, line) => sum + line.count, 0);
  return (last.node.box.y - first.node.box.y) / count;
}
