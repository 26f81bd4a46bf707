import type { Layer } from '../../document/layer.ts';
import { formatNumber } from './svg-text.ts';

type Radii = readonly [number, number, number, number];

export function radiiOf(layer: Layer): Radii {
  const one = layer.cornerRadius ?? 0;
  return layer.rectangleCornerRadii ?? [one, one, one, one];
}

/** A rectangle with its own radius at each corner, grown on all sides by `grow` px. */
export function boxPath(width: number, height: number, radii: Radii, grow = 0): string {
  const left = -grow;
  const top = -grow;
  const right = width + grow;
  const bottom = height + grow;
  if (right <= left || bottom <= top) return '';
  const most = Math.min(right - left, bottom - top) / 2;
  const [a, b, c, d] = radii.map((radius) =>
    radius > 0 ? Math.min(Math.max(0, radius + grow), most) : 0,
  ) as unknown as Radii;
  if (a + b + c + d === 0)
    return `M${formatNumber(left)} ${formatNumber(top)}H${formatNumber(right)}V${formatNumber(bottom)}H${formatNumber(left)}Z`;
  const arc = (radius: number, x: number, y: number): string =>
    radius === 0
      ? ''
      : `A${formatNumber(radius)} ${formatNumber(radius)} 0 0 1 ${formatNumber(x)} ${formatNumber(y)}`;
  return (
    `M${formatNumber(left + a)} ${formatNumber(top)}H${formatNumber(right - b)}${arc(b, right, top + b)}` +
    `V${formatNumber(bottom - c)}${arc(c, right - c, bottom)}H${formatNumber(left + d)}${arc(d, left, bottom - d)}` +
    `V${formatNumber(top + a)}${arc(a, left + a, top)}Z`
  );
}

export function ellipsePath(width: number, height: number, arcData: Layer['arcData'], grow = 0): string {
  const rx = width / 2 + grow;
  const ry = height / 2 + grow;
  const cx = width / 2;
  const cy = height / 2;
  const { startingAngle = 0, endingAngle = 2 * Math.PI, innerRadius = 0 } = arcData ?? {};
  const sweep = endingAngle - startingAngle;
  const isWhole = Math.abs(sweep) >= 2 * Math.PI - 1e-4;
  const point = (angle: number, part: number): string =>
    `${formatNumber(cx + rx * part * Math.cos(angle))} ${formatNumber(cy + ry * part * Math.sin(angle))}`;
  const around = (part: number, direction: 0 | 1): string => {
    const size = `${formatNumber(rx * part)} ${formatNumber(ry * part)}`;
    return `M${point(0, part)}A${size} 0 1 ${String(direction)} ${point(Math.PI, part)}A${size} 0 1 ${String(direction)} ${point(0, part)}Z`;
  };
  if (isWhole) return around(1, 1) + (innerRadius > 0 ? around(innerRadius, 0) : '');
  const far = Math.abs(sweep) > Math.PI ? 1 : 0;
  const way = sweep > 0 ? 1 : 0;
  const outer = `A${formatNumber(rx)} ${formatNumber(ry)} 0 ${String(far)} ${String(way)} ${point(endingAngle, 1)}`;
  if (innerRadius <= 0) return `M${formatNumber(cx)} ${formatNumber(cy)}L${point(startingAngle, 1)}${outer}Z`;
  const inner = `A${formatNumber(rx * innerRadius)} ${formatNumber(ry * innerRadius)} 0 ${String(far)} ${String(1 - way)} ${point(startingAngle, innerRadius)}`;
  return `M${point(startingAngle, 1)}${outer}L${point(endingAngle, innerRadius)}${inner}Z`;
}

/** The first point of polygons and stars is at the top of their circle. */
function cornersPath(width: number, height: number, count: number, inner: number | null): string {
  const steps = inner === null ? count : count * 2;
  const points = Array.from({ length: steps }, (_, index) => {
    const angle = (index / steps) * 2 * Math.PI - Math.PI / 2;
    const part = inner !== null && index % 2 === 1 ? inner : 1;
    return `${formatNumber(width / 2 + (width / 2) * part * Math.cos(angle))} ${formatNumber(height / 2 + (height / 2) * part * Math.sin(angle))}`;
  });
  return `M${points.join('L')}Z`;
}

const boxes: ReadonlySet<string> = new Set([
  'FRAME',
  'RECTANGLE',
  'COMPONENT',
  'COMPONENT_SET',
  'INSTANCE',
  'SECTION',
  'SLOT',
  'TABLE_CELL',
  'STICKY',
  'EMBED',
]);

export function isBox(layer: Layer): boolean {
  return boxes.has(layer.type);
}

export interface ShapePath {
  readonly path: string;
  readonly rule: 'nonzero' | 'evenodd';
}

/** The outline that fills and shadows take, in the layer's own px; `null` where the file has none. */
export function shapeOf(layer: Layer, width: number, height: number, grow = 0): ShapePath | null {
  if (isBox(layer)) return { path: boxPath(width, height, radiiOf(layer), grow), rule: 'nonzero' };
  if (layer.type === 'ELLIPSE')
    return { path: ellipsePath(width, height, layer.arcData, grow), rule: 'nonzero' };
  if (layer.fillGeometry && layer.fillGeometry.length > 0) {
    const rule = layer.fillGeometry.some(({ windingRule }) => windingRule === 'EVENODD')
      ? 'evenodd'
      : 'nonzero';
    return { path: layer.fillGeometry.map(({ path }) => path).join(''), rule };
  }
  const count = (layer.count as number | undefined) ?? (layer.type === 'STAR' ? 5 : 3);
  if (layer.type === 'REGULAR_POLYGON')
    return { path: cornersPath(width, height, count, null), rule: 'nonzero' };
  if (layer.type === 'STAR') {
    return {
      path: cornersPath(width, height, count, (layer.starInnerScale as number | undefined) ?? 0.382),
      rule: 'nonzero',
    };
  }
  if (layer.type === 'LINE') return { path: `M0 0H${formatNumber(width)}`, rule: 'nonzero' };
  return null;
}
