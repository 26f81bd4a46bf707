import type { ServiceName } from '#design/services';
import { builtInAdapter } from './built-in/adapter.ts';
import { compatibleAdapter } from './compatible/adapter.ts';
import { openAiAdapter } from './openai/adapter.ts';
import { openRouterAdapter } from './openrouter/adapter.ts';
import { sdNextAdapter } from './sdnext/adapter.ts';
import type { ServiceAdapter } from './service-adapter.ts';

/** The adapters by the names that `design/services.ts` gives their services. */
export const adapters: Readonly<Record<ServiceName, ServiceAdapter>> = {
  openai: openAiAdapter,
  openrouter: openRouterAdapter,
  compatible: compatibleAdapter,
  sdnext: sdNextAdapter,
  'built-in': builtInAdapter,
};
