import type { RateLimits } from '../ports.ts';
import { readDuration } from './read-retry-time.ts';

/**
 * What a service says of its limits, in headers where they may be read (a browser may not) and in the sentence of an
 * error: "on images per min (IPM): Limit 5, Used 5". `null` where it says nothing.
 */
export function readRateLimits(message: string, headers: Headers | undefined): RateLimits | null {
  const told = readSentence(message);
  const limits = {
    requestsPerMinute: numberIn(headers, 'x-ratelimit-limit-requests') ?? told.requests,
    tokensPerMinute: numberIn(headers, 'x-ratelimit-limit-tokens') ?? told.tokens,
    remainingRequests: numberIn(headers, 'x-ratelimit-remaining-requests'),
    resetMs: readDuration(headers?.get('x-ratelimit-reset-requests') ?? ''),
  };
  return Object.values(limits).every((limit) => limit === null) ? null : limits;
}

/** Limits of a day are left to the time that is told with them. */
function readSentence(message: string): { readonly requests: number | null; readonly tokens: number | null } {
  const [, what = '', limit = ''] = /on ([\w-]+) per min\b[^:]*: Limit:? ([\d,]+)/i.exec(message) ?? [];
  const count = limit === '' ? null : Number(limit.replaceAll(',', ''));
  return what.includes('token') ? { requests: null, tokens: count } : { requests: count, tokens: null };
}

function numberIn(headers: Headers | undefined, name: string): number | null {
  const text = headers?.get(name) ?? '';
  return /^\d+$/.test(text) ? Number(text) : null;
}
