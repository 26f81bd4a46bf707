import type { Surroundings } from '#design/surroundings';
import { asHex } from './as-hex.ts';
import { isFrame, takesFill } from './kinds-of-nodes.ts';
import { readTokensNear } from './read-tokens-near.ts';

/** Layers looked at around the selected one. */
const lookLimit = 400;
const coloursKept = 6;
const textsKept = 8;
const longestText = 120;

/** What lies around the first selected layer, or `null` where nothing is selected. */
export async function readSurroundings(selection: readonly SceneNode[]): Promise<Surroundings | null> {
  const node = selection[0];
  if (!node) return null;
  const near = listLayersNear(node);
  return {
    nodeId: node.id,
    layerName: node.name,
    layerType: node.type,
    takesFill: takesFill(node),
    frameName: node.parent && isFrame(node.parent) ? (node.parent as SceneNode).name : null,
    width: Math.round(node.width),
    height: Math.round(node.height),
    palette: findPalette(near),
    texts: near
      .flatMap((layer) => (layer.type === 'TEXT' ? [layer.characters.trim()] : []))
      .filter((text) => text !== '')
      .slice(0, textsKept)
      .map((text) => (text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text)),
    ground: findGround(node),
    ...(await readTokensNear(node, near)),
  };
}

/** Whether the nearest paint behind a layer is light or dark. */
function findGround(node: SceneNode): Surroundings['ground'] {
  for (let at: BaseNode | null = node.parent; at && at.type !== 'PAGE'; at = at.parent) {
    if (!('fills' in at) || at.fills === figma.mixed) continue;
    const paint = [...at.fills].reverse().find(isSeen);
    if (paint?.type === 'SOLID') return lightnessOf(paint.color) > 0.5 ? 'light' : 'dark';
  }
  return null;
}

function lightnessOf({ r, g, b }: RGB): number {
  return 0.3 * r + 0.59 * g + 0.11 * b;
}

function isSeen(paint: Paint): boolean {
  return paint.visible !== false && (paint.opacity ?? 1) >= 0.5;
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
      if (paint.type !== 'SOLID' || !isSeen(paint)) continue;
      const colour = asHex(paint.color);
      uses.set(colour, (uses.get(colour) ?? 0) + 1);
    }
  }
  return [...uses]
    .sort(([, first], [, second]) => second - first)
    .slice(0, coloursKept)
    .map(([colour]) => colour);
}
