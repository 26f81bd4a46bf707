/** Text models that answer what they are told to, without a network, so that no answer depends on time. */
import type { TextService } from '#cli/open-text-service';
import type { ModelEvent, ModelFailure, TextModel, TextRequest } from '#models/ports';

export interface ScriptedModel extends TextService {
  /** Every request so far. */
  readonly requests: readonly TextRequest[];
}

/** Letters of each event; so that no answer arrives whole. */
const pieceLength = 97;

/** Gives the answers one after the other, then the last one again and again, each ended by the failure if there is one. */
export function openScriptedModel(
  answers: readonly [string, ...string[]],
  failure: ModelFailure | null = null,
): ScriptedModel {
  const requests: TextRequest[] = [];
  const stream = async function* (request: TextRequest): AsyncGenerator<ModelEvent> {
    const answer = answers[Math.min(requests.length, answers.length - 1)] ?? '';
    requests.push(request);
    yield { type: 'started', model: modelName, requestId: null };
    for (let at = 0; at < answer.length; at += pieceLength)
      yield { type: 'text', delta: answer.slice(at, at + pieceLength) };
    yield failure ? { type: 'failed', failure } : { type: 'done' };
  };
  return { service: 'openai', model: { service: 'openai', model: modelName, stream }, requests };
}

const modelName = 'scripted';

/** The failure of a line that broke, or of a model that would not answer. */
export function failureOf(kind: 'stream-cut' | 'content-blocked'): ModelFailure {
  return {
    kind,
    message: 'The model stopped.',
    retryable: false,
    retryAfterMs: null,
    mayBeBilled: true,
    requestId: null,
    status: null,
  };
}

/** The first request that a run sends; the run ends there. */
export async function captureRequest(run: (service: TextService) => Promise<unknown>): Promise<TextRequest> {
  const enough = new Error('The request was captured.');
  const captured: TextRequest[] = [];
  const stream: TextModel['stream'] = (request) => {
    captured.push(request);
    throw enough;
  };
  await run({ service: 'openai', model: { service: 'openai', model: modelName, stream } }).catch(
    (error: unknown) => {
      if (error !== enough) throw error;
    },
  );
  const [request] = captured;
  if (!request) throw new Error('Nothing was asked.');
  return request;
}
