import type { BoxNode, Rectangle } from '#design/tree';

type Radii = BoxNode['radii'];
type Size = Pick<Rectangle, 'width' | 'height'>;

/** The corners beside each, clockwise from the top left: along the box, and down it. */
const beside = [
  [1, 3],
  [0, 2],
  [3, 1],
  [2, 0],
] as const;

/**
 * Corners as large as a box has room for: two that need more than their side share it by their radii, the largest
 * corner of the box first, as Figma draws them. https://help.figma.com/hc/articles/360050986854
 */
export function fitRadii(radii: Radii, { width, height }: Size): Radii {
  const fitted = new Map<number, number>();
  const roomFor = (corner: number, other: number, side: number) => {
    const taken = fitted.get(other);
    if (taken !== undefined) return side - taken;
    const [own = 0, wanted = 0] = [radii[corner], radii[other]];
    return own + wanted <= side ? own : (side * own) / (own + wanted);
  };
  const largestFirst = [0, 1, 2, 3].sort((one, other) => (radii[other] ?? 0) - (radii[one] ?? 0));
  for (const corner of largestFirst) {
    const [along = 0, down = 0] = beside[corner] ?? [];
    const room = Math.min(roomFor(corner, along, width), roomFor(corner, down, height));
    fitted.set(corner, Math.max(0, Math.min(radii[corner] ?? 0, room)));
  }
  const at = (corner: number) => fitted.get(corner) ?? 0;
  return [at(0), at(1), at(2), at(3)];
}

/** Whether CSS, which shrinks all four corners alike where one side lacks room, comes to the same. */
export function fitsByItself(radii: Radii, { width, height }: Size): boolean {
  const [a, b, c, d] = radii;
  const share = Math.min(1, width / (a + b), width / (c + d), height / (a + d), height / (b + c));
  return fitRadii(radii, { width, height }).every(
    (radius, corner) => Math.abs(radius - share * (radii[corner] ?? 0)) < 0.05,
  );
}
