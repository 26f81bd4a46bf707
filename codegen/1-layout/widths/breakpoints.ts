/** px of the viewports at which pages change, the ones that Tailwind names. */
const named: readonly number[] = [1536, 1280, 1024, 768, 640];
/** px of the narrowest phone. */
const phone = 320;

export interface Breakpoint {
  /** px: what belongs to it holds in viewports narrower than this. */
  readonly below: number;
  /** px of the narrowest viewport before the next breakpoint. */
  readonly least: number;
}

/** The breakpoints of a page drawn this wide, the widest first: its own width, then the named ones below. */
export function breakpointsBelow(page: number): readonly Breakpoint[] {
  const widths = [page, ...named.filter((width) => width < 0.95 * page)];
  // A page drawn for a phone is tried on one that is a quarter narrower.
  return widths.map((below, index) => ({ below, least: widths[index + 1] ?? Math.min(phone, 0.75 * page) }));
}
