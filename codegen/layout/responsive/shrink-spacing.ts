/** Lets margins, paddings and gaps shrink. This is the first step where space is missing; widths shrink next. */
import { cssNumber, expandSides, px, readPx, sidesShorthand, subtractPx } from '../../css/css-values.ts';
import { type AvailableSpace, percentRoundedUp, type StyleDraft, widthSourceOf } from './available-space.ts';
import { largePage, tabletWidth } from './breakpoints.ts';
import { isInFlow, marginOf, type MeasuredNode, smallWidth } from './measure-widths.ts';
import { driftTolerance, fontToleranceOf } from '../tolerances.ts';

/** px from which a margin is a position rather than a distance. */
export const minPositionMargin = 16;
/** px from which a margin in a row is more than white space between two items. */
const minShrinkableMargin = 48;

/** px that remain between items of a line, and between lines. */
export const minGap = { beside: 16, lines: 24 };

/** Lets a left margin shrink before the node itself shrinks. */
export function shrinkMargin(
  { declarations, narrower }: StyleDraft,
  measured: MeasuredNode,
  available: AvailableSpace,
): void {
  const { node } = measured;
  const { flow, isDefinite, width, pageWidth, rowWrapping, precedingWidth } = available;
  // A strip drawn wider than the page, such as a carousel, keeps its off-centre margins only where it fits.
  const isStrip = flow === 'column' && isDefinite && node.drawn.width > width + 0.5;
  for (const side of isStrip ? ['margin-right', 'margin-left'] : []) {
    const sideMargin = readPx(declarations.get(side)) ?? 0;
    if (sideMargin > 0) narrower.push({ property: side, value: '0', below: pageWidth });
  }
  // One that is declared with all sides turns a node in its place.
  const margin = readPx(declarations.get('margin-left')) ?? 0;
  // A negative margin would make an item stick out at the start of a wrapped line.
  if (margin < 0 && flow === 'row' && rowWrapping !== 'never')
    narrower.push({ property: 'margin-left', value: '0', below: pageWidth });
  // A large overlap is a fraction of the neighbour, whose width shrinks too.
  else if (margin < -minShrinkableMargin && flow === 'row' && isDefinite)
    declarations.set(
      'margin-left',
      `max(${px(margin)}, ${percentRoundedUp(margin / Math.max(precedingWidth, -margin))})`,
    );
  if (margin < minPositionMargin || width <= smallWidth) return;
  if (flow === 'row' || !isDefinite) {
    // A parent that hugs is no reference for percentages, so the margin shrinks with the viewport.
    const maximum = isDefinite
      ? percentRoundedUp(margin / width)
      : percentRoundedUp(margin / pageWidth).replace('%', 'vw');
    if (margin >= minShrinkableMargin) declarations.set('margin-left', `min(${px(margin)}, ${maximum})`);
  } else if (margin + node.drawn.width <= width + 0.5) {
    const from = subtractPx('100%', Math.ceil(node.drawn.width));
    declarations.set('margin-left', `clamp(${minMargin(measured, available)}px, ${from}, ${px(margin)})`);
  }
}

/** Lets the margins at both sides of what fills a column across the page shrink, as its paddings do. */
export function shrinkSideMargins(
  { declarations }: StyleDraft,
  { flow, isDefinite, width, pageWidth }: AvailableSpace,
): void {
  const sides = (['margin-left', 'margin-right'] as const).map(
    (side) => [side, readPx(declarations.get(side)) ?? 0] as const,
  );
  const isAcross = flow === 'column' && isDefinite && width >= pageWidth - 1 && pageWidth >= largePage;
  const [left = 0, right = 0] = sides.map(([, margin]) => margin);
  if (!isAcross || Math.min(left, right) < centringPadding.acrossPage) return;
  const isCentred = Math.abs(left - right) <= centringPadding.drift;
  for (const [side, margin] of sides)
    declarations.set(
      side,
      isCentred
        ? `max(24px, ${subtractPx('50%', width / 2 - margin)})`
        : `min(${px(margin)}, ${percentRoundedUp(margin / width)})`,
    );
}

/** px from which a padding is more than white space around the content. */
export const minShrinkablePadding = 48;
/**
 * px from which equal paddings on both sides centre a column, and by which those that a hand drew differ. A title beside an
 * icon begins a little after the gutter of its page, which all bands across the page share in narrower windows.
 */
const centringPadding = { least: 80, acrossPage: 48, drift: 4, besideIcon: 12 };

/** Whether percentages in the paddings of a node refer to a width that does not depend on its content. */
function hasKnownWidth(measured: MeasuredNode, available: AvailableSpace): boolean {
  const stretched =
    widthSourceOf(measured, available) === 'parent' && available.flow !== 'row' && available.flow !== 'grid';
  return stretched && (available.isDefinite || measured.isAbsolute);
}

/** px of the equal paddings that keep the content of a node in its middle at every width; `null` for other nodes. */
export function centringPaddingOf(measured: MeasuredNode, available: AvailableSpace): number | null {
  const { padding, node } = measured;
  const isAcross = node.drawn.width >= available.pageWidth - 1 && available.pageWidth >= largePage;
  const least = isAcross ? centringPadding.acrossPage : centringPadding.least;
  const drift = isAcross ? centringPadding.besideIcon : 1;
  const smaller = Math.min(padding.left, padding.right);
  const isEqual = Math.abs(padding.left - padding.right) <= drift;
  return hasKnownWidth(measured, available) && smaller >= least && isEqual ? smaller : null;
}

/** The distance between a side of a box of this width and its content, which stays in the middle. */
export function centringSide(width: number, padding: number): string {
  return `max(24px, ${subtractPx('50%', width / 2 - padding)})`;
}

/** Lets wide paddings at the sides shrink before the content between them does. */
export function shrinkPadding(
  { declarations, narrower }: StyleDraft,
  measured: MeasuredNode,
  available: AvailableSpace,
): void {
  const { padding } = measured;
  const largest = Math.max(padding.left, padding.right);
  const { width: drawn } = measured.node.drawn;
  // In a small box a padding is white space, unless it is larger than the content.
  if (
    largest < minShrinkablePadding ||
    drawn <= smallWidth ||
    (drawn < 1.5 * smallWidth && largest < drawn / 2)
  )
    return;
  const [top, right, bottom, left] = expandSides(declarations.get('padding') ?? '0');
  if (available.flow === 'column' && available.isDefinite && drawn > available.width + driftTolerance) {
    // Beside a strip that is wider than the page no padding is needed.
    const kept = (value: string, length: number) => (length < minShrinkablePadding ? value : '0');
    const value = sidesShorthand([top, kept(right, padding.right), bottom, kept(left, padding.left)]);
    narrower.push({ property: 'padding', value, below: available.pageWidth });
    return;
  }
  const known = hasKnownWidth(measured, available);
  const column = centringPaddingOf(measured, available) !== null;
  // Percentages of a parent that hugs have no reference, so they refer to the viewport.
  const [whole, unit] = known ? [available.width, '100%'] : [available.pageWidth, '100vw'];
  const shrinkSide = (value: string, length: number): string => {
    if (length < minShrinkablePadding) return value;
    // A border is part of the measured distance.
    const own = readPx(value) ?? length;
    if (column) return centringSide(available.width, own);
    if (length > 0.2 * whole)
      return `clamp(${px(minPositionMargin)}, ${subtractPx(unit, whole - length)}, ${value})`;
    return `min(${value}, ${percentRoundedUp(length / whole).replace('%', unit.replace('100', ''))})`;
  };
  declarations.set(
    'padding',
    sidesShorthand([top, shrinkSide(right, padding.right), bottom, shrinkSide(left, padding.left)]),
  );
}

/** px from which the space above or below the content of a section shrinks on phones, down to the least. */
const sectionPadding = { from: 72, least: 48 };

/** Lets the space above and below the content of a section shrink on phones. What is placed freely in it keeps its place. */
export function shrinkBlockPadding(
  { declarations }: StyleDraft,
  { node, padding, children }: MeasuredNode,
  { pageWidth }: AvailableSpace,
): void {
  const isSection = pageWidth >= largePage && node.drawn.width >= pageWidth - 1;
  if (!isSection || Math.max(padding.top, padding.bottom) < sectionPadding.from) return;
  if (children.some(({ isAbsolute }) => isAbsolute)) return;
  const [top, right, bottom, left] = expandSides(declarations.get('padding') ?? '0');
  const shrink = (value: string, length: number) =>
    length < sectionPadding.from
      ? value
      : `clamp(${px(sectionPadding.least)}, ${cssNumber((100 * length) / tabletWidth, 1)}vw, ${value})`;
  declarations.set(
    'padding',
    sidesShorthand([shrink(top, padding.top), right, shrink(bottom, padding.bottom), left]),
  );
}

/** px from which a gap is remaining space between items rather than a distance. */
export const minShrinkableGap = 48;
/** px that a row has in a card on the narrowest phone: nothing of it needs to shrink. */
const phoneCardWidth = 240;

/** Lets the wide gap of a row shrink before its items do. It does not apply between wrapped lines. */
export function shrinkGap(
  { declarations, narrower }: StyleDraft,
  row: MeasuredNode,
  { width, isDefinite, pageWidth }: AvailableSpace,
): void {
  if (
    row.flow !== 'row' ||
    row.gap < minShrinkableGap ||
    width <= 0 ||
    declarations.get('flex-wrap') === 'wrap-reverse'
  )
    return;
  const inFlow = row.children.filter(isInFlow);
  const isDrawn = row.declarations.has('flex-wrap') || readPx(row.declarations.get('gap')) === null;
  if (inFlow.length < 2 || isDrawn) return;
  const content = inFlow.reduce((sum, one) => sum + one.node.drawn.width + marginOf(one, 'left'), 0);
  const taken = content + row.gap * (inFlow.length - 1);
  if (taken <= phoneCardWidth) return;
  const spareWidth = width - taken;
  const between = isDefinite
    ? elasticGap(row, inFlow, content, width)
    : viewportGap(row.gap, inFlow.length - 1, pageWidth);
  const value = `${px(Math.min(row.gap, minGap.lines))} ${between}`;
  if (!isDefinite || spareWidth >= fontToleranceOf(content)) declarations.set('gap', value);
  else narrower.push({ property: 'gap', value, below: pageWidth });
}

/** A gap that loses what the viewport loses, since a row that hugs its items is no reference for percentages. */
function viewportGap(gap: number, count: number, pageWidth: number): string {
  const left = subtractPx('100vw', pageWidth - gap * count);
  return `clamp(${px(minGap.beside)}, ${count === 1 ? left : `(${left}) / ${count}`}, ${px(gap)})`;
}

/**
 * A gap that gets the space that items of set widths leave. Beside items that fill, it keeps its fraction of the width.
 */
function elasticGap(
  { gap }: MeasuredNode,
  inFlow: readonly MeasuredNode[],
  content: number,
  width: number,
): string {
  const shares = inFlow.some(({ declarations }) => declarations.has('flex'));
  if (shares) return `min(${px(gap)}, ${percentRoundedUp(gap / width)})`;
  const count = inFlow.length - 1;
  const left = subtractPx('100%', Math.ceil(content + fontToleranceOf(content)));
  return `clamp(${px(minGap.beside)}, ${count === 1 ? left : `(${left}) / ${count}`}, ${px(gap)})`;
}

/**
 * px of a margin that remain in the narrowest space. For a centred item the margin is only an offset, so nothing
 * remains.
 */
export function minMargin(measured: MeasuredNode, { centresItems }: AvailableSpace): number {
  const isCentred = (measured.declarations.get('align-self') ?? (centresItems ? 'center' : '')) === 'center';
  return isCentred ? 0 : Math.min(marginOf(measured, 'left'), minPositionMargin);
}
