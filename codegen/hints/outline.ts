import type { BoxNode, DesignNode, DesignTree } from '#design/tree';
import { describeNode, shortId } from './describe-node.ts';
import { quote, quoteName } from './format-values.ts';

/** One line of the hints and what hangs beneath it. */
export interface OutlineLine {
  readonly text: string;
  readonly children: readonly OutlineLine[];
  /** Layers this line alone stands for. */
  readonly layers: number;
  /** 0 to 1: how much a reader loses with it; never more than its parent's. */
  readonly importance: number;
}

/** The lines of all frames: hidden layers left out, drawings one line each, what repeats told once. */
export function outlineTree(tree: DesignTree): readonly OutlineLine[] {
  const maker = createMaker(tree);
  return tree.frames.map(({ root }) => maker(root, { parent: null, instance: null }, 1));
}

interface Around {
  readonly parent: BoxNode | null;
  readonly instance: BoxNode | null;
}

type Maker = (node: DesignNode, around: Around, importance: number) => OutlineLine;

function createMaker(tree: DesignTree): Maker {
  const told = new Set<string>();
  const shapeOf = createShapes();
  const componentName = (id: string) => {
    const component = tree.components[id];
    return component === undefined ? null : (component.set?.name ?? component.name);
  };

  const make: Maker = (node, around, importance) => {
    const own = { text: describeNode(node, { ...around, componentName }), importance };
    if (node.kind !== 'box') return { ...own, children: [], layers: 1 };
    if (isDrawing(node)) {
      const layers = countLayers(node);
      return { ...own, text: `${own.text} drawing of ${layers - 1}`, children: [], layers };
    }
    const component = node.instance?.componentId;
    // Told by its parts, not by its id: two uses of one component may show other parts of it.
    const key = component === undefined ? null : `${component} ${shapeOf(node)}`;
    if (key !== null && told.has(key)) {
      return {
        ...own,
        text: `${own.text} as before${textsOf(node)}`,
        children: [],
        layers: countLayers(node),
      };
    }
    if (key !== null) told.add(key);
    return { ...own, children: makeChildren(node, around, importance), layers: 1 };
  };

  const makeChildren = (parent: BoxNode, outside: Around, importance: number): readonly OutlineLine[] => {
    const around = { parent, instance: parent.instance === null ? outside.instance : parent };
    const visible = parent.children.filter((child) => child.visible);
    const lines: OutlineLine[] = [];
    for (let at = 0; at < visible.length;) {
      const first = visible[at];
      if (first === undefined) break;
      const run = first.kind === 'box' ? countRun(visible, at, shapeOf) : 1;
      const weight = importance * weigh(first, parent);
      lines.push(make(first, around, weight));
      if (run > 1) lines.push(...repeat(visible.slice(at + 1, at + run), around, weight * 0.99));
      at += run;
    }
    return lines;
  };

  return make;
}

/** Siblings built like the one before them, told by what they say. */
function repeat(
  nodes: readonly DesignNode[],
  { instance }: Around,
  importance: number,
): readonly OutlineLine[] {
  const rows = nodes.map((node) => ({
    text: `like it ${shortId(node.id, instance)} ${quoteName(node.name)}${textsOf(node)}`,
    children: [],
    layers: countLayers(node),
    importance: importance * 0.95,
  }));
  if (rows.length === 1) return rows;
  const text = `and ${rows.length} more of the same shape:`;
  return [{ text, children: rows, layers: 0, importance }];
}

function countRun(
  siblings: readonly DesignNode[],
  from: number,
  shapeOf: (node: DesignNode) => number,
): number {
  const first = siblings[from];
  if (first === undefined) return 0;
  const shape = shapeOf(first);
  let end = from + 1;
  for (let next = siblings[end]; next?.kind === 'box' && shapeOf(next) === shape; next = siblings[end])
    end += 1;
  return end - from;
}

/** Gives equal numbers to subtrees of equal build: kinds, components and arrangement, whatever they say. */
function createShapes(): (node: DesignNode) => number {
  const numbers = new Map<string, number>();
  const known = new Map<DesignNode, number>();
  const shapeOf = (node: DesignNode): number => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const parts =
      node.kind === 'box'
        ? [node.role, node.instance?.componentId ?? '', node.layout?.direction ?? '']
        : [node.kind];
    const children = node.kind === 'box' ? node.children.filter((child) => child.visible).map(shapeOf) : [];
    const build = JSON.stringify([...parts, ...children]);
    const number = numbers.get(build) ?? numbers.size;
    numbers.set(build, number);
    known.set(node, number);
    return number;
  };
  return shapeOf;
}

/** Words weigh more than boxes, boxes more than ornaments; large things more than small ones. */
function weigh(node: DesignNode, parent: BoxNode): number {
  const base =
    node.kind === 'shape' || (node.kind === 'box' && isDrawing(node))
      ? 0.55
      : node.kind === 'text'
        ? 0.97
        : 0.92;
  const share = (node.box.width * node.box.height) / Math.max(1, parent.box.width * parent.box.height);
  return base * (0.75 + 0.25 * Math.sqrt(Math.min(1, Math.max(0, share))));
}

/** A box that holds shapes and nothing else is one picture to a reader. */
function isDrawing(node: BoxNode): boolean {
  const visible = node.children.filter((child) => child.visible);
  return visible.length > 0 && node.instance === null && visible.every(isShape);
}

function isShape(node: DesignNode): boolean {
  return node.kind === 'shape' || (node.kind === 'box' && node.role === 'group' && isDrawing(node));
}

function countLayers(node: DesignNode): number {
  if (!node.visible) return 0;
  return node.kind === 'box' ? node.children.reduce((sum, child) => sum + countLayers(child), 1) : 1;
}

function textsOf(node: DesignNode): string {
  const texts = collectTexts(node);
  return texts.length === 0 ? '' : `: ${texts.map(quote).join(' | ')}`;
}

function collectTexts(node: DesignNode): readonly string[] {
  if (!node.visible) return [];
  if (node.kind === 'text') return [node.characters];
  return node.kind === 'box' ? node.children.flatMap(collectTexts) : [];
}
