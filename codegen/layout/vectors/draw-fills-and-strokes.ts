/** Draws the fills and strokes of shapes and boxes as SVG elements. */
import { type Affine, multiply } from '#design/affine';
import type {
  BoxNode,
  DesignNode,
  GradientPaint,
  Paint,
  ShapeNode,
  ShapePath,
  SolidPaint,
  Stroke,
} from '#design/tree';
import { cssNumber } from '../../css/css-values.ts';
import { cssBlendMode } from '../paint/blend-mode.ts';
import { solidCss, visiblePaints } from '../paint/paint-style.ts';
import { isStraightLine, linePath, roundedRectanglePath } from './contours.ts';
import {
  addDefinition,
  addSharedDefinition,
  handleAxes,
  matrixAttribute,
  placePath,
  recordColour,
  type SvgContext,
  svgGradientStops,
} from './svg-markup.ts';

/** Draws path data as one element for each of its paints. */
export function drawFilledPath(
  path: ShapePath,
  paints: readonly Paint[],
  node: DesignNode,
  matrix: Affine,
  svgContext: SvgContext,
): string {
  const { d, transform } = placePath(path.path, matrix, svgContext);
  const rule = path.windingRule === 'evenodd' ? ' fill-rule="evenodd" clip-rule="evenodd"' : '';
  return visiblePaints(paints)
    .map(
      (paint) =>
        `<path d="${d}"${transform}${rule} ${paintAttributes('fill', paint, node, matrix, svgContext)}${blendModeAttribute(paint, node, svgContext)}/>`,
    )
    .join('');
}

/** The attribute that paints an element. */
function paintAttributes(
  kind: 'fill' | 'stroke',
  paint: Paint,
  node: DesignNode,
  matrix: Affine,
  svgContext: SvgContext,
): string {
  if (paint.kind === 'solid')
    return `${kind}="${recordColour(svgContext, solidCss(paint, svgContext.context))}"`;
  if (paint.kind === 'gradient') return `${kind}="url(#${addGradient(paint, node, matrix, svgContext)})"`;
  svgContext.context.report('paint-unsupported', node, {
    paint: paint.kind,
    instead: 'a plain grey stands in',
  });
  return paintAttributes(kind, greyPaint, node, matrix, svgContext);
}

const greyPaint: SolidPaint = {
  kind: 'solid',
  colour: { r: 0.85, g: 0.85, b: 0.85, a: 1 },
  opacity: 1,
  blendMode: 'NORMAL',
  token: null,
};

/** The attribute that blends a paint with those below it. */
function blendModeAttribute({ blendMode: name }: Paint, node: DesignNode, svgContext: SvgContext): string {
  const mode = cssBlendMode(name);
  if (mode === 'unsupported')
    svgContext.context.report('blend-unsupported', node, { mode: name.toLowerCase() });
  return mode === null || mode === 'unsupported' ? '' : ` style="mix-blend-mode:${mode}"`;
}

/**
 * Adds a gradient. Figma's handles are the axes of a unit square or circle, which `gradientTransform` expresses
 * directly.
 */
function addGradient(paint: GradientPaint, node: DesignNode, matrix: Affine, svgContext: SvgContext): string {
  if (paint.gradient !== 'linear' && paint.gradient !== 'radial') {
    const facts = { paint: `${paint.gradient} gradient`, instead: 'a round gradient stands in' };
    svgContext.context.report('paint-unsupported', node, facts);
  }
  const { width, height } = node.box;
  const scale: Affine = [
    [width, 0, 0],
    [0, height, 0],
  ];
  const gradientPlacement = `gradientUnits="userSpaceOnUse" gradientTransform="${matrixAttribute(multiply(matrix, multiply(scale, handleAxes(paint))))}"`;
  const stops = svgGradientStops(paint);
  return addDefinition(svgContext, 'g', (id) =>
    paint.gradient === 'linear'
      ? `<linearGradient id="${id}" x1="0" y1="0" x2="1" y2="0" ${gradientPlacement}>${stops}</linearGradient>`
      : `<radialGradient id="${id}" cx="0" cy="0" r="1" ${gradientPlacement}>${stops}</radialGradient>`,
  );
}

/** Draws a shape's stroke from Figma's stroke geometry or, without it, along the shape's contour. */
export function drawShapeStroke(
  node: ShapeNode,
  contour: readonly ShapePath[] | null,
  matrix: Affine,
  svgContext: SvgContext,
): string {
  const stroke = node.stroke;
  const paints = visiblePaints(stroke?.paints ?? []);
  if (stroke === null || paints.length === 0) return '';
  if (node.strokeGeometry.length > 0)
    return node.strokeGeometry.map((path) => drawFilledPath(path, paints, node, matrix, svgContext)).join('');
  const lines = isStraightLine(node) ? [linePath(node)] : contour;
  if (lines === null || lines.length === 0) {
    svgContext.hasMissingGeometry = true;
    return '';
  }
  if (stroke.shape !== undefined)
    svgContext.context.report('stroke-approximated', node, { detail: 'its width is even all along' });
  if (stroke.cap === 'other')
    svgContext.context.report('stroke-approximated', node, {
      detail: 'the arrows at its ends were left out',
    });
  const centred = isStraightLine(node) || stroke.align === 'center';
  return lines
    .map((line) => {
      const clip = centred
        ? ''
        : ` clip-path="url(#${addStrokeClip(line, stroke.align, matrix, svgContext)})"`;
      const [weight] = stroke.weights;
      const attributes = `${strokeAttributes(stroke, centred ? weight : 2 * weight)}${clip}`;
      return drawStrokedPath(line.path, attributes, paints, node, matrix, svgContext);
    })
    .join('');
}

/** Adds the clip path for an inside or outside stroke, which is drawn with twice its width so that half is clipped. */
function addStrokeClip(
  line: ShapePath,
  align: Stroke['align'],
  matrix: Affine,
  svgContext: SvgContext,
): string {
  const { d, transform } = placePath(line.path, matrix, svgContext);
  if (align === 'inside') {
    const rule = line.windingRule === 'evenodd' ? ' clip-rule="evenodd"' : '';
    return addSharedDefinition(
      svgContext,
      'c',
      (id) => `<clipPath id="${id}"><path d="${d}"${transform}${rule}/></clipPath>`,
    );
  }
  const { x, y, width, height } = svgContext.paintedBounds;
  const around = `M${cssNumber(x)} ${cssNumber(y)}h${cssNumber(width)}v${cssNumber(height)}h${cssNumber(-width)}Z`;
  return addSharedDefinition(
    svgContext,
    'c',
    (id) => `<clipPath id="${id}"><path d="${around}${d}"${transform} clip-rule="evenodd"/></clipPath>`,
  );
}

/** Draws a box's stroke along its centre line. */
export function drawBoxStroke(node: BoxNode, matrix: Affine, svgContext: SvgContext): string {
  const stroke = node.stroke;
  if (stroke === null) return '';
  const { width, height } = node.box;
  const [weight] = stroke.weights;
  const inset = stroke.align === 'inside' ? weight / 2 : stroke.align === 'outside' ? -weight / 2 : 0;
  const [a, b, c, d] = node.radii.map((radius) => (radius === 0 ? 0 : Math.max(0, radius - inset)));
  const contour = roundedRectanglePath(width - 2 * inset, height - 2 * inset, [
    a ?? 0,
    b ?? 0,
    c ?? 0,
    d ?? 0,
  ]);
  const shift: Affine = [
    [1, 0, inset],
    [0, 1, inset],
  ];
  const paints = visiblePaints(stroke.paints);
  return drawStrokedPath(
    contour,
    strokeAttributes(stroke, weight),
    paints,
    node,
    multiply(matrix, shift),
    svgContext,
  );
}

function drawStrokedPath(
  path: string,
  attributes: string,
  paints: readonly Paint[],
  node: DesignNode,
  matrix: Affine,
  svgContext: SvgContext,
): string {
  const { d, transform } = placePath(path, matrix, svgContext);
  return paints
    .map((paint) => {
      const colour = paintAttributes('stroke', paint, node, matrix, svgContext);
      return `<path d="${d}"${transform} ${colour} ${attributes}${blendModeAttribute(paint, node, svgContext)}/>`;
    })
    .join('');
}

/** The attributes for width, dashes, caps and joins of a stroke. */
export function strokeAttributes({ dashes, cap, join }: Stroke, weight: number): string {
  const pattern =
    dashes.length > 0 ? ` stroke-dasharray="${dashes.map((dash) => cssNumber(dash)).join(' ')}"` : '';
  const ends = cap === 'round' || cap === 'square' ? ` stroke-linecap="${cap}"` : '';
  const corners = join === 'miter' ? '' : ` stroke-linejoin="${join}"`;
  return `stroke-width="${cssNumber(weight)}"${pattern}${ends}${corners}`;
}
