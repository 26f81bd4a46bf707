/**
 * Draws shapes as SVG. The markup contains only the elements written here, numbers, colours and path data, so it is
 * safe.
 */
import { type Affine, multiply } from '#design/affine';
import type {
  BoxNode,
  DesignNode,
  Effect,
  Rectangle,
  ShadowEffect,
  ShapeNode,
  ShapePath,
} from '#design/tree';
import { cssColour, cssNumber } from '../../css/css-values.ts';
import { type LayoutContext, tokenValue } from '../layout-context.ts';
import { matrixOf } from '../node-transform.ts';
import { cssBlendMode } from '../paint/blend-mode.ts';
import { noisePrimitives, reportGrain, texturePrimitives } from '../paint/grain.ts';
import { maskContours, splitAtMasks } from '../paint/mask-contours.ts';
import { visiblePaints } from '../paint/paint-style.ts';
import { clipsChildren } from '../visual-bounds.ts';
import { boxContour, roundedRectanglePath, shapeContours } from './contours.ts';
import { drawBoxStroke, drawFilledPath, drawShapeStroke } from './draw-fills-and-strokes.ts';
import {
  addDefinition,
  addSharedDefinition,
  placePath,
  rectangleAttributes,
  resolveColours,
  type SvgContext,
} from './svg-markup.ts';

/** The markup of an SVG element. */
export interface Svg {
  readonly markup: string;
  /** The only colour in it, which the markup leaves to `currentColor`; `null` if there are several. */
  readonly colour: string | null;
}

/** Draws a node and the shapes in it over an area of its parent. Returns `null` if geometry is missing. */
export function drawSvg(root: ShapeNode | BoxNode, area: Rectangle, context: LayoutContext): Svg | null {
  const svgContext = createSvgContext(root, area, context);
  const body = drawNode(root, translationTo(area), svgContext);
  if (svgContext.hasMissingGeometry) return null;
  const [colour, more] = svgContext.colours;
  const inherits = colour !== undefined && more === undefined && !usesGradients(svgContext);
  const markup = svgDocument(
    resolveColours(body, inherits),
    svgContext,
    area,
    'fill="none" overflow="visible"',
  );
  return { markup, colour: inherits ? colour : null };
}

function createSvgContext(
  root: ShapeNode | BoxNode,
  { width, height }: Rectangle,
  context: LayoutContext,
): SvgContext {
  const bounds = context.bounds(root);
  const margin = Math.ceil(
    Math.max(bounds.width - root.absoluteBox.width, bounds.height - root.absoluteBox.height, 0) + 1,
  );
  return {
    context,
    root,
    isStandalone: false,
    paintedBounds: { x: -margin, y: -margin, width: width + 2 * margin, height: height + 2 * margin },
    definitions: new Map(),
    colours: new Set(),
    hasMissingGeometry: false,
  };
}

function drawNode(node: DesignNode, parentMatrix: Affine, svgContext: SvgContext): string {
  // The style of the element expresses the opacity and blend mode of the whole SVG.
  const isElement = node === svgContext.root && !svgContext.isStandalone;
  if (node !== svgContext.root && !node.visible) return '';
  const matrix = multiply(parentMatrix, matrixOf(node));
  const drawn =
    node.kind === 'shape' ? drawShape(node, matrix, svgContext) : drawBox(node, matrix, svgContext);
  if (drawn === '') return '';
  const filter = filterAttribute(node, isElement ? 'svg-only' : 'all', svgContext);
  const group = filter + (isElement ? '' : opacityAttributes(node, svgContext));
  return group === '' ? drawn : `<g${group}>${drawn}</g>`;
}

function drawShape(node: ShapeNode, matrix: Affine, svgContext: SvgContext): string {
  const fills = visiblePaints(node.fills);
  const contour = shapeContours(node);
  if (fills.length > 0 && contour === null) {
    svgContext.hasMissingGeometry = true;
    return '';
  }
  const painted = fills.length === 0 ? [] : (contour ?? []);
  const filled = painted
    .map((path) => drawFilledPath(path, path.fills ?? fills, node, matrix, svgContext))
    .join('');
  return filled + drawShapeStroke(node, contour, matrix, svgContext);
}

function drawBox(node: DesignNode, matrix: Affine, svgContext: SvgContext): string {
  if (node.kind !== 'box') return '';
  const paint = node.role === 'group' ? '' : drawBoxPaint(node, matrix, svgContext);
  return paint + drawChildren(node, matrix, svgContext);
}

function drawBoxPaint(node: BoxNode, matrix: Affine, svgContext: SvgContext): string {
  const { width, height } = node.box;
  const path: ShapePath = {
    path: roundedRectanglePath(width, height, node.radii),
    windingRule: 'nonzero',
    fills: null,
  };
  const fills = visiblePaints(node.fills);
  const filled = fills.length === 0 ? '' : drawFilledPath(path, fills, node, matrix, svgContext);
  return filled + drawBoxStroke(node, matrix, svgContext);
}

/** Draws the children of a box with its masks, clipped to its contour if it clips and they exceed it. */
function drawChildren(node: BoxNode, matrix: Affine, svgContext: SvgContext): string {
  const drawn = splitAtMasks(node.children)
    .map(({ mask, children }) => {
      const shown = children.map((child) => drawNode(child, matrix, svgContext)).join('');
      return mask === null ? shown : drawMasked(shown, mask, matrix, svgContext);
    })
    .join('');
  if (drawn === '' || !clipsChildren(node, svgContext.context.bounds)) return drawn;
  const { d, transform } = placePath(boxContour(node), matrix, svgContext);
  return withClipPath(drawn, `<path d="${d}"${transform}/>`, svgContext);
}

/** Draws markup through a mask: a plain contour becomes a clip path, a translucent or luminance mask a `mask`. */
function drawMasked(drawn: string, mask: DesignNode, parentMatrix: Affine, svgContext: SvgContext): string {
  if (drawn === '') return '';
  const clip = maskContours(mask);
  if (clip !== null) {
    const paths = clip.map(({ path, windingRule }) => {
      const { d, transform } = placePath(path, multiply(parentMatrix, matrixOf(mask)), svgContext);
      return `<path d="${d}"${transform}${windingRule === 'evenodd' ? ' clip-rule="evenodd"' : ''}/>`;
    });
    return withClipPath(drawn, paths.join(''), svgContext);
  }
  // The mask's colours determine visibility, so they do not count as colours of the SVG.
  const own: SvgContext = { ...svgContext, colours: new Set() };
  const shown = resolveColours(
    drawNode({ ...mask, mask: null, blendMode: 'NORMAL' }, parentMatrix, own),
    false,
  );
  if (own.hasMissingGeometry) svgContext.hasMissingGeometry = true;
  const kind = mask.mask === 'luminance' ? 'luminance' : 'alpha';
  const area = `${rectangleAttributes(svgContext.paintedBounds)} maskUnits="userSpaceOnUse" style="mask-type:${kind}"`;
  const id = addDefinition(svgContext, 'm', (name) => `<mask id="${name}" ${area}>${shown}</mask>`);
  return `<g mask="url(#${id})">${drawn}</g>`;
}

/** Clips markup to the contour of these elements. */
function withClipPath(drawn: string, paths: string, svgContext: SvgContext): string {
  const id = addSharedDefinition(svgContext, 'c', (name) => `<clipPath id="${name}">${paths}</clipPath>`);
  return `<g clip-path="url(#${id})">${drawn}</g>`;
}

/** Effects that CSS cannot give an element. */
const svgOnlyEffects: ReadonlySet<Effect['kind']> = new Set(['inner-shadow', 'noise', 'texture']);

/** The effects to draw: those of a whole SVG are left to CSS where CSS has them. */
type EffectSelection = 'all' | 'svg-only';

/** The `filter` attribute with a node's effects, or an empty string. */
function filterAttribute(node: DesignNode, drawn: EffectSelection, svgContext: SvgContext): string {
  const effects = node.effects.filter(
    ({ kind }) =>
      svgOnlyEffects.has(kind) || (drawn === 'all' && (kind === 'drop-shadow' || kind === 'layer-blur')),
  );
  if (effects.length === 0) return '';
  reportGrain(node, svgContext.context);
  const steps = effects.map((effect, index) => filterPrimitives(effect, index, svgContext)).join('');
  const area = `${rectangleAttributes(svgContext.paintedBounds)} filterUnits="userSpaceOnUse" color-interpolation-filters="sRGB"`;
  const id = addDefinition(svgContext, 'f', (name) => `<filter id="${name}" ${area}>${steps}</filter>`);
  return ` filter="url(#${id})"`;
}

/** The primitives of one effect. Each step takes the result of the previous one; shadows follow the layer itself. */
function filterPrimitives(effect: Effect, index: number, svgContext: SvgContext): string {
  const [before, after] = [index === 0 ? 'SourceGraphic' : `step${index}`, `step${index + 1}`];
  if (effect.kind === 'layer-blur')
    return `<feGaussianBlur in="${before}" stdDeviation="${cssNumber(effect.radius / 2)}" result="${after}"/>`;
  if (effect.kind === 'drop-shadow')
    return `<feDropShadow in="${before}" ${offsetAttributes(effect)} stdDeviation="${cssNumber(effect.blur / 2)}" ${floodAttributes(effect, svgContext)} result="${after}"/>`;
  if (effect.kind === 'texture') return texturePrimitives(effect, before, after);
  if (effect.kind === 'noise') {
    const mode = cssBlendMode(effect.blendMode) ?? 'normal';
    const over = `<feBlend in="grains" in2="${before}" mode="${mode}" result="${after}"/>`;
    const noise = noisePrimitives(effect, 'noise');
    return `${noise}<feComposite in="noise" in2="SourceAlpha" operator="in" result="grains"/>${over}`;
  }
  if (effect.kind !== 'inner-shadow') return '';
  return [
    `<feOffset in="SourceAlpha" ${offsetAttributes(effect)}/>`,
    `<feGaussianBlur stdDeviation="${cssNumber(effect.blur / 2)}" result="soft"/>`,
    `<feFlood ${floodAttributes(effect, svgContext)}/>`,
    `<feComposite in2="soft" operator="out"/>`,
    `<feComposite in2="SourceAlpha" operator="in" result="shadow"/>`,
    `<feMerge result="${after}"><feMergeNode in="${before}"/><feMergeNode in="shadow"/></feMerge>`,
  ].join('');
}

function offsetAttributes({ offset: { x, y } }: ShadowEffect): string {
  return `dx="${cssNumber(x)}" dy="${cssNumber(y)}"`;
}

function floodAttributes({ colour, token }: ShadowEffect, { context }: SvgContext): string {
  return `flood-color="${tokenValue(context, token, cssColour(colour))}"`;
}

function opacityAttributes(node: DesignNode, svgContext: SvgContext): string {
  const opacity = node.opacity < 0.9995 ? ` opacity="${cssNumber(node.opacity)}"` : '';
  const blend = cssBlendMode(node.blendMode);
  if (blend === 'unsupported')
    svgContext.context.report('blend-unsupported', node, { mode: node.blendMode.toLowerCase() });
  return blend === null || blend === 'unsupported' ? opacity : `${opacity} style="mix-blend-mode:${blend}"`;
}

function translationTo({ x, y }: Rectangle): Affine {
  return [
    [1, 0, -x],
    [0, 1, -y],
  ];
}

function usesGradients({ definitions }: SvgContext): boolean {
  return [...definitions.values()].some((definition) => /^<(?:linear|radial)/.test(definition));
}

function svgDocument(
  body: string,
  { definitions }: SvgContext,
  { width, height }: Rectangle,
  attributes: string,
): string {
  const defined = [...definitions.values()].join('');
  const drawn = `${defined === '' ? '' : `<defs>${defined}</defs>`}${body}`;
  const size = `${cssNumber(Math.max(width, 0.01))} ${cssNumber(Math.max(height, 0.01))}`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size}" ${attributes}>${drawn}</svg>`;
}

/**
 * Draws a node with all its effects as an SVG file that stretches with its element. Returns `null` if geometry is
 * missing.
 */
export function drawStandaloneSvg(
  root: ShapeNode | BoxNode,
  area: Rectangle,
  context: LayoutContext,
): string | null {
  const svgContext: SvgContext = { ...createSvgContext(root, area, context), isStandalone: true };
  const body = drawNode(root, translationTo(area), svgContext);
  return svgContext.hasMissingGeometry
    ? null
    : svgDocument(resolveColours(body, false), svgContext, area, 'fill="none" preserveAspectRatio="none"');
}
