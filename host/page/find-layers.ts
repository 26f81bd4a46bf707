import type { Layer } from '../document/layer.ts';
import { invert } from '../document/matrix.ts';
import type { Scene } from '../document/scene.ts';
import type { Criteria } from '../runtime/bridge.ts';

/** The layers under a point of the page, from the one that lies on the page to the deepest. */
export function findAt(scene: Scene, page: Layer, x: number, y: number): readonly Layer[] {
  return deepest(scene, page.children ?? [], x, y);
}

function deepest(scene: Scene, layers: readonly Layer[], x: number, y: number): readonly Layer[] {
  for (let index = layers.length - 1; index >= 0; index -= 1) {
    const layer = layers[index];
    if (!layer || layer.visible === false || layer.locked === true) continue;
    const isInside = contains(scene, layer, x, y);
    if (!isInside && layer.clipsContent === true) continue;
    const within = deepest(scene, layer.children ?? [], x, y);
    if (within.length > 0) return [layer, ...within];
    if (isInside && layer.type !== 'GROUP') return [layer];
  }
  return [];
}

function contains(scene: Scene, layer: Layer, x: number, y: number): boolean {
  const { absolute, width, height } = scene.placementOf(layer);
  const [[a, c, e], [b, d, f]] = invert(absolute);
  const [px, py] = [a * x + c * y + e, b * x + d * y + f];
  const slack = layer.type === 'LINE' || width === 0 || height === 0 ? 3 : 0;
  return px >= -slack && py >= -slack && px <= width + slack && py <= height + slack;
}

/**
 * What a click selects, as in Figma: the layer on the page (inside sections, what lies on them), beside a selected
 * layer its sibling, and with each double click one level deeper.
 */
export function pickAt(
  scene: Scene,
  path: readonly Layer[],
  selection: readonly string[],
  how: 'click' | 'double-click' | 'deepest',
): Layer | undefined {
  if (how === 'deepest') return path.at(-1);
  const top = path.findIndex(({ type }) => type !== 'SECTION');
  const start = top < 0 ? path.length - 1 : top;
  const selected = path.findLastIndex(({ id }) => selection.includes(id));
  if (how === 'double-click') return path[Math.min(path.length - 1, Math.max(start, selected + 1))];
  if (selected >= 0) return path[Math.max(start, selected)];
  const parents = new Set(
    selection.map((id) => scene.find(id)).map((layer) => layer && scene.parentOf(layer)),
  );
  const parent = path.findLastIndex((layer) => parents.has(layer));
  return path[Math.max(start, parent + 1)] ?? path.at(-1);
}

type Data = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>;

/** Ids of the layers inside that fit all criteria, in drawing order. */
export function findInside(
  root: Layer,
  { types, pluginData, sharedPluginData }: Criteria,
  pluginId: string,
  skipInvisibleInstanceChildren: boolean,
): readonly string[] {
  const found: string[] = [];
  const wanted = types && new Set(types);
  const fits = (layer: Layer): boolean => {
    if (wanted && !wanted.has(layer.type)) return false;
    const own = (layer.pluginData as Data | undefined)?.[pluginId];
    if (pluginData && !hasKeys(own, pluginData.keys)) return false;
    const shared =
      sharedPluginData && (layer.sharedPluginData as Data | undefined)?.[sharedPluginData.namespace];
    return !sharedPluginData || hasKeys(shared, sharedPluginData.keys);
  };
  const look = (layer: Layer, isInInstance: boolean): void => {
    for (const child of layer.children ?? []) {
      if (skipInvisibleInstanceChildren && isInInstance && child.visible === false) continue;
      if (fits(child)) found.push(child.id);
      look(child, isInInstance || child.type === 'INSTANCE');
    }
  };
  look(root, root.type === 'INSTANCE' || root.id.startsWith('I'));
  return found;
}

function hasKeys(
  data: Readonly<Record<string, string>> | undefined,
  keys: readonly string[] | undefined,
): boolean {
  const there = Object.keys(data ?? {});
  return keys && keys.length > 0 ? keys.some((key) => there.includes(key)) : there.length > 0;
}
