import { noStyle, type ImageSpec } from './image-plan.ts';

/** Writes the prompt of a picture: subject, style and surroundings, one line each. */
export function writePrompt({
  words,
  style = noStyle,
  context = [],
}: Pick<ImageSpec, 'words' | 'style' | 'context'>): string {
  const look = [
    ...(style.style === '' ? [] : [`Style: ${style.style}`]),
    ...(style.light === '' ? [] : [`Light: ${style.light}`]),
    ...style.notes,
  ];
  return [words, look.map(asSentence).join('\n'), context.join('\n')]
    .filter((part) => part !== '')
    .join('\n\n');
}

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
