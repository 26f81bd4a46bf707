import type { Generation, PictureRef, PictureReview } from '#design/generation';
import type { ImageSize } from '#design/image-header';
import type { ImageSpec, ImageTarget } from '../1-plan/image-plan.ts';
import type { Refinement } from './ask-for-refinement.ts';

export interface RefineOrder {
  readonly step: 'refine' | 'redraw';
  /** The requested change, as `describeChange` writes it. */
  readonly words: string;
  /** The model's proposal; `null` where no model was asked. */
  readonly refinement: Refinement | null;
  readonly parent: Generation | null;
  readonly base: PictureRef;
  /** The size of the base in px, which is also that of the result. */
  readonly size: ImageSize;
  readonly place: ImageTarget;
  /** Whether the service takes a picture to change; otherwise the picture is redrawn from all words so far. */
  readonly takesPictures: boolean;
  /** The review of the picture to redraw. @default null */
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

/** All words so far, one line for each change, because a redraw needs all of them. */
function addChange(parent: Generation | null, words: string): string {
  return parent === null ? words : `${parent.prompt}\nChange: ${words}.`;
}
