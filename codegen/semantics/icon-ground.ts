/** Tells an icon from the ground that is drawn in the same vector, such as the circle around a heart. */
import { memoizeText } from '#design/memoize-text';
import { numbersPerCommand, parsePath } from '../layout/vectors/path-data.ts';

/** Characters; longer markup is no simple icon. */
const maxMarkup = 6000;

/** The share of its ground that an icon takes at most. */
const maxShare = 0.8;

/** px by which the edges of a ground may differ from those of the drawing. */
const maxDrift = 1;

/** Returns the markup of an icon without its ground; the same markup where it has none. */
export const withoutGround = memoizeText(
  (svg): string => (svg.length > maxMarkup ? svg : removeGround(svg)),
  maxMarkup,
);

function removeGround(svg: string): string {
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

/** The bounds of the points of path data; `null` for data with arcs. */
function boundsOf(path: string): Edges | null {
  const data = parsePath(path);
  if (data === null || data.values.length === 0) return null;
  const [across, down]: [number[], number[]] = [[], []];
  let at = 0;
  for (const command of data.commands) {
    const count = numbersPerCommand[command] ?? 0;
    const values = data.values.slice(at, at + count);
    at += count;
    if (command === 'H') across.push(...values);
    else if (command === 'V') down.push(...values);
    else values.forEach((value, index) => (index % 2 === 0 ? across : down).push(value));
  }
  return {
    left: Math.min(...across),
    top: Math.min(...down),
    right: Math.max(...across),
    bottom: Math.max(...down),
  };
}
