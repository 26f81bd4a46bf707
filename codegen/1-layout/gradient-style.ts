/** Figma's gradients in CSS's words: handles in the box's unit square become angles, centres and stop positions. */
import type { GradientPaint, Point } from '#design/tree';
import { cssColour, cssNumber, percent, px } from './css-values.ts';
import { type Laying, tokenValue } from './laying.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The CSS of a gradient over a box of this size, and what about it is not exact. */
export function gradientStyle(
  paint: GradientPaint,
  size: Size,
  laying: Laying,
): { readonly css: string; readonly inexact: string | null } {
  const box = { width: Math.max(size.width, 0.01), height: Math.max(size.height, 0.01) };
  const [start, end, across] = paint.handles.map(({ x, y }) => ({ x: x * box.width, y: y * box.height }));
  if (start === undefined || end === undefined || across === undefined) return { css: 'none', inexact: null };
  const colour = (stop: GradientPaint['stops'][number]) => {
    const value = tokenValue(
      laying,
      stop.token,
      cssColour(stop.colour, stop.token === null ? paint.opacity : 1),
    );
    return stop.token === null || paint.opacity === 1 || !value.startsWith('var')
      ? value
      : `color-mix(in srgb, ${value} ${percent(paint.opacity)}, transparent)`;
  };
  const write = (place: (position: number) => string) =>
    paint.stops.map((stop) => `${colour(stop)} ${place(stop.position)}`).join(', ');
  if (paint.stops.length === 0) return { css: 'none', inexact: null };
  const handles = { start, end, across };
  const fading = fadesThroughColour(paint) ? 'the colours of its transparent stops do not show' : null;
  if (paint.gradient === 'linear') return { css: linear(handles, box, write), inexact: fading };
  const { css, inexact } =
    paint.gradient === 'angular'
      ? angular(handles, box, write)
      : radial(handles, box, write, paint.gradient === 'diamond');
  return { css, inexact: inexact ?? fading };
}

/**
 * Figma mixes colour and transparency apart, CSS the colours by how much of them is seen. Half way between two stops
 * the difference is largest; less than a twentieth is not seen.
 */
function fadesThroughColour({ stops }: GradientPaint): boolean {
  return stops.some((stop, index) => {
    const former = stops[index - 1];
    if (former === undefined || stop.position - former.position < 0.001) return false;
    const [one, other] = [former.colour, stop.colour];
    const differences = [one.r - other.r, one.g - other.g, one.b - other.b].map(Math.abs);
    return (Math.abs(one.a - other.a) / 4) * Math.max(...differences) > 0.05;
  });
}

interface Handles {
  readonly start: Point;
  readonly end: Point;
  readonly across: Point;
}

type WriteStops = (place: (position: number) => string) => string;

/**
 * Colours run across the line from start to "width" handle, not along start to end: the gradient's direction is the
 * normal of that line, and each stop is projected on CSS's own gradient line.
 */
function linear({ start, end, across }: Handles, { width, height }: Size, write: WriteStops): string {
  const along = { x: end.x - start.x, y: end.y - start.y };
  const line = { x: across.x - start.x, y: across.y - start.y };
  const upright = { x: line.y, y: -line.x };
  const degenerate = Math.abs(upright.x * along.x + upright.y * along.y) < 1e-6;
  const raw = degenerate ? along : upright;
  const sign = raw.x * along.x + raw.y * along.y < 0 ? -1 : 1;
  const length = Math.hypot(raw.x, raw.y) || 1;
  const normal = { x: (sign * raw.x) / length, y: (sign * raw.y) / length };
  const reach = Math.abs(normal.x) * width + Math.abs(normal.y) * height || 1;
  const project = ({ x, y }: Point) => (x - width / 2) * normal.x + (y - height / 2) * normal.y;
  const from = project(start) / reach + 0.5;
  const span = (along.x * normal.x + along.y * normal.y) / reach;
  const degrees = cssNumber(((((Math.atan2(normal.x, -normal.y) * 180) / Math.PI) % 360) + 360) % 360, 2);
  const direction = degrees === '180' ? '' : `${degrees === '360' ? '0' : degrees}deg, `;
  return `linear-gradient(${direction}${write((position) => percent(from + position * span))})`;
}

function radial(
  { start, end, across }: Handles,
  box: Size,
  write: WriteStops,
  diamond: boolean,
): { readonly css: string; readonly inexact: string | null } {
  const one = { x: end.x - start.x, y: end.y - start.y };
  const other = { x: across.x - start.x, y: across.y - start.y };
  const lengths = [Math.hypot(one.x, one.y), Math.hypot(other.x, other.y)] as const;
  const round = Math.abs(lengths[0] - lengths[1]) < 0.5;
  const upright = Math.abs(one.x) < Math.abs(one.y);
  const straight = Math.min(Math.abs(one.x), Math.abs(one.y)) < 0.02 * lengths[0];
  const [horizontal, vertical] = upright ? [lengths[1], lengths[0]] : lengths;
  const shape = round ? px(lengths[0]) : `${px(horizontal)} ${px(vertical)}`;
  const centre = `${percent(start.x / box.width)} ${percent(start.y / box.height)}`;
  const at = centre === '50% 50%' ? '' : ` at ${centre}`;
  const css = `radial-gradient(${shape}${at}, ${write(percent)})`;
  if (diamond) return { css, inexact: 'a round gradient stands in' };
  return { css, inexact: round || straight ? null : 'an upright ellipse stands in for the turned one' };
}

function angular(
  { start, end, across }: Handles,
  box: Size,
  write: WriteStops,
): { readonly css: string; readonly inexact: string | null } {
  const one = { x: end.x - start.x, y: end.y - start.y };
  const other = { x: across.x - start.x, y: across.y - start.y };
  const degrees = ((Math.atan2(one.x, -one.y) * 180) / Math.PI + 360) % 360;
  const from = cssNumber(degrees, 2) === '0' ? '' : `from ${cssNumber(degrees, 2)}deg `;
  const at = `at ${percent(start.x / box.width)} ${percent(start.y / box.height)}`;
  const even =
    Math.abs(Math.hypot(one.x, one.y) - Math.hypot(other.x, other.y)) < 0.05 * Math.hypot(one.x, one.y) + 0.5;
  const place = at === 'at 50% 50%' ? from.trim() : `${from}${at}`;
  const css = `conic-gradient(${place === '' ? '' : `${place}, `}${write(percent)})`;
  return { css, inexact: even ? null : 'its angles are even instead of stretched' };
}
