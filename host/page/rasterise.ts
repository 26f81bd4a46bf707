import type { Layer } from '../document/layer.ts';
import type { Scene } from '../document/scene.ts';
import { insideOf } from '../document/scene.ts';
import type { ExportOptions } from '../runtime/bridge.ts';
import { drawPicture } from './draw/draw-layer.ts';
import type { DrawnPicture } from './draw/draw-layer.ts';
import { escapeXml } from './draw/svg-text.ts';
import type { ImageStore } from './image-store.ts';

/** Addresses of Inter's files by weight, as a picture on its own needs them inside. */
export interface FontFile {
  readonly family: string;
  readonly weight: number;
  readonly italic: boolean;
  readonly address: string;
}

/** Chromium draws no canvas larger than this. */
const largestSide = 16_384;
let pictures = 0;

/** A layer as an SVG that needs nothing from outside: images and fonts travel inside it. */
export async function exportSvg(
  scene: Scene,
  layer: Layer,
  images: ImageStore,
  fonts: readonly FontFile[],
  options: Pick<ExportOptions, 'svgIdAttribute'> & { readonly embedFonts: boolean },
): Promise<DrawnPicture> {
  const hrefs = await embedImages(layer, images);
  pictures += 1;
  const drawn = drawPicture(
    scene,
    layer,
    {
      image: (ref) => hrefs.get(ref),
      nodeExport: (id) => hrefs.get(`export ${id}`)?.href,
      ids: options.svgIdAttribute ? 'name' : 'none',
    },
    `p${String(pictures)}-`,
  );
  if (!options.embedFonts) return drawn;
  const style = await embedFonts(drawn.svg, fonts);
  return { ...drawn, svg: drawn.svg.replace(/^(<svg[^>]*>)/, (start) => start + style) };
}

/** A layer as pixels. */
export async function exportBitmap(
  scene: Scene,
  layer: Layer,
  images: ImageStore,
  fonts: readonly FontFile[],
  options: ExportOptions,
): Promise<Uint8Array> {
  const drawn = await exportSvg(scene, layer, images, fonts, { svgIdAttribute: false, embedFonts: true });
  const scale = scaleOf(options.constraint, drawn);
  const [width, height] = [
    Math.max(1, Math.round(drawn.width * scale)),
    Math.max(1, Math.round(drawn.height * scale)),
  ];
  if (width > largestSide || height > largestSide) {
    throw new Error(`in exportAsync: ${String(width)} × ${String(height)} px are more than can be drawn.`);
  }
  const picture = await loadPicture(drawn.svg);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser gives no canvas to draw on.');
  if (options.format === 'JPG') {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
  }
  context.drawImage(picture, 0, 0, width, height);
  const blob = await canvas.convertToBlob(
    options.format === 'JPG' ? { type: 'image/jpeg', quality: 0.9 } : { type: 'image/png' },
  );
  return new Uint8Array(await blob.arrayBuffer());
}

function scaleOf({ type, value }: ExportOptions['constraint'], { width, height }: DrawnPicture): number {
  if (type === 'WIDTH') return value / width;
  return type === 'HEIGHT' ? value / height : value;
}

async function loadPicture(svg: string): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await picture.decode().catch(() => {
    throw new Error('in exportAsync: the layer could not be drawn.');
  });
  return picture;
}

async function embedImages(
  layer: Layer,
  images: ImageStore,
): Promise<Map<string, { href: string; width: number; height: number }>> {
  const refs = new Set<string>();
  const exported = new Map<string, string>();
  for (const inner of insideOf(layer)) {
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
    if (bytes && known)
      hrefs.set(ref, { ...known, href: await dataAddress(new Blob([bytes], { type: mimeOf(bytes) })) });
  }
  for (const [key, address] of exported) {
    const response = await fetch(address);
    if (response.ok) hrefs.set(key, { href: await dataAddress(await response.blob()), width: 0, height: 0 });
  }
  return hrefs;
}

function mimeOf(bytes: Uint8Array): string {
  if (bytes[0] === 0x89) return 'image/png';
  if (bytes[0] === 0xff) return 'image/jpeg';
  return bytes[0] === 0x47 ? 'image/gif' : 'image/webp';
}

const embedded = new Map<string, Promise<string>>();

/** `@font-face` rules for the fonts a picture names, of those the host has. */
async function embedFonts(svg: string, fonts: readonly FontFile[]): Promise<string> {
  const families = new Set([...svg.matchAll(/font-family="([^"]*)"/g)].map(([, names = '']) => names));
  const weights = new Set(
    [...svg.matchAll(/font-weight="(\d+)"/g)].map(([, weight]) => Number(weight)).concat(400),
  );
  const hasItalic = svg.includes('font-style="italic"');
  const needed = fonts.filter(({ family, weight, italic }) => {
    return (
      weights.has(weight) &&
      (!italic || hasItalic) &&
      [...families].some((names) => names.includes(escapeXml(family)))
    );
  });
  const rules = await Promise.all(
    needed.map(async ({ family, weight, italic, address }) => {
      const known =
        embedded.get(address) ?? fetch(address).then(async (response) => dataAddress(await response.blob()));
      embedded.set(address, known);
      return `@font-face{font-family:"${family}";font-weight:${String(weight)};font-style:${italic ? 'italic' : 'normal'};src:url(${await known})}`;
    }),
  );
  return rules.length === 0 ? '' : `<style>${rules.join('')}</style>`;
}

async function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => {
      resolve(reader.result as string);
    };
    reader.onerror = () => {
      reject(reader.error ?? new Error('the bytes could not be read'));
    };
    reader.readAsDataURL(blob);
  });
}
