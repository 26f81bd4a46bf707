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
  if (clean === null) {
    const image: LayoutImage = {
      ...nodeCommon(upright),
      ids: idsOf(node),
      kind: 'image',
      asset: exported,
      style: finish(sheet),
    };
    return { node: image, lifted: isLifted(sheet), from: upright };
  }
  // An export reaches as far as strokes and shadows do; its middle is the middle of the box.
  const { width, height } = upright.box;
  const corner = [(clean.width - width) / 2, (clean.height - height) / 2];
  const viewBox = [...corner, Math.max(width, 0.01), Math.max(height, 0.01)]
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
  if (stroke === null || stroke.dashes.length > 0 || stroke.cap === 'other') return false;
  const upright = Math.abs(node.rotation % 90) < 0.01;
  return upright && onlyShown(stroke.paints).length === 1 && onlyShown(stroke.paints)[0]?.kind === 'solid';
}

/**
 * A line has no thickness in Figma; its stroke lies on its left-hand side, as seen along it. A border drawn back over
 * the room before it takes no room either.
 */
function layOutLine(node: ShapeNode, slot: Slot, laying: Laying): Laid {
  const [paint] = onlyShown(node.stroke?.paints ?? []);
  const [weight] = node.stroke?.weights ?? [1];
  const turns = ((Math.round(node.rotation / 90) % 4) + 4) % 4;
  const horizontal = turns % 2 === 0;
  const box = turnedBox(node);
  const before = turns === 0 || turns === 3;
  const upright: ShapeNode = {
    ...node,
    box:
      slot.kind === 'free' && before
        ? { ...box, [horizontal ? 'y' : 'x']: (horizontal ? box.y : box.x) - weight }
        : box,
    rotation: 0,
    flip: { x: false, y: false },
  };
  const sheet: Sheet = new Map();
  putWhere(sheet, upright, slot, laying);
  putEffects(sheet, upright, 'drawing', laying);
  sheet.delete(horizontal ? 'height' : 'width');
  const colour = paint?.kind === 'solid' ? solidCss(paint, laying) : '#000000';
  put(sheet, horizontal ? 'border-top' : 'border-left', `${px(weight)} solid ${colour}`);
  if (slot.kind === 'flow') put(sheet, horizontal ? 'margin-top' : 'margin-left', px(-weight));
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
