/** The sentence for an error of a task: what happened and what to do, with the detail that a bug report needs. */
export function sentenceOf(error: unknown): string {
  const detail = error instanceof Error ? error.message : String(error);
  return `Framewright could not finish this: ${detail} Select a smaller frame to go on, and please report it.`;
}
