/** Paths as Figma's geometry has them: scaled to the layer, lines turned into the outline that they paint. */

interface Point {
  readonly x: number;
  readonly y: number;
}
type Segment = readonly [Point, Point] | readonly [Point, Point, Point, Point];

/** Scales a path of absolute M, L, H, V, C and Z commands. */
export function scalePath(path: string, x: number, y: number): string {
  return parse(path)
    .map(
      ({ command, points }) =>
        command + points.map((point) => spell({ x: point.x * x, y: point.y * y })).join(' '),
    )
    .join('');
}

/** The outline of a line with round ends and joins: one closed shape per segment, to be filled with `NONZERO`. */
export function outlinePath(path: string, weight: number): string {
  return segments(parse(path))
    .map((segment, index, all) => outlineSegment(segment, weight / 2, !follows(all[index - 1], segment)))
    .join('');
}

/** A whole ellipse, or the part of a ring between two angles (radians, clockwise from three o'clock). */
export function ellipsePath(
  width: number,
  height: number,
  arc = { start: 0, end: Math.PI * 2, hole: 0 },
): string {
  const centre = { x: width / 2, y: height / 2 };
  const whole = Math.abs(arc.end - arc.start) >= Math.PI * 2 - 1e-6;
  const outer = arcCurves(centre, width / 2, height / 2, arc.start, arc.end);
  if (arc.hole === 0) return whole ? `${outer}Z` : `${outer}L${spell(centre)}Z`;
  const inner = arcCurves(centre, (width / 2) * arc.hole, (height / 2) * arc.hole, arc.end, arc.start);
  return whole ? `${outer}Z${inner}Z` : `${outer}${inner.replace(/^M/, 'L')}Z`;
}

function arcCurves(centre: Point, rx: number, ry: number, start: number, end: number): string {
  const count = Math.max(1, Math.ceil(Math.abs(end - start) / (Math.PI / 2) - 1e-9));
  const step = (end - start) / count;
  const pull = (4 / 3) * Math.tan(step / 4);
  const at = (angle: number, along = 0): Point => ({
    x: centre.x + rx * (Math.cos(angle) - along * Math.sin(angle)),
    y: centre.y + ry * (Math.sin(angle) + along * Math.cos(angle)),
  });
  let path = `M${spell(at(start))}`;
  for (let index = 0; index < count; index += 1) {
    const [from, to] = [start + step * index, start + step * (index + 1)];
    path += `C${spell(at(from, pull))} ${spell(at(to, -pull))} ${spell(at(to))}`;
  }
  return path;
}

function parse(path: string): { command: string; points: Point[] }[] {
  let current: Point = { x: 0, y: 0 };
  return [...path.matchAll(/([MLHVCZ])([^MLHVCZ]*)/g)].map(([, command = '', rest = '']) => {
    const numbers = [...rest.matchAll(/-?\d*\.?\d+/g)].map(Number);
    if (command === 'H') numbers.push(current.y);
    if (command === 'V') numbers.unshift(current.x);
    const points: Point[] = [];
    for (let index = 0; index + 1 < numbers.length; index += 2)
      points.push({ x: numbers[index] ?? 0, y: numbers[index + 1] ?? 0 });
    current = points.at(-1) ?? current;
    return { command: command === 'H' || command === 'V' ? 'L' : command, points };
  });
}

function segments(commands: ReturnType<typeof parse>): Segment[] {
  const found: Segment[] = [];
  let start: Point = { x: 0, y: 0 };
  let current = start;
  for (const { command, points } of commands) {
    if (command === 'Z') {
      if (current.x !== start.x || current.y !== start.y) found.push([current, start]);
      current = start;
    } else if (command === 'C') {
      for (let index = 0; index + 2 < points.length; index += 3) {
        const [a, b, c] = [points[index], points[index + 1], points[index + 2]];
        if (!a || !b || !c) continue;
        found.push(...halve([current, a, b, c]));
        current = c;
      }
    } else {
      points.forEach((point, index) => {
        if (command === 'M' && index === 0) start = point;
        else found.push([current, point]);
        current = point;
      });
    }
  }
  return found;
}

/** Halves keep the offset curves of the outline close to true. */
function halve(curve: readonly [Point, Point, Point, Point]): Segment[] {
  const [a, b, c, d] = curve;
  const [leave, arrive] = [normal(a, b), normal(c, d)];
  if (leave && arrive && leave.x * arrive.x + leave.y * arrive.y > 0.95 && Math.abs(bend(a, b, d)) < 0.3)
    return [curve];
  const [ab, bc, cd] = [middle(a, b), middle(b, c), middle(c, d)];
  const [abc, bcd] = [middle(ab, bc), middle(bc, cd)];
  const centre = middle(abc, bcd);
  return [
    [a, ab, abc, centre],
    [centre, bcd, cd, d],
  ];
}

/** How far `b` lies off the way from `a` to `d`, as a share of that way. */
function bend(a: Point, b: Point, d: Point): number {
  const [x, y] = [d.x - a.x, d.y - a.y];
  return ((b.x - a.x) * y - (b.y - a.y) * x) / (x * x + y * y || 1);
}

function middle(a: Point, b: Point): Point {
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}

/** The end of the segment before already fills the round join. */
function follows(before: Segment | undefined, segment: Segment): boolean {
  const [end, start] = [before?.at(-1), segment[0]];
  return end !== undefined && end.x === start.x && end.y === start.y;
}

function outlineSegment(segment: Segment, radius: number, opens: boolean): string {
  const points: readonly Point[] = segment;
  const [first, last] = [points[0], points.at(-1)];
  const [second, beforeLast] = [points[1], points.at(-2)];
  if (!first || !last || !second || !beforeLast) return '';
  const leave = normal(first, second) ?? normal(first, last) ?? { x: 0, y: -1 };
  const arrive = normal(beforeLast, last) ?? leave;
  const normals = points.map((_, index) => (index < points.length / 2 ? leave : arrive));
  const side = (sign: number) =>
    points.map((point, index) => ({
      x: point.x + (normals[index]?.x ?? 0) * radius * sign,
      y: point.y + (normals[index]?.y ?? 0) * radius * sign,
    }));
  const [left, right] = [side(1), side(-1).reverse()];
  const [from] = left;
  if (!from) return '';
  return `M${spell(from)}${along(left)}${cap(last, arrive, radius)}${along(right)}${opens ? cap(first, { x: -leave.x, y: -leave.y }, radius) : ''}Z`;
}

function normal(from: Point, to: Point): Point | null {
  const [x, y] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(x, y);
  return length < 1e-6 ? null : { x: y / length, y: -x / length };
}

function along(points: readonly Point[]): string {
  const rest = points.slice(1);
  return `${rest.length === 1 ? 'L' : 'C'}${rest.map(spell).join(' ')}`;
}

/** Half a circle about `centre`, from its side on `away` to the other. */
function cap(centre: Point, away: Point, radius: number): string {
  const start = Math.atan2(away.y, away.x);
  return arcCurves(centre, radius, radius, start, start + Math.PI).replace(/^M[^C]*/, '');
}

function spell({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}
