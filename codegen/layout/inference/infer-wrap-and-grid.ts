/** Recognises partitions that are better expressed as wrapped lines or as a grid than as nested rows and columns. */
import type { GridTrack, Placement, Rectangle } from '#design/tree';
import { type Axis, type Interval, intervalOf, isNear } from '../axis.ts';
import { anchorsOfPartition, anchorsRelativeTo, frameAnchors } from './edge-anchors.ts';
import { findEvenGap } from './infer-main-axis-alignment.ts';
import { isRepeatedRow } from './group-repeated-parts.ts';
import { type InferredContainer, reportUnsupportedAnchors } from './inferred-container.ts';
import { containsText } from './dissolve-groups.ts';
import type { PartitionLine, PartitionNode } from './partition-node.ts';
import { driftTolerance, shareTolerance, snapTolerance } from '../tolerances.ts';

/** Lines of items that wrap as in auto layout. */
export interface WrappedLines {
  readonly partitions: readonly PartitionNode[];
  /** px between items in a line, and between lines. */
  readonly gap: number;
  readonly crossGap: number;
  /** Paddings beside the lines. */
  readonly start: number;
  readonly end: number;
}

/** The tracks of an inferred grid and the cell of each item. */
export interface InferredGrid {
  readonly columns: readonly GridTrack[];
  readonly rows: readonly GridTrack[];
  readonly cells: readonly NonNullable<Placement['cell']>[];
}

interface GridLines {
  readonly edges: readonly number[];
  readonly indexOf: (edge: number) => number;
}

/**
 * Interprets a column of rows as wrapped lines. Returns `null` if a line has space for the next item, or the positions
 * are irregular.
 */
export function inferWrap(column: readonly PartitionNode[], region: Rectangle): WrappedLines | null {
  const lines = column.map((line) => (line.kind === 'row' ? line.parts : [line]));
  const partitions = lines.flat();
  if (lines.length < 2 || partitions.length < lines.length * 2 - 1 || !partitions.every(isWrappable))
    return null;
  const availableSpace = intervalOf(region, 'horizontal');
  const intervals = lines.map((line) => line.map(({ box }) => intervalOf(box, 'horizontal')));
  const gap = findEvenGap(intervals.map(gapsBetween));
  const crossGap = findEvenGap([gapsBetween(column.map(({ box }) => intervalOf(box, 'vertical')))]);
  const start = (intervals[0]?.[0]?.start ?? availableSpace.start) - availableSpace.start;
  if (gap === null || crossGap === null || Math.min(gap, crossGap, start) < -0.5) return null;
  // Items far from each other are at both ends of their line, and the next line is none of the same run.
  if (gap > columnGaps.max) return null;
  if (
    !intervals.every(
      ([first]) => first !== undefined && isNear(first.start, availableSpace.start + start, driftTolerance),
    )
  )
    return null;
  if (!lines.every((line) => haveSameTop(line))) return null;
  const lineEnds = intervals.map((line) => line.at(-1)?.end ?? 0);
  const widest = lineEnds.reduce((one, other) => Math.max(one, other));
  const unwrappedEnds = intervals.slice(1).map(([first], index) => {
    const width = first === undefined ? 0 : first.end - first.start;
    return (lineEnds[index] ?? 0) + gap + width;
  });
  const smallestUnwrappedEnd = unwrappedEnds.reduce((one, other) => Math.min(one, other));
  // The lines must fit, and no line may have space for the first item of the next.
  const ends = [0, start, availableSpace.end - widest].filter((padding) => {
    const edge = availableSpace.end - padding;
    return padding >= 0 && edge >= widest - 0.01 && edge < smallestUnwrappedEnd - 0.5;
  });
  // Text may be slightly wider in a browser than drawn.
  const end = partitions.some(hugsWidth) ? ends[0] : ends.at(-1);
  return end === undefined ? null : { partitions, gap, crossGap, start: Math.max(0, start), end };
}

/** Equal columns that fill their container, line by line. */
export interface TileGrid {
  /** The items in reading order. */
  readonly partitions: readonly PartitionNode[];
  readonly count: number;
  /** px between columns, and between lines. */
  readonly gap: number;
  readonly crossGap: number;
  /** px at the left and at the right. */
  readonly inset: number;
  readonly endInset: number;
  /** px of a column from which as many columns as drawn fit, and no more. */
  readonly leastColumnWidth: number;
}

/** px between columns, at least and at most. */
const columnGaps = { min: 4, max: 160 };
/** px of a column, at least. */
const minColumnWidth = 80;

/**
 * Interprets a row, or a column of rows, as a grid of equal columns: the items start at even distances and the columns
 * fill the region between equal distances to its sides. An item may be narrower than its column. Returns `null` if the
 * items do not fill the region that way.
 */
export function inferTiles(line: PartitionLine, region: Rectangle): TileGrid | null {
  const lines =
    line.kind === 'row'
      ? [line.parts]
      : line.parts.map((part) => (part.kind === 'row' ? part.parts : [part]));
  const [first = []] = lines;
  const count = first.length;
  const partitions = lines.flat();
  const areFull = lines.every((each, index) =>
    index === lines.length - 1 ? each.length <= count : each.length === count,
  );
  const isEven = line.isEven === true;
  const areTiles = partitions.every(isTile) || isEven;
  // Cards of one size are beside each other on purpose, although a hand shook.
  const areEqual = areTiles && areOneSize(partitions);
  const drift = areEqual ? 2 * driftTolerance : driftTolerance;
  if (count < 2 || !areFull || !areTiles || !lines.every((each) => haveSameTop(each, drift))) return null;
  const starts = first.map(({ box }) => box.x - region.x);
  const inset = Math.round(starts[0] ?? 0);
  const pitch = ((starts.at(-1) ?? 0) - (starts[0] ?? 0)) / (count - 1);
  const endInset = findEndInset(partitions, region) ?? inset;
  const gap = Math.round(count * pitch - region.width + inset + endInset);
  const width = pitch - gap;
  const fits = lines.every((each) =>
    each.every(
      ({ box }, index) =>
        isNear(box.x - region.x, inset + index * pitch, isEven ? 2 * driftTolerance : driftTolerance) &&
        box.width <= width + driftTolerance,
    ),
  );
  if (inset < 0 || width < minColumnWidth || gap < columnGaps.min || gap > columnGaps.max || !fits)
    return null;
  // One item at least shows how wide a column is, or as many of one kind as make a pattern do.
  if (!isEven && !isPattern(partitions) && !partitions.some(({ box }) => box.width >= minFilledShare * width))
    return null;
  const extents = lines.map(areEqual ? extentOfCards : extentOfLine);
  const crossGap = lines.length === 1 ? gap : findEvenGap([gapsBetween(extents)]);
  if (crossGap === null || crossGap < 0) return null;
  const needed = areEqual ? widthOfParts(partitions) : 0;
  const leastColumnWidth = findLeastColumnWidth(region.width - inset - endInset, count, gap, needed);
  return { partitions, count, gap, crossGap, inset, endInset, leastColumnWidth };
}

/** px between the edge of an icon and what it shows, or by which cards may end before the rows above and below them. */
export const maxBearing = 8;

/** px between the last of equal cards and the end that they nearly reach; `null` where they reach it, or are not equal. */
function findEndInset(cards: readonly PartitionNode[], region: Rectangle): number | null {
  const ends = cards.map(({ box }) => box.x + box.width);
  const inset = Math.round(region.x + region.width - Math.max(...ends));
  return inset > driftTolerance && inset <= maxBearing && areOneSize(cards) ? inset : null;
}

/** Whether there are several cards of one size. */
function areOneSize(cards: readonly PartitionNode[]): boolean {
  const [first] = cards;
  const isEqual = ({ kind, box }: PartitionNode): boolean =>
    kind === 'leaf' &&
    isNear(box.width, first?.box.width ?? 0, driftTolerance) &&
    isNear(box.height, first?.box.height ?? 0, driftTolerance);
  return cards.length >= minPattern && cards.every(isEqual);
}

/** Whether a partition is a row or several rows of equal cards. */
export function areEqualCards(partition: PartitionNode): boolean {
  if (partition.kind !== 'row' && partition.kind !== 'column') return false;
  return inferTiles(partition, partition.box) !== null && areOneSize(tilesIn(partition));
}

function tilesIn(line: PartitionLine): readonly PartitionNode[] {
  return line.kind === 'row'
    ? line.parts
    : line.parts.flatMap((part) => (part.kind === 'row' ? part.parts : [part]));
}

/** The fraction of its drawn width to which a column may shrink before there are fewer. */
const minColumnShare = 0.75;
/** px of a rem. */
const rem = 16;

/** px that most cards need for the parts beside each other in them, such as icons with words, between their paddings. */
function widthOfParts(cards: readonly PartitionNode[]): number {
  const needed = cards.flatMap((card) => {
    const node = card.kind === 'leaf' ? card.item.node : null;
    if (node?.kind !== 'box') return [];
    const parts = node.children.filter(({ visible, box }) => visible && box.x > driftTolerance);
    const padding = Math.min(...parts.map(({ box }) => box.x));
    const ends = parts.flatMap(({ kind, box }) => {
      const after = node.box.width - box.x - box.width;
      // What ends with the card keeps its distance to the end.
      return kind === 'box' && after > padding + 2 * driftTolerance ? [box.x + box.width] : [];
    });
    return ends.length === 0 ? [0] : [Math.max(...ends) + padding];
  });
  return needed.toSorted((one, other) => one - other)[needed.length >> 1] ?? 0;
}

/** A width at which just this many columns fit into `available` px, in whole rem if possible. */
export function findLeastColumnWidth(available: number, count: number, gap: number, needed = 0): number {
  const largest = (available - (count - 1) * gap) / count;
  const smallest = (available - count * gap) / (count + 1) + 1;
  const inRem =
    Math.ceil(Math.max(smallest, minColumnShare * largest, Math.min(needed, largest)) / rem) * rem;
  return inRem <= largest ? inRem : Math.floor(largest);
}

/** Items of one kind at even distances that are a pattern. */
const minPattern = 3;

function isPattern(partitions: readonly PartitionNode[]): boolean {
  return partitions.length >= minPattern && partitions.every(isRepeatedRow);
}

/** The fraction of its column that the widest item fills at least. */
const minFilledShare = 0.9;

/** A column of a grid has a box of a set width in it, or several layers. A group without text may be a drawing. */
function isTile(partition: PartitionNode): boolean {
  if (partition.kind !== 'leaf') return true;
  const { node } = partition.item;
  const isSet = node.kind === 'box' && node.rotation === 0 && node.placement.horizontal !== 'hug';
  return isSet && (node.fills.length > 0 || containsText(node));
}

function extentOfLine(line: readonly PartitionNode[]): Interval {
  const intervals = line.map(({ box }) => intervalOf(box, 'vertical'));
  return {
    start: Math.min(...intervals.map(({ start }) => start)),
    end: Math.max(...intervals.map(({ end }) => end)),
  };
}

/** Where most of the cards of a line begin, with the height of one. */
function extentOfCards(line: readonly PartitionNode[]): Interval {
  const start = line.map(({ box }) => box.y).toSorted((one, other) => one - other)[line.length >> 1] ?? 0;
  return { start, end: start + (line[0]?.box.height ?? 0) };
}

/** Texts do not wrap as items: a paragraph that is split into texts is no list. */
function isWrappable(partition: PartitionNode): boolean {
  return partition.kind !== 'leaf' || partition.item.node.kind !== 'text';
}

function gapsBetween(intervals: readonly Interval[]): readonly number[] {
  return intervals.slice(1).map((interval, index) => interval.start - (intervals[index]?.end ?? 0));
}

function haveSameTop(line: readonly PartitionNode[], tolerance = driftTolerance): boolean {
  return line.every(({ box }) => isNear(box.y, line[0]?.box.y ?? 0, tolerance));
}

function hugsWidth(partition: PartitionNode): boolean {
  return partition.kind === 'leaf' && partition.item.node.placement.horizontal === 'hug';
}

/**
 * Infers a grid for items that no straight line separates, such as a pinwheel. The edges of the items become grid
 * lines, so that each item has its own cells and all change their width together. Columns share the space if it has a
 * definite width.
 */
export function inferGrid(partitions: readonly PartitionNode[], container: InferredContainer): InferredGrid {
  const columnLines = gridLinesOf(partitions, 'horizontal');
  const rowLines = gridLinesOf(partitions, 'vertical');
  const cells = partitions.map(({ box }) => {
    const [columns, rows] = [intervalOf(box, 'horizontal'), intervalOf(box, 'vertical')];
    const [column, row] = [columnLines.indexOf(columns.start), rowLines.indexOf(rows.start)];
    return {
      column,
      row,
      columnSpan: Math.max(1, columnLines.indexOf(columns.end) - column),
      rowSpan: Math.max(1, rowLines.indexOf(rows.end) - row),
    };
  });
  return {
    columns:
      findAnchoredTracks(partitions, columnLines, container) ??
      tracksOf(columnLines.edges, container.hasDefiniteWidth ? 'flex' : 'fixed'),
    rows: tracksOf(rowLines.edges, 'fixed'),
    cells,
  };
}

/** Edges in ascending order; those within the tolerance of each other are one grid line. */
function gridLinesOf(partitions: readonly PartitionNode[], axis: Axis): GridLines {
  const all = partitions.flatMap(({ box }) => {
    const { start, end } = intervalOf(box, axis);
    return [start, end];
  });
  const edges: number[] = [];
  const indexes = new Map<number, number>();
  for (const edge of all.sort((one, other) => one - other)) {
    const last = edges.at(-1);
    if (last === undefined || edge - last > snapTolerance) edges.push(edge);
    indexes.set(edge, edges.length - 1);
  }
  return { edges, indexOf: (edge) => indexes.get(edge) ?? 0 };
}

/** The columns of items with chosen constraints: one column takes all the growth, or all share it; `null` otherwise. */
function findAnchoredTracks(
  partitions: readonly PartitionNode[],
  columnLines: GridLines,
  container: InferredContainer,
): readonly GridTrack[] | null {
  if (!container.hasDefiniteWidth || !container.hasConstraints.horizontal) return null;
  const anchors = columnLines.edges.map((_, index) =>
    anchorsAtLine(partitions, columnLines, index, container),
  );
  const shares = anchors.slice(1).map(([first = 0], index) => first - (anchors[index]?.[0] ?? 0));
  const isOne = anchors.every(([first = 0, ...others]) =>
    others.every((other) => isNear(other, first, shareTolerance)),
  );
  const [taking, more] = shares.flatMap((share, index) => (isNear(share, 0, shareTolerance) ? [] : [index]));
  const tracks = tracksOf(columnLines.edges, 'fixed');
  const total = tracks.reduce((sum, { size }) => sum + size, 0);
  if (isOne && more === undefined)
    return tracks.map((track, index) => (index === taking ? { ...track, kind: 'flex' } : track));
  const inShares = tracks.every(({ size }, index) =>
    isNear(shares[index] ?? 0, size / total, shareTolerance),
  );
  if (!isOne || !inShares) reportUnsupportedAnchors(partitions, container);
  return null;
}

/** The anchors of all item edges on a grid line, relative to the container. */
function anchorsAtLine(
  partitions: readonly PartitionNode[],
  columnLines: GridLines,
  line: number,
  { owner, anchors: edges }: InferredContainer,
): readonly number[] {
  return partitions.flatMap((partition) => {
    const { start, end } = intervalOf(partition.box, 'horizontal');
    const anchors =
      anchorsRelativeTo(anchorsOfPartition(partition, 'horizontal', owner.box.width), edges.horizontal) ??
      frameAnchors;
    if (columnLines.indexOf(start) === line) return [anchors.start];
    return columnLines.indexOf(end) === line ? [anchors.end] : [];
  });
}

function tracksOf(edges: readonly number[], kind: 'flex' | 'fixed'): readonly GridTrack[] {
  return edges.slice(1).map((edge, index) => ({ kind, size: edge - (edges[index] ?? 0) }));
}
