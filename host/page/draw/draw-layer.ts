import type { Layer, Matrix } from '../../document/layer.ts';
import type { Scene } from '../../document/scene.ts';
import { effectParts } from './draw-effects.ts';
import { drawStrokes } from './draw-strokes.ts';
import { drawText } from './draw-text.ts';
import { cssBlendMode, paintArea, svgMatrix, visiblePaints } from './paint-area.ts';
import { SvgContext, type SvgSources } from './svg-context.ts';
import { boxPath, shapeOf } from './shape-path.ts';
import { attributes, formatNumber } from './svg-text.ts';

/** One layer as the inside of an SVG, in its own px; `transform` positions it. */
export function drawLayer(context: SvgContext, scene: Scene, layer: Layer, transform: Matrix | null): string {
  if (layer.visible === false || (layer.opacity ?? 1) <= 0 || layer.type === 'SLICE') return '';
  const { width, height } = scene.placementOf(layer);
  const effects = effectParts(context, layer, width, height);
  const body = effects.below + drawBody(context, scene, layer, width, height, effects.upon);
  const mode = cssBlendMode(layer.blendMode);
  const look = attributes({
    ...idAttributes(context, layer),
    transform: transform && !isIdentity(transform) ? svgMatrix(transform) : undefined,
    opacity: layer.opacity !== undefined && layer.opacity < 1 ? layer.opacity : undefined,
    filter: effects.filter && `url(#${effects.filter})`,
    // A frame that is not PASS_THROUGH blends its inside apart from what lies beneath.
    style: mode ? `mix-blend-mode:${mode}` : undefined,
  });
  if (body === '' && context.sources.ids === 'none') return '';
  return look === '' ? body : `<g${look}>${body}</g>`;
}

function idAttributes(context: SvgContext, layer: Layer): Record<string, string | undefined> {
  if (context.sources.ids === 'node') return { 'data-id': layer.id };
  return context.sources.ids === 'name' ? { id: layer.name } : {};
}

function isIdentity([[a, c, e], [b, d, f]]: Matrix): boolean {
  return a === 1 && b === 0 && c === 0 && d === 1 && e === 0 && f === 0;
}

function drawBody(
  context: SvgContext,
  scene: Scene,
  layer: Layer,
  width: number,
  height: number,
  upon: string,
): string {
  if (layer.type === 'TEXT') return drawText(context, layer, width, height);
  const exported = lacksGeometry(layer) ? context.sources.nodeExport(layer.id) : undefined;
  if (exported)
    return `<image${attributes({ href: exported, width, height, preserveAspectRatio: 'none' })}/>`;
  if (layer.type === 'BOOLEAN_OPERATION' && layer.fillGeometry && layer.fillGeometry.length > 0) {
    return drawFill(context, layer, width, height) + upon + drawStrokes(context, layer, width, height);
  }
  const fill = layer.type === 'GROUP' ? '' : drawFill(context, layer, width, height);
  const inside = drawChildren(context, scene, layer);
  const strokes = layer.type === 'GROUP' ? '' : drawStrokes(context, layer, width, height);
  return fill + upon + clip(context, layer, width, height, inside) + strokes;
}

/** Files read without geometry do not have the shape of a vector. */
function lacksGeometry(layer: Layer): boolean {
  const isVector = layer.type === 'VECTOR' || (layer.type === 'BOOLEAN_OPERATION' && !layer.children?.length);
  return isVector && !layer.fillGeometry?.length && !layer.strokeGeometry?.length;
}

function drawFill(context: SvgContext, layer: Layer, width: number, height: number): string {
  const shape = shapeOf(layer, width, height);
  if (shape && layer.type !== 'LINE') {
    const overridden = layer.fillOverrideTable && drawOverridden(context, layer, width, height);
    return overridden || paintArea(context, layer.fills, { ...shape, width, height });
  }
  return lacksGeometry(layer) ? placeholder(context, layer, width, height) : '';
}

/** Regions of one vector may have fills of their own. */
function drawOverridden(context: SvgContext, layer: Layer, width: number, height: number): string {
  if (!layer.fillGeometry?.some(({ overrideID }) => overrideID !== undefined)) return '';
  return layer.fillGeometry
    .map(({ path, windingRule, overrideID }) => {
      const fills = layer.fillOverrideTable?.[String(overrideID ?? 0)]?.fills ?? layer.fills;
      return paintArea(context, fills, {
        path,
        rule: windingRule === 'EVENODD' ? 'evenodd' : 'nonzero',
        width,
        height,
      });
    })
    .join('');
}

/** The placeholder of a vector whose shape is missing in the file: a pale box in its own paints. */
function placeholder(context: SvgContext, layer: Layer, width: number, height: number): string {
  const paints = visiblePaints(layer.fills).length > 0 ? layer.fills : layer.strokes;
  const radius = Math.min(width, height) * 0.2;
  const path = boxPath(width, height, [radius, radius, radius, radius]);
  return `<g opacity="0.35">${paintArea(context, paints, { path, rule: 'nonzero', width, height })}</g>`;
}

function clip(context: SvgContext, layer: Layer, width: number, height: number, inside: string): string {
  if (inside === '' || layer.clipsContent !== true) return inside;
  const shape = shapeOf(layer, width, height);
  if (!shape) return inside;
  const id = context.define((at) => `<clipPath id="${at}"><path d="${shape.path}"/></clipPath>`);
  return `<g clip-path="url(#${id})">${inside}</g>`;
}

/** A layer that is a mask shows itself only where it lets those above it in the same parent through. */
function drawChildren(context: SvgContext, scene: Scene, layer: Layer): string {
  if (context.sources.alone === layer) return '';
  const children = layer.itemReverseZIndex ? [...(layer.children ?? [])].reverse() : (layer.children ?? []);
  let drawn = '';
  let masked: { id: string; inside: string } | undefined;
  const close = (): void => {
    if (masked) drawn += `<g mask="url(#${masked.id})">${masked.inside}</g>`;
    masked = undefined;
  };
  for (const child of children) {
    const svg = drawLayer(context, scene, child, scene.relativeTransformOf(child));
    if (child.isMask === true && child.visible !== false) {
      close();
      masked = { id: defineMask(context, child, svg), inside: '' };
    } else if (masked) masked.inside += svg;
    else drawn += svg;
  }
  close();
  return drawn;
}

function defineMask(context: SvgContext, mask: Layer, svg: string): string {
  const kind = mask.maskType === 'LUMINANCE' ? 'luminance' : 'alpha';
  const far = 'x="-20000" y="-20000" width="60000" height="60000"';
  return context.define(
    (id) => `<mask id="${id}" maskUnits="userSpaceOnUse" ${far} style="mask-type:${kind}">${svg}</mask>`,
  );
}

export interface LayerSvg {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** A whole SVG document of one layer, as large as its box on the page. */
export function drawLayerSvg(scene: Scene, layer: Layer, sources: SvgSources, prefix: string): LayerSvg {
  const context = new SvgContext(sources, prefix);
  const { absolute } = scene.placementOf(layer);
  const box = boundsOf(scene, layer);
  const placed: Matrix = [
    [absolute[0][0], absolute[0][1], absolute[0][2] - box.x],
    [absolute[1][0], absolute[1][1], absolute[1][2] - box.y],
  ];
  const body =
    layer.type === 'CANVAS'
      ? (layer.children ?? [])
          .map((child) => drawLayer(context, scene, child, shifted(scene.placementOf(child).absolute, box)))
          .join('')
      : drawLayer(context, scene, layer, placed);
  const [width, height] = [Math.max(1, box.width), Math.max(1, box.height)];
  const size = `width="${formatNumber(width)}" height="${formatNumber(height)}" viewBox="0 0 ${formatNumber(width)} ${formatNumber(height)}"`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" ${size} fill="none">${context.definitions}${body}</svg>`;
  return { svg, width, height };
}

function shifted(
  [[a, c, e], [b, d, f]]: Matrix,
  { x, y }: { readonly x: number; readonly y: number },
): Matrix {
  return [
    [a, c, e - x],
    [b, d, f - y],
  ];
}

/** The layer's box on the page; a page's is the box around all that lies on it. */
export function boundsOf(
  scene: Scene,
  layer: Layer,
): { x: number; y: number; width: number; height: number } {
  if (layer.type === 'CANVAS') {
    const boxes = (layer.children ?? []).map((child) => boundsOf(scene, child));
    if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
    const x = Math.min(...boxes.map((box) => box.x));
    const y = Math.min(...boxes.map((box) => box.y));
    const right = Math.max(...boxes.map((box) => box.x + box.width));
    const bottom = Math.max(...boxes.map((box) => box.y + box.height));
    return { x, y, width: right - x, height: bottom - y };
  }
  const { absolute, width, height } = scene.placementOf(layer);
  const [[a, c, e], [b, d, f]] = absolute;
  return {
    x: e + Math.min(0, a * width) + Math.min(0, c * height),
    y: f + Math.min(0, b * width) + Math.min(0, d * height),
    width: Math.abs(a) * width + Math.abs(c) * height,
    height: Math.abs(b) * width + Math.abs(d) * height,
  };
}
