/** px of Tailwind's named breakpoints, descending. */
const tailwindBreakpoints: readonly number[] = [1536, 1280, 1024, 768, 640];
/** px of the narrowest phone. */
const narrowestPhone = 320;

/** A viewport width at which a page changes. */
export interface Breakpoint {
  /** px. Its declarations apply to viewports narrower than this. */
  readonly below: number;
  /** px of the narrowest viewport above the next breakpoint. */
  readonly narrowest: number;
}

/** The breakpoints of a page by its drawn width, the widest first: its own width, then the named ones below. */
export function breakpointsBelow(pageWidth: number): readonly Breakpoint[] {
  const widths = [pageWidth, ...tailwindBreakpoints.filter((width) => width < 0.95 * pageWidth)];
  // A page drawn for a phone has to work on a phone that is a quarter narrower.
  return widths.map((below, index) => ({
    below,
    narrowest: widths[index + 1] ?? Math.min(narrowestPhone, 0.75 * pageWidth),
  }));
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
