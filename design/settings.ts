import type { CodeMode, CodeTarget, StyleKind } from './code-options.ts';

export type ServiceName = 'openai' | 'openrouter' | 'compatible' | 'sdnext' | 'built-in';

/** The ids of the models a service is asked for; an empty one leaves the choice to the service. */
export interface ServiceModels {
  readonly text: string;
  readonly image: string;
}

/** What the panel remembers; keys are kept apart and never here. */
export interface PanelSettings {
  readonly target: CodeTarget;
  readonly styles: StyleKind;
  readonly mode: CodeMode;
  readonly panelWidth: number;
  readonly panelHeight: number;
  readonly service: ServiceName;
  /** Base addresses by service, where they differ from the service's own. */
  readonly addresses: Readonly<Partial<Record<ServiceName, string>>>;
  /** Models by service, where they differ from `defaultModels`. */
  readonly models: Readonly<Partial<Record<ServiceName, Partial<ServiceModels>>>>;
  /** Services a key is stored for. */
  readonly keysKept: readonly ServiceName[];
  /** What was last typed on the Images tab, so that closing the panel loses nothing. */
  readonly imagePrompt: string;
}

export const defaultPanelSettings: PanelSettings = {
  target: 'react',
  styles: 'modules',
  mode: 'compile',
  panelWidth: 400,
  panelHeight: 640,
  service: 'built-in',
  addresses: {},
  models: {},
  keysKept: [],
  imagePrompt: '',
};

/** The models a service is asked for until somebody names others. */
export const defaultModels: Readonly<Record<ServiceName, ServiceModels>> = {
  openai: { text: 'gpt-5.4', image: 'gpt-image-2' },
  openrouter: { text: 'openai/gpt-5.4', image: 'openai/gpt-5.4-image-2' },
  compatible: { text: 'gpt-5.4', image: 'gpt-image-2' },
  sdnext: { text: '', image: '' },
  'built-in': { text: '', image: '' },
};

/** The models of the chosen service. */
export function modelsOf({ service, models }: Pick<PanelSettings, 'service' | 'models'>): ServiceModels {
  return { ...defaultModels[service], ...models[service] };
}
