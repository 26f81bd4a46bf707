import type { PagePicture } from '#codegen/renderer';
import type { ImageSize } from '#design/image-size';

/**
 * A picture as pixels over white, as a page is, in its own size or in another one.
 * @throws Error with a plain sentence where it cannot be read
 */
export async function openPicture(bytes: Uint8Array, size: ImageSize | null): Promise<PagePicture> {
  const bitmap = await createImageBitmap(new Blob([Uint8Array.from(bytes)])).catch(() => {
    throw new Error('A picture to compare cannot be read. Read it from Figma again.');
  });
  const { width, height } = size ?? bitmap;
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This host has no canvas to read the picture with.');
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  const { data } = context.getImageData(0, 0, width, height);
  return { pixels: data, width, height };
}
