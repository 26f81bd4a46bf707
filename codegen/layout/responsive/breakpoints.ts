/** px of the viewports at which pages change, the ones that Tailwind names. */
const tailwindBreakpoints: readonly number[] = [1536, 1280, 1024, 768, 640];
/** px of the narrowest phone. */
const narrowestPhone = 320;

export interface Breakpoint {
  /** px: what belongs to it holds in viewports narrower than this. */
  readonly below: number;
  /** px of the narrowest viewport before the next breakpoint. */
  readonly narrowest: number;
}

/** The breakpoints of a page drawn this wide, the widest first: its own width, then the named ones below. */
export function breakpointsBelow(pageWidth: number): readonly Breakpoint[] {
  const widths = [pageWidth, ...tailwindBreakpoints.filter((width) => width < 0.95 * pageWidth)];
  // A page drawn for a phone is tried on one that is a quarter narrower.
  return widths.map((below, index) => ({
    below,
    narrowest: widths[index + 1] ?? Math.min(narrowestPhone, 0.75 * pageWidth),
  }));
}

/** px of the viewports at which pages change, the ones that Tailwind names. */
const tailwindBreakpointsAscending: readonly number[] = [640, 768, 1024, 1280, 1536];
/** How much narrower a drawing is at least than the next wider one of the same page. */
const maxWidthRatio = 0.9;

/**
 * px of the viewport below which a page drawn at `wide` looks as it was drawn at `narrow`; `null` where the two are
 * too close to be two layouts. What is stretched only gets air, while what is squeezed breaks into lines nobody drew:
 * so the narrow drawing is stretched by the square of what the wide one is squeezed by, and of the widths that
 * everybody's pages change at, the nearest to that is taken.
 */
export function breakpointBetween(wide: number, narrow: number): number | null {
  if (narrow > maxWidthRatio * wide) return null;
  const wanted = Math.cbrt(wide * wide * narrow);
  const distance = (width: number) => Math.abs(Math.log(width / wanted));
  const [nearest] = tailwindBreakpointsAscending
    .filter((width) => width > narrow && width <= wide)
    .sort((one, other) => distance(one) - distance(other));
  return nearest ?? Math.round(wanted);
}
