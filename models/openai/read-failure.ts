import { APIConnectionError, APIConnectionTimeoutError, APIError } from 'openai/error';
import { hideSecrets } from '../hide-secrets.ts';
import { modelFailure } from '../model-failure.ts';
import type { FailureKind, ModelFailure } from '../ports.ts';
import type { ServiceConnection } from '../service-connection.ts';
import { readRateLimits, readRetryTime } from './read-rate-limits.ts';

/** The state of the request that failed. */
export interface RequestState {
  readonly connection: ServiceConnection;
  readonly model: string;
  /** Whether the service had begun to answer. */
  readonly answering: boolean;
  /** Whether the answer was opened, so that a failed connection was cut, not missing. @default false */
  readonly opened?: boolean;
}

/** What the service reported about a failure; every field may be missing. */
export interface ServiceError {
  readonly status?: number | undefined;
  readonly code?: string | null | undefined;
  readonly type?: string | null | undefined;
  readonly param?: string | null | undefined;
  readonly message?: string | undefined;
  readonly requestId?: string | null | undefined;
  readonly headers?: Headers | undefined;
}

/** Turns anything that a request threw into one failure with one sentence. */
export function readFailure(error: unknown, state: RequestState): ModelFailure {
  if (error instanceof APIConnectionTimeoutError) return failureOfKind('timed-out', state, true);
  if (error instanceof APIConnectionError) return connectionFailure(error, state);
  if (isServiceError(error)) return serviceFailure(fieldsOf(error), state);
  if (error instanceof SyntaxError) return failureOfKind('answer-unreadable', state, true);
  return connectionFailure(error, state);
}

/** A connection that fails after the answer was opened was cut; before that, the service was not reached. */
function connectionFailure(error: unknown, state: RequestState): ModelFailure {
  return state.answering || state.opened === true
    ? failureOfKind('stream-cut', state, true)
    : failureOfKind('unreachable', state, mayHaveArrived(error));
}

/** The failure that a service reports, with a status or, inside a stream, without one. */
export function serviceFailure(error: ServiceError, state: RequestState): ModelFailure {
  const kind = findKind(error);
  const words = error.message ? hideSecrets(error.message, state.connection.key) : null;
  const facts = {
    service: state.connection.title,
    model: state.model,
    words,
    retryAfterMs: kindsWithRetryTime.includes(kind)
      ? readRetryTime(error.message ?? '', error.headers)
      : null,
  };
  const limits = kind === 'rate-limited' ? readRateLimits(error.message ?? '', error.headers) : null;
  return modelFailure(kind, facts, {
    mayBeBilled: state.answering || isServerFault(error.status) || (isOpen(state) && !wasRefused(error)),
    status: error.status ?? null,
    requestId: error.requestId ?? null,
    ...(limits === null ? {} : { limits }),
  });
}

function isOpen({ opened }: RequestState): boolean {
  return opened === true;
}

/** Whether the service refused the request. After a successful status, only the service's own error code says so. */
function wasRefused({ status }: ServiceError): boolean {
  return status !== undefined && refusals.includes(status);
}

const refusals: readonly number[] = [400, 401, 402, 403, 404, 413, 422, 429];

const kindsWithRetryTime: readonly FailureKind[] = ['rate-limited', 'service-down'];

/** Whether a service refused only to stream, as OpenAI does for accounts that are not verified. */
export function refusesStreams(error: unknown): boolean {
  return isServiceError(error) && error.status === 400 && error.param === 'stream';
}

/** A failure without a message from the service. */
export function failureOfKind(kind: FailureKind, state: RequestState, mayBeBilled: boolean): ModelFailure {
  return modelFailure(kind, { service: state.connection.title, model: state.model }, { mayBeBilled });
}

/** The error that the body of an answer reports; `null` where it reports none. */
export function readBodyError(body: unknown): ServiceError | null {
  const error = typeof body === 'object' && body !== null && 'error' in body ? body.error : null;
  return typeof error === 'object' && error !== null ? readServiceError(error) : null;
}

/** The SDK's class leaves the types of its fields open, so they are checked below. */
function isServiceError(error: unknown): error is APIError {
  return error instanceof APIError;
}

function fieldsOf(error: APIError): ServiceError {
  const body: unknown = error.error;
  const reported = typeof body === 'object' && body !== null ? readServiceError(body) : {};
  return {
    type: error.type,
    param: error.param,
    message: error.message,
    ...reported,
    code: reported.code ?? (typeof error.code === 'string' ? error.code : null),
    status: error.status ?? reported.status,
    requestId: error.requestID,
    headers: error.headers,
  };
}

/**
 * Reads the error object of an answer. OpenAI's `code` is a word. OpenRouter's is the status, with the word in
 * `metadata`; its 403 comes from a key or from moderation, and only the reasons tell which
 * (https://openrouter.ai/docs/api-reference/errors).
 */
function readServiceError(error: object): ServiceError {
  const { code, message, metadata } = error as Readonly<Record<string, unknown>>;
  const more = (typeof metadata === 'object' && metadata !== null ? metadata : {}) as Readonly<
    Record<string, unknown>
  >;
  const word = typeof code === 'string' ? code : more['error_type'];
  const isModerated = Array.isArray(more['reasons']);
  return {
    ...(typeof message === 'string' ? { message } : {}),
    ...(typeof code === 'number' ? { status: code } : {}),
    code: isModerated ? 'content_policy_violation' : typeof word === 'string' ? word : null,
  };
}

const kindByCode: Readonly<Record<string, FailureKind>> = {
  invalid_api_key: 'key-refused',
  model_not_found: 'model-unknown',
  insufficient_quota: 'quota-used-up',
  billing_hard_limit_reached: 'quota-used-up',
  rate_limit_exceeded: 'rate-limited',
  context_length_exceeded: 'too-large',
  image_too_large: 'too-large',
  image_file_too_large: 'too-large',
  moderation_blocked: 'content-blocked',
  content_policy_violation: 'content-blocked',
  image_content_policy_violation: 'content-blocked',
  misalignment_policy_violation: 'content-blocked',
  bio_policy: 'content-blocked',
  invalid_prompt: 'content-blocked',
  server_error: 'service-down',
  unsupported_country_region_territory: 'forbidden',
  authentication: 'key-refused',
  permission_denied: 'forbidden',
  payment_required: 'quota-used-up',
  provider_overloaded: 'service-down',
  provider_unavailable: 'service-down',
  timeout: 'service-down',
  server: 'service-down',
  max_tokens_exceeded: 'answer-too-long',
  token_limit_exceeded: 'too-large',
  string_too_long: 'too-large',
  payload_too_large: 'too-large',
  refusal: 'content-blocked',
};

const kindByStatus: Readonly<Record<number, FailureKind>> = {
  401: 'key-refused',
  402: 'quota-used-up',
  403: 'forbidden',
  // An unknown model has a code; an unknown address has none.
  404: 'unreachable',
  408: 'service-down',
  409: 'service-down',
  413: 'too-large',
  429: 'rate-limited',
};

/**
 * Finds the kind of a failure, by its code first: an error inside a stream has no status, and one status has several
 * meanings.
 */
function findKind({ code, type, status }: ServiceError): FailureKind {
  const known = kindByCode[code ?? ''] ?? kindByCode[type ?? ''];
  if (known !== undefined) return known;
  if (status === undefined) return 'request-refused';
  return kindByStatus[status] ?? (status >= 500 ? 'service-down' : 'request-refused');
}

/**
 * Whether work may have been done. An overloaded service answers 503 before it works; after other server errors and 408
 * it may have worked.
 */
function isServerFault(status: number | undefined): boolean {
  return status !== undefined && (status === 408 || (status >= 500 && status !== 503));
}

const neverArrived = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH'];

/** False only where the request cannot have reached the service. Browsers do not report that. */
function mayHaveArrived(error: unknown): boolean {
  // Node has a navigator too, but it does not report this.
  const hasRetryTime = typeof navigator !== 'undefined' && 'onLine' in navigator;
  if (hasRetryTime && Reflect.get(navigator, 'onLine') === false) return false;
  return !causesOf(error).some((cause) => neverArrived.includes(codeOf(cause)));
}

/** The error, its causes, and the errors inside aggregate errors. */
function causesOf(error: unknown): readonly unknown[] {
  if (!(error instanceof Error)) return [];
  const members: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  return [error, ...causesOf(error.cause), ...members];
}

function codeOf(error: unknown): string {
  const hasCode = typeof error === 'object' && error !== null && 'code' in error;
  return hasCode && typeof error.code === 'string' ? error.code : '';
}
