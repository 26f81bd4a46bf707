import type { Rgb } from './colours.ts';

/** Something drawn: where it covers each row, and its colour from top to bottom. px. */
export interface Shape {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
  readonly paint: ShapePaint;
  /** Adds what the shape covers of row `y`, 0 to 1 for each pixel, to a row of zeros. */
  cover(y: number, row: Float32Array): void;
}

export interface ShapePaint {
  readonly from: Rgb;
  readonly to: Rgb;
  /** 0 to 1. */
  readonly alpha: number;
}

/** Where a convex shape begins and ends at one height; `null` where it is not. */
type Interval = readonly [number, number] | null;

/** How many heights of a row are looked at: enough for edges that look smooth. */
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

/** Adds one of a row's samples: whole pixels inside, parts of pixels at both ends. */
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

type Point = readonly [number, number];

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

/** Everything beneath a line over the picture's width. */
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
