/**
 * Pictures without a key and without a network: a placeholder drawn in plain code, the same for the same words,
 * colours, seed and size. It says on itself that it is one.
 */
import { fitImageRequest } from '../fit-image-request.ts';
import { modelFailure } from '../model-failure.ts';
import type { ImageCapabilities, ImageModel, ImageRequest, ModelEvent, ModelSignal } from '../ports.ts';
import { readModelImage } from '../read-model-image.ts';
import { findPalette } from './colours.ts';
import { adjustPalette, findView, readChanges } from './read-changes.ts';
import { drawScene } from './draw-scene.ts';
import { createRandom, hashText } from './random.ts';
import type { Scene } from './scenes/canvas.ts';
import { composeScene } from './scenes/compose-scene.ts';
import { writeLabel } from './write-label.ts';

const model = 'placeholder';

/** px; what a picture fill in Figma takes at most. */
const longestEdge = 4096;

/** How much smaller each preview is than the picture, coarsest first. */
const previewShares = [12, 6, 3];

const capabilities: ImageCapabilities = {
  partialImages: true,
  transparent: true,
  seed: true,
  exactSize: true,
  references: 0,
  mask: false,
};

/** Opens the generator that is always there. */
export function openBuiltInModel(): ImageModel {
  return {
    service: 'built-in',
    model,
    capabilities,
    stream: drawPlaceholder,
  };
}

async function* drawPlaceholder(
  request: ImageRequest,
  signal: ModelSignal,
): AsyncGenerator<ModelEvent, void, undefined> {
  signal.throwIfAborted();
  if (!isDrawable(request)) {
    yield { type: 'failed', failure: sizeFailure(request) };
    return;
  }
  yield { type: 'started', model, requestId: null };
  for (const message of fitImageRequest(request, 'The built-in generator', capabilities).warnings)
    yield { type: 'warning', message };
  const shares = previewShares.slice(previewShares.length - request.partialImages);
  for (const [index, share] of shares.entries()) {
    const image = await draw(request, share, signal);
    if (image !== null) yield { type: 'image-partial', index, image };
  }
  const image = await draw(request, 1, signal);
  if (image !== null) yield { type: 'image', image };
  yield { type: 'usage', usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 } };
  yield { type: 'done' };
}

async function draw(request: ImageRequest, smaller: number, signal: ModelSignal) {
  const size = {
    width: Math.max(1, Math.round(request.width / smaller)),
    height: Math.max(1, Math.round(request.height / smaller)),
  };
  return readModelImage(await drawScene(compose(request, size), size, signal));
}

function compose(request: ImageRequest, size: { readonly width: number; readonly height: number }): Scene {
  const { words, whole, changes } = readChanges(request.prompt);
  // What was changed since is left out, so that a refined picture is the same one, changed.
  const random = createRandom(hashText(JSON.stringify([whole, request.palette, request.seed])));
  const palette = adjustPalette(findPalette(request.palette, words, random), changes);
  const isClear = request.background === 'transparent';
  const scene = composeScene({ ...size, palette, random, prompt: words, isClear, view: findView(changes) });
  const asked = { width: request.width, height: request.height };
  const label = writeLabel({ ...size, palette, prompt: words, asked });
  return { ...scene, shapes: [...scene.shapes, ...label] };
}

function isDrawable({ width, height }: ImageRequest): boolean {
  const fits = (edge: number) => Number.isInteger(edge) && edge >= 1 && edge <= longestEdge;
  return fits(width) && fits(height);
}

function sizeFailure({ width, height }: ImageRequest) {
  const words = `${width} × ${height} px is not a size it draws; whole px from 1 to ${longestEdge} are`;
  const facts = { service: 'The built-in generator', model, words, retryAfterMs: null };
  return modelFailure('request-refused', facts);
}
