/** Changes one layer of a design tree in a known way, so that a comparison can be asked for it. */
import type { DifferenceKind } from '#design/difference';
import type { BoxNode, DesignNode, Paint } from '#design/tree';
import { walkLayers } from '#design/walk-layers';
import type { Random } from '../../tests/random-designs/random.ts';

export interface PlantedLayer {
  readonly kind: DifferenceKind;
  /** In the changed tree, or in the former one where it was removed. */
  readonly nodeId: string;
  readonly tree: DesignNode;
}

export const layerChanges = [
  'recoloured',
  'retexted',
  'moved',
  'resized',
  'restyled',
  'added',
  'removed',
  'reordered',
] as const;

export type LayerChange = (typeof layerChanges)[number];

/** One change of this kind in a layer that takes it; `null` where none does. */
export function plantInLayers(root: DesignNode, change: LayerChange, random: Random): PlantedLayer | null {
  const parents = new Map<DesignNode, BoxNode>();
  const shown: DesignNode[] = [];
  for (const node of walkLayers([root], ({ visible }) => visible)) {
    if (node.visible) shown.push(node);
    if (node.kind === 'box') node.children.forEach((child) => parents.set(child, node));
  }
  const takers = shown.filter((node) => node !== root && takes(node, change, parents.get(node)));
  const [first, ...others] = takers;
  if (first === undefined) return null;
  const node = random.pick([first, ...others]);
  const parent = parents.get(node);
  const kind = change === 'reordered' ? 'moved' : change;
  if (parent === undefined) return null;
  return { kind, nodeId: idOf(node, change), tree: rebuild(root, change, node, parent, random) };
}

function idOf(node: DesignNode, change: LayerChange): string {
  return change === 'added' ? `${node.id}-copy` : node.id;
}

function takes(node: DesignNode, change: LayerChange, parent: BoxNode | undefined): boolean {
  const isFree = parent !== undefined && (parent.layout === null || node.placement.absolute);
  const { width, height } = node.absoluteBox;
  if (width < 8 || height < 8) return false;
  if (change === 'recoloured') return solidOf(node) !== null;
  if (change === 'retexted') return node.kind === 'text' && node.characters.trim().length > 2;
  if (change === 'moved') return isFree && parent.role !== 'group';
  if (change === 'resized') return node.kind === 'box' && node.role === 'rectangle' && isFree;
  if (change === 'restyled') return node.kind === 'text' || (node.kind === 'box' && node.fills.length > 0);
  if (change === 'added') return isFree && parent.role !== 'group' && width < 400;
  if (change === 'removed') return parent !== undefined && parent.children.length > 1;
  const flow = parent?.children.filter((child) => child.visible && !child.placement.absolute) ?? [];
  return parent?.layout != null && !node.placement.absolute && flow.length > 3;
}

function solidOf(node: DesignNode): Extract<Paint, { kind: 'solid' }> | null {
  const fills = node.kind === 'text' ? (node.runs[0]?.fills ?? []) : node.fills;
  return fills.find((paint) => paint.kind === 'solid') ?? null;
}

function rebuild(
  root: DesignNode,
  change: LayerChange,
  node: DesignNode,
  parent: BoxNode,
  random: Random,
): DesignNode {
  if (change === 'removed')
    return replace(
      root,
      parent,
      withChildren(parent, (all) => all.filter((one) => one !== node)),
    );
  if (change === 'added') {
    const copy = shift(
      renumber(node, (id) => `${id}-copy`),
      random.whole(30, 200),
      random.whole(20, 90),
    );
    return replace(
      root,
      parent,
      withChildren(parent, (all) => [...all, { ...copy, name: `${node.name} new` }]),
    );
  }
  if (change === 'reordered')
    return replace(
      root,
      parent,
      withChildren(parent, (all) => toOtherEnd(all, node)),
    );
  return replace(root, node, changed(node, change, random));
}

/** Past two others at least: of two that change places either may be the one that moved. */
function toOtherEnd(all: readonly DesignNode[], node: DesignNode): readonly DesignNode[] {
  const flow = all.filter((one) => one.visible && !one.placement.absolute);
  const rest = all.filter((one) => one !== node);
  return flow.indexOf(node) * 2 >= flow.length ? [node, ...rest] : [...rest, node];
}

function withChildren(
  parent: BoxNode,
  write: (children: readonly DesignNode[]) => readonly DesignNode[],
): BoxNode {
  return { ...parent, children: write(parent.children) };
}

function changed(node: DesignNode, change: LayerChange, random: Random): DesignNode {
  if (change === 'moved') return shift(node, random.whole(4, 60), random.whole(2, 40));
  if (change === 'resized') {
    const { width, height } = node.absoluteBox;
    const absoluteBox = { ...node.absoluteBox, width: width + random.whole(3, 40), height: height + 2 };
    return { ...node, absoluteBox };
  }
  if (change === 'retexted' && node.kind === 'text') {
    const runs = node.runs.map((run) => ({ ...run, text: `${[...run.text].reverse().join('')}!` }));
    return { ...node, characters: runs.map(({ text }) => text).join(''), runs };
  }
  if (change === 'restyled') {
    if (node.kind === 'text')
      return {
        ...node,
        runs: node.runs.map((run) => ({ ...run, style: { ...run.style, size: run.style.size + 2 } })),
      };
    return { ...node, opacity: node.opacity * 0.6 };
  }
  const recolour = (paint: Paint): Paint =>
    paint.kind === 'solid'
      ? { ...paint, colour: { ...paint.colour, r: 1 - paint.colour.r, g: (paint.colour.g + 0.3) % 1 } }
      : paint;
  if (node.kind === 'text')
    return { ...node, runs: node.runs.map((run) => ({ ...run, fills: run.fills.map(recolour) })) };
  return { ...node, fills: node.fills.map(recolour) };
}

/** The layer and all inside it, elsewhere on the canvas. */
function shift(node: DesignNode, x: number, y: number): DesignNode {
  const move = (one: DesignNode): DesignNode => ({
    ...one,
    absoluteBox: { ...one.absoluteBox, x: one.absoluteBox.x + x, y: one.absoluteBox.y + y },
  });
  return mapTree(node, move);
}

/** The same tree under other ids, as a copy of the frame has them. */
export function renumber(node: DesignNode, write: (id: string) => string): DesignNode {
  return mapTree(node, (one) => ({ ...one, id: write(one.id) }));
}

function replace(root: DesignNode, node: DesignNode, by: DesignNode): DesignNode {
  if (root === node) return by;
  if (root.kind !== 'box') return root;
  const children = root.children.map((child) => replace(child, node, by));
  return children.every((child, index) => child === root.children[index]) ? root : { ...root, children };
}

function mapTree(node: DesignNode, write: (node: DesignNode) => DesignNode): DesignNode {
  const written = write(node);
  if (written.kind !== 'box') return written;
  return { ...written, children: written.children.map((child) => mapTree(child, write)) };
}
