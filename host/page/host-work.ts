import type { HostWork } from '../runtime/bridge.ts';
import { hasFont, listFonts } from './document-fonts.ts';
import type { PluginRun } from './plugin-run.ts';
import { exportSvg } from './export-svg.ts';
import { exportBitmap } from './rasterise.ts';
import { exportRestJson } from './export-rest-json.ts';

type Table = {
  readonly [Name in keyof HostWork]: (
    ...parameters: Parameters<HostWork[Name]>
  ) => Promise<ReturnType<HostWork[Name]>>;
};

/** What the page does for the sandbox while that goes on. */
export function hostWork(run: PluginRun): Table {
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
