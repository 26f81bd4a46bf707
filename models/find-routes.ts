import { services, type ServiceName } from '#design/services';
import { modelsOf, type ModelFacts, type Preference } from '#design/settings';
import { findModelFacts, qualityRankOf } from './model-facts.ts';
import type { RequestContext } from './policy/ask-candidates.ts';
import { measureService } from './policy/measure-service.ts';
import { isFit, rankRoutes, type Route } from './policy/rank-routes.ts';
import type { Job, Opened } from './service-jobs.ts';
import type { ServiceSettings } from './service-settings.ts';

/** The ways to do a job, in the order in which to try them. There is always one; it may be one that only says what is missing. */
export async function findRoutes<Request, Port extends Opened<Request>>(
  context: RequestContext,
  settings: ServiceSettings,
  job: Job<Request, Port>,
): Promise<readonly Route[]> {
  const listed = [...new Set([settings.service, ...settings.failover])];
  const able = listed.filter((service) => services[service].serves.includes(job.kind));
  const preference = settings.routing[job.work] ?? 'listed';
  const { entries } = await context.ledger.read();
  // Where none of them can do the job, the chosen service says so.
  const candidates = able.length > 0 ? able : [settings.service];
  const routes = candidates.flatMap((service) =>
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

/** The chosen model; with a preference, also the known models of the service's list that fit the work. */
function modelsFor<Request, Port extends Opened<Request>>(
  settings: ServiceSettings,
  service: ServiceName,
  job: Job<Request, Port>,
  preference: Preference,
): readonly ModelFacts[] {
  const list = settings.listed[service];
  const chosen = findModelFacts(modelsOf({ service, models: settings.models })[job.kind], list);
  if (preference === 'listed' || list === undefined) return [chosen];
  const unknown = qualityRankOf(service, '');
  const others = list.filter(
    (facts) => facts.id !== chosen.id && isFit(job.work, facts) && qualityRankOf(service, facts.id) < unknown,
  );
  return [chosen, ...others];
}
