import { signal } from '@preact/signals';
import { idsOf, type SceneEvent } from '../document/scene.ts';
import type { HostCalls, HostEvent, HostWork, PanelOptions, StartFacts } from '../runtime/bridge.ts';
import { cspOf, isAllowed } from './manifest.ts';
import { ClientStorage } from './client-storage.ts';
import { DocumentWatch } from './document-watch.ts';
import type { CodeFile, Host, PanelState, RunningPlugin } from './host.ts';
import { hostCalls } from './host-calls.ts';
import { hostWork } from './host-work.ts';
import { forLog } from './operation-log.ts';
import { PanelFrame } from './panel-frame.ts';
import type { RunPort } from './run-port.ts';
import { Sandbox, type SandboxMessage } from './sandbox.ts';

/** Calls that only read; they are not logged. */
const unloggedCalls = /^(note-call|read-|encode-|decode-|find-|has-|take-id|measure-|set-timer|clear-timer)/;

/** ms that Dev Mode gives a plugin to make code. https://developers.figma.com/docs/plugins/codegen-plugins */
const codeTimeout = 3000;

/** One run of the plugin, from its command to its end: its sandbox, its panel and its timers. */
export class PluginRun implements RunningPlugin, RunPort {
  readonly host: Host;
  readonly start: StartFacts;
  readonly panel = signal<PanelState | null>(null);
  readonly storage: ClientStorage;
  #sandbox: Sandbox | undefined;
  readonly #calls: ReturnType<typeof hostCalls>;
  readonly #work: ReturnType<typeof hostWork>;
  readonly #timers = new Map<number, number>();
  readonly #stopWatching: () => void;
  readonly #codeRequests = new Map<
    number,
    { resolve(files: readonly CodeFile[]): void; reject(error: Error): void }
  >();
  #codeRequestCount = 0;
  #changing: Set<string> | undefined;
  readonly #documentWatch: DocumentWatch;
  #ended = false;

  constructor(host: Host, start: StartFacts) {
    this.host = host;
    this.start = start;
    this.storage = new ClientStorage(start.pluginId);
    this.#calls = hostCalls(this);
    this.#work = hostWork(this);
    this.#documentWatch = new DocumentWatch(host.scene, (changes) => {
      this.deliver({ type: 'document-changed', changes });
    });
    this.#stopWatching = host.scene.watch((event) => {
      this.#hear(event);
    });
  }

  #hear(event: SceneEvent): void {
    const ids = new Set(event.changes.flatMap(idsOf));
    if (this.#changing) for (const id of ids) this.#changing.add(id);
    else this.deliver({ type: 'layers-changed', ids: [...ids], editing: false });
    this.#documentWatch.add(event);
  }

  watchDocument(): void {
    this.#documentWatch.start();
  }

  async open(runtimeCode: string, pluginCode: string): Promise<void> {
    this.#sandbox = await Sandbox.open(
      {
        receive: (message) => this.#receive(message),
        fail: (message) => {
          this.host.record('plugin failed', message);
          this.writeConsole('error', message);
          this.host.showNotice(
            { id: -1, text: firstLine(message), error: true, timeout: 6000, button: null },
            () => undefined,
          );
        },
      },
      this.host.longestTurn,
    );
    this.#sandbox.run(runtimeCode, pluginCode);
    this.deliver({ type: 'run', command: this.start.command });
  }

  deliver(event: HostEvent): void {
    if (!this.#ended) this.#sandbox?.deliver(event);
  }

  /** Makes a change and answers the ids of all layers that it touched. */
  changing(change: () => void): readonly string[] {
    const outer = this.#changing;
    this.#changing = new Set();
    try {
      change();
      return [...this.#changing];
    } finally {
      this.#changing = outer;
    }
  }

  #receive(message: SandboxMessage): unknown {
    if ('call' in message) {
      const name = message.call as keyof HostCalls;
      if (!unloggedCalls.test(name)) this.host.record(name, forLog(message.parameters));
      return (this.#calls[name] as (...parameters: readonly unknown[]) => unknown)(...message.parameters);
    }
    if ('work' in message) {
      void this.#runWork(message.work as keyof HostWork, message.ticket, message.parameters);
      return undefined;
    }
    const asked = this.#codeRequests.get(message.answer);
    this.#codeRequests.delete(message.answer);
    if (message.error !== undefined) asked?.reject(new Error(message.error));
    else asked?.resolve((message.results ?? []) as CodeFile[]);
    return undefined;
  }

  async #runWork(name: keyof HostWork, ticket: number, parameters: readonly unknown[]): Promise<void> {
    const isStored = name === 'store-value' || name === 'read-stored';
    this.host.record(name, isStored ? [parameters[0]] : forLog(parameters));
    try {
      const value = await (this.#work[name] as (...parameters: readonly unknown[]) => Promise<unknown>)(
        ...parameters,
      );
      this.deliver({ type: 'work-done', ticket, value });
    } catch (error) {
      this.deliver({
        type: 'work-done',
        ticket,
        error: error instanceof Error ? error.message : String(error),
      });
    }
  }

  async fetchAllowed(url: string, init: RequestInit): Promise<Response> {
    if (!isAllowed(this.host.manifest, url)) {
      throw new TypeError(
        `Failed to fetch: ${new URL(url).origin} is not among the manifest's allowedDomains.`,
      );
    }
    return fetch(url, { ...init, credentials: 'omit' });
  }

  showPanel(html: string, options: PanelOptions): void {
    this.panel.peek()?.frame.close();
    const { host } = this;
    const frame = new PanelFrame(
      {
        html,
        csp: cspOf(host.manifest, location.origin),
        theme: host.theme.peek(),
        themeStyle: host.themeStyle(),
        themeColors: options.themeColors,
        fontStyle: host.interStyle,
      },
      (message) => {
        host.record('panel message', forLog(message));
        this.deliver({ type: 'panel-message', message });
      },
      (sentence) => {
        host.record('panel message refused', sentence);
        this.writeConsole('error', sentence);
      },
    );
    this.panel.value = { options, frame };
  }

  changePanel(change: Parameters<HostCalls['change-panel']>[0]): void {
    const panel = this.panel.peek();
    if (!panel) return;
    const {
      visible = panel.options.visible,
      width = panel.options.width,
      height = panel.options.height,
    } = change;
    this.panel.value = { ...panel, options: { ...panel.options, visible, width, height } };
  }

  closePanel(): void {
    this.panel.peek()?.frame.close();
    this.panel.value = null;
  }

  post(message: unknown): void {
    this.panel.peek()?.frame.post(message);
  }

  setTimer(id: number, milliseconds: number): void {
    this.#timers.set(
      id,
      window.setTimeout(() => {
        this.#timers.delete(id);
        this.deliver({ type: 'timer-fired', id });
      }, milliseconds),
    );
  }

  clearTimer(id: number): void {
    window.clearTimeout(this.#timers.get(id));
    this.#timers.delete(id);
  }

  writeConsole(level: string, text: string): void {
    this.host.console.push({ level, text });
    if (level === 'error') this.host.problems.value = [...this.host.problems.peek(), text].slice(-50);
  }

  /** Asks the plugin for the code of a layer, as Dev Mode does; rejects after 3 s. */
  async askCode(nodeId: string, language: string): Promise<readonly CodeFile[]> {
    this.#codeRequestCount += 1;
    const ticket = this.#codeRequestCount;
    return new Promise((resolve, reject) => {
      const timer = window.setTimeout(() => {
        this.#codeRequests.delete(ticket);
        reject(new Error('The plugin took more than 3 seconds to make the code.'));
      }, codeTimeout);
      const done = (): void => {
        window.clearTimeout(timer);
      };
      this.#codeRequests.set(ticket, {
        resolve: (files) => {
          done();
          resolve(files);
        },
        reject: (error) => {
          done();
          reject(error);
        },
      });
      this.deliver({ type: 'code-asked', ticket, nodeId, language });
    });
  }

  /** The plugin has closed itself from inside its sandbox. */
  closeSoon(message: string | null): void {
    if (message)
      this.host.showNotice(
        { id: 0, text: message, error: false, timeout: 3000, button: null },
        () => undefined,
      );
    queueMicrotask(() => {
      this.host.closeRun(this);
    });
  }

  end(): void {
    if (this.#ended) return;
    this.deliver({ type: 'closing' });
    this.#ended = true;
    this.#stopWatching();
    this.#documentWatch.stop();
    for (const timer of this.#timers.values()) window.clearTimeout(timer);
    this.closePanel();
    this.#sandbox?.close();
    this.host.scene.commit();
  }
}

function firstLine(text: string): string {
  return text.split('\n')[0] ?? text;
}
