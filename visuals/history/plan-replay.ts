import type { Generation } from '#design/generation';
import { isServiceName } from '#design/services';
import type { ImageTarget, ImageSpec } from '../1-plan/image-plan.ts';

/** The id and the target of a repeated picture. */
export interface Replay {
  readonly id: string;
  readonly place: ImageTarget;
}

/**
 * Creates the spec that repeats the exact request of a record; `null` where nothing was sent. Its picture becomes a
 * sibling of the original, with the same parent.
 */
export function planReplay(generation: Generation, { id, place }: Replay): ImageSpec | null {
  const { request, prompt, words, seed, parent, step, alt, rules, reasoning, service, model } = generation;
  if (request === null) return null;
  const { width, height, quality, background, palette, previews, references, mask, enlarges, diffusion } =
    request;
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
    ...(diffusion === undefined ? {} : { diffusion }),
    ...(isServiceName(service) ? { asks: { service, model } } : {}),
    origin: { parent, step, alt, rules, reasoning },
  };
}

/** Creates a spec with the settings of a record for another target: its words, style and references in another size. */
export function planWithSameSettings(
  generation: Generation,
  elsewhere: Replay & ImageSpecSize,
): ImageSpec | null {
  const spec = planReplay(generation, elsewhere);
  if (spec === null) return null;
  const { width, height } = elsewhere;
  const { asks: _asks, ...settings } = spec;
  // The base of an edit is not a setting; only the other references are.
  const references = (spec.references ?? []).filter(({ role }) => role !== 'base');
  const { alt = spec.words, rules = [], reasoning = '' } = spec.origin ?? {};
  return { ...settings, width, height, references, mask: null, origin: { alt, rules, reasoning } };
}

type ImageSpecSize = Pick<ImageSpec, 'width' | 'height'>;
