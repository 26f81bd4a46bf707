/**
 * Keeps requests within the limits of a service. It learns the limits from headers, from the sentence of a refusal and
 * from the time after which the service accepts requests again.
 */
import type { ModelSignal, RateLimits } from '../ports.ts';
import type { Clock } from '../clock.ts';

export interface Limiter {
  /**
   * Waits until fewer than `most` requests of this key are running; first come, first served. Resolves to the place of the
   * request, which is smaller than those of later ones.
   */
  turn(key: string, most: number, signal: ModelSignal): Promise<number>;
  /** Passes the turn to the next request. */
  leave(key: string, place: number): void;
  /**
   * The milliseconds until a request of so many tokens may be sent. At 0 it counts as sent. A
   * place in the minute that an earlier request waits for is left to it.
   */
  take(key: string, tokens: number, place: number): number;
  /** Puts a request back in its place that was sent and refused, before it waits. */
  putBack(key: string, place: number): void;
  learn(key: string, limits: RateLimits | null, retryAfterMs: number | null): void;
}

interface Sent {
  readonly at: number;
  readonly tokens: number;
}

interface KeyState {
  running: number;
  readonly waiting: (() => void)[];
  sent: Sent[];
  /** The places of the requests that wait to be sent. */
  readonly line: Set<number>;
  requestsPerMinute: number | null;
  tokensPerMinute: number | null;
  /** The time until which the service accepts nothing, in milliseconds since 1970. */
  closedUntil: number;
}

/** Milliseconds; a little more than sixty seconds, because a service counts from the arrival of a request. */
const minute = 60_250;

/** Creates a limiter for all requests of a session; its keys are service and model. */
export function createLimiter({ now }: Pick<Clock, 'now'>): Limiter {
  const states = new Map<string, KeyState>();
  let places = 0;
  const stateOf = (key: string): KeyState => {
    const state = states.get(key) ?? createKeyState();
    states.set(key, state);
    return state;
  };
  return {
    async turn(key, most, signal) {
      signal.throwIfAborted();
      const state = stateOf(key);
      if (state.running >= most) await waitForTurn(state, signal);
      else state.running += 1;
      return (places += 1);
    },
    leave(key, place) {
      const state = stateOf(key);
      state.line.delete(place);
      const next = state.waiting.shift();
      // The next request takes over the turn, so that a later one cannot come first.
      if (next) next();
      else state.running -= 1;
    },
    take(key, tokens, place) {
      const state = stateOf(key);
      state.sent = state.sent.filter(({ at }) => at > now() - minute);
      state.line.add(place);
      const earlier = withEarlier(state, place, now());
      const frees = Math.max(requestFreesAt(earlier), tokensFreeAt(state, tokens));
      if (frees > now()) return frees - now();
      state.line.delete(place);
      state.sent.push({ at: now(), tokens });
      return 0;
    },
    putBack: (key, place) => void stateOf(key).line.add(place),
    learn(key, limits, retryAfterMs) {
      const state = stateOf(key);
      if (retryAfterMs !== null) state.closedUntil = Math.max(state.closedUntil, now() + retryAfterMs);
      if (limits === null) return;
      // A service has several limits at once and names one at a time, so the strictest counts.
      state.requestsPerMinute = stricterLimit(state.requestsPerMinute, limits.requestsPerMinute);
      state.tokensPerMinute = stricterLimit(state.tokensPerMinute, limits.tokensPerMinute);
      if (limits.remainingRequests === 0 && limits.resetMs !== null)
        state.closedUntil = Math.max(state.closedUntil, now() + limits.resetMs);
    },
  };
}

function createKeyState(): KeyState {
  return {
    running: 0,
    waiting: [],
    sent: [],
    line: new Set(),
    requestsPerMinute: null,
    tokensPerMinute: null,
    closedUntil: 0,
  };
}

function stricterLimit(known: number | null, reported: number | null): number | null {
  if (known === null || reported === null) return known ?? reported;
  return Math.min(known, reported);
}

async function waitForTurn(state: KeyState, signal: ModelSignal): Promise<void> {
  const hasEntered = await new Promise<boolean>((resolve) => {
    const enter = () => {
      signal.removeEventListener('abort', leave);
      resolve(true);
    };
    const leave = () => {
      state.waiting.splice(state.waiting.indexOf(enter), 1);
      resolve(false);
    };
    state.waiting.push(enter);
    signal.addEventListener('abort', leave);
  });
  // A request with a turn keeps it until it leaves, even if it is cancelled at the same moment.
  if (!hasEntered) signal.throwIfAborted();
}

type Limits = Pick<KeyState, 'sent' | 'closedUntil' | 'requestsPerMinute'>;

/** The requests of the last minute, and those of earlier places as if each had been sent as soon as it may be. */
function withEarlier({ sent, line, ...limits }: KeyState, place: number, now: number): Limits {
  const all = [...sent];
  const earlier = [...line].filter((other) => other < place);
  for (const _ of earlier)
    all.push({ at: Math.max(now, requestFreesAt({ ...limits, sent: all })), tokens: 0 });
  return { ...limits, sent: all };
}

/** The time when the oldest of as many requests as fit in a minute is a minute old, and the service accepts requests. */
function requestFreesAt({ sent, closedUntil, requestsPerMinute }: Limits): number {
  if (requestsPerMinute === null || requestsPerMinute < 1) return closedUntil;
  const oldest = sent.at(-requestsPerMinute);
  return sent.length < requestsPerMinute || !oldest ? closedUntil : Math.max(closedUntil, oldest.at + minute);
}

/**
 * The time when enough tokens of the last minute are a minute old. A request that never fits is left for the service to
 * refuse.
 */
function tokensFreeAt({ sent, tokensPerMinute }: KeyState, tokens: number): number {
  if (tokensPerMinute === null || tokens > tokensPerMinute) return 0;
  let inUse = sent.reduce((sum, one) => sum + one.tokens, 0);
  let frees = 0;
  for (const one of sent) {
    if (inUse + tokens <= tokensPerMinute) break;
    inUse -= one.tokens;
    frees = one.at + minute;
  }
  return frees;
}
