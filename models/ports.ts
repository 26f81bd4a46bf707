/**
 * The ports of the services. A caller asks for text, pictures or embeddings and reads one stream of events; another module
 * chooses the service. A port contains what the services share, and reports what one service cannot do as a `warning`. A
 * stream throws only the signal's reason when it is cancelled; failures of the service are events.
 */
import type { CancelSignal } from '#design/cancel';
import type { DiffusionOptions } from '#design/diffusion';
import type { ServiceName } from '#design/services';

/** The part of an `AbortSignal` that a model needs, typed here so that code without the DOM can pass it on. */
export interface ModelSignal extends CancelSignal {
  readonly reason: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** The events of a stream: `started`, any others, then exactly one of `done` and `failed`. */
export type ModelEvent =
  /** A request is about to be sent. It is sent when the next event is requested. */
  | {
      readonly type: 'sending';
      readonly service: ServiceName;
      readonly model: string;
      /** The upper bound in USD; `null` where it is not known. */
      readonly estimatedUsd: number | null;
      /** The id of the request in the ledger, where it is recorded already. */
      readonly ledgerId?: string;
    }
  /** The service finishes this request without a connection; the ticket fetches the result. */
  | { readonly type: 'ticket'; readonly ticket: ModelTicket }
  /** `service` is present where it may differ from the port's. */
  | {
      readonly type: 'started';
      readonly model: string;
      readonly requestId: string | null;
      readonly service?: ServiceName;
      readonly limits?: RateLimits;
    }
  /** The next request is delayed by so many milliseconds; the message says why. */
  | { readonly type: 'waiting'; readonly message: string; readonly milliseconds: number }
  | { readonly type: 'text'; readonly delta: string }
  | { readonly type: 'reasoning'; readonly delta: string }
  /** How far the picture is. */
  | { readonly type: 'progress'; readonly progress: ModelProgress }
  | { readonly type: 'image-partial'; readonly index: number; readonly image: ModelImage }
  | { readonly type: 'image'; readonly image: ModelImage }
  /** The vector of the input at `index`, of length 1. */
  | { readonly type: 'embedding'; readonly index: number; readonly vector: Float32Array }
  | { readonly type: 'warning'; readonly message: string }
  | { readonly type: 'usage'; readonly usage: ModelUsage }
  | { readonly type: 'done' }
  | { readonly type: 'failed'; readonly failure: ModelFailure };

/** How far a picture is, as its service says. */
export interface ModelProgress {
  /** 0 to 1. */
  readonly share: number;
  readonly step: number;
  readonly steps: number;
  /** `null` where it is not known. */
  readonly secondsLeft: number | null;
}

/** Identifies a request that its service finishes without a connection. */
export interface ModelTicket {
  readonly service: ServiceName;
  readonly model: string;
  /** The service's id for the request. */
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
  | 'no-longer-stored';

export interface ModelFailure {
  readonly kind: FailureKind;
  /** One plain sentence that says what to do next. It never contains a key. */
  readonly message: string;
  readonly retryable: boolean;
  readonly retryAfterMs: number | null;
  /** True where the service may have billed the request; it is then never sent again by itself. */
  readonly mayBeBilled: boolean;
  /** True where the service goes on with the request and its ticket can still fetch the answer. @default false */
  readonly mayBeFetched?: boolean;
  readonly requestId: string | null;
  readonly status: number | null;
  /** The limits that the service reported. */
  readonly limits?: RateLimits;
}

/** The limits of a service; `null` for each that it did not report. */
export interface RateLimits {
  readonly requestsPerMinute: number | null;
  readonly tokensPerMinute: number | null;
  /** The requests it accepts before `resetMs` milliseconds have passed. */
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

/** What a text of a request contains. */
export type RequestContent = 'outline' | 'draft' | 'code' | 'attachments' | 'note' | 'wish';

export type TextRequestPart =
  | {
      readonly kind: 'text';
      readonly text: string;
      /** For the sentence that tells a person what is sent. @default the caption of the image after it */
      readonly holds?: RequestContent;
    }
  | {
      readonly kind: 'image';
      readonly bytes: Uint8Array;
      readonly mime: 'image/png' | 'image/jpeg' | 'image/webp';
      readonly detail: 'low' | 'high' | 'original';
    };

/** The part of an image request that is sent as words. */
export interface ImagePrompt {
  readonly prompt: string;
  /** Colours (`#rrggbb`) that the picture should match. */
  readonly palette: readonly string[];
}

export interface ImageRequest extends ImagePrompt {
  /** The size in px. A service with fixed sizes draws the next larger one of this ratio. */
  readonly width: number;
  readonly height: number;
  readonly quality: 'low' | 'medium' | 'high' | 'auto';
  readonly background: 'opaque' | 'transparent' | 'auto';
  readonly partialImages: 0 | 1 | 2 | 3;
  readonly seed: number | null;
  /** The reference images; a mask applies to the first one. @default [] */
  readonly references?: readonly RequestImage[];
  /** A PNG of the same size as the first reference, transparent where the picture is redrawn. @default null */
  readonly mask?: RequestImage | null;
  /** Whether the first reference is only enlarged. @default false */
  readonly enlarges?: boolean;
  /** What only diffusion models take. @default the server's own */
  readonly diffusion?: DiffusionOptions<RequestImage>;
  /**
   * Whether the service finishes the request without a connection, and stores prompt and picture until then. @default
   * false
   */
  readonly keepsGoing?: boolean;
}

/** A picture that is sent with a request. */
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
  /** Fetches the result of a request that the service finished alone. It requests nothing new. */
  resume?(ticket: ModelTicket, signal: ModelSignal): AsyncIterable<ModelEvent>;
  /** Asks the service to delete its copy. */
  release?(ticket: ModelTicket): Promise<void>;
  /**
   * Asks the service to stop such a request and to delete its copy. The result is true once the service has confirmed
   * that it keeps nothing. A failed connection gives false and is not thrown.
   */
  stop?(ticket: ModelTicket): Promise<boolean>;
}

export interface EmbeddingRequest {
  readonly inputs: readonly EmbeddingInput[];
}

export type EmbeddingInput =
  { readonly kind: 'text'; readonly text: string } | ({ readonly kind: 'image' } & RequestImage);

/** Turns text, and pictures where the model can, into vectors. Similar inputs give vectors that are close to each other. */
export interface EmbeddingModel {
  readonly service: string;
  readonly model: string;
  /** Yields an `embedding` for each input that it can read, and a `warning` for the others. */
  stream(request: EmbeddingRequest, signal: ModelSignal): AsyncIterable<ModelEvent>;
}

export interface ImageCapabilities {
  readonly partialImages: boolean;
  readonly transparent: boolean;
  readonly seed: boolean;
  readonly exactSize: boolean;
  /** The number of reference images it takes. @default 0 */
  readonly references?: number;
  /** @default false */
  readonly mask?: boolean;
  /** Whether it can enlarge a picture without redrawing it. @default false */
  readonly enlarges?: boolean;
  /** Whether it can finish a picture without a connection. @default false */
  readonly keepsGoing?: boolean;
  /** Whether it takes the options of diffusion models. @default false */
  readonly diffusion?: boolean;
}
