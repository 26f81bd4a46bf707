import { sizeOf } from './rest-node.ts';
import type { RestNode } from './snapshot.ts';

/** Layers that a flattened page has at most: the frame, its picture, what was put around it. */
const mostLayers = 4;
/** The part of the frame that the picture covers at least. */
const minCoveredShare = 0.6;

/** Whether a frame is a picture of a page: a screenshot or a flattened frame, without words of its own. */
export function isFlatPicture(frame: RestNode): boolean {
  const layers = layersOf(frame);
  if (layers === null || layers.some(({ type }) => type === 'TEXT')) return false;
  const whole = areaOf(frame);
  return whole > 0 && layers.some((layer) => hasImage(layer) && areaOf(layer) >= whole * minCoveredShare);
}

/** All visible layers; `null` where there are more than a flattened page has. */
function layersOf(frame: RestNode): readonly RestNode[] | null {
  const layers: RestNode[] = [];
  const waiting = [frame];
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (node.visible === false) continue;
    layers.push(node);
    if (layers.length > mostLayers) return null;
    if ('children' in node) waiting.push(...node.children);
  }
  return layers;
}

function areaOf(node: RestNode): number {
  const { width, height } = sizeOf(node);
  return width * height;
}

function hasImage(node: RestNode): boolean {
  const fills = 'fills' in node && Array.isArray(node.fills) ? node.fills : [];
  return fills.some((fill) => fill.type === 'IMAGE' && fill.visible !== false);
}
