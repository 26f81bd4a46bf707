import type { ModelImage } from '#models/ports';
import { writePixels } from '#visuals/2-draw/write-pixels';

/**
 * A picture of another format as a PNG. JPEGs are opaque and so come through a canvas unchanged; of a WebP that is clear
 * in parts the canvas may round a colour, which is nobody's picture yet.
 */
export async function toPng(image: ModelImage): Promise<ModelImage> {
  if (image.mime === 'image/png') return image;
  const bitmap = await createImageBitmap(
    new Blob([Uint8Array.from(image.bytes)], { type: image.mime }),
  ).catch(() => {
    throw new Error(`This ${image.mime.slice(6).toUpperCase()} cannot be read. Choose another picture.`);
  });
  const { width, height } = bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This host has no canvas to read the picture with.');
  context.drawImage(bitmap, 0, 0);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  return { bytes: writePixels({ width, height, data }), mime: 'image/png', width, height };
}
