/** Lays out nodes as Figma's export of them where the file lacks their bytes or geometry. */
import { findImageSize } from '#design/image-header';
import type { AssetRef } from '#design/snapshot';
import type { BoxNode, DesignNode, Point, Rectangle } from '#design/tree';
import { decodeUtf8 } from '../../assets/utf8.ts';
import { cssNumber, px } from '../../css/css-values.ts';
import { type DeclarationMap, setDeclaration, toStyle } from '../../css/declaration-map.ts';
import type { ExportFragment, LayoutContext, LayoutResult, PlacementContext } from '../layout-context.ts';
import type { LayoutBox, LayoutImage, LayoutVector } from '../layout-tree.ts';
import { rotatedBounds } from '../node-transform.ts';
import { lazyLoadingOf } from '../paint/picture-occurrences.ts';
import { commonNodeFields, declarePlacement, isLifted } from '../positioning/declare-placement.ts';
import { containsRectangle } from '../visual-bounds.ts';
import { type SanitizedSvg, sanitizeSvg } from './sanitize-svg.ts';
import { clipTolerance } from '../tolerances.ts';

/** An element in SVG markup. */
interface SvgMarkupElement {
  readonly tag: string;
  readonly attributes: string;
  readonly inner: string;
  readonly whole: string;
}

/** Lays out a node as Figma's export of it. */
export function layOutExport(
  node: DesignNode,
  exported: AssetRef,
  placementContext: PlacementContext,
  context: LayoutContext,
): LayoutResult {
  const sanitized = sanitizeExport(node, exported, context);
  if (sanitized !== null) {
    const area = findExportedArea(node, sanitized, 1, context);
    return layOutFragment(
      node,
      { body: sanitized.body, origin: { x: -area.x, y: -area.y }, clips: false },
      placementContext,
      context,
    );
  }
  const upright = withoutRotation(node);
  const declarations: DeclarationMap = new Map();
  declarePlacement(declarations, upright, placementContext, context, true);
  return layOutExportedPicture(node, upright, exported, declarations, context);
}

function sanitizeExport(node: DesignNode, exported: AssetRef, context: LayoutContext): SanitizedSvg | null {
  const bytes = context.assets.get(exported.key);
  if (exported.mime !== 'image/svg+xml' || bytes === undefined) return null;
  return sanitizeSvg(decodeUtf8(bytes), node.id);
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * The area that an export of this size covers, relative to the node's box: the painted bounds or just the box. Figma
 * rounds the size of an export to integer px and stretches its content to fill it.
 */
function findExportedArea(
  node: DesignNode,
  size: Size,
  scale: number | null,
  context: LayoutContext,
): Rectangle {
  const { absoluteBox: box, renderBox } = node;
  const found = [renderBox, context.bounds(node), box]
    .filter((area) => area !== null)
    .find(({ width, height }) => {
      const factor = scale ?? Math.max(0.5, Math.round((2 * size.width) / Math.max(width, 0.01)) / 2);
      return Math.abs(width * factor - size.width) < 1.01 && Math.abs(height * factor - size.height) < 1.01;
    });
  if (found !== undefined) return { ...found, x: found.x - box.x, y: found.y - box.y };
  if (scale === null) return { x: 0, y: 0, width: box.width, height: box.height };
  return { x: (box.width - size.width) / 2, y: (box.height - size.height) / 2, ...size };
}

/** Lays out an exported picture. If it exceeds the node's box, it goes into a box of the drawn size. */
function layOutExportedPicture(
  node: DesignNode,
  upright: DesignNode,
  asset: AssetRef,
  declarations: DeclarationMap,
  context: LayoutContext,
): LayoutResult {
  const { absoluteBox: box } = node;
  const bytes = context.assets.get(asset.key);
  const size = (bytes === undefined ? null : findImageSize(bytes)) ?? node.renderBox ?? box;
  const area = findExportedArea(node, size, null, context);
  context.pictures.push({
    layer: { id: node.id, name: node.name },
    key: asset.key,
    scale: area.width / size.width,
  });
  const differences = [area.x, area.y, area.width - box.width, area.height - box.height];
  const common = { ...commonNodeFields(upright), ids: visibleIds(node) };
  const lazyLoading = lazyLoadingOf(node, context);
  if (differences.every((difference) => Math.abs(difference) < 1)) {
    const image: LayoutImage = {
      ...common,
      ...lazyLoading,
      kind: 'image',
      asset,
      keepsRatio: true,
      style: toStyle(declarations),
    };
    return { node: image, lifted: isLifted(declarations), source: upright };
  }
  if (!declarations.has('position')) setDeclaration(declarations, 'position', 'relative');
  const inner: DeclarationMap = new Map([
    ['position', 'absolute'],
    ['top', px(area.y)],
    ['left', px(area.x)],
    ['width', px(area.width)],
    ['height', px(area.height)],
  ]);
  const image: LayoutImage = {
    ...commonNodeFields(upright),
    id: `${node.id}/picture`,
    ids: [],
    drawn: { width: area.width, height: area.height },
    ...lazyLoading,
    kind: 'image',
    asset,
    keepsRatio: true,
    style: toStyle(inner),
  };
  const frame: LayoutBox = {
    ...common,
    kind: 'box',
    style: toStyle(declarations),
    instance: null,
    componentId: null,
    children: [image],
  };
  return { node: frame, lifted: true, source: upright };
}

/**
 * Splits a frame's export into fragments for its children and records them, if possible. The frame is then laid out
 * like any other.
 */
export function splitExport(node: DesignNode, exported: AssetRef, context: LayoutContext): node is BoxNode {
  if (node.kind !== 'box' || node.rotation !== 0 || node.flip.x || node.flip.y) return false;
  const sanitized = sanitizeExport(node, exported, context);
  if (sanitized === null) return false;
  const area = findExportedArea(node, sanitized, 1, context);
  const fragments = splitExportedSvg(node, sanitized.body, { x: -area.x, y: -area.y });
  for (const child of fragments === null ? [] : node.children) {
    const origin = { x: child.box.x - area.x, y: child.box.y - area.y };
    const body = fragments?.get(child.id);
    if (body !== undefined) context.exportFragments.set(child.id, { body, origin, clips: true });
  }
  return fragments !== null;
}

/**
 * Splits the export of a frame that contains several vectors into the markup of each child, by the child's id; `null`
 * if that is impossible. Figma exports each clipping frame as a group with a clip path of the frame's rectangle, which
 * identifies the frame. `origin` is the frame's origin in the export.
 */
function splitExportedSvg(node: BoxNode, body: string, origin: Point): ReadonlyMap<string, string> | null {
  const children = node.children.filter(({ visible }) => visible);
  if (children.length < 2 || !children.every(isClippingFrame)) return null;
  const top = listChildElements(body);
  const defs = top.filter(({ tag }) => tag === 'defs').flatMap(({ inner }) => listChildElements(inner));
  const rectangles = new Map(defs.flatMap(readClipRectangle));
  const drawn = top.filter(({ tag }) => tag !== 'defs');
  const [only] = drawn;
  const groups = drawn.length === 1 && only?.tag === 'g' ? listChildElements(only.inner) : drawn;
  if (groups.length !== children.length) return null;
  const fragments = new Map<string, string>();
  for (const [index, child] of children.entries()) {
    const group = groups[index];
    const clip = /clip-path="url\(#([^)"]+)\)"/.exec(group?.attributes ?? '')?.[1];
    const shown = clip === undefined ? undefined : rectangles.get(clip);
    if (group?.tag !== 'g' || shown === undefined || !matchesBox(shown, child.box, origin)) return null;
    fragments.set(child.id, group.inner + collectUsedDefinitions(group.inner, defs));
  }
  return fragments;
}

/** Whether a node is a frame that only clips. */
function isClippingFrame(node: DesignNode): boolean {
  if (node.kind !== 'box' || !node.clips || node.rotation !== 0 || node.flip.x || node.flip.y) return false;
  const round = node.radii.some((radius) => radius > 0);
  return (
    !round &&
    node.fills.length === 0 &&
    node.stroke === null &&
    node.effects.length === 0 &&
    node.opacity > 0.999
  );
}

/** The direct child elements of well-formed markup. */
function listChildElements(markup: string): readonly SvgMarkupElement[] {
  const found: SvgMarkupElement[] = [];
  let depth = 0;
  let open = { tag: '', attributes: '', start: 0, inner: 0 };
  for (const match of markup.matchAll(/<(\/?)([A-Za-z][\w:.-]*)([^>]*?)(\/?)>/g)) {
    const [text, closes, tag = '', attributes = '', alone] = match;
    const end = match.index + text.length;
    if (closes === '/') depth -= 1;
    else if (depth === 0) open = { tag, attributes, start: match.index, inner: end };
    if (closes !== '/' && alone !== '/') depth += 1;
    else if (depth === 0) {
      const inner = markup.slice(open.inner, match.index);
      found.push({ tag: open.tag, attributes: open.attributes, inner, whole: markup.slice(open.start, end) });
    }
  }
  return found;
}

function readClipRectangle({ tag, attributes, inner }: SvgMarkupElement): readonly [string, Rectangle][] {
  const id = / id="([^"]+)"/.exec(attributes)?.[1];
  const [rect, more] = listChildElements(inner);
  if (tag !== 'clipPath' || id === undefined || rect?.tag !== 'rect' || more !== undefined) return [];
  const number = (name: string) => Number(new RegExp(` ${name}="([^"]+)"`).exec(rect.attributes)?.[1] ?? 0);
  const moved = / transform="translate\(([-\d.e]+)[ ,]*([-\d.e]*)\)"/.exec(rect.attributes);
  if (rect.attributes.includes(' transform=') && moved === null) return [];
  const [x, y] = [number('x') + Number(moved?.[1] ?? 0), number('y') + Number(moved?.[2] ?? 0)];
  return [[id, { x, y, width: number('width'), height: number('height') }]];
}

function matchesBox(shown: Rectangle, box: Rectangle, origin: Point): boolean {
  const differences = [
    shown.x - box.x - origin.x,
    shown.y - box.y - origin.y,
    shown.width - box.width,
    shown.height - box.height,
  ];
  return differences.every((difference) => Math.abs(difference) < clipTolerance);
}

/** The definitions that a fragment references, directly or through other definitions. */
function collectUsedDefinitions(fragment: string, defs: readonly SvgMarkupElement[]): string {
  const kept = new Set<SvgMarkupElement>();
  const waiting = [fragment];
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    const names = new Set([...text.matchAll(/(?:url\(|href=")#([\w:.-]+)/g)].map(([, name]) => name));
    for (const each of defs) {
      if (kept.has(each) || !names.has(/ id="([^"]+)"/.exec(each.attributes)?.[1])) continue;
      kept.add(each);
      waiting.push(each.whole);
    }
  }
  return kept.size === 0 ? '' : `<defs>${[...kept].map(({ whole }) => whole).join('')}</defs>`;
}

/** Lays out a node as a fragment of an export. */
export function layOutFragment(
  node: DesignNode,
  { body, origin, clips }: ExportFragment,
  placementContext: PlacementContext,
  context: LayoutContext,
): LayoutResult {
  const upright = withoutRotation(node);
  const declarations: DeclarationMap = new Map();
  declarePlacement(declarations, upright, placementContext, context, true);
  const { width, height } = upright.box;
  const viewBox = [origin.x, origin.y, Math.max(width, 0.01), Math.max(height, 0.01)]
    .map((value) => cssNumber(value))
    .join(' ');
  const vector: LayoutVector = {
    ...commonNodeFields(upright),
    ids: visibleIds(node),
    kind: 'vector',
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" fill="none" overflow="${clips ? 'hidden' : 'visible'}">${body}</svg>`,
    staysInside: clips || containsRectangle(node.absoluteBox, node.renderBox ?? context.bounds(node), 0.5),
    style: toStyle(declarations),
  };
  return { node: vector, lifted: isLifted(declarations), source: upright };
}

/**
 * The node with the bounds of its rotation as its box, since its drawing is already rotated. Its content is no longer
 * laid out, so its size is fixed.
 */
export function withoutRotation<Node extends DesignNode>(node: Node): Node {
  const { horizontal, vertical } = node.placement;
  const placement = {
    ...node.placement,
    horizontal: horizontal === 'hug' ? ('fixed' as const) : horizontal,
    vertical: vertical === 'hug' ? ('fixed' as const) : vertical,
  };
  return { ...node, box: rotatedBounds(node), rotation: 0, flip: { x: false, y: false }, placement };
}

/** The ids of a node and its visible descendants. */
export function visibleIds(node: DesignNode): readonly string[] {
  const own = [node.id, ...(node.absorbed ?? [])];
  if (node.kind !== 'box') return own;
  return [...own, ...node.children.filter((child) => child.visible).flatMap(visibleIds)];
}
