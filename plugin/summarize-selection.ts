import type { SelectedLayer } from '#design/messages';
import { isFrame, takesFill } from './kinds-of-nodes.ts';

/** Layers counted before counting stops: what matters beyond is only that there are many. */
const countLimit = 2000;
/** Layers the panel is told of by name. */
const namedLimit = 50;

/** What the panel shows of a selection, cheap enough to send on every click. */
export function summarizeSelection(selection: readonly SceneNode[]): {
  readonly layers: readonly SelectedLayer[];
  readonly total: number;
} {
  let budget = countLimit;
  const layers = selection.slice(0, namedLimit).map((node) => {
    const count = countLayers(node, budget);
    budget = Math.max(0, budget - count);
    return {
      id: node.id,
      name: node.name,
      type: node.type,
      width: node.width,
      height: node.height,
      layers: count,
      more: budget === 0,
      isFrame: isFrame(node),
      takesFill: takesFill(node),
      frameId: isFrame(node) ? null : findFrameAround(node),
    };
  });
  return { layers, total: selection.length };
}

function countLayers(root: SceneNode, limit: number): number {
  const open: SceneNode[] = [root];
  let count = 0;
  for (let node = open.pop(); node && count < limit; node = open.pop()) {
    count += 1;
    if ('children' in node) for (const child of node.children) open.push(child);
  }
  return count;
}

function findFrameAround(node: SceneNode): string | null {
  for (let parent = node.parent; parent && parent.type !== 'PAGE'; parent = parent.parent) {
    if (isFrame(parent)) return parent.id;
  }
  return null;
}
