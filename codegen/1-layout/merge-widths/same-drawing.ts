/** The share of a drawing's width that a point may be off: widths of screens are rounded, and points with them. */
const off = 0.03;

/** Whether two drawings show the same at perhaps another size: the same shapes in the same colours, points about where they were. */
export function isSameDrawing(one: string, other: string): boolean {
  if (one === other) return true;
  const [first, second] = [split(one), split(other)];
  if (first.shapes !== second.shapes) return false;
  return first.points.every((point, index) => Math.abs(point - (second.points[index] ?? NaN)) <= off);
}

interface Drawing {
  /** The markup with a sign for each number. */
  readonly shapes: string;
  /** The numbers, as shares of the drawing's width. */
  readonly points: readonly number[];
}

function split(svg: string): Drawing {
  const points: number[] = [];
  const size = Number(/viewBox="\S+ \S+ ([\d.]+)/.exec(svg)?.[1]) || 1;
  const shapes = svg.replace(/#[\da-f]+|-?(?:\d*\.)?\d+/gi, (found) => {
    if (found.startsWith('#')) return found;
    points.push(Number(found) / size);
    return '0';
  });
  // Signs part numbers where spaces do not.
  return { shapes: shapes.replace(/[\s,]+/g, ' ').replace(/ ?0 ?/g, '0'), points };
}
