import { noStyle, type ImageSpec } from './image-plan.ts';

/** What a picture's model is asked: what it shows, how it looks, and what stands around it, a line each. */
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

/** A spec with other words or another look, its prompt written anew. */
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
