import type { Generation } from '#design/generation';

/** One thing in which two pictures were asked for differently. */
export interface GenerationDifference {
  readonly what: 'prompt' | 'size' | 'seed' | 'service' | 'model';
  readonly before: string;
  readonly after: string;
}

const displayedValues: Readonly<Record<GenerationDifference['what'], (generation: Generation) => string>> = {
  prompt: ({ prompt }) => prompt,
  size: ({ width, height }) => `${width} × ${height}`,
  seed: ({ seed }) => (seed === null ? 'any' : String(seed)),
  service: ({ service }) => service,
  model: ({ model }) => model,
};

const comparedFields = ['prompt', 'size', 'seed', 'service', 'model'] as const;

/** In what one picture was asked for differently from another; what came of it only the pictures show. */
export function compareGenerations(before: Generation, after: Generation): readonly GenerationDifference[] {
  return comparedFields
    .map((what) => ({ what, before: displayedValues[what](before), after: displayedValues[what](after) }))
    .filter((one) => one.before !== one.after);
}
