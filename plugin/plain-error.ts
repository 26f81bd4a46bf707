/** An error with a message for people. Every other error is a bug. */
export class PlainError extends Error {}

/** The sentence for whatever was thrown. Figma's notices take 100 characters, so ours stay short. */
export function plainSentence(error: unknown): string {
  if (error instanceof PlainError) return error.message;
  const detail = error instanceof Error ? error.message : String(error);
  return `Figma could not do this: ${detail.replace(/[\s.]+$/, '')}.`;
}
