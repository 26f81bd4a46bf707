/** Opens the host in a real Chromium and gives a test access to what a person would see and use. */
import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  type Browser,
  type BrowserContext,
  chromium,
  type ConsoleMessage,
  type Frame,
  type Page,
} from 'playwright-core';
import { findBrowser } from '../../cli/browser.mjs';
import type { HostDocument } from '../../host/server/host-document.ts';
import { serveHost } from '../../host/server/serve-host.ts';
import { waitLimits } from '../wait-limits.ts';

export const root = fileURLToPath(new URL('../../', import.meta.url));
const pictures = join(root, 'tests/pictures');
/** Asked for with `PICTURES=1`: drawing them takes longer than what many stories prove. */
export const keepsPictures = process.env.PICTURES === '1';

export interface OpenHostOptions {
  readonly document: HostDocument;
  /**
   * @default the project's own plugin
   */
  readonly manifestPath?: string;
  /**
   * px of the window.
   * @default 1440 x 900
   */
  readonly size?: { readonly width: number; readonly height: number };
  /**
   * A browser that is already open, for many stories in one.
   * @default a new one, closed with the host
   */
  readonly browser?: Browser;
}

export interface LoggedOperation {
  readonly operation: string;
  readonly details: unknown;
}

/** Whose browser a window is opened in; what plugins store is kept by browser. */
export type WindowOwner = 'same person' | 'another person';

export interface OpenedHost {
  readonly page: Page;
  readonly url: string;
  /** Lines that the page or the panel wrote to the console as errors. */
  readonly errors: readonly string[];
  select(...ids: string[]): Promise<void>;
  runCommand(command: string): Promise<void>;
  undo(): Promise<void>;
  redo(): Promise<void>;
  setTheme(theme: 'light' | 'dark'): Promise<void>;
  setEditor(editor: 'figma' | 'dev'): Promise<void>;
  /** The document inside the plugin's panel; waits until there is one. */
  panel(): Promise<Frame>;
  log(): Promise<readonly LoggedOperation[]>;
  /** Waits for an operation in the log, from the given index on, and answers it. */
  waitForOperation(name: string, from?: number): Promise<LoggedOperation>;
  /** What plugin code wrote to its console. */
  console(): Promise<readonly string[]>;
  /** A layer of the open document without its children. */
  layer(id: string): Promise<Record<string, unknown> | null>;
  /**
   * Opens one more window.
   * @param url Of the file. @default that of this window
   */
  openWindow(owner: WindowOwner, url?: string): Promise<OpenedHost>;
  /** Adds a file to those of the server; answers its address. */
  addFile(document: HostDocument): string;
  /** With `PICTURES=1` keeps a picture of the page in `tests/pictures/`. */
  shoot(name: string): Promise<void>;
  /** Closes the window; with the first of a host the server and the windows of other people. */
  close(): Promise<void>;
}

/** Whether there is a browser for stories on this machine. */
export function hasBrowser(): boolean {
  return findBrowser() !== null;
}

export async function openBrowser(): Promise<Browser> {
  const found = findBrowser();
  if (!found) throw new Error('No browser found; run npm test, which gets one.');
  return chromium.launch({
    executablePath: found.path,
    env: { ...process.env, ...found.env },
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--no-first-run',
      '--font-render-hinting=none',
    ],
  });
}

export async function openHost(options: OpenHostOptions): Promise<OpenedHost> {
  const served = await serveHost({
    distFolder: join(root, 'dist'),
    manifestPath: options.manifestPath ?? join(root, 'manifest.json'),
    document: options.document,
  });
  const browser = options.browser ?? (await openBrowser());
  const others: BrowserContext[] = [];
  const newContext = () =>
    browser.newContext({ viewport: options.size ?? { width: 1440, height: 900 }, acceptDownloads: true });
  const openWindow = async (
    context: BrowserContext,
    url: string,
    close: (page: Page) => Promise<void>,
  ): Promise<OpenedHost> => {
    const page = await context.newPage();
    page.setDefaultTimeout(waitLimits.change);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message: ConsoleMessage) => {
      if (message.type() === 'error') errors.push(message.text());
    });
    await page.goto(url);
    await page.waitForFunction(
      () => window.host !== undefined || document.querySelector('#status.failed') !== null,
    );
    return handles({
      page,
      url,
      errors,
      close: () => close(page),
      addFile: (document) => served.add(document),
      async openWindow(owner, next = url) {
        const own = owner === 'same person' ? context : await newContext();
        if (own !== context) others.push(own);
        return openWindow(own, next, (other) => other.close());
      },
    });
  };
  const context = await newContext();
  return openWindow(context, served.url, async () => {
    for (const one of [...others, context]) await one.close();
    if (!options.browser) await browser.close();
    await served.close();
  });
}

/** What a window has beside what is done in its page. */
type WindowParts = Pick<OpenedHost, 'page' | 'url' | 'errors' | 'openWindow' | 'addFile' | 'close'>;

function handles(parts: WindowParts): OpenedHost {
  const { page } = parts;
  const log = async (): Promise<readonly LoggedOperation[]> => page.evaluate(() => window.host?.log ?? []);
  return {
    ...parts,
    select: async (...ids) => page.evaluate((wanted) => window.host?.select(wanted), ids),
    runCommand: async (command) => {
      await receivePosted(page);
      await page.evaluate(async (name) => window.host?.runCommand(name), command);
    },
    undo: async () => page.evaluate(() => window.host?.undo()),
    redo: async () => page.evaluate(() => window.host?.redo()),
    setTheme: async (theme) => page.evaluate((name) => window.host?.setTheme(name), theme),
    setEditor: async (editor) => page.evaluate((name) => window.host?.setEditor(name), editor),
    panel: async () => {
      const outer = await page.waitForSelector('.panel iframe', { state: 'attached' });
      const frame = await outer.contentFrame();
      const inner = await frame?.waitForSelector('iframe', { state: 'attached' });
      const panel = await inner?.contentFrame();
      if (!panel) throw new Error('The panel has no document.');
      await panel.waitForLoadState('load');
      return panel;
    },
    log,
    waitForOperation: async (name, from = 0) => {
      await page.waitForFunction(
        ([wanted, start]) => window.host?.log.slice(start).some(({ operation }) => operation === wanted),
        [name, from] as const,
      );
      const found = (await log()).slice(from).find(({ operation }) => operation === name);
      if (!found) throw new Error(`The log lost ${name}.`);
      return found;
    },
    console: async () => page.evaluate(() => window.host?.console.map(({ text }) => text) ?? []),
    layer: async (id) =>
      page.evaluate((wanted) => {
        const layer = window.host?.scene.find(wanted);
        return layer
          ? (JSON.parse(JSON.stringify({ ...layer, children: undefined })) as Record<string, unknown>)
          : null;
      }, id),
    shoot: async (name) => {
      if (!keepsPictures) return;
      const path = join(pictures, `${name}.png`);
      await mkdir(dirname(path), { recursive: true });
      await page.screenshot({ path });
    },
  };
}

/**
 * Waits until the page has received everything that the panel has posted, or the panel is closed. A command ends the run before it, and is given
 * faster here than the two windows between the panel and the page pass a message on.
 */
async function receivePosted(page: Page): Promise<void> {
  const panel = page.frames().find((frame) => frame.parentFrame()?.parentFrame() === page.mainFrame());
  if (!panel) return;
  const mark = randomUUID();
  await page.evaluate((wanted) => {
    const frame = document.querySelector('.panel iframe');
    window.received = new Promise<void>((done) => {
      const listening = new AbortController();
      const end = () => {
        listening.abort();
        closing.disconnect();
        done();
      };
      const closing = new MutationObserver(() => {
        if (!frame?.isConnected) end();
      });
      closing.observe(document.body, { childList: true, subtree: true });
      const listen = ({ data }: MessageEvent<{ readonly data?: unknown } | null>) => {
        if (data?.data === wanted) end();
      };
      addEventListener('message', listen, { signal: listening.signal });
      if (!frame?.isConnected) end();
    });
  }, mark);
  await panel.evaluate((posted) => parent.postMessage(posted, '*'), mark).catch(() => undefined);
  await page.evaluate(() => window.received);
}
