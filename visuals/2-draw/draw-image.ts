import type { GenerationRequest } from '#design/generation';
import type { ImageSize } from '#design/image-header';
import type { AssetBytes } from '#design/snapshot';
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
import { recordRequest, writeRequest } from '../history/record-request.ts';
import { finishPicture, type FinishPicture, type UnfinishedPicture } from './finish-picture.ts';

/** The events of drawing one picture: any others, then exactly one of `drawn` and `failed`. */
export type DrawEvent =
  | { readonly type: 'started'; readonly model: string }
  /** A request is sent when the next event is requested; from then on it may be billed. */
  | Extract<ModelEvent, { readonly type: 'sending' }>
  /** The service finishes the request alone; the ticket fetches the result. */
  | { readonly type: 'ticket'; readonly ticket: ModelTicket }
  /** Nothing is drawn for so many milliseconds; the message says why. */
  | { readonly type: 'waiting'; readonly message: string; readonly milliseconds: number }
  /** A preview of a picture that is still being drawn, in any size. */
  | { readonly type: 'preview'; readonly index: number; readonly image: ModelImage }
  | Extract<ModelEvent, { readonly type: 'progress' }>
  | { readonly type: 'warning'; readonly message: string }
  /** The picture as it arrived. It is paid for, and it is processed when the next event is requested. */
  | { readonly type: 'arrived'; readonly picture: ArrivedPicture }
  | { readonly type: 'drawn'; readonly picture: DrawnPicture }
  | { readonly type: 'failed'; readonly failure: ModelFailure };

/** A picture as it arrived, with cost and usage as far as they are known. */
export type ArrivedPicture = Omit<DrawnPicture, 'spec'>;

/** A finished picture in the size of its spec, with its cost. */
export interface DrawnPicture {
  readonly spec: ImageSpec;
  readonly image: ModelImage;
  readonly service: string;
  readonly model: string;
  readonly costUsd: number | null;
  /** The request, with pictures named by their hashes. */
  readonly request: GenerationRequest;
}

/** The number of previews to request, where the service has them. */
export const defaultPreviews = 2;

export interface DrawOptions {
  /** Whether the service may finish the picture without a connection, where it can. @default false */
  readonly keepsGoing?: boolean;
  /** The number of previews to request, where the service has them; each costs a little. @default 2 */
  readonly previews?: ImageRequest['partialImages'];
  /** The bytes of the spec's pictures, by hash. @default none */
  readonly pictures?: AssetBytes;
  /** Resizes a picture and restores what the mask protects. @default in this thread, PNGs only */
  readonly finish?: FinishPicture;
}

/** Draws one picture; throws the signal's reason when cancelled, and nothing else. */
export function drawImage(
  spec: ImageSpec,
  model: ImageModel,
  signal: ModelSignal,
  options: DrawOptions = {},
): AsyncGenerator<DrawEvent, void, undefined> {
  const { previews = options.previews ?? defaultPreviews } = spec;
  const { pictures = new Map(), finish = finishHere } = options;
  const shown = { ...spec, previews: model.capabilities.partialImages ? previews : 0 };
  const record = recordRequest(shown, options.keepsGoing ?? false);
  const events = model.stream(writeRequest(shown, record, pictures), signal);
  const { service, model: name } = model;
  return readAnswer(spec, { service, model: name, record, pictures, finish }, events, signal);
}

/** The service and model that answer. */
type AnsweringModel = Pick<DrawnPicture, 'service' | 'model'>;

/** Reads the events of a picture that was requested before and that the service finished alone. */
export function readImageEvents(
  spec: ImageSpec,
  asked: AnsweringModel,
  events: AsyncIterable<ModelEvent>,
  signal: ModelSignal,
  { previews = defaultPreviews, pictures = new Map(), finish = finishHere }: DrawOptions = {},
): AsyncGenerator<DrawEvent, void, undefined> {
  const record = recordRequest({ previews, ...spec }, true);
  return readAnswer(spec, { ...asked, record, pictures, finish }, events, signal);
}

/** Finishes a picture that arrived before and was stored unchanged. */
export async function* finishArrived(
  spec: ImageSpec,
  picture: ArrivedPicture,
  signal: ModelSignal,
  { pictures = new Map(), finish = finishHere }: Pick<DrawOptions, 'pictures' | 'finish'> = {},
): AsyncGenerator<DrawEvent, void, undefined> {
  const finished = await finishWith(picture, spec, { pictures, finish });
  signal.throwIfAborted();
  yield 'kind' in finished
    ? { type: 'failed', failure: finished }
    : { type: 'drawn', picture: { spec, ...picture, image: finished } };
}

/** A running request. */
interface SentImageRequest extends AnsweringModel, Required<Pick<DrawOptions, 'pictures' | 'finish'>> {
  readonly record: GenerationRequest;
}

async function finishHere(unfinished: UnfinishedPicture): Promise<ModelImage | null> {
  return finishPicture(unfinished);
}

async function* readAnswer(
  spec: ImageSpec,
  asked: SentImageRequest,
  events: AsyncIterable<ModelEvent>,
  signal: ModelSignal,
): AsyncGenerator<DrawEvent, void, undefined> {
  let image: ModelImage | null = null;
  let costUsd: number | null = null;
  let painter: AnsweringModel = { service: asked.service, model: asked.model };
  for await (const event of events) {
    switch (event.type) {
      case 'started':
        // Another service may have taken over from the first one.
        painter = { service: event.service ?? painter.service, model: event.model };
        yield { type: 'started', model: event.model };
        break;
      case 'image-partial':
        yield { type: 'preview', index: event.index, image: event.image };
        break;
      case 'image': {
        const { record: request } = asked;
        image = event.image;
        yield { type: 'arrived', picture: { image, ...painter, costUsd, request } };
        break;
      }
      case 'usage':
        costUsd = event.usage.costUsd;
        break;
      case 'waiting':
        yield { type: 'waiting', message: event.message, milliseconds: event.milliseconds };
        break;
      case 'sending':
      case 'progress':
      case 'ticket':
      case 'warning':
        yield event;
        break;
      case 'failed':
        // A picture that arrived before the connection failed is paid for and complete.
        if (image !== null) break;
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
  if (image === null) {
    yield { type: 'failed', failure: noPicture(painter) };
    return;
  }
  yield* finishArrived(spec, { image, ...painter, costUsd, request: asked.record }, signal, asked);
}

/** The finished picture, or a failure where the picture is paid for but cannot be placed. */
async function finishWith(
  { image, model }: ArrivedPicture,
  spec: ImageSpec,
  { pictures, finish: bring }: Required<Pick<DrawOptions, 'pictures' | 'finish'>>,
): Promise<ModelImage | ModelFailure> {
  const { mask, references = [] } = spec;
  const base = pictures.get(references[0]?.hash ?? '');
  const covering = pictures.get(mask?.hash ?? '');
  const kept = base && covering ? { base, mask: covering } : null;
  try {
    return (await bring({ image, size: sizeFor(spec, image), kept })) ?? wrongFormat(model, image);
  } catch {
    return brokenPicture(model);
  }
}

/** px; what Figma keeps. */
const maxSide = 4096;

/** The size of a spec; a grid has as many pictures as fit into it. */
function sizeFor({ width, height, diffusion }: ImageSpec, image: ModelImage): ImageSize {
  if (diffusion?.grid === undefined) return { width, height };
  const scale = Math.min(1, maxSide / Math.max(image.width, image.height));
  const fit = (side: number) => Math.max(1, Math.round(side * scale));
  return { width: fit(image.width), height: fit(image.height) };
}

function noPicture({ model }: Pick<AnsweringModel, 'model'>): ModelFailure {
  return unreadable(
    `${model} ended without an image; it may have been billed. Change the words and try again.`,
  );
}

/** The failure for a format that cannot be decoded here, so that the masked picture cannot be composited. */
function wrongFormat(model: string, { mime }: ModelImage): ModelFailure {
  return unreadable(
    `${model} answered with ${mime}, of which no part can be kept as it was. Choose a model that makes PNG.`,
  );
}

function brokenPicture(model: string): ModelFailure {
  return unreadable(
    `The image that ${model} answered with is broken; it may have been billed. Generate it again if you want it.`,
  );
}

function unreadable(message: string): ModelFailure {
  return {
    kind: 'answer-unreadable',
    message,
    retryable: false,
    retryAfterMs: null,
    mayBeBilled: true,
    requestId: null,
    status: null,
  };
}
