import type {
  ImageModel,
  ImageRequest,
  ModelEvent,
  ModelFailure,
  ModelImage,
  ModelSignal,
  ModelTicket,
} from '#models/ports';
import type { ImageSpec } from '../1-plan/image-plan.ts';
import { fitPicture } from './fit-picture.ts';

/** What drawing one picture tells, in order: anything, then exactly one of `drawn` and `failed`. */
export type DrawEvent =
  | { readonly type: 'started'; readonly model: string }
  /** A request leaves when the next event is asked for; from then on it may be billed. */
  | Extract<ModelEvent, { readonly type: 'sending' }>
  /** It goes on by itself; with the ticket what became of it can be fetched. */
  | { readonly type: 'ticket'; readonly ticket: ModelTicket }
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
export const usualPreviews = 2;

export interface DrawOptions {
  /** The service may finish the picture though nobody listens, where it can. @default false */
  readonly keepsGoing?: boolean;
  /** Looks on the way that are asked for, where the service has them; each costs a little. @default 2 */
  readonly previews?: ImageRequest['partialImages'];
}

/** Draws one picture; throws the signal's reason when cancelled, and nothing else. */
export function drawImage(
  spec: ImageSpec,
  model: ImageModel,
  signal: ModelSignal,
  { keepsGoing = false, previews = usualPreviews }: DrawOptions = {},
): AsyncGenerator<DrawEvent, void, undefined> {
  const partialImages = model.capabilities.partialImages ? previews : 0;
  const events = model.stream({ ...requestOf(spec), partialImages, keepsGoing }, signal);
  return readDrawing(spec, model, events, signal);
}

/** Who draws in the end. */
type Painter = Pick<DrawnPicture, 'service' | 'model'>;

/** What a model tells of one picture, told of the spec; the same for one that is asked for and one that is fetched. */
export async function* readDrawing(
  spec: ImageSpec,
  asked: Painter,
  events: AsyncIterable<ModelEvent>,
  signal: ModelSignal,
): AsyncGenerator<DrawEvent, void, undefined> {
  let image: ModelImage | null = null;
  let costUsd: number | null = null;
  let painter: Painter = { service: asked.service, model: asked.model };
  for await (const event of events) {
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
      case 'sending':
      case 'ticket':
      case 'warning':
        yield event;
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
    ? { type: 'failed', failure: noPicture(painter) }
    : finish(spec, painter, image, costUsd);
}

function requestOf(spec: ImageSpec): Omit<ImageRequest, 'partialImages'> {
  const { prompt, width, height, quality, background, palette, seed } = spec;
  return { prompt, width, height, quality, background, palette, seed };
}

function finish(spec: ImageSpec, painter: Painter, image: ModelImage, costUsd: number | null): DrawEvent {
  return { type: 'drawn', picture: { spec, image: fitPicture(image, spec), ...painter, costUsd } };
}

function noPicture({ model }: Painter): ModelFailure {
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
