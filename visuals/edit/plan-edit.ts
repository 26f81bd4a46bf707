import type { Generation, PictureRef } from '#design/generation';
import type { ImageSize } from '#design/image-header';
import type { ImageSpec, ImageTarget } from '../1-plan/image-plan.ts';
import type { EditTool } from './edit-pixels.ts';

/** An edit of a picture by a service. */
export interface EditOrder {
  readonly step: EditTool;
  /** The person's words; they may be empty where the step is clear without them. */
  readonly words: string;
  /** The picture as a PNG of the document; with margins where it is extended. */
  readonly base: PictureRef;
  /** The size of the base in px, which is also that of the result. */
  readonly size: ImageSize;
  /** A mask in the document, as `writeMask` encodes it; `null` to change the whole picture. */
  readonly mask: PictureRef | null;
  /** The record of the picture; `null` where it was not generated. */
  readonly parent: Generation | null;
  readonly place: ImageTarget;
  /** @default 'auto' */
  readonly quality?: ImageSpec['quality'];
}

const unmaskedPrompt =
  'Change nothing else: framing, light, colours and every other thing stay exactly as they are.';
const maskedPrompt =
  'Change only the part that the mask marks, and let it join what is around it without a seam.';

/** What each step requests besides the person's words. */
const stepPrompts: Readonly<
  Record<EditOrder['step'], (words: string, hasMask: boolean) => readonly string[]>
> = {
  edit: (words, hasMask) => [words, hasMask ? maskedPrompt : unmaskedPrompt],
  erase: (words) => [
    'Remove what is in the part that the mask marks, and continue what lies around it as if it had never been there.',
    words,
  ],
  extend: (words) => [
    'Continue the picture beyond its edges into the part that the mask marks: the same scene, perspective, light and style, no frame and no seam.',
    words,
  ],
  'cut-out': (words) => [
    'Keep the subject exactly as it is, in the same place and size, and remove everything behind it: a transparent background.',
    words,
  ],
  enlarge: () => [''],
};

/** What the history shows for a step without words. */
const stepTitles: Readonly<Record<EditOrder['step'], string>> = {
  edit: 'Change it',
  erase: 'Erase what is marked',
  extend: 'Continue it beyond its edges',
  'cut-out': 'Remove the background',
  enlarge: 'Enlarge it',
};

/** Plans one change of a picture, which is sent as the first reference. */
export function planEdit(order: EditOrder, newId: () => string): ImageSpec {
  const { step, base, size, mask, parent, place, quality = 'auto' } = order;
  const words = order.words.trim();
  const sentences = stepPrompts[step](words, mask !== null).filter((sentence) => sentence !== '');
  return {
    id: newId(),
    words: words === '' ? stepTitles[step] : words,
    prompt: sentences.join('\n\n'),
    width: size.width,
    height: size.height,
    quality,
    background: step === 'cut-out' ? 'transparent' : 'auto',
    palette: parent?.request?.palette ?? [],
    seed: parent?.seed ?? null,
    place,
    references: [{ ...base, role: 'base' }],
    mask,
    ...(step === 'enlarge' ? { enlarges: true } : {}),
    origin: { parent: parent?.id ?? null, step, alt: parent?.alt ?? words },
  };
}
