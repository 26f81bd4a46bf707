/** px of Tailwind's named breakpoints, descending. */
const tailwindBreakpoints: readonly number[] = [1536, 1280, 1024, 768, 640];
/** px from which a page is drawn for large windows. */
export const largePage = 1024;
/** px below which the large titles and paddings of a page for large windows shrink. */
export const tabletWidth = 768;
/** px up to which a page is drawn for phones, of the width of small phones, and of the narrowest one. */
const phones = { widest: 480, small: 360, narrowest: 320 };

/** Whether a page of this width was drawn for phones. */
export function isPhoneWidth(pageWidth: number): boolean {
  return pageWidth >= phones.narrowest && pageWidth <= phones.widest;
}

/** px that a part of this width has on the narrowest phone, if its page was drawn for phones: it loses what the page loses. */
export function widthOnNarrowestPhone(width: number, pageWidth: number): number {
  return width - (pageWidth - narrowestOf(pageWidth));
}

/** A page drawn for a phone has to work on a phone that is a quarter narrower. */
function narrowestOf(pageWidth: number): number {
  return Math.min(phones.narrowest, 0.75 * pageWidth);
}

/** A viewport width at which a page changes. */
export interface Breakpoint {
  /** px. Its declarations apply to viewports narrower than this. */
  readonly below: number;
  /** px of the narrowest viewport above the next breakpoint. */
  readonly narrowest: number;
}

/**
 * The breakpoints of a page by its drawn width, the widest first: its own width, then the named ones below. A page drawn for
 * a phone also changes below the width of small phones, because all that fits these has to look as drawn on them.
 */
export function breakpointsBelow(pageWidth: number): readonly Breakpoint[] {
  const named = isPhoneWidth(pageWidth) ? [phones.small] : tailwindBreakpoints;
  const widths = [pageWidth, ...named.filter((width) => width < 0.95 * pageWidth)];
  return widths.map((below, index) => ({ below, narrowest: widths[index + 1] ?? narrowestOf(pageWidth) }));
}

/** Two frames of one page count as two layouts if the narrower is at most this fraction of the wider. */
const maxWidthRatio = 0.9;

/**
 * px of the viewport below which a page drawn at `wide` has the layout drawn at `narrow`; `null` if the two widths are
 * too close to be two layouts. A stretched layout only gets more white space, while a compressed one wraps in ways that
 * nobody designed. So the narrow layout is stretched by the square of the factor by which the wide one is compressed,
 * and the named breakpoint nearest to that width applies.
 */
export function breakpointBetween(wide: number, narrow: number): number | null {
  if (narrow > maxWidthRatio * wide) return null;
  const wanted = Math.cbrt(wide * wide * narrow);
  const distance = (width: number) => Math.abs(Math.log(width / wanted));
  const [nearest] = tailwindBreakpoints
    .toReversed()
    .filter((width) => width > narrow && width <= wide)
    .sort((one, other) => distance(one) - distance(other));
  return nearest ?? Math.round(wanted);
}
