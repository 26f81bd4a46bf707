/** Tells an icon from the ground that is drawn in the same vector, such as the circle around a heart. */

/** The share of its ground that an icon takes at most. */
const maxShare = 0.8;

/** px by which the edges of a ground may differ from those of the drawing. */
const maxDrift = 1;

/** Returns the markup of an icon without its ground; the same markup where it has none. */
export function withoutGround(svg: string): string {
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? [];
  const paths = [...svg.matchAll(/<path d="([^"]*)" fill="([^"]*)"\/>/g)];
  const [ground, ...icon] = paths;
  if (width === undefined || height === undefined || ground === undefined || icon.length === 0) return svg;
  const [w, h] = [Number(width), Number(height)];
  const around = boundsOf(ground[1] ?? '');
  const inside = boundsOf(icon.map(([, path]) => path).join(''));
  if (around === null || inside === null || icon.some(([, , fill]) => fill === ground[2])) return svg;
  const isGround =
    Math.max(Math.abs(around.left), Math.abs(around.top)) <= maxDrift &&
    Math.max(Math.abs(around.right - w), Math.abs(around.bottom - h)) <= maxDrift;
  const isSmall =
    inside.right - inside.left <= maxShare * w &&
    inside.bottom - inside.top <= maxShare * h &&
    Math.min(inside.left, inside.top) > 0;
  return isGround && isSmall ? svg.replace(ground[0], '') : svg;
}

/** Whether an icon is drawn on a ground of its own. */
export function hasGround(svg: string): boolean {
  return withoutGround(svg) !== svg;
}

interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The bounds of the points of path data with absolute coordinates in pairs; `null` for other data. */
function boundsOf(path: string): Edges | null {
  if (/[^MLCZ\d\s.,-]/.test(path)) return null;
  const values = (path.match(/-?[\d.]+/g) ?? []).map(Number);
  if (values.length === 0) return null;
  const [across, down] = [0, 1].map((side) => values.filter((_, at) => at % 2 === side));
  return {
    left: Math.min(...(across ?? [])),
    top: Math.min(...(down ?? [])),
    right: Math.max(...(across ?? [])),
    bottom: Math.max(...(down ?? [])),
  };
}
