import type { HostCalls, HostEvent, PanelOptions, StartFacts } from '../runtime/bridge.ts';
import type { ClientStorage } from './client-storage.ts';
import type { Host } from './host.ts';

/** What calls of the sandbox need from their run. */
export interface RunPort {
  readonly host: Host;
  readonly start: StartFacts;
  readonly storage: ClientStorage;
  deliver(event: HostEvent): void;
  /** Makes a change and returns the ids of all layers that it touched. */
  changing(change: () => void): readonly string[];
  /** Fetches what the manifest allows; throws for any other address. */
  fetchAllowed(url: string, init: RequestInit): Promise<Response>;
  showPanel(html: string, options: PanelOptions): void;
  changePanel(change: Parameters<HostCalls['change-panel']>[0]): void;
  closePanel(): void;
  post(message: unknown): void;
  setTimer(id: number, milliseconds: number): void;
  clearTimer(id: number): void;
  writeConsole(level: string, text: string): void;
  closeSoon(message: string | null): void;
  /** From now on the plugin gets changes of the document. */
  watchDocument(): void;
}
