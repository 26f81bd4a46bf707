/**
 * Recognizes what a simple icon shows by its geometry, whatever its size and whether it is a stroke, the outline of a
 * stroke or a filled shape: every point of its contours is near the lines of a template, and every point of the
 * template is near a contour. An icon that is not certain has no shape.
 */
import { memoizeText } from '#design/memoize-text';
import { withoutGround } from './icon-ground.ts';
import { parsePath } from '../layout/vectors/path-data.ts';

/** What an icon shows. */
export type IconShape = (typeof templates)[number]['shape'] | 'divider' | 'minus';

/** Characters; longer markup is no simple icon. */
const maxMarkup = 6000;

/** Returns what the markup of a vector shows; `null` where no template fits. */
export const recognizeIcon = memoizeText((svg): IconShape | null => {
  const all = svg.length > maxMarkup ? null : contoursIn(withoutGround(svg));
  if (all === null || all.length === 0) return null;
  const bounds = boundsOf(all.flat());
  const size = Math.max(bounds.width, bounds.height);
  // The inside of a thick dot is hardly there.
  const contours = all.filter((line) => sizeOf(line) >= minContour * size);
  if (size === 0) return null;
  const aspect = bounds.width / Math.max(bounds.height, 0.01);
  const dividing = size > maxMinusLength && (aspect >= minLineAspect || aspect <= 1 / minLineAspect);
  if (dividing) return 'divider';
  const points = sample(contours, pointCount);
  let best: IconShape | null = null;
  let least = maxDistance;
  for (const { shape, lines, aspects } of templates) {
    if (aspect < aspects[0] || aspect > aspects[1]) continue;
    if (separateShapes.has(shape) && contours.length !== lines.length) continue;
    const distance = distanceTo(lines, points, bounds, size, least);
    if (distance >= least) continue;
    least = distance;
    best = shape;
  }
  if (best === null && aspect >= minMinusAspect && contours.length === 1) return 'minus';
  return best;
}, maxMarkup);

/** The share of an icon that a contour takes at least. */
const minContour = 0.02;

function sizeOf(line: Line): number {
  const { width, height } = boundsOf(line);
  return Math.max(width, height);
}

/** Whether an icon is a filled shape, and neither a stroke nor the outline of one. */
export const isFilledIcon = memoizeText((svg): boolean => {
  const contours = svg.length > maxMarkup ? null : contoursIn(withoutGround(svg));
  if (contours === null || contours.length === 0) return false;
  const isStroke =
    /\sstroke="(?!none)/.test(svg) && !/<(?:path|circle|ellipse|rect)\b[^>]*\sfill="(?!none)/.test(svg);
  const { width, height } = boundsOf(contours.flat());
  const [largest = 0, next = 0] = contours.map(areaOf).toSorted((one, other) => other - one);
  return !isStroke && largest >= width * height * minFilledShare && next < largest * maxHoleShare;
}, maxMarkup);

/** Share of its bounds that a filled shape has, and the share of that which a hole in it may have. */
const minFilledShare = 0.35;
const maxHoleShare = 0.5;

function areaOf(line: Line): number {
  const twice = line.reduce((sum, { x, y }, index) => {
    const next = line[(index + 1) % line.length] ?? { x, y };
    return sum + x * next.y - next.x * y;
  }, 0);
  return Math.abs(twice) / 2;
}

/** px; a longer line separates things. */
const maxMinusLength = 40;
const minLineAspect = 12;
const minMinusAspect = 4;
/** Points on the contours that are compared. */
const pointCount = 240;
/** Shares of the size: half the widths of strokes, and how far a contour may be from its template besides. */
const strokeHalves = [0, 0.025, 0.05, 0.07, 0.09, 0.11];
const maxDistance = 0.047;
/** The share of points that must be near; corners may be rounded. */
const nearShare = 0.97;
/** The share of the points of a contour that are half a stroke from its middle. */
const contourShare = 0.7;

interface Point {
  readonly x: number;
  readonly y: number;
}

type Line = readonly Point[];

/** The x and the y of each point in turn. */
type Points = Float64Array;

interface Bounds extends Point {
  readonly width: number;
  readonly height: number;
}

interface Template<Shape extends string> {
  readonly shape: Shape;
  /** In a square from 0 to 1, which is stretched to the icon. */
  readonly lines: readonly Line[];
  /** The least and the greatest ratio of width to height. */
  readonly aspects: readonly [number, number];
}

/** @param text Polylines of `x y` pairs, separated by `;`. */
function template<Shape extends string>(
  shape: Shape,
  aspects: readonly [number, number],
  text: string,
  ...curves: readonly Line[]
): Template<Shape> {
  const polylines = text.split(';').flatMap((one) => {
    const values = one.trim().split(/\s+/).filter(Boolean).map(Number);
    const line = values.flatMap((x, at) => (at % 2 === 0 ? [{ x, y: values[at + 1] ?? 0 }] : []));
    return line.length === 0 ? [] : [line];
  });
  return { shape, aspects, lines: [...polylines, ...curves] };
}

/** Part of an ellipse; angles are in turns, clockwise from the right. */
function arc(
  [x, y]: readonly [number, number],
  [across, down]: readonly [number, number],
  from = 0,
  to = 1,
): Line {
  return Array.from({ length: 41 }, (_, step) => {
    const angle = 2 * Math.PI * (from + ((to - from) * step) / 40);
    return { x: x + across * Math.cos(angle), y: y + down * Math.sin(angle) };
  });
}

const starCorners = Array.from({ length: 11 }, (_, corner) => {
  const [angle, radius] = [(corner * Math.PI) / 5, corner % 2 === 0 ? 1 : 0.46];
  return { x: 0.5 + radius * 0.526 * Math.sin(angle), y: 0.553 - radius * 0.553 * Math.cos(angle) };
});

const heartContour: Line = [
  ...cubic({ x: 0.5, y: 1 }, { x: 0.14, y: 0.73 }, { x: 0, y: 0.55 }, { x: 0, y: 0.3 }),
  ...cubic({ x: 0, y: 0.3 }, { x: 0, y: -0.06 }, { x: 0.37, y: -0.14 }, { x: 0.5, y: 0.17 }),
  ...cubic({ x: 0.5, y: 0.17 }, { x: 0.63, y: -0.14 }, { x: 1, y: -0.06 }, { x: 1, y: 0.3 }),
  ...cubic({ x: 1, y: 0.3 }, { x: 1, y: 0.55 }, { x: 0.86, y: 0.73 }, { x: 0.5, y: 1 }),
];

const pinContour: Line = [
  ...cubic({ x: 0.5, y: 1 }, { x: 0.2, y: 0.78 }, { x: 0, y: 0.6 }, { x: 0, y: 0.41 }),
  ...arc([0.5, 0.41], [0.5, 0.41], 0.5, 1),
  ...cubic({ x: 1, y: 0.41 }, { x: 1, y: 0.6 }, { x: 0.8, y: 0.78 }, { x: 0.5, y: 1 }),
];

const sunRays = '.5 0 .5 .14; .5 .86 .5 1; 0 .5 .14 .5; .86 .5 1 .5';
const diagonalRays = '.15 .15 .24 .24; .76 .76 .85 .85; .15 .85 .24 .76; .76 .24 .85 .15';

const templates = [
  template('chevron-right', [0.35, 0.85], '0 0 1 .5 0 1'),
  template('chevron-left', [0.35, 0.85], '1 0 0 .5 1 1'),
  template('chevron-down', [1.2, 2.9], '0 0 .5 1 1 0'),
  template('chevron-up', [1.2, 2.9], '0 1 .5 0 1 1'),
  // A filled triangle.
  template('chevron-down', [1.2, 2.2], '0 0 1 0 .5 1 0 0'),
  ...arrows(0.5, [0.8, 1.12]),
  ...arrows(0.41, [1.05, 1.45]),
  ...arrows(0.3, [1.4, 2.6]),
  template('arrow-up-right', [0.8, 1.25], '0 1 1 0; .2 0 1 0 1 .8'),
  template('arrow-up-right', [0.8, 1.25], '0 1 1 0; .02 0 1 0 1 .98'),
  template('plus', [0.85, 1.18], '0 .5 1 .5; .5 0 .5 1'),
  template('close', [0.85, 1.18], '0 0 1 1; 1 0 0 1'),
  template('check', [1.05, 1.9], '0 .52 .35 1 1 0'),
  template('circle', [0.9, 1.1], '', arc([0.5, 0.5], [0.5, 0.5])),
  template('search', [0.85, 1.18], '.71 .71 1 1', arc([0.42, 0.42], [0.42, 0.42])),
  template('search', [0.85, 1.18], '.29 .71 0 1', arc([0.58, 0.42], [0.42, 0.42])),
  template('menu', [0.9, 2.2], '0 0 1 0; 0 .5 1 .5; 0 1 1 1'),
  template('filter', [1.1, 2.2], '0 0 1 0; .18 .5 .82 .5; .36 1 .64 1'),
  template('more', [2.6, 7], '0 .5; .5 .5; 1 .5'),
  template('more', [0.14, 0.39], '.5 0; .5 .5; .5 1'),
  template('star', [0.9, 1.2], '', starCorners),
  template('heart', [0.95, 1.35], '', heartContour),
  template('play', [0.7, 1.1], '0 0 1 .5 0 1 0 0'),
  template('pause', [0.4, 1.1], '0 0 0 1; 1 0 1 1'),
  template('mail', [1.1, 1.7], '0 0 1 0 1 1 0 1 0 0; 0 .03 .5 .52 1 .03'),
  template('home', [0.85, 1.25], '0 .45 .5 0 1 .45; .14 .36 .14 1 .86 1 .86 .36'),
  template('home', [0.85, 1.25], '0 .38 .5 0 1 .38 1 1 0 1 0 .38'),
  template('clock', [0.9, 1.1], '.5 .23 .5 .5 .69 .61', arc([0.5, 0.5], [0.5, 0.5])),
  template('clock', [0.9, 1.1], '.5 .23 .5 .5 .71 .5', arc([0.5, 0.5], [0.5, 0.5])),
  template('user', [0.75, 1.15], '', arc([0.5, 0.23], [0.24, 0.23]), arc([0.5, 1], [0.5, 0.38], 0.5, 1)),
  template('pin', [0.65, 0.98], '', pinContour, arc([0.5, 0.4], [0.17, 0.14])),
  template('bag', [0.75, 1.2], '.12 .3 .88 .3 1 1 0 1 .12 .3', arc([0.5, 0.3], [0.22, 0.3], 0.5, 1)),
  template('sun', [0.9, 1.1], sunRays, arc([0.5, 0.5], [0.24, 0.24])),
  template('sun', [0.9, 1.1], `${sunRays}; ${diagonalRays}`, arc([0.5, 0.5], [0.22, 0.22])),
  template('bolt', [0.55, 1], '.6 0 0 .57 .46 .57 .4 1 1 .4 .54 .4 .6 0'),
  template(
    'user',
    [0.75, 1.15],
    '0 .98 0 .93; 1 .98 1 .93',
    arc([0.5, 0.23], [0.27, 0.23]),
    arc([0.5, 1], [0.5, 0.35], 0.5, 1),
  ),
  template('calendar', [0.8, 1.15], '0 .12 1 .12 1 1 0 1 0 .12; 0 .4 1 .4; .27 0 .27 .23; .73 0 .73 .23'),
] as const;

/** Shapes whose lines do not touch: each is one contour, which a wave is not. */
const separateShapes: ReadonlySet<string> = new Set(['menu', 'filter', 'more', 'pause']);

/** Arrows in four directions. @param head The share of the length that the head takes. */
function arrows(head: number, [least, greatest]: readonly [number, number]) {
  const [near, far] = [head, 1 - head];
  const upright = [1 / greatest, 1 / least] as const;
  return [
    template('arrow-right', [least, greatest], `0 .5 1 .5; ${far} 0 1 .5 ${far} 1`),
    template('arrow-left', [least, greatest], `0 .5 1 .5; ${near} 0 0 .5 ${near} 1`),
    template('arrow-down', upright, `.5 0 .5 1; 0 ${far} .5 1 1 ${far}`),
    template('arrow-up', upright, `.5 0 .5 1; 0 ${near} .5 0 1 ${near}`),
  ] as const;
}

/**
 * Returns how far contours and a template are apart, as a share of the size, with the width of the strokes that fits
 * best; `least` where they are not nearer than that.
 */
function distanceTo(
  lines: readonly Line[],
  points: Points,
  bounds: Bounds,
  size: number,
  least: number,
): number {
  let best = least;
  for (const half of strokeHalves) {
    const inset = Math.min(half * size, bounds.width / 2, bounds.height / 2);
    const placed = lines.map((line) =>
      line.map(({ x, y }) => ({
        x: bounds.x + inset + x * (bounds.width - 2 * inset),
        y: bounds.y + inset + y * (bounds.height - 2 * inset),
      })),
    );
    const drawn = sample(placed, pointCount / 2);
    const limit = (best + half) * size;
    if (!areNear(points, drawn, limit) || !areNear(drawn, points, limit)) continue;
    const around = distances(points, drawn, size);
    const along = distances(drawn, points, size);
    // A contour is half a stroke from the middle of the stroke, except where two strokes meet.
    const tooNear = half - shareOf(around, 1 - contourShare);
    const tooFar = Math.max(shareOf(around, nearShare), shareOf(along, nearShare)) - half;
    best = Math.min(best, Math.max(tooNear, tooFar));
  }
  return best;
}

/** Whether enough points are within `limit` px of one of `others`. Most templates fail here, after a few points. */
function areNear(points: Points, others: Points, limit: number): boolean {
  const count = points.length / 2;
  const squaredLimit = limit * limit;
  let mayBeFar = count - Math.ceil(count * nearShare);
  // Points that are far lie side by side, so points from all over are tried first.
  for (let first = 0; first < farStride; first += 1) {
    for (let index = first; index < count; index += farStride) {
      if (nearestSquared(points, index, others, squaredLimit) <= squaredLimit) continue;
      mayBeFar -= 1;
      if (mayBeFar < 0) return false;
    }
  }
  return true;
}

const farStride = 16;

/** Returns the distance of each point from the nearest of `others`, as a share of the size, the least first. */
function distances(points: Points, others: Points, size: number): Float64Array {
  const found = new Float64Array(points.length / 2);
  for (let index = 0; index < found.length; index += 1)
    found[index] = Math.sqrt(nearestSquared(points, index, others, 0)) / size;
  return found.sort();
}

/** Returns the square of the distance to the nearest of `others`, or of one that is no further than `enough`. */
function nearestSquared(points: Points, index: number, others: Points, enough: number): number {
  const [x, y] = [points[2 * index] ?? 0, points[2 * index + 1] ?? 0];
  let nearest = Number.POSITIVE_INFINITY;
  for (let other = 0; other < others.length; other += 2) {
    const across = (others[other] ?? 0) - x;
    const down = (others[other + 1] ?? 0) - y;
    const squared = across * across + down * down;
    if (squared >= nearest) continue;
    nearest = squared;
    if (nearest <= enough) return nearest;
  }
  return nearest;
}

/** Returns the distance that a share of all points does not exceed. */
function shareOf(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.POSITIVE_INFINITY;
}

/** Returns points at equal distances along lines. A line of one point stays. */
function sample(lines: readonly Line[], count: number): Points {
  const total = lines.reduce((sum, line) => sum + lengthOf(line), 0);
  const step = Math.max(total / count, 1e-6);
  const found: number[] = [];
  for (const line of lines) {
    const [first] = line;
    if (first === undefined) continue;
    found.push(first.x, first.y);
    let ahead = step;
    let start = first;
    for (let index = 1; index < line.length; index += 1) {
      const end = line[index] ?? start;
      const length = Math.hypot(end.x - start.x, end.y - start.y);
      for (; ahead <= length; ahead += step) {
        const share = ahead / length;
        found.push(start.x + (end.x - start.x) * share, start.y + (end.y - start.y) * share);
      }
      ahead -= length;
      start = end;
    }
    if (line.length > 1) found.push(start.x, start.y);
  }
  return Float64Array.from(found);
}

function lengthOf(line: Line): number {
  return line.reduce((sum, { x, y }, index) => {
    const before = line[index - 1];
    return before === undefined ? 0 : sum + Math.hypot(x - before.x, y - before.y);
  }, 0);
}

function boundsOf(points: readonly Point[]): Bounds {
  const [across, down] = [points.map(({ x }) => x), points.map(({ y }) => y)];
  const [x, y] = [Math.min(...across), Math.min(...down)];
  return { x, y, width: Math.max(...across) - x, height: Math.max(...down) - y };
}

/** Returns the contours of all shapes of an SVG; `null` where some cannot be read. */
function contoursIn(svg: string): readonly Line[] | null {
  const shown = svg.replace(/<defs>.*?<\/defs>/gs, '');
  if (/<(?:use|image|text|polygon|polyline)\b|\stransform=/.test(shown)) return null;
  const contours: Line[] = [];
  for (const [, tag = '', attributes = ''] of shown.matchAll(/<(path|circle|ellipse|rect|line)\b([^>]*)>/g)) {
    const found = tag === 'path' ? contoursOfPath(textOf(attributes, 'd')) : [contourOf(tag, attributes)];
    if (found === null) return null;
    contours.push(...found);
  }
  return contours.filter((line) => line.length > 0);
}

function textOf(attributes: string, name: string): string {
  return new RegExp(`\\s${name}="([^"]*)"`).exec(attributes)?.[1] ?? '';
}

function contourOf(tag: string, attributes: string): Line {
  const read = (name: string) => Number(textOf(attributes, name)) || 0;
  if (tag === 'line')
    return [
      { x: read('x1'), y: read('y1') },
      { x: read('x2'), y: read('y2') },
    ];
  if (tag !== 'rect')
    return arc([read('cx'), read('cy')], [read('rx') || read('r'), read('ry') || read('r')]);
  const [left, top] = [read('x'), read('y')];
  const [right, bottom] = [left + read('width'), top + read('height')];
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
    { x: left, y: top },
  ];
}

/** Returns the contours of path data with absolute commands as polylines. */
function contoursOfPath(path: string): readonly Line[] | null {
  const data = parsePath(path);
  if (data === null) return null;
  const contours: Point[][] = [];
  let line: Point[] = [];
  let control: Point | null = null;
  let at = 0;
  const next = () => data.values[at++] ?? 0;
  const point = (): Point => ({ x: next(), y: next() });
  for (const command of data.commands) {
    const current = line.at(-1) ?? { x: 0, y: 0 };
    let reflected: Point | null = null;
    if (command === 'M') contours.push((line = [point()]));
    else if (command === 'L') line.push(point());
    else if (command === 'H') line.push({ x: next(), y: current.y });
    else if (command === 'V') line.push({ x: current.x, y: next() });
    else if (command === 'Z') {
      const [start] = line;
      if (start === undefined) continue;
      line.push(start);
      contours.push((line = [start]));
    } else if (command === 'C' || command === 'S') {
      const first = command === 'C' ? point() : mirror(control, current);
      const [second, end] = [point(), point()];
      line.push(...cubic(current, first, second, end).slice(1));
      reflected = second;
    } else {
      const middle: Point = command === 'Q' ? point() : mirror(control, current);
      const end = point();
      line.push(...cubic(current, between(current, middle), between(end, middle), end).slice(1));
      reflected = middle;
    }
    control = reflected;
  }
  return contours.filter((one) => one.length > 1);
}

function mirror(control: Point | null, { x, y }: Point): Point {
  return control === null ? { x, y } : { x: 2 * x - control.x, y: 2 * y - control.y };
}

/** Two thirds from `start` to `end`. */
function between(start: Point, end: Point): Point {
  return { x: start.x + ((end.x - start.x) * 2) / 3, y: start.y + ((end.y - start.y) * 2) / 3 };
}

function cubic(start: Point, first: Point, second: Point, end: Point): Line {
  return Array.from({ length: 13 }, (_, step) => {
    const [after, before] = [step / 12, 1 - step / 12];
    const at = (side: 'x' | 'y') =>
      before ** 3 * start[side] +
      3 * before ** 2 * after * first[side] +
      3 * before * after ** 2 * second[side] +
      after ** 3 * end[side];
    return { x: at('x'), y: at('y') };
  });
}
