import type { DesignNode } from '#design/tree';

/** The number of a subtree's build: equal for subtrees of the same kinds and components, whatever they say. */
export type ShapeOf = (node: DesignNode) => number;

/** Starts counting shapes; each subtree is looked at once. */
export function createShapes(): ShapeOf {
  const numbers = new Map<string, number>();
  const known = new Map<DesignNode, number>();
  const shapeOf: ShapeOf = (node) => {
    const before = known.get(node);
    if (before !== undefined) return before;
    const build = partsOf(node).join(' ');
    const number = numbers.get(build) ?? numbers.size;
    numbers.set(build, number);
    known.set(node, number);
    return number;
  };
  const partsOf = (node: DesignNode): readonly (string | number)[] => {
    if (node.kind === 'text') return ['text'];
    if (node.kind === 'shape') return [node.shape];
    const children = node.children.filter((child) => child.visible).map(shapeOf);
    return [node.role, node.instance?.componentId ?? '', ...children];
  };
  return shapeOf;
}
