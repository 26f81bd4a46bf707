import { encodeBase64 } from '#design/base64';
import type { Clock } from '../clock.ts';
import type { ModelSignal } from '../ports.ts';
import type { ServiceMemory } from '../service-memory.ts';

/** The address and the key of a person's own SD.Next server. */
export interface SdNextConnection {
  /** The base address, without `/sdapi/v1`. */
  readonly address: string;
  /** `user:password` where the server was started with `--auth`; `null` where it asks for none. */
  readonly key: string | null;
  /** The milliseconds of silence after which a request is abandoned. */
  readonly silenceLimitMs: number;
  readonly clock: Clock;
  /** What this session shares. @default nothing */
  readonly memory?: Pick<ServiceMemory, 'turns'>;
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

/** The body of an answer; empty where it is no JSON object. */
export async function readBody(response: Response): Promise<Readonly<Record<string, unknown>>> {
  const body = await readJson(response);
  return typeof body === 'object' && body !== null && !Array.isArray(body)
    ? (body as Readonly<Record<string, unknown>>)
    : {};
}

/** What an answer holds; `null` where it is no JSON. */
export async function readJson(response: Response): Promise<unknown> {
  try {
    return (await response.json()) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/**
 * Waits until nothing else is being worked on; the server does one thing at a time, and a second request would only wait
 * there without an answer. The result passes the turn on.
 */
export async function enterTurn(
  { address, memory }: SdNextConnection,
  signal: ModelSignal,
): Promise<() => void> {
  const place = (await memory?.turns.turn(address, 1, signal)) ?? 0;
  return () => memory?.turns.leave(address, place);
}

/** Asks the server to stop what it does. It belongs to the person, so there is nobody else's work to stop. */
export async function interruptServer(connection: SdNextConnection): Promise<void> {
  await callSdNext(connection, '/interrupt', { method: 'POST', signal: AbortSignal.timeout(2000) }).catch(
    () => {},
  );
}

/** The `name` of each entry of a list; other fields and other entries are left out. */
export function namesIn(listed: unknown, field = 'name'): readonly string[] {
  return (Array.isArray(listed) ? (listed as readonly unknown[]) : []).flatMap((entry) => {
    const name =
      typeof entry === 'object' && entry !== null ? (entry as Record<string, unknown>)[field] : entry;
    return typeof name === 'string' && name !== '' ? [name] : [];
  });
}
