import type { ServiceName } from '#design/settings';

/** What a person should know of each service before choosing it. */
export interface ServiceFacts {
  readonly title: string;
  readonly detail: string;
  /** Where its keys come from; `null` where it takes none. */
  readonly keysAt: string | null;
  /** Its own address, shown where none is typed. */
  readonly address: string;
  /** Whether it writes code, beside drawing. */
  readonly writes: boolean;
}

/** In the order in which they are offered. */
export const serviceNames: readonly ServiceName[] = [
  'built-in',
  'openai',
  'openrouter',
  'compatible',
  'sdnext',
];

export const services: Readonly<Record<ServiceName, ServiceFacts>> = {
  'built-in': {
    title: 'None',
    detail: 'Everything runs here. Pictures are labelled placeholders.',
    keysAt: null,
    address: '',
    writes: false,
  },
  openai: {
    title: 'OpenAI',
    detail: 'Your own key; OpenAI bills you.',
    keysAt: 'https://platform.openai.com/api-keys',
    address: 'https://api.openai.com/v1',
    writes: true,
  },
  openrouter: {
    title: 'OpenRouter',
    detail: 'Your own key; many models, one bill.',
    keysAt: 'https://openrouter.ai/settings/keys',
    address: 'https://openrouter.ai/api/v1',
    writes: true,
  },
  compatible: {
    title: 'Another address',
    detail: 'Any service that speaks OpenAI’s language.',
    keysAt: null,
    address: 'https://example.com/v1',
    writes: true,
  },
  sdnext: {
    title: 'SD.Next',
    detail: 'Your own machine draws; it costs nothing. Needs "framewright relay" beside it.',
    keysAt: null,
    address: 'http://localhost:7861',
    writes: false,
  },
};

/** True where a service does not answer without a key. */
export function needsKey(service: ServiceName): boolean {
  return services[service].keysAt !== null;
}
