/**
 * Asks a service for its models, which costs nothing: for the menus in Settings, for prices, and to check an address and a
 * key before anything is paid for.
 */
import type { ModelFacts } from '#design/settings';
import { adapters } from './adapters.ts';
import { connectionOf, findConnectionFailure, type ModelConfig } from './open-model.ts';
import { failureOfKind, type RequestState, readBodyError, serviceFailure } from './openai/read-failure.ts';
import type { ModelFailure, ModelSignal } from './ports.ts';
import { watchSilence } from './watch-silence.ts';

/** The models of a service, or why it gave none. */
export type ModelList =
  | { readonly models: readonly ModelFacts[]; readonly failure: null }
  | { readonly models: null; readonly failure: ModelFailure };

/** The milliseconds a list may take. */
const timeoutMs = 20_000;

/** Lists the models of a service; throws the signal's reason when cancelled, and nothing else. */
export async function listModels(config: ModelConfig, signal: ModelSignal): Promise<ModelList> {
  const source = adapters[config.service].modelList;
  if (source === undefined) return { models: [], failure: null };
  const obstacle = findConnectionFailure(config, '');
  if (obstacle !== null) return { models: null, failure: obstacle };
  const connection = connectionOf(config);
  const watch = watchSilence(signal, timeoutMs, connection.clock);
  watch.restartTimer();
  const state = { connection, model: config.textModel, answering: false };
  try {
    for (const path of source.paths) {
      const response = await source.fetch(connection, path, watch.signal);
      const body = await readBody(response);
      if (!response.ok) return { models: null, failure: refusal(response, body, state) };
      connection.memory.reached = true;
      const models = source.read(body);
      if (models !== null) return { models, failure: null };
    }
    return { models: null, failure: failureOfKind('answer-unreadable', state, false) };
  } catch (error) {
    signal.throwIfAborted();
    const failure = watch.timedOut
      ? failureOfKind('timed-out', state, false)
      : source.readFailure(error, state);
    return { models: null, failure };
  } finally {
    watch.stop();
  }
}

async function readBody(response: Response): Promise<unknown> {
  try {
    return (await response.json()) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function refusal(response: Response, body: unknown, state: RequestState): ModelFailure {
  const failure = serviceFailure(
    {
      ...readBodyError(body),
      status: response.status,
      headers: response.headers,
      requestId: response.headers.get('x-request-id'),
    },
    state,
  );
  return { ...failure, mayBeBilled: false };
}
