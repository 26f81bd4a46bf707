import type { ServiceName } from '#design/services';
import type { ModelFacts, Preference, WorkKind } from '#design/settings';
import { qualityRankOf } from '../model-facts.ts';
import type { Measured } from './measure-service.ts';

/** A way to get work done: a service and one of its models, with all that tells for or against it. */
export interface Route {
  readonly service: ServiceName;
  readonly model: string;
  readonly facts: ModelFacts;
  /** USD for a usual request; `null` where it is not known. */
  readonly costUsd: number | null;
  readonly measured: Measured;
}

/** What a model must be able to do for each kind of work. */
const needs: Readonly<Record<WorkKind, (facts: ModelFacts) => boolean>> = {
  plan: ({ does, sees, followsSchema }) => does.includes('text') && sees && followsSchema,
  author: ({ does, sees }) => does.includes('text') && sees,
  caption: ({ does, sees }) => does.includes('text') && sees,
  picture: ({ does }) => does.includes('image'),
  embedding: ({ does }) => does.includes('embedding'),
};

/** Whether a model is fit for a kind of work, as far as it is known. */
export function isFit(work: WorkKind, facts: ModelFacts): boolean {
  return needs[work](facts);
}

/** Attempts after which failures count, and the share of them from which a service is only a last resort. */
const unreliable = { attempts: 4, failures: 0.5 };

/** Milliseconds that a service nobody has measured is thought to take, by kind of work. */
const assumedMs: Readonly<Record<WorkKind, number>> = {
  plan: 20_000,
  author: 60_000,
  caption: 5000,
  picture: 40_000,
  embedding: 1000,
};

/**
 * Puts routes in the order they are to be tried. A person's own order stands where nothing else is preferred and
 * breaks every tie; what has failed lately more often than not goes to the end whatever is preferred.
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
  // A price that is not known may be any.
  cheapest: ({ costUsd }) => costUsd ?? Number.MAX_VALUE,
  // A request that fails is sent again, so what fails half of the time takes twice as long.
  fastest: ({ measured }, work) =>
    (measured.totalMs ?? assumedMs[work]) / Math.max(0.05, 1 - measured.failures),
};

function isUnreliable({ measured }: Route): boolean {
  return measured.attempts >= unreliable.attempts && measured.failures > unreliable.failures;
}
