import type { ServiceName } from '#design/settings';

/** The variables of the process. */
export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;

/** Where each service's key and address come from; there are no other places. */
export const serviceVariables: Readonly<
  Record<ServiceName, { readonly key: string | null; readonly address: string | null }>
> = {
  openai: { key: 'OPENAI_API_KEY', address: 'OPENAI_BASE_URL' },
  compatible: { key: 'OPENAI_API_KEY', address: 'OPENAI_BASE_URL' },
  openrouter: { key: 'OPENROUTER_API_KEY', address: 'OPENROUTER_BASE_URL' },
  sdnext: { key: 'SDNEXT_AUTH', address: 'SDNEXT_URL' },
  'built-in': { key: null, address: null },
};

/** The first service the environment has what it takes for; `built-in` needs nothing. */
export function findService(environment: EnvironmentVariables): ServiceName {
  if (environment.OPENAI_API_KEY) return 'openai';
  if (environment.OPENAI_BASE_URL) return 'compatible';
  if (environment.OPENROUTER_API_KEY) return 'openrouter';
  if (environment.SDNEXT_URL) return 'sdnext';
  return 'built-in';
}
