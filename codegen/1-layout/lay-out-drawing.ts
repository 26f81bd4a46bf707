/** Shapes and what is made of shapes only: one SVG each, from their geometry, from Figma's export, or a placeholder. */
import type { AssetRef } from '#design/snapshot';
import type { BoxNode, DesignNode, ShapeNode } from '#design/tree';
import { cleanSvg } from './clean-svg.ts';
import { cssNumber, px } from './css-values.ts';
import { drawSvg } from './draw-svg.ts';
import { putEffects } from './effect-style.ts';
import type { Drawing } from './find-drawing.ts';
import { layOutBox } from './lay-out-box.ts';
import type { Laid, Laying, Slot } from './laying.ts';
import type { LayoutBox, LayoutImage, LayoutVector } from './layout-tree.ts';
import { turnedBox } from './matrix.ts';
import { isLifted, nodeCommon, putWhere } from './node-common.ts';
import { onlyShown, solidCss } from './paint-style.ts';
import { finish, put, type Sheet } from './sheet.ts';
import { decodeUtf8 } from './utf8.ts';

/** Lays a drawing out. */
export function layOutDrawing(node: Drawing, slot: Slot, laying: Laying): Laid {
  if (node.kind === 'shape' && node.shape === 'line' && isPlainLine(node))
    return layOutLine(node, slot, laying);
  if (node.kind === 'shape' && isBoxLike(node)) return layOutBox(asBox(node), slot, laying);
  const upright = straighten(node);
  const sheet: Sheet = new Map();
  putWhere(sheet, upright, slot, laying, true);
  putEffects(sheet, upright, 'drawing', laying);
  const svg = drawSvg(node, laying);
  if (svg === null) return layOutMissing(node, upright, slot, sheet, laying);
  if (svg.colour !== null) put(sheet, 'color', svg.colour);
  return asVector(upright, node, svg.markup, svg.colour !== null, sheet, slot);
}

/**
 * The same node, taking the room it takes once it is turned: the SVG itself is drawn turned. Its content is no longer
 * there to be hugged, so its size is set.
 */
function straighten<Node extends DesignNode>(node: Node): Node {
  const { horizontal, vertical } = node.placement;
  const placement = {
    ...node.placement,
    horizontal: horizontal === 'hug' ? ('fixed' as const) : horizontal,
    vertical: vertical === 'hug' ? ('fixed' as const) : vertical,
  };
  return { ...node, box: turnedBox(node), rotation: 0, flip: { x: false, y: false }, placement };
}

function asVector(
  upright: Drawing,
  node: Drawing,
  markup: string,
  inheritsColour: boolean,
  sheet: Sheet,
  slot: Slot,
): Laid {
  const stretches =
    slot.kind !== 'page' &&
    !(
      sheet.has('width') &&
      sheet.has('height') &&
      sheet.get('width')?.endsWith('px') &&
      sheet.get('height')?.endsWith('px')
    );
  const svg = stretches ? markup.replace('<svg ', '<svg preserveAspectRatio="none" ') : markup;
  const vector: LayoutVector = {
    ...nodeCommon(upright),
    ids: idsOf(node),
    kind: 'vector',
    svg,
    inheritsColour,
    style: finish(sheet),
  };
  return { node: vector, lifted: isLifted(sheet), from: upright };
}

function idsOf(node: DesignNode): readonly string[] {
  if (node.kind !== 'box') return [node.id];
  return [node.id, ...node.children.filter((child) => child.visible).flatMap(idsOf)];
}

/** Lays out what an export of Figma's shows better than what the file holds. */
export function layOutExport(node: DesignNode, exported: AssetRef, slot: Slot, laying: Laying): Laid {
  const upright = straighten(node);
  const sheet: Sheet = new Map();
  putWhere(sheet, upright, slot, laying, true);
  const bytes = exported.mime === 'image/svg+xml' ? laying.assets.get(exported.key) : undefined;
  const clean = bytes === undefined ? null : cleanSvg(decodeUtf8(bytes), node.id);
  if (clean === null) return layOutPicture(node, upright, exported, sheet);
  const { width, height } = upright.box;
  const { x, y } = reachOf(node, clean.width, clean.height);
  const viewBox = [x, y, Math.max(width, 0.01), Math.max(height, 0.01)]
    .map((value) => cssNumber(value))
    .join(' ');
  const markup = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" fill="none" overflow="visible">${clean.body}</svg>`;
  const vector: LayoutVector = {
    ...nodeCommon(upright),
    ids: idsOf(node),
    kind: 'vector',
    svg: markup,
    inheritsColour: false,
    style: finish(sheet),
  };
  return { node: vector, lifted: isLifted(sheet), from: upright };
}

/** Where a node's own corner is in an export of it, which reaches as far as strokes and shadows do. */
function reachOf(
  node: DesignNode,
  width: number,
  height: number,
): { readonly x: number; readonly y: number } {
  const { absoluteBox: box, renderBox } = node;
  if (
    renderBox !== null &&
    Math.abs(renderBox.width - width) < 2 &&
    Math.abs(renderBox.height - height) < 2
  ) {
    return { x: box.x - renderBox.x, y: box.y - renderBox.y };
  }
  return { x: (width - box.width) / 2, y: (height - box.height) / 2 };
}

/** A picture that reaches over its box stands in a box of the drawn size. */
function layOutPicture(node: DesignNode, upright: DesignNode, asset: AssetRef, sheet: Sheet): Laid {
  const { absoluteBox: box, renderBox } = node;
  const render = renderBox ?? box;
  const exact = Math.abs(render.width - box.width) < 1 && Math.abs(render.height - box.height) < 1;
  const common = { ...nodeCommon(upright), ids: idsOf(node), style: finish(sheet) };
  if (exact) return { node: { ...common, kind: 'image', asset }, lifted: isLifted(sheet), from: upright };
  if (!sheet.has('position')) put(sheet, 'position', 'relative');
  const inner: Sheet = new Map([
    ['position', 'absolute'],
    ['top', px(render.y - box.y)],
    ['left', px(render.x - box.x)],
    ['width', px(render.width)],
    ['height', px(render.height)],
  ]);
  const image: LayoutImage = {
    ...nodeCommon(upright),
    id: `${node.id}/picture`,
    ids: [],
    kind: 'image',
    asset,
    style: finish(inner),
  };
  const frame: LayoutBox = {
    ...common,
    kind: 'box',
    style: finish(sheet),
    instance: null,
    componentId: null,
    children: [image],
  };
  return { node: frame, lifted: true, from: upright };
}

function layOutMissing(node: Drawing, upright: Drawing, slot: Slot, sheet: Sheet, laying: Laying): Laid {
  if (node.exported !== null) return layOutExport(node, node.exported, slot, laying);
  laying.report('vector-missing', node, {});
  put(sheet, 'background-color', placeholderColour(node, laying));
  const box: LayoutBox = {
    ...nodeCommon(upright),
    ids: idsOf(node),
    kind: 'box',
    instance: null,
    componentId: null,
    children: [],
    style: finish(sheet),
  };
  return { node: box, lifted: isLifted(sheet), from: upright };
}

/** Grey, unless it stands on something dark and its own colour is lighter. */
function placeholderColour(node: DesignNode, laying: Laying): string {
  const paint = findSolid(node);
  return paint === null ? '#d9d9d9' : `color-mix(in srgb, ${solidCss(paint, laying)} 25%, transparent)`;
}

function findSolid(node: DesignNode): Extract<ShapeNode['fills'][number], { kind: 'solid' }> | null {
  if (node.kind === 'text') return null;
  const own = [...onlyShown(node.fills), ...onlyShown(node.stroke?.paints ?? [])].find(
    ({ kind }) => kind === 'solid',
  );
  if (own?.kind === 'solid') return own;
  if (node.kind !== 'box') return null;
  for (const child of node.children) {
    const found = child.visible ? findSolid(child) : null;
    if (found !== null) return found;
  }
  return null;
}

/** A whole ellipse, and a shape filled with a picture, are boxes to CSS. */
function isBoxLike(node: ShapeNode): boolean {
  const whole = node.shape === 'ellipse' && node.arc === null;
  const pictured = node.fills.some(({ kind }) => kind === 'image') && node.fillGeometry.length === 1;
  return whole || pictured;
}

function asBox(node: ShapeNode): BoxNode {
  const { shape, fillGeometry, strokeGeometry: _strokeGeometry, arc, ...common } = node;
  const round = shape === 'ellipse' && arc === null;
  return {
    ...common,
    kind: 'box',
    role: 'rectangle',
    outline: round ? 'ellipse' : (fillGeometry[0]?.path ?? null),
    layout: null,
    clips: false,
    scrolls: 'none',
    radii: [0, 0, 0, 0],
    instance: null,
    children: [],
  };
}

function isPlainLine(node: ShapeNode): boolean {
  const stroke = node.stroke;
  // A vector without height can only be a line; the same turned by a quarter has no width.
  const flat =
    Math.min(node.box.width, node.box.height) < 0.01 && Math.max(node.box.width, node.box.height) > 0;
  if (!flat || (node.shape !== 'line' && node.shape !== 'vector')) return false;
  if (stroke === null || stroke.dashes.length > 0 || stroke.cap === 'other') return false;
  const upright = Math.abs(node.rotation % 90) < 0.01;
  return upright && onlyShown(stroke.paints).length === 1 && onlyShown(stroke.paints)[0]?.kind === 'solid';
}

/**
 * A line has no thickness in Figma. The stroke of a LINE lies on its left-hand side, as seen along it, that of a
 * vector on both sides. A border drawn back over the room before it takes no room either.
 */
function layOutLine(node: ShapeNode, slot: Slot, laying: Laying): Laid {
  const [paint] = onlyShown(node.stroke?.paints ?? []);
  const [weight] = node.stroke?.weights ?? [1];
  const box = turnedBox(node);
  const horizontal = box.width >= box.height;
  const turns = ((Math.round(node.rotation / 90) % 4) + 4) % 4;
  const back = node.shape === 'vector' ? weight / 2 : turns === 0 || turns === 3 ? weight : 0;
  const moved = horizontal
    ? { ...box, y: box.y - back, height: weight }
    : { ...box, x: box.x - back, width: weight };
  const upright: ShapeNode = {
    ...straighten(node),
    box: slot.kind === 'free' ? moved : { ...box, [horizontal ? 'height' : 'width']: 0 },
  };
  const sheet: Sheet = new Map();
  putWhere(sheet, upright, slot, laying);
  putEffects(sheet, upright, 'drawing', laying);
  sheet.delete(horizontal ? 'height' : 'width');
  const colour = paint?.kind === 'solid' ? solidCss(paint, laying) : '#000000';
  put(sheet, horizontal ? 'border-top' : 'border-left', `${px(weight)} solid ${colour}`);
  if (slot.kind === 'flow') put(sheet, horizontal ? 'margin-block' : 'margin-inline', around(back, weight));
  const line: LayoutBox = {
    ...nodeCommon(node),
    kind: 'box',
    instance: null,
    componentId: null,
    children: [],
    style: finish(sheet),
  };
  return { node: line, lifted: isLifted(sheet), from: upright };
}

/** Margins that give back the room a line's border takes. */
function around(back: number, weight: number): string {
  const before = px(-back);
  const after = px(back - weight);
  return before === after ? before : `${before} ${after}`;
}
