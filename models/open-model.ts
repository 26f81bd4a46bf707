/**
 * Opens the models of a service. A config names the service, its key, its address and the models; the result is a port. A
 * service that cannot be asked (no key, no address, no such kind of model) gives a port that answers with the failure that
 * says why, so that callers handle failures in one place. Nothing here retries requests or counts costs; `policy/` does.
 */
import { isUnencryptedRemote } from '#design/service-address';
import { builtInService, services, type ServiceName } from '#design/services';
import { adapters } from './adapters.ts';
import type { PaintPlaceholder } from './built-in/paint-placeholder.ts';
import type { DiffusionServer } from './diffusion-server.ts';
import { modelFailure } from './model-failure.ts';
import type { ServiceConnection } from './service-connection.ts';
import type { PictureBatches } from './picture-batches.ts';
import type {
  EmbeddingModel,
  FailureKind,
  ImageModel,
  ModelEvent,
  ModelFailure,
  ModelSignal,
  TextModel,
} from './ports.ts';
import { createServiceMemory, type ServiceMemory } from './service-memory.ts';
import { systemClock, type Clock } from './clock.ts';

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
  /** The milliseconds of silence after which a request is abandoned. @default 300000 */
  readonly silenceLimitMs?: number;
  /** @default the machine's clock and random numbers */
  readonly clock?: Clock;
  /** What the session knows about the service. @default nothing yet */
  readonly memory?: ServiceMemory;
  /** Where the built-in generator paints. @default in this thread */
  readonly paint?: PaintPlaceholder;
}

/** Opens the text model of a service. */
export function openTextModel(config: ModelConfig): TextModel {
  return openOrFail(config, config.textModel, adapters[config.service].openText);
}

/** Opens the image model of a service. */
export function openImageModel(config: ModelConfig): ImageModel {
  return openOrFail(config, config.imageModel, adapters[config.service].openImage);
}

/** Opens batches of pictures; `null` where the service or the model has none, or the service is not set up. */
export function openPictureBatches(config: ModelConfig): PictureBatches | null {
  const open = adapters[config.service].openBatches;
  return open === undefined || findConnectionFailure(config, config.imageModel) !== null
    ? null
    : open(connectionOf(config), config.imageModel);
}

/** Opens the tools and options of a person's own server; `null` where the service has none or is not set up. */
export function openDiffusionServer(config: ModelConfig): DiffusionServer | null {
  const open = adapters[config.service].openServer;
  return open === undefined || findConnectionFailure(config, '') !== null ? null : open(connectionOf(config));
}

/** Opens the embedding model of a service. */
export function openEmbeddingModel(config: ModelConfig): EmbeddingModel {
  return openOrFail(config, config.embeddingModel ?? '', adapters[config.service].openEmbedding);
}

type OpenModel<Port> = (connection: ServiceConnection, model: string, paint?: PaintPlaceholder) => Port;

function openOrFail<Port>(config: ModelConfig, model: string, open: OpenModel<Port> | undefined) {
  const fail = (failure: ModelFailure) => unavailableModel(config.service, model, failure);
  if (!open) return fail(describeFailure('service-unsupported', config, model));
  const failure = findConnectionFailure(config, model);
  return failure === null ? open(connectionOf(config), model, config.paint) : fail(failure);
}

/** Why a service cannot be asked for anything, or `null`. */
export function findConnectionFailure(config: ModelConfig, model: string): ModelFailure | null {
  // The built-in generator needs neither key nor network.
  if (config.service === builtInService) return null;
  const { address, key } = services[config.service];
  if (config.address === null && address === null) return describeFailure('address-missing', config, model);
  if (isUnencryptedRemote(config.address ?? '')) return describeFailure('address-unsafe', config, model);
  if (config.key === null && key === 'required') return describeFailure('key-missing', config, model);
  return null;
}

function describeFailure(kind: FailureKind, { service }: ModelConfig, model: string): ModelFailure {
  const { title } = services[service];
  return modelFailure(kind, { service: title, model });
}

/** The address, key and limits for requests to the service of a config. */
export function connectionOf(config: ModelConfig): ServiceConnection {
  return {
    title: services[config.service].title,
    service: config.service,
    key: config.key,
    keyHeader: config.keyHeader ?? null,
    address: (config.address ?? services[config.service].address ?? '').replace(/\/+$/, ''),
    silenceLimitMs: config.silenceLimitMs ?? 300_000,
    clock: config.clock ?? systemClock,
    memory: config.memory ?? createServiceMemory(),
  };
}

/** A model that sends nothing and answers every request with the failure that says why it cannot be asked. */
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
  // A request that was sent earlier is still at the service and can be fetched once the service can be asked again.
  const fetchedLater = { ...failure, mayBeBilled: true, mayBeFetched: true };
  return {
    service,
    model,
    capabilities: { partialImages: false, transparent: false, seed: false, exactSize: false },
    stream: (_asked: unknown, signal: ModelSignal) => fail(signal, failure),
    resume: (_ticket: unknown, signal: ModelSignal) => fail(signal, fetchedLater),
  };
}
