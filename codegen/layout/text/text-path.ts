/** The line that a text follows, with the place on it where the words begin. */
import type { Rectangle, TextPath } from '#design/tree';
import { cssNumber } from '../../css/css-values.ts';
import type { LayoutTextPath } from '../layout-tree.ts';
import { numbersPerCommand, parsePath } from '../vectors/path-data.ts';

/** Lays out the path of a text in a box. */
export function layOutTextPath(
  { path, segment, position }: TextPath,
  { width, height }: Rectangle,
): LayoutTextPath {
  const lengths = segmentLengths(path);
  const before = lengths.slice(0, segment).reduce((sum, length) => sum + length, 0);
  return {
    d: path.replace(/\s+/g, ' '),
    viewBox: `0 0 ${cssNumber(Math.max(width, 0.01))} ${cssNumber(Math.max(height, 0.01))}`,
    startOffset: cssNumber(before + (lengths[segment] ?? 0) * position),
  };
}

/** Steps by which curves are measured: more than enough for letters. */
const steps = 24;

interface Pen {
  readonly x: number;
  readonly y: number;
}

/** px of each segment of a path; none of a path with commands that Figma does not write. */
function segmentLengths(path: string): readonly number[] {
  const parsed = parsePath(path);
  if (parsed === null) return [];
  const lengths: number[] = [];
  let [pen, start]: [Pen, Pen] = [
    { x: 0, y: 0 },
    { x: 0, y: 0 },
  ];
  let at = 0;
  for (const command of parsed.commands) {
    const count = numbersPerCommand[command] ?? 0;
    const points = pointsOf(command, parsed.values.slice(at, at + count), pen, start);
    at += count;
    const last = points.at(-1) ?? pen;
    if (command === 'M') start = last;
    else lengths.push(measureCurve([pen, ...points]));
    pen = last;
  }
  return lengths;
}

function pointsOf(command: string, values: readonly number[], pen: Pen, start: Pen): readonly Pen[] {
  if (command === 'Z') return [start];
  if (command === 'H') return [{ x: values[0] ?? pen.x, y: pen.y }];
  if (command === 'V') return [{ x: pen.x, y: values[0] ?? pen.y }];
  return Array.from({ length: values.length / 2 }, (_, index) => ({
    x: values[2 * index] ?? 0,
    y: values[2 * index + 1] ?? 0,
  }));
}

/** Adds up short lines along a Bézier curve of any degree. */
function measureCurve(points: readonly Pen[]): number {
  let [length, former] = [0, points[0] ?? { x: 0, y: 0 }];
  for (let step = 1; step <= steps; step += 1) {
    const next = pointOnCurve(points, step / steps);
    length += Math.hypot(next.x - former.x, next.y - former.y);
    former = next;
  }
  return length;
}

function pointOnCurve(points: readonly Pen[], share: number): Pen {
  let row = points;
  while (row.length > 1) {
    row = row.slice(1).map((point, index) => {
      const before = row[index] ?? point;
      return { x: before.x + (point.x - before.x) * share, y: before.y + (point.y - before.y) * share };
    });
  }
  return row[0] ?? { x: 0, y: 0 };
}
