import type { Generation, PictureRef, PictureReview } from '#design/generation';
import type { ImageSize } from '#design/image-header';
import type { ImageSpec, ImageTarget } from '../1-plan/image-plan.ts';
import type { Refinement } from './ask-for-refinement.ts';

export interface RefineOrder {
  readonly step: 'refine' | 'redraw';
  /** What is wanted, as `describeChange` says it. */
  readonly words: string;
  /** What a model made of it; `null` where none was asked. */
  readonly refinement: Refinement | null;
  readonly parent: Generation | null;
  readonly base: PictureRef;
  /** px of the base, which the result has too. */
  readonly size: ImageSize;
  readonly place: ImageTarget;
  /** Whether who draws takes a picture to change; else it is drawn anew from all words so far. */
  readonly takesPictures: boolean;
  /** Of the picture that is redrawn. @default null */
  readonly review?: PictureReview | null;
}

/** Plans the next picture of a conversation. */
export function planRefine(order: RefineOrder, newId: () => string): ImageSpec {
  const { step, words, refinement, parent, base, size, place, takesPictures, review = null } = order;
  return {
    id: newId(),
    words,
    prompt: refinement?.prompt ?? (takesPictures ? changeOnly(words) : addChange(parent, words)),
    width: size.width,
    height: size.height,
    quality: parent?.request?.quality ?? 'auto',
    background: parent?.request?.background ?? 'auto',
    palette: parent?.request?.palette ?? [],
    seed: parent?.seed ?? null,
    place,
    ...(takesPictures ? { references: [{ ...base, role: 'base' as const }] } : {}),
    origin: {
      parent: parent?.id ?? null,
      step,
      alt: refinement?.alt || parent?.alt || words,
      reasoning: refinement?.reasoning ?? '',
      review,
    },
  };
}

function changeOnly(words: string): string {
  return `Change this picture: ${words}.\n\nEverything else stays as it is: subject, framing and style.`;
}

/** All words so far, a line for each change: who draws anew has to be told everything. */
function addChange(parent: Generation | null, words: string): string {
  return parent === null ? words : `${parent.prompt}\nChange: ${words}.`;
}
