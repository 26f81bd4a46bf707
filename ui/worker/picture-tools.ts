import type { PictureTools } from '#codegen/assets/resize-picture';
import { invariant } from '#design/invariant';

/** As the command line's files look; the browser's own encoder needs a little more for that. */
const quality = 0.85;

/** Reads and writes JPEGs through a canvas, which keeps them exactly: nothing in them is clear. */
export function createPictureTools(): PictureTools {
  return {
    async readJpeg(bytes) {
      const file = new Blob([Uint8Array.from(bytes)], { type: 'image/jpeg' });
      // The profile goes along with the numbers, so these must not be moved into the screen's colours.
      const bitmap = await createImageBitmap(file, {
        colorSpaceConversion: 'none',
        imageOrientation: 'none',
      });
      const { width, height } = bitmap;
      const context = openCanvas(width, height);
      context.drawImage(bitmap, 0, 0);
      bitmap.close();
      return { width, height, data: context.getImageData(0, 0, width, height).data };
    },
    async writeJpeg({ width, height, data }) {
      const context = openCanvas(width, height);
      context.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
      const file = await context.canvas.convertToBlob({ type: 'image/jpeg', quality });
      return new Uint8Array(await file.arrayBuffer());
    },
    yieldToEventLoop: () => new Promise((resolve) => void setTimeout(resolve)),
  };
}

function openCanvas(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
  invariant(context, 'there is no canvas for images');
  return context;
}
