/**
 * Builds the outline of a design without losing anything: hidden layers are omitted, a vector group is one line,
 * and a subtree with the structure of an earlier one is described by its differences. Layers are numbered in
 * order; the numbers stand for ids.
 */
import type { BoxNode, DesignNode, DesignTree } from '#design/tree';
import { createInferredLayoutDescriber, describeNode, type NodeDescription } from './describe-node.ts';
import type { HintDetail } from './describe-text.ts';
import { estimateTokens } from './estimate-tokens.ts';

/** Builds the outline of all frames of a tree. */
export function buildOutline(tree: DesignTree, detail: HintDetail): Outline {
  const writer = new OutlineBuilder(tree, detail);
  const entries = tree.frames.map(({ root }) => writer.write(root, null, 1));
  return { entries, ids: writer.ids };
}

/** The outline of all frames. */
export interface Outline {
  readonly entries: readonly OutlineEntry[];
  /** Figma's ids; the first has the number 1. */
  readonly ids: readonly string[];
}

/** One line of the outline and its children. */
export interface OutlineEntry {
  readonly number: number;
  readonly description: NodeDescription;
  /** Layers of the vector group; 0 for everything else. */
  readonly vectorLayers: number;
  /** The earlier layer with the same structure, and the layers that differ from it. */
  readonly like: { readonly number: number; readonly changes: readonly LayerChange[] } | null;
  readonly children: readonly OutlineEntry[];
  /** Layers that this line represents. */
  readonly layers: number;
  /** 0 to 1: how much information its omission would lose; never more than its parent's. */
  readonly importance: number;
}

/** A layer of a repeated subtree that differs from the earlier one. */
export interface LayerChange {
  readonly number: number;
  readonly description: NodeDescription;
  /** Whether only the content of a text differs. */
  readonly onlyText: boolean;
}

class OutlineBuilder {
  readonly ids: string[] = [];
  readonly #tree: DesignTree;
  readonly #detail: HintDetail;
  readonly #structureIdOf: StructureIdOf = createStructureIds();
  readonly #describeInferredLayout = createInferredLayoutDescriber();
  readonly #instances: ReadonlyMap<DesignNode, BoxNode>;
  readonly #descriptions = new Map<DesignNode, NodeDescription>();
  /** The first subtree of each structure. */
  readonly #firstByStructure = new Map<number, { readonly node: BoxNode; readonly number: number }>();

  constructor(tree: DesignTree, detail: HintDetail) {
    this.#tree = tree;
    this.#detail = detail;
    this.#instances = findInstances(tree);
  }

  write(node: DesignNode, parent: BoxNode | null, importance: number): OutlineEntry {
    const description = this.#describe(node, parent);
    const own = { description, importance, vectorLayers: 0, like: null, children: [], layers: 1 };
    if (node.kind !== 'box') return { ...own, number: this.#assignNumber(node) };
    const layers = countLayers(node);
    const like = this.#findSimilar(node, parent);
    if (like !== null) return { ...own, ...like, layers };
    const number = this.#assignNumber(node);
    this.#firstByStructure.set(this.#structureIdOf(node), { node, number });
    if (isVectorGroup(node)) return { ...own, number, vectorLayers: layers - 1, layers };
    const children = visibleChildren(node).map((child) =>
      this.write(child, node, importance * importanceWeight(child, node)),
    );
    return { ...own, number, children };
  }

  /** Describes a subtree by its differences where that takes fewer tokens. */
  #findSimilar(node: BoxNode, parent: BoxNode | null): Pick<OutlineEntry, 'number' | 'like'> | null {
    const earlierEntry = this.#firstByStructure.get(this.#structureIdOf(node));
    if (earlierEntry === undefined) return null;
    const first = this.ids.length + 1;
    const layers = listNumberedLayers(node, parent);
    const formerLayers = listNumberedLayers(earlierEntry.node, null);
    const changes = layers.flatMap(([layer, around], index): LayerChange[] => {
      const description = this.#describe(layer, around);
      const earlier = formerLayers[index];
      const known = earlier === undefined ? undefined : this.#descriptions.get(earlier[0]);
      if (known !== undefined && hasSameParts(known, description)) {
        return known.text === description.text
          ? []
          : [{ number: first + index, description, onlyText: true }];
      }
      return [{ number: first + index, description, onlyText: false }];
    });
    const whole = layers.reduce(
      (sum, [layer, around]) => sum + descriptionCost(this.#describe(layer, around)),
      0,
    );
    const changesCost = changes.reduce(
      (sum, { description, onlyText }) => sum + changeCost(description, onlyText),
      0,
    );
    if (changesCost >= whole) return null;
    for (const [layer] of layers) this.#assignNumber(layer);
    return { number: first, like: { number: earlierEntry.number, changes } };
  }

  #describe(node: DesignNode, parent: BoxNode | null): NodeDescription {
    const known = this.#descriptions.get(node);
    if (known !== undefined) return known;
    const description = describeNode(node, {
      parent,
      detail: this.#detail,
      componentName: (id) => this.#componentName(id),
      describeInferredLayout: this.#describeInferredLayout,
      instance: this.#instances.get(node) ?? null,
    });
    this.#descriptions.set(node, description);
    return description;
  }

  #componentName(id: string): string | null {
    const component = this.#tree.components[id];
    return component === undefined ? null : (component.set?.name ?? component.name);
  }

  #assignNumber({ id }: DesignNode): number {
    return this.ids.push(id);
  }
}

/** Returns the nearest instance around each layer of an instance. */
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

function hasSameParts(one: NodeDescription, other: NodeDescription): boolean {
  return (
    one.parts.length === other.parts.length && one.parts.every((part, index) => part === other.parts[index])
  );
}

function descriptionCost({ kind, text: description, parts }: NodeDescription): number {
  return estimateTokens([kind, description, ...parts].join(' ')) + 3;
}

function changeCost(description: NodeDescription, onlyText: boolean): number {
  return onlyText ? estimateTokens(description.text) + 2 : descriptionCost(description);
}

/** Returns the numbered layers of a subtree, in order, each with its parent. */
function listNumberedLayers(
  node: DesignNode,
  parent: BoxNode | null,
): readonly (readonly [DesignNode, BoxNode | null])[] {
  const found: (readonly [DesignNode, BoxNode | null])[] = [];
  const visit = (layer: DesignNode, around: BoxNode | null) => {
    found.push([layer, around]);
    if (layer.kind === 'box' && !isVectorGroup(layer))
      visibleChildren(layer).forEach((child) => visit(child, layer));
  };
  visit(node, parent);
  return found;
}

/** Texts weigh more than boxes, boxes more than shapes, and large layers more than small ones. */
function importanceWeight(node: DesignNode, parent: BoxNode): number {
  const isOrnament = node.kind === 'shape' || (node.kind === 'box' && isVectorGroup(node));
  const base = isOrnament ? 0.55 : node.kind === 'text' ? 0.97 : 0.92;
  const share = (node.box.width * node.box.height) / Math.max(1, parent.box.width * parent.box.height);
  return base * (0.75 + 0.25 * Math.sqrt(Math.min(1, Math.max(0, share))));
}

/** A box that contains only shapes is one vector to a reader. */
function isVectorGroup(node: BoxNode): boolean {
  const visible = visibleChildren(node);
  return visible.length > 0 && visible.every(isVectorLayer);
}

function isVectorLayer(node: DesignNode): boolean {
  return node.kind === 'shape' || (node.kind === 'box' && node.role === 'group' && isVectorGroup(node));
}

function visibleChildren(node: BoxNode): readonly DesignNode[] {
  return node.children.filter((child) => child.visible);
}

function countLayers(node: DesignNode): number {
  if (!node.visible) return 0;
  return node.kind === 'box' ? node.children.reduce((sum, child) => sum + countLayers(child), 1) : 1;
}

/** The number of a structure: equal for subtrees with the same kinds and components, whatever their content. */
type StructureIdOf = (node: DesignNode) => number;

/** Creates the numbering of structures; each subtree is visited once. */
function createStructureIds(): StructureIdOf {
  const numbers = new Map<string, number>();
  const known = new Map<DesignNode, number>();
  const structureIdOf: StructureIdOf = (node) => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const structure = partsOf(node).join(' ');
    const number = numbers.get(structure) ?? numbers.size;
    numbers.set(structure, number);
    known.set(node, number);
    return number;
  };
  const partsOf = (node: DesignNode): readonly (string | number)[] => {
    if (node.kind === 'text') return ['text'];
    if (node.kind === 'shape') return [node.shape];
    const children = node.children.filter((child) => child.visible).map(structureIdOf);
    return [node.role, node.instance?.componentId ?? '', ...children];
  };
  return structureIdOf;
}
