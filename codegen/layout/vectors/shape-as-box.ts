/**
 * Converts shapes to boxes where CSS paints them better than SVG: whole ellipses, and paints that SVG does not have.
 */
import type { BoxNode, Paint, ShapeNode } from '#design/tree';
import { shapeContours } from './contours.ts';

/**
 * Converts a shape to a box with its contour. The contour would also clip strokes and shadows, so a shape with these
 * becomes a group of its fill and its stroke.
 */
export function shapeAsBox(node: ShapeNode): BoxNode {
  const isEllipse = node.shape === 'ellipse' && node.arc === null;
  if (isEllipse) return toBoxNode(node, 'ellipse');
  const contour = (shapeContours(node) ?? []).map(({ path }) => path).join('');
  if (node.stroke === null && node.effects.length === 0) return toBoxNode(node, contour);
  const inside = { x: 0, y: 0, width: node.box.width, height: node.box.height };
  const inner: ShapeNode = {
    ...node,
    box: inside,
    rotation: 0,
    flip: { x: false, y: false },
    opacity: 1,
    blendMode: 'PASS_THROUGH',
    effects: [],
    mask: null,
    exported: null,
    propertyReferences: {},
    placement: {
      ...node.placement,
      absolute: true,
      constraints: { horizontal: 'stretch', vertical: 'stretch' },
    },
  };
  const fill = toBoxNode({ ...inner, id: `${node.id}/fill`, stroke: null }, contour);
  const stroke: ShapeNode = { ...inner, id: `${node.id}/stroke`, fills: [] };
  const children = node.stroke === null ? [fill] : [fill, stroke];
  return { ...toBoxNode({ ...node, fills: [], stroke: null }, null), role: 'group', children };
}

function toBoxNode(node: ShapeNode, contour: BoxNode['contour']): BoxNode {
  const { shape: _shape, fillGeometry: _fill, strokeGeometry: _stroke, arc: _arc, ...common } = node;
  return {
    ...common,
    kind: 'box',
    role: 'rectangle',
    contour,
    layout: null,
    clips: false,
    scrolls: 'none',
    radii: [0, 0, 0, 0],
    instance: null,
    children: [],
  };
}

/** Whether a shape becomes a box with its contour as clip path. */
export function isBetterAsBox(node: ShapeNode): boolean {
  const isRough = node.effects.some(({ kind }) => kind === 'texture');
  const whole = node.shape === 'ellipse' && node.arc === null && !isRough;
  return whole || (node.fills.some(needsCssPaint) && shapeContours(node) !== null);
}

/** px; a straight shape that is no thicker is a line. */
export const maxThickness = 2;

/** px; a shorter bar may be part of an icon. */
const minBarLength = 24;

/** Whether a shape is a filled bar as thin as a line, which a box paints with its background. */
export function isThinBar({
  shape,
  box,
  stroke,
  fills,
  fillGeometry,
  rotation,
  effects,
}: ShapeNode): boolean {
  const [only, more] = fillGeometry;
  const isThin =
    Math.min(box.width, box.height) <= maxThickness && Math.max(box.width, box.height) >= minBarLength;
  return (
    shape === 'vector' &&
    isThin &&
    stroke === null &&
    effects.length === 0 &&
    rotation === 0 &&
    fills.every(({ kind }) => kind === 'solid') &&
    only !== undefined &&
    more === undefined &&
    only.fills === null &&
    isRectangle(only.path)
  );
}

/** Whether a path only has horizontal and vertical lines around one area. */
function isRectangle(path: string): boolean {
  const points = [...path.matchAll(/[ML]\s*([\d.-]+)[\s,]+([\d.-]+)/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ]);
  const isPlain = /^\s*M[^MCQAST]*Z?\s*$/i.test(path) && !/[HVa-z]/.test(path.replace(/Z/gi, ''));
  return (
    isPlain &&
    points.length >= 4 &&
    points.length <= 5 &&
    points.every(([x, y], index) => {
      const [nextX, nextY] = points[(index + 1) % points.length] ?? [];
      return x === nextX || y === nextY;
    })
  );
}

/** Converts a shape to a plain rectangle of its size. */
export function rectangleAsBox(node: ShapeNode): BoxNode {
  return toBoxNode(node, null);
}

/**
 * Whether only CSS can paint something: SVG has no angular and diamond gradients, and cannot crop pictures to fit.
 * Patterns are CSS backgrounds too, so that one function draws them.
 */
export function needsCssPaint(paint: Paint): boolean {
  if (paint.kind === 'image' || paint.kind === 'pattern') return true;
  return paint.kind === 'gradient' && (paint.gradient === 'angular' || paint.gradient === 'diamond');
}
