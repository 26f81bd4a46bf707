import type { ServiceName } from '#design/services';
import type { ImageModel, ModelFailure, ModelImage } from '#models/ports';
import type { ImageSpec } from '#visuals/1-plan/image-plan';
import { type DrawEvent, drawImage, type DrawnPicture, readImageEvents } from '#visuals/2-draw/draw-image';
import type { Terminal } from './command.ts';
import { describeWait, notifyWhenCancelled } from './service-messages.ts';

export interface DrawnImage extends DrawnPicture {
  readonly warnings: readonly string[];
}

/** The result of one prompt. */
export type CollectedImage =
  | { readonly kind: 'drawn'; readonly picture: DrawnImage }
  | { readonly kind: 'failed'; readonly failure: ModelFailure; readonly warnings: readonly string[] };

export interface CollectContext {
  readonly model: ImageModel;
  readonly service: ServiceName;
  readonly signal: AbortSignal;
  readonly terminal: Pick<Terminal, 'showProgress' | 'notify'>;
  /** Receives the unchanged picture and the service that has drawn it. */
  storeRaw(image: ModelImage, by: { readonly service: string; readonly model: string }): Promise<void>;
}

/** Draws one planned picture in exactly the size of its plan; throws errors that end the command. */
export async function collectImage(spec: ImageSpec, collecting: CollectContext): Promise<CollectedImage> {
  const { service, signal, terminal } = collecting;
  const finish = notifyWhenCancelled(service, 'picture', signal, terminal);
  try {
    return await collectEvents(drawImage(spec, storingRaw(collecting), signal), collecting);
  } finally {
    finish();
  }
}

/** Finishes a picture that arrived in a former run, without a request. */
export function finishRawImage(
  spec: ImageSpec,
  image: ModelImage,
  by: { readonly service: string; readonly model: string },
  collecting: Pick<CollectContext, 'signal' | 'terminal'>,
): Promise<CollectedImage> {
  async function* came() {
    yield { type: 'image', image } as const;
  }
  return collectEvents(readImageEvents(spec, by, came(), collecting.signal), collecting);
}

async function collectEvents(
  events: AsyncIterable<DrawEvent>,
  { terminal }: Pick<CollectContext, 'terminal'>,
): Promise<CollectedImage> {
  const warnings: string[] = [];
  for await (const event of events) {
    if (event.type === 'waiting') terminal.showProgress(describeWait(event));
    if (event.type === 'warning') warnings.push(event.message);
    if (event.type === 'failed') return { kind: 'failed', failure: event.failure, warnings };
    if (event.type === 'drawn') return { kind: 'drawn', picture: { ...event.picture, warnings } };
  }
  throw new Error('a drawing ended without a word');
}

/** The same model, which stores an arrived picture first, whatever happens to the connection afterwards. */
function storingRaw(collecting: CollectContext): ImageModel {
  const { model } = collecting;
  return {
    ...model,
    async *stream(request, signal) {
      let by = { service: model.service, model: model.model };
      for await (const event of model.stream(request, signal)) {
        if (event.type === 'started') by = { service: event.service ?? by.service, model: event.model };
        if (event.type === 'image') await collecting.storeRaw(event.image, by);
        yield event;
      }
    },
  };
}
