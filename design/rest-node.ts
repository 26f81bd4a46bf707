import type { RestNode } from './snapshot.ts';

/** What a person would select to make code of. */
const frameTypes: ReadonlySet<string> = new Set([
  'FRAME',
  'COMPONENT',
  'COMPONENT_SET',
  'INSTANCE',
  'SECTION',
  'GROUP',
]);

export function isFrame(node: RestNode): boolean {
  return frameTypes.has(node.type);
}

/** The layers right inside; none for a layer that cannot hold any. */
export function childrenOf(node: RestNode): readonly RestNode[] {
  return 'children' in node ? node.children : [];
}

/** px as drawn, 0 by 0 where the file does not say. */
export function sizeOf(node: RestNode): { readonly width: number; readonly height: number } {
  const box = 'absoluteBoundingBox' in node ? node.absoluteBoundingBox : null;
  if (box) return { width: toSize(box.width), height: toSize(box.height) };
  const size = 'size' in node ? node.size : null;
  return { width: toSize(size?.x), height: toSize(size?.y) };
}

/**
 * Every layer of these and inside them, in the document's order; deep documents do not end the stack.
 * @param entersNode Whether the layers inside one come too. @default all
 */
export function* walkNodes(
  roots: readonly RestNode[],
  entersNode: (node: RestNode) => boolean = () => true,
): Generator<RestNode> {
  const waiting = [...roots].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    yield node;
    if (!entersNode(node)) continue;
    const children = childrenOf(node);
    for (let index = children.length - 1; index >= 0; index--) {
      const child = children[index];
      if (child) waiting.push(child);
    }
  }
}

function toSize(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : 0;
}
