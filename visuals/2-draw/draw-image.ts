import type { ImageModel, ImageRequest, ModelFailure, ModelImage, ModelSignal } from '#models/ports';
import type { ImageSpec } from '../1-plan/image-plan.ts';
import { fitPicture } from './fit-picture.ts';

/** What drawing one picture tells, in order: anything, then exactly one of `drawn` and `failed`. */
export type DrawEvent =
  | { readonly type: 'started'; readonly model: string }
  /** A look at a picture that is still being drawn, in whatever size it comes. */
  | { readonly type: 'preview'; readonly index: number; readonly image: ModelImage }
  | { readonly type: 'warning'; readonly message: string }
  | { readonly type: 'drawn'; readonly picture: DrawnPicture }
  | { readonly type: 'failed'; readonly failure: ModelFailure };

/** A finished picture in the size its spec asks for, and what it took. */
export interface DrawnPicture {
  readonly spec: ImageSpec;
  readonly image: ModelImage;
  readonly service: string;
  readonly model: string;
  readonly costUsd: number | null;
}

/** How many looks on the way are asked for, where the service has them. */
const previews = 2;

/** Draws one picture; throws the signal's reason when cancelled, and nothing else. */
export async function* drawImage(
  spec: ImageSpec,
  model: ImageModel,
  signal: ModelSignal,
): AsyncGenerator<DrawEvent, void, undefined> {
  let image: ModelImage | null = null;
  let costUsd: number | null = null;
  for await (const event of model.stream(requestOf(spec, model), signal)) {
    switch (event.type) {
      case 'started':
        yield { type: 'started', model: event.model };
        break;
      case 'image-partial':
        yield { type: 'preview', index: event.index, image: event.image };
        break;
      case 'image':
        image = event.image;
        break;
      case 'usage':
        costUsd = event.usage.costUsd;
        break;
      case 'warning':
        yield { type: 'warning', message: event.message };
        break;
      case 'failed':
        yield { type: 'failed', failure: event.failure };
        return;
      case 'done':
      case 'text':
      case 'reasoning':
        break;
    }
  }
  signal.throwIfAborted();
  yield image === null ? { type: 'failed', failure: noPicture(model) } : finish(spec, model, image, costUsd);
}

function requestOf(spec: ImageSpec, { capabilities }: ImageModel): ImageRequest {
  const { prompt, width, height, quality, background, palette, seed } = spec;
  const partialImages = capabilities.partialImages ? previews : 0;
  return { prompt, width, height, quality, background, palette, seed, partialImages };
}

function finish(spec: ImageSpec, model: ImageModel, image: ModelImage, costUsd: number | null): DrawEvent {
  const fitted = fitPicture(image, spec);
  return {
    type: 'drawn',
    picture: { spec, image: fitted, service: model.service, model: model.model, costUsd },
  };
}

function noPicture({ model }: ImageModel): ModelFailure {
  return {
    kind: 'answer-unreadable',
    message: `${model} ended without a picture; it may have been billed. Change the words and try again.`,
    retryable: false,
    retryAfterMs: null,
    mayBeBilled: true,
    requestId: null,
    status: null,
  };
}
