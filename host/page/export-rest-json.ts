import type { Layer } from '../document/layer.ts';
import { type Scene, withDescendants } from '../document/scene.ts';

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
export function exportRestJson(scene: Scene, layer: Layer): object {
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
