import type { Signal } from '@preact/signals';
import type { Surroundings } from '#design/surroundings';
import type { ImageModel, ImageRequest, ModelImage } from '#models/ports';
import type { Sandbox } from './ask-sandbox.ts';
import type { Companion, DrawnPicture } from './image-job.ts';
import type { Work } from './work.ts';

/** What a person wants drawn. */
export interface Order {
  readonly prompt: string;
  readonly place: Surroundings | null;
  readonly leftOut: ReadonlySet<Companion>;
}

interface Told {
  readonly work: Signal<Work | null>;
  readonly warnings: Signal<readonly string[]>;
  readonly show: (picture: DrawnPicture) => void;
}

/** px of a picture whose place says nothing. */
const usualSide = 1024;

/** Draws one picture, showing every look at it on the way; throws the service's own sentence where it fails. */
export async function drawPicture(
  model: ImageModel,
  order: Order,
  signal: AbortSignal,
  { work, warnings, show }: Told,
): Promise<DrawnPicture> {
  let drawn: DrawnPicture | null = null;
  let costUsd: number | null = null;
  const asShown = (image: ModelImage, partial: boolean): DrawnPicture => ({
    image,
    url: URL.createObjectURL(new Blob([Uint8Array.from(image.bytes)], { type: image.mime })),
    prompt: order.prompt,
    service: model.service,
    model: model.model,
    costUsd,
    createdAt: new Date().toISOString(),
    partial,
  });
  for await (const event of model.stream(requestOf(model, order), signal)) {
    if (event.type === 'started') work.value = { words: `${event.model} is drawing`, done: 0, total: null };
    else if (event.type === 'image-partial') show(asShown(event.image, true));
    else if (event.type === 'image') drawn = asShown(event.image, false);
    else if (event.type === 'usage') costUsd = event.usage.costUsd;
    else if (event.type === 'warning') warnings.value = [...warnings.value, event.message];
    else if (event.type === 'failed') throw new Error(event.failure.message);
  }
  if (!drawn) throw new Error('The service sent no picture. Try again, or change the prompt.');
  const finished = { ...drawn, costUsd };
  show(finished);
  return finished;
}

/** Puts a picture on the canvas and answers the words for it. */
export async function placePicture(
  sandbox: Sandbox,
  picture: DrawnPicture,
  where: 'fill' | 'beside',
  nodeId: string | null,
): Promise<string> {
  const { image, prompt, service, model, costUsd, createdAt } = picture;
  const { width, height, bytes, mime } = image;
  const id = makeId();
  await sandbox.applyEdit(
    {
      kind: 'place-image',
      nodeId,
      where,
      asset: { key: id, mime },
      width,
      height,
      name: prompt.slice(0, 60),
      generation: {
        id,
        parent: null,
        service,
        model,
        prompt,
        width,
        height,
        seed: null,
        imageHash: null,
        createdAt,
        costUsd,
      },
    },
    bytes,
  );
  return where === 'fill' ? 'Inserted. The former fill lies hidden beneath.' : 'Inserted as a new layer.';
}

/** Random, and without the API that only secure pages have: a local host may not be one. */
function makeId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');
}

function requestOf(model: ImageModel, { prompt, place, leftOut }: Order): ImageRequest {
  const size = place && !leftOut.has('size') ? place : { width: usualSide, height: usualSide };
  const texts = place && !leftOut.has('texts') ? place.texts : [];
  const nearby =
    texts.length > 0
      ? `\n\nIt stands beside these words, which are not part of it: ${texts.join(' / ')}`
      : '';
  return {
    prompt: `${prompt}${nearby}`,
    width: size.width,
    height: size.height,
    quality: 'auto',
    background: 'auto',
    partialImages: model.capabilities.partialImages ? 2 : 0,
    seed: null,
    palette: place && !leftOut.has('palette') ? place.palette : [],
  };
}
