import type { BoxNode, DesignNode, Paint, ShapeNode, ShapePath, Stroke } from '#design/tree';
import { cssNumber } from '../css-values.ts';
import { type Affine, multiply } from '../matrix.ts';
import { onlyShown } from '../paint/paint-style.ts';
import { isFlat, linePath, roundedPath } from './outline.ts';
import { blending, paintAttributes, paintPath } from './paint-path.ts';
import { defineOnce, type Pen, place } from './pen.ts';

/** A shape's stroke: Figma's geometry of it, or drawn along the shape's outline. */
export function drawShapeStroke(
  node: ShapeNode,
  outline: readonly ShapePath[] | null,
  matrix: Affine,
  pen: Pen,
): string {
  const stroke = node.stroke;
  const paints = onlyShown(stroke?.paints ?? []);
  if (stroke === null || paints.length === 0) return '';
  if (node.strokeGeometry.length > 0)
    return node.strokeGeometry.map((path) => paintPath(path, paints, node, matrix, pen)).join('');
  const lines = isFlat(node) ? [linePath(node)] : outline;
  if (lines === null || lines.length === 0) {
    pen.missing = true;
    return '';
  }
  if (stroke.cap === 'other')
    pen.laying.report('stroke-approximated', node, { detail: 'the arrows at its ends were left out' });
  const centred = isFlat(node) || stroke.align === 'center';
  return lines
    .map((line) => {
      const clip = centred ? '' : ` clip-path="url(#${clipAt(line, stroke.align, matrix, pen)})"`;
      const [weight] = stroke.weights;
      const look = `${lineAttributes(stroke, centred ? weight : 2 * weight)}${clip}`;
      return strokePath(line.path, look, paints, node, matrix, pen);
    })
    .join('');
}

/** A stroke inside or outside is one of twice its width, of which half is cut off. */
function clipAt(line: ShapePath, align: Stroke['align'], matrix: Affine, pen: Pen): string {
  const { d, transform } = place(line.path, matrix, pen);
  if (align === 'inside') {
    const rule = line.windingRule === 'evenodd' ? ' clip-rule="evenodd"' : '';
    return defineOnce(
      pen,
      'c',
      (id) => `<clipPath id="${id}"><path d="${d}"${transform}${rule}/></clipPath>`,
    );
  }
  const { x, y, width, height } = pen.reach;
  const around = `M${cssNumber(x)} ${cssNumber(y)}h${cssNumber(width)}v${cssNumber(height)}h${cssNumber(-width)}Z`;
  return defineOnce(
    pen,
    'c',
    (id) => `<clipPath id="${id}"><path d="${around}${d}"${transform} clip-rule="evenodd"/></clipPath>`,
  );
}

/** A box's stroke, in the middle of where it lies. */
export function drawBoxStroke(node: BoxNode, matrix: Affine, pen: Pen): string {
  const stroke = node.stroke;
  if (stroke === null) return '';
  const { width, height } = node.box;
  const [weight] = stroke.weights;
  const inset = stroke.align === 'inside' ? weight / 2 : stroke.align === 'outside' ? -weight / 2 : 0;
  const [a, b, c, d] = node.radii.map((radius) => (radius === 0 ? 0 : Math.max(0, radius - inset)));
  const outline = roundedPath(width - 2 * inset, height - 2 * inset, [a ?? 0, b ?? 0, c ?? 0, d ?? 0]);
  const shift: Affine = [
    [1, 0, inset],
    [0, 1, inset],
  ];
  const paints = onlyShown(stroke.paints);
  return strokePath(outline, lineAttributes(stroke, weight), paints, node, multiply(matrix, shift), pen);
}

function strokePath(
  path: string,
  look: string,
  paints: readonly Paint[],
  node: DesignNode,
  matrix: Affine,
  pen: Pen,
): string {
  const { d, transform } = place(path, matrix, pen);
  return paints
    .map((paint) => {
      const colour = paintAttributes('stroke', paint, node, matrix, pen);
      return `<path d="${d}"${transform} ${colour} ${look}${blending(paint, node, pen)}/>`;
    })
    .join('');
}

/** Width, dashes, ends and corners of a line. */
export function lineAttributes({ dashes, cap, join }: Stroke, weight: number): string {
  const pattern =
    dashes.length > 0 ? ` stroke-dasharray="${dashes.map((dash) => cssNumber(dash)).join(' ')}"` : '';
  const ends = cap === 'round' || cap === 'square' ? ` stroke-linecap="${cap}"` : '';
  const corners = join === 'miter' ? '' : ` stroke-linejoin="${join}"`;
  return `stroke-width="${cssNumber(weight)}"${pattern}${ends}${corners}`;
}
