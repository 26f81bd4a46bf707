import type { CancelSignal } from '#design/cancel';
import type { ImageRequest } from '../ports.ts';
import { createPalette } from './colours.ts';
import { drawScene } from './draw-scene.ts';
import { createRandom, hashText } from './random.ts';
import { adjustPalette, findView, readChanges } from './read-changes.ts';
import type { Scene } from './scenes/canvas.ts';
import { composeScene } from './scenes/compose-scene.ts';
import { drawLabel } from './write-label.ts';

/** What a placeholder is drawn from. */
export interface PlaceholderRequest extends Pick<
  ImageRequest,
  'prompt' | 'width' | 'height' | 'background' | 'palette' | 'seed'
> {
  /** How many times smaller than requested it is drawn. */
  readonly smaller: number;
}

/** Draws a placeholder as a PNG, in this thread or in a worker; throws where it was cancelled. */
export type PaintPlaceholder = (order: PlaceholderRequest, signal: CancelSignal) => Promise<Uint8Array>;

/** Draws the same picture for the same request on every machine. */
export const paintPlaceholder: PaintPlaceholder = (order, signal) => {
  const size = {
    width: Math.max(1, Math.round(order.width / order.smaller)),
    height: Math.max(1, Math.round(order.height / order.smaller)),
  };
  return drawScene(compose(order, size), size, signal);
};

function compose(
  order: PlaceholderRequest,
  size: { readonly width: number; readonly height: number },
): Scene {
  const { words, whole, changes } = readChanges(order.prompt);
  // The seed leaves out later changes, so that a refined picture is the same picture with changes.
  const random = createRandom(hashText(JSON.stringify([whole, order.palette, order.seed])));
  const palette = adjustPalette(createPalette(order.palette, words, random), changes);
  const isClear = order.background === 'transparent';
  const scene = composeScene({ ...size, palette, random, prompt: words, isClear, view: findView(changes) });
  const asked = { width: order.width, height: order.height };
  const label = drawLabel({ ...size, palette, prompt: words, asked });
  return { ...scene, shapes: [...scene.shapes, ...label] };
}
