/** Drawing an area on a picture by pointer or by keys. Each step returns a new value. */
import type { MarkedArea } from '#visuals/edit/draw-mask';

export type Shape = 'rectangle' | 'lasso';
/** In shares of the picture. */
export type Point = readonly [x: number, y: number];

export interface Marking {
  readonly shape: Shape;
  /** The position of the keyboard cursor. */
  readonly cursor: Point;
  /** The corner or line so far; empty while nothing is being drawn. */
  readonly points: readonly Point[];
}

/** The result of one key or move: `area` once the area is closed. */
export interface MarkStep {
  readonly marking: Marking;
  readonly area: MarkedArea | null;
}

/** Areas smaller than this share of a side are accidental. */
const leastSide = 0.005;
const smallStep = 0.02;
const largeStep = 0.1;

export function startMarking(shape: Shape): Marking {
  return { shape, cursor: [0.5, 0.5], points: [] };
}

/** The pointer goes down. */
export function beginAt(marking: Marking, at: Point): Marking {
  return { ...marking, cursor: at, points: [at] };
}

/** The pointer moves while it is down. */
export function drawTo(marking: Marking, at: Point): Marking {
  const [first] = marking.points;
  if (!first) return marking;
  const points = marking.shape === 'rectangle' ? [first, at] : [...marking.points, at];
  return { ...marking, cursor: at, points };
}

/** The pointer goes up, or Enter closes what was begun. */
export function closeArea(marking: Marking): MarkStep {
  return { marking: { ...marking, points: [] }, area: areaOf(marking) };
}

/** What a key does: arrows move, Enter sets a point, Enter on the last one again closes, Escape gives up; `null` for others. */
export function pressKey(marking: Marking, key: string, isLarge: boolean): MarkStep | null {
  const move = moves[key];
  if (move) {
    const step = isLarge ? largeStep : smallStep;
    const cursor: Point = [
      clamp(marking.cursor[0] + move[0] * step),
      clamp(marking.cursor[1] + move[1] * step),
    ];
    const isRectangle = marking.shape === 'rectangle' && marking.points.length > 0;
    const points = isRectangle ? [...marking.points.slice(0, 1), cursor] : marking.points;
    return { marking: { ...marking, cursor, points }, area: null };
  }
  if (key === 'Escape' && marking.points.length > 0)
    return { marking: { ...marking, points: [] }, area: null };
  if (key !== 'Enter' && key !== ' ') return null;
  if (marking.points.length === 0) return { marking: beginAt(marking, marking.cursor), area: null };
  const isAgain = isSame(marking.points.at(-1), marking.cursor);
  if (marking.shape === 'rectangle' || isAgain) return closeArea(marking);
  return { marking: { ...marking, points: [...marking.points, marking.cursor] }, area: null };
}

const moves: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

function areaOf({ shape, points }: Marking): MarkedArea | null {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top];
  if (points.length < 2 || width < leastSide || height < leastSide) return null;
  return shape === 'lasso' ? { kind: 'lasso', points } : { kind: 'rectangle', left, top, width, height };
}

function isSame(one: Point | undefined, other: Point): boolean {
  return one !== undefined && one[0] === other[0] && one[1] === other[1];
}

function clamp(share: number): number {
  return Math.round(Math.min(1, Math.max(0, share)) * 1000) / 1000;
}
