/**
 * What a folder in `models/` provides so that its service can be asked: models to open, a list of models to read, prices to
 * look up. Names, addresses and whatever else is plain data stand in `design/services.ts`.
 */
import type { ModelFacts } from '#design/settings';
import type { PaintPlaceholder } from './built-in/paint-placeholder.ts';
import type { DiffusionServer } from './diffusion-server.ts';
import type { PictureBatches } from './picture-batches.ts';
import type { ServiceConnection } from './service-connection.ts';
import type { RequestState } from './openai/read-failure.ts';
import type {
  EmbeddingModel,
  ImageModel,
  ImagePrompt,
  ImageRequest,
  ModelFailure,
  TextModel,
} from './ports.ts';

export interface ServiceAdapter {
  /** Present where the service serves text. */
  readonly openText?: (connection: ServiceConnection, model: string) => TextModel;
  /** Present where the service serves images; `paint` is for a generator that draws in this program. */
  readonly openImage?: (connection: ServiceConnection, model: string, paint?: PaintPlaceholder) => ImageModel;
  /** Present where the service serves embeddings. */
  readonly openEmbedding?: (connection: ServiceConnection, model: string) => EmbeddingModel;
  /** Present where the service takes pictures in batches; `null` for a model that it does not draw in batches. */
  readonly openBatches?: (connection: ServiceConnection, model: string) => PictureBatches | null;
  /** Present where the service is a person's own server of diffusion models. */
  readonly openServer?: (connection: ServiceConnection) => DiffusionServer;
  /** @default the service has no list of models */
  readonly modelList?: ModelListSource;
  /** @default the service's prices are not known, or it bills nothing */
  readonly prices?: ServicePrices;
  /** The text of an image request as the service receives it. @default nothing is sent */
  readonly writeImagePrompt?: (request: ImagePrompt) => string;
  /** Whether the service can finish a picture of this model after the panel is closed. @default never */
  readonly finishesAlone?: (imageModel: string) => boolean;
}

/** How a service is asked for its models. */
export interface ModelListSource {
  /** The paths to ask, in this order, until one answers with a list. */
  readonly paths: readonly string[];
  fetch(connection: ServiceConnection, path: string, signal: AbortSignal): Promise<Response>;
  /** The models in an answer, or `null` where it holds no list. */
  read(body: unknown): readonly ModelFacts[] | null;
  /** The failure of a request that got no answer. */
  readFailure(error: unknown, state: RequestState): ModelFailure;
}

/** Looks up costs in USD; each answer is `null` where the price is not known. */
export interface ServicePrices {
  findTextCost(model: string, tokens: TokenCount, facts: ModelFacts | null): number | null;
  /** `least` leaves out what the service may not need, such as tokens for thinking. */
  findImageCost(
    model: string,
    request: ImageRequest,
    facts: ModelFacts | null,
    bound: 'most' | 'least',
  ): number | null;
  findEmbeddingCost(model: string, tokens: number, facts: ModelFacts | null): number | null;
}

export interface TokenCount {
  readonly input: number;
  readonly output: number;
}
