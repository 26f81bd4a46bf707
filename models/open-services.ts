/**
 * Opens the services with a person's settings applied: the same ports as `open-model.ts`, with fallback services,
 * retries, budgets and the ledger around them. These rules stand here and in `policy/`. The adapters decide what is sent.
 */
import { keyOriginOf } from '#design/service-address';
import { type ServiceName, services } from '#design/services';
import { type ModelFacts, modelsOf, type Preference } from '#design/settings';
import type { PaintPlaceholder } from './built-in/paint-placeholder.ts';
import { listModels } from './list-models.ts';
import { findModelFacts, qualityRankOf } from './model-facts.ts';
import { modelFailure } from './model-failure.ts';
import { type ModelConfig, openImageModel, openPictureBatches } from './open-model.ts';
import {
  type BatchItem,
  type PictureBatches,
  PictureBatchError,
  type SubmittedBatch,
} from './picture-batches.ts';
import { askCandidates, type Candidate, type RequestContext } from './policy/ask-candidates.ts';
import { countBatch, endBatch } from './policy/batch-ledger.ts';
import type { Resume } from './policy/consume-stream.ts';
import type { Purpose } from './policy/ledger-recorder.ts';
import { measureService } from './policy/measure-service.ts';
import { defaultRetryPolicy, type RetryPolicy } from './policy/plan-next-step.ts';
import { isFit, rankRoutes, type Route } from './policy/rank-routes.ts';
import { recordLostRequest, resumeRequest } from './policy/resume-request.ts';
import type { EmbeddingModel, ImageModel, ModelEvent, ModelSignal, ModelTicket, TextModel } from './ports.ts';
import {
  embeddingOperation,
  imageOperation,
  type ModelOperation,
  type ModelPort,
  textOperation,
  type TextWork,
} from './model-operations.ts';
import { createServiceMemory, type ServiceMemory } from './service-memory.ts';
import type { ServiceSettings } from './service-settings.ts';

export type { ServiceSettings } from './service-settings.ts';

/** What a program passes in once. */
export interface ServicesSetup {
  readonly requestContext: RequestContext;
  /** The key of a service at an origin, such as `https://api.openai.com`. A key is never sent to another origin. */
  openKey(service: ServiceName, origin: string): Promise<string | null>;
  /**
   * Whether a free request goes first. A browser needs it, because it cannot tell a failed connection from a lost answer.
   */
  readonly needsPreflight: boolean;
  /** @default defaultRetryPolicy */
  readonly retryPolicy?: RetryPolicy;
  /** The milliseconds of silence after which a request is abandoned. @default 300000 */
  readonly silenceLimitMs?: number;
  /** Where the built-in generator paints. @default in this thread */
  readonly paint?: PaintPlaceholder;
}

/** The services by kind of request. */
export interface Services {
  text(settings: ServiceSettings, work: TextWork, purpose: Purpose): Promise<TextModel>;
  image(settings: ServiceSettings, purpose: Purpose): Promise<ImageModel>;
  embedding(settings: ServiceSettings, purpose: Purpose): Promise<EmbeddingModel>;
  /** Fetches a picture that another session requested and the service finished alone. It requests nothing new. */
  resumeImage(
    settings: ServiceSettings,
    sent: SentImage,
    purpose: Purpose,
    signal: ModelSignal,
  ): AsyncIterable<ModelEvent>;
  /** Asks the service to delete its copy of a picture that has arrived. */
  releaseImage(settings: ServiceSettings, ticket: ModelTicket): Promise<void>;
  /**
   * Asks the service to stop a cancelled picture and to delete it. The result is true once the service has confirmed that
   * it keeps nothing.
   */
  stopImage(settings: ServiceSettings, ticket: ModelTicket): Promise<boolean>;
  /** Opens batches of the chosen image model; `null` where it has none. */
  batches(settings: ServiceSettings): Promise<PictureBatches | null>;
  /** Submits a batch within the budget; the result has its id in the ledger. */
  submitBatch(
    settings: ServiceSettings,
    batch: BatchOrder,
    purpose: Purpose,
    signal: AbortSignal,
  ): Promise<{ readonly ledgerId: string; readonly result: readonly SubmittedBatch[] }>;
  /** Records what a batch cost. */
  endBatch(
    sent: LostImage & { readonly ledgerId: string },
    costUsd: number | null,
    purpose: Purpose,
  ): Promise<void>;
  /** Records a picture that another session requested and that cannot be fetched. It may have been billed. */
  recordLostImage(lost: LostImage, purpose: Purpose): Promise<void>;
  /** The current config of one service, with its key. */
  configOf(settings: ServiceSettings, service: ServiceName): Promise<ModelConfig>;
}

/** A picture that another session requested. */
export interface SentImage {
  readonly ticket: ModelTicket;
  /** The estimated cost in USD; `null` where it is not known. */
  readonly estimatedUsd: number | null;
  /** The id that the ledger gave the request when it was sent. @default the request is not in the ledger */
  readonly ledgerId?: string;
}

/** Pictures to submit, and what they cost at most. */
export interface BatchOrder {
  readonly items: readonly BatchItem[];
  readonly group: string;
  readonly estimatedUsd: number | null;
}

export interface LostImage {
  readonly service: ServiceName;
  readonly model: string;
  readonly estimatedUsd: number | null;
  readonly ledgerId?: string;
}

/** Opens the services of one session. */
export function openServices(setup: ServicesSetup): Services {
  const memories = new Map<string, ServiceMemory>();
  const configOf = async (settings: ServiceSettings, service: ServiceName): Promise<ModelConfig> => {
    const address = settings.addresses[service] ?? null;
    const place = `${service} ${address ?? ''}`;
    const memory = memories.get(place) ?? createServiceMemory();
    memories.set(place, memory);
    const { text, image, embedding } = modelsOf({ service, models: settings.models });
    return {
      service,
      key: await setup.openKey(service, keyOriginOf(settings, service)),
      address,
      textModel: text,
      imageModel: image,
      embeddingModel: embedding,
      keyHeader: settings.wires[service]?.keyHeader ?? null,
      clock: setup.requestContext.clock,
      memory,
      ...(setup.silenceLimitMs === undefined ? {} : { silenceLimitMs: setup.silenceLimitMs }),
      ...(setup.paint === undefined ? {} : { paint: setup.paint }),
    };
  };
  const batches = async (settings: ServiceSettings) =>
    openPictureBatches(await configOf(settings, settings.service));
  const open = async <Request, Port extends ModelPort<Request>>(
    settings: ServiceSettings,
    operation: ModelOperation<Request, Port>,
  ): Promise<Port> => {
    const routes = await findRoutes(setup.requestContext, settings, operation);
    const opened = await Promise.all(
      routes.map(async (route) => {
        const config = await configOf(settings, route.service);
        const port = operation.open(config, route.model);
        return { port, candidate: candidateOf(setup, operation, route, config, port) };
      }),
    );
    const { work, purpose, tokensOf } = operation;
    const order = {
      work,
      purpose,
      tokensOf,
      budget: settings.budget,
      payTwice: settings.payTwice,
      retryPolicy: setup.retryPolicy ?? defaultRetryPolicy,
      candidates: opened.map(({ candidate }) => candidate),
    };
    // The chosen service is always opened, even if it can only report what is missing.
    const first = opened[0]?.port ?? operation.open(await configOf(settings, settings.service), '');
    return {
      ...first,
      stream: (request: Request, signal: ModelSignal) =>
        askCandidates(setup.requestContext, order, request, signal),
    };
  };
  return {
    configOf,
    text: (settings, work, purpose) => open(settings, textOperation(work, purpose)),
    image: (settings, purpose) => open(settings, imageOperation(purpose)),
    embedding: (settings, purpose) => open(settings, embeddingOperation(purpose)),
    async *resumeImage(settings, { ticket, estimatedUsd, ledgerId }, purpose, signal) {
      const model = openImageModel({
        ...(await configOf(settings, ticket.service)),
        imageModel: ticket.model,
      });
      const resume: Resume = (known, stop) => model.resume?.(known, stop) ?? cannotBeFetched(known);
      const retryPolicy = setup.retryPolicy ?? defaultRetryPolicy;
      const known = ledgerId === undefined ? {} : { ledgerId };
      const resumption = {
        ticket,
        work: 'picture',
        purpose,
        retryPolicy,
        estimatedUsd,
        resume,
        ...known,
      } as const;
      yield* resumeRequest(setup.requestContext, resumption, signal);
    },
    batches,
    async submitBatch(settings, { items, group, estimatedUsd }, purpose, signal) {
      const { service, budget } = settings;
      const opened = await batches(settings);
      const { title } = services[service];
      if (opened === null)
        throw new PictureBatchError(modelFailure('service-unsupported', { service: title, model: '' }));
      const counted = { service, title, model: opened.model, estimatedUsd, purpose, budget };
      return countBatch(setup.requestContext, counted, () => opened.submit(items, group, signal));
    },
    endBatch: ({ ledgerId, ...sent }, costUsd, purpose) =>
      endBatch(setup.requestContext, { ...sent, purpose }, ledgerId, costUsd),
    async releaseImage(settings, ticket) {
      const config = await configOf(settings, ticket.service);
      await openImageModel({ ...config, imageModel: ticket.model }).release?.(ticket);
    },
    async stopImage(settings, ticket) {
      const config = await configOf(settings, ticket.service);
      const model = openImageModel({ ...config, imageModel: ticket.model });
      return (await model.stop?.(ticket)) ?? true;
    },
    recordLostImage: (lost, purpose) =>
      recordLostRequest(setup.requestContext, { ...lost, work: 'picture', purpose }),
  };
}

/** The answer of a model that cannot finish a request alone. */
async function* cannotBeFetched({
  service,
  model,
}: ModelTicket): AsyncGenerator<ModelEvent, void, undefined> {
  const facts = { service: services[service].title, model };
  yield { type: 'failed', failure: modelFailure('no-longer-stored', facts, { mayBeBilled: true }) };
}

function candidateOf<Request, Port extends ModelPort<Request>>(
  { needsPreflight }: ServicesSetup,
  operation: ModelOperation<Request, Port>,
  route: Route,
  config: ModelConfig,
  port: Port,
): Candidate<Request> {
  const { service, model } = route;
  const { isLocal, concurrency } = services[service];
  return {
    service,
    model: port.model,
    address: config.address ?? '',
    atOnce: concurrency,
    isFree: isLocal,
    estimate: (request) => operation.estimate({ service, model, facts: route.facts }, request).costUsd,
    async preflight(signal) {
      if (!needsPreflight || isLocal || config.key === null || config.memory?.reached === true) return null;
      const { failure } = await listModels(config, signal);
      return failure?.kind === 'unreachable' || failure?.kind === 'timed-out' ? failure : null;
    },
    stream: (request, signal) => port.stream(request, signal),
    resume:
      port.resume === undefined
        ? null
        : (ticket, signal) => port.resume?.(ticket, signal) ?? cannotBeFetched(ticket),
  };
}

/** The ways to do an operation, in the order in which to try them. There is always one; it may be one that only says what is missing. */
async function findRoutes<Request, Port extends ModelPort<Request>>(
  context: RequestContext,
  settings: ServiceSettings,
  operation: ModelOperation<Request, Port>,
): Promise<readonly Route[]> {
  const listed = [...new Set([settings.service, ...settings.failover])];
  const able = listed.filter((service) => services[service].serves.includes(operation.kind));
  const preference = settings.routing[operation.work] ?? 'listed';
  const { entries } = await context.ledger.read();
  // Where none of them can do the operation, the chosen service says so.
  const candidates = able.length > 0 ? able : [settings.service];
  const routes = candidates.flatMap((service) =>
    modelsFor(settings, service, operation, preference).map((facts): Route => {
      const who = { service, model: facts.id, facts };
      return {
        ...who,
        costUsd: operation.estimate(who, operation.typicalRequest).costUsd,
        measured: measureService(entries, operation.work, { service, model: facts.id }),
      };
    }),
  );
  return rankRoutes(routes, operation.work, preference);
}

/** The chosen model; with a preference, also the known models of the service's list that fit the work. */
function modelsFor<Request, Port extends ModelPort<Request>>(
  settings: ServiceSettings,
  service: ServiceName,
  operation: ModelOperation<Request, Port>,
  preference: Preference,
): readonly ModelFacts[] {
  const list = settings.listed[service];
  const chosen = findModelFacts(modelsOf({ service, models: settings.models })[operation.kind], list);
  if (preference === 'listed' || list === undefined) return [chosen];
  const unknown = qualityRankOf(service, '');
  const others = list.filter(
    (facts) =>
      facts.id !== chosen.id && isFit(operation.work, facts) && qualityRankOf(service, facts.id) < unknown,
  );
  return [chosen, ...others];
}
