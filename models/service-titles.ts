import type { ServiceName } from '#design/settings';

/** The services' names as a person knows them, for sentences and menus. */
export const serviceTitles: Readonly<Record<ServiceName, string>> = {
  openai: 'OpenAI',
  openrouter: 'OpenRouter',
  compatible: 'The service',
  sdnext: 'SD.Next',
  'built-in': 'The built-in generator',
};
