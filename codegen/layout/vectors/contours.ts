/** Contours that need no geometry from Figma: boxes, ellipses, arcs and lines, as path data in a node's own px. */
import type { BoxNode, Rectangle, ShapeNode, ShapePath } from '#design/tree';

/** The handle length with which four Bézier curves approximate a circle to within 0.03%. */
const circleHandle = 0.5523;

type Radii = BoxNode['radii'];
type Size = Pick<Rectangle, 'width' | 'height'>;

/** The contour of a box. */
export function boxContour({ contour: outline, radii, box: { width, height } }: BoxNode): string {
  if (outline === 'ellipse') return ellipsePath(width / 2, height / 2);
  return outline ?? roundedRectanglePath(width, height, radii);
}

function ellipsePath(rx: number, ry: number): string {
  const [kx, ky] = [rx * circleHandle, ry * circleHandle];
  return `M${2 * rx} ${ry}C${2 * rx} ${ry + ky} ${rx + kx} ${2 * ry} ${rx} ${2 * ry}C${rx - kx} ${2 * ry} 0 ${ry + ky} 0 ${ry}C0 ${ry - ky} ${rx - kx} 0 ${rx} 0C${rx + kx} 0 ${2 * rx} ${ry - ky} ${2 * rx} ${ry}Z`;
}

/** The contours of a shape: Figma's geometry, or the form of an ellipse or line; `null` if neither is known. */
export function shapeContours(node: ShapeNode): readonly ShapePath[] | null {
  if (node.fillGeometry.length > 0) return node.fillGeometry;
  if (isStraightLine(node)) return [];
  if (node.shape !== 'ellipse') return null;
  const { width, height } = node.box;
  if (node.arc === null) return [toShapePath(ellipsePath(width / 2, height / 2))];
  return [{ ...toShapePath(arcPath(width / 2, height / 2, node.arc)), windingRule: 'evenodd' }];
}

function toShapePath(path: string): ShapePath {
  return { path, windingRule: 'nonzero', fills: null };
}

/** A pie slice, or a ring segment if it has an inner radius. Angles are clockwise from the right. */
function arcPath(rx: number, ry: number, { start, end, innerRadius }: NonNullable<ShapeNode['arc']>): string {
  const whole = Math.abs(end - start) > 2 * Math.PI - 1e-3;
  const outer = ellipseArc(rx, ry, 1, start, end);
  const inner = ellipseArc(rx, ry, innerRadius, end, start);
  if (whole) return `M${outer}Z${innerRadius > 0 ? `M${inner}Z` : ''}`;
  return innerRadius > 0 ? `M${outer}L${inner}Z` : `M${outer}L${rx} ${ry}Z`;
}

/** Curves along an ellipse after its first point, each at most a quarter. */
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

/** Whether a shape can only be a straight line. A vector without height is one too. */
export function isStraightLine({ shape, box: { width, height } }: ShapeNode): boolean {
  return shape === 'line' || (shape === 'vector' && Math.min(width, height) < 0.01);
}

/**
 * The path of a line. A LINE's stroke is above its box and its caps are within its length, as in Figma's own stroke
 * geometry. The stroke of a flat vector is on both sides.
 */
export function linePath({ shape, box, stroke }: ShapeNode): ShapePath {
  if (shape !== 'line') return toShapePath(`M0 0L${box.width} ${box.height}`);
  const half = (stroke?.weights[0] ?? 0) / 2;
  const end = stroke?.cap === 'round' || stroke?.cap === 'square' ? Math.min(half, box.width / 2) : 0;
  return toShapePath(`M${end} ${-half}L${box.width - end} ${-half}`);
}

/** A rectangle with rounded corners, whose radii are reduced to fit. */
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

/** The adjacent corners of each corner, clockwise from the top left: horizontal, then vertical. */
const adjacentCorners = [
  [1, 3],
  [0, 2],
  [3, 1],
  [2, 0],
] as const;

/**
 * Reduces corner radii to the size of the box as Figma does: two that exceed their side share it in proportion to their
 * radii, the largest corner of the box first. https://help.figma.com/hc/articles/360050986854
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

/** Whether CSS gives the same radii. It scales all four corners by one factor if any side is too short. */
export function fitsLikeCss(radii: Radii, { width, height }: Size): boolean {
  const [a, b, c, d] = radii;
  const share = Math.min(1, width / (a + b), width / (c + d), height / (a + d), height / (b + c));
  return fitCornerRadii(radii, { width, height }).every(
    (radius, corner) => Math.abs(radius - share * (radii[corner] ?? 0)) < 0.05,
  );
}
