/** Outlines of what needs no geometry of Figma's: boxes, ellipses, arcs and lines, as path data in a node's own px. */
import type { BoxNode, Rectangle, ShapeNode, ShapePath } from '#design/tree';

/** What a box covers. */
export function boxContour({ contour: outline, radii, box: { width, height } }: BoxNode): string {
  if (outline === 'ellipse') return ellipsePath(width / 2, height / 2);
  return outline ?? roundedRectanglePath(width, height, radii);
}

/** What a shape covers: Figma's geometry, or what its form says; `null` where neither tells. */
export function shapeContours(node: ShapeNode): readonly ShapePath[] | null {
  if (node.fillGeometry.length > 0) return node.fillGeometry;
  if (isStraightLine(node)) return [];
  if (node.shape !== 'ellipse') return null;
  const { width, height } = node.box;
  if (node.arc === null) return [toShapePath(ellipsePath(width / 2, height / 2))];
  return [{ ...toShapePath(arcPath(width / 2, height / 2, node.arc)), windingRule: 'evenodd' }];
}

/** Whether a shape can only be one straight line: a vector without height is one too. */
export function isStraightLine({ shape, box: { width, height } }: ShapeNode): boolean {
  return shape === 'line' || (shape === 'vector' && Math.min(width, height) < 0.01);
}

/**
 * A line lies along the top of its box, its stroke above it, its ends within its length, as Figma's own geometry of
 * lines shows; the stroke of a flat vector lies on both sides.
 */
export function linePath({ shape, box, stroke }: ShapeNode): ShapePath {
  if (shape !== 'line') return toShapePath(`M0 0L${box.width} ${box.height}`);
  const half = (stroke?.weights[0] ?? 0) / 2;
  const end = stroke?.cap === 'round' || stroke?.cap === 'square' ? Math.min(half, box.width / 2) : 0;
  return toShapePath(`M${end} ${-half}L${box.width - end} ${-half}`);
}

function toShapePath(path: string): ShapePath {
  return { path, windingRule: 'nonzero', fills: null };
}

/** Four Bézier curves with this handle are a circle to within 0.03%. */
const circleHandle = 0.5523;

function ellipsePath(rx: number, ry: number): string {
  const [kx, ky] = [rx * circleHandle, ry * circleHandle];
  return `M${2 * rx} ${ry}C${2 * rx} ${ry + ky} ${rx + kx} ${2 * ry} ${rx} ${2 * ry}C${rx - kx} ${2 * ry} 0 ${ry + ky} 0 ${ry}C0 ${ry - ky} ${rx - kx} 0 ${rx} 0C${rx + kx} 0 ${2 * rx} ${ry - ky} ${2 * rx} ${ry}Z`;
}

/** A slice of a pie, or of a ring where it has an inner radius. Angles run clockwise from the right. */
function arcPath(rx: number, ry: number, { start, end, innerRadius }: NonNullable<ShapeNode['arc']>): string {
  const whole = Math.abs(end - start) > 2 * Math.PI - 1e-3;
  const outer = ellipseArc(rx, ry, 1, start, end);
  const inner = ellipseArc(rx, ry, innerRadius, end, start);
  if (whole) return `M${outer}Z${innerRadius > 0 ? `M${inner}Z` : ''}`;
  return innerRadius > 0 ? `M${outer}L${inner}Z` : `M${outer}L${rx} ${ry}Z`;
}

/** Curves along an ellipse, a quarter of it at most each, from its first point on. */
function ellipseArc(rx: number, ry: number, scale: number, start: number, end: number): string {
  const steps = Math.max(1, Math.ceil(Math.abs(end - start) / (Math.PI / 2) - 1e-6));
  const step = (end - start) / steps;
  const handle = (4 / 3) * Math.tan(step / 4);
  const point = (x: number, y: number) => `${rx + rx * scale * x} ${ry + ry * scale * y}`;
  const curves = Array.from({ length: steps }, (_, index) => {
    const [from, to] = [start + index * step, start + (index + 1) * step];
    const [c1, s1, c2, s2] = [Math.cos(from), Math.sin(from), Math.cos(to), Math.sin(to)];
    return `C${point(c1 - handle * s1, s1 + handle * c1)} ${point(c2 + handle * s2, s2 - handle * c2)} ${point(c2, s2)}`;
  });
  return `${point(Math.cos(start), Math.sin(start))}${curves.join('')}`;
}

/** A rectangle whose corners are quarter circles, as large as it has room for. */
export function roundedRectanglePath(width: number, height: number, radii: BoxNode['radii']): string {
  const [one, two, three, four] = fitCornerRadii(radii, { width, height });
  const k = 1 - circleHandle;
  const corner = (radius: number, curve: string) => (radius === 0 ? '' : curve);
  return [
    `M${one} 0H${width - two}`,
    corner(two, `C${width - two * k} 0 ${width} ${two * k} ${width} ${two}`),
    `V${height - three}`,
    corner(
      three,
      `C${width} ${height - three * k} ${width - three * k} ${height} ${width - three} ${height}`,
    ),
    `H${four}`,
    corner(four, `C${four * k} ${height} 0 ${height - four * k} 0 ${height - four}`),
    `V${one}`,
    corner(one, `C0 ${one * k} ${one * k} 0 ${one} 0`),
    'Z',
  ].join('');
}

type Radii = BoxNode['radii'];
type Size = Pick<Rectangle, 'width' | 'height'>;

/** The corners beside each, clockwise from the top left: along the box, and down it. */
const adjacentCorners = [
  [1, 3],
  [0, 2],
  [3, 1],
  [2, 0],
] as const;

/**
 * Corners as large as a box has room for: two that need more than their side share it by their radii, the largest
 * corner of the box first, as Figma draws them. https://help.figma.com/hc/articles/360050986854
 */
export function fitCornerRadii(radii: Radii, { width, height }: Size): Radii {
  const fitted = new Map<number, number>();
  const availableFor = (corner: number, other: number, side: number) => {
    const taken = fitted.get(other);
    if (taken !== undefined) return side - taken;
    const [own = 0, wanted = 0] = [radii[corner], radii[other]];
    return own + wanted <= side ? own : (side * own) / (own + wanted);
  };
  const largestFirst = [0, 1, 2, 3].sort((one, other) => (radii[other] ?? 0) - (radii[one] ?? 0));
  for (const corner of largestFirst) {
    const [along = 0, down = 0] = adjacentCorners[corner] ?? [];
    const available = Math.min(availableFor(corner, along, width), availableFor(corner, down, height));
    fitted.set(corner, Math.max(0, Math.min(radii[corner] ?? 0, available)));
  }
  const at = (corner: number) => fitted.get(corner) ?? 0;
  return [at(0), at(1), at(2), at(3)];
}

/** Whether CSS, which shrinks all four corners alike where one side lacks room, comes to the same. */
export function fitsLikeCss(radii: Radii, { width, height }: Size): boolean {
  const [a, b, c, d] = radii;
  const share = Math.min(1, width / (a + b), width / (c + d), height / (a + d), height / (b + c));
  return fitCornerRadii(radii, { width, height }).every(
    (radius, corner) => Math.abs(radius - share * (radii[corner] ?? 0)) < 0.05,
  );
}
