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

/** The kinds of work that produce text. */
export type TextWork = Extract<WorkKind, 'plan' | 'author' | 'question' | 'caption'>;

/** The usual number of output tokens, by kind of work. */
const typicalOutputTokens: Readonly<Record<TextWork, number>> = {
  plan: 4000,
  author: 16_000,
  question: 4000,
  caption: 400,
};

/** What the ports of all kinds have in common. */
export interface ModelPort<Request> {
  readonly service: string;
  readonly model: string;
  stream(request: Request, signal: ModelSignal): AsyncIterable<ModelEvent>;
  resume?(ticket: ModelTicket, signal: ModelSignal): AsyncIterable<ModelEvent>;
}

/** What one kind of work needs from any service. */
export interface ModelOperation<Request, Port extends ModelPort<Request>> {
  readonly work: WorkKind;
  readonly purpose: Purpose;
  /** Which of the service's models does this work. */
  readonly kind: keyof ServiceModels;
  /** A typical request, for comparing prices. */
  readonly typicalRequest: Request;
  readonly tokensOf: (request: Request) => number;
  estimate(route: Pick<Route, 'service' | 'model' | 'facts'>, request: Request): Estimate;
  open(config: ModelConfig, model: string): Port;
}

/** Text requests. */
export function textOperation(work: TextWork, purpose: Purpose): ModelOperation<TextRequest, TextModel> {
  const outputOf = (request: TextRequest) => request.maxOutputTokens ?? typicalOutputTokens[work];
  return {
    work,
    purpose,
    kind: 'text',
    typicalRequest: { instructions: 'x'.repeat(20_000), parts: [], schema: null, maxOutputTokens: null },
    tokensOf: (request) => countTextTokens(request) + outputOf(request),
    estimate: ({ service, model, facts }, request) =>
      estimateText(
        service,
        model,
        { input: countTextTokens(request, model), output: outputOf(request) },
        facts,
      ),
    open: (config, model) => openTextModel({ ...config, textModel: model }),
  };
}

/** Image requests. */
export function imageOperation(purpose: Purpose): ModelOperation<ImageRequest, ImageModel> {
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

/** Embedding requests. */
export function embeddingOperation(purpose: Purpose): ModelOperation<EmbeddingRequest, EmbeddingModel> {
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
