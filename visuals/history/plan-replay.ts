import type { Generation } from '#design/generation';
import { isServiceName } from '#design/services';
import type { ImageTarget, ImageSpec } from '../1-plan/image-plan.ts';

/** Where a picture is drawn again, and as what. */
export interface Replay {
  readonly id: string;
  readonly place: ImageTarget;
}

/**
 * The spec that sends the very request of a record again; `null` where nothing was sent. Its picture is a sibling of the
 * one it repeats: made of the same, for the same reasons.
 */
export function planReplay(generation: Generation, { id, place }: Replay): ImageSpec | null {
  const { request, prompt, words, seed, parent, step, alt, rules, reasoning, service, model } = generation;
  if (request === null) return null;
  const { width, height, quality, background, palette, previews, references, mask, enlarges } = request;
  return {
    id,
    words,
    prompt,
    width,
    height,
    quality,
    background,
    palette,
    seed,
    place,
    previews,
    ...(references.length === 0 ? {} : { references }),
    ...(mask === null ? {} : { mask }),
    ...(enlarges === true ? { enlarges } : {}),
    ...(isServiceName(service) ? { asks: { service, model } } : {}),
    origin: { parent, step, alt, rules, reasoning },
  };
}

/** The settings of a record for a picture elsewhere: its words, look and pictures to go by, in another size. */
export function planWithSameSettings(
  generation: Generation,
  elsewhere: Replay & ImageSpecSize,
): ImageSpec | null {
  const spec = planReplay(generation, elsewhere);
  if (spec === null) return null;
  const { width, height } = elsewhere;
  const { asks: _asks, ...settings } = spec;
  // What was changed of another picture is no setting: only what the picture went by is.
  const references = (spec.references ?? []).filter(({ role }) => role !== 'base');
  const { alt = spec.words, rules = [], reasoning = '' } = spec.origin ?? {};
  return { ...settings, width, height, references, mask: null, origin: { alt, rules, reasoning } };
}

type ImageSpecSize = Pick<ImageSpec, 'width' | 'height'>;
