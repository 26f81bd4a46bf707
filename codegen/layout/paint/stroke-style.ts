/**
 * Declares strokes without moving the content: a border reduces the padding by its width. If the padding is too small,
 * an outline or an inset shadow draws the stroke instead. Figma: "Strokes in auto layout" (strokesIncludedInLayout).
 */
import { type Affine, multiply } from '#design/affine';
import type { BoxNode, DesignNode, GradientPaint, Paint, Stroke } from '#design/tree';
import type { Axis } from '../axis.ts';
import { calc, cssNumber, percent, px, sidesShorthand, subtractPx } from '../../css/css-values.ts';
import {
  appendDeclaration,
  type DeclarationMap,
  setDeclaration,
  toStyle,
} from '../../css/declaration-map.ts';
import type { BorderWidths, LayoutContext } from '../layout-context.ts';
import type { LayoutVector } from '../layout-tree.ts';
import { commonNodeFields } from '../positioning/declare-placement.ts';
import { strokeAttributes } from '../vectors/draw-fills-and-strokes.ts';
import { handleAxes, matrixAttribute, svgGradientStops } from '../vectors/svg-markup.ts';
import { shortHash } from '../vectors/vector-asset-list.ts';
import { backgroundLayerCss, solidCss, visiblePaints } from './paint-style.ts';

const noBorderWidths: BorderWidths = [0, 0, 0, 0];

/**
 * Declares a box's stroke. Returns the border widths by which paddings and offsets of absolutely positioned children
 * must be reduced.
 */
export function declareStroke(
  declarations: DeclarationMap,
  node: BoxNode,
  context: LayoutContext,
): BorderWidths {
  const stroke = node.stroke;
  if (stroke === null) return noBorderWidths;
  if (stroke.shape !== undefined)
    context.report('stroke-approximated', node, { detail: 'its width is even all along' });
  const reservedWidths = node.layout?.strokesTakeSpace === true ? negated(stroke.weights) : noBorderWidths;
  if (needsStrokeOverlay(node)) return reservedWidths;
  const colour = strokeColour(node, stroke, context);
  if (hasStraightDashes(node, stroke)) {
    declareStraightDashes(declarations, stroke, colour);
    return reservedWidths;
  }
  const even = stroke.weights.every((weight) => weight === stroke.weights[0]);
  const [weight] = stroke.weights;
  const line = stroke.dashes.length > 0 ? 'dashed' : 'solid';
  if (line === 'dashed') {
    context.report('stroke-approximated', node, { detail: 'the browser decides how long its dashes are' });
  }
  // Browsers round the widths of borders and outlines to integer px, but not those of shadows. An inset shadow lies under
  // the content, so content that reaches the edge needs an outline.
  if (!even) reportApproximateCorners(node, stroke, context);
  const whole = stroke.weights.every((value) => Math.abs(value - Math.round(value)) < 0.01);
  if (stroke.align === 'inside' || node.layout?.strokesTakeSpace === true) {
    if (!whole) {
      if (even && coversEdge(node, weight)) declareOutline(declarations, weight, -weight, colour, line);
      else if (even)
        appendDeclaration(declarations, 'box-shadow', `inset 0 0 0 ${px(weight)} ${colour}`, ', ');
      else declareInsetShadows(declarations, stroke.weights, colour);
      return reservedWidths;
    }
    if (fitsAsBorder(node, stroke)) return declareBorder(declarations, node, stroke, colour, line, context);
    if (even) declareOutline(declarations, weight, -weight, colour, line);
    else if (coversSides(node, stroke)) declareBorder(declarations, node, stroke, colour, line, context);
    else declareInsetShadows(declarations, stroke.weights, colour);
    return noBorderWidths;
  }
  if (even && stroke.align === 'center') declareOutline(declarations, weight, -weight / 2, colour, line);
  else if (even && line === 'dashed') declareOutline(declarations, weight, 0, colour, line);
  else if (even) appendDeclaration(declarations, 'box-shadow', `0 0 0 ${px(weight)} ${colour}`, ', ');
  else if (stroke.align === 'outside') declareOutsetShadows(declarations, stroke.weights, colour);
  else {
    const [top, right, bottom, left] = stroke.weights;
    const half: BorderWidths = [top / 2, right / 2, bottom / 2, left / 2];
    declareOutsetShadows(declarations, half, colour);
    declareInsetShadows(declarations, half, colour);
  }
  return noBorderWidths;
}

/** Whether a layer in a box paints where the box has its inner stroke, such as a photograph from edge to edge. */
function coversEdge({ absoluteBox: around, children }: BoxNode, weight: number): boolean {
  const paints = (node: DesignNode): boolean => {
    const { x, y, width, height } = node.absoluteBox;
    const isInside =
      x >= around.x + weight &&
      y >= around.y + weight &&
      x + width <= around.x + around.width - weight &&
      y + height <= around.y + around.height - weight;
    if (!node.visible || node.opacity === 0 || (isInside && (node.kind !== 'box' || node.clips)))
      return false;
    if (!isInside && node.kind !== 'text' && visiblePaints(node.fills).length > 0) return true;
    return node.kind === 'box' && node.children.some(paints);
  };
  return children.some(paints);
}

/**
 * Whether what fills a column paints over the strokes at its sides. As a border, they make it narrower by what they cover in
 * Figma.
 */
function coversSides(node: BoxNode, { weights: [top, right, bottom, left] }: Stroke): boolean {
  const children = node.children.filter(({ visible }) => visible);
  return (
    top === 0 &&
    bottom === 0 &&
    node.layout?.direction === 'column' &&
    node.placement.horizontal !== 'hug' &&
    children.every(({ placement }) => !placement.absolute && placement.horizontal === 'fill') &&
    coversEdge(node, Math.max(right, left))
  );
}

/** Space that a stroke takes without a border is added to the padding. */
function negated([top, right, bottom, left]: BorderWidths): BorderWidths {
  return [-top, -right, -bottom, -left];
}

/**
 * Whether backgrounds can draw a box's dashes. Figma fits an integer number of dashes to each straight side, with half
 * a dash at either corner, like `background-repeat: round`.
 */
function hasStraightDashes(node: BoxNode, { dashes, align, cap }: Stroke): boolean {
  const square = node.contour === null && node.radii.every((radius) => radius === 0);
  const period = dashes.reduce((sum, length) => sum + length, 0);
  return square && align === 'inside' && cap === 'none' && dashes.length === 2 && period > 0;
}

/** Declares dashes along the sides with a weight, above the box's own background. */
function declareStraightDashes(
  declarations: DeclarationMap,
  { weights, dashes }: Stroke,
  colour: string,
): void {
  const [dash = 0, gap = 0] = dashes;
  const period = dash + gap;
  const [first, last] = [percent(dash / 2 / period), percent(1 - dash / 2 / period)];
  const [top, right, bottom, left] = weights;
  const line = (turn: string) =>
    `linear-gradient(${turn}${colour} ${first}, transparent 0 ${last}, ${colour} 0)`;
  const sides = [
    top > 0 ? `${line('90deg, ')} 0 0 / ${px(period)} ${px(top)} round no-repeat` : null,
    right > 0 ? `${line('')} 100% 0 / ${px(right)} ${px(period)} no-repeat round` : null,
    bottom > 0 ? `${line('90deg, ')} 0 100% / ${px(period)} ${px(bottom)} round no-repeat` : null,
    left > 0 ? `${line('')} 0 0 / ${px(left)} ${px(period)} no-repeat round` : null,
  ].filter((side) => side !== null);
  const under = declarations.get('background') ?? declarations.get('background-color');
  declarations.delete('background-color');
  setDeclaration(declarations, 'background', [...sides, ...(under === undefined ? [] : [under])].join(', '));
}

/**
 * Reports that shadows replace single sides that a border cannot draw: they overlap where two sides meet and do not
 * follow rounded corners.
 */
function reportApproximateCorners(node: BoxNode, stroke: Stroke, context: LayoutContext): void {
  const fits = stroke.align === 'inside' || node.layout?.strokesTakeSpace === true;
  if (fits && fitsAsBorder(node, stroke)) return;
  const sides = stroke.weights.filter((weight) => weight > 0).length;
  const isRound = node.radii.some((radius) => radius > 0);
  const isClear = visiblePaints(stroke.paints).some(
    (paint) => paint.kind === 'solid' && paint.opacity * paint.colour.a < 1,
  );
  if (sides > 1 && (isRound || isClear))
    context.report('stroke-approximated', node, { detail: 'its corners are only close' });
}

/** Whether a border fits: the padding can be reduced by its width, or no child would move. */
function fitsAsBorder(node: BoxNode, stroke: Stroke): boolean {
  if (node.layout?.strokesTakeSpace === true) return true;
  const [top, right, bottom, left] = stroke.weights;
  if (top + bottom > node.box.height || left + right > node.box.width) return false;
  const inFlow = node.children.filter((child) => child.visible && !child.placement.absolute);
  if (inFlow.length === 0 || node.layout === null) return true;
  const { padding, direction, align, justify } = node.layout;
  const fits = (axis: Axis, start: readonly [number, number], end: readonly [number, number]) => {
    if (start[0] <= start[1] && end[0] <= end[1]) return true;
    // Children that are centred in a box of a set size do not move if both sides grow equally.
    const centred = ((direction === 'row') === (axis === 'horizontal') ? justify : align) === 'center';
    const filled = inFlow.some(({ placement }) => placement[axis] === 'fill');
    const size = axis === 'horizontal' ? 'width' : 'height';
    const available = node.box[size] - start[0] - end[0];
    // A box that may grow would grow by its border.
    const set = node.placement[axis] !== 'hug' && inFlow.every(({ box }) => box[size] <= available);
    return centred && set && !filled && start[0] === end[0] && start[1] === end[1] && direction !== 'grid';
  };
  return (
    fits('horizontal', [left, padding.left], [right, padding.right]) &&
    fits('vertical', [top, padding.top], [bottom, padding.bottom])
  );
}

function declareInsetShadows(declarations: DeclarationMap, weights: BorderWidths, colour: string): void {
  for (const [x, y] of sideOffsets(weights))
    appendDeclaration(declarations, 'box-shadow', `inset ${px(-x)} ${px(-y)} 0 0 ${colour}`, ', ');
}

/** The offset of a shadow for each side with a weight. */
function sideOffsets([top, right, bottom, left]: BorderWidths): readonly (readonly [x: number, y: number])[] {
  const moves = [
    [0, -top],
    [right, 0],
    [0, bottom],
    [-left, 0],
  ] as const;
  return moves.filter(([x, y]) => x !== 0 || y !== 0);
}

function declareBorder(
  declarations: DeclarationMap,
  node: BoxNode,
  stroke: Stroke,
  colour: string,
  line: 'solid' | 'dashed',
  context: LayoutContext,
): BorderWidths {
  const names = ['top', 'right', 'bottom', 'left'] as const;
  const drawn = names.filter((_, index) => (stroke.weights[index] ?? 0) > 0);
  const even = stroke.weights.every((weight) => weight === stroke.weights[0]);
  if (even && hasGradientBorder(node, stroke)) declareGradientBorder(declarations, node, stroke, context);
  else if (even) setDeclaration(declarations, 'border', `${px(stroke.weights[0])} ${line} ${colour}`);
  else if (drawn.length <= 2) {
    names.forEach((name, index) => {
      const weight = stroke.weights[index] ?? 0;
      if (weight > 0) setDeclaration(declarations, `border-${name}`, `${px(weight)} ${line} ${colour}`);
    });
  } else {
    const [top, right, bottom, left] = stroke.weights;
    setDeclaration(declarations, 'border-width', sidesShorthand([px(top), px(right), px(bottom), px(left)]));
    setDeclaration(declarations, 'border-style', line);
    setDeclaration(declarations, 'border-color', colour);
  }
  return node.layout?.strokesTakeSpace === true ? noBorderWidths : stroke.weights;
}

/** Whether a background below a transparent border can draw a gradient stroke. */
function hasGradientBorder(node: BoxNode, stroke: Stroke): boolean {
  const [only, more] = visiblePaints(stroke.paints);
  const fills = visiblePaints(node.fills);
  const covered =
    fills.length === 1 && fills[0]?.kind === 'solid' && fills[0].colour.a * fills[0].opacity > 0.999;
  return (
    only?.kind === 'gradient' &&
    more === undefined &&
    covered &&
    stroke.align === 'inside' &&
    stroke.dashes.length === 0
  );
}

function declareGradientBorder(
  declarations: DeclarationMap,
  node: BoxNode,
  stroke: Stroke,
  context: LayoutContext,
): void {
  const [paint] = visiblePaints(stroke.paints);
  const [fill] = visiblePaints(node.fills);
  if (paint === undefined || fill?.kind !== 'solid') return;
  const gradient = backgroundLayerCss(paint, node, true, context);
  declarations.delete('background-color');
  setDeclaration(declarations, 'border', `${px(stroke.weights[0])} solid transparent`);
  setDeclaration(
    declarations,
    'background',
    `linear-gradient(${solidCss(fill, context)} 0 0) padding-box, ${gradient} border-box`,
  );
}

function declareOutline(
  declarations: DeclarationMap,
  weight: number,
  offset: number,
  colour: string,
  line: string,
): void {
  setDeclaration(declarations, 'outline', `${px(weight)} ${line} ${colour}`);
  if (offset !== 0) setDeclaration(declarations, 'outline-offset', px(offset));
}

/** Declares outer shadows. Two adjacent sides share a shadow, which fills the corner between them. */
function declareOutsetShadows(declarations: DeclarationMap, weights: BorderWidths, colour: string): void {
  const [top, right, bottom, left] = weights;
  const corners = [
    [-left, -top],
    [right, -top],
    [right, bottom],
    [-left, bottom],
  ] as const;
  const joined = corners.filter(([x, y]) => x !== 0 && y !== 0);
  const single = sideOffsets(weights).filter(
    ([x, y]) => !joined.some((corner) => (x !== 0 ? corner[0] === x : corner[1] === y)),
  );
  for (const [x, y] of [...joined, ...single])
    appendDeclaration(declarations, 'box-shadow', `${px(x)} ${px(y)} 0 0 ${colour}`, ', ');
}

/** The stroke's colour; of several paints that of the topmost solid one. */
export function strokeColour(node: BoxNode, stroke: Stroke, context: LayoutContext): string {
  const shown = visiblePaints(stroke.paints);
  const top = shown.findLast((paint) => paint.kind === 'solid');
  if (shown.length > 1 || top === undefined) {
    if (!hasGradientBorder(node, stroke)) {
      context.report('stroke-approximated', node, { detail: 'one plain colour stands in for its paints' });
    }
  }
  if (top !== undefined) return solidCss(top, context);
  const gradient = shown.find((paint) => paint.kind === 'gradient');
  const middle = gradient?.stops[Math.floor(gradient.stops.length / 2)];
  return middle === undefined
    ? '#808080'
    : solidCss({ kind: 'solid', ...middle, opacity: gradient?.opacity ?? 1, blendMode: 'NORMAL' }, context);
}

/**
 * Whether a box's stroke needs an overlay because no border can draw it: dashes around corners, gradients without an
 * opaque fill, several paints.
 */
export function needsStrokeOverlay(node: BoxNode): boolean {
  const { stroke, radii, contour } = node;
  if (stroke === null || (contour !== null && contour !== 'ellipse')) return false;
  const even = stroke.weights.every((weight) => weight === stroke.weights[0]);
  const round = contour === 'ellipse' || radii.every((radius) => radius === radii[0]);
  const paints = visiblePaints(stroke.paints);
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

/** Lays out the stroke of a box as an SVG over the box that stretches with it. */
export function layOutStrokeOverlay(
  declarations: DeclarationMap,
  node: BoxNode,
  context: LayoutContext,
): LayoutVector | null {
  const { stroke } = node;
  if (stroke === null || !needsStrokeOverlay(node)) return null;
  if (!declarations.has('position')) setDeclaration(declarations, 'position', 'relative');
  if (stroke.dashes.length > 0)
    context.report('stroke-approximated', node, { detail: 'its dashes run around its corners in one go' });
  const [weight] = stroke.weights;
  const inset = stroke.align === 'inside' ? weight / 2 : stroke.align === 'outside' ? -weight / 2 : 0;
  const own: DeclarationMap = new Map([['position', 'absolute']]);
  setDeclaration(own, 'inset', px(inset));
  const size = calc(subtractPx('100%', 2 * inset));
  setDeclaration(own, 'width', size);
  setDeclaration(own, 'height', size);
  setDeclaration(own, 'pointer-events', 'none');
  const id = `${node.id}/stroke`;
  return {
    ...commonNodeFields(node),
    id,
    ids: [],
    references: {},
    link: null,
    kind: 'vector',
    svg: drawStrokeSvg(node, stroke, inset, context),
    staysInside: false,
    style: toStyle(own),
  };
}

function drawStrokeSvg(node: BoxNode, stroke: Stroke, inset: number, context: LayoutContext): string {
  const { width, height } = node.box;
  const [weight] = stroke.weights;
  const [across, down] = [width - 2 * inset, height - 2 * inset];
  const [radius] = node.radii;
  const maximum = Math.min(across, down) / 2;
  const round = radius === 0 ? 0 : Math.max(0, Math.min(radius - inset, maximum));
  const shape =
    node.contour === 'ellipse'
      ? '<ellipse cx="50%" cy="50%" rx="50%" ry="50%"'
      : `<rect width="100%" height="100%"${round === 0 ? '' : ` rx="${cssNumber(round)}"`}`;
  const line = `${strokeAttributes(stroke, weight)}${dashPathLength(stroke, across, down, round)}`;
  const definitions: string[] = [];
  const lines = visiblePaints(stroke.paints).map((paint) => {
    const colour = strokePaintAttribute(paint, node, inset, definitions, context);
    return `${shape} stroke="${colour}" ${line}/>`;
  });
  const defined = definitions.length === 0 ? '' : `<defs>${definitions.join('')}</defs>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" fill="none" overflow="visible">${defined}${lines.join('')}</svg>`;
}

/** `pathLength` for an integer number of dashes around the contour, so that the pattern closes. */
function dashPathLength({ dashes }: Stroke, across: number, down: number, round: number): string {
  const odd = dashes.length % 2 === 1 ? 2 : 1;
  const period = dashes.reduce((sum, length) => sum + length, 0) * odd;
  if (period <= 0) return '';
  const around = 2 * (across + down) - (8 - 2 * Math.PI) * round;
  return ` pathLength="${cssNumber(Math.max(1, Math.round(around / period)) * period)}"`;
}

function strokePaintAttribute(
  paint: Paint,
  node: BoxNode,
  inset: number,
  definitions: string[],
  context: LayoutContext,
): string {
  if (paint.kind === 'solid') return solidCss(paint, context);
  if (paint.kind !== 'gradient') return 'none';
  const id = `s${shortHash(node.id)}${definitions.length}`;
  definitions.push(gradientElement(paint, id, node, inset));
  return `url(#${id})`;
}

/** The gradient of a stroke: converts its handles from the box to the rectangle of the stroke's line. */
function gradientElement(paint: GradientPaint, id: string, { box }: BoxNode, inset: number): string {
  const [across, down] = [box.width - 2 * inset, box.height - 2 * inset].map((length) =>
    Math.max(length, 0.01),
  );
  const toLine: Affine = [
    [box.width / (across ?? 1), 0, -inset / (across ?? 1)],
    [0, box.height / (down ?? 1), -inset / (down ?? 1)],
  ];
  const transform = `gradientTransform="${matrixAttribute(multiply(toLine, handleAxes(paint)))}"`;
  const stops = svgGradientStops(paint);
  return paint.gradient === 'linear'
    ? `<linearGradient id="${id}" x2="1" ${transform}>${stops}</linearGradient>`
    : `<radialGradient id="${id}" cx="0" cy="0" r="1" ${transform}>${stops}</radialGradient>`;
}
