import type { FailureKind, ModelFailure } from './ports.ts';

/** The facts that a failure's sentence may mention. */
export interface FailureFacts {
  /** The service's name in sentences. */
  readonly service: string;
  readonly model: string;
  /** The service's own message without secrets. @default null, where it gave none */
  readonly words?: string | null;
  /** @default null, where it did not say */
  readonly retryAfterMs?: number | null;
}

type Sentences = { readonly [Kind in FailureKind]: (facts: Required<FailureFacts>) => string };

const sentences: Sentences = {
  'key-missing': ({ service }) => `${service} needs a key. Add yours in Settings.`,
  'address-missing': ({ service }) => `${service} needs an address. Add it in Settings.`,
  'address-unsafe': ({ service }) =>
    `${service} was not asked, because others could read the connection. Use an address with https in Settings; http is for this computer only.`,
  'key-refused': ({ service }) => `${service} refused the key. Check it in Settings.`,
  forbidden: ({ service, model }) =>
    `This key may not use ${model} at ${service}. Choose another model or another key in Settings.`,
  'model-unknown': ({ service, model }) =>
    `${service} does not know the model ${model}. Choose another one in Settings.`,
  'rate-limited': ({ service, retryAfterMs }) =>
    retryAfterMs === null
      ? `${service} accepts no more requests for the moment. Try again in a minute.`
      : `${service} accepts no more requests for the moment. Try again in ${inSeconds(retryAfterMs)}.`,
  'quota-used-up': ({ service }) =>
    `The account at ${service} has no credit left. Add credit there, then try again.`,
  'request-refused': ({ service, words }) => `${service} refused the request${quoteReason(words)}`,
  'content-blocked': ({ service, words }) =>
    `${service} refused this because of its content${quoteReason(words)} Change the words and try again.`,
  'too-large': () => 'The request is too large. Select fewer or smaller frames and try again.',
  'service-down': ({ service }) => `${service} has a problem on its side. Try again in a minute.`,
  unreachable: ({ service }) =>
    `${service} cannot be reached. Check the connection, and the address in Settings.`,
  'timed-out': ({ service }) =>
    `${service} stopped answering, so the request was ended; it may have been billed.`,
  'stream-cut': () => 'The connection was cut before the answer was complete; it may have been billed.',
  'answer-unreadable': () => 'The answer could not be read; it may have been billed.',
  'answer-too-long': ({ model }) =>
    `The answer grew longer than ${model} may write, and was cut off. Select fewer frames and try again.`,
  'no-longer-stored': ({ service }) =>
    `${service} no longer has the answer; it may have been billed. Try again if you still want it.`,
  'service-unsupported': ({ service }) =>
    `${service} cannot be used for this. Choose another service in Settings.`,
  'over-budget': ({ words }) =>
    `${words ?? 'This would go over the budget.'} Raise it in Settings, or ask for less.`,
};

const retryableKinds: readonly FailureKind[] = [
  'rate-limited',
  'service-down',
  'unreachable',
  'timed-out',
  'stream-cut',
];

/** Makes the failure of one request with its sentence. The sentence contains no key as long as `words` contains none. */
export function modelFailure(
  kind: FailureKind,
  facts: FailureFacts,
  wire: Partial<Pick<ModelFailure, 'mayBeBilled' | 'requestId' | 'status' | 'limits'>> = {},
): ModelFailure {
  const { words = null, retryAfterMs = null } = facts;
  return {
    kind,
    message: sentences[kind]({ ...facts, words, retryAfterMs }),
    retryable: retryableKinds.includes(kind),
    retryAfterMs,
    mayBeBilled: wire.mayBeBilled ?? false,
    requestId: wire.requestId ?? null,
    status: wire.status ?? null,
    ...(wire.limits === undefined ? {} : { limits: wire.limits }),
  };
}

function quoteReason(words: string | null): string {
  if (words === null) return '.';
  return `: ${words.replace(/[.\s]+$/, '')}.`;
}

function inSeconds(milliseconds: number): string {
  const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
  if (seconds < 120) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  return `${Math.ceil(seconds / 60)} minutes`;
}
