import type { Rgb } from './colours.ts';

/** A shape: its coverage of each row, and its colour from top to bottom. All lengths are px. */
export interface Shape {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly paint: ShapePaint;
  /** Adds the coverage of row `y`, 0 to 1 for each pixel, to a row of zeros. */
  cover(y: number, row: Float32Array): void;
}

export interface ShapePaint {
  readonly from: Rgb;
  readonly to: Rgb;
  /** 0 to 1. */
  readonly alpha: number;
}

/** The start and end of a convex shape at one height; `null` outside it. */
type Interval = readonly [number, number] | null;

/** The number of heights sampled in a row, enough for smooth edges. */
const samples = 4;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

function convex(box: Box, paint: ShapePaint, interval: (y: number) => Interval): Shape {
  return {
    ...box,
    paint,
    cover(y, row) {
      for (let sample = 0; sample < samples; sample += 1) {
        const span = interval(y + (sample + 0.5) / samples);
        if (span !== null) addSpan(row, span[0], span[1]);
      }
    },
  };
}

/** Adds one sample of a row: whole pixels inside, parts of pixels at both ends. */
function addSpan(row: Float32Array, from: number, to: number): void {
  const start = Math.max(0, from);
  const end = Math.min(row.length, to);
  if (end <= start) return;
  const first = Math.floor(start);
  const last = Math.floor(end);
  const add = (at: number, share: number) => {
    row[at] = (row[at] ?? 0) + share / samples;
  };
  if (first === last) return add(first, end - start);
  add(first, first + 1 - start);
  for (let at = first + 1; at < last; at += 1) add(at, 1);
  if (last < row.length) add(last, end - last);
}

export function circle(x: number, y: number, radius: number, paint: ShapePaint): Shape {
  return quarterOf(
    { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius },
    x,
    y,
    radius,
    paint,
  );
}

/** The part of a circle that lies in a box. */
export function quarterOf(box: Box, x: number, y: number, radius: number, paint: ShapePaint): Shape {
  return convex(box, paint, (at) => {
    const half = Math.sqrt(radius ** 2 - (at - y) ** 2);
    if (Number.isNaN(half) || at < box.top || at > box.bottom) return null;
    return [Math.max(box.left, x - half), Math.min(box.right, x + half)];
  });
}

export function roundedBox(box: Box, radius: number, paint: ShapePaint): Shape {
  return convex(box, paint, (at) => {
    if (at < box.top || at > box.bottom) return null;
    const into = Math.max(0, box.top + radius - at, at - (box.bottom - radius));
    const inset = radius - Math.sqrt(Math.max(0, radius ** 2 - into ** 2));
    return [box.left + inset, box.right - inset];
  });
}

export type Point = readonly [number, number];

export function polygon(points: readonly Point[], paint: ShapePaint): Shape {
  return convex(boxAround(points, 0), paint, (at) => intervalOf(points, at));
}

/** A line with round ends. */
export function stroke([from, to]: readonly [Point, Point], radius: number, paint: ShapePaint): Shape {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  const across: Point =
    length === 0 ? [0, 0] : [((to[1] - from[1]) / length) * radius, ((from[0] - to[0]) / length) * radius];
  const body: readonly Point[] = [
    [from[0] + across[0], from[1] + across[1]],
    [to[0] + across[0], to[1] + across[1]],
    [to[0] - across[0], to[1] - across[1]],
    [from[0] - across[0], from[1] - across[1]],
  ];
  const cap = ([x, y]: Point, at: number): Interval => {
    const half = Math.sqrt(radius ** 2 - (at - y) ** 2);
    return Number.isNaN(half) ? null : [x - half, x + half];
  };
  return convex(boxAround([from, to], radius), paint, (at) =>
    join(join(cap(from, at), cap(to, at)), intervalOf(body, at)),
  );
}

/** Everything below a line across the picture. */
export function ground(
  size: { width: number; height: number },
  line: (x: number) => number,
  paint: ShapePaint,
): Shape {
  const heights = Float64Array.from({ length: size.width }, (_, x) => line(x + 0.5));
  const top = Math.max(0, Math.floor(heights.reduce((least, height) => Math.min(least, height), Infinity)));
  return {
    left: 0,
    top,
    right: size.width,
    bottom: size.height,
    paint,
    cover(y, row) {
      for (let x = 0; x < row.length; x += 1) {
        row[x] = Math.min(1, Math.max(0, y + 1 - (heights[x] ?? 0)));
      }
    },
  };
}

function boxAround(points: readonly Point[], margin: number): Box {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  return {
    left: Math.min(...xs) - margin,
    top: Math.min(...ys) - margin,
    right: Math.max(...xs) + margin,
    bottom: Math.max(...ys) + margin,
  };
}

function intervalOf(points: readonly Point[], at: number): Interval {
  let least = Infinity;
  let most = -Infinity;
  points.forEach(([x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    if (at < Math.min(y, nextY) || at > Math.max(y, nextY) || y === nextY) return;
    const crossing = x + ((at - y) / (nextY - y)) * (nextX - x);
    least = Math.min(least, crossing);
    most = Math.max(most, crossing);
  });
  return least < most ? [least, most] : null;
}

function join(a: Interval, b: Interval): Interval {
  if (a === null || b === null) return a ?? b;
  return [Math.min(a[0], b[0]), Math.max(a[1], b[1])];
}

/** Any outline, also one with holes, filled by the even-odd rule. */
export function outline(rings: readonly (readonly Point[])[], paint: ShapePaint): Shape {
  const edges = rings.flatMap((ring) =>
    ring.map((point, index) => [point, ring[(index + 1) % ring.length] ?? point] as const),
  );
  return {
    ...boxAround(rings.flat(), 0),
    paint,
    cover(y, row) {
      for (let sample = 0; sample < samples; sample += 1) {
        const crossings = crossingsAt(edges, y + (sample + 0.5) / samples);
        for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
          addSpan(row, crossings[pair] ?? 0, crossings[pair + 1] ?? 0);
        }
      }
    },
  };
}

function crossingsAt(edges: readonly (readonly [Point, Point])[], at: number): readonly number[] {
  const crossings: number[] = [];
  for (const [[x, y], [nextX, nextY]] of edges) {
    if (y <= at !== nextY <= at) crossings.push(x + ((at - y) / (nextY - y)) * (nextX - x));
  }
  return crossings.sort((one, other) => one - other);
}

export function ellipse(x: number, y: number, rx: number, ry: number, paint: ShapePaint): Shape {
  return convex({ left: x - rx, top: y - ry, right: x + rx, bottom: y + ry }, paint, (at) => {
    const share = 1 - ((at - y) / ry) ** 2;
    return share <= 0 ? null : [x - rx * Math.sqrt(share), x + rx * Math.sqrt(share)];
  });
}

/** Light or shade without an edge: full in the middle, none at the rim. */
export function glow(x: number, y: number, rx: number, ry: number, paint: ShapePaint): Shape {
  return {
    left: x - rx,
    top: y - ry,
    right: x + rx,
    bottom: y + ry,
    paint,
    cover(at, row) {
      const down = ((at + 0.5 - y) / ry) ** 2;
      for (let pixel = Math.max(0, Math.floor(x - rx)); pixel < Math.min(row.length, x + rx); pixel += 1) {
        const away = ((pixel + 0.5 - x) / rx) ** 2 + down;
        if (away < 1) row[pixel] = (1 - away) ** 2;
      }
    },
  };
}

/** A shape whose coverage, 0 to 1, a function gives for each pixel. */
export function field(
  size: { width: number; height: number },
  coverage: (x: number, y: number) => number,
  paint: ShapePaint,
): Shape {
  return {
    left: 0,
    top: 0,
    right: size.width,
    bottom: size.height,
    paint,
    cover(y, row) {
      for (let x = 0; x < row.length; x += 1) row[x] = coverage(x + 0.5, y + 0.5);
    },
  };
}

/** A line through points with round ends and joints. */
export function polyline(points: readonly Point[], radius: number, paint: ShapePaint): Shape {
  const strokes = points
    .slice(1)
    .map((point, index) => stroke([points[index] ?? point, point], radius, paint));
  return {
    ...boxAround(points, radius),
    paint,
    cover(y, row) {
      for (const one of strokes) if (y + 1 >= one.top && y <= one.bottom) one.cover(y, row);
    },
  };
}

/** The points of a smooth curve through others, back to the first where it is closed. */
export function smooth(points: readonly Point[], isClosed: boolean): readonly Point[] {
  const count = points.length;
  const at = (index: number): Point => {
    const place = isClosed ? (index + count) % count : Math.min(count - 1, Math.max(0, index));
    return points[place] ?? [0, 0];
  };
  const spans = isClosed ? count : count - 1;
  return Array.from({ length: spans }, (_, index) => {
    const [before, from, to, after] = [at(index - 1), at(index), at(index + 1), at(index + 2)];
    return Array.from({ length: curveSteps }, (_step, step): Point => {
      const share = step / curveSteps;
      return [0, 1].map((axis) =>
        catmullRom(before[axis] ?? 0, from[axis] ?? 0, to[axis] ?? 0, after[axis] ?? 0, share),
      ) as unknown as Point;
    });
  })
    .flat()
    .concat(isClosed ? [] : [at(count - 1)]);
}

const curveSteps = 14;

function catmullRom(before: number, from: number, to: number, after: number, share: number): number {
  const [square, cube] = [share ** 2, share ** 3];
  return (
    0.5 *
    (2 * from +
      (to - before) * share +
      (2 * before - 5 * from + 4 * to - after) * square +
      (3 * from - before - 3 * to + after) * cube)
  );
}

/** The outline of a part of a ring between two angles. */
export function arc([x, y]: Point, inner: number, outer: number, from: number, to: number): readonly Point[] {
  const steps = Math.max(6, Math.ceil(Math.abs(to - from) * 24));
  const along = (radius: number, back: boolean) =>
    Array.from({ length: steps + 1 }, (_, step): Point => {
      const angle = from + ((to - from) * (back ? steps - step : step)) / steps;
      return [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius];
    });
  return [...along(outer, false), ...along(inner, true)];
}

/** The same shape somewhere else, by whole px. */
export function shift(shape: Shape, dx: number, dy: number): Shape {
  const { top, bottom, left, right, paint } = shape;
  let wide = new Float32Array(0);
  return {
    top: top + dy,
    bottom: bottom + dy,
    left: left + dx,
    right: right + dx,
    paint,
    cover(y, row) {
      const width = row.length + Math.abs(dx);
      if (wide.length < width) wide = new Float32Array(width);
      wide.fill(0);
      shape.cover(y - dy, wide);
      for (let x = Math.max(0, dx); x < row.length; x += 1) row[x] = wide[x - dx] ?? 0;
    },
  };
}
