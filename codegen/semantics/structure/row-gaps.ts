/** Reads the spaces between the rows of a list, from its gap and their margins, and chooses one gap for all of them. */
import { px, readPx, splitCssValues } from '../../css/css-values.ts';
import { isUnconditional } from '../../css/style-queries.ts';
import type { Declaration, LayoutBox, LayoutNode, Style } from '../../layout/layout-tree.ts';
import { visibleChildren } from '../../components/walk-layout.ts';

export type Line = 'row' | 'column';

/** The margins at the start and at the end of a row of a list. */
export type Sides = readonly [start: string, end: string];

/** px; positions of rows may move by this much, as in all that a hand placed. */
export const maxShift = 2;

/** px; links in a line have one gap, although their words never end where a hand thought they would. */
export const maxLinkShift = 8;

/** The share of the gap by which they move at most. */
const maxLinkShare = 0.25;

/** px and share of the gap where no space is far from the middle one of several. */
const maxEvenShift = { px: 16, share: 0.5 };

/** How far from the middle one a space may be, as a ratio, and the fewest of them that show it. */
const evenSpaces = { ratio: 1.5, count: 4 };

/** What evening gaps may change, in px: the length of the list, and the position of each row. */
export interface Tolerance {
  readonly growth: number;
  readonly shift: number;
}

/** Returns the space before each row but the first in px; `null` where one is unknown. */
export function readSpaces(list: LayoutBox, flow: Line, [start, end]: Sides): readonly number[] | null {
  const gap = readGap(list, flow);
  const rows = visibleChildren(list);
  const spaces = rows.slice(1).flatMap((row, index) => {
    const before = rows[index];
    const margins = [marginOf(row, start), before ? marginOf(before, end) : null];
    return gap === null || margins.includes(null)
      ? []
      : margins.reduce<number>((sum, margin) => sum + (margin ?? 0), gap);
  });
  return spaces.length < rows.length - 1 ? null : spaces;
}

/** Returns a margin in px; `null` where it is another length, or changes in another way than to end on narrow pages. */
function marginOf({ style }: LayoutNode, side: string): number | null {
  const own = style.filter(({ property }) => property === side);
  const drawn = own.filter(isUnconditional);
  if (style.some(({ property }) => property === 'margin')) return null;
  if (own.some((one) => !isUnconditional(one) && !endsMargin(one))) return null;
  return drawn.length === 0 ? 0 : readPx(drawn[0]?.value);
}

/** Whether a declaration removes a margin below a width. */
function endsMargin({ value, below, state }: Declaration): boolean {
  return below !== undefined && state === undefined && readPx(value) === 0;
}

/** Returns the width below which the margins between the rows end; `null` if they never do, or not all at once. */
export function widthWithoutMargins(rows: readonly LayoutNode[], [start, end]: Sides): number | null {
  const sides = rows.flatMap(({ style }, at) =>
    [at > 0 ? start : '', at < rows.length - 1 ? end : ''].map((side) =>
      style.filter(({ property }) => property === side),
    ),
  );
  const widths = sides.flatMap((margins) => {
    const isOpen = margins.some((one) => isUnconditional(one) && readPx(one.value) !== 0);
    return isOpen ? [margins.find(endsMargin)?.below ?? null] : [];
  });
  const [width = null] = widths;
  return widths.every((one) => one === width) ? width : null;
}

/** Returns the gap along a flow at the drawn width in px; `null` where it is another length. */
export function readGap({ style }: LayoutBox, flow: Line): number | null {
  const name = flow === 'row' ? 'column-gap' : 'row-gap';
  const own = style.filter(
    (one) => isUnconditional(one) && (one.property === 'gap' || one.property === name),
  );
  if (own.length !== 1) return own.length === 0 ? 0 : null;
  const [rows, columns = rows] = splitCssValues(own[0]?.value);
  return readPx(flow === 'row' ? columns : rows);
}

export function withGap(style: Style, flow: Line, gap: number): Style {
  const name = flow === 'row' ? 'column-gap' : 'row-gap';
  const isGap = (one: Declaration) =>
    isUnconditional(one) && (one.property === 'gap' || one.property === name);
  const after = style.findLastIndex(({ property }) => /^(display|flex-)/.test(property)) + 1;
  const kept = style.map((one, index) => ({ one, index })).filter(({ one }) => !isGap(one));
  const [rows, columns] = splitCssValues(style.find((one) => isGap(one) && one.property === 'gap')?.value);
  const both = flow === 'row' ? `${rows} ${px(gap)}` : `${px(gap)} ${columns}`;
  const declared = { property: 'gap', value: columns === undefined ? px(gap) : both };
  return [
    ...kept.filter(({ index }) => index < after).map(({ one }) => one),
    declared,
    ...kept.filter(({ index }) => index >= after).map(({ one }) => one),
  ];
}

/** Returns the gap in whole px with which rows move least; `null` where one moves too far. */
export function chooseGap(spaces: readonly number[], { growth, shift: limit }: Tolerance): number | null {
  const mean = spaces.reduce((sum, space) => sum + space, 0) / spaces.length;
  const candidates = new Set([
    Math.round(mean),
    Math.floor(mean),
    Math.ceil(mean),
    Math.ceil(mean) - 1,
    ...spaces.map(Math.round),
  ]);
  const shifts = [...candidates].map((gap) => {
    let shift = 0;
    const each = spaces.map((space) => Math.abs((shift += gap - space)));
    return { gap, most: shift > growth ? Infinity : Math.max(...each) };
  });
  const [best] = shifts.sort((one, other) => one.most - other.most);
  const [own, share] = haveOneMiddle(spaces) ? [maxEvenShift.px, maxEvenShift.share] : [limit, maxLinkShare];
  const most = limit > maxShift ? Math.max(maxShift, Math.min(own, mean * share)) : limit;
  return best !== undefined && best.most <= most ? best.gap : null;
}

function haveOneMiddle(spaces: readonly number[]): boolean {
  const middle = spaces.toSorted((one, other) => one - other)[spaces.length >> 1] ?? 0;
  const { ratio, count } = evenSpaces;
  return (
    spaces.length >= count && spaces.every((space) => space <= middle * ratio && space * ratio >= middle)
  );
}
