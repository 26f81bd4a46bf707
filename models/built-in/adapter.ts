/** The generator that is part of this program: labelled placeholders, and embeddings by spelling. */
import type { EmbeddingModel, EmbeddingRequest, ModelEvent, ModelSignal } from '../ports.ts';
import type { ServiceAdapter } from '../service-adapter.ts';
import { toUnitLength } from '../to-unit-length.ts';
import { openBuiltInModel } from './image-model.ts';
import { hashText } from './random.ts';

/**
 * Embeds text without a key and without a network. Words and their trigrams are hashed into a fixed number of dimensions
 * and counted. The result reflects spelling, not meaning, and is the same for the same text.
 */

const model = 'spelling';
const dimensions = 256;
/** The weight of a whole word; a trigram has weight 1. */
const wordWeight = 3;

/** Opens the built-in embedding model. */
function openBuiltInEmbeddings(): EmbeddingModel {
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
    yield { type: 'warning', message: 'Likeness by spelling reads no images; they were left out.' };
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
    // A sign from another part of the hash keeps collisions from adding up.
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

export const builtInAdapter: ServiceAdapter = {
  openImage: (_connection, _model, paint) => openBuiltInModel(paint),
  openEmbedding: openBuiltInEmbeddings,
};
