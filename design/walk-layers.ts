import type { DesignNode } from './tree.ts';

/**
 * These layers and all inside them, in an order that means nothing; deep designs do not end the stack.
 * @param enters Whether the layers inside one come too. @default all
 */
export function* walkLayers(
  roots: readonly DesignNode[],
  enters: (node: DesignNode) => boolean = () => true,
): Generator<DesignNode> {
  const waiting = [...roots];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.kind === 'box' && enters(node)) for (const child of node.children) waiting.push(child);
    yield node;
  }
}
