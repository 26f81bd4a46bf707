import { encodeBase64 } from '#design/base64';
import type { Clock } from '../clock.ts';

/** The address and the key of a person's own SD.Next server. */
export interface SdNextConnection {
  /** The base address, without `/sdapi/v1`. */
  readonly address: string;
  /** `user:password` where the server was started with `--auth`; `null` where it asks for none. */
  readonly key: string | null;
  /** The milliseconds of silence after which a request is abandoned. */
  readonly silenceLimitMs: number;
  readonly clock: Clock;
  /** The milliseconds between two requests for its progress. @default 1000 */
  readonly lookEveryMs?: number;
}

/** Sends one request; the answer may be any status. */
export function callSdNext(
  { address, key }: SdNextConnection,
  path: string,
  init: { readonly body?: object; readonly method?: string; readonly signal: AbortSignal },
): Promise<Response> {
  return fetch(`${address}/sdapi/v1${path}`, {
    method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
    signal: init.signal,
    redirect: 'error',
    headers: {
      ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key === null ? {} : { authorization: `Basic ${encodeBase64(new TextEncoder().encode(key))}` }),
    },
    ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
  });
}
