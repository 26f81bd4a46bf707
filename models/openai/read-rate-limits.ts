import type { RateLimits } from '../ports.ts';

/**
 * Reads the limits of a service from headers, which a browser may not read, and from the sentence of an error: "on images
 * per min (IPM): Limit 5, Used 5". The result is `null` where neither names a limit.
 */
export function readRateLimits(message: string, headers: Headers | undefined): RateLimits | null {
  const inSentence = readLimitSentence(message);
  const limits = {
    requestsPerMinute: numberIn(headers, 'x-ratelimit-limit-requests') ?? inSentence.requests,
    tokensPerMinute: numberIn(headers, 'x-ratelimit-limit-tokens') ?? inSentence.tokens,
    remainingRequests: numberIn(headers, 'x-ratelimit-remaining-requests'),
    resetMs: readDuration(headers?.get('x-ratelimit-reset-requests') ?? ''),
  };
  return Object.values(limits).every((limit) => limit === null) ? null : limits;
}

/** Daily limits are left to the retry time that comes with them. */
function readLimitSentence(message: string): {
  readonly requests: number | null;
  readonly tokens: number | null;
} {
  const [, what = '', limit = ''] = /on ([\w-]+) per min\b[^:]*: Limit:? ([\d,]+)/i.exec(message) ?? [];
  const count = limit === '' ? null : Number(limit.replaceAll(',', ''));
  return what.includes('token') ? { requests: null, tokens: count } : { requests: count, tokens: null };
}

function numberIn(headers: Headers | undefined, name: string): number | null {
  const text = headers?.get(name) ?? '';
  return /^\d+$/.test(text) ? Number(text) : null;
}

/**
 * The milliseconds until a service accepts requests again, or `null` where it does not say. Browsers may not read its
 * `retry-after` header (it exposes only `X-Request-ID`), so the sentence of the error is read as well: "Please try again
 * in 12s", "1m30.5s", "350ms".
 */
export function readRetryTime(message: string, headers: Headers | undefined): number | null {
  return readHeader(headers) ?? readRetrySentence(message);
}

function readHeader(headers: Headers | undefined): number | null {
  const milliseconds = Number(headers?.get('retry-after-ms') ?? NaN);
  if (Number.isFinite(milliseconds)) return milliseconds;
  const seconds = Number(headers?.get('retry-after') ?? NaN);
  return Number.isFinite(seconds) ? seconds * 1000 : null;
}

const unitsInMs: Readonly<Record<string, number>> = { h: 3_600_000, m: 60_000, s: 1000, ms: 1 };

function readRetrySentence(message: string): number | null {
  const duration = /try again in ((?:\d+(?:\.\d+)?(?:ms|h|m|s)\s*)+)/i.exec(message)?.[1];
  return duration === undefined ? null : readDuration(duration);
}

/** The milliseconds of a duration such as `12s`, `6m0s` or `350ms`; `null` for anything else. */
function readDuration(text: string): number | null {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|h|m|s)/gi)];
  if (parts.length === 0) return null;
  const sum = parts.reduce(
    (total, [, count, unit]) => total + Number(count) * (unitsInMs[unit?.toLowerCase() ?? ''] ?? 0),
    0,
  );
  return Math.ceil(sum);
}
