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
  async function* fail(signal: ModelSignal, said: ModelFailure): AsyncGenerator<ModelEvent, void, undefined> {
    signal.throwIfAborted();
    yield { type: 'failed', failure: said };
  }
  // What was asked for while the service could be asked is still there when it can be again.
  const fetchedLater = { ...failure, mayBeBilled: true, mayBeFetched: true };
  return {
    service,
    model,
    capabilities: { partialImages: false, transparent: false, seed: false, exactSize: false },
    stream: (_asked: unknown, signal: ModelSignal) => fail(signal, failure),
    resume: (_ticket: unknown, signal: ModelSignal) => fail(signal, fetchedLater),
  };
}
