/** One layer with its box as a node of Figma's REST JSON. */
import { heightOf, isAbsolute, padding, widthOf } from './layer-html.ts';
import type { Box } from './measure-layers.ts';
import type { Layer } from './number-layers.ts';
import type { Length, Place } from './sketch.ts';
import { ellipsePath, outlinePath, scalePath } from './outline.ts';
import { isBlur, isToken, resolve, type NumberValue } from './values.ts';
import { alias, writeEffects, writePaints, type ImageRefs } from './write-paints.ts';
import { writeText } from './write-text.ts';

export interface WriteContext {
  readonly boxes: ReadonlyMap<string, Box>;
  readonly images: ImageRefs;
  /** Ids of the top layers by name, for links between frames. */
  readonly frames: ReadonlyMap<string, string>;
  /** The id of a shared style; the first use makes it. */
  styleId(kind: 'TEXT' | 'EFFECT', name: string): string;
}

/** Rows of an affine matrix, as Figma writes them. */
type Matrix = readonly [readonly [number, number, number], readonly [number, number, number]];
interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
interface Written {
  readonly node: object;
  readonly bounds: Bounds | null;
}

/** Writes a layer; `above` is the matrix of its parent on the canvas, `clip` what its ancestors let through. */
export function writeLayer(
  layer: Layer,
  parent: Layer | null,
  above: Matrix,
  clip: Bounds | null,
  context: WriteContext,
): Written {
  const box = context.boxes.get(layer.id) ?? { x: 0, y: 0, width: 0, height: 0 };
  const relative = relativeTransform(layer, box);
  const absolute = multiply(above, relative);
  const outer = boundsOf(absolute, { left: 0, top: 0, right: box.width, bottom: box.height });
  const inner = layer.look.clip ? intersect(outer, clip) : clip;
  const children = layer.children.map((child) => writeLayer(child, layer, absolute, inner, context));
  const painted = intersect(boundsOf(absolute, paintedBounds(layer, box)), clip);
  const bounds = layer.visible
    ? children.reduce((all, child) => unite(all, child.bounds), paints(layer) ? painted : null)
    : null;
  const node = {
    id: layer.id,
    name: layer.name,
    ...(layer.visible ? {} : { visible: false }),
    type: layer.type,
    scrollBehavior: layer.look.sticks ?? 'SCROLLS',
    ...layer.facts,
    ...bindings(layer),
    ...(layer.look.modes ? { explicitVariableModes: explicitModes(layer) } : {}),
    ...(hasChildren(layer) ? { children: children.map((child) => child.node) } : {}),
    ...lookFields(layer, context),
    absoluteBoundingBox: rectangle(outer),
    absoluteRenderBounds: bounds && rectangle(bounds),
    relativeTransform: relative.map(([a, b, c]) => [precise(a), precise(b), round(c)]),
    size: { x: round(box.width), y: round(box.height) },
    constraints: constraints(layer.look.at),
    ...(layer.look.rotate ? { rotation: precise((-layer.look.rotate * Math.PI) / 180) } : {}),
    ...layoutFields(layer),
    ...childFields(layer, parent),
    ...geometry(layer, box),
    ...writeText(layer),
    ...interactions(layer, context),
  };
  return { node, bounds };
}

function hasChildren(layer: Layer): boolean {
  return !['TEXT', 'RECTANGLE', 'ELLIPSE', 'LINE', 'VECTOR', 'STAR', 'REGULAR_POLYGON'].includes(layer.type);
}

function lookFields(layer: Layer, context: WriteContext): object {
  const { look, modes } = layer;
  const fills = writePaints(look.fill, modes, context.images);
  const strokes = writePaints(look.stroke, modes, context.images);
  const line = layer.sketch.paths?.line;
  const weight = line === undefined ? (look.strokeWeight ?? 1) : line;
  const styles = {
    ...(layer.sketch.text?.look.style.name
      ? { text: context.styleId('TEXT', layer.sketch.text.look.style.name) }
      : {}),
    ...(look.effectStyle ? { effect: context.styleId('EFFECT', look.effectStyle) } : {}),
  };
  return {
    blendMode: look.blend ?? 'PASS_THROUGH',
    ...(look.opacity === undefined ? {} : { opacity: look.opacity }),
    ...(look.mask ? { isMask: true, maskType: look.mask } : {}),
    ...(hasChildren(layer) && layer.type !== 'GROUP' && layer.type !== 'BOOLEAN_OPERATION'
      ? { clipsContent: look.clip ?? false }
      : {}),
    fills,
    strokes,
    strokeWeight: typeof weight === 'number' ? weight : Math.max(...weight),
    ...(typeof weight === 'number' ? {} : { individualStrokeWeights: sides(weight) }),
    strokeAlign: line === undefined ? (look.strokeAlign ?? 'INSIDE') : 'CENTER',
    ...(line === undefined ? {} : { strokeCap: 'ROUND', strokeJoin: 'ROUND' }),
    ...(look.dashes ? { strokeDashes: look.dashes } : {}),
    ...radius(layer),
    effects: writeEffects(look.effects, modes),
    ...(Object.keys(styles).length > 0 ? { styles } : {}),
    ...(look.scroll ? { overflowDirection: look.scroll } : {}),
    ...(layer.sketch.arc
      ? {
          arcData: {
            startingAngle: round(layer.sketch.arc.start),
            endingAngle: round(layer.sketch.arc.end),
            innerRadius: layer.sketch.arc.hole,
          },
        }
      : {}),
    ...(layer.type === 'BOOLEAN_OPERATION' ? { booleanOperation: 'SUBTRACT' } : {}),
  };
}

function sides([top, right, bottom, left]: readonly [number, number, number, number]): object {
  return { top, right, bottom, left };
}

function radius(layer: Layer): object {
  const { radius: corner, smoothing } = layer.look;
  if (corner === undefined) return {};
  const smooth = smoothing === undefined ? {} : { cornerSmoothing: smoothing };
  if (Array.isArray(corner)) return { rectangleCornerRadii: corner, ...smooth };
  return { cornerRadius: resolve(corner as NumberValue, layer.modes), ...smooth };
}

/** Fields at their default are left out, as Figma leaves them out. */
function layoutFields(layer: Layer): object {
  const { look, layout, modes } = layer;
  if (layout === 'NONE') return {};
  const number = (value: NumberValue | undefined) => (value === undefined ? 0 : resolve(value, modes));
  const [top, right, bottom, left] = padding(layer);
  const pads = Object.entries({
    paddingTop: top,
    paddingRight: right,
    paddingBottom: bottom,
    paddingLeft: left,
  });
  const gap = look.gap === 'auto' ? 0 : number(look.gap);
  const common = {
    layoutMode: layout,
    ...Object.fromEntries(pads.filter(([, value]) => value !== 0)),
    ...(look.firstOnTop ? { itemReverseZIndex: true } : {}),
  };
  if (layout === 'GRID') return { ...common, ...gridFields(layer, gap, number(look.crossGap)) };
  const [along, across] =
    layout === 'HORIZONTAL' ? [widthOf(layer), heightOf(layer)] : [heightOf(layer), widthOf(layer)];
  const { align = 'MIN' } = look;
  const justify = look.gap === 'auto' ? 'SPACE_BETWEEN' : (look.justify ?? 'MIN');
  return {
    ...common,
    ...(along === 'hug' ? {} : { primaryAxisSizingMode: 'FIXED' }),
    ...(across === 'hug' ? {} : { counterAxisSizingMode: 'FIXED' }),
    ...(justify === 'MIN' ? {} : { primaryAxisAlignItems: justify }),
    ...(align === 'MIN' ? {} : { counterAxisAlignItems: align }),
    ...(gap === 0 ? {} : { itemSpacing: gap }),
    layoutWrap: look.wrap ? 'WRAP' : 'NO_WRAP',
    ...(look.wrap ? { counterAxisSpacing: number(look.crossGap), counterAxisAlignContent: 'AUTO' } : {}),
  };
}

function gridFields(layer: Layer, gap: number, crossGap: number): object {
  const { columns = '', rows = '' } = layer.look;
  return {
    gridColumnCount: trackCount(columns),
    gridRowCount: trackCount(rows),
    gridColumnGap: gap,
    gridRowGap: crossGap,
    gridColumnsSizing: columns,
    gridRowsSizing: rows,
  };
}

function trackCount(tracks: string): number {
  return tracks
    .replace(/\([^)]*\)/g, '')
    .split(/\s+/)
    .filter(Boolean).length;
}

function childFields(layer: Layer, parent: Layer | null): object {
  const { look } = layer;
  const inFlow = parent !== null && parent.layout !== 'NONE';
  const absolute = isAbsolute(layer, parent);
  const [along, across] =
    parent?.layout === 'VERTICAL' ? [heightOf(layer), widthOf(layer)] : [widthOf(layer), heightOf(layer)];
  const limits = Object.entries({
    minWidth: look.minWidth,
    maxWidth: look.maxWidth,
    minHeight: look.minHeight,
    maxHeight: look.maxHeight,
  }).filter(([, value]) => value !== undefined);
  const sized = inFlow || layer.layout !== 'NONE' || layer.runs !== null;
  const cell = parent?.layout === 'GRID' && !absolute ? look.cell : undefined;
  return {
    ...Object.fromEntries(limits),
    ...(inFlow && absolute ? { layoutPositioning: 'ABSOLUTE' } : {}),
    ...(inFlow && !absolute
      ? {
          ...(along === 'fill' ? { layoutGrow: 1 } : {}),
          ...(across === 'fill' ? { layoutAlign: 'STRETCH' } : {}),
        }
      : {}),
    ...(sized
      ? { layoutSizingHorizontal: sizing(widthOf(layer)), layoutSizingVertical: sizing(heightOf(layer)) }
      : {}),
    ...(cell
      ? {
          gridRowAnchorIndex: cell.row,
          gridColumnAnchorIndex: cell.column,
          gridRowSpan: cell.rowSpan ?? 1,
          gridColumnSpan: cell.columnSpan ?? 1,
          gridChildHorizontalAlign: cell.horizontal ?? 'AUTO',
          gridChildVerticalAlign: cell.vertical ?? 'AUTO',
        }
      : {}),
  };
}

function sizing(length: Length): 'FIXED' | 'HUG' | 'FILL' {
  return length === 'hug' ? 'HUG' : length === 'fill' ? 'FILL' : 'FIXED';
}

function constraints(at: Place = {}): object {
  if (at.constraints) return at.constraints;
  const along = (start: unknown, end: unknown, centre: unknown, names: readonly [string, string, string]) => {
    if (centre !== undefined) return 'CENTER';
    if (start !== undefined && end !== undefined) return names[2];
    return end === undefined ? names[0] : names[1];
  };
  return {
    vertical: along(at.top, at.bottom, at.centreY, ['TOP', 'BOTTOM', 'TOP_BOTTOM']),
    horizontal: along(at.left, at.right, at.centreX, ['LEFT', 'RIGHT', 'LEFT_RIGHT']),
  };
}

function geometry(layer: Layer, box: Box): object {
  const { paths, arc } = layer.sketch;
  if (layer.type === 'ELLIPSE')
    return { fillGeometry: [path(ellipsePath(box.width, box.height, arc), 'EVENODD')] };
  if (layer.type === 'LINE') return { fillGeometry: [], strokeGeometry: lineGeometry(layer, box) };
  if (!paths) return {};
  const [width, height] = paths.box;
  const scaled = paths.paths.map((each) => scalePath(each, box.width / width, box.height / height));
  const { line } = paths;
  if (line === undefined)
    return { fillGeometry: scaled.map((each) => path(each, 'EVENODD')), strokeGeometry: [] };
  return {
    fillGeometry: [],
    strokeGeometry: scaled.map((each) => path(outlinePath(each, line), 'NONZERO')),
  };
}

/** A line is painted above its own height of 0, dash by dash. */
function lineGeometry({ look }: Layer, box: Box): object[] {
  const weight = typeof look.strokeWeight === 'number' ? look.strokeWeight : 1;
  const [dash = box.width, gap = 0] = look.dashes ?? [];
  const parts: string[] = [];
  for (let start = 0; start < box.width; start += dash + gap) {
    const end = round(Math.min(start + dash, box.width));
    parts.push(`M${start} 0L${end} 0L${end} ${-weight}L${start} ${-weight}Z`);
  }
  return [path(parts.join(''), 'NONZERO')];
}

function path(text: string, windingRule: 'NONZERO' | 'EVENODD'): object {
  return { path: text, windingRule };
}

/** Number variables that this layer's own fields are bound to. */
function bindings(layer: Layer): object {
  const { look } = layer;
  const bound: Record<string, object> = {};
  const bind = (field: string, value: unknown) => {
    if (isToken(value)) bound[field] = alias(value);
  };
  bind(layer.layout === 'GRID' ? 'gridColumnGap' : 'itemSpacing', look.gap);
  bind(layer.layout === 'GRID' ? 'gridRowGap' : 'counterAxisSpacing', look.crossGap);
  const pads = Array.isArray(look.pad) ? look.pad : [look.pad];
  const [top, right = top, bottom = top, left = right] = pads as readonly unknown[];
  bind('paddingTop', top);
  bind('paddingRight', right);
  bind('paddingBottom', bottom);
  bind('paddingLeft', left);
  if (isToken(look.radius)) {
    const corners = ['TOP_LEFT', 'TOP_RIGHT', 'BOTTOM_LEFT', 'BOTTOM_RIGHT'];
    const radius = alias(look.radius);
    bound.rectangleCornerRadii = Object.fromEntries(
      corners.map((corner) => [`RECTANGLE_${corner}_CORNER_RADIUS`, radius]),
    );
  }
  const size = layer.sketch.text?.look.style.size;
  if (isToken(size)) bound.fontSize = [alias(size)] as object;
  return Object.keys(bound).length > 0 ? { boundVariables: bound } : {};
}

function explicitModes(layer: Layer): object {
  return Object.fromEntries(
    (layer.look.modes ?? []).map(([collection, name]) => [
      collection.id,
      collection.modes.find((mode) => mode.name === name)?.id,
    ]),
  );
}

function interactions(layer: Layer, context: WriteContext): object {
  const { opens } = layer.look;
  if (opens === undefined) return {};
  const isAddress = /^[a-z]+:/.test(opens);
  const destination = context.frames.get(opens);
  if (!isAddress && destination === undefined)
    throw new Error(`"${layer.name}" opens "${opens}", which is no frame.`);
  const action = isAddress
    ? { type: 'URL', url: opens, openInNewTab: true }
    : {
        type: 'NODE',
        destinationId: destination,
        navigation: 'NAVIGATE',
        transition: null,
        preserveScrollPosition: false,
      };
  return { interactions: [{ trigger: { type: 'ON_CLICK' }, actions: [action] }] };
}

function relativeTransform(layer: Layer, box: Box): Matrix {
  const { rotate = 0, flip } = layer.look;
  const angle = (rotate * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [x, y] = [flip === 'x' ? -1 : 1, flip === 'y' ? -1 : 1];
  const linear: Matrix = [
    [cos * x, -sin * y, 0],
    [sin * x, cos * y, 0],
  ];
  const [middleX, middleY] = [box.width / 2, box.height / 2];
  const [a, b] = linear;
  return [
    [a[0], a[1], box.x + middleX - (a[0] * middleX + a[1] * middleY)],
    [b[0], b[1], box.y + middleY - (b[0] * middleX + b[1] * middleY)],
  ];
}

function multiply([a, b]: Matrix, [c, d]: Matrix): Matrix {
  const row = (r: Matrix[0]): Matrix[0] => [
    r[0] * c[0] + r[1] * d[0],
    r[0] * c[1] + r[1] * d[1],
    r[0] * c[2] + r[1] * d[2] + r[2],
  ];
  return [row(a), row(b)];
}

function boundsOf([a, b]: Matrix, { left, top, right, bottom }: Bounds): Bounds {
  const corners = [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ] as const;
  const xs = corners.map(([x, y]) => a[0] * x + a[1] * y + a[2]);
  const ys = corners.map(([x, y]) => b[0] * x + b[1] * y + b[2]);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

function paints({ look, runs }: Layer): boolean {
  return (
    runs !== null || look.fill !== undefined || look.stroke !== undefined || (look.effects ?? []).length > 0
  );
}

/** The box with what strokes, shadows and blurs add around it. */
function paintedBounds(layer: Layer, box: Box): Bounds {
  const { look } = layer;
  const weight = typeof look.strokeWeight === 'number' ? look.strokeWeight : 1;
  const line = layer.sketch.paths?.line;
  const outset =
    line !== undefined
      ? line / 2
      : look.stroke === undefined
        ? 0
        : { INSIDE: 0, CENTER: weight / 2, OUTSIDE: weight }[look.strokeAlign ?? 'INSIDE'];
  const start: Bounds = {
    left: -outset,
    top: -outset,
    right: box.width + outset,
    bottom: box.height + outset,
  };
  return (look.effects ?? []).reduce<Bounds>((all, effect) => {
    if (effect.kind === 'inner-shadow' || effect.kind === 'background-blur') return all;
    const [reach, x, y] = isBlur(effect)
      ? [effect.radius, 0, 0]
      : [effect.blur + (effect.spread ?? 0), effect.offset[0], effect.offset[1]];
    return {
      left: Math.min(all.left, start.left + x - reach),
      top: Math.min(all.top, start.top + y - reach),
      right: Math.max(all.right, start.right + x + reach),
      bottom: Math.max(all.bottom, start.bottom + y + reach),
    };
  }, start);
}

function intersect(a: Bounds, b: Bounds | null): Bounds | null;
function intersect(a: Bounds | null, b: Bounds | null): Bounds | null {
  if (!a || !b) return a;
  const both = {
    left: Math.max(a.left, b.left),
    top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right),
    bottom: Math.min(a.bottom, b.bottom),
  };
  return both.left < both.right && both.top < both.bottom ? both : null;
}

function unite(a: Bounds | null, b: Bounds | null): Bounds | null {
  if (!a || !b) return a ?? b;
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}

function rectangle({ left, top, right, bottom }: Bounds): object {
  return { x: round(left), y: round(top), width: round(right - left), height: round(bottom - top) };
}

function round(value: number): number {
  return Math.round(value * 1e3) / 1e3 + 0;
}

/** Directions need more digits than px: a thousandth of one turns a wide layer by a pixel. */
function precise(value: number): number {
  return Math.round(value * 1e7) / 1e7 + 0;
}
