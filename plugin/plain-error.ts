/** Something a person can be told in one plain sentence; anything else that is thrown is our own fault. */
export class PlainError extends Error {}

/** The sentence for whatever was thrown. Figma's notices take 100 characters, so ours stay short. */
export function plainSentence(error: unknown): string {
  if (error instanceof PlainError) return error.message;
  const detail = error instanceof Error ? error.message : String(error);
  return `Figma could not do this: ${detail.replace(/[\s.]+$/, '')}.`;
}
