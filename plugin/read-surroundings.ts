import type { Surroundings } from '#design/surroundings';
import { isFrame } from './kinds-of-nodes.ts';

/** Layers looked at around the selected one. */
const lookLimit = 400;
const coloursKept = 6;
const textsKept = 8;
const longestText = 120;

/** What lies around the first selected layer, or `null` where nothing is selected. */
export function readSurroundings(selection: readonly SceneNode[]): Surroundings | null {
  const node = selection[0];
  if (!node) return null;
  const near = listLayersNear(node);
  return {
    nodeId: node.id,
    layerName: node.name,
    width: Math.round(node.width),
    height: Math.round(node.height),
    palette: findPalette(near),
    texts: near
      .flatMap((layer) => (layer.type === 'TEXT' ? [layer.characters.trim()] : []))
      .filter((text) => text !== '')
      .slice(0, textsKept)
      .map((text) => (text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text)),
  };
}

/** Its own layers and those of the frame around it, nearest first. */
function listLayersNear(node: SceneNode): SceneNode[] {
  const around = node.parent && isFrame(node.parent) ? [node, node.parent as SceneNode] : [node];
  const found = new Map<string, SceneNode>();
  const open = [...around];
  for (let layer = open.shift(); layer && found.size < lookLimit; layer = open.shift()) {
    if (!layer.visible || found.has(layer.id)) continue;
    found.set(layer.id, layer);
    if ('children' in layer) open.push(...layer.children);
  }
  return [...found.values()];
}

function findPalette(layers: readonly SceneNode[]): string[] {
  const uses = new Map<string, number>();
  for (const layer of layers) {
    if (!('fills' in layer) || layer.fills === figma.mixed) continue;
    for (const paint of layer.fills) {
      if (paint.type !== 'SOLID' || paint.visible === false || (paint.opacity ?? 1) < 0.5) continue;
      const colour = asHex(paint.color);
      uses.set(colour, (uses.get(colour) ?? 0) + 1);
    }
  }
  return [...uses]
    .sort(([, first], [, second]) => second - first)
    .slice(0, coloursKept)
    .map(([colour]) => colour);
}

function asHex({ r, g, b }: RGB): string {
  return `#${[r, g, b]
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
