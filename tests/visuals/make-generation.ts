import type { Generation } from '#design/generation';

/** The record of a picture that was drawn some minutes after noon. */
export function makeGeneration(
  id: string,
  parent: string | null,
  minute: number,
  changes: Partial<Generation> = {},
): Generation {
  return {
    id,
    parent,
    step: 'draw',
    words: `Picture ${id}`,
    service: 'openai',
    model: 'gpt-image-2',
    prompt: `Picture ${id}`,
    request: null,
    width: 1024,
    height: 1024,
    seed: null,
    imageHash: `hash-${id}`,
    createdAt: `2026-11-21T12:${String(minute).padStart(2, '0')}:00Z`,
    tookMs: null,
    costUsd: 0.01,
    alt: `Picture ${id}`,
    rules: [],
    reasoning: '',
    review: null,
    ...changes,
  };
}
