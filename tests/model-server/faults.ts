/**
 * What can go wrong, by name. A fault is chosen by `[fault:NAME]` anywhere in the prompt, by the header `x-fault`, by
 * a key that holds `refused` or `limited`, or by the control of the server; the bodies are those OpenAI was seen to
 * send.
 */

export interface HttpFault {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

/** The stream ends after so many bytes, wherever that is; more than it has count from its start again. */
type CutFault = `cut-at-${number}`;

export type StreamFault = NamedFault | CutFault;

type NamedFault =
  | 'stall'
  | 'truncated'
  | 'reset'
  | 'error-nested'
  | 'error-flat'
  | 'error-unnamed'
  | 'failed'
  | 'incomplete'
  | 'filtered'
  | 'refusal'
  | 'malformed'
  | 'split'
  | 'crlf'
  | 'empty-text'
  | 'whole-only'
  | 'broken-picture'
  | 'broken-base64'
  | 'other-size'
  | 'no-partials'
  | 'final-first'
  | 'heavy'
  | 'joined'
  | 'held'
  | 'blocked-item'
  | 'failed-blocked'
  | 'missing-vector';

const streamFaults: Readonly<Record<NamedFault, true>> = {
  stall: true,
  truncated: true,
  reset: true,
  'error-nested': true,
  'error-flat': true,
  'error-unnamed': true,
  failed: true,
  incomplete: true,
  filtered: true,
  refusal: true,
  malformed: true,
  split: true,
  crlf: true,
  'empty-text': true,
  'whole-only': true,
  'broken-picture': true,
  'broken-base64': true,
  'other-size': true,
  'no-partials': true,
  'final-first': true,
  heavy: true,
  joined: true,
  held: true,
  'blocked-item': true,
  'failed-blocked': true,
  'missing-vector': true,
};

export function isStreamFault(name: string | null): name is StreamFault {
  return name !== null && (Object.hasOwn(streamFaults, name) || findCut(name) !== null);
}

/** The bytes after which a stream is to end; `null` where it is not cut at any. */
export function findCut(fault: string | null): number | null {
  const bytes = /^cut-at-(\d+)$/.exec(fault ?? '')?.[1];
  return bytes === undefined ? null : Number(bytes);
}

/** The body of an error, with the four keys OpenAI always sends. */
export function errorBody(error: {
  readonly message: string;
  readonly type: string;
  readonly param?: string | null;
  readonly code?: string | null;
  readonly moderation_details?: object;
}): string {
  return JSON.stringify({ error: { param: null, code: null, ...error } });
}

/** The refusal of a key; OpenAI repeats a part of it. */
export function keyRefusal(key: string): HttpFault {
  const masked = `${key.slice(0, 8)}${'*'.repeat(8)}${key.slice(-4)}`;
  const message = `Incorrect API key provided: ${masked}. You can find your API key at https://platform.openai.com/account/api-keys.`;
  return {
    status: 401,
    body: errorBody({ message, type: 'invalid_request_error', code: 'invalid_api_key' }),
  };
}

/** The answer of one HTTP fault; `null` for a name that is none. */
export function findHttpFault(name: string | null, key: string, model: string): HttpFault | null {
  switch (name) {
    case 'key-refused':
      return keyRefusal(key);
    case 'forbidden':
      return {
        status: 403,
        body: errorBody({
          message: `Project \`proj_x\` does not have access to model \`${model}\``,
          type: 'invalid_request_error',
        }),
      };
    case 'model-unknown':
      return unknownModel(model);
    case 'rate-limited':
    case 'rate-limited-briefly':
      return {
        status: 429,
        headers: { 'x-ratelimit-limit-requests': '5', 'x-ratelimit-remaining-requests': '0' },
        body: errorBody({
          message: `Rate limit reached for ${model} in organization org-stand1n on images per min (IPM): Limit 5, Used 5, Requested 1. Please try again in ${name === 'rate-limited' ? '12s' : '350ms'}. Visit https://platform.openai.com/account/rate-limits to learn more.`,
          type: 'input-images',
          code: 'rate_limit_exceeded',
        }),
      };
    case 'quota':
      return {
        status: 429,
        body: errorBody({
          message: 'You exceeded your current quota, please check your plan and billing details.',
          type: 'insufficient_quota',
          code: 'insufficient_quota',
        }),
      };
    case 'blocked':
      return {
        status: 400,
        body: errorBody({
          message: 'Your request was rejected by the safety system.',
          type: 'image_generation_user_error',
          code: 'moderation_blocked',
          moderation_details: { moderation_stage: 'input', categories: ['violence'] },
        }),
      };
    case 'bad-request':
      return {
        status: 400,
        body: errorBody({
          message: "Unsupported parameter: 'temperature' is not supported with this model.",
          type: 'invalid_request_error',
          param: 'temperature',
        }),
      };
    case 'too-large':
      return {
        status: 400,
        body: errorBody({
          message: 'Your input exceeds the context window of this model.',
          type: 'invalid_request_error',
          code: 'context_length_exceeded',
          param: 'input',
        }),
      };
    case 'key-echoed':
      return {
        status: 400,
        body: errorBody({
          message: `Bad header: Authorization Bearer ${key}`,
          type: 'invalid_request_error',
        }),
      };
    case 'server-error':
      return {
        status: 500,
        body: errorBody({
          message: 'The server had an error while processing your request. Sorry about that!',
          type: 'server_error',
        }),
      };
    case 'overloaded':
      return {
        status: 503,
        body: errorBody({ message: 'The engine is currently overloaded.', type: 'server_error' }),
      };
    case 'no-stream':
      return {
        status: 400,
        body: errorBody({
          message: 'Your organization must be verified to stream this model.',
          type: 'invalid_request_error',
          param: 'stream',
          code: 'unsupported_value',
        }),
      };
    case 'bad-gateway':
      return {
        status: 502,
        headers: { 'content-type': 'text/html' },
        body: '<html><head><title>502 Bad Gateway</title></head><body><center>cloudflare</center></body></html>',
      };
    default:
      return null;
  }
}

export function unknownModel(model: string): HttpFault {
  return {
    status: 404,
    body: errorBody({
      message: `The model \`${model}\` does not exist or you do not have access to it.`,
      type: 'invalid_request_error',
      code: 'model_not_found',
    }),
  };
}

/** The fault a text names, as `[fault:stall]`. */
export function faultInText(text: string): string | null {
  return /\[fault:([\w-]+)\]/.exec(text)?.[1] ?? null;
}

/** The fault a key names. */
export function faultInKey(key: string): string | null {
  if (key.includes('refused')) return 'key-refused';
  return key.includes('limited') ? 'rate-limited' : null;
}
