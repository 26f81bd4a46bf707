/** Lays out shapes and groups of shapes: as an SVG from their geometry, as Figma's export, or as a placeholder. */
import type { DesignNode, Paint, Rectangle, ShapeNode, Stroke } from '#design/tree';
import { expandSides, px, readPx, subtractPx } from '../../css/css-values.ts';
import { type DeclarationMap, setDeclaration, toStyle } from '../../css/declaration-map.ts';
import { layOutBox } from '../lay-out-box.ts';
import type { LayoutContext, LayoutResult, PlacementContext } from '../layout-context.ts';
import type { LayoutBox, LayoutVector } from '../layout-tree.ts';
import { rotatedBounds } from '../node-transform.ts';
import { declareEffects } from '../paint/effect-style.ts';
import { solidCss, visiblePaints } from '../paint/paint-style.ts';
import { commonNodeFields, declarePlacement, isLifted } from '../positioning/declare-placement.ts';
import { containsRectangle } from '../visual-bounds.ts';
import { drawSvg } from './draw-svg.ts';
import type { VectorLayer } from './find-vectors.ts';
import { layOutExport, visibleIds, withoutRotation } from './lay-out-export.ts';
import { isBetterAsBox, isThinBar, maxThickness, rectangleAsBox, shapeAsBox } from './shape-as-box.ts';

/** Lays out a vector. */
export function layOutVector(
  node: VectorLayer,
  placementContext: PlacementContext,
  context: LayoutContext,
): LayoutResult {
  if (node.kind === 'shape' && isBorderLine(node)) return layOutBorderLine(node, placementContext, context);
  if (node.kind === 'shape' && isThinBar(node))
    return layOutBox(rectangleAsBox(node), placementContext, context);
  if (node.kind === 'shape' && isBetterAsBox(node))
    return layOutBox(shapeAsBox(node), placementContext, context);
  const flat = withoutRotation(node);
  const area = withThickness(flat.box, node);
  const upright = placementContext.kind === 'free' ? { ...flat, box: area } : flat;
  const declarations: DeclarationMap = new Map();
  declarePlacement(declarations, upright, placementContext, context, true);
  if (placementContext.kind === 'flow') declareThickness(declarations, flat.box, area);
  declareEffects(declarations, upright, 'drawing', context);
  const svg = drawSvg(node, area, context);
  if (svg === null) return layOutMissingVector(node, upright, placementContext, declarations, context);
  if (svg.colour !== null) setDeclaration(declarations, 'color', svg.colour);
  const vector: LayoutVector = {
    ...commonNodeFields(upright),
    ids: visibleIds(node),
    kind: 'vector',
    svg: canStretch(declarations, placementContext)
      ? svg.markup.replace('<svg ', '<svg preserveAspectRatio="none" ')
      : svg.markup,
    staysInside: containsRectangle(node.absoluteBox, context.bounds(node), 0.5),
    ...componentOf(node, context),
    style: toStyle(declarations),
  };
  return { node: vector, lifted: isLifted(declarations), source: upright };
}

/** Whether a shape is a single horizontal or vertical stroke, which a border can draw. */
function isBorderLine(node: ShapeNode): boolean {
  const stroke = node.stroke;
  const { width, height } = node.box;
  const [thin, long] = [Math.min(width, height), Math.max(width, height)];
  // A vector without height, or rotated by 90 degrees without width, can only be a line. Some files give a LINE the
  // height of its stroke.
  const flat = long > 0 && (thin < 0.01 || (node.shape === 'line' && height <= maxThickness && long > thin));
  if (!flat || (node.shape !== 'line' && node.shape !== 'vector')) return false;
  if (stroke === null || stroke.shape !== undefined) return false;
  const [weight] = stroke.weights;
  // The ends of a thin line look the same whatever their cap.
  const isPlain = stroke.cap === 'none' || (weight <= maxThickness && /^(round|square)$/.test(stroke.cap));
  const isDashed = stroke.dashes.length > 0;
  if (!isPlain || (isDashed && (stroke.dashes.length !== 2 || stroke.cap !== 'none'))) return false;
  if (node.strokeGeometry.length > 1 || node.effects.length > 0) return false;
  const upright = Math.abs(node.rotation % 90) < 0.01;
  return (
    upright && visiblePaints(stroke.paints).length === 1 && visiblePaints(stroke.paints)[0]?.kind === 'solid'
  );
}

/**
 * Lays out a line as a border. Lines have no thickness in Figma: the stroke of a LINE is on its left-hand side in its
 * direction, that of a vector on both sides. Negative margins keep the border from taking space.
 */
function layOutBorderLine(
  node: ShapeNode,
  placementContext: PlacementContext,
  context: LayoutContext,
): LayoutResult {
  const [paint] = visiblePaints(node.stroke?.paints ?? []);
  const [weight] = node.stroke?.weights ?? [1];
  const box = rotatedBounds(node);
  const horizontal = box.width >= box.height;
  const turns = ((Math.round(node.rotation / 90) % 4) + 4) % 4;
  const isInside = Math.min(box.width, box.height) > weight - 0.01;
  const before = isInside
    ? 0
    : node.shape === 'vector'
      ? weight / 2
      : turns === 0 || turns === 3
        ? weight
        : 0;
  const moved = horizontal
    ? { ...box, y: box.y - before, height: weight }
    : { ...box, x: box.x - before, width: weight };
  const upright: ShapeNode = {
    ...withoutRotation(node),
    box: placementContext.kind === 'free' ? moved : { ...box, [horizontal ? 'height' : 'width']: 0 },
  };
  const declarations: DeclarationMap = new Map();
  declarePlacement(declarations, upright, placementContext, context);
  declareEffects(declarations, upright, 'drawing', context);
  declarations.delete(horizontal ? 'height' : 'width');
  const colour = paint?.kind === 'solid' ? solidCss(paint, context) : '#000000';
  if (node.stroke !== null && node.stroke.dashes.length > 0) {
    setDeclaration(declarations, horizontal ? 'height' : 'width', px(weight));
    setDeclaration(declarations, 'background-image', dashesOf(node.stroke, colour, horizontal));
  } else
    setDeclaration(declarations, horizontal ? 'border-top' : 'border-left', `${px(weight)} solid ${colour}`);
  // Margins compensate for the border's width.
  if (placementContext.kind === 'flow' && !isInside)
    addMargin(declarations, horizontal ? 'block' : 'inline', -before, before - weight);
  const fields = commonNodeFields(node);
  const line: LayoutBox = {
    ...fields,
    // A line across its row was drawn along it and turned.
    drawn: { ...fields.drawn, width: upright.box.width, height: upright.box.height },
    kind: 'box',
    instance: null,
    componentId: null,
    children: [],
    style: toStyle(declarations),
  };
  return { node: line, lifted: isLifted(declarations), source: upright };
}

/** Browsers decide how long the dashes of a border are, so a gradient draws them. */
function dashesOf({ dashes: [dash = 0, gap = 0] }: Stroke, colour: string, horizontal: boolean): string {
  const stops = `${colour} 0 ${px(dash)}, transparent ${px(dash)} ${px(dash + gap)}`;
  return `repeating-linear-gradient(${horizontal ? '90deg, ' : ''}${stops})`;
}

const marginSides = {
  block: ['margin-top', 'margin-bottom'],
  inline: ['margin-left', 'margin-right'],
} as const;

/** Adds px to the margins before and after an element on one axis. Its own margins stay. */
function addMargin(
  declarations: DeclarationMap,
  axis: keyof typeof marginSides,
  before: number,
  after: number,
): void {
  expandMarginShorthand(declarations);
  const [start, end] = marginSides[axis];
  const [first, last] = [
    addLength(declarations.get(start) ?? '0', before),
    addLength(declarations.get(end) ?? '0', after),
  ];
  declarations.delete(start);
  declarations.delete(end);
  setDeclaration(declarations, `margin-${axis}`, first === last ? first : `${first} ${last}`);
}

/** Replaces the shorthand `margin` by a margin for each side. */
function expandMarginShorthand(declarations: DeclarationMap): void {
  const all = declarations.get('margin');
  if (all === undefined) return;
  declarations.delete('margin');
  const lengths = expandSides(all);
  for (const [index, side] of (
    ['margin-top', 'margin-right', 'margin-bottom', 'margin-left'] as const
  ).entries())
    if (lengths[index] !== '0') setDeclaration(declarations, side, lengths[index] ?? null);
}

/** Adds px to a margin. An `auto` margin takes all remaining space anyway. */
function addLength(margin: string, length: number): string {
  if (margin === 'auto') return margin;
  const pixels = readPx(margin);
  if (pixels !== null) return px(pixels + length);
  const sum = subtractPx(margin, -length);
  return sum === margin ? margin : `calc(${sum})`;
}

/**
 * A line has no height in Figma, but browsers do not draw an SVG without height. Its stroke width becomes its height.
 */
function withThickness(box: Rectangle, { stroke }: VectorLayer): Rectangle {
  const thickness = Math.max(1, ...(stroke?.weights ?? []));
  const [across, down] = [box.width < 0.01 ? thickness : 0, box.height < 0.01 ? thickness : 0];
  return {
    x: box.x - across,
    y: box.y - down,
    width: box.width + 2 * across,
    height: box.height + 2 * down,
  };
}

function declareThickness(declarations: DeclarationMap, box: Rectangle, area: Rectangle): void {
  if (area.width > box.width) {
    setDeclaration(declarations, 'width', px(area.width));
    const around = (box.width - area.width) / 2;
    addMargin(declarations, 'inline', around, around);
  }
  if (area.height > box.height) {
    setDeclaration(declarations, 'height', px(area.height));
    const around = (box.height - area.height) / 2;
    addMargin(declarations, 'block', around, around);
  }
}

function layOutMissingVector(
  node: VectorLayer,
  upright: VectorLayer,
  placementContext: PlacementContext,
  declarations: DeclarationMap,
  context: LayoutContext,
): LayoutResult {
  if (node.exported !== null) return layOutExport(node, node.exported, placementContext, context);
  context.report('vector-missing', node, {});
  const paint = findSolidPaint(node);
  const colour = paint && solidCss(paint, context);
  setDeclaration(declarations, 'background-color', placeholderColour(colour));
  const box: LayoutBox = {
    ...commonNodeFields(upright),
    ids: visibleIds(node),
    kind: 'box',
    instance: null,
    componentId: null,
    standsFor: {
      name: componentOf(node, context).componentName ?? node.name,
      componentId: node.kind === 'shape' ? null : (node.instance?.componentId ?? null),
      colour,
    },
    children: [],
    style: toStyle(declarations),
  };
  return { node: box, lifted: isLifted(declarations), source: upright };
}

function findSolidPaint(node: DesignNode): Extract<Paint, { kind: 'solid' }> | null {
  if (node.kind === 'text') return null;
  const own = [...visiblePaints(node.fills), ...visiblePaints(node.stroke?.paints ?? [])].find(
    ({ kind }) => kind === 'solid',
  );
  if (own?.kind === 'solid') return own;
  if (node.kind !== 'box') return null;
  for (const child of node.children) {
    const found = child.visible ? findSolidPaint(child) : null;
    if (found !== null) return found;
  }
  return null;
}

/** A tint of the vector's own colour, which also shows on a dark background, or grey if the colour is unknown. */
function placeholderColour(colour: string | null): string {
  return colour === null ? '#d9d9d9' : `color-mix(in srgb, ${colour} 25%, transparent)`;
}

function componentOf(node: VectorLayer, { tree }: LayoutContext): Pick<LayoutVector, 'componentName'> {
  if (node.kind === 'shape' || node.instance === null) return {};
  const { componentId } = node.instance;
  const component = Object.hasOwn(tree.components, componentId) ? tree.components[componentId] : undefined;
  return component ? { componentName: component.set?.name ?? component.name } : {};
}

/** Whether the page may change a vector's aspect ratio. */
function canStretch(declarations: DeclarationMap, placementContext: PlacementContext): boolean {
  const fixed = ['width', 'height'].every((side) => readPx(declarations.get(side)) !== null);
  return placementContext.kind !== 'page' && !fixed;
}
