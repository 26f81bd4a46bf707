/** px of the viewports at which pages change, the ones that Tailwind names. */
const named: readonly number[] = [640, 768, 1024, 1280, 1536];
/** How much narrower a drawing is at least than the next wider one of the same page. */
const step = 0.9;

/**
 * px of the viewport below which a page drawn at `wide` and at `narrow` looks as at `narrow`; `null` where the two
 * are too close to be two layouts. Half way between them, by ratio, neither drawing is squeezed more than the other
 * is stretched; of the widths that everybody's pages change at, the nearest to it is taken.
 */
export function breakpointBetween(wide: number, narrow: number): number | null {
  if (narrow > step * wide) return null;
  const middle = Math.sqrt(wide * narrow);
  const distance = (width: number) => Math.abs(Math.log(width / middle));
  const [nearest] = named
    .filter((width) => width > narrow && width <= wide)
    .sort((one, other) => distance(one) - distance(other));
  return nearest ?? Math.round(middle);
}
