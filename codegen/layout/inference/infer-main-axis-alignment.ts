/**
 * Infers alignment, gap and paddings along a row or column from the drawn positions of items. Constraints do not count
 * here.
 */
import type { AutoLayout } from '#design/tree';
import { type Axis, type Interval, isNear } from '../axis.ts';
import { driftTolerance, gapDriftTolerance, snapTolerance } from '../tolerances.ts';

/** How items share the available space along a row or column. */
export interface MainAxisLayout {
  readonly justify: AutoLayout['justify'];
  readonly gap: number | 'auto';
  /** Paddings of the container. */
  readonly start: number;
  readonly end: number;
  /** Each item's distance to the previous one beyond the gap; negative values bring them closer. */
  readonly margins: readonly number[];
}

/**
 * px up to which content is a line of text or an icon. The height of a box around it is chosen for the box, not for the
 * content.
 */
export const maxControlHeight = 40;

/**
 * Infers from the positions of items how they share the available space. A container that hugs its items has no space
 * to share.
 */
export function inferMainAxisAlignment(
  intervals: readonly Interval[],
  availableSpace: Interval,
  hasDefiniteSize: boolean,
  axis: Axis,
): MainAxisLayout {
  const gaps = intervals.slice(1).map((interval, index) => interval.start - (intervals[index]?.end ?? 0));
  const lead = (intervals[0]?.start ?? availableSpace.start) - availableSpace.start;
  const trail = availableSpace.end - (intervals.at(-1)?.end ?? availableSpace.end);
  if (hasDefiniteSize && isSpaceBetween(gaps, lead, trail, axis)) {
    const minimum = gaps.reduce((one, other) => Math.min(one, other));
    const even = gaps.every((gap) => isNear(gap, minimum, driftTolerance));
    const margins = [0, ...gaps.map((gap) => (even ? 0 : Math.round(gap - minimum)))];
    return {
      justify: 'space-between',
      gap: 'auto',
      start: Math.round(lead),
      end: Math.round(trail),
      margins,
    };
  }
  const gap = commonGap(gaps);
  const length = availableSpace.end - availableSpace.start - lead - trail;
  const isPage = axis === 'vertical' && length > maxAnchoredHeight && lead > -snapTolerance;
  const aligned = hasDefiniteSize && !isPage ? alignmentFromInsets(lead, trail) : 'start';
  const isPadded = axis === 'vertical' && gaps.length > 0 && aligned === 'end' && arePaddings(lead, trail);
  const justify = isPadded ? 'start' : aligned;
  const first = justify === 'start' ? Math.round(Math.min(0, lead)) : 0;
  const margins = [first, ...marginsBeyondGap(gaps, gap)].slice(0, intervals.length);
  const ends = inferPaddings(
    justify,
    lead,
    trail,
    hasDefiniteSize,
    axis === 'vertical' && length <= maxControlHeight,
  );
  const along = { justify, gap, ...ends, margins };
  if (axis === 'horizontal' || !hasDefiniteSize || trail < -snapTolerance) return along;
  const lengths = intervals.map((interval) => interval.end - interval.start + gap);
  const taken = [...lengths, ...margins, ends.start, ends.end].reduce((sum, each) => sum + each, -gap);
  return absorbRoundingAtEnd(along, taken - (availableSpace.end - availableSpace.start));
}

/** px; content that is higher than a screen begins at the top, whatever is below it. */
const maxAnchoredHeight = 1000;

/** px of the largest gap between related items: side by side, and one below the other. */
const maxRelatedGap = { row: 48, column: 120 };

/** Whether items were moved to both ends of the space rather than placed at a chosen gap. */
function isSpaceBetween(gaps: readonly number[], lead: number, trail: number, axis: Axis): boolean {
  const [first] = gaps;
  if (first === undefined || first < 1 || Math.min(lead, trail) < 0) return false;
  const even = gaps.every((gap) => isNear(gap, first));
  if (even && gaps.length > 1 && !gaps.every(isDeliberateGap)) return isNear(lead, trail) && first >= lead;
  const minimum = Math.max(axis === 'horizontal' ? maxRelatedGap.row : maxRelatedGap.column, lead, trail);
  return (
    (even || axis === 'horizontal') &&
    gaps.every((gap) => gap > minimum) &&
    isNear(lead, trail, maxRelatedGap.row)
  );
}

/** Designers choose integer gaps, mostly even ones or multiples of five. */
function isDeliberateGap(gap: number): boolean {
  const whole = Math.round(gap);
  return isNear(gap, whole, 0.05) && (whole % 2 === 0 || whole % 5 === 0);
}

/** Whether one gap puts every item at its drawn position, up to a hand's drift. */
function fitsGap(gaps: readonly number[], gap: number): boolean {
  return areNearGap(gaps, gap) && marginsBeyondGap(gaps, gap).every((margin) => margin === 0);
}

/** The fraction of a gap by which gaps may differ that were meant to be equal. */
const gapDrift = 0.1;

/** Whether gaps may have been meant to be equal. Multiples of four that differ were chosen. */
function areNearGap(gaps: readonly number[], gap: number): boolean {
  const tolerance = Math.max(driftTolerance, gapDrift * gap);
  const spread = Math.max(...gaps) - Math.min(...gaps);
  return spread <= tolerance && (spread < 2 || !gaps.every((each) => isNear(each % 4, 0, 0.05)));
}

/**
 * The distances beyond the gap in whole px. What a hand's drift adds up to is left to the next distance until it
 * exceeds the tolerance.
 */
export function marginsBeyondGap(gaps: readonly number[], gap: number): readonly number[] {
  let drift = 0;
  return gaps.map((each) => {
    drift += each - gap;
    if (isNear(drift, 0, gapDriftTolerance)) return 0;
    const margin = Math.round(drift);
    drift -= margin;
    return margin;
  });
}

/** Rounding that adds up would make a box taller and move everything below it, so the end padding compensates for it. */
function absorbRoundingAtEnd(along: MainAxisLayout, over: number): MainAxisLayout {
  const isRounding = over > 0 && over <= driftTolerance && along.end >= over;
  return isRounding ? { ...along, end: Math.round(along.end - over) } : along;
}

/** The alignment by the smaller inset, or centre if the insets are equal. */
export function alignmentFromInsets(lead: number, trail: number): 'start' | 'center' | 'end' {
  if (isNear(lead, trail, driftTolerance)) return lead > 0.5 ? 'center' : 'start';
  return trail < lead && trail > -0.5 ? 'end' : 'start';
}

/**
 * px up to which the space at both ends of centred content becomes padding, so that the content never touches the
 * edges.
 */
const maxContentPadding = 48;

/**
 * Whether the px above and below the lines of a box are paddings, so that the content makes the height of its box. Twice
 * as much above as below is free space.
 */
export function arePaddings(above: number, below: number): boolean {
  if (above > maxContentPadding) return false;
  return isNear(above, below, driftTolerance) || (above > below && above < 2 * below);
}

/** The paddings of aligned content. The centre of a `control` needs none. */
export function inferPaddings(
  keyword: 'start' | 'center' | 'end',
  lead: number,
  trail: number,
  hasDefiniteSize: boolean,
  isControl: boolean,
): { readonly start: number; readonly end: number } {
  const [start, end] = [Math.round(Math.max(0, lead)), Math.round(Math.max(0, trail))];
  const minimum = Math.min(start, end);
  if (keyword === 'center') {
    const half = Math.max(0, Math.floor((lead + trail) / 2));
    return isControl || lead > maxContentPadding ? { start: 0, end: 0 } : { start: half, end: half };
  }
  if (keyword === 'end') return { start: minimum, end };
  return { start, end: hasDefiniteSize ? minimum : 0 };
}

/** The gap that all or most items share, in whole px; the others get margins. */
export function commonGap(gaps: readonly number[]): number {
  if (gaps.length === 0) return 0;
  const even = findEvenGap([gaps]);
  if (even !== null) return even;
  const most = commonest(gaps);
  const smallest = Math.round(gaps.reduce((minimum, gap) => Math.min(minimum, gap)));
  return Math.max(0, most.count * 2 >= gaps.length ? most.value : smallest);
}

/** The most frequent value in whole px; the smallest of equally frequent ones. */
function commonest(values: readonly number[]): { readonly value: number; readonly count: number } {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(Math.round(value), (counts.get(Math.round(value)) ?? 0) + 1);
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .reduce((best, one) =>
      one.count > best.count || (one.count === best.count && one.value < best.value) ? one : best,
    );
}

/** One gap in whole px for all lines of items, a common one if possible; `null` if they need several. */
export function findEvenGap(lines: readonly (readonly number[])[]): number | null {
  const gaps = lines.flat();
  if (gaps.length === 0 || !areNearGap(gaps, commonest(gaps).value)) return null;
  const mean = gaps.reduce((sum, gap) => sum + gap, 0) / gaps.length;
  const likely = [commonest(gaps).value, 4 * Math.round(mean / 4), Math.round(mean)];
  return likely.find((gap) => isNear(gap, mean, 1) && lines.every((line) => fitsGap(line, gap))) ?? null;
}
