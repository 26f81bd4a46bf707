import type { Layer } from '../document/layer.ts';
import { type Scene, withDescendants } from '../document/scene.ts';
import type { HostWork } from '../runtime/bridge.ts';
import { exportSvg } from './export-svg.ts';
import type { RunPort } from './run-port.ts';
import { exportBitmap } from './rasterise.ts';

type Table = {
  readonly [Name in keyof HostWork]: (
    ...parameters: Parameters<HostWork[Name]>
  ) => Promise<ReturnType<HostWork[Name]>>;
};

/** The asynchronous calls of the sandbox. */
export function hostWork(run: RunPort): Table {
  const { host } = run;
  return {
    'export-layer': async (id, options) => {
      const layer = host.scene.find(id);
      if (!layer) throw new Error(`in exportAsync: The node with id "${id}" does not exist.`);
      if (options.format === 'JSON_REST_V1') return exportRestJson(host.scene, layer);
      if (layer.visible === false || host.scene.placementOf(layer).width === 0) {
        throw new Error('in exportAsync: Failed to export node. This node may not have any visible layers.');
      }
      if (options.format === 'PNG' || options.format === 'JPG') {
        return exportBitmap(host.scene, layer, host.images, host.fonts, options);
      }
      const { svg } = await exportSvg(host.scene, layer, host.images, options);
      return options.format === 'SVG' ? new TextEncoder().encode(svg) : svg;
    },
    'read-image': async (hash) => {
      const bytes = await host.images.load(hash);
      if (!bytes) throw new Error(`in getBytesAsync: The document has no bytes of the image ${hash}.`);
      return bytes;
    },
    'fetch-image': async (url) => {
      const response = await run.fetchAllowed(url, {});
      if (!response.ok)
        throw new Error(`in createImageAsync: The address answered ${String(response.status)}.`);
      return { bytes: new Uint8Array(await response.arrayBuffer()) };
    },
    'fetch-address': async (url, { method, headers, body }) => {
      const response = await run.fetchAllowed(url, {
        method,
        headers,
        ...(body === null ? {} : { body: typeof body === 'string' ? body : body.slice() }),
      });
      const { status, statusText, redirected, type } = response;
      const answered = Object.fromEntries(response.headers.entries());
      const bytes = new Uint8Array(await response.arrayBuffer());
      return { status, statusText, redirected, type, url: response.url, headers: answered, bytes };
    },
    'read-stored': async (key) => run.storage.get(key),
    'store-value': async (key, value) => run.storage.set(key, value),
    'delete-stored': async (key) => run.storage.remove(key),
    'list-stored': async () => run.storage.keys(),
    'load-font': async (family, style) => hasFont(host.scene, family, style),
    'list-fonts': async () => listFonts(host.scene),
  };
}

const interStyles = [
  'Thin',
  'Extra Light',
  'Light',
  'Regular',
  'Medium',
  'Semi Bold',
  'Bold',
  'Extra Bold',
  'Black',
];

/** Inter is available. Other families count as available if the document uses them, because Figma would have them. */
function hasFont(scene: Scene, family: string, style: string): boolean {
  if (family === 'Inter')
    return interStyles.some((name) => style === name || style === `${name} Italic` || style === 'Italic');
  return familiesOf(scene).has(family);
}

/** The fonts that are listed to a plugin. */
function listFonts(scene: Scene): readonly { readonly family: string; readonly style: string }[] {
  const inter = interStyles.flatMap((style) => [style, style === 'Regular' ? 'Italic' : `${style} Italic`]);
  const others = [...familiesOf(scene)]
    .filter((family) => family !== 'Inter')
    .map((family) => ({ family, style: 'Regular' }));
  return [...inter.map((style) => ({ family: 'Inter', style })), ...others];
}

/** Read once for each document that is opened. */
const known = new WeakMap<Scene, ReadonlySet<string>>();

function familiesOf(scene: Scene): ReadonlySet<string> {
  const families = known.get(scene) ?? findFamilies(scene);
  known.set(scene, families);
  return families;
}

function findFamilies(scene: Scene): ReadonlySet<string> {
  const families = new Set<string>();
  for (const layer of withDescendants(scene.document)) {
    const styles = [layer.style, ...Object.values(layer.styleOverrideTable ?? {})];
    for (const style of styles) if (style?.fontFamily) families.add(style.fontFamily);
  }
  return families;
}

/** Fields that REST gives only when asked for geometry, or that only this host keeps. */
const omittedFields: ReadonlySet<string> = new Set([
  'size',
  'relativeTransform',
  'fillGeometry',
  'strokeGeometry',
  'vectorNetwork',
  'pluginData',
  'relaunchData',
]);

/**
 * What `exportAsync({ format: 'JSON_REST_V1' })` gives: one entry of `GET /v1/files/:key/nodes`, without geometry, with
 * the components, sets and styles that the layers refer to.
 */
function exportRestJson(scene: Scene, layer: Layer): object {
  const components: Record<string, unknown> = {};
  const componentSets: Record<string, unknown> = {};
  const styles: Record<string, unknown> = {};
  for (const inner of withDescendants(layer)) {
    const componentId = inner.type === 'COMPONENT' ? inner.id : inner.componentId;
    const component = componentId === undefined ? undefined : scene.components[componentId];
    if (componentId !== undefined && component) {
      components[componentId] = component;
      const set = component.componentSetId;
      if (set !== undefined && scene.componentSets[set]) componentSets[set] = scene.componentSets[set];
    }
    if (inner.type === 'COMPONENT_SET' && scene.componentSets[inner.id])
      componentSets[inner.id] = scene.componentSets[inner.id];
    for (const style of Object.values(inner.styles ?? {}))
      if (scene.styles[style]) styles[style] = scene.styles[style];
  }
  return { document: withoutGeometry(layer), components, componentSets, schemaVersion: 0, styles };
}

function withoutGeometry(layer: Layer): object {
  const kept: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(layer)) {
    if (field === 'children') kept.children = layer.children?.map(withoutGeometry);
    else if (!omittedFields.has(field)) kept[field] = value;
  }
  return kept;
}
