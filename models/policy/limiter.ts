/**
 * Keeps requests within what a service takes. It knows nothing of a service until the service says something: in a
 * header, in the sentence of a refusal, or by how long it wants to be left alone.
 */
import type { ModelSignal, RateLimits } from '../ports.ts';
import type { World } from '../world.ts';

export interface Limiter {
  /** Waits until fewer than `most` requests of this key are under way, first come first served. */
  turn(key: string, most: number, signal: ModelSignal): Promise<void>;
  /** Gives the turn to the next. */
  leave(key: string): void;
  /** Milliseconds until a request of so many tokens may be sent; 0 for now, and then it counts as sent. */
  take(key: string, tokens: number): number;
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
  requestsPerMinute: number | null;
  tokensPerMinute: number | null;
  /** Milliseconds since 1970 until which the service wants nothing. */
  closedUntil: number;
}

/** Milliseconds; a little more than sixty seconds, as a service counts from when a request arrives. */
const minute = 60_250;

/** Makes a limiter; one for all requests of a session, keyed by service and model. */
export function createLimiter({ now }: Pick<World, 'now'>): Limiter {
  const states = new Map<string, KeyState>();
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
    },
    leave(key) {
      const state = stateOf(key);
      const next = state.waiting.shift();
      // The next takes over the place, so nobody who comes later slips in between.
      if (next) next();
      else state.running -= 1;
    },
    take(key, tokens) {
      const state = stateOf(key);
      state.sent = state.sent.filter(({ at }) => at > now() - minute);
      const frees = Math.max(state.closedUntil, requestFreesAt(state), tokensFreeAt(state, tokens));
      if (frees > now()) return frees - now();
      state.sent.push({ at: now(), tokens });
      return 0;
    },
    learn(key, limits, retryAfterMs) {
      const state = stateOf(key);
      if (retryAfterMs !== null) state.closedUntil = Math.max(state.closedUntil, now() + retryAfterMs);
      if (limits === null) return;
      // A service has several limits at once and names one at a time: the tightest holds.
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
  // Who has the turn keeps it until they leave, even where they were cancelled in the same moment.
  if (!hasEntered) signal.throwIfAborted();
}

/** When the oldest of as many requests as fit in a minute is a minute old. */
function requestFreesAt({ sent, requestsPerMinute }: KeyState): number {
  if (requestsPerMinute === null || requestsPerMinute < 1) return 0;
  const oldest = sent.at(-requestsPerMinute);
  return sent.length < requestsPerMinute || !oldest ? 0 : oldest.at + minute;
}

/** When enough tokens of the last minute are a minute old; what never fits is left for the service to refuse. */
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
