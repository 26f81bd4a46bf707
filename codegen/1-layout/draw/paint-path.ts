import type { DesignNode, GradientPaint, Paint, ShapePath, SolidPaint } from '#design/tree';
import { blendMode } from '../paint/blend-mode.ts';
import { type Affine, multiply } from '../matrix.ts';
import { onlyShown, solidCss } from '../paint/paint-style.ts';
import { gradientStops, handleAxes } from './draw-gradient.ts';
import { define, matrixAttribute, type Pen, place, useColour } from './pen.ts';

/** Path data as one element for each of its paints. */
export function paintPath(
  path: ShapePath,
  paints: readonly Paint[],
  node: DesignNode,
  matrix: Affine,
  pen: Pen,
): string {
  const { d, transform } = place(path.path, matrix, pen);
  const rule = path.windingRule === 'evenodd' ? ' fill-rule="evenodd" clip-rule="evenodd"' : '';
  return onlyShown(paints)
    .map(
      (paint) =>
        `<path d="${d}"${transform}${rule} ${paintAttributes('fill', paint, node, matrix, pen)}${blending(paint, node, pen)}/>`,
    )
    .join('');
}

/** How an element is painted. */
export function paintAttributes(
  kind: 'fill' | 'stroke',
  paint: Paint,
  node: DesignNode,
  matrix: Affine,
  pen: Pen,
): string {
  if (paint.kind === 'solid') return `${kind}="${useColour(pen, solidCss(paint, pen.laying))}"`;
  if (paint.kind === 'gradient') return `${kind}="url(#${addGradient(paint, node, matrix, pen)})"`;
  pen.laying.report('paint-unsupported', node, { paint: paint.kind, instead: 'a plain grey stands in' });
  return paintAttributes(kind, grey, node, matrix, pen);
}

const grey: SolidPaint = {
  kind: 'solid',
  colour: { r: 0.85, g: 0.85, b: 0.85, a: 1 },
  opacity: 1,
  blendMode: 'NORMAL',
  token: null,
};

/** How a paint lies over those below it. */
export function blending({ blendMode: name }: Paint, node: DesignNode, pen: Pen): string {
  const mode = blendMode(name);
  if (mode === 'unsupported') pen.laying.report('blend-unsupported', node, { mode: name.toLowerCase() });
  return mode === null || mode === 'unsupported' ? '' : ` style="mix-blend-mode:${mode}"`;
}

/** Figma's handles are the axes of a unit square or circle, which is what `gradientTransform` says. */
function addGradient(paint: GradientPaint, node: DesignNode, matrix: Affine, pen: Pen): string {
  if (paint.gradient !== 'linear' && paint.gradient !== 'radial') {
    const facts = { paint: `${paint.gradient} gradient`, instead: 'a round gradient stands in' };
    pen.laying.report('paint-unsupported', node, facts);
  }
  const { width, height } = node.box;
  const scale: Affine = [
    [width, 0, 0],
    [0, height, 0],
  ];
  const place = `gradientUnits="userSpaceOnUse" gradientTransform="${matrixAttribute(multiply(matrix, multiply(scale, handleAxes(paint))))}"`;
  const stops = gradientStops(paint);
  return define(pen, 'g', (id) =>
    paint.gradient === 'linear'
      ? `<linearGradient id="${id}" x1="0" y1="0" x2="1" y2="0" ${place}>${stops}</linearGradient>`
      : `<radialGradient id="${id}" cx="0" cy="0" r="1" ${place}>${stops}</radialGradient>`,
  );
}
