import type { ImageModel, ImageRequest, ModelFailure, ModelImage, ModelSignal } from '#models/ports';
import type { ImageSpec } from '../1-plan/image-plan.ts';
import { fitPicture } from './fit-picture.ts';

/** What drawing one picture tells, in order: anything, then exactly one of `drawn` and `failed`. */
export type DrawEvent =
  | { readonly type: 'started'; readonly model: string }
  /** Nothing is drawn for so many milliseconds; the sentence says why. */
  | { readonly type: 'waiting'; readonly message: string; readonly milliseconds: number }
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
export const previews = 2;

/** Draws one picture; throws the signal's reason when cancelled, and nothing else. */
export async function* drawImage(
  spec: ImageSpec,
  model: ImageModel,
  signal: ModelSignal,
): AsyncGenerator<DrawEvent, void, undefined> {
  let image: ModelImage | null = null;
  let costUsd: number | null = null;
  let painter: Painter = { service: model.service, model: model.model };
  for await (const event of model.stream(requestOf(spec, model), signal)) {
    switch (event.type) {
      case 'started':
        // Another service may have taken over from the one that was asked first.
        painter = { service: event.service ?? painter.service, model: event.model };
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
      case 'waiting':
        yield { type: 'waiting', message: event.message, milliseconds: event.milliseconds };
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
      case 'embedding':
        break;
    }
  }
  signal.throwIfAborted();
  yield image === null
    ? { type: 'failed', failure: noPicture(model) }
    : finish(spec, painter, image, costUsd);
}

function requestOf(spec: ImageSpec, { capabilities }: ImageModel): ImageRequest {
  const { prompt, width, height, quality, background, palette, seed } = spec;
  const partialImages = capabilities.partialImages ? previews : 0;
  return { prompt, width, height, quality, background, palette, seed, partialImages };
}

/** Who draws in the end. */
type Painter = Pick<DrawnPicture, 'service' | 'model'>;

function finish(spec: ImageSpec, painter: Painter, image: ModelImage, costUsd: number | null): DrawEvent {
  return { type: 'drawn', picture: { spec, image: fitPicture(image, spec), ...painter, costUsd } };
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
