/** Outlines of what needs no geometry of Figma's: boxes, ellipses, arcs and lines, as path data in a node's own px. */
import type { BoxNode, ShapeNode, ShapePath } from '#design/tree';
import { fitRadii } from '../paint/fit-radii.ts';

/** What a box covers. */
export function boxOutline({ outline, radii, box: { width, height } }: BoxNode): string {
  if (outline === 'ellipse') return ellipsePath(width / 2, height / 2);
  return outline ?? roundedPath(width, height, radii);
}

/** What a shape covers: Figma's geometry, or what its form says; `null` where neither tells. */
export function shapeOutline(node: ShapeNode): readonly ShapePath[] | null {
  if (node.fillGeometry.length > 0) return node.fillGeometry;
  if (isFlat(node)) return [];
  if (node.shape !== 'ellipse') return null;
  const { width, height } = node.box;
  if (node.arc === null) return [plain(ellipsePath(width / 2, height / 2))];
  return [{ ...plain(arcPath(width / 2, height / 2, node.arc)), windingRule: 'evenodd' }];
}

/** Whether a shape can only be one straight line: a vector without height is one too. */
export function isFlat({ shape, box: { width, height } }: ShapeNode): boolean {
  return shape === 'line' || (shape === 'vector' && Math.min(width, height) < 0.01);
}

/**
 * A line lies along the top of its box, its stroke above it, its ends within its length, as Figma's own geometry of
 * lines shows; the stroke of a flat vector lies on both sides.
 */
export function linePath({ shape, box, stroke }: ShapeNode): ShapePath {
  if (shape !== 'line') return plain(`M0 0L${box.width} ${box.height}`);
  const half = (stroke?.weights[0] ?? 0) / 2;
  const end = stroke?.cap === 'round' || stroke?.cap === 'square' ? Math.min(half, box.width / 2) : 0;
  return plain(`M${end} ${-half}L${box.width - end} ${-half}`);
}

function plain(path: string): ShapePath {
  return { path, windingRule: 'nonzero', fills: null };
}

/** Four Bézier curves with this handle are a circle to within 0.03%. */
const roundness = 0.5523;

function ellipsePath(rx: number, ry: number): string {
  const [kx, ky] = [rx * roundness, ry * roundness];
  return `M${2 * rx} ${ry}C${2 * rx} ${ry + ky} ${rx + kx} ${2 * ry} ${rx} ${2 * ry}C${rx - kx} ${2 * ry} 0 ${ry + ky} 0 ${ry}C0 ${ry - ky} ${rx - kx} 0 ${rx} 0C${rx + kx} 0 ${2 * rx} ${ry - ky} ${2 * rx} ${ry}Z`;
}

/** A slice of a pie, or of a ring where it has an inner radius. Angles run clockwise from the right. */
function arcPath(rx: number, ry: number, { start, end, innerRadius }: NonNullable<ShapeNode['arc']>): string {
  const whole = Math.abs(end - start) > 2 * Math.PI - 1e-3;
  const outer = sweep(rx, ry, 1, start, end);
  const inner = sweep(rx, ry, innerRadius, end, start);
  if (whole) return `M${outer}Z${innerRadius > 0 ? `M${inner}Z` : ''}`;
  return innerRadius > 0 ? `M${outer}L${inner}Z` : `M${outer}L${rx} ${ry}Z`;
}

/** Curves along an ellipse, a quarter of it at most each, from its first point on. */
function sweep(rx: number, ry: number, scale: number, start: number, end: number): string {
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
export function roundedPath(width: number, height: number, radii: BoxNode['radii']): string {
  const [one, two, three, four] = fitRadii(radii, { width, height });
  const k = 1 - roundness;
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
