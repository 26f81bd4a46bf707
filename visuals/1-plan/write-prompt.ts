import { emptyStyleCard, type StyleCardField, styleCardFields } from '#design/picture-sets';
import type { ImageSpec } from './image-plan.ts';

/** Writes the prompt of a picture: subject, style and surroundings, one line each. */
export function writePrompt({
  words,
  style = emptyStyleCard,
  context = [],
}: Pick<ImageSpec, 'words' | 'style' | 'context'>): string {
  const lines = styleCardFields.flatMap((field) => {
    const text = style[field] ?? '';
    return text === '' ? [] : [`${lineNames[field]}: ${text}`];
  });
  const look = [...lines, ...style.notes];
  return [words, look.map(asSentence).join('\n'), context.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

const lineNames: Readonly<Record<StyleCardField, string>> = {
  subject: 'All pictures show',
  style: 'Style',
  medium: 'Medium',
  light: 'Light',
  lens: 'Lens',
  mood: 'Mood',
  avoid: 'Avoid',
};

/** A spec with other words or another style, and the prompt for them. */
export function withPrompt(
  spec: ImageSpec,
  changes: Partial<Pick<ImageSpec, 'words' | 'style' | 'context'>>,
): ImageSpec {
  const changed = { ...spec, ...changes };
  return { ...changed, prompt: writePrompt(changed) };
}

function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
