import type { Surroundings } from '#design/surroundings';
import { orNull } from './ask-figma.ts';
import { isFrame, takesFill } from './nodes.ts';

/** Layers looked at around the selected one. */
const maxLayers = 400;
const maxColours = 6;
const maxTexts = 8;
const maxTextLength = 120;

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
      .slice(0, maxTexts)
      .map((text) => (text.length > maxTextLength ? `${text.slice(0, maxTextLength - 1)}…` : text)),
    ground: findBackgroundLightness(node),
    ...(await readTokensNear(node, near)),
  };
}

/** Whether the nearest paint behind a layer is light or dark. */
function findBackgroundLightness(node: SceneNode): Surroundings['ground'] {
  for (let at: BaseNode | null = node.parent; at && at.type !== 'PAGE'; at = at.parent) {
    if (!('fills' in at) || at.fills === figma.mixed) continue;
    const paint = [...at.fills].reverse().find(isSeen);
    if (paint?.type === 'SOLID') return lightnessOf(paint.color) > 0.5 ? 'light' : 'dark';
  }
  return null;
}

/** 0 to 1, as it looks. */
export function lightnessOf({ r, g, b }: RGB): number {
  return 0.3 * r + 0.59 * g + 0.11 * b;
}

/** Whether a paint covers more than it lets through. */
export function isSeen(paint: Paint): boolean {
  return paint.visible !== false && (paint.opacity ?? 1) >= 0.5;
}

/** Its own layers and those of the frame around it, nearest first. */
function listLayersNear(node: SceneNode): SceneNode[] {
  const around = node.parent && isFrame(node.parent) ? [node, node.parent as SceneNode] : [node];
  const found = new Map<string, SceneNode>();
  const open = [...around];
  for (let layer = open.shift(); layer && found.size < maxLayers; layer = open.shift()) {
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
      const colour = toHexColour(paint.color);
      uses.set(colour, (uses.get(colour) ?? 0) + 1);
    }
  }
  return [...uses]
    .sort(([, first], [, second]) => second - first)
    .slice(0, maxColours)
    .map(([colour]) => colour);
}

/** The most variables by name, because rules use few. */
const maxTokens = 40;

/** The modes that hold at a layer, and the variables that it and its neighbours use. */
async function readTokensNear(
  node: SceneNode,
  near: readonly SceneNode[],
): Promise<Pick<Surroundings, 'modes' | 'tokens'>> {
  const ids = new Set(near.flatMap(listBound));
  const variables = await Promise.all(
    [...ids].slice(0, maxTokens).map((id) => orNull(() => figma.variables.getVariableByIdAsync(id))),
  );
  const tokens: Record<string, string> = {};
  for (const variable of variables) {
    const value = variable && valueAt(variable, node);
    if (variable && value !== null) tokens[variable.name] = value;
  }
  return { modes: await readModes(node), tokens };
}

/** Names of modes of collections that have a choice. */
async function readModes(node: SceneNode): Promise<string[]> {
  const chosen = Object.entries(node.resolvedVariableModes);
  const names = await Promise.all(
    chosen.map(async ([collectionId, modeId]) => {
      const collection = await orNull(() => figma.variables.getVariableCollectionByIdAsync(collectionId));
      const modes = collection?.modes ?? [];
      return modes.length > 1 ? modes.find((mode) => mode.modeId === modeId)?.name : undefined;
    }),
  );
  return names.filter((name): name is string => name !== undefined);
}

function listBound(node: SceneNode): string[] {
  return Object.values(node.boundVariables ?? {}).flatMap((bound) =>
    [bound].flat().flatMap((alias) => ('id' in alias && typeof alias.id === 'string' ? [alias.id] : [])),
  );
}

function valueAt(variable: Variable, node: SceneNode): string | null {
  const value = resolveVariable(variable, node);
  if (typeof value === 'object' && value !== null) return 'r' in value ? toHexColour(value) : null;
  return value === null ? null : String(value).slice(0, 200);
}

/** `null` where a variable leads to one that is no longer there. */
function resolveVariable(variable: Variable, node: SceneNode): VariableValue | null {
  try {
    return variable.resolveForConsumer(node).value;
  } catch {
    return null;
  }
}

/** A colour of Figma's as `#rrggbb`. */
export function toHexColour({ r, g, b }: RGB): string {
  return `#${[r, g, b]
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
