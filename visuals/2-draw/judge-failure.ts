import type { FailureKind, ModelFailure } from '#models/ports';
import type { SentRequest } from './draw-queue.ts';

/** What a failure means for its picture and for the queue. */
export interface Verdict {
  /** `fetch`: it goes on by itself and is fetched later. `wait`: it is drawn again. `fail`: a person decides. */
  readonly picture: 'fetch' | 'wait' | 'fail';
  /** Nothing more is begun until a person has seen to it. */
  readonly pauses: boolean;
  /** Milliseconds in which the service takes no more. */
  readonly closedFor: number;
}

/** Failures that the next picture would meet as well: the queue waits for a person instead of failing one by one. */
const affectsAll: readonly FailureKind[] = [
  'key-missing',
  'address-missing',
  'address-unsafe',
  'key-refused',
  'forbidden',
  'model-unknown',
  'quota-used-up',
  'over-budget',
  'unreachable',
  'service-unsupported',
];

/** Milliseconds that a limit is waited for where nobody says how long. */
const defaultLimitMs = 60_000;

/** Judges a failure: is it of one picture, of this moment, or of all that would follow? A picture that is alone simply fails. */
export function judgeFailure(failure: ModelFailure, sent: SentRequest | null, isAlone: boolean): Verdict {
  const { kind, mayBeBilled, mayBeFetched, retryAfterMs } = failure;
  const stopsAll = affectsAll.includes(kind) && !isAlone;
  // What goes on by itself is fetched when line and key are there again, and is nobody's to send anew.
  if (sent?.ticket != null && mayBeFetched === true) return { picture: 'fetch', pauses: true, closedFor: 0 };
  const isLimited = kind === 'rate-limited' && !mayBeBilled;
  return {
    picture: isLimited || (stopsAll && !mayBeBilled) ? 'wait' : 'fail',
    pauses: stopsAll,
    closedFor: isLimited ? (retryAfterMs ?? defaultLimitMs) : 0,
  };
}
