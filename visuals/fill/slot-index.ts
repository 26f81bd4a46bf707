/** The visible layers of a frame with their boxes on the canvas, in the order in which they are painted. */
import { findLanguage } from '#design/lexicon/find-language';
import type { Colour, DesignNode, Paint, Rectangle, TextNode } from '#design/tree';

export interface SlotLayer {
  readonly node: DesignNode;
  readonly parent: SlotLayer | null;
  readonly box: Rectangle;
  /** The number of layers around it. */
  readonly depth: number;
  /** Its place among all layers; what comes later is painted over it. */
  readonly order: number;
  /** The order of the last layer inside it; its own where there is none. */
  readonly last: number;
  readonly children: readonly SlotLayer[];
}

export interface TextLayer extends SlotLayer {
  readonly node: TextNode;
}

export interface FrameLayers {
  readonly root: SlotLayer;
  /** In the order in which they are painted, the root first. */
  readonly layers: readonly SlotLayer[];
  readonly texts: readonly TextLayer[];
  /** Of its texts, for the attribute `lang`. */
  readonly language: string;
}

/** Lists the layers of a frame that can be seen. */
export function listFrameLayers(root: DesignNode): FrameLayers {
  const layers: SlotLayer[] = [];
  const add = (node: DesignNode, parent: SlotLayer | null): SlotLayer => {
    const children: SlotLayer[] = [];
    const order = layers.length;
    const layer = {
      node,
      parent,
      box: node.absoluteBox,
      depth: parent === null ? 0 : parent.depth + 1,
      order,
      last: order,
      children,
    };
    layers.push(layer);
    if (node.kind === 'box')
      for (const child of node.children)
        if (child.visible && child.opacity > 0.02) children.push(add(child, layer));
    layer.last = layers.length - 1;
    return layer;
  };
  const top = add(root, null);
  const texts = layers.filter(isTextLayer);
  return { root: top, layers, texts, language: findLanguage(texts.map((text) => text.node.characters)) };
}

export function isTextLayer(layer: SlotLayer): layer is TextLayer {
  return layer.node.kind === 'text' && layer.node.characters.trim() !== '';
}

/** The layers around one, the nearest first. */
export function ancestorsOf(layer: SlotLayer): readonly SlotLayer[] {
  const found: SlotLayer[] = [];
  for (let at = layer.parent; at !== null; at = at.parent) found.push(at);
  return found;
}

export function isInside(layer: SlotLayer, ancestor: SlotLayer): boolean {
  return layer.order >= ancestor.order && layer.order <= ancestor.last;
}

/** The paint that one sees of a layer; `null` where it has none. */
export function topFillOf({ node }: SlotLayer): Paint | null {
  return node.kind === 'text' ? null : (node.fills.at(-1) ?? null);
}

/** The colour of a layer that is painted in one; of a gradient that of its middle. */
export function colourOf(layer: SlotLayer): Colour | null {
  const fill = topFillOf(layer);
  if (fill?.kind === 'solid') return fill.colour.a > 0.05 ? fill.colour : null;
  if (fill?.kind !== 'gradient') return null;
  const { stops } = fill;
  const [first, last] = [stops[0]?.colour, stops.at(-1)?.colour];
  if (first === undefined || last === undefined) return null;
  const mean = (part: 'r' | 'g' | 'b' | 'a') => (first[part] + last[part]) / 2;
  return { r: mean('r'), g: mean('g'), b: mean('b'), a: mean('a') };
}

/** 0 to 1. */
export function lightnessOf({ r, g, b }: Colour): number {
  return 0.3 * r + 0.59 * g + 0.11 * b;
}

/** 0 for a grey, 1 for a pure colour. */
export function chromaOf({ r, g, b }: Colour): number {
  return Math.max(r, g, b) - Math.min(r, g, b);
}

/** The colour behind a layer; white where nothing is painted there. */
export function groundOf(layer: SlotLayer): Colour {
  for (const around of ancestorsOf(layer)) {
    const colour = colourOf(around);
    if (colour !== null && colour.a > 0.5) return colour;
  }
  return { r: 1, g: 1, b: 1, a: 1 };
}

export function areaOf({ width, height }: Rectangle): number {
  return Math.max(0, width) * Math.max(0, height);
}

/** The part of a rectangle that lies in another, 0 to 1. */
export function shareInside(inner: Rectangle, outer: Rectangle): number {
  const width = Math.min(inner.x + inner.width, outer.x + outer.width) - Math.max(inner.x, outer.x);
  const height = Math.min(inner.y + inner.height, outer.y + outer.height) - Math.max(inner.y, outer.y);
  if (width < 0 || height < 0) return 0;
  // A line has no area, and lies inside all the same.
  const area = Math.max(1, inner.width) * Math.max(1, inner.height);
  return Math.min(1, (Math.max(1, width) * Math.max(1, height)) / area);
}

/** px between two rectangles; 0 where they touch. */
export function distanceBetween(one: Rectangle, other: Rectangle): number {
  const across = Math.max(0, one.x - other.x - other.width, other.x - one.x - one.width);
  const down = Math.max(0, one.y - other.y - other.height, other.y - one.y - one.height);
  return Math.hypot(across, down);
}

/** The rectangle around all of some. */
export function unionOf(boxes: readonly Rectangle[]): Rectangle | null {
  if (boxes.length === 0) return null;
  const x = Math.min(...boxes.map((box) => box.x));
  const y = Math.min(...boxes.map((box) => box.y));
  const right = Math.max(...boxes.map((box) => box.x + box.width));
  const bottom = Math.max(...boxes.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}
