import type { Layer } from '../document/layer.ts';
import { type Scene, withDescendants } from '../document/scene.ts';
import type { ExportOptions } from '../runtime/bridge.ts';
import { toDataUrl } from './base64.ts';
import { loadFonts } from './draw/break-text.ts';
import { drawLayerSvg, type LayerSvg } from './draw/draw-layer.ts';
import type { ImageStore } from './image-store.ts';

let pictures = 0;

/** A layer as an SVG that needs nothing from outside: images travel inside it, fonts are named. */
export async function exportSvg(
  scene: Scene,
  layer: Layer,
  images: ImageStore,
  options: Pick<ExportOptions, 'svgIdAttribute'>,
): Promise<LayerSvg> {
  const [hrefs] = await Promise.all([embedImages(layer, images), loadFonts(withDescendants(layer))]);
  pictures += 1;
  return drawLayerSvg(
    scene,
    layer,
    {
      image: (ref) => hrefs.get(ref),
      nodeExport: (id) => hrefs.get(`export ${id}`)?.href,
      ids: options.svgIdAttribute ? 'name' : 'none',
    },
    `p${String(pictures)}-`,
  );
}

async function embedImages(
  layer: Layer,
  images: ImageStore,
): Promise<Map<string, { href: string; width: number; height: number }>> {
  const refs = new Set<string>();
  const exported = new Map<string, string>();
  for (const inner of withDescendants(layer)) {
    for (const paints of [inner.fills, inner.strokes]) {
      for (const paint of paints ?? []) {
        const ref = (paint as unknown as { imageRef?: string | null }).imageRef;
        if (ref) refs.add(ref);
      }
    }
    const address = images.exportAddress(inner.id);
    if (address) exported.set(`export ${inner.id}`, address);
  }
  const hrefs = new Map<string, { href: string; width: number; height: number }>();
  for (const ref of refs) {
    const bytes = await images.load(ref);
    const known = images.peek(ref);
    if (bytes && known) hrefs.set(ref, { ...known, href: await imageData(ref, bytes) });
  }
  for (const [key, address] of exported) {
    const response = await fetch(address);
    if (response.ok) hrefs.set(key, { href: await toDataUrl(await response.blob()), width: 0, height: 0 });
  }
  return hrefs;
}

const imageAddresses = new Map<string, Promise<string>>();

/** Bytes of one hash are the same for ever, so their text is made once. */
async function imageData(ref: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const made = imageAddresses.get(ref) ?? toDataUrl(new Blob([bytes], { type: mimeOf(bytes) }));
  imageAddresses.set(ref, made);
  return made;
}

function mimeOf(bytes: Uint8Array): string {
  if (bytes[0] === 0x89) return 'image/png';
  if (bytes[0] === 0xff) return 'image/jpeg';
  return bytes[0] === 0x47 ? 'image/gif' : 'image/webp';
}
