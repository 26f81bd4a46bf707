import type { Layer } from '../document/layer.ts';
import type { Criteria } from '../runtime/bridge.ts';

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
