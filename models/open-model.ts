/**
 * The door to the services: which one, as whom, which models; out comes a port. A service that cannot be asked (no
 * key, no address, not built) comes out as a model that answers with the one failure that says so, so that callers
 * have one way to fail, not two.
 */
import type { ServiceName } from '#design/settings';
import { openBuiltInModel } from './built-in/image-model.ts';
import { modelFailure } from './model-failure.ts';
import type { Connection } from './openai/connection.ts';
import { openImagesModel } from './openai/image-model.ts';
import { openResponsesModel } from './openai/text-model.ts';
import type { FailureKind, ImageModel, TextModel } from './ports.ts';
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
  const reason = findObstacle(config, ['openai', 'compatible']);
  if (reason !== null) return unavailable(config, config.textModel, reason);
  return openResponsesModel(connectionOf(config), config.textModel);
}

/** Opens the picture model of a service; `built-in` needs neither key nor network. */
export function openImageModel(config: ModelConfig): ImageModel {
  if (config.service === 'built-in') return openBuiltInModel();
  const reason = findObstacle(config, ['openai', 'compatible']);
  if (reason !== null) return unavailable(config, config.imageModel, reason);
  return openImagesModel(connectionOf(config), config.imageModel);
}

function findObstacle(config: ModelConfig, built: readonly ServiceName[]): FailureKind | null {
  if (!built.includes(config.service)) return 'service-unsupported';
  if (config.service === 'compatible') return config.address === null ? 'address-missing' : null;
  return config.key === null ? 'key-missing' : null;
}

function unavailable({ service }: ModelConfig, model: string, kind: FailureKind): TextModel & ImageModel {
  const facts = { service: serviceTitles[service], model, words: null, retryAfterMs: null };
  return unavailableModel(service, model, modelFailure(kind, facts));
}

function connectionOf(config: ModelConfig): Connection {
  return {
    title: serviceTitles[config.service],
    service: config.service,
    key: config.key,
    address: (config.address ?? 'https://api.openai.com/v1').replace(/\/+$/, ''),
    silenceLimitMs: config.silenceLimitMs ?? 300_000,
  };
}
