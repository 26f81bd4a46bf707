/**
 * What a question about frames is written from: their pictures, and of their layers the places, texts, pictures and
 * connections. A design tree and pictures come in; nothing is asked of anybody.
 */
import type { DesignNode, DesignTree, Rectangle } from '#design/tree';
import type { RenderedFrame } from '../audit/audit-input.ts';
import { areaOf, intersect, isWithin } from '../audit/rectangles.ts';

export interface QuestionContext {
  readonly frames: readonly QuestionFrame[];
  /** The visible layers by id. */
  readonly layers: ReadonlyMap<string, LayerPlace>;
  /** Writes the outline of some frames by id; `null` where they are pictures without layers. */
  readonly writeOutline: ((frameIds: readonly string[]) => Outline | null) | null;
}

/** The outline of the layers as a model reads it, in which each has a number. */
export interface Outline {
  readonly text: string;
  /** Layer ids by their numbers; the first has the number 1. */
  readonly ids: readonly string[];
}

export interface QuestionFrame {
  readonly id: string;
  readonly name: string;
  /** px. */
  readonly width: number;
  readonly height: number;
  /** `null` where it cannot be drawn. */
  readonly picture: RenderedFrame | null;
  /** Visible text layers, from the bottom to the top. */
  readonly texts: readonly TextLayer[];
  /** Visible layers filled with a picture, the outermost of those inside each other. */
  readonly pictureLayers: readonly PaintedLayer[];
  /** Links of the prototype to other frames. */
  readonly links: readonly { readonly nodeId: string; readonly frameId: string }[];
  /** Whether it is a picture without layers. */
  readonly isFlat: boolean;
}

export interface LayerPlace {
  readonly name: string;
  readonly frameId: string;
  /** px of the frame. */
  readonly box: Rectangle;
}

export interface PaintedLayer {
  readonly id: string;
  /** px of the frame. */
  readonly box: Rectangle;
  /** Its place in the order in which layers are painted. */
  readonly order: number;
}

export interface TextLayer extends PaintedLayer {
  readonly text: string;
}

/** Collects the context of the frames of a tree; `pictures` are by frame id. */
export function collectContext(
  { frames }: DesignTree,
  pictures: ReadonlyMap<string, RenderedFrame>,
  writeOutline: QuestionContext['writeOutline'],
): QuestionContext {
  const layers = new Map<string, LayerPlace>();
  const known = new Set(frames.map(({ root }) => root.id));
  return {
    layers,
    writeOutline,
    frames: frames.map(({ root }) => {
      const { width, height } = root.absoluteBox;
      const texts: TextLayer[] = [];
      const pictureLayers: PaintedLayer[] = [];
      const links: { nodeId: string; frameId: string }[] = [];
      const whole = { x: 0, y: 0, width, height };
      paintOrder(root).forEach((node, order) => {
        const box = boxIn(root, node);
        layers.set(node.id, { name: node.name, frameId: root.id, box });
        const target = node.link?.target ?? '';
        if (known.has(target)) links.push({ nodeId: node.id, frameId: target });
        const seen = intersect(box, whole);
        if (areaOf(seen) === 0) return;
        if (node.kind === 'text') texts.push({ id: node.id, box, order, text: node.characters });
        else if (showsPicture(node) && Math.min(seen.width, seen.height) >= smallestPicture)
          pictureLayers.push({ id: node.id, box: seen, order });
      });
      return {
        id: root.id,
        name: root.name,
        width,
        height,
        picture: pictures.get(root.id) ?? null,
        texts,
        pictureLayers: pictureLayers.filter((one) => !pictureLayers.some((other) => contains(other, one))),
        links,
        isFlat: false,
      };
    }),
  };
}

/** A picture without layers as the context of a question. */
export function collectPictureContext(id: string, name: string, picture: RenderedFrame): QuestionContext {
  const { width, height } = picture.pixels;
  const size = { width: width / picture.scale, height: height / picture.scale };
  const nothing = { texts: [], pictureLayers: [], links: [] };
  return {
    frames: [{ id, name, ...size, picture, ...nothing, isFlat: true }],
    layers: new Map(),
    writeOutline: null,
  };
}

/** px; nothing can be read in a smaller picture. */
const smallestPicture = 24;

/** The visible layers in the order in which they are painted; deep designs do not end the stack. */
function paintOrder(root: DesignNode): readonly DesignNode[] {
  const order: DesignNode[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (!node.visible || node.opacity === 0) continue;
    order.push(node);
    if (node.kind === 'box') waiting.push(...node.children.toReversed());
  }
  return order;
}

function boxIn(root: DesignNode, { absoluteBox: { x, y, width, height } }: DesignNode): Rectangle {
  return { x: x - root.absoluteBox.x, y: y - root.absoluteBox.y, width, height };
}

function showsPicture(node: DesignNode): boolean {
  return node.kind !== 'text' && node.fills.some((paint) => paint.kind === 'image' && paint.opacity > 0);
}

function contains(outer: PaintedLayer, inner: PaintedLayer): boolean {
  const isSame = areaOf(outer.box) === areaOf(inner.box);
  return outer !== inner && isWithin(inner.box, outer.box, 0) && (!isSame || outer.order < inner.order);
}
