/**
 * Strokes of boxes that borders cannot draw: dashes around corners, gradients over nothing opaque, several paints. They
 * are drawn as one SVG that lies over the box and stretches with it.
 */
import type { BoxNode, GradientPaint, Paint, Stroke } from '#design/tree';
import { calc, cssNumber, less, px } from '../css-values.ts';
import { gradientStops, handleAxes } from '../draw/draw-gradient.ts';
import { lineAttributes } from '../draw/draw-stroke.ts';
import { matrixAttribute } from '../draw/pen.ts';
import { shortHash } from '../draw/short-hash.ts';
import { hasStraightDashes } from './dash-style.ts';
import { hasGradientBorder } from './gradient-border.ts';
import type { Laying } from '../laying.ts';
import type { LayoutVector } from '../layout-tree.ts';
import { type Affine, multiply } from '../matrix.ts';
import { nodeCommon } from '../node-common.ts';
import { onlyShown, solidCss } from './paint-style.ts';
import { finish, put, type Sheet } from '../sheet.ts';

/** Whether a box's stroke is drawn over it. */
export function needsOverlay(node: BoxNode): boolean {
  const { stroke, radii, outline } = node;
  if (stroke === null || (outline !== null && outline !== 'ellipse')) return false;
  const even = stroke.weights.every((weight) => weight === stroke.weights[0]);
  const round = outline === 'ellipse' || radii.every((radius) => radius === radii[0]);
  const paints = onlyShown(stroke.paints);
  const drawable = paints.every(
    (paint) =>
      paint.kind === 'solid' ||
      (paint.kind === 'gradient' && (paint.gradient === 'linear' || paint.gradient === 'radial')),
  );
  if (!even || !round || !drawable || paints.length === 0) return false;
  const dashed = stroke.dashes.length > 0 && !hasStraightDashes(node, stroke);
  const painted = paints.length > 1 || paints[0]?.kind === 'gradient';
  return dashed || (painted && !hasGradientBorder(node, stroke));
}

/** Lays the stroke of a box out as a drawing over it. */
export function layOutOverlay(sheet: Sheet, node: BoxNode, laying: Laying): LayoutVector | null {
  const { stroke } = node;
  if (stroke === null || !needsOverlay(node)) return null;
  if (!sheet.has('position')) put(sheet, 'position', 'relative');
  if (stroke.dashes.length > 0)
    laying.report('stroke-approximated', node, { detail: 'its dashes run around its corners in one go' });
  const [weight] = stroke.weights;
  const inset = stroke.align === 'inside' ? weight / 2 : stroke.align === 'outside' ? -weight / 2 : 0;
  const own: Sheet = new Map([['position', 'absolute']]);
  put(own, 'inset', px(inset));
  const size = calc(less('100%', 2 * inset));
  put(own, 'width', size);
  put(own, 'height', size);
  put(own, 'pointer-events', 'none');
  const id = `${node.id}/stroke`;
  return {
    ...nodeCommon(node),
    id,
    ids: [],
    references: {},
    link: null,
    kind: 'vector',
    svg: drawOutline(node, stroke, inset, laying),
    staysInside: false,
    style: finish(own),
  };
}

function drawOutline(node: BoxNode, stroke: Stroke, inset: number, laying: Laying): string {
  const { width, height } = node.box;
  const [weight] = stroke.weights;
  const [across, down] = [width - 2 * inset, height - 2 * inset];
  const [radius] = node.radii;
  const most = Math.min(across, down) / 2;
  const round = radius === 0 ? 0 : Math.max(0, Math.min(radius - inset, most));
  const shape =
    node.outline === 'ellipse'
      ? '<ellipse cx="50%" cy="50%" rx="50%" ry="50%"'
      : `<rect width="100%" height="100%"${round === 0 ? '' : ` rx="${cssNumber(round)}"`}`;
  const line = `${lineAttributes(stroke, weight)}${wholeDashes(stroke, across, down, round)}`;
  const definitions: string[] = [];
  const lines = onlyShown(stroke.paints).map((paint) => {
    const colour = strokePaint(paint, node, inset, definitions, laying);
    return `${shape} stroke="${colour}" ${line}/>`;
  });
  const defined = definitions.length === 0 ? '' : `<defs>${definitions.join('')}</defs>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" fill="none" overflow="visible">${defined}${lines.join('')}</svg>`;
}

/** The pattern fits around a whole number of times, so that it closes. */
function wholeDashes({ dashes }: Stroke, across: number, down: number, round: number): string {
  const odd = dashes.length % 2 === 1 ? 2 : 1;
  const period = dashes.reduce((sum, length) => sum + length, 0) * odd;
  if (period <= 0) return '';
  const around = 2 * (across + down) - (8 - 2 * Math.PI) * round;
  return ` pathLength="${cssNumber(Math.max(1, Math.round(around / period)) * period)}"`;
}

function strokePaint(
  paint: Paint,
  node: BoxNode,
  inset: number,
  definitions: string[],
  laying: Laying,
): string {
  if (paint.kind === 'solid') return solidCss(paint, laying);
  if (paint.kind !== 'gradient') return 'none';
  const id = `s${shortHash(node.id)}${definitions.length}`;
  definitions.push(gradientElement(paint, id, node, inset));
  return `url(#${id})`;
}

/** The gradient's handles are told in the box, SVG wants them in the line's own rectangle. */
function gradientElement(paint: GradientPaint, id: string, { box }: BoxNode, inset: number): string {
  const [across, down] = [box.width - 2 * inset, box.height - 2 * inset].map((length) =>
    Math.max(length, 0.01),
  );
  const toLine: Affine = [
    [box.width / (across ?? 1), 0, -inset / (across ?? 1)],
    [0, box.height / (down ?? 1), -inset / (down ?? 1)],
  ];
  const transform = `gradientTransform="${matrixAttribute(multiply(toLine, handleAxes(paint)))}"`;
  const stops = gradientStops(paint);
  return paint.gradient === 'linear'
    ? `<linearGradient id="${id}" x2="1" ${transform}>${stops}</linearGradient>`
    : `<radialGradient id="${id}" cx="0" cy="0" r="1" ${transform}>${stops}</radialGradient>`;
}
