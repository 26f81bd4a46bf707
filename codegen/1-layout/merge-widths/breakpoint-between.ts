/** px of the viewports at which pages change, the ones that Tailwind names. */
const named: readonly number[] = [640, 768, 1024, 1280, 1536];
/** How much narrower a drawing is at least than the next wider one of the same page. */
const step = 0.9;

/**
 * px of the viewport below which a page drawn at `wide` looks as it was drawn at `narrow`; `null` where the two are
 * too close to be two layouts. What is stretched only gets air, while what is squeezed breaks into lines nobody drew:
 * so the narrow drawing is stretched by the square of what the wide one is squeezed by, and of the widths that
 * everybody's pages change at, the nearest to that is taken.
 */
export function breakpointBetween(wide: number, narrow: number): number | null {
  if (narrow > step * wide) return null;
  const wanted = Math.cbrt(wide * wide * narrow);
  const distance = (width: number) => Math.abs(Math.log(width / wanted));
  const [nearest] = named
    .filter((width) => width > narrow && width <= wide)
    .sort((one, other) => distance(one) - distance(other));
  return nearest ?? Math.round(wanted);
}
