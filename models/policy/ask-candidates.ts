/**
 * Sends one request to the first candidate that answers. It checks the budget, waits for the service's limits, retries
 * passing failures and moves on to the next service. The result is the one stream of events that the caller reads. The
 * adapters do none of this.
 */
import { services, type ServiceName } from '#design/services';
import type { Budget, WorkKind } from '#design/settings';
import { modelFailure } from '../model-failure.ts';
import { pause } from '../pause.ts';
import type { ModelEvent, ModelFailure, ModelSignal } from '../ports.ts';
import type { Clock } from '../clock.ts';
import { consumeStream, type Resume } from './consume-stream.ts';
import type { LedgerRecorder, Purpose, Refusal } from './ledger-recorder.ts';
import type { Limiter } from './limiter.ts';
import { planNextStep, planWait, type RetryPolicy } from './plan-next-step.ts';
import { type RequestTrace, traceRequest } from './trace-request.ts';

/** What all requests of a session share: clock, limits, ledger. */
export interface RequestContext {
  readonly clock: Clock;
  readonly limiter: Limiter;
  readonly ledger: LedgerRecorder;
  /** Called with how each request to a service ended: `null` where it was answered. @default nobody is told */
  readonly onEnded?: (service: ServiceName, failure: ModelFailure | null) => void;
  newId(): string;
}

/** One service and model that could answer. */
export interface Candidate<Request> {
  readonly service: ServiceName;
  readonly model: string;
  /** Its address; each address has its own limits. */
  readonly address: string;
  /** Requests it takes at a time. */
  readonly atOnce: number;
  readonly isFree: boolean;
  /** USD at most, `null` where the price is not known. */
  estimate(request: Request): number | null;
  /**
   * Sends a free request before the first paid one, because a browser cannot tell an unreachable service from a lost
   * answer. The result is `null` where the service answers or no request is needed.
   */
  preflight(signal: ModelSignal): Promise<ModelFailure | null>;
  stream(request: Request, signal: ModelSignal): AsyncIterable<ModelEvent>;
  /** Fetches the result of a request that the service finishes alone; `null` where the service cannot do that. */
  readonly resume: Resume | null;
}

/** How to carry out one request. */
export interface RequestPlan<Request> {
  readonly work: WorkKind;
  readonly purpose: Purpose;
  /** The candidates, in the order in which to ask them. */
  readonly candidates: readonly Candidate<Request>[];
  readonly budget: Budget;
  readonly payTwice: boolean;
  readonly retryPolicy: RetryPolicy;
  /** The tokens that count against a limit. */
  tokensOf(request: Request): number;
}

interface Run<Request> {
  readonly context: RequestContext;
  readonly order: RequestPlan<Request>;
  readonly request: Request;
  readonly signal: ModelSignal;
  readonly trace: RequestTrace;
}

/** How the request to one candidate failed. */
interface Ending {
  readonly failure: ModelFailure;
  readonly movesOn: boolean;
}

/** Asks the candidates until one answers. `started` is repeated when another attempt or service takes over. */
export async function* askCandidates<Request>(
  context: RequestContext,
  order: RequestPlan<Request>,
  request: Request,
  signal: ModelSignal,
): AsyncGenerator<ModelEvent, void, undefined> {
  signal.throwIfAborted();
  const trace = traceRequest(order.work, order.purpose, context.newId(), context.clock);
  const run: Run<Request> = { context, order, request, signal, trace };
  try {
    for (const [index, candidate] of order.candidates.entries()) {
      const next = order.candidates[index + 1] ?? null;
      const ending = yield* askOne(run, candidate, next !== null);
      if (ending === null) return;
      if (next === null || !ending.movesOn) {
        trace.end(ending.failure.kind);
        return yield { type: 'failed', failure: ending.failure };
      }
      yield { type: 'warning', message: describeFailover(ending.failure, next) };
    }
  } finally {
    if (trace.isSent) await context.ledger.end(trace.close());
  }
}

async function* askOne<Request>(
  run: Run<Request>,
  candidate: Candidate<Request>,
  hasNext: boolean,
): AsyncGenerator<ModelEvent, Ending | null, undefined> {
  const { context, signal } = run;
  const limiterKey = limiterKeyOf(candidate);
  const place = await context.limiter.turn(limiterKey, candidate.atOnce, signal);
  try {
    return yield* askWithRetries(run, candidate, hasNext, place);
  } finally {
    context.limiter.leave(limiterKey, place);
  }
}

async function* askWithRetries<Request>(
  run: Run<Request>,
  candidate: Candidate<Request>,
  hasNext: boolean,
  place: number,
): AsyncGenerator<ModelEvent, Ending | null, undefined> {
  const { context, order, signal } = run;
  const { retryPolicy, payTwice } = order;
  const tokens = order.tokensOf(run.request);
  const limiterKey = limiterKeyOf(candidate);
  for (let attempt = 1; ; attempt += 1) {
    const away = hasNext ? await candidate.preflight(signal) : null;
    if (away !== null) {
      context.onEnded?.(candidate.service, away);
      return { failure: away, movesOn: true };
    }
    for (
      let wait = context.limiter.take(limiterKey, tokens, place);
      wait > 0;
      wait = context.limiter.take(limiterKey, tokens, place)
    ) {
      if (planWait(wait, { retryPolicy, hasNext }).kind !== 'again')
        return { failure: limited(candidate, wait), movesOn: true };
      yield { type: 'waiting', message: describeLimitWait(candidate), milliseconds: wait };
      await pause(context.clock, wait, signal);
    }
    const end = yield* askOnce(run, candidate, attempt === 1);
    if (end === null) {
      context.onEnded?.(candidate.service, null);
      return null;
    }
    const { failure, answering, wasSent } = end;
    if (!wasSent) return { failure, movesOn: true };
    context.onEnded?.(candidate.service, failure);
    // The service goes on with it, so a new request anywhere would be paid for twice.
    if (failure.mayBeFetched === true) return { failure, movesOn: false };
    if (failure.kind === 'rate-limited')
      context.limiter.learn(limiterKey, failure.limits ?? null, failure.retryAfterMs);
    const { isFree } = candidate;
    const { random } = context.clock;
    const step = planNextStep(failure, {
      attempt,
      answering,
      isFree,
      hasNext,
      payTwice,
      retryPolicy,
      random,
    });
    if (step.kind !== 'again') return { failure, movesOn: step.kind === 'move-on' };
    if (failure.kind === 'rate-limited') context.limiter.putBack(limiterKey, place);
    await context.ledger.note(run.trace.close());
    yield { type: 'waiting', message: describeRetry(failure, candidate), milliseconds: step.waitMs };
    await pause(context.clock, step.waitMs, signal);
  }
}

interface FailedAttempt {
  readonly failure: ModelFailure;
  readonly answering: boolean;
  /** False where the budget or the ledger refused it. */
  readonly wasSent: boolean;
}

/** Sends the request once and passes on its events, except a failure, which the caller handles. */
async function* askOnce<Request>(
  run: Run<Request>,
  candidate: Candidate<Request>,
  isFirst: boolean,
): AsyncGenerator<ModelEvent, FailedAttempt | null, undefined> {
  const { context, order, request, signal, trace } = run;
  const limiterKey = limiterKeyOf(candidate);
  const { service, model, resume } = candidate;
  const estimatedUsd = candidate.estimate(request);
  const attempt = trace.begin({ service, model, estimatedUsd });
  const wasSent = { yet: false };
  try {
    const { budget, purpose } = order;
    const check = { budget, estimatedUsd };
    const refusal = await context.ledger.admit(trace.close(), purpose.about ?? '', check);
    if (refusal !== null) return { failure: refused(candidate, refusal), answering: false, wasSent: false };
    if (isFirst && estimatedUsd === null && hasLimit(budget))
      yield { type: 'warning', message: describeUnknownPrice(candidate) };
    yield { type: 'sending', service, model, estimatedUsd, ledgerId: trace.id };
    // The reader of that event may have cancelled.
    signal.throwIfAborted();
    wasSent.yet = true;
  } finally {
    if (!wasSent.yet) attempt.takeBack();
    if (!wasSent.yet && !trace.isSent) await context.ledger.withdraw(trace.id);
  }
  const streamContext = { clock: context.clock, retryPolicy: order.retryPolicy, signal, resume };
  let answering = false;
  for await (const event of consumeStream(candidate.stream(request, signal), streamContext)) {
    if (event.type === 'failed') {
      attempt.failed(event.failure);
      return { failure: event.failure, answering, wasSent: true };
    }
    if (event.type === 'done') {
      attempt.done();
      trace.end('done');
      yield event;
      return null;
    }
    if (event.type === 'usage') attempt.used(event.usage);
    if (event.type === 'started') {
      attempt.answered(event.requestId);
      context.limiter.learn(limiterKey, event.limits ?? null, null);
    }
    answering ||= isAnswer(event);
    yield event.type === 'started' ? { ...event, service } : event;
  }
  signal.throwIfAborted();
  const failure = failureOf('stream-cut', candidate, null, null);
  attempt.failed({ ...failure, mayBeBilled: true });
  return { failure: { ...failure, mayBeBilled: true }, answering, wasSent: true };
}

function isAnswer({ type }: ModelEvent): boolean {
  return type === 'text' || type === 'image-partial' || type === 'image' || type === 'embedding';
}

function limiterKeyOf({
  service,
  model,
  address,
}: Pick<Candidate<unknown>, 'service' | 'model' | 'address'>): string {
  return `${service} ${model} ${address}`;
}

function hasLimit(budget: Budget): boolean {
  return Object.values(budget).some((limit) => limit !== null);
}

type Named = Pick<Candidate<unknown>, 'service' | 'model'>;

function failureOf(
  kind: ModelFailure['kind'],
  { service, model }: Named,
  words: string | null,
  retryAfterMs: number | null,
): ModelFailure {
  return modelFailure(kind, { service: services[service].title, model, words, retryAfterMs });
}

function refused(candidate: Named, { why, message }: Refusal): ModelFailure {
  const failure = failureOf('over-budget', candidate, message, null);
  return why === 'budget' ? failure : { ...failure, message };
}

function limited(candidate: Named, waitMs: number): ModelFailure {
  return failureOf('rate-limited', candidate, null, waitMs);
}

function describeUnknownPrice({ service, model }: Named): string {
  return `What ${model} costs at ${services[service].title} is not known, so the budget cannot count it beforehand.`;
}

function describeLimitWait({ service }: Named): string {
  return `${services[service].title} is at its limit; waiting`;
}

/** The reason for a wait, short enough to share one line with the remaining time. */
function describeRetry({ kind }: ModelFailure, candidate: Named): string {
  if (kind === 'rate-limited') return describeLimitWait(candidate);
  const what = kind === 'unreachable' ? 'cannot be reached' : 'has a problem on its side';
  return `${services[candidate.service].title} ${what}; waiting`;
}

function describeFailover({ message }: ModelFailure, next: Named): string {
  return `${message.replace(/ (?:Try again|Check|Add|Choose|Raise|Start|Write) [^.]*\.$/, '')} ${services[next.service].title} is asked instead.`;
}
