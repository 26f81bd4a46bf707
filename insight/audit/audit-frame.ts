/**
 * A frame as the rules read it: its layers in the order of the document, each with what only its surroundings say. It
 * is computed once and shared by all rules.
 */
import type { RestNode } from '#design/snapshot';
import type { BoxNode, DesignNode, DesignTree, Rectangle, TextNode } from '#design/tree';
import { fieldsOf, listOf } from '#design/read/fields';
import { childrenOf } from '#design/rest-node';
import { isFigmaLayerName } from '#design/lexicon/lexicon';
import { findDrawings, isPicture } from './find-pictures.ts';
import { intersect, isEmpty } from './rectangles.ts';

export interface Layer {
  readonly node: DesignNode;
  /** Figma's own JSON of it, for what the tree leaves out. */
  readonly raw: Readonly<Record<string, unknown>>;
  readonly parent: Layer | null;
  /** Filled while the tree is read. */
  readonly children: readonly Layer[];
  /** Its number in the order of the document, in which layers are painted too. */
  readonly order: number;
  /** The order of the last layer inside it. */
  readonly lastOrder: number;
  /** False where it or a layer around it is hidden or fully transparent. */
  readonly shown: boolean;
  /** The innermost instance around it, itself excluded. */
  readonly instance: Layer | null;
  /** Inside a drawing, a mockup or a logo: its texts and shapes are a picture. */
  readonly pictorial: boolean;
  /** px from the top left corner of the frame, after rotation. */
  readonly box: Rectangle;
  /** The part of its box that no layer around it cuts off; empty where nothing of it shows. */
  readonly visibleBox: Rectangle;
}

export type TextLayer = Layer & { readonly node: TextNode };
export type BoxLayer = Layer & { readonly node: BoxNode };

export interface AuditFrame {
  readonly id: string;
  readonly root: Layer;
  readonly tree: DesignTree;
  readonly layers: readonly Layer[];
  /** Shown texts with words in them, outside pictures. */
  readonly texts: readonly TextLayer[];
  /** Wide as a phone: it is touched. */
  readonly isPhone: boolean;
}

/** Reads one frame of a design tree together with its JSON. */
export function readAuditFrame(root: DesignNode, raw: RestNode, tree: DesignTree): AuditFrame {
  const origin = root.absoluteBox;
  const layers: Layer[] = [];
  const rawById = indexRaw(raw);
  const drawings = findDrawings(root);
  const read = (
    node: DesignNode,
    parent: Layer | null,
    from: Pick<Layer, 'shown' | 'instance' | 'pictorial'> & { readonly clip: Rectangle | null },
  ): Layer => {
    const box = {
      ...node.absoluteBox,
      x: node.absoluteBox.x - origin.x,
      y: node.absoluteBox.y - origin.y,
    };
    const children: Layer[] = [];
    const shown = from.shown && node.visible && node.opacity > 0.01;
    const pictorial = from.pictorial || (parent !== null && isPicture(node, parent.node, drawings));
    const visibleBox = from.clip === null ? box : intersect(box, from.clip);
    const layer = {
      node,
      raw: rawById.get(node.id) ?? {},
      parent,
      children,
      order: layers.length,
      lastOrder: layers.length,
      shown,
      instance: from.instance,
      pictorial,
      box,
      visibleBox,
    };
    layers.push(layer);
    if (node.kind === 'box') {
      const clips = node.clips || (parent === null && node.role !== 'section');
      const inner = {
        shown,
        pictorial,
        instance: node.role === 'instance' ? layer : from.instance,
        clip: clips ? visibleBox : from.clip,
      };
      for (const child of node.children) children.push(read(child, layer, inner));
      layer.lastOrder = layers.length - 1;
    }
    return layer;
  };
  const top = read(root, null, { shown: true, instance: null, pictorial: false, clip: null });
  return {
    id: root.id,
    root: top,
    tree,
    layers,
    texts: layers.filter(isReadableText),
    isPhone: top.box.width >= 280 && top.box.width <= 480 && top.box.height >= 480,
  };
}

export function isText(layer: Layer): layer is TextLayer {
  return layer.node.kind === 'text';
}

export function isBox(layer: Layer): layer is BoxLayer {
  return layer.node.kind === 'box';
}

/** A section or a component set: it arranges frames and variants on Figma's canvas and is no part of a page. */
export function isArrangement(layer: Layer): boolean {
  return isBox(layer) && (layer.node.role === 'section' || layer.node.role === 'component-set');
}

/** A shown text that people are meant to read. */
function isReadableText(layer: Layer): layer is TextLayer {
  return (
    layer.node.kind === 'text' &&
    layer.shown &&
    !layer.pictorial &&
    !isEmpty(layer.visibleBox) &&
    // Letters of an icon font are in the area for private use.
    /[\p{L}\p{N}]/u.test(layer.node.characters.replace(/\p{Co}/gu, '')) &&
    !layer.node.runs.some(({ style }) => iconFont.test(style.family))
  );
}

const iconFont = /icon|awesome|symbols|glyph/i;

/** The layers around a layer, the nearest first. */
export function* ancestorsOf(layer: Layer): Generator<Layer> {
  for (let around = layer.parent; around !== null; around = around.parent) yield around;
}

/** The layer and the layers around it. */
export function* chainOf(layer: Layer): Generator<Layer> {
  yield layer;
  yield* ancestorsOf(layer);
}

/** A layer that belongs to a main component, so that it can only be changed there. */
export function isInsideInstance(layer: Layer): boolean {
  return layer.instance !== null;
}

/** Whether a layer has one of these fields of its own: an instance has what its main component has, except what it overrides. */
export function hasOwnField({ node, raw }: Layer, ...fields: readonly string[]): boolean {
  if (node.kind !== 'box' || node.role !== 'instance' || !Array.isArray(raw.overrides)) return true;
  return listOf(raw.overrides)
    .map(fieldsOf)
    .some(
      ({ id, overriddenFields }) =>
        id === node.id && fields.some((field) => listOf(overriddenFields).includes(field)),
    );
}

/** The layer of the main component that this layer of an instance repeats; its own id outside instances. */
export function sourceIdOf(layer: Layer): string {
  const { id } = layer.node;
  const at = id.lastIndexOf(';');
  return at < 0 ? id : id.slice(at + 1);
}

/** How a sentence names a layer. */
export function nameOf(layer: Layer): string {
  const { name } = layer.node;
  return name.length > 40 ? `${name.slice(0, 39).trimEnd()}…` : name;
}

/** Whether the name is Figma's own, of a file, or says nothing. */
export function isUnnamed(name: string): boolean {
  return isFigmaLayerName(name) || /^[\s\d_.:()-]*$/.test(name);
}

function indexRaw(root: RestNode): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const index = new Map<string, Readonly<Record<string, unknown>>>();
  const waiting: RestNode[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    index.set(node.id, { ...node });
    waiting.push(...childrenOf(node));
  }
  return index;
}
