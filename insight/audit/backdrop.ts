/**
 * What a text stands on. Known where only plain colours are under it; gradients, pictures, blends and edges under the
 * words need the rendered picture.
 */
import type { Colour, Paint, Rectangle } from '#design/tree';
import { type AuditFrame, chainOf, type Layer, type TextLayer } from './audit-frame.ts';
import { composite } from './colours.ts';
import { areaOf, centreOf, intersect, isWithin } from './rectangles.ts';
import { inkBoxOf } from './text-style.ts';

export type Backdrop =
  | { readonly kind: 'colour'; readonly colour: Colour; readonly textOpacity: number }
  /** Only the rendered picture shows it; these layers are in it. */
  | { readonly kind: 'pixels'; readonly painters: readonly Layer[] }
  /** Something is over the words, or a scrim dims them. */
  | { readonly kind: 'covered' }
  /** Nothing opaque is under it. */
  | { readonly kind: 'unknown' };

/** A layer that paints, with its fills as colours where they are no more than that. */
interface Painter {
  readonly layer: Layer;
  readonly colours: readonly Colour[] | null;
  readonly isOpaque: boolean;
}

export type FindBackdrop = (text: TextLayer) => Backdrop;

export interface BackdropIndex {
  readonly findBackdrop: FindBackdrop;
  /** Whether something plain is painted over the whole of a layer, so that nobody sees it. */
  readonly isCovered: (layer: Layer) => boolean;
}

/** Indexes what a frame paints, so that each text looks only at what is near. */
export function indexBackdrops(frame: AuditFrame): BackdropIndex {
  const masked = findMasked(frame.layers);
  const painters = frame.layers.filter(paints).map((layer): Painter => {
    const colours = plainColoursOf(layer, masked);
    return { layer, colours, isOpaque: colours !== null && isOpaque(layer, colours) };
  });
  const { width, height } = frame.root.box;
  const cell = Math.max(64, Math.sqrt((Math.max(1, width) * Math.max(1, height)) / maxCells));
  const cells = new Map<string, Painter[]>();
  for (const painter of painters) {
    for (const key of cellsOf(painter.layer.visibleBox, cell)) {
      const inCell = cells.get(key);
      if (inCell === undefined) cells.set(key, [painter]);
      else inCell.push(painter);
    }
  }
  const findTouching = (box: Rectangle) =>
    [...new Set(cellsOf(box, cell).flatMap((key) => cells.get(key) ?? []))]
      .filter(({ layer }) => touches(layer, box))
      .sort((one, other) => other.layer.order - one.layer.order);
  const scrimArea = areaOf(frame.root.box) * scrimShare;
  return {
    findBackdrop(text) {
      const ink = intersect(inkBoxOf(text), text.visibleBox);
      return readUncovered(text, ink, findTouching(ink), scrimArea);
    },
    isCovered: (layer) =>
      findTouching(layer.visibleBox).some(
        (painter) =>
          painter.isOpaque &&
          painter.layer.order > layer.lastOrder &&
          covers(painter.layer, layer.visibleBox),
      ),
  };
}

/** Of a frame that a scrim covers at least. */
const scrimShare = 0.25;
/** Opacity of the lightest scrim. */
const scrimOpacity = 0.2;

const maxCells = 2048;

function* range(from: number, to: number): Generator<number> {
  for (let value = from; value <= to; value += 1) yield value;
}

function cellsOf({ x, y, width, height }: Rectangle, cell: number): readonly string[] {
  const columns = [...range(Math.floor(x / cell), Math.floor((x + width) / cell))];
  return [...range(Math.floor(y / cell), Math.floor((y + height) / cell))].flatMap((row) =>
    columns.map((column) => `${String(column)},${String(row)}`),
  );
}

function paints(layer: Layer): boolean {
  const { node, shown, visibleBox } = layer;
  if (!shown || node.kind === 'text' || areaOf(visibleBox) === 0) return false;
  return node.fills.length > 0 || (node.kind === 'shape' && node.stroke !== null);
}

/** px of overlap that count: rounding makes less. */
const tolerance = 1;

function touches(painter: Layer, ink: Rectangle): boolean {
  const common = intersect(painter.visibleBox, ink);
  return common.width > tolerance && common.height > tolerance && !isInHole(painter, ink);
}

/** What is in the middle of a ring does not touch it. */
function isInHole({ node, box }: Layer, ink: Rectangle): boolean {
  const inner = node.kind === 'shape' ? (node.arc?.innerRadius ?? 0) : 0;
  if (inner === 0) return false;
  const [width, height] = [box.width * inner, box.height * inner];
  const { x, y } = centreOf(box);
  return isInEllipse(ink, { x: x - width / 2, y: y - height / 2, width, height });
}

/** Where an open menu lies over a part of the words, the others are read on what is under them. */
function readUncovered(
  text: TextLayer,
  ink: Rectangle,
  touching: readonly Painter[],
  scrimArea: number,
): Backdrop {
  // What a scrim dims cannot be used until what is over it is closed.
  if (touching.some((painter) => isScrim(painter, text, ink, scrimArea))) return { kind: 'covered' };
  const overlays = touching.filter((painter) => painter.isOpaque && painter.layer.order > text.order);
  if (overlays.length === 0) return readBackdrop(text, ink, touching);
  if (overlays.some(({ layer }) => covers(layer, ink))) return { kind: 'covered' };
  const isUnseen = ({ visibleBox }: Layer) =>
    overlays.some(({ layer }) => isWithin(intersect(visibleBox, ink), layer.visibleBox, tolerance));
  const seen = touching.filter(({ layer }) => layer.order < text.order || !isUnseen(layer));
  const backdrop = readBackdrop(text, ink, seen);
  // The picture shows what covers the words too.
  return backdrop.kind === 'pixels' ? { kind: 'unknown' } : backdrop;
}

function isScrim({ layer, colours }: Painter, text: TextLayer, ink: Rectangle, least: number): boolean {
  if (colours === null || layer.order < text.order || areaOf(layer.visibleBox) < least) return false;
  const opacity = [...chainOf(layer)].reduce((product, { node }) => product * node.opacity, 1);
  return colours.some(({ a }) => a * opacity >= scrimOpacity) && covers(layer, ink);
}

function readBackdrop(text: TextLayer, ink: Rectangle, touching: readonly Painter[]): Backdrop {
  const around = new Set(chainOf(text));
  const faded = [...around].filter(({ node }) => node.opacity < 0.995);
  const layers: Colour[] = [];
  const painters = touching.map(({ layer }) => layer);
  let textOpacity = faded.reduce((product, { node }) => product * node.opacity, 1);
  for (const { layer, colours } of touching) {
    if (layer.order > text.order) return { kind: 'pixels', painters };
    const shared = faded.some((one) => one !== text && isInside(layer, one));
    if (colours === null || shared || !covers(layer, ink)) return { kind: 'pixels', painters };
    const opacity = [...chainOf(layer)]
      .filter((one) => !around.has(one) || one === layer)
      .reduce((product, { node }) => product * node.opacity, 1);
    layers.push(...colours.toReversed().map((colour) => ({ ...colour, a: colour.a * opacity })));
    if (layers.some(({ a }) => a > 0.995)) break;
  }
  const ground = layers.findIndex(({ a }) => a > 0.995);
  const opaque = layers[ground];
  if (opaque === undefined) return { kind: 'unknown' };
  const colour = layers
    .slice(0, ground)
    .reduceRight<Colour>((under, over) => composite(over, under), { ...opaque, a: 1 });
  textOpacity = Math.min(1, textOpacity);
  return { kind: 'colour', colour, textOpacity };
}

function isInside(layer: Layer, around: Layer): boolean {
  return layer.order >= around.order && layer.order <= around.lastOrder;
}

/** Its fills as colours, bottom first; `null` where they are more than plain colours. */
function plainColoursOf(painter: Layer, masked: ReadonlySet<Layer>): readonly Colour[] | null {
  const { node } = painter;
  if (node.kind === 'text' || node.rotation % 90 !== 0) return null;
  // A ring or a piece of it leaves open what is under the rest of its box.
  if (node.kind === 'shape' && (node.shape !== 'ellipse' || node.arc !== null)) return null;
  if (node.kind === 'box' && node.contour !== null && node.contour !== 'ellipse') return null;
  if ([...chainOf(painter)].some(({ node: one }) => one.mask !== null || isBlended(one.blendMode)))
    return null;
  if ([...chainOf(painter)].some((layer) => masked.has(layer))) return null;
  if (node.effects.some(({ kind }) => kind === 'layer-blur' || kind === 'background-blur')) return null;
  const colours = node.fills.map(plainColourOf);
  return colours.every((colour) => colour !== null) ? colours : null;
}

export function plainColourOf(paint: Paint): Colour | null {
  return paint.kind === 'solid' && !isBlended(paint.blendMode)
    ? { ...paint.colour, a: paint.colour.a * paint.opacity }
    : null;
}

function isBlended(mode: string): boolean {
  return mode !== 'NORMAL' && mode !== 'PASS_THROUGH';
}

/** Layers that a sibling before them cuts out. */
function findMasked(layers: readonly Layer[]): ReadonlySet<Layer> {
  return new Set(
    layers.flatMap(({ children }) => {
      const mask = children.findIndex(({ node }) => node.mask !== null);
      return mask < 0 ? [] : children.slice(mask + 1);
    }),
  );
}

function isOpaque(painter: Layer, colours: readonly Colour[]): boolean {
  return (
    colours.some(({ a }) => a > 0.995) && [...chainOf(painter)].every(({ node }) => node.opacity > 0.995)
  );
}

function covers(painter: Layer, ink: Rectangle): boolean {
  const { node, visibleBox } = painter;
  const isEllipse =
    (node.kind === 'shape' && node.shape === 'ellipse') ||
    (node.kind === 'box' && node.contour === 'ellipse');
  return isEllipse ? isInEllipse(ink, visibleBox) : isWithin(ink, visibleBox, tolerance);
}

function isInEllipse(ink: Rectangle, ellipse: Rectangle): boolean {
  const radiusX = ellipse.width / 2;
  const radiusY = ellipse.height / 2;
  const x = Math.max(
    Math.abs(ink.x - ellipse.x - radiusX),
    Math.abs(ink.x + ink.width - ellipse.x - radiusX),
  );
  // Letters leave the corners of their box empty.
  const y = Math.abs(ink.y + ink.height / 2 - ellipse.y - radiusY) + ink.height * 0.3;
  return (x / radiusX) ** 2 + (y / radiusY) ** 2 <= 1.05;
}
