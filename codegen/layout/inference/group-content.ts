/**
 * Finds the content column of a page that was placed by hand: what is between two margins, as opposed to backgrounds from
 * edge to edge; and that of a card, below or above a picture from edge to edge. What follows each other in it becomes one column, so that the margins are written once and rows that
 * reach from one to the other fill it, however wide their words are.
 */
import type { Rectangle } from '#design/tree';
import { driftTolerance } from '../tolerances.ts';
import { isNear } from '../axis.ts';
import { withEvenColumns } from './even-columns.ts';
import { isPhonePage } from './fill-pages.ts';
import { isRepeatedRow } from './group-repeated-parts.ts';
import { inferTiles } from './infer-wrap-and-grid.ts';
import { groupPartitions, type PartitionLine, type PartitionNode } from './partition-node.ts';
import { containsText } from './dissolve-groups.ts';

/** Groups the parts of a page or a card that are in its content column; returns the partition itself where there is none. */
export function groupContent(drawn: PartitionNode, region: Rectangle): PartitionNode {
  const root = fillColumns(drawn, region);
  if (root.kind !== 'column') return root;
  if (region.width < minPageWidth && !isPhonePage(region) && !hasPicture(root.parts, region)) return root;
  const margins = findMargins(root.parts, region);
  if (margins === null) {
    const parts = groupReadingColumns(root.parts, region);
    return parts === root.parts ? root : groupPartitions('column', parts);
  }
  const parts: PartitionNode[] = [];
  let run: PartitionNode[] = [];
  const close = (): void => {
    const grouped = groupReadingColumns(run, region);
    if (grouped.length > 1) parts.push(spread(grouped, region));
    else parts.push(...grouped);
    run = [];
  };
  for (const part of root.parts) {
    if (isBetween(part.box, margins)) run.push(part);
    else {
      close();
      parts.push(part);
    }
  }
  close();
  const [only] = parts;
  // A page of nothing but content has its margins as padding already.
  return parts.length === 1 && only !== undefined ? root : groupPartitions('column', parts);
}

/** Lets rows of columns of one width reach the edge at which the rest of the content ends. */
function fillColumns(root: PartitionNode, region: Rectangle): PartitionNode {
  if (root.kind !== 'column' || region.width < minPageWidth) return root;
  const content = root.parts.filter(({ box }) => !isFromEdgeToEdge(box, region));
  if (content.length < 2) return root;
  const start = Math.min(...content.map(({ box }) => box.x));
  const end = Math.max(...content.map(({ box }) => box.x + box.width));
  const parts = root.parts.map((part) => withEvenColumns(part, start, end));
  return parts.every((part, index) => part === root.parts[index]) ? root : groupPartitions('column', parts);
}

/** Parts from which those with one left edge are a column of their own. */
const minReadingParts = 3;

/**
 * Makes one column of what follows each other between the edges of a text or picture in the middle of the page, such as
 * the titles, paragraphs and captions of an article: what begins at one edge does so at every width.
 */
function groupReadingColumns(run: readonly PartitionNode[], region: Rectangle): readonly PartitionNode[] {
  const column = findReadingColumn(run, region);
  if (column === null) return run;
  const { x: start, width } = column;
  const isInside = ({ box }: PartitionNode): boolean =>
    box.x >= start - driftTolerance && box.x + box.width <= start + width + driftTolerance;
  const grouped: PartitionNode[] = [];
  for (const parts of splitRuns(run, isInside)) {
    const [first] = parts;
    if (first === undefined || parts.length < 2 || !isInside(first)) {
      grouped.push(...parts);
      continue;
    }
    const row = grouped.at(-1);
    const last = row?.kind === 'row' ? row.parts.at(-1) : undefined;
    // The column goes on beside what begins beside its first part, such as a table of contents.
    if (
      row?.kind === 'row' &&
      last !== undefined &&
      isInside(last) &&
      isNear(last.box.x, start, driftTolerance)
    ) {
      const beside = row.parts.slice(0, -1);
      grouped.splice(-1, 1, groupPartitions('row', [...beside, toColumn([last, ...parts], column)]));
    } else grouped.push(toColumn(parts, column));
  }
  return grouped;
}

/** A column of these parts with the sides of another box. */
function toColumn(parts: readonly PartitionNode[], { x, width }: Rectangle): PartitionNode {
  const group = groupPartitions('column', parts);
  const withSides = (box: Rectangle): Rectangle => ({ ...box, x, width });
  return { ...group, box: withSides(group.box), core: withSides(group.core), hasSetWidth: true };
}

/** The parts in runs of those that have something in common and those that have not. */
function splitRuns(
  parts: readonly PartitionNode[],
  isInside: (part: PartitionNode) => boolean,
): readonly (readonly PartitionNode[])[] {
  const runs: PartitionNode[][] = [];
  let wasInside: boolean | null = null;
  for (const part of parts) {
    const inside = isInside(part);
    if (inside === wasInside) runs.at(-1)?.push(part);
    else runs.push([part]);
    wasInside = inside;
  }
  return runs;
}

/** Left edges that are tried for a column of text. */
const maxReadingEdges = 4;

/** Finds the centred part between whose edges most parts begin at its left edge; `null` if these are few. */
function findReadingColumn(run: readonly PartitionNode[], region: Rectangle): Rectangle | null {
  const widest = run.reduce((most, { box }) => Math.max(most, box.width), 0);
  const byEdge = new Map<number, Rectangle>();
  for (const { box } of run) {
    const isText = box.width >= minReadingWidth && box.width < widest - 2 * minMargin;
    if (isText && byEdge.size < maxReadingEdges && isCentred(box, region, driftTolerance))
      byEdge.set(Math.round(box.x), box);
  }
  const found = [...byEdge.values()].find(({ x, width }) => {
    const parts = run.filter(
      ({ box }) => isNear(box.x, x, driftTolerance) && box.x + box.width <= x + width + driftTolerance,
    );
    const hasShorter = parts.some(({ box }) => box.width < width - 2 * driftTolerance);
    return parts.length >= minReadingParts && hasShorter;
  });
  return found ?? null;
}

/** px; a narrower column of a page is no text to read. */
const minReadingWidth = 400;

function isCentred({ x, width }: Rectangle, region: Rectangle, tolerance = maxDifference): boolean {
  return isNear(x - region.x, region.x + region.width - x - width, tolerance);
}

/**
 * Makes one part of rows of equal columns that follow each other, so that they become one grid: a row of four cards over
 * another one has three, two or one column in narrower windows, and not three and one twice.
 */
export function groupTileRows(root: PartitionLine, region: Rectangle): PartitionLine {
  if (root.kind !== 'column' || root.parts.length < 3) return root;
  const widest = root.parts.reduce((most, { box }) => Math.max(most, box.x + box.width), region.x);
  const ends = [region.x + region.width, widest];
  const parts: PartitionNode[] = [];
  let rows: PartitionNode[] = [];
  for (const part of root.parts) {
    const last = rows.at(-1);
    if (last !== undefined && !areTiles([last, part])) {
      parts.push(...joinRows(rows, ends));
      rows = [];
    }
    rows.push(part);
  }
  parts.push(...joinRows(rows, ends));
  return parts.length < root.parts.length && parts.length > 1 ? groupPartitions('column', parts) : root;
}

function joinRows(rows: readonly PartitionNode[], ends: readonly number[]): readonly PartitionNode[] {
  return rows.length > 1 && areTiles(rows) ? [reachEnd(groupPartitions('column', rows), ends)] : rows;
}

/** Lets columns that are as wide as their widest words reach the end of what they are in, if they nearly do. */
function reachEnd(tiles: PartitionLine, ends: readonly number[]): PartitionNode {
  const gap = inferTiles(tiles, tiles.box)?.gap ?? 0;
  const missing = ends
    .map((end) => end - tiles.box.x - tiles.box.width)
    .find((distance) => distance > 0 && distance < gap);
  const isRagged = tiles.parts.every((row) => row.kind === 'row' && row.parts.every(isRepeatedRow));
  if (!isRagged || missing === undefined) return tiles;
  const widen = (box: Rectangle): Rectangle => ({ ...box, width: box.width + missing });
  return { ...tiles, box: widen(tiles.box), core: widen(tiles.core) };
}

/** The factor by which rows of one grid may be farther from each other than its columns. */
const maxRowDistance = 2;

/** Whether rows are one grid of cards: equal columns with boxes of one height, or with the same parts. */
function areTiles(rows: readonly PartitionNode[]): boolean {
  const [first] = rows;
  if (first === undefined) return false;
  const areRows = rows.every(
    (row) => row.kind === 'row' && isNear(row.box.height, first.box.height, maxDifference),
  );
  if (!areRows) return false;
  const cards = rows.flatMap((row) => (row.kind === 'row' ? row.parts : []));
  const areCards = cards.every(
    (card) =>
      isRepeatedRow(card) ||
      (card.kind === 'leaf' &&
        card.item.node.kind === 'box' &&
        isNear(card.box.width, cards[0]?.box.width ?? 0, driftTolerance)),
  );
  if (!areCards) return false;
  const column = groupPartitions('column', rows);
  const tiles = inferTiles(column, column.box);
  return tiles !== null && tiles.crossGap <= maxRowDistance * tiles.gap;
}

/** px; a narrower frame is no page, but that of a phone. */
const minPageWidth = 640;

/**
 * Whether the first or the last of some parts is a picture, or a gradient in the place of one, perhaps with a badge on it,
 * or another box without words, from edge to edge.
 */
function hasPicture(parts: readonly PartitionNode[], region: Rectangle): boolean {
  return [parts.at(0), parts.at(-1)].some(
    (part) =>
      part?.kind === 'leaf' &&
      part.item.node.kind === 'box' &&
      (!containsText(part.item.node) || part.item.node.fills.some(({ kind }) => kind !== 'solid')) &&
      part.box.height >= minPictureHeight &&
      isFromEdgeToEdge(part.box, region),
  );
}

/** px; a lower box is a line. */
const minPictureHeight = 24;

/** px from the edges of the page to its content. */
interface Margins {
  readonly start: number;
  readonly end: number;
}

/** px of a margin. */
const minMargin = 16;

/** px by which both margins of a centred column may differ. */
const maxDifference = 2 * driftTolerance;

/** Returns where the content begins and ends, if a part reaches from one margin to the other. */
function findMargins(parts: readonly PartitionNode[], region: Rectangle): Margins | null {
  const content = parts.filter(({ box }) => !isFromEdgeToEdge(box, region));
  if (content.length < 2 || content.length === parts.length) return null;
  const start = Math.min(...content.map(({ box }) => box.x));
  const end = Math.max(...content.map(({ box }) => box.x + box.width));
  if (
    !isCentred({ ...region, x: start, width: end - start }, region) ||
    start - region.x < minMargin - driftTolerance
  )
    return null;
  const spans = content.some(
    ({ box }) => box.x <= start + driftTolerance && box.x + box.width >= end - driftTolerance,
  );
  return spans ? { start, end } : null;
}

function isFromEdgeToEdge({ x, width }: Rectangle, region: Rectangle): boolean {
  return x <= region.x + driftTolerance && x + width >= region.x + region.width - driftTolerance;
}

function isBetween({ x, width }: Rectangle, { start, end }: Margins): boolean {
  return x >= start && x + width <= end;
}

/** A column of these parts from edge to edge of the page. */
function spread(parts: readonly PartitionNode[], { x, width }: Rectangle): PartitionNode {
  const group = groupPartitions('column', parts);
  return { ...group, box: { ...group.box, x, width }, core: { ...group.core, x, width } };
}
