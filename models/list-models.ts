/**
 * Asks a service what it has, which costs nothing: for the menus in Settings, for prices, and to tell whether an
 * address and a key are good before anything is paid for.
 */
import type { ModelFacts, ModelPrice, ServiceName } from '#design/settings';
import { guessFacts } from './model-facts.ts';
import { connectionOf, findUnavailability, type ModelConfig } from './open-model.ts';
import { keyHeaders } from './openai/connection.ts';
import { failureOfKind, readFailure, readServiceError, serviceFailure } from './openai/read-failure.ts';
import type { ModelFailure, ModelSignal } from './ports.ts';
import { callSdNext } from './sdnext/connection.ts';
import { unansweredFailure } from './sdnext/read-failure.ts';
import { watchSilence } from './watch-silence.ts';

/** What a service has, or why it did not say. */
export type ModelList =
  | { readonly models: readonly ModelFacts[]; readonly failure: null }
  | { readonly models: null; readonly failure: ModelFailure };

const askable: readonly ServiceName[] = ['openai', 'openrouter', 'compatible', 'sdnext'];

/** Milliseconds a list may take. */
const patience = 20_000;

/** Lists the models of a service; throws the signal's reason when cancelled, and nothing else. */
export async function listModels(config: ModelConfig, signal: ModelSignal): Promise<ModelList> {
  if (config.service === 'built-in') return { models: [], failure: null };
  const obstacle = findUnavailability(config, askable, '');
  if (obstacle !== null) return { models: null, failure: obstacle };
  const connection = connectionOf(config);
  const watch = watchSilence(signal, patience, connection.world);
  watch.restartTimer();
  const state = { connection, model: config.textModel, answering: false };
  try {
    for (const path of pathsOf(config.service)) {
      const response =
        config.service === 'sdnext'
          ? await callSdNext(connection, path, { signal: watch.signal })
          : await fetch(addressOf(connection.address, path), {
              signal: watch.signal,
              redirect: 'error',
              headers: headersOf(connection),
            });
      const body = await readBody(response);
      if (!response.ok) return { models: null, failure: refusal(response, body, state) };
      connection.memory.reached = true;
      const models = readList(config.service, body);
      if (models !== null) return { models, failure: null };
    }
    return { models: null, failure: failureOfKind('answer-unreadable', state, false) };
  } catch (error) {
    signal.throwIfAborted();
    const failure = watch.timedOut
      ? failureOfKind('timed-out', state, false)
      : config.service === 'sdnext'
        ? unansweredFailure({ connection, model: config.imageModel }, false)
        : { ...readFailure(error, state), mayBeBilled: false };
    return { models: null, failure };
  } finally {
    watch.stop();
  }
}

/** OpenRouter shows its list to anybody, so the key is shown to another address first. */
function pathsOf(service: ServiceName): readonly string[] {
  if (service === 'openrouter') return ['/key', '/models?output_modalities=all'];
  return service === 'sdnext' ? ['/sd-models'] : ['/models'];
}

function addressOf(address: string, path: string): string {
  const [base = '', query] = address.split('?', 2);
  return `${base.replace(/\/+$/, '')}${path}${query === undefined ? '' : `?${query}`}`;
}

function headersOf(connection: Parameters<typeof keyHeaders>[0]): Record<string, string> {
  const headers = Object.entries(keyHeaders(connection));
  return Object.fromEntries(headers.filter((header): header is [string, string] => header[1] !== null));
}

async function readBody(response: Response): Promise<unknown> {
  try {
    return (await response.json()) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function refusal(
  response: Response,
  body: unknown,
  state: Parameters<typeof failureOfKind>[1],
): ModelFailure {
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  const reported = typeof error === 'object' && error !== null ? readServiceError(error) : {};
  const failure = serviceFailure(
    {
      ...reported,
      status: response.status,
      headers: response.headers,
      requestId: response.headers.get('x-request-id'),
    },
    state,
  );
  return { ...failure, mayBeBilled: false };
}

function readList(service: ServiceName, body: unknown): readonly ModelFacts[] | null {
  if (service === 'sdnext') return Array.isArray(body) ? body.flatMap(readCheckpoint) : null;
  const data = typeof body === 'object' && body !== null && 'data' in body ? body.data : null;
  return Array.isArray(data) ? data.flatMap(readModel).toSorted((a, b) => (a.id < b.id ? -1 : 1)) : null;
}

function readCheckpoint(entry: unknown): readonly ModelFacts[] {
  const { title } = (entry ?? {}) as { readonly title?: unknown };
  if (typeof title !== 'string') return [];
  return [{ id: title, does: ['image'], sees: true, followsSchema: false, price: freePrice }];
}

const freePrice: ModelPrice = { input: 0, output: 0, image: 0 };

/** What OpenRouter tells beside the id (https://openrouter.ai/docs/models). */
interface WireModel {
  readonly id?: unknown;
  readonly architecture?: { readonly input_modalities?: unknown; readonly output_modalities?: unknown };
  readonly supported_parameters?: unknown;
  readonly pricing?: Readonly<Record<string, unknown>>;
}

function readModel(entry: unknown): readonly ModelFacts[] {
  const { id, architecture, supported_parameters: parameters, pricing } = (entry ?? {}) as WireModel;
  if (typeof id !== 'string' || id === '') return [];
  const guess = guessFacts(id);
  const facts: ModelFacts = {
    id,
    does: architecture === undefined ? guess.does : readKinds(architecture.output_modalities),
    sees: architecture === undefined ? guess.sees : includes(architecture.input_modalities, 'image'),
    followsSchema:
      parameters === undefined ? guess.followsSchema : includes(parameters, 'structured_outputs'),
    price: pricing === undefined ? guess.price : readPrice(pricing),
  };
  return facts.does.length === 0 ? [] : [facts];
}

function readKinds(modalities: unknown): ModelFacts['does'] {
  const kinds: readonly (readonly [string, ModelFacts['does'][number]])[] = [
    ['text', 'text'],
    ['image', 'image'],
    ['embeddings', 'embedding'],
  ];
  return kinds.flatMap(([name, kind]) => (includes(modalities, name) ? [kind] : []));
}

function includes(list: unknown, name: string): boolean {
  return Array.isArray(list) && list.includes(name);
}

/** Prices come as USD for one token, in words. */
function readPrice(pricing: Readonly<Record<string, unknown>>): ModelPrice | null {
  const perMillion = (name: string) => {
    const value = Number(pricing[name] ?? NaN);
    return Number.isFinite(value) && value >= 0 ? value * 1_000_000 : null;
  };
  const input = perMillion('prompt');
  const output = perMillion('completion');
  if (input === null || output === null) return null;
  return { input, output, image: perMillion('image_output') ?? perMillion('image_token') };
}
