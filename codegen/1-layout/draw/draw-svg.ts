/** Shapes as SVG markup of our own: only the elements written here, only numbers, colours and path data in them. */
import type { BoxNode, DesignNode, Rectangle, ShapeNode, ShapePath } from '#design/tree';
import { blendMode } from '../paint/blend-mode.ts';
import { cssNumber } from '../css-values.ts';
import type { Laying } from '../laying.ts';
import { type Affine, matrixOf, multiply } from '../matrix.ts';
import { onlyShown } from '../paint/paint-style.ts';
import { splitAtMasks } from '../masks/split-at-masks.ts';
import { cutsOff } from '../visual-bounds.ts';
import { filterAttribute } from './draw-filter.ts';
import { clipped, drawMasked } from './draw-mask.ts';
import { drawBoxStroke, drawShapeStroke } from './draw-stroke.ts';
import { boxOutline, roundedPath, shapeOutline } from './outline.ts';
import { paintPath } from './paint-path.ts';
import { type Pen, place, writeColours } from './pen.ts';

export interface Svg {
  readonly markup: string;
  /** The one colour of everything in it, which the markup leaves to `currentColor`; `null` where there are several. */
  readonly colour: string | null;
}

/** Draws a node and all shapes in it, over this area of its parent; `null` where geometry is missing. */
export function drawSvg(root: ShapeNode | BoxNode, area: Rectangle, laying: Laying): Svg | null {
  const pen = takePen(root, area, laying);
  const body = drawNode(root, startAt(area), pen);
  if (pen.missing) return null;
  const [colour, more] = pen.colours;
  const inherits = colour !== undefined && more === undefined && !usesGradients(pen);
  const markup = wrap(writeColours(body, inherits), pen, area, 'fill="none" overflow="visible"');
  return { markup, colour: inherits ? colour : null };
}

/**
 * Draws a node with all its effects as a picture of its own, which stretches with what it is laid on; `null` where
 * geometry is missing.
 */
export function drawPicture(root: ShapeNode | BoxNode, area: Rectangle, laying: Laying): string | null {
  const pen: Pen = { ...takePen(root, area, laying), isPicture: true };
  const body = drawNode(root, startAt(area), pen);
  return pen.missing
    ? null
    : wrap(writeColours(body, false), pen, area, 'fill="none" preserveAspectRatio="none"');
}

function startAt({ x, y }: Rectangle): Affine {
  return [
    [1, 0, -x],
    [0, 1, -y],
  ];
}

function wrap(body: string, { definitions }: Pen, { width, height }: Rectangle, attributes: string): string {
  const defined = [...definitions.values()].join('');
  const drawn = `${defined === '' ? '' : `<defs>${defined}</defs>`}${body}`;
  const size = `${cssNumber(Math.max(width, 0.01))} ${cssNumber(Math.max(height, 0.01))}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size}" ${attributes}>${drawn}</svg>`;
}

function takePen(root: ShapeNode | BoxNode, { width, height }: Rectangle, laying: Laying): Pen {
  const bounds = laying.bounds(root);
  const margin = Math.ceil(
    Math.max(bounds.width - root.absoluteBox.width, bounds.height - root.absoluteBox.height, 0) + 1,
  );
  return {
    laying,
    root,
    isPicture: false,
    reach: { x: -margin, y: -margin, width: width + 2 * margin, height: height + 2 * margin },
    definitions: new Map(),
    colours: new Set(),
    missing: false,
  };
}

function usesGradients({ definitions }: Pen): boolean {
  return [...definitions.values()].some((definition) => /^<(?:linear|radial)/.test(definition));
}

function drawNode(node: DesignNode, above: Affine, pen: Pen): string {
  // What the whole drawing has is said by the style of its element.
  const isElement = node === pen.root && !pen.isPicture;
  if (node !== pen.root && !node.visible) return '';
  const matrix = multiply(above, matrixOf(node));
  const drawn = node.kind === 'shape' ? drawShape(node, matrix, pen) : drawBox(node, matrix, pen);
  if (drawn === '') return '';
  const filter = filterAttribute(node, isElement ? 'inner-shadows' : 'all', pen);
  const group = filter + (isElement ? '' : seeThrough(node, pen));
  return group === '' ? drawn : `<g${group}>${drawn}</g>`;
}

function seeThrough(node: DesignNode, pen: Pen): string {
  const opacity = node.opacity < 0.9995 ? ` opacity="${cssNumber(node.opacity)}"` : '';
  const blend = blendMode(node.blendMode);
  if (blend === 'unsupported')
    pen.laying.report('blend-unsupported', node, { mode: node.blendMode.toLowerCase() });
  return blend === null || blend === 'unsupported' ? opacity : `${opacity} style="mix-blend-mode:${blend}"`;
}

function drawShape(node: ShapeNode, matrix: Affine, pen: Pen): string {
  const fills = onlyShown(node.fills);
  const outline = shapeOutline(node);
  if (fills.length > 0 && outline === null) {
    pen.missing = true;
    return '';
  }
  const painted = fills.length === 0 ? [] : (outline ?? []);
  const filled = painted.map((path) => paintPath(path, path.fills ?? fills, node, matrix, pen)).join('');
  return filled + drawShapeStroke(node, outline, matrix, pen);
}

function drawBox(node: DesignNode, matrix: Affine, pen: Pen): string {
  if (node.kind !== 'box') return '';
  const paint = node.role === 'group' ? '' : drawPaint(node, matrix, pen);
  return paint + drawChildren(node, matrix, pen);
}

function drawPaint(node: BoxNode, matrix: Affine, pen: Pen): string {
  const { width, height } = node.box;
  const path: ShapePath = {
    path: roundedPath(width, height, node.radii),
    windingRule: 'nonzero',
    fills: null,
  };
  const fills = onlyShown(node.fills);
  const filled = fills.length === 0 ? '' : paintPath(path, fills, node, matrix, pen);
  return filled + drawBoxStroke(node, matrix, pen);
}

/** What is in a box, shown through its masks, cut off at its outline where it reaches over it and the box clips. */
function drawChildren(node: BoxNode, matrix: Affine, pen: Pen): string {
  const drawn = splitAtMasks(node.children)
    .map(({ mask, children }) => {
      const shown = children.map((child) => drawNode(child, matrix, pen)).join('');
      return mask === null ? shown : drawMasked(shown, mask, matrix, pen, drawNode);
    })
    .join('');
  if (drawn === '' || !cutsOff(node, pen.laying.bounds)) return drawn;
  const { d, transform } = place(boxOutline(node), matrix, pen);
  return clipped(drawn, `<path d="${d}"${transform}/>`, pen);
}
