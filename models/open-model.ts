/**
 * The door to the services: which one, as whom, which models; out comes a port. A service that cannot be asked (no
 * key, no address, not built) comes out as a model that answers with the one failure that says so, so that callers
 * have one way to fail, not two. Nothing here retries or counts; that is `policy/`'s.
 */
import { defaultAddresses, isUnencryptedRemote } from '#design/service-address';
import type { ServiceName } from '#design/settings';
import { openBuiltInEmbeddings } from './built-in/embedding-model.ts';
import { openBuiltInModel } from './built-in/image-model.ts';
import type { PaintPlaceholder } from './built-in/paint-placeholder.ts';
import { modelFailure } from './model-failure.ts';
import { openChatModel } from './openai/chat-model.ts';
import { openCompatibleModel } from './openai/compatible-text-model.ts';
import type { Connection } from './openai/connection.ts';
import { openEmbeddings } from './openai/embedding-model.ts';
import { openImagesModel } from './openai/image-model.ts';
import { openImageResponsesModel } from './openai/image-response-model.ts';
import { usesImageTool } from './openai/image-tool-models.ts';
import { openResponsesModel } from './openai/text-model.ts';
import { openRouterImageModel } from './openrouter/image-model.ts';
import type {
  EmbeddingModel,
  FailureKind,
  ImageModel,
  ModelEvent,
  ModelFailure,
  ModelSignal,
  TextModel,
} from './ports.ts';
import { openSdNextModel } from './sdnext/image-model.ts';
import { createServiceMemory, type ServiceMemory } from './service-memory.ts';
import { serviceTitles } from './service-titles.ts';
import { realWorld, type World } from './world.ts';

export interface ModelConfig {
  readonly service: ServiceName;
  /** `null` where none is kept. */
  readonly key: string | null;
  /** The base address with its version, as `https://example.com/v1`; `null` for the service's own. */
  readonly address: string | null;
  readonly textModel: string;
  readonly imageModel: string;
  /** @default '' */
  readonly embeddingModel?: string;
  /** The header that carries the key by itself, as Azure's `api-key`. @default a bearer in `authorization` */
  readonly keyHeader?: string | null;
  /** Milliseconds of silence after which a request is given up. @default 300000 */
  readonly silenceLimitMs?: number;
  /** @default the machine's clock and dice */
  readonly world?: World;
  /** What the session knows of the service. @default nothing yet */
  readonly memory?: ServiceMemory;
  /** Where the built-in generator does its work. @default here */
  readonly paint?: PaintPlaceholder;
}

/** Opens the text model of a service. */
export function openTextModel(config: ModelConfig): TextModel {
  const obstacle = findUnavailability(config, ['openai', 'compatible', 'openrouter'], config.textModel);
  if (obstacle !== null) return unavailableModel(config.service, config.textModel, obstacle);
  const connection = connectionOf(config);
  if (config.service === 'openrouter') return openChatModel(connection, config.textModel);
  return config.service === 'compatible'
    ? openCompatibleModel(connection, config.textModel)
    : openResponsesModel(connection, config.textModel);
}

/** Opens the picture model of a service; `built-in` needs neither key nor network. */
export function openImageModel(config: ModelConfig): ImageModel {
  if (config.service === 'built-in') return openBuiltInModel(config.paint);
  const { imageModel: model } = config;
  const obstacle = findUnavailability(config, ['openai', 'compatible', 'openrouter', 'sdnext'], model);
  if (obstacle !== null) return unavailableModel(config.service, model, obstacle);
  const connection = connectionOf(config);
  if (config.service === 'sdnext') return openSdNextModel(connection, model);
  if (config.service === 'openrouter') return openRouterImageModel(connection, model);
  return usesImageTool(model)
    ? openImageResponsesModel(connection, model)
    : openImagesModel(connection, model);
}

/** Opens the embedding model of a service; `built-in` needs neither key nor network. */
export function openEmbeddingModel(config: ModelConfig): EmbeddingModel {
  if (config.service === 'built-in') return openBuiltInEmbeddings();
  const { embeddingModel: model = '' } = config;
  const obstacle = findUnavailability(config, ['openai', 'compatible', 'openrouter'], model);
  if (obstacle !== null) return unavailableModel(config.service, model, obstacle);
  return openEmbeddings(connectionOf(config), model, config.service === 'openrouter');
}

/** Why a service cannot be asked, or `null`. */
export function findUnavailability(
  config: ModelConfig,
  built: readonly ServiceName[],
  model: string,
): ModelFailure | null {
  const kind = unavailabilityKind(config, built);
  const facts = { service: serviceTitles[config.service], model, words: null, retryAfterMs: null };
  return kind === null ? null : modelFailure(kind, facts);
}

function unavailabilityKind(config: ModelConfig, built: readonly ServiceName[]): FailureKind | null {
  if (!built.includes(config.service)) return 'service-unsupported';
  if (config.service === 'compatible' && config.address === null) return 'address-missing';
  if (isUnencryptedRemote(config.address ?? '')) return 'address-unsafe';
  if (config.service === 'compatible') return null;
  // One's own server asks for a key only where it was started with one.
  return config.key === null && config.service !== 'sdnext' ? 'key-missing' : null;
}

/** Where and as whom the service of a config is spoken to. */
export function connectionOf(config: ModelConfig): Connection {
  return {
    title: serviceTitles[config.service],
    service: config.service,
    key: config.key,
    keyHeader: config.keyHeader ?? null,
    address: (config.address ?? defaultAddresses[config.service] ?? '').replace(/\/+$/, ''),
    silenceLimitMs: config.silenceLimitMs ?? 300_000,
    world: config.world ?? realWorld,
    memory: config.memory ?? createServiceMemory(),
  };
}

/** A model that cannot be asked: it answers every request with the one failure that says why, and sends nothing. */
function unavailableModel(
  service: string,
  model: string,
  failure: ModelFailure,
): TextModel & ImageModel & EmbeddingModel {
  async function* fail(
    signal: ModelSignal,
    reason: ModelFailure,
  ): AsyncGenerator<ModelEvent, void, undefined> {
    signal.throwIfAborted();
    yield { type: 'failed', failure: reason };
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
