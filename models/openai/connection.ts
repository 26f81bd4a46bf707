import type OpenAI from 'openai';
import type { ServiceName } from '#design/services';
import type { ServiceMemory } from '../service-memory.ts';
import type { World } from '../world.ts';

/** Where and as whom one service is spoken to. */
export interface Connection {
  /** The service's name as a person knows it, for sentences. */
  readonly title: string;
  readonly service: ServiceName;
  /** `null` for services that take none. */
  readonly key: string | null;
  /** The header that carries the key by itself, as Azure's `api-key`; `null` for a bearer in `authorization`. */
  readonly keyHeader: string | null;
  /** The base address, with `/v1`; a query in it goes along with every request. */
  readonly address: string;
  /** Milliseconds without a sign of life after which a request is given up. */
  readonly silenceLimitMs: number;
  readonly world: World;
  readonly memory: ServiceMemory;
}

/** What the SDK says of itself in headers; many gateways let none of it through a browser's preflight. */
const sdkHeaderNames = [
  'Lang',
  'Package-Version',
  'OS',
  'Arch',
  'Runtime',
  'Runtime-Version',
  'Retry-Count',
  'Timeout',
  'Helper-Method',
];

/**
 * Opens the SDK's client for one connection. The SDK is loaded on first use, as its start costs more than the
 * panel's first frame may. Nothing is sent twice by itself: every call here costs money.
 */
export async function openClient(connection: Connection): Promise<OpenAI> {
  const { OpenAI } = await import('openai');
  const [base = '', query = ''] = connection.address.split('?', 2);
  return new OpenAI({
    apiKey: connection.key ?? 'none',
    baseURL: base.replace(/\/+$/, ''),
    maxRetries: 0,
    // The panel is the person's own browser and the key is their own.
    dangerouslyAllowBrowser: true,
    // The SDK would print what it cannot read.
    logLevel: 'off',
    // A key in a header of its own would follow to wherever the service sends us.
    fetchOptions: { redirect: 'error' },
    defaultQuery: Object.fromEntries(new URLSearchParams(query)),
    defaultHeaders: {
      ...Object.fromEntries(sdkHeaderNames.map((name) => [`X-Stainless-${name}`, null])),
      ...keyHeaders(connection),
    },
  });
}

/** The headers that carry the key, for whoever speaks to the service without the SDK. */
export function keyHeaders({ key, keyHeader }: Pick<Connection, 'key' | 'keyHeader'>) {
  if (key === null) return { Authorization: null };
  if (keyHeader === null) return { Authorization: `Bearer ${key}` };
  return { Authorization: null, [keyHeader]: key };
}
