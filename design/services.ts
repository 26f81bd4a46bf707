/**
 * The model services, as plain data: what the panel, the terminal, the sandbox and the manifest need to know of each. How
 * requests are sent is left to the adapter in `models/<name>/adapter.ts`. To add a service, add an entry here, a folder in
 * `models/` and a line in `models/adapters.ts`.
 */

/** The ids of the models a service is asked for; an empty one leaves the choice to the service. */
export interface ServiceModels {
  readonly text: string;
  readonly image: string;
  readonly embedding: string;
}

/** What a model produces. */
export type ModelKind = keyof ServiceModels;

/** Everything about one service that is not code. */
export interface ServiceDescriptor {
  /** The name in sentences. */
  readonly title: string;
  /** What the service can be asked for. */
  readonly serves: readonly ModelKind[];
  /** Whether it runs on this computer and bills nothing. */
  readonly isLocal: boolean;
  /** Requests it takes at a time. */
  readonly concurrency: number;
  /** Whether it is a person's own server of diffusion models, whose parts and options the panel shows. */
  readonly isDiffusionServer?: boolean;
  /** Whether it draws every shape that is requested, up to three times as long as wide. @default it has shapes of its own */
  readonly drawsAnyShape?: boolean;
  /** Whether the same prompt and seed give the same picture. */
  readonly repeatsPictures: boolean;
  /** The base address, with its version; `null` where the person gives one or none is needed. The manifest names its origin. */
  readonly address: string | null;
  readonly key: 'required' | 'optional' | 'none';
  readonly defaultModels: ServiceModels;
  readonly environment: ServiceEnvironment;
  readonly panel: ServicePanelTexts;
}

/** The environment variables of one service, for the terminal. */
export interface ServiceEnvironment {
  /** The variable with the key; `null` where the service takes none. */
  readonly key: string | null;
  /** The variable with the base address; `null` where the service has none. */
  readonly address: string | null;
  /** The variable that selects the service when it is set; `null` for the service that is left when none is. */
  readonly selectedBy: 'key' | 'address' | null;
  /** The variable that names the header for the key. @default no variable */
  readonly keyHeader?: string;
  /** The base address for the terminal, where it differs from the panel's. @default the panel's */
  readonly defaultAddress?: string;
  /** The sentence for a terminal that cannot reach the service. @default the one for all services */
  readonly unreachable?: string;
}

/** What the settings of the panel show. */
export interface ServicePanelTexts {
  /** The name in menus. */
  readonly title: string;
  readonly detail: string;
  /** The page where a person gets a key; `null` where no key is needed. */
  readonly keysAt: string | null;
  /** An address to show in the empty field. @default the service's own */
  readonly addressExample?: string;
  /** The hint of the field for the key's header. @default there is no such field */
  readonly keyHeaderHint?: string;
}

const noModels: ServiceModels = { text: '', image: '', embedding: '' };

const descriptors = {
  openai: {
    title: 'OpenAI',
    serves: ['text', 'image', 'embedding'],
    isLocal: false,
    concurrency: 5,
    drawsAnyShape: true,
    repeatsPictures: false,
    address: 'https://api.openai.com/v1',
    key: 'required',
    defaultModels: { text: 'gpt-5.4', image: 'gpt-image-2', embedding: 'text-embedding-3-small' },
    environment: {
      key: 'OPENAI_API_KEY',
      address: 'OPENAI_BASE_URL',
      selectedBy: 'key',
      keyHeader: 'FRAMEWRIGHT_KEY_HEADER',
    },
    panel: {
      title: 'OpenAI',
      detail: 'Your own key; OpenAI bills you.',
      keysAt: 'https://platform.openai.com/api-keys',
    },
  },
  openrouter: {
    title: 'OpenRouter',
    serves: ['text', 'image', 'embedding'],
    isLocal: false,
    concurrency: 5,
    repeatsPictures: false,
    address: 'https://openrouter.ai/api/v1',
    key: 'required',
    defaultModels: {
      text: 'openai/gpt-5.4',
      image: 'openai/gpt-5.4-image-2',
      embedding: 'openai/text-embedding-3-small',
    },
    environment: { key: 'OPENROUTER_API_KEY', address: 'OPENROUTER_BASE_URL', selectedBy: 'key' },
    panel: {
      title: 'OpenRouter',
      detail: 'Your own key; many models, one bill.',
      keysAt: 'https://openrouter.ai/settings/keys',
    },
  },
  compatible: {
    title: 'The service',
    serves: ['text', 'image', 'embedding'],
    isLocal: false,
    concurrency: 5,
    repeatsPictures: false,
    address: null,
    key: 'optional',
    defaultModels: { text: 'gpt-5.4', image: 'gpt-image-2', embedding: 'text-embedding-3-small' },
    environment: {
      key: 'OPENAI_API_KEY',
      address: 'OPENAI_BASE_URL',
      selectedBy: 'address',
      keyHeader: 'FRAMEWRIGHT_KEY_HEADER',
    },
    panel: {
      title: 'Another address',
      detail: 'Any OpenAI-compatible service.',
      keysAt: null,
      addressExample: 'https://example.com/v1',
      keyHeaderHint: 'Azure takes the key in api-key.',
    },
  },
  sdnext: {
    title: 'SD.Next',
    serves: ['image'],
    isLocal: true,
    isDiffusionServer: true,
    // The server draws one picture at a time.
    concurrency: 1,
    repeatsPictures: true,
    // The panel cannot reach SD.Next itself, so it asks the relay (cli/relay).
    address: 'http://localhost:7861',
    key: 'optional',
    defaultModels: noModels,
    environment: {
      key: 'SDNEXT_AUTH',
      address: 'SDNEXT_URL',
      selectedBy: 'address',
      defaultAddress: 'http://127.0.0.1:7860',
      unreachable: 'SD.Next cannot be reached. Start it with --api, or set SDNEXT_URL to where it is.',
    },
    panel: {
      title: 'SD.Next',
      detail: 'Free: runs on your own computer. Needs "framewright relay" running.',
      keysAt: null,
    },
  },
  'built-in': {
    title: 'The built-in generator',
    serves: ['image', 'embedding'],
    isLocal: true,
    concurrency: 5,
    repeatsPictures: true,
    address: null,
    key: 'none',
    defaultModels: noModels,
    environment: { key: null, address: null, selectedBy: null },
    panel: {
      title: 'None',
      detail: 'Everything runs here. Images are labelled placeholders.',
      keysAt: null,
    },
  },
} as const satisfies Readonly<Record<string, ServiceDescriptor>>;

export type ServiceName = keyof typeof descriptors;

/** The services by name. */
export const services: Readonly<Record<ServiceName, ServiceDescriptor>> = descriptors;

/** The names of the services, in the order in which a terminal lists them. */
export const serviceNames = Object.keys(services) as readonly ServiceName[];

/** The service that needs neither key nor network; it is asked where no other is set up. */
export const builtInService = 'built-in' satisfies ServiceName;

/** Whether a text is the name of a service. */
export function isServiceName(name: string): name is ServiceName {
  return (serviceNames as readonly string[]).includes(name);
}
