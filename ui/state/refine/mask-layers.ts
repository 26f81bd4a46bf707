import type { LayerPicture } from '#design/generation';
import { readPng } from '#design/read-png';
import type { MaskLayer } from '#visuals/edit/draw-mask';
import type { ReadMask } from '../ask-sandbox.ts';
import type { StoredPicture } from '../picture-store.ts';

/** Layers over a layer, as layers over the picture in it: the picture fills the layer and is cropped at its middle. */
export function placeMaskLayers(
  { shapes, bytes }: ReadMask,
  layer: Pick<LayerPicture, 'width' | 'height'>,
  picture: Pick<StoredPicture, 'width' | 'height'>,
): readonly MaskLayer[] {
  const scale = Math.max(layer.width / picture.width, layer.height / picture.height);
  const drawn = { width: picture.width * scale, height: picture.height * scale };
  const offset = { x: (drawn.width - layer.width) / 2, y: (drawn.height - layer.height) / 2 };
  return shapes.flatMap((shape) => {
    const png = bytes.get(shape.asset.key);
    if (!png) return [];
    return [
      {
        pixels: readPng(png),
        left: (shape.left * layer.width + offset.x) / drawn.width,
        top: (shape.top * layer.height + offset.y) / drawn.height,
        width: (shape.width * layer.width) / drawn.width,
        height: (shape.height * layer.height) / drawn.height,
      },
    ];
  });
}
