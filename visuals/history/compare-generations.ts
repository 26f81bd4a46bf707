import type { Generation } from '#design/generation';

/** One difference between the requests of two pictures. */
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

/** Lists the differences between the requests of two pictures; their effect is visible only in the pictures. */
export function compareGenerations(before: Generation, after: Generation): readonly GenerationDifference[] {
  return comparedFields
    .map((what) => ({ what, before: displayedValues[what](before), after: displayedValues[what](after) }))
    .filter((one) => one.before !== one.after);
}
