import type { PlaceImage } from '#design/canvas-edit';
import type { Generation, GenerationStep } from '#design/generation';
import type { ImageSize } from '#design/image-header';
import { builtInService, type ServiceName } from '#design/services';
import type { ImageTarget } from '../1-plan/image-plan.ts';

/** A picture that was made from another one on this machine: by this program, or by a tool of a person's own server. */
export interface LocalPicture {
  readonly id: string;
  readonly step: GenerationStep;
  /** A PNG. */
  readonly image: ImageSize & { readonly bytes: Uint8Array };
  /** What was done, as the history shows it. */
  readonly words: string;
  /** The method, in place of a model. */
  readonly method: string;
  /** The server whose tool made it. @default this program */
  readonly by?: ServiceName;
  readonly parent: Generation | null;
  readonly place: ImageTarget;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly tookMs: number | null;
}

/** Creates the edit that places the picture with its record, and returns its bytes. */
export function placeLocalPicture(picture: LocalPicture): {
  readonly edit: PlaceImage;
  readonly bytes: Uint8Array;
} {
  const { id, step, image, words, method, by = builtInService, parent, place, createdAt, tookMs } = picture;
  const { width, height, bytes } = image;
  const generation: Generation = {
    id,
    parent: parent?.id ?? null,
    step,
    words,
    service: by,
    model: method,
    prompt: words,
    request: null,
    width,
    height,
    seed: null,
    imageHash: null,
    createdAt,
    tookMs,
    costUsd: 0,
    alt: parent?.alt ?? '',
    rules: [],
    reasoning: '',
    review: null,
  };
  const asset = { key: `generated-${id}`, mime: 'image/png' as const };
  const name = (parent?.words ?? words).slice(0, 60);
  return {
    edit: { kind: 'place-image', ...place, asset, width, height, name, generation },
    bytes,
  };
}
