/**
 * All layers of a design as an outline that loses nothing: hidden layers left out, a drawing one line, a subtree that
 * is built like an earlier one told by what differs. Layers are numbered as they come; the numbers stand for ids.
 */
import type { BoxNode, DesignNode, DesignTree } from '#design/tree';
import { openInferred } from './describe-inferred.ts';
import { describeNode, type NodeWords } from './describe-node.ts';
import type { Telling } from './describe-text.ts';
import { estimateTokens } from './estimate-tokens.ts';
import { createShapes, type ShapeOf } from './shape-of.ts';

/** One line of the outline and what hangs beneath it. */
export interface OutlineEntry {
  readonly number: number;
  readonly words: NodeWords;
  /** Layers of the drawing it is; 0 for everything else. */
  readonly drawing: number;
  /** The earlier layer it is built like; its children are then told by their changes. */
  readonly like: { readonly number: number; readonly changes: readonly Change[] } | null;
  readonly children: readonly OutlineEntry[];
  /** Layers this line alone stands for. */
  readonly layers: number;
  /** 0 to 1: how much a reader loses with it; never more than its parent's. */
  readonly importance: number;
}

/** What a layer of a repeated subtree says that the one it repeats does not. */
export interface Change {
  readonly number: number;
  readonly words: NodeWords;
  /** Whether nothing differs but what a text says. */
  readonly onlyWords: boolean;
}

export interface Outline {
  readonly entries: readonly OutlineEntry[];
  /** Figma's ids; the first is number 1's. */
  readonly ids: readonly string[];
}

/** Outlines all frames of a tree. */
export function outlineTree(tree: DesignTree, telling: Telling): Outline {
  const writer = new OutlineWriter(tree, telling);
  const entries = tree.frames.map(({ root }) => writer.write(root, null, 1));
  return { entries, ids: writer.ids };
}

class OutlineWriter {
  readonly ids: string[] = [];
  readonly #tree: DesignTree;
  readonly #telling: Telling;
  readonly #shapeOf: ShapeOf = createShapes();
  readonly #describeInferred = openInferred();
  readonly #instances: ReadonlyMap<DesignNode, BoxNode>;
  readonly #words = new Map<DesignNode, NodeWords>();
  /** Where each shape was last told in full. */
  readonly #told = new Map<number, { readonly node: BoxNode; readonly number: number }>();

  constructor(tree: DesignTree, telling: Telling) {
    this.#tree = tree;
    this.#telling = telling;
    this.#instances = findInstances(tree);
  }

  write(node: DesignNode, parent: BoxNode | null, importance: number): OutlineEntry {
    const words = this.#describe(node, parent);
    const own = { words, importance, drawing: 0, like: null, children: [], layers: 1 };
    if (node.kind !== 'box') return { ...own, number: this.#count(node) };
    const layers = countLayers(node);
    const like = this.#findLike(node, parent);
    if (like !== null) return { ...own, ...like, layers };
    const number = this.#count(node);
    this.#told.set(this.#shapeOf(node), { node, number });
    if (isDrawing(node)) return { ...own, number, drawing: layers - 1, layers };
    const children = visibleChildren(node).map((child) =>
      this.write(child, node, importance * weigh(child, node)),
    );
    return { ...own, number, children };
  }

  /** Tells a subtree by its changes where that takes fewer words than telling it again. */
  #findLike(node: BoxNode, parent: BoxNode | null): Pick<OutlineEntry, 'number' | 'like'> | null {
    const former = this.#told.get(this.#shapeOf(node));
    if (former === undefined) return null;
    const first = this.ids.length + 1;
    const layers = listNumbered(node, parent);
    const formerLayers = listNumbered(former.node, null);
    const changes = layers.flatMap(([layer, around], index): Change[] => {
      const words = this.#describe(layer, around);
      const earlier = formerLayers[index];
      const before = earlier === undefined ? undefined : this.#words.get(earlier[0]);
      if (before !== undefined && sameButWords(before, words)) {
        return before.words === words.words ? [] : [{ number: first + index, words, onlyWords: true }];
      }
      return [{ number: first + index, words, onlyWords: false }];
    });
    const whole = layers.reduce((sum, [layer, around]) => sum + costOf(this.#describe(layer, around)), 0);
    const told = changes.reduce((sum, { words, onlyWords }) => sum + changeCost(words, onlyWords), 0);
    if (told >= whole) return null;
    for (const [layer] of layers) this.#count(layer);
    return { number: first, like: { number: former.number, changes } };
  }

  #describe(node: DesignNode, parent: BoxNode | null): NodeWords {
    const before = this.#words.get(node);
    if (before !== undefined) return before;
    const words = describeNode(node, {
      parent,
      telling: this.#telling,
      componentName: (id) => this.#componentName(id),
      describeInferred: this.#describeInferred,
      instance: this.#instances.get(node) ?? null,
    });
    this.#words.set(node, words);
    return words;
  }

  #componentName(id: string): string | null {
    const component = this.#tree.components[id];
    return component === undefined ? null : (component.set?.name ?? component.name);
  }

  #count({ id }: DesignNode): number {
    return this.ids.push(id);
  }
}

/** The nearest instance around each layer that is in one. */
function findInstances({ frames }: DesignTree): ReadonlyMap<DesignNode, BoxNode> {
  const found = new Map<DesignNode, BoxNode>();
  const visit = (node: DesignNode, around: BoxNode | null) => {
    if (around !== null) found.set(node, around);
    if (node.kind !== 'box') return;
    const inside = node.instance === null ? around : node;
    for (const child of node.children) visit(child, inside);
  };
  for (const { root } of frames) visit(root, null);
  return found;
}

function sameButWords(one: NodeWords, other: NodeWords): boolean {
  return (
    one.parts.length === other.parts.length && one.parts.every((part, index) => part === other.parts[index])
  );
}

function costOf({ kind, words, parts }: NodeWords): number {
  return estimateTokens([kind, words, ...parts].join(' ')) + 3;
}

function changeCost(words: NodeWords, onlyWords: boolean): number {
  return onlyWords ? estimateTokens(words.words) + 2 : costOf(words);
}

/** The layers of a subtree that have a number, in order, each with its parent. */
function listNumbered(
  node: DesignNode,
  parent: BoxNode | null,
): readonly (readonly [DesignNode, BoxNode | null])[] {
  const found: (readonly [DesignNode, BoxNode | null])[] = [];
  const visit = (layer: DesignNode, around: BoxNode | null) => {
    found.push([layer, around]);
    if (layer.kind === 'box' && !isDrawing(layer))
      visibleChildren(layer).forEach((child) => visit(child, layer));
  };
  visit(node, parent);
  return found;
}

/** Words weigh more than boxes, boxes more than ornaments; large things more than small ones. */
function weigh(node: DesignNode, parent: BoxNode): number {
  const isOrnament = node.kind === 'shape' || (node.kind === 'box' && isDrawing(node));
  const base = isOrnament ? 0.55 : node.kind === 'text' ? 0.97 : 0.92;
  const share = (node.box.width * node.box.height) / Math.max(1, parent.box.width * parent.box.height);
  return base * (0.75 + 0.25 * Math.sqrt(Math.min(1, Math.max(0, share))));
}

/** A box that holds shapes and nothing else is one picture to a reader. */
function isDrawing(node: BoxNode): boolean {
  const visible = visibleChildren(node);
  return visible.length > 0 && visible.every(isShape);
}

function isShape(node: DesignNode): boolean {
  return node.kind === 'shape' || (node.kind === 'box' && node.role === 'group' && isDrawing(node));
}

function visibleChildren(node: BoxNode): readonly DesignNode[] {
  return node.children.filter((child) => child.visible);
}

function countLayers(node: DesignNode): number {
  if (!node.visible) return 0;
  return node.kind === 'box' ? node.children.reduce((sum, child) => sum + countLayers(child), 1) : 1;
}
