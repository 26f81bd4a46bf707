/** Every adapter there is, as the contract asks it: one question in words, one stream of events. */
import { encode } from 'fast-png';
import { openEmbeddingModel, openImageModel, openTextModel, type ModelConfig } from '#models/open-model';
import type { ModelEvent, ModelSignal } from '#models/ports';
import type { ModelServer } from '../../model-server/start-model-server.ts';
import { ask, configFor, embed, paint } from '../collect-events.ts';

/** The language an adapter speaks on the wire, which decides what can go wrong in it. */
export type Wire =
  | 'responses'
  | 'chat'
  | 'images'
  | 'drawing'
  | 'embeddings'
  | 'openrouter-chat'
  | 'openrouter-drawing'
  | 'openrouter-images'
  | 'openrouter-embeddings'
  | 'sdnext'
  | 'built-in';

export interface Adapter {
  readonly name: string;
  readonly kind: 'text' | 'image' | 'embedding';
  readonly wire: Wire;
  /** As sentences call it. */
  readonly title: string;
  configOf(server: ModelServer): ModelConfig;
  stream(config: ModelConfig, words: string, signal: ModelSignal): AsyncIterable<ModelEvent>;
}

const pixels = encode({ width: 16, height: 16, data: new Uint8Array(16 * 16 * 4).fill(200), channels: 4 });
const reference = { bytes: pixels, mime: 'image/png' as const };

type Stream = Adapter['stream'];
const text: Stream = (config, words, signal) => openTextModel(config).stream(ask(words), signal);
const image: Stream = (config, words, signal) =>
  openImageModel(config).stream(paint(words, { partialImages: 1 }), signal);
const edit: Stream = (config, words, signal) =>
  openImageModel(config).stream(
    paint(words, { partialImages: 1, references: [reference], mask: reference }),
    signal,
  );
const embedding: Stream = (config, words, signal) =>
  openEmbeddingModel(config).stream(embed(words, 'Another text'), signal);

const openrouter = { service: 'openrouter', textModel: 'openai/gpt-5.4' } as const;

export const adapters: readonly Adapter[] = [
  {
    name: 'OpenAI, Responses',
    kind: 'text',
    wire: 'responses',
    title: 'OpenAI',
    configOf: ({ url }) => configFor(url),
    stream: text,
  },
  {
    name: 'OpenAI, Images',
    kind: 'image',
    wire: 'images',
    title: 'OpenAI',
    configOf: ({ url }) => configFor(url),
    stream: image,
  },
  {
    name: 'OpenAI, Images with a picture and a mask',
    kind: 'image',
    wire: 'images',
    title: 'OpenAI',
    configOf: ({ url }) => configFor(url),
    stream: edit,
  },
  {
    name: 'OpenAI, a response that draws',
    kind: 'image',
    wire: 'drawing',
    title: 'OpenAI',
    configOf: ({ url }) => configFor(url, { imageModel: 'gpt-5.4' }),
    stream: image,
  },
  {
    name: 'OpenAI, Embeddings',
    kind: 'embedding',
    wire: 'embeddings',
    title: 'OpenAI',
    configOf: ({ url }) => configFor(url),
    stream: embedding,
  },
  {
    name: 'another address that speaks Responses, as Azure',
    kind: 'text',
    wire: 'responses',
    title: 'The service',
    configOf: ({ url }) =>
      configFor(`${url}?api-version=preview`, { service: 'compatible', keyHeader: 'api-key' }),
    stream: text,
  },
  {
    name: 'another address that knows chat completions only',
    kind: 'text',
    wire: 'chat',
    title: 'The service',
    configOf: ({ localUrl }) => configFor(localUrl, { service: 'compatible' }),
    stream: text,
  },
  {
    name: 'another address, pictures',
    kind: 'image',
    wire: 'images',
    title: 'The service',
    configOf: ({ localUrl }) => configFor(localUrl, { service: 'compatible' }),
    stream: image,
  },
  {
    name: 'another address, embeddings',
    kind: 'embedding',
    wire: 'embeddings',
    title: 'The service',
    configOf: ({ localUrl }) => configFor(localUrl, { service: 'compatible' }),
    stream: embedding,
  },
  {
    name: 'OpenRouter, chat',
    kind: 'text',
    wire: 'openrouter-chat',
    title: 'OpenRouter',
    configOf: ({ openRouterUrl }) => configFor(openRouterUrl, openrouter),
    stream: text,
  },
  {
    name: 'OpenRouter, a chat that draws',
    kind: 'image',
    wire: 'openrouter-drawing',
    title: 'OpenRouter',
    configOf: ({ openRouterUrl }) =>
      configFor(openRouterUrl, { ...openrouter, imageModel: 'openai/gpt-5.4-image-2' }),
    stream: image,
  },
  {
    name: 'OpenRouter, Images',
    kind: 'image',
    wire: 'openrouter-images',
    title: 'OpenRouter',
    configOf: ({ openRouterUrl }) =>
      configFor(openRouterUrl, { ...openrouter, imageModel: 'openai/gpt-image-2' }),
    stream: image,
  },
  {
    name: 'OpenRouter, embeddings',
    kind: 'embedding',
    wire: 'openrouter-embeddings',
    title: 'OpenRouter',
    configOf: ({ openRouterUrl }) => configFor(openRouterUrl, openrouter),
    stream: embedding,
  },
  {
    name: 'SD.Next',
    kind: 'image',
    wire: 'sdnext',
    title: 'SD.Next',
    configOf: ({ sdNextUrl }) =>
      configFor(sdNextUrl, { service: 'sdnext', key: 'me:a-long-password', imageModel: '' }),
    stream: image,
  },
  {
    name: 'the built-in generator',
    kind: 'image',
    wire: 'built-in',
    title: 'The built-in generator',
    configOf: ({ url }) => configFor(url, { service: 'built-in', key: null }),
    stream: image,
  },
  {
    name: 'the built-in likeness',
    kind: 'embedding',
    wire: 'built-in',
    title: 'The built-in generator',
    configOf: ({ url }) => configFor(url, { service: 'built-in', key: null }),
    stream: embedding,
  },
];
