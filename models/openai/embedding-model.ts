/**
 * Embeddings over `POST /embeddings` (https://platform.openai.com/docs/api-reference/embeddings), in as many requests as
 * the service's limits require. OpenRouter takes pictures too.
 */
import type { CreateEmbeddingResponse } from 'openai/resources/embeddings';
import { decodeBase64, toDataUrl } from '#design/base64';
import type {
  EmbeddingInput,
  EmbeddingModel,
  EmbeddingRequest,
  ModelEvent,
  ModelFailure,
  ModelSignal,
  ModelUsage,
} from '../ports.ts';
import { toUnitLength } from '../to-unit-length.ts';
import { watchSilence } from '../watch-silence.ts';
import type { ServiceConnection } from '../service-connection.ts';
import { openClient } from './client.ts';
import { findEmbeddingCost, pricedModel } from './prices.ts';
import {
  failureOfKind,
  readBodyError,
  readFailure,
  type RequestState,
  serviceFailure,
} from './read-failure.ts';

/** The limits of one request. Four characters make about one token, fewer in text without spaces. */
const limits = { inputs: 2048, tokensInAll: 300_000, charactersEach: 24_000 };

/** Opens an embedding model; `readsPictures` is true where the service takes pictures. */
export function openEmbeddings(
  connection: ServiceConnection,
  model: string,
  readsPictures: boolean,
): EmbeddingModel {
  const asked = { connection, model, readsPictures };
  return {
    service: connection.service,
    model,
    stream: (request: EmbeddingRequest, signal: ModelSignal) => embed(asked, request, signal),
  };
}

interface Asked {
  readonly connection: ServiceConnection;
  readonly model: string;
  readonly readsPictures: boolean;
}

interface Numbered {
  readonly index: number;
  readonly input: EmbeddingInput;
}

async function* embed(
  asked: Asked,
  { inputs }: EmbeddingRequest,
  signal: ModelSignal,
): AsyncGenerator<ModelEvent, void, undefined> {
  signal.throwIfAborted();
  const { connection, model } = asked;
  const watch = watchSilence(signal, connection.silenceLimitMs, connection.clock);
  let answering = false;
  let opened = false;
  const state = () => ({ connection, model, answering, opened });
  let usage: ModelUsage = { inputTokens: 0, outputTokens: 0, costUsd: 0 };
  try {
    const client = await openClient(connection);
    const readable = inputs.map((input, index) => ({ index, input })).filter((one) => isReadable(one, asked));
    for (const [number, batch] of inBatches(readable).entries()) {
      watch.restartTimer();
      opened = answering;
      const body = { model, input: batch.map(({ input }) => writeInput(input)) };
      const call = client.post('/embeddings', {
        body: { ...body, encoding_format: 'base64' },
        signal: watch.signal,
      });
      const { data, request_id: requestId } = await call.withResponse();
      watch.pauseTimer();
      opened = true;
      if (number === 0) {
        connection.memory.reached = true;
        yield { type: 'started', model, requestId };
        for (const message of warningsOf(asked, inputs)) yield { type: 'warning', message };
      }
      const answer = readAnswer(data, batch);
      if (answer === null) return yield { type: 'failed', failure: refusalOf(data, state()) };
      answering = true;
      yield* answer.events;
      usage = add(usage, answer.usage, pricedModel(connection.service, model));
    }
    if (!answering) yield { type: 'started', model, requestId: null };
    if (!answering) for (const message of warningsOf(asked, inputs)) yield { type: 'warning', message };
    yield { type: 'usage', usage };
    yield { type: 'done' };
  } catch (error) {
    signal.throwIfAborted();
    if (answering) yield { type: 'usage', usage };
    const failure = watch.timedOut ? failureOfKind('timed-out', state(), true) : readFailure(error, state());
    yield { type: 'failed', failure };
  } finally {
    watch.stop();
  }
}

function isReadable({ input }: Numbered, { readsPictures }: Asked): boolean {
  return input.kind === 'text' ? input.text.trim() !== '' : readsPictures;
}

function warningsOf({ model, readsPictures }: Asked, inputs: readonly EmbeddingInput[]): readonly string[] {
  const pictures = inputs.filter(({ kind }) => kind === 'image').length;
  const empty = inputs.filter((input) => input.kind === 'text' && input.text.trim() === '').length;
  const long = inputs.filter(
    (input) => input.kind === 'text' && input.text.length > limits.charactersEach,
  ).length;
  const plural = (count: number, one: string) => (count === 1 ? `1 ${one}` : `${count} ${one}s`);
  return [
    ...(pictures > 0 && !readsPictures
      ? [`${model} reads no images; ${plural(pictures, 'image')} left out.`]
      : []),
    ...(empty > 0 ? [`${plural(empty, 'text')} without a letter left out.`] : []),
    ...(long > 0 ? [`${plural(long, 'text')} longer than ${model} reads, cut off.`] : []),
  ];
}

/** Splits a long list where the limits of one request are reached. */
function inBatches(inputs: readonly Numbered[]): readonly (readonly Numbered[])[] {
  const batches: Numbered[][] = [];
  let tokens = 0;
  for (const one of inputs) {
    const takes =
      one.input.kind === 'text'
        ? Math.ceil(Math.min(one.input.text.length, limits.charactersEach) / 3)
        : 2500;
    const last = batches.at(-1);
    if (last && last.length < limits.inputs && tokens + takes <= limits.tokensInAll) {
      last.push(one);
      tokens += takes;
    } else {
      batches.push([one]);
      tokens = takes;
    }
  }
  return batches;
}

function writeInput(input: EmbeddingInput) {
  if (input.kind === 'text') return input.text.slice(0, limits.charactersEach);
  return { content: [{ type: 'image_url', image_url: { url: toDataUrl(input) } }] };
}

interface Answer {
  readonly events: readonly ModelEvent[];
  readonly usage: { readonly tokens: number; readonly costUsd: number | null };
}

/** The vectors of all inputs, or `null` where one is missing or invalid. */
function readAnswer(body: unknown, batch: readonly Numbered[]): Answer | null {
  const { data, usage } = (body ?? {}) as Partial<CreateEmbeddingResponse>;
  if (!Array.isArray(data) || data.length !== batch.length) return null;
  const events: ModelEvent[] = [];
  for (const { embedding, index } of data) {
    const input = batch[index];
    const vector = readVector(embedding);
    if (input === undefined || vector === null) return null;
    events.push({ type: 'embedding', index: input.index, vector });
  }
  const { cost } = (usage ?? {}) as { readonly cost?: unknown };
  return {
    events,
    usage: { tokens: usage?.total_tokens ?? 0, costUsd: typeof cost === 'number' ? cost : null },
  };
}

/** Reads little-endian floats in base64, or numbers where the service ignores the requested encoding. */
function readVector(embedding: unknown): Float32Array | null {
  if (Array.isArray(embedding)) return toUnitLength(Float32Array.from(embedding.map(Number)));
  if (typeof embedding !== 'string') return null;
  const bytes = decodeBase64(embedding);
  if (bytes === null || bytes.length === 0 || bytes.length % 4 !== 0) return null;
  const view = new DataView(bytes.buffer);
  return toUnitLength(
    Float32Array.from({ length: bytes.length / 4 }, (_, at) => view.getFloat32(at * 4, true)),
  );
}

function refusalOf(body: unknown, state: RequestState): ModelFailure {
  const error = readBodyError(body);
  return error === null ? failureOfKind('answer-unreadable', state, true) : serviceFailure(error, state);
}

function add(sum: ModelUsage, { tokens, costUsd }: Answer['usage'], model: string): ModelUsage {
  const cost = costUsd ?? findEmbeddingCost(model, tokens);
  return {
    inputTokens: sum.inputTokens + tokens,
    outputTokens: 0,
    costUsd: sum.costUsd === null || cost === null ? null : sum.costUsd + cost,
  };
}
