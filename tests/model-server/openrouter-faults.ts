import type { HttpFault } from './faults.ts';

interface Told {
  readonly code: number;
  readonly message: string;
  readonly metadata?: object;
}

const told: Readonly<Record<string, Told>> = {
  'key-refused': { code: 401, message: 'No auth credentials found' },
  quota: {
    code: 402,
    message: 'Insufficient credits. Add more at https://openrouter.ai/credits',
    metadata: { error_type: 'payment_required' },
  },
  blocked: {
    code: 403,
    message: 'Your input was flagged',
    metadata: { reasons: ['violence'], flagged_input: 'A fight', provider_name: 'OpenAI' },
  },
  forbidden: {
    code: 403,
    message: 'This key may not use the model',
    metadata: { error_type: 'permission_denied' },
  },
  'rate-limited': {
    code: 429,
    message: 'Rate limit exceeded. Please try again in 12s.',
    metadata: { error_type: 'rate_limit_exceeded' },
  },
  'too-large': { code: 400, message: 'Too many tokens', metadata: { error_type: 'context_length_exceeded' } },
  'server-error': { code: 500, message: 'Internal Server Error', metadata: { error_type: 'server' } },
  overloaded: {
    code: 503,
    message: 'No provider is available',
    metadata: { error_type: 'provider_overloaded' },
  },
  'ok-with-error': {
    code: 502,
    message: 'Upstream failed',
    metadata: { error_type: 'provider_unavailable' },
  },
};

/** The answer of one fault in OpenRouter's words; `null` for a name that is none. */
export function findOpenRouterFault(name: string | null): HttpFault | null {
  const error = name === null ? undefined : told[name];
  if (error === undefined) return null;
  // Some errors come as a success.
  return { status: name === 'ok-with-error' ? 200 : error.code, body: JSON.stringify({ error }) };
}
