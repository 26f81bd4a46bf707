import type { Layer } from '../document/layer.ts';
import type { Scene } from '../document/scene.ts';
import type { ExportOptions } from '../runtime/bridge.ts';
import type { LayerSvg } from './draw/draw-layer.ts';
import { escapeXml } from './draw/svg-text.ts';
import { type EmbeddedFonts, embedFonts, type FontFile, isLatin } from './embed-fonts.ts';
import { exportSvg } from './export-svg.ts';
import type { ImageStore } from './image-store.ts';

/** Chromium draws no canvas larger than this. */
const largestSide = 16_384;
/** A layer as pixels. */
export async function exportBitmap(
  scene: Scene,
  layer: Layer,
  images: ImageStore,
  fonts: readonly FontFile[],
  options: ExportOptions,
): Promise<Uint8Array> {
  const drawn = await exportSvg(scene, layer, images, { svgIdAttribute: false });
  const scale = scaleOf(options.constraint, drawn);
  const [width, height] = [
    Math.max(1, Math.round(drawn.width * scale)),
    Math.max(1, Math.round(drawn.height * scale)),
  ];
  if (width > largestSide || height > largestSide) {
    throw new Error(`in exportAsync: ${String(width)} × ${String(height)} px are more than can be drawn.`);
  }
  const embedded = await embedFonts(drawn.svg, fonts);
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser gives no canvas to draw on.');
  if (options.format === 'JPG') {
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
  }
  await drawSvg(context, drawn, embedded, scale);
  const type = options.format === 'JPG' ? { type: 'image/jpeg', quality: 0.9 } : { type: 'image/png' };
  const blob = await canvas.convertToBlob(type);
  return new Uint8Array(await blob.arrayBuffer());
}

/** px of the cell beside a picture in which one glyph of each of its fonts stands. */
const cell = 12;
/** ms after which a picture is drawn even if a font of it never came. */
const longestWait = 2000;

/**
 * Draws an SVG with fonts inside. A picture counts as loaded before its fonts are, and draws no text until then, so
 * beside it stands a glyph of every font; when all of them can be seen, the picture is right.
 */
async function drawSvg(
  context: OffscreenCanvasRenderingContext2D,
  drawn: LayerSvg,
  fonts: EmbeddedFonts,
  scale: number,
): Promise<void> {
  const { width, height } = drawn;
  const faces = fonts.faces.filter(isLatin);
  const cells = faces.length;
  const wide = (width + cells * cell) * scale;
  const glyphs = faces.map(({ family, weight, italic }, index) => {
    const look = `font-family="${escapeXml(family)}" font-weight="${String(weight)}" font-style="${italic ? 'italic' : 'normal'}"`;
    return `<text x="${String(width + index * cell)}" y="${String(cell - 2)}" font-size="${String(cell)}" fill="#000" ${look}>M</text>`;
  });
  const svg = drawn.svg
    .replace(
      /^<svg xmlns="[^"]*" width="[^"]*" height="[^"]*" viewBox="[^"]*"/,
      `<svg xmlns="http://www.w3.org/2000/svg" width="${String(wide)}" height="${String(height * scale)}" viewBox="0 0 ${String(width + cells * cell)} ${String(height)}"`,
    )
    .replace(/^(<svg[^>]*>)/, (start) => start + fonts.style)
    .replace(/<\/svg>$/, `${glyphs.join('')}</svg>`);
  const picture = new Image();
  const address = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  picture.src = address;
  try {
    await picture.decode();
    await glyphsSeen(picture, width * scale, cells * cell * scale, cell * scale, cells);
    context.drawImage(picture, 0, 0);
  } catch {
    throw new Error('in exportAsync: the layer could not be drawn.');
  } finally {
    URL.revokeObjectURL(address);
  }
}

async function glyphsSeen(
  picture: HTMLImageElement,
  x: number,
  width: number,
  side: number,
  cells: number,
): Promise<void> {
  if (cells === 0) return;
  const canvas = new OffscreenCanvas(Math.ceil(width), Math.max(1, Math.ceil(side)));
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return;
  const end = performance.now() + longestWait;
  while (performance.now() < end) {
    context.clearRect(0, 0, canvas.width, canvas.height);
    context.drawImage(picture, -x, 0);
    const isSeen = Array.from({ length: cells }, (_, index) => {
      const { data } = context.getImageData(
        Math.floor(index * side),
        0,
        Math.max(1, Math.floor(side)),
        canvas.height,
      );
      return data.some((value, at) => at % 4 === 3 && value > 40);
    });
    if (isSeen.every(Boolean)) return;
    await new Promise((resolve) => setTimeout(resolve, 16));
  }
}

function scaleOf({ type, value }: ExportOptions['constraint'], { width, height }: LayerSvg): number {
  if (type === 'WIDTH') return value / width;
  return type === 'HEIGHT' ? value / height : value;
}
