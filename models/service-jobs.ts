import type { ServiceModels } from '#design/services';
import type { WorkKind } from '#design/settings';
import {
  countEmbeddingTokens,
  countTextTokens,
  type Estimate,
  estimateEmbedding,
  estimateImage,
  estimateText,
} from './estimate-cost.ts';
import { type ModelConfig, openEmbeddingModel, openImageModel, openTextModel } from './open-model.ts';
import type { Purpose } from './policy/ledger-recorder.ts';
import type { Route } from './policy/rank-routes.ts';
import type {
  EmbeddingModel,
  EmbeddingRequest,
  ImageModel,
  ImageRequest,
  ModelEvent,
  ModelSignal,
  ModelTicket,
  TextModel,
  TextRequest,
} from './ports.ts';

/** Work that is done in words. */
export type TextWork = Extract<WorkKind, 'plan' | 'author' | 'caption'>;

/** Tokens that are usually written, by kind of work. */
const typicalOutputTokens: Readonly<Record<TextWork, number>> = { plan: 4000, author: 16_000, caption: 400 };

/** A port, whatever it is asked for. */
export interface Opened<Request> {
  readonly service: string;
  readonly model: string;
  stream(request: Request, signal: ModelSignal): AsyncIterable<ModelEvent>;
  resume?(ticket: ModelTicket, signal: ModelSignal): AsyncIterable<ModelEvent>;
}

/** What one kind of work needs, whoever does it. */
export interface Job<Request, Port extends Opened<Request>> {
  readonly work: WorkKind;
  readonly purpose: Purpose;
  /** Which of a service's models is meant. */
  readonly kind: keyof ServiceModels;
  /** A request as it usually is, to compare prices by. */
  readonly typicalRequest: Request;
  readonly tokensOf: (request: Request) => number;
  estimate(route: Pick<Route, 'service' | 'model' | 'facts'>, request: Request): Estimate;
  open(config: ModelConfig, model: string): Port;
}

/** Work in words. */
export function textJob(work: TextWork, purpose: Purpose): Job<TextRequest, TextModel> {
  const outputOf = (request: TextRequest) => request.maxOutputTokens ?? typicalOutputTokens[work];
  return {
    work,
    purpose,
    kind: 'text',
    typicalRequest: { instructions: 'x'.repeat(20_000), parts: [], schema: null, maxOutputTokens: null },
    tokensOf: (request) => countTextTokens(request) + outputOf(request),
    estimate: ({ service, model, facts }, request) =>
      estimateText(service, model, { input: countTextTokens(request), output: outputOf(request) }, facts),
    open: (config, model) => openTextModel({ ...config, textModel: model }),
  };
}

/** Drawing pictures. */
export function imageJob(purpose: Purpose): Job<ImageRequest, ImageModel> {
  return {
    work: 'picture',
    purpose,
    kind: 'image',
    typicalRequest: {
      prompt: '',
      width: 1024,
      height: 1024,
      quality: 'medium',
      background: 'auto',
      partialImages: 0,
      seed: null,
      palette: [],
    },
    tokensOf: ({ prompt }) => Math.ceil(prompt.length / 4),
    estimate: ({ service, model, facts }, request) => estimateImage(service, model, request, facts),
    open: (config, model) => openImageModel({ ...config, imageModel: model }),
  };
}

/** Turning words and pictures into vectors. */
export function embeddingJob(purpose: Purpose): Job<EmbeddingRequest, EmbeddingModel> {
  return {
    work: 'embedding',
    purpose,
    kind: 'embedding',
    typicalRequest: { inputs: [{ kind: 'text', text: 'x'.repeat(4000) }] },
    tokensOf: countEmbeddingTokens,
    estimate: ({ service, model, facts }, request) => estimateEmbedding(service, model, request, facts),
    open: (config, model) => openEmbeddingModel({ ...config, embeddingModel: model }),
  };
}
