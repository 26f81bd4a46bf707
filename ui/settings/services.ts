import type { ServiceName } from '#design/settings';

/** What a person should know of each service before choosing it. */
export interface ServiceFacts {
  readonly title: string;
  readonly detail: string;
  /** Where its keys come from; `null` where it takes none. */
  readonly keysAt: string | null;
  readonly takesAddress: boolean;
  readonly built: boolean;
}

export const services: Readonly<Record<ServiceName, ServiceFacts>> = {
  'built-in': {
    title: 'None',
    detail: 'Everything runs here. Pictures are labelled placeholders.',
    keysAt: null,
    takesAddress: false,
    built: true,
  },
  openai: {
    title: 'OpenAI',
    detail: 'Your own key; OpenAI bills you.',
    keysAt: 'https://platform.openai.com/api-keys',
    takesAddress: true,
    built: true,
  },
  openrouter: {
    title: 'OpenRouter',
    detail: 'Comes in a later version.',
    keysAt: 'https://openrouter.ai/settings/keys',
    takesAddress: true,
    built: false,
  },
  compatible: {
    title: 'Another address',
    detail: 'Any service that speaks OpenAI’s language.',
    keysAt: null,
    takesAddress: true,
    built: true,
  },
  sdnext: {
    title: 'SD.Next',
    detail: 'Comes in a later version.',
    keysAt: null,
    takesAddress: true,
    built: false,
  },
};

/** True where a service does not answer without a key. */
export function needsKey(service: ServiceName): boolean {
  return services[service].keysAt !== null;
}
