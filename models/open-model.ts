/**
 * The door to the services: which one, as whom, which models; out comes a port. A service that cannot be asked (no
 * key, no address, not built) comes out as a model that answers with the one failure that says so, so that callers
 * have one way to fail, not two.
 */
import type { ServiceName } from '#design/settings';
import { openBuiltInModel } from './built-in/image-model.ts';
import { modelFailure } from './model-failure.ts';
import { openChatModel } from './openai/chat-model.ts';
import type { Connection } from './openai/connection.ts';
import { openImagesModel } from './openai/image-model.ts';
import { openResponsesModel } from './openai/text-model.ts';
import { openRouterImageModel } from './openrouter/image-model.ts';
import type { FailureKind, ImageModel, TextModel } from './ports.ts';
import { openSdNextModel } from './sdnext/image-model.ts';
import { serviceTitles } from './service-titles.ts';
import { unavailableModel } from './unavailable-model.ts';

export interface ModelConfig {
  readonly service: ServiceName;
  /** `null` where none is kept. */
  readonly key: string | null;
  /** The base address with its version, as `https://example.com/v1`; `null` for the service's own. */
  readonly address: string | null;
  readonly textModel: string;
  readonly imageModel: string;
  /** Milliseconds of silence after which a request is given up. @default 300000 */
  readonly silenceLimitMs?: number;
}

/** Opens the text model of a service. */
export function openTextModel(config: ModelConfig): TextModel {
  const reason = findObstacle(config, ['openai', 'compatible', 'openrouter']);
  if (reason !== null) return unavailable(config, config.textModel, reason);
  const connection = connectionOf(config);
  return config.service === 'openrouter'
    ? openChatModel(connection, config.textModel)
    : openResponsesModel(connection, config.textModel);
}

/** Opens the picture model of a service; `built-in` needs neither key nor network. */
export function openImageModel(config: ModelConfig): ImageModel {
  if (config.service === 'built-in') return openBuiltInModel();
  const reason = findObstacle(config, ['openai', 'compatible', 'openrouter', 'sdnext']);
  if (reason !== null) return unavailable(config, config.imageModel, reason);
  const connection = connectionOf(config);
  if (config.service === 'sdnext') return openSdNextModel(connection, config.imageModel);
  return config.service === 'openrouter'
    ? openRouterImageModel(connection, config.imageModel)
    : openImagesModel(connection, config.imageModel);
}

function findObstacle(config: ModelConfig, built: readonly ServiceName[]): FailureKind | null {
  if (!built.includes(config.service)) return 'service-unsupported';
  if (config.service === 'compatible') return config.address === null ? 'address-missing' : null;
  // One's own server asks for a key only where it was started with one.
  return config.key === null && config.service !== 'sdnext' ? 'key-missing' : null;
}

function unavailable({ service }: ModelConfig, model: string, kind: FailureKind): TextModel & ImageModel {
  const facts = { service: serviceTitles[service], model, words: null, retryAfterMs: null };
  return unavailableModel(service, model, modelFailure(kind, facts));
}

const ownAddresses: Readonly<Partial<Record<ServiceName, string>>> = {
  openai: 'https://api.openai.com/v1',
  openrouter: 'https://openrouter.ai/api/v1',
  sdnext: 'http://127.0.0.1:7860',
};

function connectionOf(config: ModelConfig): Connection {
  return {
    title: serviceTitles[config.service],
    service: config.service,
    key: config.key,
    address: (config.address ?? ownAddresses[config.service] ?? '').replace(/\/+$/, ''),
    silenceLimitMs: config.silenceLimitMs ?? 300_000,
  };
}
