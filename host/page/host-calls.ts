import type { Layer, Matrix } from '../document/layer.ts';
import { identity } from '../document/matrix.ts';
import { withDescendants } from '../document/scene.ts';
import type { HostCalls, LayerFacts } from '../runtime/bridge.ts';
import { decodeBase64, encodeBase64 } from './base64.ts';
import { breakText } from './draw/break-text.ts';
import { boundsOf } from './draw/draw-layer.ts';
import { findInside } from './find-layers.ts';
import { hashOf } from './image-store.ts';
import { layersFromSvg } from './layers-from-svg.ts';
import type { RunPort } from './run-port.ts';

type Table = { readonly [Name in keyof HostCalls]: HostCalls[Name] };

/** Fields a layer is read without: its children come one by one, geometry when asked for. */
const omittedFields: ReadonlySet<string> = new Set([
  'children',
  'fillGeometry',
  'strokeGeometry',
  'vectorNetwork',
]);

/** Groups and boolean operations have no coordinates of their own: what is inside counts from the frame around them. */
const typesWithoutCoordinates: ReadonlySet<string> = new Set([
  'GROUP',
  'BOOLEAN_OPERATION',
  'TRANSFORM_GROUP',
]);

/** The page's answers to what the sandbox asks while it runs. */
export function hostCalls(run: RunPort): Table {
  const { host } = run;
  const { scene } = host;
  const get = (id: string): Layer => {
    const layer = scene.find(id);
    if (!layer) throw new Error(`The node with id "${id}" does not exist.`);
    return layer;
  };
  const changing = (change: () => void): readonly string[] => run.changing(change);
  return {
    'read-start': () => run.start,
    'read-layers': (ids) => ids.map((id) => factsOf(scene.find(id))),
    'read-inside': (id, limit) => {
      const found: LayerFacts[] = [];
      for (const layer of withDescendants(get(id))) {
        if (found.length >= limit) break;
        const facts = factsOf(layer);
        if (facts) found.push(facts);
      }
      return found;
    },
    'find-inside': (id, criteria, skips) => findInside(get(id), criteria, run.start.pluginId, skips),
    'read-geometry': (id) => {
      const { fillGeometry, strokeGeometry, vectorNetwork } = get(id);
      return {
        ...(fillGeometry ? { fillGeometry } : {}),
        ...(strokeGeometry ? { strokeGeometry } : {}),
        vectorNetwork,
      };
    },
    'read-render-bounds': (id) => {
      const layer = get(id);
      return layer.visible === false ? null : (layer.absoluteRenderBounds ?? boundsOf(scene, layer));
    },
    'read-styles': () => styles(),
    'read-components': () => ({ components: scene.components, sets: scene.componentSets }),
    'read-variables': () => host.variables,
    'find-main': (componentId) => (scene.find(componentId) ? componentId : null),
    'find-instances': (componentId) => {
      const found: string[] = [];
      for (const layer of withDescendants(scene.document))
        if (layer.componentId === componentId) found.push(layer.id);
      return found;
    },
    'edit-layer': (id, fields) =>
      changing(() => {
        scene.edit(get(id), fields);
      }),
    'insert-layer': (layer, parentId, index) =>
      changing(() => {
        scene.insert(layer as unknown as Layer, get(parentId), index);
      }),
    'move-layer': (id, parentId, index) =>
      changing(() => {
        scene.move(get(id), get(parentId), index);
      }),
    'remove-layer': (id) =>
      changing(() => {
        scene.remove(get(id));
      }),
    'clone-layer': (id) => copy(get(id), (layer) => layer),
    'instantiate-layer': (id) =>
      copy(get(id), (layer) => ({
        ...layer,
        type: 'INSTANCE',
        componentId: id,
        componentProperties: {},
        overrides: [],
      })),
    'insert-svg': (svg) => {
      const layer = layersFromSvg(svg, () => scene.newId());
      const page = host.page;
      return {
        id: layer.id,
        changed: changing(() => {
          scene.insert(layer, page, page.children?.length ?? 0);
        }),
      };
    },
    'measure-text': (id) => {
      const layer = get(id);
      const { width, height } = scene.placementOf(layer);
      const broken = breakText(layer, width, height);
      return { width: Math.ceil(broken.width), height: Math.ceil(broken.height) };
    },
    'take-id': () => scene.newId(),
    'read-selection': () => host.selection.value,
    'select-layers': (ids) => {
      host.select(ids, 'plugin');
    },
    'read-page': () => host.page.id,
    'open-page': (id) => {
      host.openPage(id);
    },
    'read-view': () => host.view.read(),
    'move-view': (view) => {
      host.view.move(view);
    },
    'show-layers': (ids) => {
      host.view.show(ids.map(get).map((layer) => boundsOf(scene, layer)));
    },
    'add-image': (bytes, size) => {
      const hash = hashOf(bytes);
      host.addImage(hash, bytes, size);
      return hash;
    },
    'has-image': (hash) => host.images.has(hash),
    'encode-base64': encodeBase64,
    'decode-base64': decodeBase64,
    'commit-undo': () => {
      scene.commit();
    },
    'trigger-undo': () =>
      changing(() => {
        scene.undo();
      }),
    'show-panel': (html, options) => {
      run.showPanel(html ?? host.pluginPage, options);
    },
    'change-panel': (change) => {
      run.changePanel(change);
    },
    'close-panel': () => {
      run.closePanel();
    },
    'post-message': (message) => {
      run.post(message);
    },
    'show-notice': (notice) => {
      host.showNotice(notice, (reason) => {
        run.deliver({ type: 'notice-closed', id: notice.id, reason });
      });
    },
    'cancel-notice': (id) => {
      host.cancelNotice(id);
    },
    'open-address': (url) => {
      if (/^https?:/.test(url)) window.open(url, '_blank', 'noopener');
    },
    'close-plugin': (message) => {
      run.closeSoon(message);
    },
    'set-timer': (id, milliseconds) => {
      run.setTimer(id, milliseconds);
    },
    'clear-timer': (id) => {
      run.clearTimer(id);
    },
    'write-console': (level, text) => {
      run.writeConsole(level, text);
    },
    'refresh-code': () => {
      host.refreshCode();
    },
    'save-version': (title) => `version ${title}`,
    'note-call': (call) => {
      host.apiCalls.push(call);
    },
    'watch-document': () => {
      run.watchDocument();
    },
  };

  function factsOf(layer: Layer | undefined): LayerFacts | null {
    if (!layer) return null;
    const light: Record<string, unknown> = {};
    for (const field of Object.keys(layer)) if (!omittedFields.has(field)) light[field] = layer[field];
    const { width, height, absolute } = scene.placementOf(layer);
    return {
      parentId: scene.parentOf(layer)?.id ?? null,
      childIds: (layer.children ?? []).map(({ id }) => id),
      width,
      height,
      absolute,
      container: containerOf(layer),
      layer: light as Layer,
    };
  }

  function containerOf(layer: Layer): Matrix {
    let at = scene.parentOf(layer);
    while (at && typesWithoutCoordinates.has(at.type)) at = scene.parentOf(at);
    return at ? scene.placementOf(at).absolute : identity;
  }

  /** A copy with ids of its own, beside the original, in front of everything. */
  function copy(layer: Layer, change: (layer: Layer) => Layer): { id: string; changed: readonly string[] } {
    const { width, height } = scene.placementOf(layer);
    const placed = { relativeTransform: scene.relativeTransformOf(layer), size: { x: width, y: height } };
    const renewed = (original: Layer): Layer => {
      const size = scene.placementOf(original);
      const { children: _, ...own } = original;
      return {
        ...(structuredClone(own) as Layer),
        relativeTransform: scene.relativeTransformOf(original),
        size: { x: size.width, y: size.height },
        id: scene.newId(),
        ...(original.children ? { children: original.children.map(renewed) } : {}),
      };
    };
    const made = { ...change(renewed(layer)), ...placed };
    const parent =
      scene.parentOf(layer)?.type === 'COMPONENT_SET' ? host.page : (scene.parentOf(layer) ?? host.page);
    const changed = changing(() => {
      scene.insert(made, parent, parent.children?.length ?? 0);
    });
    return { id: made.id, changed };
  }

  function styles(): ReturnType<HostCalls['read-styles']> {
    const examples = new Map<string, string>();
    for (const layer of withDescendants(scene.document)) {
      for (const id of Object.values(layer.styles ?? {})) if (!examples.has(id)) examples.set(id, layer.id);
    }
    return Object.entries(scene.styles).map(
      ([id, { name, key = '', description = '', styleType = 'FILL' }]) => {
        return { id, name, key, description, type: styleType, exampleId: examples.get(id) ?? null };
      },
    );
  }
}
