import type { ImagePrompt } from '../ports.ts';

/** The prompt, with the colours that the picture should match. */
export function writeImagePrompt({ prompt, palette }: ImagePrompt): string {
  return palette.length === 0 ? prompt : `${prompt}\n\nColours that go with it: ${palette.join(', ')}.`;
}
