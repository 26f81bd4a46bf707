/** Reads lists of models from `GET /models` of OpenAI, OpenRouter and compatible servers. */
import type { ModelFacts, ModelPrice } from '#design/settings';
import { guessFacts } from '../model-facts.ts';
import type { ModelListSource } from '../service-adapter.ts';
import type { ServiceConnection } from '../service-connection.ts';
import { keyHeaders } from './client.ts';
import { readFailure } from './read-failure.ts';

/** Describes how to ask a service for such a list. */
export function createModelList(paths: readonly string[]): ModelListSource {
  return {
    paths,
    fetch: (connection, path, signal) =>
      fetch(addressOf(connection.address, path), {
        signal,
        redirect: 'error',
        headers: headersOf(connection),
      }),
    read: readList,
    readFailure: (error, state) => ({ ...readFailure(error, state), mayBeBilled: false }),
  };
}

function addressOf(address: string, path: string): string {
  const [base = '', query] = address.split('?', 2);
  return `${base.replace(/\/+$/, '')}${path}${query === undefined ? '' : `?${query}`}`;
}

function headersOf(connection: ServiceConnection): Record<string, string> {
  const headers = Object.entries(keyHeaders(connection));
  return Object.fromEntries(headers.filter((header): header is [string, string] => header[1] !== null));
}

function readList(body: unknown): readonly ModelFacts[] | null {
  const data = typeof body === 'object' && body !== null && 'data' in body ? body.data : null;
  return Array.isArray(data) ? data.flatMap(readModel).toSorted((a, b) => (a.id < b.id ? -1 : 1)) : null;
}

/** What OpenRouter reports beside the id (https://openrouter.ai/docs/models). */
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

/** Prices come as strings, in USD for one token. */
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
