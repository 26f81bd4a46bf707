/**
 * Strokes that never move what is inside: a border takes its width out of the padding, and where there is not enough
 * padding to take it from, an outline or an inset shadow is drawn instead. Figma: "Strokes in auto layout"
 * (strokesIncludedInLayout).
 */
import type { BoxNode, Stroke } from '#design/tree';
import { px, sides } from '../css-values.ts';
import type { Borders, Laying } from '../laying.ts';
import { layerCss, onlyShown, solidCss } from './paint-style.ts';
import { hasStraightDashes, putStraightDashes } from './dash-style.ts';
import { hasGradientBorder } from './gradient-border.ts';
import { append, put, type Sheet } from '../sheet.ts';
import { needsOverlay } from './stroke-overlay.ts';

const noBorders: Borders = [0, 0, 0, 0];

/** Puts a box's stroke on its sheet; answers the widths that its padding and its free children must allow for. */
export function putStroke(sheet: Sheet, node: BoxNode, laying: Laying): Borders {
  const stroke = node.stroke;
  if (stroke === null) return noBorders;
  const room = node.layout?.strokesTakeSpace === true ? negative(stroke.weights) : noBorders;
  if (needsOverlay(node)) return room;
  const colour = strokeColour(node, stroke, laying);
  if (hasStraightDashes(node, stroke)) {
    putStraightDashes(sheet, stroke, colour);
    return room;
  }
  const even = stroke.weights.every((weight) => weight === stroke.weights[0]);
  const [weight] = stroke.weights;
  const line = stroke.dashes.length > 0 ? 'dashed' : 'solid';
  if (line === 'dashed') {
    laying.report('stroke-approximated', node, { detail: 'the browser decides how long its dashes are' });
  }
  // Browsers round the widths of borders and outlines to whole pixels, but not those of shadows.
  if (!even) tellCorners(node, stroke, laying);
  const whole = stroke.weights.every((value) => Math.abs(value - Math.round(value)) < 0.01);
  if (stroke.align === 'inside' || node.layout?.strokesTakeSpace === true) {
    if (!whole) {
      if (even) append(sheet, 'box-shadow', `inset 0 0 0 ${px(weight)} ${colour}`, ', ');
      else putInsets(sheet, stroke.weights, colour);
      return room;
    }
    if (canBorder(node, stroke)) return putBorder(sheet, node, stroke, colour, line, laying);
    if (even) putOutline(sheet, weight, -weight, colour, line);
    else putInsets(sheet, stroke.weights, colour);
    return noBorders;
  }
  if (even && stroke.align === 'center') putOutline(sheet, weight, -weight / 2, colour, line);
  else if (even && line === 'dashed') putOutline(sheet, weight, 0, colour, line);
  else if (even) append(sheet, 'box-shadow', `0 0 0 ${px(weight)} ${colour}`, ', ');
  else if (stroke.align === 'outside') putOutsets(sheet, stroke.weights, colour);
  else {
    const [top, right, bottom, left] = stroke.weights;
    const half: Borders = [top / 2, right / 2, bottom / 2, left / 2];
    putOutsets(sheet, half, colour);
    putInsets(sheet, half, colour);
  }
  return noBorders;
}

/** Shadows stand in for single sides that no border draws; where two of them meet they overlap, and round corners they miss. */
function tellCorners(node: BoxNode, stroke: Stroke, laying: Laying): void {
  const fits = stroke.align === 'inside' || node.layout?.strokesTakeSpace === true;
  if (fits && canBorder(node, stroke)) return;
  const sides = stroke.weights.filter((weight) => weight > 0).length;
  const isRound = node.radii.some((radius) => radius > 0);
  const isClear = onlyShown(stroke.paints).some(
    (paint) => paint.kind === 'solid' && paint.opacity * paint.colour.a < 1,
  );
  if (sides > 1 && (isRound || isClear))
    laying.report('stroke-approximated', node, { detail: 'its corners are only close' });
}

/** The stroke's colour; of several paints the topmost plain one. */
export function strokeColour(node: BoxNode, stroke: Stroke, laying: Laying): string {
  const shown = onlyShown(stroke.paints);
  const top = shown.findLast((paint) => paint.kind === 'solid');
  if (shown.length > 1 || top === undefined) {
    if (!hasGradientBorder(node, stroke)) {
      laying.report('stroke-approximated', node, { detail: 'one plain colour stands in for its paints' });
    }
  }
  if (top !== undefined) return solidCss(top, laying);
  const gradient = shown.find((paint) => paint.kind === 'gradient');
  const middle = gradient?.stops[Math.floor(gradient.stops.length / 2)];
  return middle === undefined
    ? '#808080'
    : solidCss({ kind: 'solid', ...middle, opacity: gradient?.opacity ?? 1, blendMode: 'NORMAL' }, laying);
}

/** Room that a stroke takes without a border has to come from the padding. */
function negative([top, right, bottom, left]: Borders): Borders {
  return [-top, -right, -bottom, -left];
}

/** A border fits where the padding can give its width, or where nothing inside would move. */
function canBorder(node: BoxNode, stroke: Stroke): boolean {
  if (node.layout?.strokesTakeSpace === true) return true;
  const [top, right, bottom, left] = stroke.weights;
  if (top + bottom > node.box.height || left + right > node.box.width) return false;
  const inFlow = node.children.filter((child) => child.visible && !child.placement.absolute);
  if (inFlow.length === 0 || node.layout === null) return true;
  const { padding, direction, align, justify } = node.layout;
  const fits = (
    axis: 'horizontal' | 'vertical',
    start: readonly [number, number],
    end: readonly [number, number],
  ) => {
    if (start[0] <= start[1] && end[0] <= end[1]) return true;
    // Centred in a box whose size is set, nothing moves when both sides grow alike.
    const centred = ((direction === 'row') === (axis === 'horizontal') ? justify : align) === 'center';
    const filled = inFlow.some(({ placement }) => placement[axis] === 'fill');
    const set = node.placement[axis] !== 'hug';
    return centred && set && !filled && start[0] === end[0] && start[1] === end[1] && direction !== 'grid';
  };
  return (
    fits('horizontal', [left, padding.left], [right, padding.right]) &&
    fits('vertical', [top, padding.top], [bottom, padding.bottom])
  );
}

function putBorder(
  sheet: Sheet,
  node: BoxNode,
  stroke: Stroke,
  colour: string,
  line: 'solid' | 'dashed',
  laying: Laying,
): Borders {
  const names = ['top', 'right', 'bottom', 'left'] as const;
  const drawn = names.filter((_, index) => (stroke.weights[index] ?? 0) > 0);
  const even = stroke.weights.every((weight) => weight === stroke.weights[0]);
  if (even && hasGradientBorder(node, stroke)) putGradientBorder(sheet, node, stroke, laying);
  else if (even) put(sheet, 'border', `${px(stroke.weights[0])} ${line} ${colour}`);
  else if (drawn.length <= 2) {
    names.forEach((name, index) => {
      const weight = stroke.weights[index] ?? 0;
      if (weight > 0) put(sheet, `border-${name}`, `${px(weight)} ${line} ${colour}`);
    });
  } else {
    const [top, right, bottom, left] = stroke.weights;
    put(sheet, 'border-width', sides([px(top), px(right), px(bottom), px(left)]));
    put(sheet, 'border-style', line);
    put(sheet, 'border-color', colour);
  }
  return node.layout?.strokesTakeSpace === true ? noBorders : stroke.weights;
}

function putGradientBorder(sheet: Sheet, node: BoxNode, stroke: Stroke, laying: Laying): void {
  const [paint] = onlyShown(stroke.paints);
  const [fill] = onlyShown(node.fills);
  if (paint === undefined || fill?.kind !== 'solid') return;
  const gradient = layerCss(paint, node, true, laying);
  sheet.delete('background-color');
  put(sheet, 'border', `${px(stroke.weights[0])} solid transparent`);
  put(
    sheet,
    'background',
    `linear-gradient(${solidCss(fill, laying)} 0 0) padding-box, ${gradient} border-box`,
  );
}

function putOutline(sheet: Sheet, weight: number, offset: number, colour: string, line: string): void {
  put(sheet, 'outline', `${px(weight)} ${line} ${colour}`);
  if (offset !== 0) put(sheet, 'outline-offset', px(offset));
}

function putInsets(sheet: Sheet, weights: Borders, colour: string): void {
  for (const [x, y] of sideMoves(weights))
    append(sheet, 'box-shadow', `inset ${px(-x)} ${px(-y)} 0 0 ${colour}`, ', ');
}

/** Two sides that meet are one shadow, which fills the corner between them. */
function putOutsets(sheet: Sheet, weights: Borders, colour: string): void {
  const [top, right, bottom, left] = weights;
  const corners = [
    [-left, -top],
    [right, -top],
    [right, bottom],
    [-left, bottom],
  ] as const;
  const joined = corners.filter(([x, y]) => x !== 0 && y !== 0);
  const single = sideMoves(weights).filter(
    ([x, y]) => !joined.some((corner) => (x !== 0 ? corner[0] === x : corner[1] === y)),
  );
  for (const [x, y] of [...joined, ...single])
    append(sheet, 'box-shadow', `${px(x)} ${px(y)} 0 0 ${colour}`, ', ');
}

/** How far a box would move to show each side that has a weight. */
function sideMoves([top, right, bottom, left]: Borders): readonly (readonly [x: number, y: number])[] {
  const moves = [
    [0, -top],
    [right, 0],
    [0, bottom],
    [-left, 0],
  ] as const;
  return moves.filter(([x, y]) => x !== 0 || y !== 0);
}
