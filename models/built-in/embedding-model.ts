/**
 * Likeness of words without a key and without a network: words and their parts of three letters, each counted in one
 * of a fixed number of places. It knows spelling, not meaning, and gives the same for the same.
 */
import type { EmbeddingModel, EmbeddingRequest, ModelEvent, ModelSignal } from '../ports.ts';
import { toUnitLength } from '../to-unit-length.ts';
import { hashText } from './random.ts';

const model = 'spelling';
const dimensions = 256;
/** How much a whole word counts beside its parts. */
const wordWeight = 3;

/** Opens the model that is always there. */
export function openBuiltInEmbeddings(): EmbeddingModel {
  return { service: 'built-in', model, stream: embed };
}

async function* embed(
  { inputs }: EmbeddingRequest,
  signal: ModelSignal,
): AsyncGenerator<ModelEvent, void, undefined> {
  signal.throwIfAborted();
  yield { type: 'started', model, requestId: null };
  const pictures = inputs.filter(({ kind }) => kind === 'image').length;
  if (pictures > 0)
    yield { type: 'warning', message: 'Likeness by spelling reads no pictures; they were left out.' };
  for (const [index, input] of inputs.entries()) {
    signal.throwIfAborted();
    const vector = input.kind === 'text' ? vectorOf(input.text) : null;
    if (vector !== null) yield { type: 'embedding', index, vector };
  }
  yield { type: 'usage', usage: { inputTokens: 0, outputTokens: 0, costUsd: 0 } };
  yield { type: 'done' };
}

function vectorOf(text: string): Float32Array | null {
  const vector = new Float32Array(dimensions);
  const count = (part: string, weight: number) => {
    const hash = hashText(part);
    const at = hash % dimensions;
    // A sign from another part of the hash keeps parts that share a place from adding up.
    vector[at] = (vector[at] ?? 0) + (hash & 0x10000 ? weight : -weight);
  };
  for (const word of text
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? []) {
    count(word, wordWeight);
    const padded = ` ${word} `;
    for (let at = 0; at + 3 <= padded.length; at += 1) count(padded.slice(at, at + 3), 1);
  }
  return toUnitLength(vector);
}
