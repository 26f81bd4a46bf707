import type { CodeMode, CodeTarget, StyleKind } from './code-options.ts';

export type ServiceName = 'openai' | 'openrouter' | 'compatible' | 'sdnext' | 'built-in';

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
  readonly textModel: string;
  readonly imageModel: string;
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
  textModel: 'gpt-5.4',
  imageModel: 'gpt-image-2',
  keysKept: [],
  imagePrompt: '',
};
