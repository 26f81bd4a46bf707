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
  /** Milliseconds until a request of so many tokens may be sent; 0 for now. */
  delay(key: string, tokens: number): number;
  /** Counts a request that is being sent. */
  sent(key: string, tokens: number): void;
  learn(key: string, limits: RateLimits | null, retryAfterMs: number | null): void;
}

interface Sent {
  readonly at: number;
  readonly tokens: number;
}

interface Lane {
  running: number;
  readonly waiting: (() => void)[];
  sent: Sent[];
  requestsPerMinute: number | null;
  tokensPerMinute: number | null;
  /** Milliseconds since 1970 until which the service wants nothing. */
  closedUntil: number;
}

const minute = 60_000;

/** Makes a limiter; one for all requests of a session, keyed by service and model. */
export function createLimiter({ now }: Pick<World, 'now'>): Limiter {
  const lanes = new Map<string, Lane>();
  const laneOf = (key: string): Lane => {
    const lane = lanes.get(key) ?? newLane();
    lanes.set(key, lane);
    return lane;
  };
  return {
    async turn(key, most, signal) {
      signal.throwIfAborted();
      const lane = laneOf(key);
      if (lane.running >= most) await waitInLine(lane, signal);
      else lane.running += 1;
    },
    leave(key) {
      const lane = laneOf(key);
      const next = lane.waiting.shift();
      // The next takes over the place, so nobody who comes later slips in between.
      if (next) next();
      else lane.running -= 1;
    },
    delay(key, tokens) {
      const lane = laneOf(key);
      lane.sent = lane.sent.filter(({ at }) => at > now() - minute);
      const frees = Math.max(lane.closedUntil, requestFreesAt(lane), tokensFreeAt(lane, tokens));
      return Math.max(0, frees - now());
    },
    sent: (key, tokens) => void laneOf(key).sent.push({ at: now(), tokens }),
    learn(key, limits, retryAfterMs) {
      const lane = laneOf(key);
      if (retryAfterMs !== null) lane.closedUntil = Math.max(lane.closedUntil, now() + retryAfterMs);
      if (limits === null) return;
      lane.requestsPerMinute = limits.requestsPerMinute ?? lane.requestsPerMinute;
      lane.tokensPerMinute = limits.tokensPerMinute ?? lane.tokensPerMinute;
      if (limits.remainingRequests === 0 && limits.resetMs !== null)
        lane.closedUntil = Math.max(lane.closedUntil, now() + limits.resetMs);
    },
  };
}

function newLane(): Lane {
  return {
    running: 0,
    waiting: [],
    sent: [],
    requestsPerMinute: null,
    tokensPerMinute: null,
    closedUntil: 0,
  };
}

async function waitInLine(lane: Lane, signal: ModelSignal): Promise<void> {
  let hasEntered = false;
  await new Promise<void>((resolve) => {
    const enter = () => {
      hasEntered = true;
      signal.removeEventListener('abort', leave);
      resolve();
    };
    const leave = () => {
      lane.waiting.splice(lane.waiting.indexOf(enter), 1);
      resolve();
    };
    lane.waiting.push(enter);
    signal.addEventListener('abort', leave);
  });
  // Who has the turn keeps it until they leave, even where they were cancelled in the same moment.
  if (!hasEntered) signal.throwIfAborted();
}

/** When the oldest of as many requests as fit in a minute is a minute old. */
function requestFreesAt({ sent, requestsPerMinute }: Lane): number {
  if (requestsPerMinute === null || requestsPerMinute < 1) return 0;
  const oldest = sent.at(-requestsPerMinute);
  return sent.length < requestsPerMinute || !oldest ? 0 : oldest.at + minute;
}

/** When enough tokens of the last minute are a minute old; what never fits is left for the service to refuse. */
function tokensFreeAt({ sent, tokensPerMinute }: Lane, tokens: number): number {
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
