import type OpenAI from 'openai';
import type { ServiceConnection } from '../service-connection.ts';

/** The headers in which the SDK describes itself. Many gateways reject them in a browser's CORS preflight. */
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
 * Opens the SDK's client for one connection. The SDK is loaded on first use, because loading it would delay the panel's
 * first frame. The client never retries, because every request costs money.
 */
export async function openClient(connection: ServiceConnection): Promise<OpenAI> {
  const { OpenAI } = await import('openai');
  const [base = '', query = ''] = connection.address.split('?', 2);
  return new OpenAI({
    apiKey: connection.key ?? 'none',
    baseURL: base.replace(/\/+$/, ''),
    maxRetries: 0,
    // The panel is the person's own browser and the key is their own.
    dangerouslyAllowBrowser: true,
    // The SDK would print answers that it cannot read.
    logLevel: 'off',
    // A key in its own header would be sent to the target of a redirect.
    fetchOptions: { redirect: 'error' },
    defaultQuery: Object.fromEntries(new URLSearchParams(query)),
    defaultHeaders: {
      ...Object.fromEntries(sdkHeaderNames.map((name) => [`X-Stainless-${name}`, null])),
      ...keyHeaders(connection),
    },
  });
}

/** The headers that carry the key, for requests without the SDK. */
export function keyHeaders({ key, keyHeader }: Pick<ServiceConnection, 'key' | 'keyHeader'>) {
  if (key === null) return { Authorization: null };
  if (keyHeader === null) return { Authorization: `Bearer ${key}` };
  return { Authorization: null, [keyHeader]: key };
}
