/** Every fault of the stand-in, by the language it happens in: what it is found to be, and the words a person reads. */
import type { FailureKind } from '#models/ports';
import type { Wire } from './adapters.ts';

export interface Fault {
  readonly fault: string;
  readonly kind: FailureKind;
  readonly says: string;
  /** @default null */
  readonly retryAfterMs?: number;
  /** @default false */
  readonly mayBeBilled?: boolean;
}

const lost: readonly Fault[] = [
  { fault: 'reset-before', kind: 'unreachable', says: 'cannot be reached', mayBeBilled: true },
  { fault: 'stall-before', kind: 'timed-out', says: 'stopped answering', mayBeBilled: true },
];

/** The errors in HTTP answers of OpenAI and of compatible services. */
const refusals: readonly Fault[] = [
  { fault: 'key-refused', kind: 'key-refused', says: 'refused the key. Check it in Settings.' },
  { fault: 'forbidden', kind: 'forbidden', says: 'This key may not use' },
  { fault: 'model-unknown', kind: 'model-unknown', says: 'does not know the model' },
  {
    fault: 'rate-limited',
    kind: 'rate-limited',
    says: 'accepts no more requests for the moment. Try again in 12 seconds.',
    retryAfterMs: 12_000,
  },
  { fault: 'quota', kind: 'quota-used-up', says: 'has no credit left' },
  { fault: 'blocked', kind: 'content-blocked', says: 'Your request was rejected by the safety system.' },
  { fault: 'bad-request', kind: 'request-refused', says: "Unsupported parameter: 'temperature'" },
  { fault: 'too-large', kind: 'too-large', says: 'Select fewer or smaller frames' },
  { fault: 'key-echoed', kind: 'request-refused', says: 'refused the request: Bad header' },
  { fault: 'server-error', kind: 'service-down', says: 'a problem on its side', mayBeBilled: true },
  { fault: 'overloaded', kind: 'service-down', says: 'a problem on its side' },
  { fault: 'bad-gateway', kind: 'service-down', says: 'a problem on its side', mayBeBilled: true },
  ...lost,
];

const openRouterRefusals: readonly Fault[] = [
  { fault: 'key-refused', kind: 'key-refused', says: 'refused the key' },
  { fault: 'quota', kind: 'quota-used-up', says: 'has no credit left' },
  { fault: 'blocked', kind: 'content-blocked', says: 'Your input was flagged' },
  { fault: 'forbidden', kind: 'forbidden', says: 'This key may not use' },
  { fault: 'too-large', kind: 'too-large', says: 'Select fewer or smaller frames' },
  { fault: 'rate-limited', kind: 'rate-limited', says: 'Try again in 12 seconds', retryAfterMs: 12_000 },
  { fault: 'server-error', kind: 'service-down', says: 'a problem on its side', mayBeBilled: true },
  { fault: 'overloaded', kind: 'service-down', says: 'a problem on its side' },
  { fault: 'ok-with-error', kind: 'service-down', says: 'a problem on its side', mayBeBilled: true },
  ...lost,
];

/** What can become of any line on which an answer has begun. */
const broken: readonly Fault[] = [
  {
    fault: 'truncated',
    kind: 'stream-cut',
    says: 'was cut before the answer was complete',
    mayBeBilled: true,
  },
  { fault: 'reset', kind: 'stream-cut', says: 'was cut before the answer was complete', mayBeBilled: true },
  { fault: 'stall', kind: 'timed-out', says: 'stopped answering', mayBeBilled: true },
];

const malformed: Fault = {
  fault: 'malformed',
  kind: 'answer-unreadable',
  says: 'could not be read',
  mayBeBilled: true,
};
const badPicture: Fault = { ...malformed, fault: 'broken-picture' };

/** A response was opened, and it is unknown whether the work was done. */
const limitInStream = {
  kind: 'rate-limited',
  says: 'Try again in 63 seconds.',
  retryAfterMs: 62_500,
  mayBeBilled: true,
} as const;

const inResponses: readonly Fault[] = [
  { fault: 'error-nested', kind: 'quota-used-up', says: 'has no credit left', mayBeBilled: true },
  { fault: 'error-flat', ...limitInStream },
  { fault: 'error-unnamed', ...limitInStream },
];

const endings: readonly Fault[] = [
  { fault: 'incomplete', kind: 'answer-too-long', says: 'grew longer than', mayBeBilled: true },
  {
    fault: 'filtered',
    kind: 'content-blocked',
    says: 'refused this because of its content',
    mayBeBilled: true,
  },
  { fault: 'refusal', kind: 'content-blocked', says: 'help with that', mayBeBilled: true },
];

const inChat: readonly Fault[] = [
  ...broken,
  ...endings,
  { fault: 'error-nested', kind: 'service-down', says: 'a problem on its side', mayBeBilled: true },
];

const blockedInStream = {
  kind: 'content-blocked',
  says: 'rejected by the safety system',
  mayBeBilled: true,
} as const;

const inPictures: readonly Fault[] = [
  ...broken,
  malformed,
  badPicture,
  { ...malformed, fault: 'broken-base64' },
  { fault: 'error-nested', ...blockedInStream },
  { fault: 'error-flat', ...blockedInStream },
  { fault: 'error-unnamed', ...blockedInStream },
];

const unreadVectors: Fault = { ...malformed, fault: 'missing-vector' };

const ownServer: readonly Fault[] = [
  { fault: 'key-refused', kind: 'key-refused', says: 'refused the key' },
  { fault: 'bad-request', kind: 'request-refused', says: 'Input should be a valid integer' },
  { fault: 'server-error', kind: 'service-down', says: 'a problem on its side' },
  { fault: 'rate-limited', kind: 'rate-limited', says: 'accepts no more requests' },
  { fault: 'broken-picture', kind: 'answer-unreadable', says: 'could not be read' },
  { fault: 'reset-before', kind: 'unreachable', says: 'cannot be reached' },
  { fault: 'stall-before', kind: 'timed-out', says: 'stopped answering' },
];

export const faults: Readonly<Record<Wire, readonly Fault[]>> = {
  responses: [
    ...refusals,
    ...broken,
    malformed,
    ...inResponses,
    ...endings,
    { fault: 'failed', kind: 'service-down', says: 'a problem on its side', mayBeBilled: true },
  ],
  drawing: [
    ...refusals,
    ...broken,
    badPicture,
    ...inResponses,
    { fault: 'failed', kind: 'service-down', says: 'a problem on its side', mayBeBilled: true },
    {
      fault: 'failed-blocked',
      kind: 'content-blocked',
      says: 'rejected by the safety system',
      mayBeBilled: true,
    },
    {
      fault: 'blocked-item',
      kind: 'content-blocked',
      says: 'rejected by the safety system',
      mayBeBilled: true,
    },
  ],
  chat: [...refusals, ...inChat],
  images: [...refusals, ...inPictures],
  embeddings: [...refusals, unreadVectors],
  'openrouter-chat': [...openRouterRefusals, ...inChat],
  'openrouter-drawing': [...openRouterRefusals, ...inChat, badPicture],
  'openrouter-images': [...openRouterRefusals, ...inPictures],
  'openrouter-embeddings': [...openRouterRefusals, unreadVectors],
  sdnext: ownServer,
  'built-in': [],
};

/** Ways in which an answer may come that change nothing about it. */
export const harmless: Readonly<Record<Wire, readonly string[]>> = {
  responses: ['', 'split', 'crlf', 'joined', 'whole-only', 'plain-json', 'no-stream', 'empty-text'],
  drawing: ['', 'split', 'crlf', 'joined', 'plain-json', 'no-stream', 'no-partials'],
  chat: ['', 'split', 'crlf', 'joined', 'plain-json', 'no-stream', 'empty-text'],
  images: ['', 'split', 'crlf', 'joined', 'plain-json', 'no-stream', 'no-partials', 'final-first', 'heavy'],
  embeddings: [''],
  'openrouter-chat': ['', 'split', 'crlf', 'joined', 'plain-json', 'empty-text'],
  'openrouter-drawing': ['', 'split', 'crlf', 'joined', 'plain-json'],
  'openrouter-images': ['', 'split', 'crlf', 'joined', 'plain-json', 'final-first'],
  'openrouter-embeddings': [''],
  sdnext: [''],
  'built-in': [''],
};
