/**
 * Keeps rows of equal cards together. The space between two of them is no space between columns of a page: that would part
 * the last card of each row from the others, as if it were in a side bar.
 */
import type { Rectangle } from '#design/tree';
import { isNear } from '../axis.ts';
import { driftTolerance } from '../tolerances.ts';
import { unionOf } from '../visual-bounds.ts';
import type { Bands, PartitionNode } from './partition-node.ts';

/** px from which equal items beside each other are cards rather than lines of text. */
export const minCardHeight = 80;

/** Cards of a row that are a grid rather than content beside a side bar. */
const minCards = 3;

type Columns = Bands['groups'];

/**
 * Joins the columns of items over which rows of equal cards reach: where one of them has several cards of a row, or where
 * others are beside a grid of cards.
 */
export function joinColumnsOfCards(columns: Bands): Bands {
  const spans = findSpans(columns.groups);
  if (spans.length === 0) return columns;
  const groups: PartitionNode[][] = [];
  columns.groups.forEach((column, index) => {
    const isJoined = spans.some(({ first, last }) => index > first && index <= last);
    if (isJoined) groups.at(-1)?.push(...column);
    else groups.push([...column]);
  });
  const boxes = groups.map((column) => column.map(({ core }) => core).reduce(unionOf));
  const gaps = boxes.slice(1).map((box, index) => box.x - endOf(boxes[index] ?? box));
  return { groups, gap: Math.min(Infinity, ...gaps) };
}

/** Whether columns part a row of equal cards of which several are in one of them. */
export function partsCards(columns: Columns): boolean {
  return findSpans(columns).length > 0;
}

/** The first and the last of the columns that a row of cards is in. */
interface Span {
  readonly first: number;
  readonly last: number;
}

function findSpans(columns: Columns): readonly Span[] {
  if (columns.length < 2) return [];
  const cards = columns.flatMap((column, index) =>
    column.flatMap((item) =>
      item.kind === 'leaf' && item.box.height >= minCardHeight ? [{ box: item.box, column: index }] : [],
    ),
  );
  if (cards.length < minCards) return [];
  const rows: { readonly box: Rectangle; readonly columns: number[] }[] = [];
  for (const { box, column } of cards.toSorted((one, other) => one.box.y - other.box.y)) {
    const row = rows.findLast((one) => isAlike(one.box, box));
    if (row === undefined) rows.push({ box, columns: [column] });
    else row.columns.push(column);
  }
  const spans = rows.flatMap(({ columns: own }) => {
    const span = { first: Math.min(...own), last: Math.max(...own) };
    const hasSeveral = new Set(own).size < own.length;
    return own.length >= minCards && span.first < span.last ? [{ ...span, hasSeveral }] : [];
  });
  return spans.filter((span) => {
    const rowsOfSpan = spans.filter(({ first, last }) => first === span.first && last === span.last).length;
    const inside = columns.slice(span.first, span.last + 1);
    // Columns of a board each have a title of their own.
    const hasCardsOnly = inside.some((column) =>
      column.every((item) => cards.some(({ box }) => box === item.box)),
    );
    const isBesideOthers = inside.length < columns.length;
    return span.hasSeveral || (rowsOfSpan > 1 && hasCardsOnly && isBesideOthers);
  });
}

/** Whether two boxes are one kind of card at one height. */
function isAlike(one: Rectangle, other: Rectangle): boolean {
  return (
    isNear(one.y, other.y, 2 * driftTolerance) &&
    isNear(one.width, other.width, driftTolerance) &&
    isNear(one.height, other.height, driftTolerance)
  );
}

function endOf({ x, width }: Rectangle): number {
  return x + width;
}
