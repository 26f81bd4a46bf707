/**
 * The services behind small ports: a job asks for text or pictures and reads one stream of events; which service
 * answers is decided outside. Made from what the services share; what one cannot do is a `warning`. A stream never
 * throws for what the service does; it throws the signal's reason when it was cancelled, and nothing else.
 */
import type { CancelSignal } from '#design/cancel';
import type { ServiceName } from '#design/services';

/** The part of an `AbortSignal` a model needs; spelled out so that pure code can pass one on. */
export interface ModelSignal extends CancelSignal {
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** What a stream tells, in order: `started`, anything between, then exactly one of `done` and `failed`. */
export type ModelEvent =
  /** A request is about to leave; it does so when the next event is asked for. */
  | {
      readonly type: 'sending';
      readonly service: ServiceName;
      readonly model: string;
      /** USD at most; `null` where it is not known. */
      readonly estimatedUsd: number | null;
      /** The id of the request in the ledger, where it is written down already. */
      readonly ledgerId?: string;
    }
  /** The service finishes this though nobody listens; the ticket fetches what became of it. */
  | { readonly type: 'ticket'; readonly ticket: ModelTicket }
  /** `service` is told where it may be another one than the port's. */
  | {
      readonly type: 'started';
      readonly model: string;
      readonly requestId: string | null;
      readonly service?: ServiceName;
      readonly limits?: RateLimits;
    }
  /** Nothing is sent yet, or again, for so many milliseconds; the words before them say why. */
  | { readonly type: 'waiting'; readonly message: string; readonly milliseconds: number }
  | { readonly type: 'text'; readonly delta: string }
  | { readonly type: 'reasoning'; readonly delta: string }
  | { readonly type: 'image-partial'; readonly index: number; readonly image: ModelImage }
  | { readonly type: 'image'; readonly image: ModelImage }
  /** The vector of the input at `index`, of length 1. */
  | { readonly type: 'embedding'; readonly index: number; readonly vector: Float32Array }
  | { readonly type: 'warning'; readonly message: string }
  | { readonly type: 'usage'; readonly usage: ModelUsage }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly failure: ModelFailure };

/** Names a request that goes on by itself at its service. */
export interface ModelTicket {
  readonly service: ServiceName;
  readonly model: string;
  /** The service's own id of it. */
  readonly id: string;
}

export interface ModelImage {
  readonly bytes: Uint8Array;
  readonly mime: 'image/png' | 'image/jpeg' | 'image/webp';
  /** px, read from the bytes. */
  readonly width: number;
  readonly height: number;
}

export interface ModelUsage {
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** `null` where it cannot be known. */
  readonly costUsd: number | null;
}

export type FailureKind =
  | 'key-missing'
  | 'address-missing'
  | 'address-unsafe'
  | 'key-refused'
  | 'forbidden'
  | 'model-unknown'
  | 'rate-limited'
  | 'quota-used-up'
  | 'request-refused'
  | 'content-blocked'
  | 'too-large'
  | 'service-down'
  | 'unreachable'
  | 'timed-out'
  | 'stream-cut'
  | 'answer-unreadable'
  | 'answer-too-long'
  | 'service-unsupported'
  | 'over-budget'
  | 'no-longer-kept';

export interface ModelFailure {
  readonly kind: FailureKind;
  /** One plain sentence with what to do next; never holds a key. */
  readonly message: string;
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;
  /** True where the service may have billed it: not sent again unasked. */
  readonly mayBeBilled: boolean;
  /** True where the request goes on by itself and its ticket still fetches the answer. @default false */
  readonly mayBeFetched?: boolean;
  readonly requestId: string | null;
  readonly status: number | null;
  /** What the service said of its limits. */
  readonly limits?: RateLimits;
}

/** How much a service takes, as far as it said so; what it did not say is `null`. */
export interface RateLimits {
  readonly requestsPerMinute: number | null;
  readonly tokensPerMinute: number | null;
  /** Requests it takes before `resetMs` milliseconds have passed. */
  readonly remainingRequests: number | null;
  readonly resetMs: number | null;
}

export interface TextRequest {
  readonly instructions: string;
  readonly parts: readonly TextRequestPart[];
  /** A JSON schema the answer must follow; `null` for free text. */
  readonly schema: { readonly name: string; readonly schema: object } | null;
  readonly maxOutputTokens: number | null;
}

export type TextRequestPart =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'image';
      readonly bytes: Uint8Array;
      readonly mime: 'image/png' | 'image/jpeg' | 'image/webp';
      readonly detail: 'low' | 'high' | 'original';
    };

export interface ImageRequest {
  readonly prompt: string;
  /** px wanted; a service that only draws other sizes draws the next larger one of this ratio. */
  readonly width: number;
  readonly height: number;
  readonly quality: 'low' | 'medium' | 'high' | 'auto';
  readonly background: 'opaque' | 'transparent' | 'auto';
  readonly partialImages: 0 | 1 | 2 | 3;
  readonly seed: number | null;
  /** Colours (`#rrggbb`) the picture belongs with. */
  readonly palette: readonly string[];
  /** Pictures to go by; with a mask the first one is changed. @default [] */
  readonly references?: readonly RequestImage[];
  /** A PNG as large as the first reference, clear where it is to be drawn anew. @default null */
  readonly mask?: RequestImage | null;
  /** The first reference is wanted in the larger size, with nothing changed. @default false */
  readonly enlarges?: boolean;
  /** The service finishes it though nobody listens, and keeps words and picture until then. @default false */
  readonly keepsGoing?: boolean;
}

/** A picture that is sent along. */
export interface RequestImage {
  readonly bytes: Uint8Array;
  readonly mime: ModelImage['mime'];
}

export interface TextModel {
  readonly service: string;
  readonly model: string;
  stream(request: TextRequest, signal: ModelSignal): AsyncIterable<ModelEvent>;
}

export interface ImageModel {
  readonly service: string;
  readonly model: string;
  readonly capabilities: ImageCapabilities;
  stream(request: ImageRequest, signal: ModelSignal): AsyncIterable<ModelEvent>;
  /** Fetches what became of a request that went on by itself; asks for nothing anew. */
  resume?(ticket: ModelTicket, signal: ModelSignal): AsyncIterable<ModelEvent>;
  /** Has the service delete what it kept of it. */
  forget?(ticket: ModelTicket): Promise<void>;
  /**
   * Has the service stop a request that goes on by itself, and delete what it kept of it. Answers whether the service has
   * said that it keeps nothing of it any more; a line that breaks is such an answer's absence, and not thrown.
   */
  stop?(ticket: ModelTicket): Promise<boolean>;
}

export interface EmbeddingRequest {
  readonly inputs: readonly EmbeddingInput[];
}

export type EmbeddingInput =
  { readonly kind: 'text'; readonly text: string } | ({ readonly kind: 'image' } & RequestImage);

/** Turns words, and pictures where it can, into vectors whose distance is their likeness. */
export interface EmbeddingModel {
  readonly service: string;
  readonly model: string;
  /** Yields an `embedding` for each input it can read; what it cannot read is a `warning`. */
  stream(request: EmbeddingRequest, signal: ModelSignal): AsyncIterable<ModelEvent>;
}

export interface ImageCapabilities {
  readonly partialImages: boolean;
  readonly transparent: boolean;
  readonly seed: boolean;
  readonly exactSize: boolean;
  /** How many pictures it takes to go by. @default 0 */
  readonly references?: number;
  /** @default false */
  readonly mask?: boolean;
  /** Whether it enlarges a picture without drawing it anew. @default false */
  readonly enlarges?: boolean;
  /** Whether it can finish a picture though nobody listens. @default false */
  readonly keepsGoing?: boolean;
}
