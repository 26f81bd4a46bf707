import type { Generation } from '#design/generation';
import type { DrawnPicture } from '../2-draw/draw-image.ts';

/** Creates the record of a drawn picture without the hash that Figma gives its bytes later. */
export function recordPicture(
  { spec, image, service, model, costUsd, request }: DrawnPicture,
  {
    id,
    createdAt,
    tookMs = null,
  }: Pick<Generation, 'id' | 'createdAt'> & { readonly tookMs?: number | null },
): Generation {
  const { parent = null, step = 'draw', alt, rules = [], reasoning = '', review = null } = spec.origin ?? {};
  return {
    id,
    parent,
    step,
    words: spec.words,
    service,
    model,
    prompt: spec.prompt,
    request,
    width: image.width,
    height: image.height,
    seed: spec.seed,
    imageHash: null,
    createdAt,
    tookMs,
    costUsd,
    alt: alt ?? spec.words,
    rules,
    reasoning,
    review,
  };
}
