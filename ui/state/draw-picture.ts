import type { Signal } from '@preact/signals';
import type { Surroundings } from '#design/surroundings';
import type { ImageModel, ModelImage, ModelTicket } from '#models/ports';
import { isOfTheLine } from '#models/policy/hear-to-the-end';
import { planImage } from '#visuals/1-plan/plan-image';
import type { ImagePlace } from '#visuals/1-plan/image-plan';
import { drawImage, type DrawnPicture } from '#visuals/2-draw/draw-image';
import { placeImage } from '#visuals/3-place/place-image';
import type { Sandbox } from './ask-sandbox.ts';
import type { Companion, ShownPicture } from './image-job.ts';
import type { KeptDrawings } from './kept-drawings.ts';
import { makeId } from './make-id.ts';
import { waitingFor, type Work } from './work.ts';

/** What a person wants drawn. */
export interface Order {
  readonly words: string;
  readonly around: Surroundings | null;
  readonly leftOut: ReadonlySet<Companion>;
}

interface Told {
  readonly kept: KeptDrawings;
  /** Whether the service may finish it though the panel is closed. */
  readonly keepsGoing: boolean;
  /** Has the service delete what it kept of a picture that has arrived. */
  readonly forget: (ticket: ModelTicket) => void;
  readonly work: Signal<Work | null>;
  readonly warnings: Signal<readonly string[]>;
  readonly show: (picture: ShownPicture) => void;
}

/** Draws one picture, showing every look at it on the way; throws the service's own sentence where it fails. */
export async function drawPicture(
  model: ImageModel,
  order: Order,
  signal: AbortSignal,
  { work, warnings, show, kept, keepsGoing, forget }: Told,
): Promise<ShownPicture> {
  const [spec] = planImage({ ...order, where: 'fill' }, makeId).specs;
  if (!spec) throw new Error('There is nothing to draw. Change the prompt.');
  let ticket: ModelTicket | null = null;
  let isLeft = false;
  try {
    for await (const event of drawImage(spec, model, signal, { keepsGoing })) {
      await kept.follow(spec, event);
      if (event.type === 'started') work.value = { words: `${event.model} is drawing`, done: 0, total: null };
      else if (event.type === 'ticket') ticket = event.ticket;
      else if (event.type === 'waiting') work.value = waitingFor(event);
      else if (event.type === 'preview') show(asShown(event.image, order.words, null));
      else if (event.type === 'warning') warnings.value = [...warnings.value, event.message];
      else if (event.type === 'failed') {
        isLeft = ticket !== null && isOfTheLine(event.failure);
        throw new Error(event.failure.message);
      } else if (event.type === 'drawn') {
        const shown = asShown(event.picture.image, order.words, event.picture);
        show(shown);
        if (ticket !== null) forget(ticket);
        return shown;
      }
    }
  } finally {
    // Where the line was at fault it is fetched when the panel is opened next.
    if (!isLeft) kept.end(spec.id);
  }
  throw new Error('The service sent no picture. Try again, or change the prompt.');
}

/** Puts a picture on the canvas and answers the words for it. */
export async function placePicture(
  sandbox: Sandbox,
  { drawn }: ShownPicture,
  place: ImagePlace,
): Promise<string> {
  if (!drawn) throw new Error('The picture is still being drawn.');
  const placing = { id: makeId(), createdAt: new Date().toISOString() };
  const { edit, bytes } = placeImage({ ...drawn, spec: { ...drawn.spec, place } }, placing);
  await sandbox.applyEdit(edit, bytes.get(edit.asset.key) ?? drawn.image.bytes);
  return place.where === 'fill'
    ? 'Inserted. The former fill lies hidden beneath.'
    : 'Inserted as a new layer.';
}

/** A picture as a tile shows it. */
export function asShown(image: ModelImage, words: string, drawn: DrawnPicture | null): ShownPicture {
  const url = URL.createObjectURL(new Blob([Uint8Array.from(image.bytes)], { type: image.mime }));
  return { image, url, words, drawn };
}
