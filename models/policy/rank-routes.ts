import type { ServiceName } from '#design/services';
import type { ModelFacts, Preference, WorkKind } from '#design/settings';
import { qualityRankOf } from '../model-facts.ts';
import type { Measured } from './measure-service.ts';

/** One way to do an operation: a service and one of its models, with the facts to compare it by. */
export interface Route {
  readonly service: ServiceName;
  readonly model: string;
  readonly facts: ModelFacts;
  /** The USD for a typical request; `null` where it is not known. */
  readonly costUsd: number | null;
  readonly measured: Measured;
}

/** What each kind of work needs of a model. */
const needs: Readonly<Record<WorkKind, (facts: ModelFacts) => boolean>> = {
  plan: ({ does, sees, followsSchema }) => does.includes('text') && sees && followsSchema,
  author: ({ does, sees }) => does.includes('text') && sees,
  question: ({ does, sees, followsSchema }) => does.includes('text') && sees && followsSchema,
  caption: ({ does, sees }) => does.includes('text') && sees,
  picture: ({ does }) => does.includes('image'),
  embedding: ({ does }) => does.includes('embedding'),
};

/** Whether a model is known to fit a kind of work. */
export function isFit(work: WorkKind, facts: ModelFacts): boolean {
  return needs[work](facts);
}

/** The attempts after which failures count, and the share of failures that makes a service a last resort. */
const unreliable = { attempts: 4, failures: 0.5 };

/** The milliseconds that an unmeasured service is assumed to take, by kind of work. */
const assumedMs: Readonly<Record<WorkKind, number>> = {
  plan: 20_000,
  author: 60_000,
  question: 20_000,
  caption: 5000,
  picture: 40_000,
  embedding: 1000,
};

/**
 * Sorts routes into the order in which to try them. The person's own order counts where there is no preference, and
 * breaks every tie. A route that failed in most of its recent attempts goes to the end.
 */
export function rankRoutes(
  routes: readonly Route[],
  work: WorkKind,
  preference: Preference,
): readonly Route[] {
  if (preference === 'listed') return routes;
  const score = scores[preference];
  return routes
    .map((route, place) => ({ route, place, score: score(route, work), isLast: isUnreliable(route) }))
    .toSorted((a, b) => Number(a.isLast) - Number(b.isLast) || a.score - b.score || a.place - b.place)
    .map(({ route }) => route);
}

/** Lower is better. */
const scores: Readonly<Record<Exclude<Preference, 'listed'>, (route: Route, work: WorkKind) => number>> = {
  best: ({ service, model }) => qualityRankOf(service, model),
  // An unknown price may be any price.
  cheapest: ({ costUsd }) => costUsd ?? Number.MAX_VALUE,
  // A failed request is sent again, so a route that fails half of the time takes twice as long.
  fastest: ({ measured }, work) =>
    (measured.totalMs ?? assumedMs[work]) / Math.max(0.05, 1 - measured.failures),
};

function isUnreliable({ measured }: Route): boolean {
  return measured.attempts >= unreliable.attempts && measured.failures > unreliable.failures;
}
