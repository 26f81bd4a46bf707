import type { GenerationRequest } from '#design/generation';
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
  /** The picture as it came: it is paid for, and nothing is made of it before the next event is asked for. */
  | { readonly type: 'arrived'; readonly picture: ArrivedPicture }
  | { readonly type: 'drawn'; readonly picture: DrawnPicture }
  | { readonly type: 'failed'; readonly failure: ModelFailure };

/** A picture as it came, and what it took as far as that is known by then. */
export type ArrivedPicture = Omit<DrawnPicture, 'spec'>;

/** A finished picture in the size its spec asks for, and what it took. */
export interface DrawnPicture {
  readonly spec: ImageSpec;
  readonly image: ModelImage;
  readonly service: string;
  readonly model: string;
  readonly costUsd: number | null;
  /** What was sent, with pictures by their hashes. */
  readonly request: GenerationRequest;
}

/** How many looks on the way are asked for, where the service has them. */
export const defaultPreviews = 2;

export interface DrawOptions {
  /** The service may finish the picture though nobody listens, where it can. @default false */
  readonly keepsGoing?: boolean;
  /** Looks on the way that are asked for, where the service has them; each costs a little. @default 2 */
  readonly previews?: ImageRequest['partialImages'];
  /** The pictures that the spec names, by hash. @default none */
  readonly pictures?: AssetBytes;
  /** Brings a picture into its size and keeps what was to stay. @default here and now, of PNGs only */
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

/** Who draws in the end. */
type AnsweringModel = Pick<DrawnPicture, 'service' | 'model'>;

/** What a model tells of a picture that was asked for before and went on by itself. */
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

/** Finishes a picture that came before and was kept as it came. */
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

/** A request that is under way. */
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
        // Another service may have taken over from the one that was asked first.
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
      case 'ticket':
      case 'warning':
        yield event;
        break;
      case 'failed':
        // What came whole before the line broke is paid for and as good as ever.
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

/** The finished picture, or why what came is of no use: it is paid for, and nothing of it can be placed. */
async function finishWith(
  { image, model }: ArrivedPicture,
  { width, height, mask, references = [] }: ImageSpec,
  { pictures, finish: bring }: Required<Pick<DrawOptions, 'pictures' | 'finish'>>,
): Promise<ModelImage | ModelFailure> {
  const base = pictures.get(references[0]?.hash ?? '');
  const covering = pictures.get(mask?.hash ?? '');
  const kept = base && covering ? { base, mask: covering } : null;
  try {
    return (await bring({ image, size: { width, height }, kept })) ?? wrongFormat(model, image);
  } catch {
    return brokenPicture(model);
  }
}

function noPicture({ model }: Pick<AnsweringModel, 'model'>): ModelFailure {
  return unreadable(
    `${model} ended without a picture; it may have been billed. Change the words and try again.`,
  );
}

/** What cannot be read here cannot be laid over what is to stay. */
function wrongFormat(model: string, { mime }: ModelImage): ModelFailure {
  return unreadable(
    `${model} answered with ${mime}, of which no part can be kept as it was. Choose a model that draws PNG.`,
  );
}

function brokenPicture(model: string): ModelFailure {
  return unreadable(
    `The picture that ${model} answered with is broken; it may have been billed. Draw it again if you want it.`,
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
