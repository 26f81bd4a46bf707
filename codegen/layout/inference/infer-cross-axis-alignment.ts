/** Infers the alignment of items across their row or column from where they are. */
import type { AutoLayout } from '#design/tree';
import { type Axis, type Interval, isNear } from '../axis.ts';
import { alignmentFromInsets, inferPaddings, maxControlHeight } from './infer-main-axis-alignment.ts';
import { driftTolerance, snapTolerance } from '../tolerances.ts';
import { findPhoneGutter, keepsBothSides, type SideInsets } from './fill-pages.ts';

/** A partition with its cross-axis facts. */
export interface CrossAxisItem {
  readonly interval: Interval;
  /** The position of its baseline; `null` for all but single lines of text. */
  readonly baseline: number | null;
  /** The constraint that a designer chose for it. */
  readonly constraint: 'start' | 'center' | 'end' | 'stretch' | null;
  /** Whether it may take all the space. A line of text that happens to be the widest item does not. */
  readonly mayFill: boolean;
  /** Whether it is a row with parts at both of its ends. */
  readonly isSpread: boolean;
}

type AlignKeyword = 'start' | 'center' | 'end';

/** The alignment of items across their row or column. */
export interface CrossAxisLayout {
  readonly align: AutoLayout['align'];
  /** Paddings of the container. */
  readonly start: number;
  readonly end: number;
  /** The offset of each item from its aligned position. */
  readonly offsets: readonly number[];
  /** Items with their own alignment. */
  readonly alignSelfs: readonly (AlignKeyword | null)[];
  /** Items that take all the space. */
  readonly fills: readonly boolean[];
  /** Items that keep their distances to both sides of the space, which are not its paddings. */
  readonly stretched?: readonly boolean[];
}

interface CrossAxisMeasures {
  readonly items: readonly CrossAxisItem[];
  /** px of each item from the start and end of the space, and the smallest of these. */
  readonly before: readonly number[];
  readonly after: readonly number[];
  readonly lead: number;
  readonly trail: number;
  readonly hasDefiniteSize: boolean;
  /** Whether the items are text or icons in a control, or all on a disc. */
  readonly isControl: boolean;
  /** px by which items may be off their alignment. */
  readonly tolerance: number;
}

/** px up to which a box is a disc or badge: its width stays the same for shorter or longer initials. */
const maxBadgeSize = 64;

/** Infers the alignment of items. A container that hugs ends with its largest item. */
export function inferCrossAxisAlignment(
  items: readonly CrossAxisItem[],
  availableSpace: Interval,
  hasDefiniteSize: boolean,
  axis: Axis,
): CrossAxisLayout {
  const before = items.map(({ interval }) => interval.start - availableSpace.start);
  const after = items.map(({ interval }) => availableSpace.end - interval.end);
  const [lead, trail] = [smallestInset(before), smallestInset(after)];
  const length = availableSpace.end - availableSpace.start;
  const isControl =
    axis === 'horizontal' ? length - lead - trail <= maxControlHeight : length <= maxBadgeSize;
  const exact = { items, before, after, lead, trail, hasDefiniteSize, isControl };
  const gutter = axis === 'vertical' && hasDefiniteSize ? findPhoneGutter(sideInsetsOf(exact), length) : null;
  if (gutter !== null) return alignInGutters({ ...exact, tolerance: driftTolerance }, gutter);
  for (const tolerance of alignmentTolerances) {
    const measures: CrossAxisMeasures = { ...exact, tolerance };
    const layout =
      alignEqualItems(measures) ??
      alignAtStart(measures) ??
      alignAtCenter(measures) ??
      alignOnBaseline(measures) ??
      alignAtEnd(measures);
    if (layout !== null) return stretchSpreadRows(layout, exact);
  }
  return stretchSpreadRows(alignIndividually({ ...exact, tolerance: driftTolerance }), exact);
}

/** px by which a row that reaches the end may begin after the others; phones have no space for more. */
export const maxInset = 96;

/** Lets rows that reach the end of the space from a place of their own do so at every width. */
function stretchSpreadRows(
  layout: CrossAxisLayout,
  { items, before, after, hasDefiniteSize }: Omit<CrossAxisMeasures, 'tolerance'>,
): CrossAxisLayout {
  const isStretched = (index: number): boolean =>
    hasDefiniteSize &&
    items[index]?.isSpread === true &&
    layout.fills[index] !== true &&
    isNear(after[index] ?? 0, layout.end, driftTolerance) &&
    (before[index] ?? 0) >= layout.start - driftTolerance &&
    (before[index] ?? 0) <= layout.start + maxInset;
  if (!items.some((_, index) => isStretched(index))) return layout;
  return {
    ...layout,
    fills: layout.fills.map((fills, index) => fills || isStretched(index)),
    offsets: layout.offsets.map((offset, index) =>
      isStretched(index) ? Math.round((before[index] ?? 0) - layout.start) : offset,
    ),
    alignSelfs: layout.alignSelfs.map((self, index) => (isStretched(index) ? null : self)),
  };
}

/** px by which items may be off a common alignment. The alignment with the least drift is the likeliest. */
const alignmentTolerances = [snapTolerance, (snapTolerance + driftTolerance) / 2, driftTolerance];

function smallestInset(values: readonly number[]): number {
  return Math.max(
    0,
    Math.round(values.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY)),
  );
}

/** All items have the same length: they fill the space, or align to the nearer end. */
function alignEqualItems(measures: CrossAxisMeasures): CrossAxisLayout | null {
  const { before, after, lead, trail, hasDefiniteSize, isControl, tolerance } = measures;
  if (!areAllNear(before, tolerance) || !areAllNear(after, tolerance)) return null;
  const fills = fillsBetween(measures, lead, trail);
  if (fills.includes(true))
    return { ...withoutExceptions(measures), align: 'start', start: lead, end: trail, fills };
  const align = hasDefiniteSize ? alignmentFromInsets(before[0] ?? 0, after[0] ?? 0) : 'start';
  const offsets = before.map((value) => (align === 'start' ? Math.round(Math.min(0, value)) : 0));
  return {
    ...withoutExceptions(measures),
    align,
    ...inferPaddings(align, lead, trail, hasDefiniteSize, isControl),
    offsets,
  };
}

function areAllNear(values: readonly number[], tolerance: number): boolean {
  const [smallest, largest] = [Math.min(...values), Math.max(...values)];
  return isNear(smallest, largest, tolerance);
}

/** Items that may fill and reach from the padding at the start to that at the end. */
function fillsBetween(
  { items, before, after, hasDefiniteSize }: CrossAxisMeasures,
  start: number,
  end: number,
): boolean[] {
  return items.map(
    ({ mayFill }, index) =>
      hasDefiniteSize &&
      mayFill &&
      isNear(before[index] ?? 0, start, driftTolerance) &&
      isNear(after[index] ?? 0, end, driftTolerance),
  );
}

function withoutExceptions({
  items,
}: CrossAxisMeasures): Pick<CrossAxisLayout, 'offsets' | 'alignSelfs' | 'fills'> {
  return { offsets: items.map(() => 0), alignSelfs: items.map(() => null), fills: items.map(() => false) };
}

function alignAtStart(measures: CrossAxisMeasures): CrossAxisLayout | null {
  const { items, before, after, lead, trail, hasDefiniteSize, tolerance } = measures;
  if (!areAllNear(before, tolerance)) return null;
  // The padding at the end is the space after the widest item that may fill, or at most the padding at the start.
  const reaches = items.some(
    ({ mayFill }, index) => mayFill && isNear(after[index] ?? 0, trail, driftTolerance),
  );
  const end = !hasDefiniteSize ? 0 : reaches ? trail : Math.min(lead, trail);
  const offsets = before.map((value) => Math.round(Math.min(0, value)));
  return {
    ...withoutExceptions(measures),
    align: 'start',
    start: lead,
    end,
    offsets,
    fills: fillsBetween(measures, lead, end),
  };
}

function alignAtCenter(measures: CrossAxisMeasures): CrossAxisLayout | null {
  const { before, after, lead, trail, hasDefiniteSize, isControl, tolerance } = measures;
  const shifts = before.map((value, index) => value - (after[index] ?? 0));
  if (!areAllNear(shifts, tolerance)) return null;
  const shift = Math.round(shifts.reduce((sum, each) => sum + each, 0) / shifts.length);
  const filled = fillsBetween(measures, lead, trail).includes(true);
  const sides = !isNear(shift, 0, driftTolerance)
    ? { start: Math.max(0, shift), end: Math.max(0, -shift) }
    : filled
      ? { start: lead, end: trail }
      : inferPaddings('center', lead, trail, hasDefiniteSize, isControl);
  return {
    ...withoutExceptions(measures),
    align: 'center',
    ...sides,
    fills: fillsBetween(measures, sides.start, sides.end),
  };
}

/** Single lines of text in several sizes share a baseline. */
function alignOnBaseline(measures: CrossAxisMeasures): CrossAxisLayout | null {
  const { items, lead, trail, hasDefiniteSize, tolerance } = measures;
  const lines = items.flatMap(({ baseline }) => (baseline === null ? [] : [baseline]));
  if (lines.length < items.length || !areAllNear(lines, tolerance)) return null;
  return { ...withoutExceptions(measures), align: 'baseline', start: lead, end: hasDefiniteSize ? trail : 0 };
}

function alignAtEnd(measures: CrossAxisMeasures): CrossAxisLayout | null {
  const { after, lead, trail, hasDefiniteSize, tolerance } = measures;
  if (!areAllNear(after, tolerance)) return null;
  const start = hasDefiniteSize ? Math.min(lead, trail) : 0;
  return {
    ...withoutExceptions(measures),
    align: 'end',
    start,
    end: trail,
    fills: fillsBetween(measures, start, trail),
  };
}

/** Most items share one alignment; the others have their own, or an offset from the start. */
function alignIndividually(measures: CrossAxisMeasures): CrossAxisLayout {
  const end = measures.hasDefiniteSize ? sharedEndInset(measures) : measures.trail;
  return alignBetween(measures, measures.lead, end);
}

function sideInsetsOf({
  items,
  before,
  after,
}: Pick<CrossAxisMeasures, 'items' | 'before' | 'after'>): readonly SideInsets[] {
  return items.map(({ mayFill, isSpread }, index) => ({
    ...{ mayFill, isSpread },
    before: before[index] ?? 0,
    after: after[index] ?? 0,
  }));
}

/** Items on the page of a phone: what is wider than the content keeps its distances, or runs past the edge of the page. */
function alignInGutters(measures: CrossAxisMeasures, gutter: number): CrossAxisLayout {
  const layout = alignBetween(measures, gutter, gutter);
  const stretched = sideInsetsOf(measures).map((item) => keepsBothSides(item, gutter));
  return {
    ...layout,
    stretched,
    alignSelfs: layout.alignSelfs.map((self, index) => (stretched[index] === true ? null : self)),
    fills: layout.fills.map((fills, index) => fills && stretched[index] !== true),
  };
}

/** Most items share one alignment between two paddings; the others have their own, or an offset from the start. */
function alignBetween(measures: CrossAxisMeasures, start: number, end: number): CrossAxisLayout {
  const { items, before, after, hasDefiniteSize } = measures;
  // A container that hugs must be as wide as one of its items. Otherwise only alignment to the start is certain.
  const hasKnownEnd =
    hasDefiniteSize ||
    items.some(
      (_, index) =>
        isNear(before[index] ?? 0, start, driftTolerance) && isNear(after[index] ?? 0, end, driftTolerance),
    );
  const keywords = items.map((item, index) =>
    possibleKeywords(item, (before[index] ?? 0) - start, (after[index] ?? 0) - end).filter(
      (keyword) => hasKnownEnd || keyword === 'start',
    ),
  );
  const align = commonestKeyword(keywords);
  const fallback = align === 'start' ? null : 'start';
  return {
    align,
    start,
    end: hasDefiniteSize ? end : 0,
    offsets: before.map((value, index) => (keywords[index]?.length === 0 ? Math.round(value - start) : 0)),
    alignSelfs: keywords.map((own) => (own.includes(align) ? null : (own[0] ?? fallback))),
    fills: fillsBetween(measures, start, end),
  };
}

/** How many items, and which share of all, end at one place on purpose, at least. */
const sharedEnds = { count: 3, share: 0.6 };

/** px between the end of the space and where most items end; where no place is common, where the last one ends. */
function sharedEndInset({ after, trail }: CrossAxisMeasures): number {
  const counts = countNear([...after, trail]);
  // The one that is added to be looked up does not count.
  const countAt = (inset: number) => (counts.get(inset) ?? 0) - Number(isNear(inset, trail, driftTolerance));
  const commonest = after.reduce((best, own) => (countAt(own) > countAt(best) ? own : best), trail);
  const least = Math.max(sharedEnds.count, sharedEnds.share * after.length);
  return countAt(commonest) >= least ? Math.round(commonest) : trail;
}

/** How many values are near each one, with itself. */
function countNear(values: readonly number[]): ReadonlyMap<number, number> {
  const sorted = values.toSorted((one, other) => one - other);
  const isNearTo = (value: number, at: number) => isNear(sorted[at] ?? Number.NaN, value, driftTolerance);
  const counts = new Map<number, number>();
  let [start, end] = [0, 0];
  for (const value of sorted) {
    while (!isNearTo(value, start)) start += 1;
    end = Math.max(end, start);
    while (isNearTo(value, end)) end += 1;
    counts.set(value, end - start);
  }
  return counts;
}

/** The alignments that put an item at its position, the most likely first. */
function possibleKeywords(
  { constraint }: CrossAxisItem,
  before: number,
  after: number,
): readonly AlignKeyword[] {
  const fit: AlignKeyword[] = [];
  if (isNear(before, 0, driftTolerance)) fit.push('start');
  if (isNear(before, after, driftTolerance)) fit.push('center');
  if (isNear(after, 0, driftTolerance)) fit.push('end');
  return fit.sort((one, other) => Number(other === constraint) - Number(one === constraint));
}

function commonestKeyword(keywords: readonly (readonly AlignKeyword[])[]): AlignKeyword {
  const count = (keyword: AlignKeyword) => keywords.filter((own) => own.includes(keyword)).length;
  const [starts, centres, ends] = [count('start'), count('center'), count('end')];
  if (centres > starts && centres >= ends) return 'center';
  return ends > starts ? 'end' : 'start';
}
