import {
  defaultModels,
  type ModelFacts,
  type Preference,
  type ServiceModels,
  type ServiceName,
} from '#design/settings';
import { findModelFacts, qualityRankOf } from './model-facts.ts';
import type { RequestContext } from './policy/ask-candidates.ts';
import { measureService } from './policy/measure-service.ts';
import { isFit, rankRoutes, type Route } from './policy/rank-routes.ts';
import type { Job, Opened } from './service-jobs.ts';
import type { ServiceSettings } from './service-settings.ts';

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

/** The ways to get a job done, in the order in which they are to be tried; always one at least, be it to say what it lacks. */
export async function findRoutes<Request, Port extends Opened<Request>>(
  context: RequestContext,
  settings: ServiceSettings,
  job: Job<Request, Port>,
): Promise<readonly Route[]> {
  const listed = [...new Set([settings.service, ...settings.failover])];
  const able = listed.filter((service) => serves[job.kind].includes(service));
  const preference = settings.routing[job.work] ?? 'listed';
  const { entries } = await context.ledger.read();
  // Nobody of them can: the chosen one says so.
  const services = able.length > 0 ? able : [settings.service];
  const routes = services.flatMap((service) =>
    modelsFor(settings, service, job, preference).map((facts): Route => {
      const who = { service, model: facts.id, facts };
      return {
        ...who,
        costUsd: job.estimate(who, job.typicalRequest).costUsd,
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
  const unknown = qualityRankOf(service, '');
  const others = list.filter(
    (facts) => facts.id !== chosen.id && isFit(job.work, facts) && qualityRankOf(service, facts.id) < unknown,
  );
  return [chosen, ...others];
}
