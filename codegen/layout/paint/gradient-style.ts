/** Converts Figma's gradients to CSS: handles in the box's unit square become angles, centres and stop positions. */
import type { Colour, GradientPaint, Point } from '#design/tree';
import { cssColour, cssNumber, percent, px } from '../../css/css-values.ts';
import { type LayoutContext, tokenValue } from '../layout-context.ts';
import { drawGradientSvg } from '../vectors/svg-markup.ts';

interface Size {
  readonly width: number;
  readonly height: number;
}

interface Handles {
  readonly start: Point;
  readonly end: Point;
  readonly across: Point;
}

type WriteStops = (stops: readonly GradientStop[], toPosition: (position: number) => string) => string;
type GradientStop = GradientPaint['stops'][number];

/** The CSS of a gradient over a box of this size. A gradient that CSS cannot express becomes an SVG. */
export function gradientStyle(paint: GradientPaint, size: Size, context: LayoutContext): string {
  const box = { width: Math.max(size.width, 0.01), height: Math.max(size.height, 0.01) };
  const [start, end, across] = paint.handles.map(({ x, y }) => ({ x: x * box.width, y: y * box.height }));
  if (start === undefined || end === undefined || across === undefined) return 'none';
  if (paint.stops.length === 0) return 'none';
  const handles = { start, end, across };
  if (paint.gradient === 'diamond' || (paint.gradient === 'radial' && !isAxisAligned(handles)))
    return `${context.vectorAssets.add(drawGradientSvg(paint))} 0 0 / 100% 100%`;
  const write: WriteStops = (stops, toPosition) =>
    stops.map((stop) => `${stopColour(stop, paint, context)} ${toPosition(stop.position)}`).join(', ');
  const stops = addFadeStops(paint.stops);
  if (paint.gradient === 'linear') return linearGradient(handles, box, stops, write);
  return paint.gradient === 'radial'
    ? radialGradient(handles, box, stops, write)
    : conicGradient(handles, box, stops, write);
}

/** Whether CSS can draw an ellipse: it has circles, and ellipses with horizontal and vertical axes. */
function isAxisAligned({ start, end, across }: Handles): boolean {
  const one = { x: end.x - start.x, y: end.y - start.y };
  const other = { x: across.x - start.x, y: across.y - start.y };
  const round = Math.abs(Math.hypot(one.x, one.y) - Math.hypot(other.x, other.y)) < 0.5;
  const square = Math.abs(one.x * other.x + one.y * other.y) < 0.5;
  const straight = ({ x, y }: Point) => Math.min(Math.abs(x), Math.abs(y)) < 0.02 * Math.hypot(x, y) + 0.01;
  return (round && square) || (straight(one) && straight(other));
}

function stopColour(
  { colour, token }: GradientStop,
  { opacity }: GradientPaint,
  context: LayoutContext,
): string {
  const value = tokenValue(context, token, cssColour(colour, token === null ? opacity : 1));
  return token === null || opacity === 1 || !value.startsWith('var')
    ? value
    : `color-mix(in srgb, ${value} ${percent(opacity)}, transparent)`;
}

/** The largest invisible error of a colour channel (0 to 1). */
const maxChannelError = 0.02;

/**
 * Adds stops where Figma and CSS interpolate differently: Figma interpolates colour and alpha separately, CSS
 * interpolates premultiplied colours. The difference is largest halfway between two stops.
 */
function addFadeStops(stops: readonly GradientStop[]): readonly GradientStop[] {
  const fades = stops.flatMap((stop, index) => {
    const former = stops[index - 1];
    if (former === undefined || stop.position - former.position < 0.001) return [];
    const length = stop.position - former.position;
    const steps = Math.ceil(Math.sqrt(channelErrorBetween(former, stop) / maxChannelError));
    return Array.from(
      { length: Math.max(0, steps - 1) },
      (_, step) => former.position + ((step + 1) / steps) * length,
    );
  });
  return fades.length === 0 ? stops : addStops(stops, fades);
}

function channelErrorBetween({ colour: one }: GradientStop, { colour: other }: GradientStop): number {
  const differences = [one.r - other.r, one.g - other.g, one.b - other.b].map(Math.abs);
  return (Math.abs(one.a - other.a) / 4) * Math.max(...differences);
}

/** Adds stops at these positions without changing the gradient. */
function addStops(stops: readonly GradientStop[], positions: readonly number[]): readonly GradientStop[] {
  const added = positions
    .filter((position) => stops.every((stop) => Math.abs(stop.position - position) > 0.005))
    .map((position) => ({ position, colour: colourAt(stops, position), token: null }));
  return [...stops, ...added].sort((one, other) => one.position - other.position);
}

function colourAt(stops: readonly GradientStop[], position: number): Colour {
  const next = stops.find((stop) => stop.position >= position);
  const former = stops.findLast((stop) => stop.position <= position);
  const [from, to] = [former ?? next, next ?? former];
  if (from === undefined || to === undefined) return { r: 0, g: 0, b: 0, a: 0 };
  const length = to.position - from.position;
  const share = length === 0 ? 0 : (position - from.position) / length;
  const mix = (one: number, other: number) => one + (other - one) * share;
  const [one, other] = [from.colour, to.colour];
  return {
    r: mix(one.r, other.r),
    g: mix(one.g, other.g),
    b: mix(one.b, other.b),
    a: mix(one.a, other.a),
  };
}

/**
 * A linear gradient. Figma's colours are constant along the line from the start to the width handle, so the direction
 * is perpendicular to that line rather than along start to end. Each stop is projected on CSS's gradient line.
 */
function linearGradient(
  { start, end, across }: Handles,
  { width, height }: Size,
  stops: readonly GradientStop[],
  write: WriteStops,
): string {
  const along = { x: end.x - start.x, y: end.y - start.y };
  const line = { x: across.x - start.x, y: across.y - start.y };
  const upright = { x: line.y, y: -line.x };
  const degenerate = Math.abs(upright.x * along.x + upright.y * along.y) < 1e-6;
  const raw = degenerate ? along : upright;
  const sign = raw.x * along.x + raw.y * along.y < 0 ? -1 : 1;
  const length = Math.hypot(raw.x, raw.y) || 1;
  const normal = { x: (sign * raw.x) / length, y: (sign * raw.y) / length };
  const lineLength = Math.abs(normal.x) * width + Math.abs(normal.y) * height || 1;
  const project = ({ x, y }: Point) => (x - width / 2) * normal.x + (y - height / 2) * normal.y;
  const from = project(start) / lineLength + 0.5;
  const span = (along.x * normal.x + along.y * normal.y) / lineLength;
  const degrees = cssNumber(((((Math.atan2(normal.x, -normal.y) * 180) / Math.PI) % 360) + 360) % 360, 2);
  const direction = degrees === '180' ? '' : `${degrees === '360' ? '0' : degrees}deg, `;
  return `linear-gradient(${direction}${write(stops, (position) => percent(from + position * span))})`;
}

function radialGradient(
  { start, end, across }: Handles,
  box: Size,
  stops: readonly GradientStop[],
  write: WriteStops,
): string {
  const [one, other] = [end, across].map(({ x, y }) => Math.hypot(x - start.x, y - start.y));
  const [length = 0, width = 0] = [one, other];
  const upright = Math.abs(end.x - start.x) < Math.abs(end.y - start.y);
  const [horizontal, vertical] = upright ? [width, length] : [length, width];
  const shape = Math.abs(length - width) < 0.5 ? px(length) : `${px(horizontal)} ${px(vertical)}`;
  const centre = centreCss(start, box);
  return `radial-gradient(${shape}${centre === '' ? '' : ` ${centre}`}, ${write(stops, percent)})`;
}

/** The position of the centre; empty in the middle, which is the CSS default. */
function centreCss({ x, y }: Point, { width, height }: Size): string {
  const centre = `${percent(x / width)} ${percent(y / height)}`;
  return centre === '50% 50%' ? '' : `at ${centre}`;
}

const sixteenths = Array.from({ length: 15 }, (_, index) => (index + 1) / 16);

/**
 * A conic gradient. Figma's angles are uniform in the handles' own square, which may be stretched or mirrored; CSS's
 * are uniform on the page. So stops move to the resulting angle, and where angles differ, additional stops preserve the
 * colours between them.
 */
function conicGradient(
  { start, end, across }: Handles,
  box: Size,
  stops: readonly GradientStop[],
  write: WriteStops,
): string {
  const one = { x: end.x - start.x, y: end.y - start.y };
  const other = { x: across.x - start.x, y: across.y - start.y };
  const mirrored = one.x * other.y - one.y * other.x < 0;
  const first = angleOf(one);
  const toPosition = (position: number) => {
    if (position === 0 || position === 1) return mirrored ? 1 - position : position;
    const [cosine, sine] = [Math.cos(2 * Math.PI * position), Math.sin(2 * Math.PI * position)];
    const angle = angleOf({ x: cosine * one.x + sine * other.x, y: cosine * one.y + sine * other.y });
    return ((angle - first) / 360 + 2) % 1;
  };
  const lengths = [Math.hypot(one.x, one.y), Math.hypot(other.x, other.y)] as const;
  const even =
    Math.abs(lengths[0] - lengths[1]) < 0.01 * lengths[0] + 0.1 &&
    Math.abs(one.x * other.x + one.y * other.y) < 0.02 * lengths[0] * lengths[1];
  const all = even ? stops : addStops(stops, sixteenths);
  const ordered = mirrored ? [...all].reverse() : all;
  const from = cssNumber(((first % 360) + 360) % 360, 2);
  const where = [from === '0' ? '' : `from ${from}deg`, centreCss(start, box)].filter((part) => part !== '');
  const head = where.length === 0 ? '' : `${where.join(' ')}, `;
  return `conic-gradient(${head}${write(ordered, (position) => percent(toPosition(position)))})`;
}

/** Degrees clockwise from the top. */
function angleOf({ x, y }: Point): number {
  return (Math.atan2(x, -y) * 180) / Math.PI;
}
