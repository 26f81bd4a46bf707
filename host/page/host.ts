import { type ReadonlySignal, signal } from '@preact/signals';
import type { Layer } from '../document/layer.ts';
import type { OpenedJson } from '../document/open-json.ts';
import { Scene } from '../document/scene.ts';
import type { HostEvent, PanelOptions, StartFacts } from '../runtime/bridge.ts';
import { type FaultPlan, noFaults, type NotedCall } from '../runtime/faults.ts';
import { addressOf, FileConnection, type FileSession } from './file-connection.ts';
import { type ImageSize, ImageStore } from './image-store.ts';
import type { Manifest } from './manifest.ts';
import type { Operation } from './operation-log.ts';
import type { PanelFrame } from './panel-frame.ts';
import { fontFaceRule, type FontFile } from './embed-fonts.ts';
import { SharedFile } from './shared-file.ts';
import { View } from './view.ts';

export interface DocumentFiles {
  /** The file on the server, which other windows may have open too; `null` where only this page has it. */
  readonly file: FileSession | null;
  readonly opened: OpenedJson;
  readonly variables: HostVariables;
  readonly images: readonly string[];
  readonly exports: Readonly<Record<string, string>>;
}

export interface HostVariables {
  readonly variables: Readonly<Record<string, unknown>>;
  readonly collections: Readonly<Record<string, unknown>>;
}

export interface PluginFiles {
  readonly manifest: Manifest;
  readonly code: string;
  readonly html: string;
  readonly htmlByName: Readonly<Record<string, string>> | null;
}

/** The person at this browser; the client storage of plugins belongs to them. */
export interface Person {
  readonly id: string;
  readonly name: string;
}

export interface HostParts {
  readonly person: Person;
  readonly plugin: PluginFiles;
  readonly runtimeCode: string;
  readonly document: DocumentFiles;
  readonly fonts: readonly FontFile[];
  readonly themes: Readonly<Record<'light' | 'dark', string>>;
}

export interface Notice {
  readonly id: number;
  readonly text: string;
  readonly error: boolean;
  readonly button: string | null;
  readonly close: (reason: 'timeout' | 'dismiss' | 'action_button_click') => void;
}

export type Theme = 'light' | 'dark';
export interface PanelState {
  readonly options: PanelOptions;
  readonly frame: PanelFrame;
}

export interface CodeFile {
  readonly title: string;
  readonly language: string;
  readonly code: string;
}

/** The plugin that runs in the host. */
export interface RunningPlugin {
  readonly start: StartFacts;
  readonly panel: ReadonlySignal<PanelState | null>;
  open(runtimeCode: string, pluginCode: string): Promise<void>;
  deliver(event: HostEvent): void;
  /** Asks a codegen plugin for the code of one layer. */
  askCode(nodeId: string, language: string): Promise<readonly CodeFile[]>;
  end(): void;
}

export type StartRun = (host: Host, start: StartFacts) => RunningPlugin;

export type Editor = 'figma' | 'dev';

/** The state and the actions of the page: the document, the selection, the running plugin. */
export class Host {
  readonly log: Operation[] = [];
  /** Calls of the API, written down while `injectFaults` asks for it. */
  readonly apiCalls: NotedCall[] = [];
  #faults: FaultPlan = noFaults;
  /** The milliseconds that plugin code may block the page before it is stopped. */
  longestTurn = 20_000;
  readonly console: { readonly level: string; readonly text: string }[] = [];
  readonly selection = signal<readonly string[]>([]);
  readonly pageId = signal('');
  readonly theme = signal<Theme>(matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
  readonly editor = signal<Editor>('figma');
  readonly run = signal<RunningPlugin | null>(null);
  readonly notices = signal<readonly Notice[]>([]);
  readonly problems = signal<readonly string[]>([]);
  /** Counts up whenever what is drawn may have changed. */
  readonly revision = signal(0);
  /** Counts up when a picture came that the canvas waited for. */
  readonly picturesCame = signal(0);
  readonly code = signal<{ readonly files: readonly CodeFile[]; readonly message: string | null }>({
    files: [],
    message: null,
  });
  readonly view = new View();
  readonly manifest: Manifest;
  readonly fonts: readonly FontFile[];
  readonly fontStyle: string;
  /** Inter alone, which Figma has ready for panels. */
  readonly interStyle: string;
  scene: Scene;
  images: ImageStore;
  variables: HostVariables;
  #session = 1;
  #connection: FileConnection | null = null;
  readonly #parts: HostParts;
  readonly #startRun: StartRun;
  #language = '';

  /** `startRun` begins a run of the plugin; the host uses runs through `RunningPlugin` only. */
  constructor(parts: HostParts, startRun: StartRun) {
    this.#parts = parts;
    this.#startRun = startRun;
    this.manifest = parts.plugin.manifest;
    this.fonts = parts.fonts;
    const rules = (fonts: readonly FontFile[]): string =>
      fonts.map((font) => fontFaceRule(font, new URL(font.address, location.href).href)).join('');
    this.fontStyle = rules(parts.fonts);
    this.interStyle = rules(parts.fonts.filter(({ family }) => family === 'Inter'));
    const { scene, images, variables } = this.#open(parts.document);
    this.scene = scene;
    this.images = images;
    this.variables = variables;
    this.pageId.value = firstPage(scene).id;
  }

  #open(document: DocumentFiles): { scene: Scene; images: ImageStore; variables: HostVariables } {
    const { file } = document;
    if (file) this.#session = file.session;
    const scene = new Scene(document.opened, this.#session);
    scene.watch(() => {
      this.revision.value += 1;
      const gone = this.selection.peek().filter((id) => !scene.find(id));
      if (gone.length > 0)
        this.select(
          this.selection.peek().filter((id) => scene.find(id)),
          'document',
        );
    });
    const address = file ? addressOf(file.key) : '';
    const images = new ImageStore(address, document.images, document.exports, () => {
      this.picturesCame.value += 1;
    });
    this.#connection?.close();
    this.#connection = file && this.#connect(file, scene, images);
    return { scene, images, variables: document.variables };
  }

  #connect(file: FileSession, scene: Scene, images: ImageStore): FileConnection {
    const shared = new SharedFile(scene, file.session, () => {
      connection.send(() => shared.takeUnsent());
    });
    const connection = new FileConnection(file, {
      receive: (ordered) => {
        for (const hash of shared.receive(ordered)) images.expect(hash);
        if (ordered.steps) this.record('steps-received', { session: ordered.session });
      },
      rebuilt: () => {
        location.reload();
      },
      fail: (sentence) => {
        this.problems.value = [...this.problems.peek(), sentence].slice(-50);
      },
    });
    return connection;
  }

  /** Resolves when the document has all that other windows of the file have made of it. */
  async follow(): Promise<void> {
    await this.#connection?.follow();
  }

  /** The person and the window, as plugins see them. */
  get user(): StartFacts['user'] {
    return { ...this.#parts.person, sessionId: this.#session };
  }

  /** Keeps a picture that a plugin made, here and for the other windows. */
  addImage(hash: string, bytes: Uint8Array, size: ImageSize): void {
    this.images.add(hash, bytes, size);
    this.#connection?.upload(hash, bytes.slice());
  }

  /** Puts another document in place of the open one; a running plugin ends, as when a file is closed. */
  openDocument(files: DocumentFiles): void {
    const { name } = files.opened;
    this.stopPlugin();
    const { variables } = this;
    Object.assign(this, this.#open(files));
    void this.follow();
    if (Object.keys(variables.variables).length > 0) this.record('variables forgotten', name);
    this.selection.value = [];
    this.pageId.value = firstPage(this.scene).id;
    this.revision.value += 1;
    this.record('open-document', { name, layers: this.scene.count });
    this.view.fitPage();
  }

  get page(): Layer {
    return this.scene.find(this.pageId.peek()) ?? firstPage(this.scene);
  }

  record(operation: string, details: unknown): void {
    this.log.push({ operation, details });
  }

  select(ids: readonly string[], by: 'person' | 'plugin' | 'document' = 'person'): void {
    const known = ids.filter((id) => this.scene.find(id));
    const kept = this.editor.peek() === 'dev' ? known.slice(-1) : known;
    const before = this.selection.peek();
    if (kept.length === before.length && kept.every((id, index) => id === before[index])) return;
    const [first] = kept;
    const layer = first === undefined ? undefined : this.scene.find(first);
    const page = layer && this.scene.pageOf(layer);
    if (page && page.id !== this.pageId.peek()) this.openPage(page.id);
    this.selection.value = kept;
    if (by !== 'plugin') this.record('select', kept);
    // As in Figma, listeners are called after the code that changed it has continued.
    queueMicrotask(() => {
      this.run.peek()?.deliver({ type: 'selection-changed' });
      this.refreshCode();
    });
  }

  openPage(id: string): void {
    if (id === this.pageId.peek()) return;
    this.selection.value = [];
    this.pageId.value = id;
    this.record('open-page', id);
    queueMicrotask(() => this.run.peek()?.deliver({ type: 'page-changed', pageId: id }));
  }

  /** What `figma.showUI(__html__)` shows. */
  get pluginPage(): string {
    return this.#parts.plugin.html;
  }

  /** Starts the plugin with one of its menu's commands. */
  async runCommand(command: string): Promise<void> {
    this.stopPlugin();
    this.scene.commit();
    const { plugin, runtimeCode } = this.#parts;
    const { manifest } = plugin;
    const isDev = this.editor.peek() === 'dev';
    const mode = !isDev ? 'default' : command === 'codegen' ? 'codegen' : 'inspect';
    const start: StartFacts = {
      editor: this.editor.peek(),
      mode,
      command: mode === 'codegen' ? '' : command,
      pluginId: manifest.id,
      html: onlyShowsPage(plugin.code) ? pageMark : plugin.html,
      htmlByName: plugin.htmlByName,
      documentId: this.scene.document.id,
      currentPageId: this.page.id,
      dynamicPage: manifest.documentAccess === 'dynamic-page',
      permissions: manifest.permissions ?? [],
      codegenPreferences: { unit: 'PIXEL', customSettings: {} },
      user: this.user,
      faults: this.#faults,
    };
    this.record('run-command', command);
    const run = this.#startRun(this, start);
    this.run.value = run;
    await run.open(runtimeCode, plugin.code);
    if (mode === 'codegen') this.refreshCode();
  }

  /** Lets calls of the API fail, from now on and in every run to come; `apiCalls` begins anew. */
  injectFaults(plan: FaultPlan): void {
    this.#faults = plan;
    this.apiCalls.length = 0;
    this.run.peek()?.deliver({ type: 'faults-changed', plan });
  }

  stopPlugin(): void {
    const run = this.run.peek();
    if (run) this.closeRun(run);
  }

  closeRun(run: RunningPlugin): void {
    run.end();
    if (this.run.peek() === run) this.run.value = null;
    this.record('plugin closed', null);
  }

  setEditor(editor: Editor): void {
    if (editor === this.editor.peek()) return;
    this.stopPlugin();
    this.editor.value = editor;
    this.code.value = { files: [], message: null };
    if (editor === 'dev') this.select(this.selection.peek().slice(-1));
    this.record('set-editor', editor);
  }

  setTheme(theme: Theme): void {
    this.theme.value = theme;
    this.run.peek()?.panel.peek()?.frame.setTheme(theme, this.themeStyle());
  }

  themeStyle(): string {
    return `:root{${this.#parts.themes[this.theme.peek()]}}`;
  }

  undo(): void {
    this.record('undo', null);
    this.scene.undo();
  }

  redo(): void {
    this.record('redo', null);
    this.scene.redo();
  }

  /** Asks the running plugin for code of the selected layer, if Dev Mode's code section is open. */
  refreshCode(language = this.#language): void {
    const run = this.run.peek();
    this.#language = language || (this.manifest.codegenLanguages?.[0]?.value ?? '');
    const [id] = this.selection.peek();
    if (run?.start.mode !== 'codegen' || id === undefined) {
      this.code.value = { files: [], message: null };
      return;
    }
    this.code.value = { files: [], message: 'Making code …' };
    run.askCode(id, this.#language).then(
      (files) => {
        this.code.value = { files, message: null };
        this.record(
          'code made',
          files.map(({ title, code }) => `${title} (${String(code.length)})`),
        );
      },
      (error: unknown) => {
        const message = error instanceof Error ? error.message : String(error);
        this.code.value = { files: [], message };
        this.record('code failed', message);
      },
    );
  }

  showNotice(
    notice: {
      readonly id: number;
      readonly text: string;
      readonly error: boolean;
      readonly timeout: number | null;
      readonly button: string | null;
    },
    closed: (reason: 'timeout' | 'dismiss' | 'action_button_click') => void,
  ): void {
    const close = (reason: 'timeout' | 'dismiss' | 'action_button_click'): void => {
      if (!this.notices.peek().some(({ id }) => id === notice.id)) return;
      this.notices.value = this.notices.peek().filter(({ id }) => id !== notice.id);
      closed(reason);
    };
    const { id, text, error, button } = notice;
    this.notices.value = [
      ...this.notices.peek().filter((other) => other.id !== id),
      { id, text, error, button, close },
    ].slice(-3);
    if (notice.timeout !== null) {
      setTimeout(() => {
        close('timeout');
      }, notice.timeout);
    }
  }

  cancelNotice(id: number): void {
    this.notices
      .peek()
      .find((notice) => notice.id === id)
      ?.close('dismiss');
  }
}

function firstPage(scene: Scene): Layer {
  const [page] = scene.pages;
  if (!page) throw new Error('The document has no page.');
  return page;
}

/** What `__html__` is in a sandbox whose plugin only shows it: copying the page's megabytes would slow each start. */
const pageMark = '<!doctype html><title>The page of the plugin</title>';

function onlyShowsPage(code: string): boolean {
  return !code.replaceAll(/\bshowUI\(\s*__html__\b/g, '').includes('__html__');
}
