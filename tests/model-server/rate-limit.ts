import { errorBody, type HttpFault } from './faults.ts';

/** A limit of requests a minute, by a clock that the test owns. */
export interface RateLimit {
  readonly perMinute: number;
  readonly now: () => number;
  readonly accepted: number[];
}

/** Counts a request after it was worked on; false where it is one too many in this minute. */
export function countRequest({ perMinute, now, accepted }: RateLimit): boolean {
  accepted.push(now());
  return accepted.filter((at) => at > now() - 60_000).length <= perMinute;
}

/** The refusal of a request that is one too many in this minute, in OpenAI's words; else `null`, and it is counted. */
export function checkRateLimit(limit: RateLimit, model: string): HttpFault | null {
  const { perMinute, now, accepted } = limit;
  const inMinute = accepted.filter((at) => at > now() - 60_000);
  const [oldest] = inMinute;
  if (inMinute.length < perMinute || oldest === undefined) {
    accepted.push(now());
    return null;
  }
  const seconds = (oldest + 60_000 - now()) / 1000;
  return {
    status: 429,
    headers: {
      'x-ratelimit-limit-requests': String(perMinute),
      'x-ratelimit-remaining-requests': '0',
      'x-ratelimit-reset-requests': `${seconds}s`,
    },
    body: errorBody({
      message: `Rate limit reached for ${model} in organization org-stand1n on images per min (IPM): Limit ${perMinute}, Used ${inMinute.length}, Requested 1. Please try again in ${seconds}s. Visit https://platform.openai.com/account/rate-limits to learn more.`,
      type: 'input-images',
      code: 'rate_limit_exceeded',
    }),
  };
}
