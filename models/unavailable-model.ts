import type {
  EmbeddingModel,
  ImageModel,
  ModelEvent,
  ModelFailure,
  ModelSignal,
  TextModel,
} from './ports.ts';

/** A model that cannot be asked: it answers every request with the one failure that says why, and sends nothing. */
export function unavailableModel(
  service: string,
  model: string,
  failure: ModelFailure,
): TextModel & ImageModel & EmbeddingModel {
  async function* stream(_asked: unknown, signal: ModelSignal): AsyncGenerator<ModelEvent, void, undefined> {
    signal.throwIfAborted();
    yield { type: 'failed', failure };
  }
  return {
    service,
    model,
    capabilities: { partialImages: false, transparent: false, seed: false, exactSize: false },
    stream,
    resume: stream,
  };
}
