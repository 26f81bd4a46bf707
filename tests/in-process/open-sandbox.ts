/**
 * The plugin's own sandbox code over the host's own Figma API in this process: no browser, no QuickJS, and time, client
 * storage and document as the test gives them, so that two windows of one file, or of two, can be driven step by step.
 */
import { createContext, Script } from 'node:vm';
import { build, type Plugin } from 'esbuild';
import type { MessageToPanel, MessageToSandbox, SignedMessage } from '#design/messages';
import type { SnapshotVariables } from '#design/snapshot';
import { collectApiMembers } from '../../host/collect-api-members.mjs';
import { openJson } from '../../host/document/open-json.ts';
import { idsOf, Scene } from '../../host/document/scene.ts';
import { DocumentWatch } from '../../host/page/document-watch.ts';
import { hostCalls } from '../../host/page/host-calls.ts';
import { ImageStore } from '../../host/page/image-store.ts';
import { SharedFile } from '../../host/page/shared-file.ts';
import { View } from '../../host/page/view.ts';
import type { HostCalls, HostEvent, HostWork, StartFacts } from '../../host/runtime/bridge.ts';
import { packValue, unpackValue, type Packed } from '../../host/runtime/pack-value.ts';
import { root } from '../host/open-host.ts';

/** A document that several windows may have open. */
export interface OpenDocument {
  readonly scene: Scene;
  readonly images: ImageStore;
  rename(name: string): void;
  /** The plugin data of the document itself. */
  pluginData(): Readonly<Record<string, string>>;
  /** Refuses from now on that plugin data is written. */
  lock(): void;
  readonly isLocked: boolean;
  /** A duplicate with the same layers and plugin data; its pictures are those that layers use. */
  copy(name: string): OpenDocument;
}

/** A person's computer: what plugins keep there is seen by all its windows. */
export interface Computer {
  readonly storage: Map<string, unknown>;
  /** Milliseconds since 1970. */
  now(): number;
  /** Calls back when an answer of client storage has come. */
  later(callback: () => void): void;
  /** Calls back after a time; answers what stops it. */
  after(milliseconds: number, callback: () => void): () => void;
}

export interface OpenedSandbox {
  /** Every message to the panel, oldest first. */
  readonly sent: readonly MessageToPanel[];
  listen(hear: (message: MessageToPanel) => void): () => void;
  send(message: MessageToSandbox): void;
  /** Sends a question and waits for its answer, or for why there is none. */
  ask<Type extends MessageToPanel['type']>(
    message: Extract<MessageToSandbox, { readonly requestId: string }>,
    answer: Type,
  ): Promise<Extract<MessageToPanel, { readonly type: Type }>>;
  /** Closes the window's plugin as a person does; `crash` takes the window away without a word. */
  close(how?: 'close' | 'crash'): void;
}

export const pluginId = 'framewright-in-process';
let compiled: Promise<{ readonly runtime: Script; readonly plugin: Script }> | null = null;

/** Opens a document as REST JSON has it. */
export function openDocument(
  json: object,
  name: string,
  images = new ImageStore('', [], {}, () => {}),
  session = 1,
): OpenDocument {
  const scene = new Scene(openJson({ ...structuredClone(json), name }, name), session);
  const state = { isLocked: false };
  return {
    scene,
    images,
    rename: (next) => scene.edit(scene.document, { name: next }),
    pluginData: () =>
      (scene.document['pluginData'] as Record<string, Record<string, string>> | undefined)?.[pluginId] ?? {},
    lock: () => void (state.isLocked = true),
    get isLocked() {
      return state.isLocked;
    },
    copy: (next) => openDocument({ document: scene.document }, next, images),
  };
}

/** A file that each window has a document of its own of, until they exchange what they did. */
export class SharedDocument {
  readonly #json: object;
  readonly #name: string;
  readonly #images = new ImageStore('', [], {}, () => {});
  readonly #order: { readonly session: number; readonly steps: readonly string[] }[] = [];
  readonly #windows: { readonly session: number; readonly file: SharedFile; known: number }[] = [];

  constructor(json: object, name: string) {
    this.#json = json;
    this.#name = name;
  }

  /** The document of one more window, with all that was exchanged so far. */
  join(): OpenDocument {
    const session = this.#windows.length + 1;
    const document = openDocument(this.#json, this.#name, this.#images, session);
    this.#windows.push({ session, file: new SharedFile(document.scene, session, () => undefined), known: 0 });
    this.#catchUp();
    return document;
  }

  /** Brings all together, those of the first window first, as a server does. */
  exchange(): void {
    for (const { session, file } of this.#windows) {
      const steps = file.takeUnsent();
      if (steps.length > 0) this.#order.push({ session, steps });
    }
    this.#catchUp();
  }

  #catchUp(): void {
    for (const window of this.#windows)
      for (; window.known < this.#order.length; window.known += 1) {
        const next = this.#order[window.known];
        if (next) window.file.receive(next);
      }
  }
}

/** A computer with nothing on it. */
export function newComputer({
  now,
  later,
  after,
}: Partial<Pick<Computer, 'now' | 'later' | 'after'>> = {}): Computer {
  const inRealTime: Computer['after'] = (milliseconds, callback) => {
    const timer = setTimeout(callback, milliseconds);
    return () => clearTimeout(timer);
  };
  return {
    storage: new Map(),
    now: now ?? (() => Date.now()),
    later: later ?? setImmediate,
    after: after ?? inRealTime,
  };
}

export interface SandboxOptions {
  readonly document: OpenDocument;
  readonly computer: Computer;
  /** @default figma */
  readonly editor?: 'figma' | 'dev';
  /** @default generate-image */
  readonly command?: string;
  /** Those of the document, as Figma's API has them. @default none */
  readonly variables?: SnapshotVariables | null;
}

/** Runs the plugin in a window of a document. */
export async function openSandbox(options: SandboxOptions): Promise<OpenedSandbox> {
  compiled ??= compileBoth();
  const { runtime, plugin } = await compiled;
  const run = new SandboxRun(options, runtime, plugin);
  await run.shown;
  return run;
}

/** What the host's runtime leaves in its scope. */
interface Scope {
  hostSend?: (text: string, buffers: readonly ArrayBuffer[]) => readonly unknown[] | undefined;
  hostDeliver?: (text: string, ...buffers: ArrayBuffer[]) => void;
  Date?: DateConstructor;
}

class SandboxRun implements OpenedSandbox {
  readonly sent: MessageToPanel[] = [];
  readonly #document: OpenDocument;
  readonly #computer: Computer;
  readonly #calls: HostCalls;
  readonly #deliver: (event: HostEvent) => void;
  readonly #hearers = new Set<(message: MessageToPanel) => void>();
  /** What stops each timer. */
  readonly #timers = new Map<number, () => void>();
  readonly #stopWatching: () => void;
  readonly #documentWatch: DocumentWatch;
  #changing: Set<string> | null = null;
  #isOver = false;
  #show = () => {};
  readonly shown = new Promise<void>((resolve) => (this.#show = resolve));

  constructor(
    { document, computer, editor = 'figma', command = 'generate-image', variables: known }: SandboxOptions,
    runtime: Script,
    plugin: Script,
  ) {
    this.#document = document;
    this.#computer = computer;
    const { scene, images } = document;
    const page = scene.pages[0];
    if (!page) throw new Error('The document has no page.');
    const start: StartFacts = {
      editor,
      mode: editor === 'dev' ? 'inspect' : 'default',
      command,
      pluginId,
      html: '<p>panel</p>',
      htmlByName: null,
      documentId: scene.document.id,
      currentPageId: page.id,
      dynamicPage: true,
      permissions: [],
      codegenPreferences: {},
      user: { id: 'person', name: 'Person in this process', sessionId: 1 },
    };
    const variables = { variables: known?.variables ?? {}, collections: known?.variableCollections ?? {} };
    const selection = { value: [] };
    const addImage = images.add.bind(images);
    const host = {
      ...{ scene, images, addImage, page, variables, selection },
      ...{ view: new View(), select: () => undefined },
    };
    const run = { host, start, changing: (change: () => void) => this.#change(change) };
    this.#calls = { ...hostCalls(run as unknown as Parameters<typeof hostCalls>[0]), ...this.#ownCalls() };
    this.#documentWatch = new DocumentWatch(scene, (changes) =>
      this.#tell({ type: 'document-changed', changes }),
    );
    this.#stopWatching = scene.watch((event) => {
      const ids = event.changes.flatMap(idsOf);
      if (this.#changing) for (const id of ids) this.#changing.add(id);
      else this.#tell({ type: 'layers-changed', ids, editing: false });
      this.#documentWatch.add(event);
    });
    const scope: Scope = { hostSend: (text, buffers) => this.#receive({ text, buffers }) };
    const context = createContext(scope);
    const ownDate = new Script('Date').runInContext(context) as DateConstructor;
    ownDate.now = () => computer.now();
    runtime.runInContext(context);
    const deliver = scope.hostDeliver;
    if (!deliver) throw new Error('The runtime left no way into the sandbox.');
    delete scope.hostDeliver;
    this.#deliver = (event) => {
      const { text, buffers } = packValue(event);
      deliver(text, ...buffers);
    };
    plugin.runInContext(context);
    this.#tell({ type: 'run', command });
  }

  listen(hear: (message: MessageToPanel) => void): () => void {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  }

  send(message: MessageToSandbox): void {
    const signed: SignedMessage = { panelToken: 'panel in this process', message };
    this.#tell({ type: 'panel-message', message: signed });
  }

  ask<Type extends MessageToPanel['type']>(
    message: Extract<MessageToSandbox, { readonly requestId: string }>,
    answer: Type,
  ): Promise<Extract<MessageToPanel, { readonly type: Type }>> {
    return new Promise((resolve, reject) => {
      const stop = this.listen((told) => {
        if (!('requestId' in told) || told.requestId !== message.requestId) return;
        if (told.type === answer) resolve(told as Extract<MessageToPanel, { readonly type: Type }>);
        else if (told.type === 'request-failed') reject(new Error(told.message));
        else return;
        stop();
      });
      this.send(message);
    });
  }

  close(how: 'close' | 'crash' = 'close'): void {
    if (this.#isOver) return;
    if (how === 'close') this.#tell({ type: 'closing' });
    this.#isOver = true;
    this.#stopWatching();
    this.#documentWatch.stop();
    for (const stop of this.#timers.values()) stop();
    this.#document.scene.commit();
  }

  #tell(event: HostEvent): void {
    if (!this.#isOver) this.#deliver(event);
  }

  #change(change: () => void): readonly string[] {
    const outer = this.#changing;
    this.#changing = new Set();
    try {
      change();
      return [...this.#changing];
    } finally {
      this.#changing = outer;
    }
  }

  #receive(packed: Packed): readonly unknown[] | undefined {
    const message = unpackValue(packed) as {
      readonly call?: keyof HostCalls;
      readonly work?: keyof HostWork;
      readonly ticket: number;
      readonly parameters: readonly unknown[];
    };
    if (message.work !== undefined) {
      void this.#work(message.work, message.ticket, message.parameters);
      return undefined;
    }
    if (message.call === undefined) return undefined;
    const answer = this.#answer(message.call, message.parameters);
    if (answer === undefined) return undefined;
    const { text, buffers } = packValue(answer);
    return [text, ...buffers];
  }

  #answer(name: keyof HostCalls, parameters: readonly unknown[]): unknown {
    try {
      return (this.#calls[name] as (...all: readonly unknown[]) => unknown)(...parameters);
    } catch (error) {
      return { failure: error instanceof Error ? error.message : String(error) };
    }
  }

  async #work(name: keyof HostWork, ticket: number, parameters: readonly unknown[]): Promise<void> {
    const done = (outcome: { readonly value?: unknown; readonly error?: string }) =>
      this.#computer.later(() => this.#tell({ type: 'work-done', ticket, ...outcome }));
    try {
      done({ value: await this.#carryOut(name, parameters) });
    } catch (error) {
      done({ error: error instanceof Error ? error.message : String(error) });
    }
  }

  async #carryOut(name: keyof HostWork, [first, second]: readonly unknown[]): Promise<unknown> {
    const { storage } = this.#computer;
    const key = String(first);
    if (name === 'read-stored') return structuredClone(storage.get(key));
    if (name === 'store-value') return void storage.set(key, structuredClone(second));
    if (name === 'delete-stored') return void storage.delete(key);
    if (name === 'list-stored') return [...storage.keys()];
    if (name === 'load-font') return true;
    if (name === 'read-image') {
      const bytes = await this.#document.images.load(key);
      if (bytes === null) throw new Error(`The document has no bytes of the image ${key}.`);
      return bytes;
    }
    throw new Error(`${name} is not done in this process.`);
  }

  /** What goes to the panel and the clock in place of the page's own. */
  #ownCalls(): Partial<HostCalls> {
    const { scene } = this.#document;
    return {
      'edit-layer': (id, fields) => {
        if (this.#document.isLocked && id === scene.document.id)
          throw new Error('in setPluginData: you have no permission to edit this file.');
        const layer = scene.find(id);
        if (!layer) throw new Error(`The node with id "${id}" does not exist.`);
        return this.#change(() => scene.edit(layer, fields));
      },
      // The plugin listens by the end of the turn in which it shows its panel.
      'show-panel': () => queueMicrotask(this.#show),
      'close-panel': () => undefined,
      'post-message': (message) => {
        this.sent.push(message as MessageToPanel);
        for (const hear of [...this.#hearers]) hear(message as MessageToPanel);
      },
      'show-notice': () => undefined,
      'set-timer': (id, milliseconds) => {
        const stop = this.#computer.after(milliseconds, () => this.#tell({ type: 'timer-fired', id }));
        this.#timers.set(id, stop);
      },
      'clear-timer': (id) => this.#timers.get(id)?.(),
      'write-console': () => undefined,
      'watch-document': () => this.#documentWatch.start(),
      'move-view': () => undefined,
      'show-layers': () => undefined,
    };
  }
}

async function compileBoth() {
  const common = {
    bundle: true,
    write: false,
    platform: 'neutral',
    format: 'iife',
    absWorkingDir: root,
  } as const;
  const textOf = async (entry: string, plugins: Plugin[] = []) => {
    const built = await build({ ...common, entryPoints: [entry], plugins });
    return new Script(built.outputFiles[0]?.text ?? '', { filename: entry });
  };
  const [runtime, plugin] = await Promise.all([
    textOf('host/runtime/main.ts', [apiMembers]),
    textOf('plugin/main.ts'),
  ]);
  return { runtime, plugin };
}

/** The names of the API's members, as the host's own build gives them to its runtime. */
const apiMembers: Plugin = {
  name: 'api members',
  setup(target) {
    target.onResolve({ filter: /^host:api-members$/ }, ({ path }) => ({ path, namespace: 'host' }));
    target.onLoad({ filter: /.*/, namespace: 'host' }, async () => ({
      contents: JSON.stringify(await collectApiMembers()),
      loader: 'json',
    }));
  },
};
