/**
 * Draws pictures without a key and without a network: placeholders that are the same for the same words, colours, seed
 * and size. Each has a label that says that it is a placeholder.
 */
import { builtInService, services } from '#design/services';
import { fitImageRequest } from '../fit-image-request.ts';
import { modelFailure } from '../model-failure.ts';
import type { ImageCapabilities, ImageModel, ImageRequest, ModelEvent, ModelSignal } from '../ports.ts';
import { readModelImage } from '../read-model-image.ts';
import { paintPlaceholder, type PaintPlaceholder } from './paint-placeholder.ts';

/** The one model of the built-in generator. */
export const builtInModel = 'placeholder';

const { title } = services[builtInService];

/** px; the maximum of an image fill in Figma. */
const longestEdge = 4096;

/** How many times smaller each preview is than the picture, smallest first. */
const previewShares = [12, 6, 3];

const capabilities: ImageCapabilities = {
  partialImages: true,
  transparent: true,
  seed: true,
  exactSize: true,
  references: 0,
  mask: false,
};

/** Opens the built-in generator; `paint` may draw in a worker. */
export function openBuiltInModel(paint: PaintPlaceholder = paintPlaceholder): ImageModel {
  return {
    service: builtInService,
    model: builtInModel,
    capabilities,
    stream: (request: ImageRequest, signal: ModelSignal) => drawPlaceholder(paint, request, signal),
  };
}

async function* drawPlaceholder(
  paint: PaintPlaceholder,
  request: ImageRequest,
  signal: ModelSignal,
): AsyncGenerator<ModelEvent, void, undefined> {
  signal.throwIfAborted();
  if (!isDrawable(request)) {
    yield { type: 'failed', failure: sizeFailure(request) };
    return;
  }
  yield { type: 'started', model: builtInModel, requestId: null };
  for (const message of fitImageRequest(request, title, capabilities).warnings)
    yield { type: 'warning', message };
  const shares = previewShares.slice(previewShares.length - request.partialImages);
  for (const [index, share] of shares.entries()) {
    const image = await draw(paint, request, share, signal);
    if (image !== null) yield { type: 'image-partial', index, image };
  }
  const image = await draw(paint, request, 1, signal);
  if (image !== null) yield { type: 'image', image };
  yield { type: 'usage', usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 } };
  yield { type: 'done' };
}

async function draw(paint: PaintPlaceholder, request: ImageRequest, smaller: number, signal: ModelSignal) {
  const { prompt, width, height, background, palette, seed } = request;
  try {
    return readModelImage(await paint({ prompt, width, height, background, palette, seed, smaller }, signal));
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}

function isDrawable({ width, height }: ImageRequest): boolean {
  const fits = (edge: number) => Number.isInteger(edge) && edge >= 1 && edge <= longestEdge;
  return fits(width) && fits(height);
}

function sizeFailure({ width, height }: ImageRequest) {
  const words = `${width} × ${height} px is not a size it draws; whole px from 1 to ${longestEdge} are`;
  return modelFailure('request-refused', { service: title, model: builtInModel, words });
}
