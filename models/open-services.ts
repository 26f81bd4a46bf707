/**
 * The services as the jobs see them: the same ports, with everything around them that a person set up. Which service
 * answers, how often it is asked, what it may cost and what is written down of it is decided here and in `policy/`;
 * what is said to it, in the adapters.
 */
import {
  defaultModels,
  type ModelFacts,
  type PanelSettings,
  type Preference,
  type ServiceModels,
  type ServiceName,
  type WorkKind,
} from '#design/settings';
import {
  countEmbeddingTokens,
  countTextTokens,
  estimateEmbedding,
  estimateImage,
  estimateText,
  type Estimate,
} from './estimate-cost.ts';
import { listModels } from './list-models.ts';
import { findModelFacts, standingOf } from './model-facts.ts';
import { modelFailure } from './model-failure.ts';
import { openEmbeddingModel, openImageModel, openTextModel, type ModelConfig } from './open-model.ts';
import { askInOrder, type Candidate, type Desk } from './policy/ask-in-order.ts';
import type { Resume } from './policy/hear-to-the-end.ts';
import type { Purpose } from './policy/keep-ledger.ts';
import { measureService } from './policy/measure-service.ts';
import { usualPatience, type Patience } from './policy/plan-next-step.ts';
import { isFit, rankRoutes, type Route } from './policy/rank-routes.ts';
import { noteLost, resumeRequest } from './policy/resume-request.ts';
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
import { newServiceMemory, type ServiceMemory } from './service-memory.ts';
import { serviceTitles } from './service-titles.ts';

/** What the services need of a person's settings. */
export type ServiceSettings = Pick<
  PanelSettings,
  'service' | 'addresses' | 'models' | 'wires' | 'listed' | 'failover' | 'payTwice' | 'routing' | 'budget'
>;

/** What a program gives the services once. */
export interface ServicesSetup {
  readonly desk: Desk;
  openKey(service: ServiceName): Promise<string | null>;
  /** Whether a service is asked a free question first, where a browser would not tell a dead line from a lost answer. */
  readonly knocks: boolean;
  /** @default usualPatience */
  readonly patience?: Patience;
  /** Milliseconds of silence after which a request is given up. @default 300000 */
  readonly silenceLimitMs?: number;
}

export type TextWork = Extract<WorkKind, 'plan' | 'author' | 'caption'>;

/** The services by what they are asked for. */
export interface Services {
  text(settings: ServiceSettings, work: TextWork, purpose: Purpose): Promise<TextModel>;
  image(settings: ServiceSettings, purpose: Purpose): Promise<ImageModel>;
  embedding(settings: ServiceSettings, purpose: Purpose): Promise<EmbeddingModel>;
  /** Fetches a picture that was asked for by another session and went on by itself; asks for nothing anew. */
  resumeImage(
    settings: ServiceSettings,
    sent: SentImage,
    purpose: Purpose,
    signal: ModelSignal,
  ): AsyncIterable<ModelEvent>;
  /** Has the service delete what it kept of a picture that has arrived. */
  forgetImage(settings: ServiceSettings, ticket: ModelTicket): Promise<void>;
  /** Writes down a picture that was asked for by another session and cannot be fetched: it may have been billed. */
  noteLostImage(lost: LostImage, purpose: Purpose): Promise<void>;
  /** How one service is spoken to now, with its key. */
  configOf(settings: ServiceSettings, service: ServiceName): Promise<ModelConfig>;
}

/** A picture that another session asked for. */
export interface SentImage {
  readonly ticket: ModelTicket;
  /** USD that it was thought to cost; `null` where that is not known. */
  readonly estimatedUsd: number | null;
}

export interface LostImage {
  readonly service: ServiceName;
  readonly model: string;
  readonly estimatedUsd: number | null;
}

/** Tokens that are usually written, by kind of work. */
const usualOutput: Readonly<Record<TextWork, number>> = { plan: 4000, author: 16_000, caption: 400 };

/** Opens the services of one session. */
export function openServices(setup: ServicesSetup): Services {
  const memories = new Map<string, ServiceMemory>();
  const configOf = async (settings: ServiceSettings, service: ServiceName): Promise<ModelConfig> => {
    const address = settings.addresses[service] ?? null;
    const place = `${service} ${address ?? ''}`;
    const memory = memories.get(place) ?? newServiceMemory();
    memories.set(place, memory);
    const { text, image, embedding } = modelsAt(settings, service);
    return {
      service,
      key: await setup.openKey(service),
      address,
      textModel: text,
      imageModel: image,
      embeddingModel: embedding,
      keyHeader: settings.wires[service]?.keyHeader ?? null,
      world: setup.desk.world,
      memory,
      ...(setup.silenceLimitMs === undefined ? {} : { silenceLimitMs: setup.silenceLimitMs }),
    };
  };
  const open = async <Request, Port extends Opened<Request>>(
    settings: ServiceSettings,
    job: Job<Request, Port>,
  ): Promise<Port> => {
    const routes = await findRoutes(setup.desk, settings, job);
    const opened = await Promise.all(
      routes.map(async (route) => {
        const config = await configOf(settings, route.service);
        const port = job.open(config, route.model);
        return { port, candidate: candidateOf(setup, job, route, config, port) };
      }),
    );
    const { work, purpose, tokensOf } = job;
    const order = {
      work,
      purpose,
      tokensOf,
      budget: settings.budget,
      payTwice: settings.payTwice,
      patience: setup.patience ?? usualPatience,
      candidates: opened.map(({ candidate }) => candidate),
    };
    // There is always the chosen service, and be it to say what it lacks.
    const first = opened[0]?.port ?? job.open(await configOf(settings, settings.service), '');
    return {
      ...first,
      stream: (request: Request, signal: ModelSignal) => askInOrder(setup.desk, order, request, signal),
    };
  };
  return {
    configOf,
    text: (settings, work, purpose) => open(settings, textJob(work, purpose)),
    image: (settings, purpose) => open(settings, imageJob(purpose)),
    embedding: (settings, purpose) => open(settings, embeddingJob(purpose)),
    async *resumeImage(settings, { ticket, estimatedUsd }, purpose, signal) {
      const model = openImageModel({
        ...(await configOf(settings, ticket.service)),
        imageModel: ticket.model,
      });
      const resume: Resume = (known, stop) => model.resume?.(known, stop) ?? cannotBeFetched(known);
      const patience = setup.patience ?? usualPatience;
      const resumption = { ticket, work: 'picture', purpose, patience, estimatedUsd, resume } as const;
      yield* resumeRequest(setup.desk, resumption, signal);
    },
    async forgetImage(settings, ticket) {
      const config = await configOf(settings, ticket.service);
      await openImageModel({ ...config, imageModel: ticket.model }).forget?.(ticket);
    },
    noteLostImage: (lost, purpose) => noteLost(setup.desk, { ...lost, work: 'picture', purpose }),
  };
}

/** The answer of a model that never goes on by itself. */
async function* cannotBeFetched({
  service,
  model,
}: ModelTicket): AsyncGenerator<ModelEvent, void, undefined> {
  const facts = { service: serviceTitles[service], model, words: null, retryAfterMs: null };
  yield { type: 'failed', failure: modelFailure('no-longer-kept', facts, { mayBeBilled: true }) };
}

interface Opened<Request> {
  readonly service: string;
  readonly model: string;
  stream(request: Request, signal: ModelSignal): AsyncIterable<ModelEvent>;
  resume?(ticket: ModelTicket, signal: ModelSignal): AsyncIterable<ModelEvent>;
}

/** What one kind of work needs, whoever does it. */
interface Job<Request, Port extends Opened<Request>> {
  readonly work: WorkKind;
  readonly purpose: Purpose;
  /** Which of a service's models is meant. */
  readonly kind: keyof ServiceModels;
  /** A request as it usually is, to compare prices by. */
  readonly usual: Request;
  readonly tokensOf: (request: Request) => number;
  estimate(route: Pick<Route, 'service' | 'model' | 'facts'>, request: Request): Estimate;
  open(config: ModelConfig, model: string): Port;
}

function textJob(work: TextWork, purpose: Purpose): Job<TextRequest, TextModel> {
  const outputOf = (request: TextRequest) => request.maxOutputTokens ?? usualOutput[work];
  return {
    work,
    purpose,
    kind: 'text',
    usual: { instructions: 'x'.repeat(20_000), parts: [], schema: null, maxOutputTokens: null },
    tokensOf: (request) => countTextTokens(request) + outputOf(request),
    estimate: ({ service, model, facts }, request) =>
      estimateText(service, model, { input: countTextTokens(request), output: outputOf(request) }, facts),
    open: (config, model) => openTextModel({ ...config, textModel: model }),
  };
}

function imageJob(purpose: Purpose): Job<ImageRequest, ImageModel> {
  return {
    work: 'picture',
    purpose,
    kind: 'image',
    usual: {
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

function embeddingJob(purpose: Purpose): Job<EmbeddingRequest, EmbeddingModel> {
  return {
    work: 'embedding',
    purpose,
    kind: 'embedding',
    usual: { inputs: [{ kind: 'text', text: 'x'.repeat(4000) }] },
    tokensOf: countEmbeddingTokens,
    estimate: ({ service, model, facts }, request) => estimateEmbedding(service, model, request, facts),
    open: (config, model) => openEmbeddingModel({ ...config, embeddingModel: model }),
  };
}

/** The models a service is asked for. */
export function modelsAt({ models }: Pick<ServiceSettings, 'models'>, service: ServiceName): ServiceModels {
  return { ...defaultModels[service], ...models[service] };
}

/** What services can be asked for at all. */
const servesText: readonly ServiceName[] = ['openai', 'openrouter', 'compatible'];
const serves: Readonly<Record<keyof ServiceModels, readonly ServiceName[]>> = {
  text: servesText,
  image: [...servesText, 'sdnext', 'built-in'],
  embedding: [...servesText, 'built-in'],
};

async function findRoutes<Request, Port extends Opened<Request>>(
  desk: Desk,
  settings: ServiceSettings,
  job: Job<Request, Port>,
): Promise<readonly Route[]> {
  const listed = [...new Set([settings.service, ...settings.failover])];
  const able = listed.filter((service) => serves[job.kind].includes(service));
  const preference = settings.routing[job.work] ?? 'listed';
  const { entries } = await desk.ledger.read();
  // Nobody of them can: the chosen one says so.
  const services = able.length > 0 ? able : [settings.service];
  const routes = services.flatMap((service) =>
    modelsFor(settings, service, job, preference).map((facts): Route => {
      const who = { service, model: facts.id, facts };
      return {
        ...who,
        costUsd: job.estimate(who, job.usual).costUsd,
        measured: measureService(entries, job.work, { service, model: facts.id }),
      };
    }),
  );
  return rankRoutes(routes, job.work, preference);
}

/** The chosen model; where something is preferred, also those of the service's list that are known and fit. */
function modelsFor<Request, Port extends Opened<Request>>(
  settings: ServiceSettings,
  service: ServiceName,
  job: Job<Request, Port>,
  preference: Preference,
): readonly ModelFacts[] {
  const list = settings.listed[service];
  const chosen = findModelFacts(modelsAt(settings, service)[job.kind], list);
  if (preference === 'listed' || list === undefined) return [chosen];
  const unknown = standingOf(service, '');
  const others = list.filter(
    (facts) => facts.id !== chosen.id && isFit(job.work, facts) && standingOf(service, facts.id) < unknown,
  );
  return [chosen, ...others];
}

function candidateOf<Request, Port extends Opened<Request>>(
  { knocks }: ServicesSetup,
  job: Job<Request, Port>,
  route: Route,
  config: ModelConfig,
  port: Port,
): Candidate<Request> {
  const { service, model } = route;
  const isLocal = service === 'sdnext' || service === 'built-in';
  return {
    service,
    model: port.model,
    // One's own machine draws one picture at a time.
    atOnce: service === 'sdnext' ? 1 : 5,
    isFree: isLocal,
    estimate: (request) => job.estimate({ service, model, facts: route.facts }, request).costUsd,
    async knock(signal) {
      if (!knocks || isLocal || config.key === null || config.memory?.reached === true) return null;
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
