import type { Layer, LayerPaint } from '../../document/layer.ts';
import { paintArea, visiblePaints } from './paint-area.ts';
import type { SvgContext } from './svg-context.ts';
import { boxPath, isBox, radiiOf, shapeOf } from './shape-path.ts';
import { formatNumber } from './svg-text.ts';

/** The strokes of a layer, in its own px. */
export function drawStrokes(context: SvgContext, layer: Layer, width: number, height: number): string {
  const paints = layer.strokes;
  if (visiblePaints(paints).length === 0) return '';
  const sides = layer.individualStrokeWeights;
  if (isBox(layer) && sides) return drawSides(context, paints, layer, width, height);
  const weight = layer.strokeWeight ?? 1;
  if (weight <= 0) return '';
  if (!isBox(layer) && layer.strokeGeometry && layer.strokeGeometry.length > 0) {
    const path = layer.strokeGeometry.map((outline) => outline.path).join('');
    return paintArea(context, paints, { path, rule: 'nonzero', width, height });
  }
  const shape = shapeOf(layer, width, height);
  if (!shape) return '';
  return isBox(layer)
    ? drawBoxLine(context, layer, width, height, weight)
    : drawLine(context, layer, shape, width, height, weight);
}

function strokeAttributes(layer: Layer, weight: number): Record<string, string | number | undefined> {
  const cap = layer.strokeCap === 'ROUND' ? 'round' : layer.strokeCap === 'SQUARE' ? 'square' : undefined;
  return {
    'stroke-width': weight,
    'stroke-linecap': cap,
    'stroke-linejoin':
      layer.strokeJoin === 'ROUND' ? 'round' : layer.strokeJoin === 'BEVEL' ? 'bevel' : undefined,
    'stroke-dasharray':
      layer.strokeDashes && layer.strokeDashes.length > 0
        ? layer.strokeDashes.map(formatNumber).join(' ')
        : undefined,
  };
}

/** A box's line moves in or out by half its weight, radii with it. */
function drawBoxLine(
  context: SvgContext,
  layer: Layer,
  width: number,
  height: number,
  weight: number,
): string {
  const grow =
    layer.strokeAlign === 'OUTSIDE' ? weight / 2 : layer.strokeAlign === 'CENTER' ? 0 : -weight / 2;
  const path = boxPath(width, height, radiiOf(layer), grow);
  // A box thinner than its line is all line.
  const area =
    path === ''
      ? { path: boxPath(width, height, radiiOf(layer)) }
      : { path, line: strokeAttributes(layer, weight) };
  return paintArea(context, layer.strokes, { rule: 'nonzero', width, height, ...area });
}

/** Other shapes have their line on the outline, doubled and cut where it lies on one side only. */
function drawLine(
  context: SvgContext,
  layer: Layer,
  { path, rule }: { readonly path: string; readonly rule: 'nonzero' | 'evenodd' },
  width: number,
  height: number,
  weight: number,
): string {
  const oneSided = layer.type !== 'LINE' && layer.strokeAlign !== 'CENTER' && layer.strokeAlign !== undefined;
  const line = strokeAttributes(layer, oneSided ? weight * 2 : weight);
  const drawn = paintArea(context, layer.strokes, { path, rule, width, height, line });
  if (!oneSided) return drawn;
  if (layer.strokeAlign === 'INSIDE') {
    const id = context.define(
      (at) => `<clipPath id="${at}"><path d="${path}" clip-rule="${rule}"/></clipPath>`,
    );
    return `<g clip-path="url(#${id})">${drawn}</g>`;
  }
  const far = weight * 2 + 2;
  const frame = `M${formatNumber(-far)} ${formatNumber(-far)}H${formatNumber(width + far)}V${formatNumber(height + far)}H${formatNumber(-far)}Z`;
  const id = context.define(
    (at) => `<clipPath id="${at}"><path d="${frame}${path}" clip-rule="evenodd"/></clipPath>`,
  );
  return `<g clip-path="url(#${id})">${drawn}</g>`;
}

/** Sides with weights of their own: the ring between the outer and the inner box. */
function drawSides(
  context: SvgContext,
  paints: readonly LayerPaint[] | undefined,
  layer: Layer,
  width: number,
  height: number,
): string {
  const sides = layer.individualStrokeWeights;
  if (!sides) return '';
  const out = layer.strokeAlign === 'OUTSIDE' ? 1 : layer.strokeAlign === 'CENTER' ? 0.5 : 0;
  const inset = 1 - out;
  const outer = ring(width, height, sides, -out);
  const inner = ring(width, height, sides, inset);
  const [a, b, c, d] = radiiOf(layer);
  const move = ({ x, y, w, h }: Box, grow: number): string => {
    const path = boxPath(
      w,
      h,
      [a, b, c, d].map((radius) => Math.max(0, radius + grow)) as [number, number, number, number],
    );
    return path.replace(/([MAHV])([^MAHVZ]*)/g, (_, command: string, values: string) => {
      const numbers = values.split(' ').map(Number);
      if (command === 'H') return `H${formatNumber((numbers[0] ?? 0) + x)}`;
      if (command === 'V') return `V${formatNumber((numbers[0] ?? 0) + y)}`;
      const [px = 0, py = 0] = numbers.slice(-2);
      return `${command}${[...numbers.slice(0, -2), px + x, py + y].map(formatNumber).join(' ')}`;
    });
  };
  const path =
    move(outer, 0) +
    (inner.w > 0 && inner.h > 0 ? move(inner, -Math.max(sides.top, sides.left) * inset) : '');
  return paintArea(context, paints, { path, rule: 'evenodd', width, height });
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

function ring(
  width: number,
  height: number,
  sides: NonNullable<Layer['individualStrokeWeights']>,
  part: number,
): Box {
  return {
    x: sides.left * part,
    y: sides.top * part,
    w: width - (sides.left + sides.right) * part,
    h: height - (sides.top + sides.bottom) * part,
  };
}
