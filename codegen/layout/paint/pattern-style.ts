/** A layer that repeats, as the tile of a CSS background. */
import { toDataUrl } from '#design/base64';
import { findImageSize } from '#design/image-header';
import type { BoxNode, DesignNode, PatternPaint, ShapeNode } from '#design/tree';
import { decodeUtf8 } from '../../assets/utf8.ts';
import { cssNumber, px } from '../../css/css-values.ts';
import type { LayoutContext } from '../layout-context.ts';
import { sanitizeSvg } from '../vectors/sanitize-svg.ts';
import { needsCssPaint } from '../vectors/shape-as-box.ts';

/** A pattern as a background layer; `null` if its layer is missing or cannot be drawn, which is reported. */
export function patternStyle(paint: PatternPaint, node: DesignNode, context: LayoutContext): string | null {
  const source = findTileSource(paint, context);
  if (source === null) {
    context.report('paint-unsupported', node, { paint: 'pattern', instead: 'it was left out' });
    return null;
  }
  const { spacing, scale, tiling, align } = paint;
  const [across, down] = [source.width * scale + spacing.x, source.height * scale + spacing.y];
  if (across < 0.5 || down < 0.5) return null;
  const [columns, rows] = [tiling === 'columns-shifted' ? 2 : 1, tiling === 'rows-shifted' ? 2 : 1];
  const svg = drawTile(paint, source, across, down);
  const size = `${px(across * columns)} ${px(down * rows)}`;
  const position = `${positionOf(align.x, spacing.x)} ${positionOf(align.y, spacing.y)}`;
  return `${context.vectorAssets.add(svg)} ${position} / ${size}`;
}

/** A tile ends with its spacing, which does not count where tiles stand in the middle or end at the edge. */
function positionOf(align: PatternPaint['align']['x'], spacing: number): string {
  if (align === 'start') return '0';
  const share = align === 'center' ? '50%' : '100%';
  const extra = align === 'center' ? spacing / 2 : spacing;
  return Math.abs(extra) < 0.05 ? share : `calc(${share} + ${px(extra)})`;
}

interface TileSource {
  readonly body: string;
  readonly width: number;
  readonly height: number;
}

function findTileSource({ source, exported }: PatternPaint, context: LayoutContext): TileSource | null {
  const drawn = source !== null && canDraw(source) ? drawSource(source, context) : null;
  if (drawn !== null) return drawn;
  const bytes = exported === null ? undefined : context.assets.get(exported.key);
  if (exported === null || bytes === undefined) return null;
  if (exported.mime === 'image/svg+xml') return sanitizeSvg(decodeUtf8(bytes), exported.key);
  const size = source?.box ?? findImageSize(bytes);
  if (size === null) return null;
  const sides = `width="${cssNumber(size.width)}" height="${cssNumber(size.height)}"`;
  const body = `<image ${sides} href="${toDataUrl({ mime: exported.mime, bytes })}"/>`;
  return { body, width: size.width, height: size.height };
}

/** SVG has shapes and boxes; texts and pictures come from Figma's own export. */
function canDraw(node: DesignNode): node is ShapeNode | BoxNode {
  if (node.kind === 'text') return false;
  if ([...node.fills, ...(node.stroke?.paints ?? [])].some(needsCssPaint)) return false;
  return node.kind === 'shape' || node.children.every((child) => !child.visible || canDraw(child));
}

function drawSource(node: ShapeNode | BoxNode, context: LayoutContext): TileSource | null {
  const { width, height } = node.box;
  if (width <= 0 || height <= 0) return null;
  // Custom properties of the page mean nothing in a file of its own.
  const svg = context.drawSvgFile({ ...node, visible: true }, node.box, {
    ...context,
    properties: new Map(),
  });
  const body = svg === null ? null : /^<svg[^>]*>([\s\S]*)<\/svg>$/.exec(svg)?.[1];
  return body == null || body === '' ? null : { body, width, height };
}

/** Where further copies stand in a tile, in shares of the distance between tiles. */
const placesOfCopies: Readonly<Record<PatternPaint['tiling'], readonly (readonly [number, number])[]>> = {
  rectangular: [],
  'rows-shifted': [
    [0.5, 1],
    [-0.5, 1],
  ],
  'columns-shifted': [
    [1, 0.5],
    [1, -0.5],
  ],
};

/** A hexagonal tiling has a second row or column that is moved by half a tile and enters from both sides. */
function drawTile(
  { tiling, scale, opacity }: PatternPaint,
  { body }: TileSource,
  across: number,
  down: number,
): string {
  const places = placesOfCopies[tiling].map(([x, y]) => [x * across, y * down] as const);
  const first = `<g id="tile"><g transform="scale(${cssNumber(scale, 4)})">${body}</g></g>`;
  const others = places.map(([x, y]) => `<use href="#tile" x="${cssNumber(x)}" y="${cssNumber(y)}"/>`);
  const [columns, rows] = [tiling === 'columns-shifted' ? 2 : 1, tiling === 'rows-shifted' ? 2 : 1];
  const size = `0 0 ${cssNumber(across * columns)} ${cssNumber(down * rows)}`;
  const faded = opacity < 0.9995 ? ` opacity="${cssNumber(opacity)}"` : '';
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${size}" fill="none"><g${faded}>${first}${others.join('')}</g></svg>`;
}
