import type OpenAI from 'openai';

/** Where and as whom one service is spoken to. */
export interface Connection {
  /** The service's name as a person knows it, for sentences. */
  readonly title: string;
  readonly service: string;
  /** `null` for services that take none. */
  readonly key: string | null;
  /** The base address, with `/v1`. */
  readonly address: string;
  /** Milliseconds without a sign of life after which a request is given up. */
  readonly silenceLimitMs: number;
}

/**
 * Opens the SDK's client for one connection. The SDK is loaded on first use, as its start costs more than the
 * panel's first frame may. Nothing is sent twice by itself: every call here costs money.
 */
export async function openClient(connection: Connection): Promise<OpenAI> {
  const { OpenAI } = await import('openai');
  return new OpenAI({
    apiKey: connection.key ?? 'none',
    baseURL: connection.address,
    maxRetries: 0,
    // The panel is the person's own browser and the key is their own.
    dangerouslyAllowBrowser: true,
    // The SDK would print what it cannot read.
    logLevel: 'off',
    ...(connection.key === null ? { defaultHeaders: { Authorization: null } } : {}),
  });
}
