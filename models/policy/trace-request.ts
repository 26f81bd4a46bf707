import type { LedgerAttempt, LedgerEntry } from '#design/ledger';
import type { ServiceName } from '#design/services';
import type { WorkKind } from '#design/settings';
import type { ModelFailure, ModelUsage } from '../ports.ts';
import type { Clock } from '../clock.ts';
import type { Purpose } from './ledger-recorder.ts';

/** Follows one request through all its attempts and records its cost and time, never its content. */
export interface RequestTrace {
  begin(who: Asked): AttemptTrace;
  /** Ends the trace: the request was answered or finally failed. Without this call it counts as cancelled. */
  end(outcome: 'done' | ModelFailure['kind']): void;
  /** The entry for the ledger, as far as it is known so far. */
  close(): LedgerEntry;
  readonly id: string;
  /** False where nothing was sent, so that there is nothing to record. */
  readonly isSent: boolean;
}

/** The service that is asked, and the estimated cost. */
export interface Asked {
  readonly service: ServiceName;
  readonly model: string;
  readonly estimatedUsd: number | null;
}

export interface AttemptTrace {
  /** The service has begun to answer. */
  answered(requestId: string | null): void;
  used(usage: ModelUsage): void;
  done(): void;
  failed(failure: ModelFailure): void;
  /** Nothing was sent. */
  takeBack(): void;
}

interface Attempt extends Asked {
  readonly at: number;
  outcome: string;
  status: number | null;
  requestId: string | null;
  firstByteMs: number | null;
  endedAt: number | null;
  usage: ModelUsage | null;
  mayBeBilled: boolean;
}

/** Starts the trace of one request. */
export function traceRequest(
  work: WorkKind,
  purpose: Purpose,
  id: string,
  { now }: Pick<Clock, 'now'>,
): RequestTrace {
  const { action, file } = purpose;
  const at = now();
  const attempts: Attempt[] = [];
  let outcome: string | null = null;
  return {
    begin(who) {
      const attempt: Attempt = {
        ...who,
        at: now(),
        outcome: 'cancelled',
        status: null,
        requestId: null,
        firstByteMs: null,
        endedAt: null,
        usage: null,
        // It may have been billed until the service says otherwise, and always where it is cancelled.
        mayBeBilled: true,
      };
      attempts.push(attempt);
      const takeBack = () => void attempts.splice(attempts.indexOf(attempt), 1);
      return { ...follow(attempt, now), takeBack };
    },
    id,
    end(how) {
      outcome = how;
    },
    get isSent() {
      return attempts.length > 0;
    },
    close: () => ({
      ...{ id, at, work, action, file },
      ...sumUp(attempts, now()),
      outcome: outcome ?? 'cancelled',
    }),
  };
}

function follow(attempt: Attempt, now: () => number): Omit<AttemptTrace, 'takeBack'> {
  return {
    answered(requestId) {
      attempt.requestId = requestId;
      attempt.firstByteMs ??= now() - attempt.at;
    },
    used(usage) {
      attempt.usage = usage;
    },
    done() {
      attempt.outcome = 'done';
      attempt.endedAt = now();
    },
    failed({ kind, status, requestId, mayBeBilled }) {
      attempt.outcome = kind;
      attempt.status = status;
      attempt.requestId = requestId ?? attempt.requestId;
      attempt.mayBeBilled = mayBeBilled;
      attempt.endedAt = now();
    },
  };
}

function sumUp(attempts: readonly Attempt[], now: number) {
  const usages = attempts.flatMap(({ usage }) => (usage === null ? [] : [usage]));
  const isUnknown = usages.some(({ costUsd }) => costUsd === null);
  return {
    attempts: attempts.map((attempt): LedgerAttempt => {
      const { service, model, outcome, status, requestId, firstByteMs } = attempt;
      const totalMs = (attempt.endedAt ?? now) - attempt.at;
      return { service, model, outcome, status, requestId, firstByteMs, totalMs };
    }),
    inputTokens: usages.reduce((sum, usage) => sum + usage.inputTokens, 0),
    outputTokens: usages.reduce((sum, usage) => sum + usage.outputTokens, 0),
    costUsd: isUnknown ? null : usages.reduce((sum, { costUsd }) => sum + (costUsd ?? 0), 0),
    estimatedUsd: attempts.at(-1)?.estimatedUsd ?? null,
    maybeUsd: attempts.reduce((sum, attempt) => sum + possibleCost(attempt), 0),
  };
}

/** The estimated cost, where the service may have billed the request and did not report the cost. */
function possibleCost({ outcome, mayBeBilled, usage, estimatedUsd }: Attempt): number {
  if (usage !== null && usage.costUsd !== null) return 0;
  return mayBeBilled || outcome === 'done' ? (estimatedUsd ?? 0) : 0;
}
